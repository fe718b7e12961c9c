### What is wrong with a file. .label stands under the place, .hint says what to do, .suggest what may have been meant.

broken-yaml = This line cannot be read
    .label = not understood from here on
    .hint = Each entry needs a line of its own: key, colon, space, value. All entries of a record stand exactly below each other. Every bracket and every quotation mark must be closed.
tab-indent = The line is indented with the tab key
    .label = here is a tab
    .hint = Delete the tab and indent with the space bar: two spaces a step, as far as the other entries of the same record.
colon-in-text = A text with a colon needs quotation marks
    .label = this text holds a colon
    .hint = Put a straight quotation mark before the text and one after it: title: "City: a place"
    .enclosed = Typographic quotation marks do not enclose it. Put straight ones in their place: { $suggestion }
    .fix = Put the text in quotation marks: { $suggestion }
    .typographic = The marks “ and ” belong to the text here. Put straight quotation marks around them: title: "“City: a place”"
    .lines = The text goes over several lines. Put a straight quotation mark (") before its beginning and one after its end.
    .comma = Either a comma is missing before the last word before the colon, or the whole text needs quotation marks: title: "City: a place"
reserved-character = A value without quotation marks cannot begin with { $character }
    .label = this character has a meaning of its own here
    .hint = Put the whole value in straight quotation marks: title: "…"
    .fix = Put the value in quotation marks: { $suggestion }
unclosed-quote = A quotation mark is not closed
    .label = it is opened here
    .hint = Put the same mark at the end of the text. If the text itself holds straight quotation marks, use typographic ones inside: “like this”.
    .typographic = The text begins with a straight quotation mark and ends with { $mark }, which does not close it. Put a straight one there.
duplicate-key = The key “{ $key }” stands twice in one record
    .label = once more
    .first = first here
    .hint = Delete one of the two lines; only the first was read. If a new record should begin here, it lacks a dash with a space before it: - id: …
anchor = & and * at the beginning of a value are not read
    .label = here
    .hint = If a text begins with & or *, put the whole text in quotation marks. If the value should be taken from elsewhere, write it out here; what all records of a file share belongs under defaults:
tag = A value without quotation marks cannot begin with !
    .label = here
    .hint = If the exclamation mark belongs to the text, put the whole text in quotation marks. Otherwise delete the word with the exclamation mark.
merge-key = The key << is not read
    .label = here
    .hint = Write the values out, or put what all records of the file share under defaults:
too-deep = This is nested too deeply
    .label = more than { $limit } steps
    .hint = Records need no more than four steps. A closing bracket is probably missing further up.
unreadable-file = { $path } cannot be read: { $reason }
    .hint = Check that the file is still there and that you may read it.
file-left-out = { $path } is not read
    .link = It is a link. Put the file itself there; links may lead anywhere and are never followed.
    .device = It is no ordinary file. Delete it.
    .hint = Rename it: names of files that are read end in .yaml, .yml, .md or .rq, in small letters.
too-large = { $path } is larger than { $limit } MB
    .hint = Spread its content over several files.
too-many-values = The file holds too many values
    .label = the rest is not read
    .hint = Spread its content over several files.
page-too-long = This text is too long for a page
    .label = { $page ->
        [value] it begins here; { $limit } MB are allowed
       *[other] { $limit } MB are reached here
    }
    .hint = { $page ->
        [none] Divide the text into several files.
        [value] Shorten the text. Something else probably got into it, or its closing quotation mark is missing.
       *[other] No file holds the chapter { $page }, another preprocessor wrote it. Divide it into several chapters there.
    }
page-too-full = { $what ->
    [headings] A page holds more than { $limit } headings
    [terms] A page holds more than { $limit } terms with explanations
    [footnotes] A page refers to footnotes more than { $limit } times
   *[pieces] A page holds more than { $limit } pieces of text and markup
    }
    .label = { $page ->
        [value] in this text
       *[other] from here on it is too much
    }
    .hint = { $page ->
        [none] Divide the text into several files.
        [value] Shorten the text. Something else probably got into it, or its closing quotation mark is missing.
       *[other] No file holds the chapter { $page }, another preprocessor wrote it. Divide it into several chapters there.
    }
not-utf8 = { $path } is not saved as UTF-8
    .hint = Save the file with the encoding UTF-8 in your editor. The first unreadable character is byte { $offset }.
control-character = The file holds an invisible character ({ $character })
    .label = here
    .hint = Delete the character: put the cursor behind it and press backspace. It often slips in when copying from PDF files.
key-not-text = To the left of the colon there must be a plain word
    .label = there is none
    .hint = Write key and value like this: title: Text
second-document = In the middle of the file stands a dividing line
    .label = this line divides
    .hint = Delete the line (--- or ...), or move what stands below it to a file of its own.
unclosed-front-matter = The head of the page is not closed
    .label = it begins here
    .hint = Add a line with --- below the last entry of the head. The text begins below it.
text-after-quote = The line goes on behind the closing quotation mark
    .label = this stands behind it
    .hint = Both quotation marks belong at the very outside, one before the text and one after it. Inside the text use typographic ones: “like this”.
    .fix = Written correctly: { $suggestion }
backslash = Between straight quotation marks the backslash \ has a meaning of its own
    .label = this backslash
    .hint = Double the backslash (\\), or use single quotation marks (') instead of double ones.
    .fix = Use single quotation marks: { $suggestion }
unbalanced-bracket = The brackets do not match
    .label = this bracket lacks the other one
    .hint = Put the fitting closing bracket at the end of the entry: ] for [ and { "}" } for { "{" }.
    .fix = With the fitting bracket: { $suggestion }
    .extra = Delete this closing bracket, or add the opening one before it.
    .mismatch = [ is closed by ], and { "{" } is closed by { "}" }.
missing-comma = A comma is missing between two entries in brackets
    .label = the comma is missing before this
    .hint = Separate the entries with a comma and a space. If all of it is one text, put quotation marks at its outside only.
    .fix = Add a comma and a space before this entry.
extra-comma = Here is a comma too many
    .label = there is nothing before this comma
    .hint = Delete the comma.
    .fix = Delete the comma.
colon-without-space = A space is missing after the colon
    .label = after this colon
    .hint = Add a space: { $key }: …
    .fix = Add a space after the colon: { $key }: …
strange-space = Here is a character that only looks like a space
    .label = probably a non-breaking space
    .hint = Delete it and type it again with the space bar.
    .fix = Delete it and type it again with the space bar. It slips in when copying from word processors and web pages.
missing-colon = This line lacks its key, or the colon after it
    .label = which key does this belong to?
    .word = Put a colon behind it, if the lines below belong to it: { $suggestion }
    .hint = Write a new entry like this: title: Text. If the text of the line above goes on here, indent this line two spaces further than its key.
wrong-dash = A wrong character stands before an item of a list; a hyphen (-) belongs there
    .label = this is not a hyphen
    .hint = Replace it with a hyphen and a space: - id: …
    .fix = Replace it with a hyphen: - id: …
    .below = Replace it with a hyphen and a space, and move the lines below it exactly under the first letter.
dash-without-space = A space is missing after the dash before an item
    .label = after this dash
    .hint = Add a space: - id: …
    .fix = Add a space after the dash: - id: …
    .below = Add a space (- id: …), and move the lines below it exactly under the first letter.
missing-dash = An item of the list lacks its dash
    .label = an item begins here
    .item = this is how an item of this list begins
    .hint = Put a dash and a space before the first line of each item (- id: …), and move its other lines exactly under the id.
    .fix = Put a dash and a space before its first line. Its lines belong where those of the other items stand.
    .words = Put a dash and a space before each word of the list, or write all of them in one line: [one, two]
text-not-indented = The text below | or > is not indented far enough
    .label = this line stands too far left
    .key = the text belongs to this key
    .hint = Indent all lines of the text alike, two spaces further than the key.
wrong-indent = This line is indented differently from the lines it belongs to
    .label = too far left or right
    .above = the line before
    .hint = The keys of a record stand exactly below each other, and so do the dashes of a list. Add or delete spaces on the left until it fits.
merge-conflict = Two versions of this file were not merged
    .label = a conflict begins here, or what is left of it
    .hint = One version stands between <<<<<<< and =======, the other between ======= and >>>>>>>. Keep the right lines; delete the others and all three marks.
text-cut-off = Nothing is read from # on
    .label = this is missing in the handbook
    .hint = If it belongs to the text, put the whole text in quotation marks. If it is a remark for other authors, put a space after the #; it must not begin with a number.

unknown-key = There is no key “{ $key }” here (kind: { $table })
    .label = unknown key
    .suggest = You probably mean “{ $suggestion }”.
    .either = Depending on the work, this is “{ $one }” or “{ $other }” here.
    .page = Write it like this: locator: { "{" }page: "24"{ "}" }
    .hint = Possible keys are: { $known }.
missing-key = The key “{ $key }” is missing here (kind: { $table })
    .label = in this record
    .hint = Add: { $key }: … — { $shape }.
empty-value = There is nothing after “{ $key }”
    .label = without a value
    .hint = Write a value or delete the line. If something is not known, write unknown where that is possible.
unknown-reference = There is no record “{ $id }” (wanted: { $wanted })
    .label = leads nowhere
    .suggest = You probably mean “{ $suggestion }”.
    .named = The record with this name has the id “{ $suggestion }”.
    .namesakes = “{ $one }” and “{ $other }” are called that. Write the id of the one that is meant.
    .other-kind = “{ $other }” is called that, but it is of another kind: { $found }.
    .called = called that
    .hint = Check the id or add the record. `antinomy list KIND` shows all ids of a kind.
wrong-kind = “{ $id }” is of the wrong kind: { $found } instead of { $wanted }
    .label = expected: { $wanted }
    .target = this is: { $found }
    .hint = Name the id of a fitting record (kind: { $wanted }).
duplicate-id = The id “{ $id }” is already taken
    .label = once more
    .first = first here
    .inner = Give one of the two entries another id.
    .query = Rename one of the two files: saved queries are called like their files.
    .hint = Give one of the two records another id.
invalid-id = “{ $id }” is not a valid id
    .label = not like this
    .suggest = It could be “{ $suggestion }”.
    .file = Rename the file, which gives the query its id. It could be “{ $suggestion }”.
    .hint = Ids are made of the small letters a to z, digits and single hyphens.
wrong-shape = Under “{ $key }” stands something else than expected
    .label = expected: { $shape }
    .hint = Expected: { $shape }.
bad-date = “{ $value }” is not a readable date
    .label = not like this
    .suggest = You probably mean { $suggestion }.
    .undated = If the date is not known, leave this line out.
    .fix = Dates are written year-month-day, periods with a slash: { $suggestion }
    .no-such-day = There is no such day or month.
    .reversed = The end lies before the beginning.
    .hint = Possible are 2007, 2007-07, 2007-07-12, an approximate year 2007~ and periods such as 2007/2011, 2007/.. (goes on), 2007/ (end unknown) or ../2011 (until then).
bad-number = “{ $value }” is not a whole number from { $least } to { $most }
    .label = under “{ $key }”
    .hint = Write a whole number from { $least } to { $most } and nothing else.
unknown-choice = “{ $value }” is not possible under “{ $key }”
    .label = unknown word
    .suggest = You probably mean “{ $suggestion }”.
    .none = The manifest (antinomy.yaml) has no list of words for this yet. Add one there.
    .hint = Possible are: { $known }.
unknown-level = There is no level “{ $value }”
    .label = unknown level
    .suggest = You probably mean “{ $suggestion }”.
    .hint = The manifest knows: { $known }. If the level is not known, write levels: unknown; whoever does not govern here has levels: [].
unknown-language = The language “{ $language }” is not in the manifest
    .label = unknown language
    .suggest = You probably mean “{ $suggestion }”.
    .hint = The manifest knows: { $known }.
unknown-section = The source “{ $source }” has no section “{ $section }”
    .label = unknown section
    .source = the source stands here
    .suggest = You probably mean “{ $suggestion }”.
    .hint = Add the section to the source under sections: or name an existing one here.
unknown-kind = It is not clear what kind of record this is
    .label = “{ $key }” is no kind of records
    .suggest = You probably mean “{ $suggestion }”.
    .hint = Put the file into a folder that is named after a kind, or make it a list. Kinds are: { $known }.
no-manifest = There is no manifest (antinomy.yaml) here
    .hint = Run the program in the folder of the knowledge base, or name that folder with --root.
missing-front-matter = The page has no head
    .label = a line with --- should stand here
    .hint = Add at the top: a line ---, below it id: and the other keys (kind: { $table }), below them --- again.
translation-without-original = The original of this translation is missing
    .label = looked for { $original }
    .hint = Name the file after the original: NAME.md and NAME.en.md.
bad-language = “{ $tag }” is no language tag, or it stands there twice
    .label = not like this
    .hint = Languages are named by their tags, each once: languages: [de, en].
comma-in-text = Between braces a text with a comma needs quotation marks
    .label = behind the comma a new entry begins
    .hint = Put the whole text in quotation marks: { "{" }en: "Who clears snow, cannot build."{ "}" }
    .fix = Put the whole text in quotation marks: { $suggestion }
too-many-levels = A manifest can have at most { $limit } levels
    .hint = Shorten the list levels:.
list-without-brackets = Several values under “{ $key }” need square brackets
    .label = a list
    .hint = Write it like this: [one, two]
    .fix = Write it like this: { $suggestion }
not-true-or-false = Only true or false is possible under “{ $key }”
    .label = instead of “{ $value }”
    .hint = true means yes, false means no.
    .fix = What is meant is { $suggestion }: true means yes, false means no.
page-with-word = A page is given by its number alone
    .label = the handbook itself puts the “p.” before it
    .hint = Write the number only: page: "24"
    .fix = Write the number only: { $suggestion }

unknown-allow = There is no rule “{ $code }” that a record could be excepted from
    .label = unknown, or no exception possible
    .suggest = You probably mean “{ $suggestion }”.
    .hint = The name stands in square brackets in the message. What cannot be read cannot be excepted.
expired-allow = The exception from “{ $code }” held only until { $until }
    .label = expired
    .hint = Mend the place and delete the exception, or set a new date. The reason was: { $reason }
refused-allow = There is no exception from “{ $code }”
    .label = readers could come to harm here
    .hint = Mend what the remark points at, and delete the entry under allow:.
unused-allow = The exception from “{ $code }” is not needed
    .label = is not reported here
    .hint = Delete the entry under allow:.

## Chapters of the handbook

unknown-directive = There is no view “{ $directive }”
    .label = unknown view
    .suggest = Probably meant: { $suggestion }
    .hint = Possible are: { $known }. One writes, for example: ```antinomy matrix
unknown-option = The view “{ $directive }” has no option “{ $option }”
    .label = unknown option
    .suggest = Probably meant: “{ $suggestion }”.
    .hint = Possible are: { $known }.
missing-option = The view “{ $directive }” lacks its option “{ $option }”
    .label = this view
    .hint = Add a line below it: { $option }: …
options-not-readable = The options of the view “{ $directive }” cannot be read
    .label = here
    .hint = Each option has a line of its own, as key: value. Possible are: { $known }.
nested-directive = The view “{ $directive }” cannot stand in a list or a quotation
    .label = indented or enclosed
    .hint = Put the block at the left margin, with an empty line before and after it.
reserved-chapter = The address of “{ $page }” is taken
    .label = this chapter
    .hint = mdBook writes index, print, toc and 404 itself. Rename the file.
chapter-twice = Two chapters have the same address: “{ $page }” and “{ $other }”
    .label = this chapter
    .hint = Rename the file; generated chapters are called after the ids of their records.
template-failed = The template “{ $template }” cannot be filled: { $reason }
    .label = for this view
    .hint = This is a mistake of the program. Please report it.
unknown-citation-type = There is no way of citing called “{ $term }”
    .label = unknown way
    .suggest = Probably meant: “{ $suggestion }”.
    .hint = Known are: { $known }. Without the word and the colon it is a plain citation: [@id].
dead-link = The link “{ $address }” leads nowhere: { $reason }
    .label = leads nowhere
    .suggest = Probably meant: “{ $suggestion }”.
    .hint = A link leads to the file that holds a record, seen from this file, with “#id” where it holds several. Shorter: [[id]].
several-lines = The text under “{ $key }” goes over several lines
    .label = stands in one line in the handbook
    .hint = Write it in one line. The handbook puts a space in place of each line break.
reserved-id = { $reason ->
        [meaning] “{ $id }” has a meaning of its own where ids stand
        [message] “{ $id }” is the name of one of the program's own messages
        [windows] “{ $id }” cannot be the name of a file on Windows
       *[page] “{ $id }” is a name that the pages of the handbook need themselves
    }
    .label = nothing can be called that
    .file = Rename the file, for instance with one more word: it gives the query its id.
    .hint = Choose another id, for instance with one more word. The name that everybody reads can stay.
newer-format = This knowledge base has format { $format }; this version of the program reads format { $known } only
    .label = newer format
    .hint = Get a newer version of Antinomy (this one is { $version }). Nothing else was checked or read.
bad-format = There is no format “{ $format }”
    .label = no format
    .hint = Write: format: { $known }
names-nothing = There is no “{ $name }” for “{ $key }” to name
    .label = names nothing
    .suggest = Probably meant: “{ $suggestion }”.
    .hint = Known is: { $known }. Correct the entry or delete it.
    .exec = This version of the program starts no other programs. Delete the entry.
    .maps-to = Name the term with its vocabulary ({ $known }), such as cito:supports, or its whole address.
unknown-vocabulary = “{ $name }” is of no vocabulary that this version knows
    .label = unknown vocabulary
    .suggest = Probably meant: “{ $suggestion }”.
    .hint = Give the whole address of the term instead, beginning with https:// or http://. In short, terms of these can be named: { $known }.
address-not-allowed = Under “{ $key }” stands no address that can be used
    .label = is not used
    .hint = Give the whole address, without spaces. It begins with: { $known }
list-without-key = Above this list it does not say what it holds
    .label = a list begins here
    .hint = Put a line above it that says so, followed by a colon. Possible are: { $known }.
    .fix = Put this line above it: { $line }
typographic-quotes = Typographic quotation marks enclose no text
    .label = they belong to the text here
    .hint = Put a straight quotation mark in its place and one at the other end of the text; if the mark belongs to the text, put straight ones around all of it.
    .enclosing = If they should only enclose the text, put straight ones in their place: { $suggestion }. If they belong to it, put straight ones around them.
defaults-too-large = What stands under “defaults” is too large for { $records } records
    .label = holds for no record therefore
    .hint = Keep under “defaults” only short values that many records share, or divide the file.
missing-query-head = The saved query has no head
    .label = here # title: … should stand
    .hint = Add at the top, each line with # in front: title: and description: with one text a language.
nothing-asked = The file holds no query
    .label = here are comments only
    .hint = Write the query below the head, without # at the beginning of the lines.
bad-parameter-name = No parameter can be called “{ $name }”
    .label = not like this
    .hint = Names of parameters are made of letters from A to Z, digits and underscores. The dollar sign stands in front of them in the query only.
bad-default = “{ $value }” cannot be the default
    .label = expected: { $kind }
    .hint = Expected: { $kind }. Or give the parameter another kind.
unused-parameter = The query does not use its parameter “{ $name }”
    .label = without effect
    .hint = Write ${ $name } in the query where its value should stand, or delete the parameter.

### The citation style. $why tells what keeps it from being used.

style-unusable = { $why ->
        [unknown] There is no citation style “{ $name }”
        [nearest] There is no citation style “{ $name }”
        [outside] The citation style { $path } lies outside of the content folder
        [file] The citation style { $path } cannot be read: { $reason }
        [special] The citation style { $path } is no file but a device, a pipe or a socket
        [too-large] The file { $path } is too large for a citation style
        [dependent] This citation style is none of its own but points to “{ $name }”
        [circular] The macro “{ $name }” of the citation style calls itself, perhaps through others
        [unknown-macro] The citation style calls the macro “{ $name }”, which it does not have
        [document-type] The citation style has a document type (<!DOCTYPE …>)
        [too-deep] The elements of the citation style are nested too deeply, those of its macros included
        [too-many-elements] The citation style has more than { $limit } elements
        [too-many-attributes] An element of the citation style has more than { $limit } attributes
        [too-many-macros] The citation style has more than { $limit } macros
        [long-text] The citation style puts a text of more than { $limit } bytes between or around values
        [too-much-work] The citation style takes too much work: the macros below this place call each other so often that a single work takes more than { $limit } steps
        [too-much-text] The citation style is too wordy: the texts below this place, repeated in macros, make more than { $limit } bytes for a single work
       *[unreadable] The citation style cannot be read: { $reason }
    }
    .label = here
    .named = the style is named here
    .hint = { $why ->
        [unknown] Known are arl, apa, chicago-author-date and many more; a style of your own is a file whose name ends in .csl.
        [nearest] Did you mean “{ $nearest }”?
        [outside] Please put the file where antinomy.yaml lies, and give its name alone.
        [file] Compare the name with that of the file; it has to be a text in UTF-8.
        [special] Please put a plain file there.
        [too-large] Styles have up to 200 kB. Take one from the archive of the Citation Style Language, or name the style of another publication.
        [dependent] Please name that one.
        [circular] That would never come to an end. Take out one of the calls (<text macro="…"/>).
        [unknown-macro] Compare the name with those of the macros (<macro name="…">), or fetch the style again.
        [document-type] Delete it: styles need none, and what it could define is not read.
        [too-deep] No style needs more than { $limit } levels. Take out groups (<group>) that hold nothing but one other, or macros that only call the next.
        [too-many-elements] The largest styles have 5,000. Take out what is not needed, or take another style.
        [too-many-attributes] No style needs so many. Take out what is not needed, or fetch the style again.
        [too-many-macros] The largest styles have 150. Take out those that nothing calls, or take another style.
        [long-text] Shorten prefix, suffix, delimiter or the term. What belongs to one work stands in its record.
        [too-much-work] Call each macro once, or take another style: the largest of the archive takes a little more than half of that.
        [too-much-text] Shorten prefix, suffix, delimiter and value, or call their macro less often.
       *[unreadable] The file has to be a style of the Citation Style Language (CSL 1.0). Open it in an editor that checks XML, or fetch it again.
    }

## Queries

query-syntax = { $wrong ->
    [empty] There is no query here
    [start] A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE
    [declaration] This declares no prefix
    [prefix] The prefix “{ $name }:” is not declared
    [quotes] These quotation marks are not those of SPARQL
    [string] The text in quotation marks has no end
    [iri] The address in angle brackets has no end, or a character that addresses cannot have
    [no-angles] Addresses stand in angle brackets
    [relative-iri] The address is not complete
    [character] The character { $name } means nothing here
    [space] This space is a special character
    [unclosed] The bracket is not closed: { $name } is missing
    [unopened] The bracket { $name } closes nothing
    [keyword] “{ $name }” is no keyword
    [word] “{ $name }” is neither a keyword nor a name
    [function] There is no function { $name }
    [operator] “{ $name }” is written differently in SPARQL
    [foreign] “{ $name }” does not exist in SPARQL
    [select-comma] No commas are written between the variables of SELECT
    [select-expression] An expression in SELECT needs round brackets, AS and a variable
    [missing-as] The expression has no name
    [bind-equals] BIND names a value with AS, not with =
    [select-nothing] SELECT does not say what to look for
    [group] The pattern in braces is missing after { $name }
    [by] { $name } is followed by BY
    [number] { $name } is followed by a number
    [filter] The condition of FILTER needs round brackets
    [having] The condition of HAVING needs round brackets
    [outside] { $name } is outside the braces
    [order] { $name } comes before { $expected }
    [semicolon] A query does not end with a semicolon
    [point] A full stop is missing between two triples
    [no-predicate] The triple has only a subject
    [no-object] The triple has no object
    [predicate-expected] A text or a number is no predicate
    [not-grouped] { $name } has several values in each group
    [star-grouped] With groups, SELECT * is not possible
    [rebound] { $name } has a value already
    [selected-twice] { $name } is selected twice
    [blank-reused] { $name } is used in two groups
    [operand] Something is missing after { $name }
    [needless-point] This full stop ends nothing
    [graph-name] GRAPH needs a variable or the name of a graph
    [row] The row has more or fewer values than VALUES has variables
    [double-negation] Two exclamation marks in a row
    [compared] A pattern does not compare values
    [table] There is no table “{ $name }”
    [select-in-expression] A query cannot stand in a comparison
    [direction] { $name } comes before what it orders, in brackets
    [two-limits] LIMIT takes one number
    [distinct-brackets] DISTINCT is no function
   *[unexpected] This is not valid SPARQL
}
    .label = { $wrong ->
        [unexpected] from here on the text makes no sense
        [point] between these two
       *[other] here
    }
    .suggest = Did you mean { $suggestion }?
    .hint = { $wrong ->
        [empty] The smallest one is: SELECT * WHERE {"{"} ?s ?p ?o {"}"}
        [start] For instance: SELECT ?s WHERE {"{"} ?s a an:Statement {"}"}
        [declaration] It is written: PREFIX name: <https://example.org/>
        [prefix] Declare it at the top: PREFIX { $name }: <https://…>. Text is written in quotation marks.
        [quotes] Write straight ones: "text". Word processors replace them.
        [string] Close it with the same mark on the same line. A text of several lines has three at both ends.
        [iri] It is written <https://…>, without spaces. “Less than” needs something on its left.
        [no-angles] Write them around it: <https://…>
        [relative-iri] It begins with https:// or the like. What belongs to this knowledge base is shorter: id:NAME
        [space] It comes from a word processor or a web page. Replace it with an ordinary one.
        [unclosed] Or a bracket before it is one too many.
        [unopened] Delete it, or open it before.
        [word] Variables begin with a question mark, names have a prefix (an:voice), texts are in quotation marks ("goal").
        [function] Functions of this program have a prefix: an:label(?x)
        [foreign] Write instead: { $expected }
        [select-comma] Delete the comma: SELECT ?a ?b
        [select-expression] For instance: SELECT (COUNT(?s) AS ?count)
        [missing-as] Name it in the same brackets: (… AS ?name)
        [select-nothing] Write variables after it, or * for all.
        [group] For instance: WHERE {"{"} ?s an:kind "goal" {"}"}
        [filter] For instance: FILTER(?year > 2000)
        [having] For instance: HAVING (COUNT(?s) > 1)
        [outside] Put it before the closing brace.
        [order] The order is: WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET.
        [semicolon] Delete it.
        [point] Put a full stop there, or a semicolon if the next one has the same subject and does not repeat it.
        [no-predicate] A triple has three parts: subject, predicate, object.
        [no-object] A triple has three parts: subject, predicate, object.
        [predicate-expected] A triple has three parts: subject, predicate, object. Has one been left out before it?
        [not-grouped] Write it after GROUP BY, or choose one value: SAMPLE, MIN, MAX, GROUP_CONCAT.
        [star-grouped] Name the variables.
        [rebound] Choose another name after AS.
        [selected-twice] Delete one of the two.
        [blank-reused] Write a variable in its place.
        [operand] An operator stands between two values.
        [needless-point] Delete it.
        [graph-name] For instance: GRAPH ?file {"{"} ?s ?p ?o {"}"}
        [row] Where there is no value, write UNDEF.
        [double-negation] Leave out both, or write brackets between them.
        [compared] Give the value a variable, and compare that: ?s an:year ?year FILTER(?year { $name } 2000). An exact value stands right behind the predicate: ?s an:kind "goal"
        [table] There is one graph, and all queries ask it. What to look for is said by patterns in braces: WHERE {"{"} ?s an:kind "goal" {"}"}
        [select-in-expression] For NOT IN, write: FILTER NOT EXISTS {"{"} … {"}"}. For IN, write the patterns beside each other.
       *[other] { $how ->
            [known] The mistake is here or shortly before. Possible here: { $expected }
            [nothing] The place is not known. Remove parts until the rest is understood.
           *[place] The mistake is here or shortly before.
        }
    }
query-too-large = { $what ->
    [length] The query is longer than { $most } characters
    [depth] Brackets are nested more than { $most } times
    [doubling] SUBSTR, REGEX, REPLACE, GROUP_CONCAT or ! are nested more than { $most } times
    [links] The query has more than { $most } brackets and operators
    [patterns] The query has more than { $most } patterns
    [joined] More than { $most } patterns are joined
    [replacement] What REPLACE puts in is longer than { $most } characters
    [replacement-computed] What REPLACE puts in is computed instead of written out
    [growing] REPLACE is inside a function that makes texts longer, or such a function is inside REPLACE
   *[concatenated] CONCAT joins more than { $most } texts
}
    .label = here
    .hint = { $what ->
        [replacement-computed] Write the text in quotation marks into the query.
        [growing] Name the inner result with BIND.
       *[other] Split the query into several.
    }
query-refused = { $what ->
    [service] Queries do not ask other servers
    [from] This knowledge base has no graph { $name }, and nothing is read from elsewhere
    [from-file] Queries do not read files: { $name }
    [update] Queries do not change anything: { $name }
    [varying] { $name } has a different value each time, but the same query must always give the same answer
   *[blank] A blank node that the query makes itself would have a different name each time
}
    .label = this is not done
    .hint = { $what ->
        [service] Take the data to a program that has both: antinomy export --to nquads
        [from] Files of the knowledge base are graphs: FROM file:content\/…, with a backslash before each slash; without FROM everything is searched.
        [from-file] Files of the knowledge base are graphs: FROM file:content\/…, with a backslash before each slash; without FROM everything is searched.
        [update] Content is changed in its files.
        [blank] Give it an address with IRI(…), or write a variable.
       *[other] Write the value itself into the query.
    }
query-unknown-name = { $about ->
    [predicate] There is no predicate “{ $name }”
    [foreign-predicate] Nothing here has the predicate “{ $name }”
    [class] There is no class “{ $name }”
    [record] There is no record “{ $name }”
    [alias] The record “{ $name }” has another id by now
    [level] There is no level “{ $name }”
    [actor-kind] There is no kind of actor “{ $name }”
    [conflict-kind] There is no kind of conflict “{ $name }”
    [file] There is no file “{ $name }”
    [graph] “{ $name }” is no graph of this knowledge base
    [word] “{ $name }” never occurs as a value of { $predicate }
    [text] The values of { $predicate } are never texts or numbers such as “{ $name }”
    [resource] The values of { $predicate } are texts or numbers, never something such as { $name }
    [function] There is no function “{ $name }”
    [datatype] The datatype “{ $name }” does not occur here
    [prefix] The prefix “{ $name }” stands for something other than usual
   *[other] There is no “{ $name }” here
}
    .label = { $about ->
        [prefix] usually it stands for something else
       *[other] nothing matches this
    }
    .suggest = Did you mean { $suggestion }?
    .hint = The answer may be empty because of it.
query-unbound-variable = { $about ->
    [having] “{ $name }” has no value yet in HAVING
    [scope] “{ $name }” has no value where it is used
   *[unbound] The variable “{ $name }” never has a value
}
    .label = there is no value here
    .suggest = Did you mean { $suggestion }?
    .hint = { $about ->
        [having] It only gets its value in the list after SELECT. Repeat what it stands for: HAVING (COUNT(…) > 1)
        [scope] It gets its value in other braces. Move the pattern that gives it one into the same braces.
       *[unbound] It is in no pattern. Is it spelt differently there?
    }
undeclared-parameter = The head of the query does not declare a parameter “{ $name }”
    .label = taken for a variable, which matches anything
    .suggest = Did you mean { $suggestion }?
    .hint = Declare it under `parameters:`, or write ?{ $name } if a variable is meant.
query-unanswered = { $why ->
    [time] The query “{ $name }” takes longer than { $seconds } s
    [memory] The query “{ $name }” takes more memory than a query may have
    [together] The query “{ $name }” did not come to an end: all saved queries together take longer than { $seconds } s
   *[engine] The query “{ $name }” cannot be evaluated
}
    .hint = { $why ->
        [engine] Run it by itself: antinomy query { $name }
        [together] Run alone, each shows how long it takes: antinomy query { $name }. A slow query takes the time of all after it.
       *[other] Do all patterns have a variable in common? More time is given by `timeout` in its head, 600 s at most.
    }
unknown-query = { $named ->
        [no] The view “query” lacks the name of a saved query
       *[yes] There is no saved query “{ $name }”
    }
    .label = no file in content/queries has this name
    .suggest = Did you mean { $suggestion }?
    .hint = antinomy query --list lists all of them.
bad-parameter = “{ $value }” is no value for { $name }
    .label = this value
    .hint = Expected: { $kind }.
    .count = Expected: a whole number from 1 to { $most }. A table on a page is not made for more rows; antinomy query writes all of them.
made-code = { $name }
    .row = This saved query should find nothing, and finds: { $row }
    .more = This saved query should find nothing. { $count ->
        [one] One more row is shown
       *[other] { $count } more rows are shown
    } by itself: antinomy query { $name }
    .answer = This saved query should find nothing, and finds something: antinomy query { $name }
