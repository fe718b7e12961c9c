### What the program says on the command line.

severity-error = error
severity-warning = warning
severity-help = help

problem-no-knowledge-base = There is no knowledge base in { $path } or above it: neither antinomy.yaml nor content/antinomy.yaml. Run the program in its folder or name that folder with --root.
problem-unreadable = { $path } cannot be read or written: { $reason }
problem-baseline = { $path } is no list of known problems. `antinomy check --write-baseline FILE` writes one.
problem-argument-no-text = The argument “{ $argument }” is no text in UTF-8. Only names of files may be anything else.
problem-data-in-log = The data hold a line or an escape sequence that a CI service would take for a command in the log of a run. Nothing was written. Please write the data to a file, with > FILE behind the command.
problem-file-special = { $path } is no file but a device, a pipe or a socket. Nothing is read from those here.
problem-file-pipe = { $path } is a pipe. Please name - instead, and lead the pipe into standard input: < { $path }
problem-file-too-large = { $path } is larger than { $limit } MB and is not read.
problem-baseline-too-large = The list of known problems would be larger than { $limit } MB and would not be read any more. { $path } was not written. First mend a part of the problems.
problem-baseline-count = { $path } says that the problem “{ $code }” is known { $count } times. More than { $limit } problems of one kind in one place do not count as known, because every future one would stay hidden. `antinomy check --write-baseline FILE` writes the list anew.
problem-git = The program git does not answer: { $reason }
problem-git-missing = The program git cannot be found, which this needs. Please install git, or check without that option.
problem-content-link = { $path } is a link. Links may lead anywhere and are not followed. Please put the folder itself there, or run the program in its own folder.
problem-git-silent = The program git has said nothing for { $seconds } seconds and was ended. If the repository lies on a slow or unreachable disk, wait until it can be reached; else see in a terminal what `git status` says there.
problem-git-endless = The program git has answered with more than { $limit } MB and was ended. Is another program called git first in the search path? `git --version` shows which one answers.
problem-git-of-others = The git repository of { $path } belongs to another user, so git does not open it. If you trust that user, say so once: git config --global --add safe.directory FOLDER, with the topmost folder of the repository.
problem-git-bare = In { $path } or above it lie files that look like a git repository of their own (HEAD, objects, refs). Git does not open such a one, because its settings could name programs to run. Please find out who put the files there, and remove them.
problem-git-incomplete = The git repository lacks files of that revision; it was fetched in part. Fetch it whole (git fetch --refetch --no-filter; on GitHub fetch-depth: 0 and no filter), then check again.
problem-no-git = The knowledge base stands in no git repository, so nobody can say what has changed.
problem-no-revision-shallow = There is no revision “{ $name }” here: this copy has only a part of the history. Get all of it (git fetch --unshallow; on GitHub fetch-depth: 0), then check again.
problem-no-revision = There is no revision “{ $name }” in the git repository. `git log` shows what there is; a branch is named like origin/main.
problem-fix-without-git = The knowledge base stands in no git repository, so a change could not be taken back. Use --allow-dirty to have it changed all the same.
problem-fix-dirty = { $path } has changes that are not committed. Commit them first, so that you can see what --fix does; or use --allow-dirty.
problem-fix-changed = { $path } has just been changed by somebody else. Nothing was written to it; please run the command again.

reason-not-found = there is no such file or folder
reason-not-allowed = you may not do that there
reason-is-a-folder = it is a folder
reason-is-no-folder = a part of the path is no folder
reason-full = the disk is full
reason-no-text = it is no text in UTF-8

help-usage = Usage
help-commands = Commands
help-command = COMMAND
help-options = Options
help-arguments = Arguments
option-help = Show this help
option-version = Name the version
option-root = Folder of the knowledge base (else: looked for from the current folder upwards)
option-lang = Language of messages (de, en) and of texts (as the knowledge base has them); what is not there in it is said. Else: that of the system, and English. With build: build only this handbook
option-format = Form of the answer (json is the same in every language; `antinomy schema answer` describes it; jsonl, csv, tsv and ids are for lists)
option-color = Use colours. With auto NO_COLOR forbids them, else CLICOLOR_FORCE demands them, else a terminal gets them
option-out = Folder for the handbook (else: public beside content)
option-open = Open the handbook in the browser afterwards
option-deny = End with code 1 on warnings, too
option-depth = How many steps to go
option-between = Only between these levels (or within one)
option-field = Only in this field and below it
option-category = Only of this category
option-changed-since = Only problems in files changed since this revision, and those that it did not have; also texts changed since in one language only
option-baseline = Do not report the known problems that stand in this file
option-write-baseline = Write everything that is wrong now into this file, as known
option-fix = Mend what can only be meant in one way
option-allow-dirty = Let --fix change files that are not committed
option-limit = How many problems to show at most in a terminal (0: all)
argument-code = Name or number of a message, such as unknown-reference or M004 (else: list all of them)
option-with-ids = Also propose the ids and words of this knowledge base
command-schema-option-out = Write all schemas to this folder, one a file (with --with-ids else: .antinomy/schema beside content)
command-schema-argument-kind = Kind such as statements; also records (lists), manifest and answer (what --format json prints). Without --out the schema is printed
argument-paths = Only problems in these files or folders
argument-dir = Finished folder that mdbook built
argument-words = Passes: pages, contradictions, link, cite (else: all)
argument-kind = Kind: sources, actors, concepts, fields, propositions, statements, relations, contradictions …
argument-id = Id of a record
command-show-argument-ids = Ids of records; - reads them from standard input
argument-from = Id of the first record
argument-to = Id of the last record

command-antinomy = Checks what the levels of government say, finds where they contradict each other, and builds a handbook of it.
command-antinomy-examples =
    Examples:
      antinomy check
      antinomy build --open
      antinomy contradictions --between federal,municipal
      antinomy cited-by gesemann-roth-2009a
command-build = Build the handbook
command-finish = Finish what a stock mdbook has built (language switch, title, start page)
command-theme = Write out the theme of the handbook for a stock mdbook (antinomy build brings it itself)
command-theme-argument-dir = Theme folder of the book, such as book/theme
command-theme-examples =
    A file that somebody changed is never overwritten. In book.toml, a stock mdbook needs:
      { "  [build]" }
      create-missing = false
      use-default-preprocessors = false
      { "  [preprocessor.antinomy-pages]" }
      before = ["antinomy-contradictions"]
      { "  [preprocessor.antinomy-contradictions]" }
      before = ["antinomy-link"]
      { "  [preprocessor.antinomy-link]" }
      before = ["antinomy-cite"]
      { "  [preprocessor.antinomy-cite]" }
      { "  [output.html]" }
      theme = "../theme"    # the folder, seen from the book
command-mdbook = Work as a preprocessor of mdbook (reads standard input)
command-check = Check all files and report everything that is wrong
command-check-examples =
    Examples:
      antinomy check --fix                              # mend what is certain
      antinomy check --changed-since origin/main        # my files, and what they brought elsewhere
      antinomy check --format github --deny warnings    # annotations in a pull request
    Forms (--format): { $formats }. Code 1 means: there are errors.
command-explain = Explain a message: why there is one, an example and the cure
command-list = List all records of a kind
command-show = Show records: what is written, what follows, what leads from them and to them
command-show-examples =
    Examples:
      antinomy show residential-segregation
      antinomy list sources --format ids | antinomy show -
    Standard input may be a list of ids or IRIs, one a line, or what other commands print in any form: the column id counts, or
    else the first. Code 2 means: something names no record.
command-cite = How a work is cited in a text, and how it is listed
command-cite-examples =
    Examples:
      antinomy cite gestring-2014 --page 12
      antinomy cite gestring-2014 bommes-2009 --style apa --lang en
      antinomy cite grundgesetz --locator article=28 --locator paragraph=2
command-cites = What a record cites
command-cited-by = What cites a source; for an edited volume also through its chapters
command-neighbours = What lies near a record
command-path = A shortest way from one record to another
command-query = Questions to the graph in SPARQL, saved ones by name
command-query-examples =
    Examples:
      antinomy query --list
      antinomy query levels-opposed -p one=federal -p other=municipal
      antinomy query levels-opposed --format ids | antinomy show -
    csv, tsv, json and xml are the W3C's, and turtle is RDF: addresses in place of ids, and texts exactly as they are.
    A spreadsheet takes a text that begins with = for a formula: let it import csv with all columns as text.
argument-query = A query, the name of a saved one, a file.rq, or - for standard input
option-param = A value for a parameter of a saved query: NAME=VALUE; several times for several
option-list = The saved queries with their parameters
option-plan = How the query would be answered, in place of the answer
option-show-sparql = The query as other engines take it, in place of the answer: with prefixes and values
option-timeout = After how many seconds the query is stopped (else: 30, or what a saved query says)
command-contradictions = The findings, by levels and field: conflicts apart from agreements and shifts
command-matrix = Fields and levels as a table
command-schema = A JSON Schema by which editors complete and underline what stands in content
command-completions = The script by which a shell completes commands, ids, kinds and saved queries
command-completions-examples =
    Put the line for your shell where it reads its settings:
      source <(antinomy completions bash)                                  # ~/.bashrc
      source <(antinomy completions zsh)                                   # ~/.zshrc, behind compinit
      antinomy completions fish | source                                   # ~/.config/fish/config.fish
      antinomy completions powershell | Out-String | Invoke-Expression     # $PROFILE
      eval (antinomy completions elvish | slurp)                           # ~/.config/elvish/rc.elv
    The script belongs to the version of the program: do not keep it in a file of its own.
argument-shell = Shell
command-schema-examples =
    Examples:
      antinomy schema statement
      antinomy schema --with-ids
      antinomy schema --out schema --lang en

note-errors = Note: the knowledge base has { $count ->
        [one] one error
       *[other] { $count } errors
    }; the answer may be incomplete. `antinomy check` shows more.
check-empty = Nothing is wrong, but nothing is there yet: { $files ->
        [one] the folder holds only the manifest
       *[other] there is no record in { $files } files
    }. A first record: a source, an actor, a concept.
check-rules = Note: the rules in { $rules } do not run in this version yet. Only contradictions that somebody entered are found.
check-clean = All is well: { $records ->
        [one] one record
       *[other] { $records } records
    } in { $files ->
        [one] one file
       *[other] { $files } files
    }.
check-summary = { $errors ->
        [0] No errors
        [one] One error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] one warning
       *[other] { $warnings } warnings
    }.{ $errors ->
        [0] {""}
       *[other] {" "}Please change the places named above and check again.
    }
check-nothing-new = Nothing new is wrong.
check-rest = … and { $count } more. Use --limit 0 to see all of them.
build-rest = … and { $count } more. antinomy check --limit 0 shows all of them.
check-rest-summary = { $count ->
        [one] One more problem stands
       *[other] { $count } more problems stand
    } in the summary of this run.
check-hidden = { $hidden ->
        [one] One more problem is
       *[other] { $hidden } more problems are
    } known, older or elsewhere, and not shown.
check-next = Next: { $fixable ->
        [0] {""}
        [one] `antinomy check --fix` mends one of these places.{" "}
       *[other] `antinomy check --fix` mends { $fixable } of these places.{" "}
    }`antinomy explain { $code }` says more about the first message.
fix-done = { $places ->
        [0] There was nothing that could be mended with certainty.
        [one] Mended one place in { $files ->
            [one] one file
           *[other] { $files } files
        }.
       *[other] Mended { $places } places in { $files ->
            [one] one file
           *[other] { $files } files
        }.
    }
fix-left = { $path } was left as it is: the cure would have changed more than it should. Please change it by hand.
check-elsewhere = { $path } does not belong to this knowledge base, so nothing in it is checked. Please name files or folders in content or book.
fix-untried = { $path } is not done yet: there were too many cures to try all of them. Mend what else is reported, and run `antinomy check --fix` again.
baseline-written = { $count ->
        [0] Nothing is wrong; the list is empty.
        [one] One problem is known from now on.
       *[other] { $count } problems are known from now on.
    }
baseline-stale = { $count ->
        [one] One known problem is
       *[other] { $count } known problems are
    } mended. Use --write-baseline to make the list shorter.
baseline-surplus = { $path ->
        [none] { $count } of them alone are “{ $code }” and belong to no file: as many new ones would not be reported.
       *[other] { $count } of them alone are “{ $code }” in { $path }: as many new ones would not be reported.
    }
format-of-check = The form “{ $name }” is for `antinomy check` alone. Other answers come as table or json, lists also as csv, tsv, jsonl or ids.
format-of-lists = The form “{ $name }” is for answers that are lists, such as that of `antinomy list`. This answer is none. Leave --format out, or choose another form.
format-of-query = The form “{ $name }” is for `antinomy query` alone. Leave --format out, or choose another form.
no-format-of-query = A query has no answer in the form “{ $name }”. It comes as table, json, csv, tsv, xml, turtle or ids.{ $name ->
    [jsonl] { " " }One row a line is in tsv and csv.
   *[other] { "" }
}
unknown-code = There is no message “{ $name }”.
unknown-code-hint = `antinomy explain` lists all of them.
explain-bad = An example:
explain-said = What Antinomy says about it:
explain-good = The same in order:
schema-question = Of what kind shall the schema be? Name one, for example: antinomy schema statements. All at once are written by: antinomy schema --out DIR.
schema-written = { $changed ->
        [0] Nothing to change
        [one] Wrote one schema
       *[other] Wrote { $changed } schemas
    }: { $path }
unknown-schema = There is no schema “{ $name }”.
unknown-schema-hint = Possible are the kinds of records (statement, source …), records, manifest and answer.
unknown-id = There is no record “{ $name }”.
unknown-id-hint = `antinomy list KIND` shows all ids of a kind.
unknown-ids-rest = … and { $count ->
        [one] one more name that names
       *[other] { $count } more names that name
    } no record.
empty-names = Nothing came through standard input, so there is nothing to show.
no-list = What came through standard input is no list of ids. A list has one id a line, or a column of ids: `antinomy list KIND --format ids` prints one.
no-list-turtle = What came through standard input is Turtle, in which no name stands out as the one to show. `antinomy query QUERY --format ids` prints what its triples are about.
unknown-list = There is no kind “{ $name }”.
unknown-list-hint = Kinds are: sources, actors, concepts, fields, propositions, statements, relations, contradictions, examinations, verdicts, rules.
unknown-level-name = There is no level “{ $name }”.
unknown-level-name-hint = The levels are in the manifest (antinomy.yaml).
unknown-field-name = There is no field “{ $name }”.
unknown-field-name-hint = `antinomy list fields` shows all of them.
did-you-mean = Did you mean “{ $name }”?
empty-list = There are none of these yet.
empty-show = Nothing leads from this record or to it.
empty-cites = This record cites nothing.
empty-cited-by = Nothing cites this record.
empty-neighbours = Nothing lies near it.
empty-path = No way leads from the one to the other.
empty-contradictions = No findings to which this applies.
show-levels-unknown = unknown
show-levels-none = none
origin-statement = stated with the statement
origin-section = from the section
origin-voice = from the voice
origin-source = from the source
origin-issuer = from the issuer
origin-nothing = stated nowhere
knowing-own = { known-own }
knowing-second-hand = { known-second-hand }
knowing-attributed = { known-attributed }
column-code = code
column-message = message
column-number = number
column-severity = severity
column-meaning = meaning
column-parameters = parameters
column-title = title
column-id = id
column-name = name
column-class = class
column-issued = date
column-levels = levels
column-voice = voice
column-statement-kind = kind
cited-by-count = { $count ->
    [0] Not cited itself
    [one] Cited once
   *[other] Cited { $count } times
    }{ $statements ->
    [0] { "" }
    [one] ; one statement stands in it
   *[other] ; { $statements } statements stand in it
    }{ $parts ->
    [0] .
    [one] ; cited once more through its parts.
   *[other] ; cited { $parts } times more through its parts.
    }
cited-by-places = Each place is a row: { $places }.
column-kind = kind
column-category = category
column-group = group
column-strength = strength
column-relation = relation
column-from = from
column-to = to
column-edge = edge
column-direction = { "" }
column-cited-as = how
column-place = place
column-locator = place
column-through = through
column-distance = distance
column-via = from
column-step = step
column-columns = levels
column-fields = fields
column-status = status
column-field = field
column-total = total
column-short-outside = outside
column-short-unknown = unkn.
matrix-lead-none = No finding has been recorded yet.
matrix-lead = { $findings }. Each stands in all cells that its levels touch.
matrix-legend = number: so many conflicts (strongest: -1 to -3); ?: not examined; –: examined, none found; ×: does not apply; ≈: agreements; →: shifts
build-left-out = With --lang only a part of the handbook was built; missing in the folder: { $languages }. Without --lang all languages are built (LANG sets the language of messages as well).
build-done = Built the handbook: { $path }
build-open = Open it to read: { $path }
build-working = Building the handbook …
finish-done = Finished: { $path }
theme-written = { $files ->
        [0] Nothing to change
        [one] Wrote one file
       *[other] Wrote { $files } files
    }: { $path }

## Books

problem-newer-format = { $path }: this knowledge base has format { $format }; this version of the program ({ $version }) reads format { $known } only. Get a newer version of Antinomy.
problem-no-books = The manifest names no book. Add to antinomy.yaml, for example: books: { "{" }en: ../book/en{ "}" }
problem-no-book = There is no book in the language “{ $language }”. Known are: { $known }.
problem-mdbook = mdBook cannot build the book in { $path }: { $reason }
problem-book-broken = { $path } cannot be read: { $reason }
problem-book-line = { $path }: { $found } lacks the line: { $write }
problem-book-without-pass = { $path } has tables for some of our passes and none for { $pass }, without which the handbook would not be complete. Add [preprocessor.{ $pass }] (antinomy theme --help shows all tables), or delete those that are there: antinomy build needs none.
problem-book-pass-not-for = { $path }: [preprocessor.{ $pass }] renderers leaves out { $renderer }, and the handbook would not be complete. Delete the line.
problem-book-without-pages = The book in { $path } has none of the generated pages: mdbook did not run our passes. Nothing was changed. Build it with antinomy build, or add the tables for the passes to its book.toml (antinomy theme --help shows them).
problem-book-without-theme = The book in { $path } was built without the styles of the handbook: its pages do not link fonts/antinomy.css. Nothing was changed. For a stock mdbook, antinomy theme writes them into the theme folder of the book. If the book has a head.hbs of its own, put the lines of ours into it as well.
problem-theme-foreign = { $path } is there already, and not as antinomy wrote it. Nothing was written. Move the file elsewhere, or name another folder.
problem-book-foreign = { $path }: { $table } would start a foreign program or make a foreign output. Delete the table, or build the book with mdbook and run antinomy finish afterwards.
problem-book-outside = { $path }: { $key } leads out of the book ({ $target }). Only files inside the book are allowed.
problem-book-link = { $path } is a symbolic link. A book holds files only; else what the link points to would be published.
problem-book-folder-missing = There is no folder { $target } (books: { $language }: in antinomy.yaml, seen from there). Make it, or name the folder of the book.
problem-book-folder-outside = The book { $target } lies outside of { $path }. A book must lie in the folder of the knowledge base.
problem-language-tag = “{ $language }” is no language tag: it would not be the name of one folder. Write, for example: languages: [de, en]
problem-output-kept = { $path } could not be replaced: { $reason } The earlier handbook now lies in { $old }. Move it back from there.
problem-output-unnamed = The handbook in { $path } was written by an earlier version, or its marker (.antinomy-handbook) was changed: it does not say which handbook it is and which files belong to it. Nothing was changed. If nothing of your own lies in the folder, delete it and build again.
problem-output-of-other = In { $path } lies the handbook of another knowledge base: “{ $title }”. Nothing was changed. Name another folder with --out; or delete this one first, if it is to go.
problem-output-foreign = { $path } holds { $file }, which no build wrote there. A build replaces the whole folder, and the file would be lost. Nothing was changed. Move it elsewhere, or name another folder with --out.
problem-output-holds-sources = { $path } holds { $held }, of which the handbook is made, and would be deleted by a build. Nothing was changed. Name a folder of its own, for example --out public.
problem-output-in-sources = { $path } lies in { $around }, which the next build or git reads. Nothing was changed. Name a folder elsewhere, for example --out public.
problem-file-in-sources = { $path } lies in { $around }, among what people write or what git keeps. The program writes nothing there. Nothing was changed. Please name a file elsewhere.
problem-baseline-other = { $path } is there already, and it is no list of known problems. Nothing was written. Please name another file, or delete this one first.
problem-output-device = { $path } is a device, or a pipe that nobody reads. Nothing was written. Name a file.
problem-write-through-link = { $path } is a symbolic link. Nothing was written, because a link in the knowledge base may lead anywhere, and a contribution may bring one. Put a real folder or file in its place, or name another path.
problem-output-no-folder = { $path } is no folder. Name another place with --out.
problem-output-in-use = { $path } holds other files, not an earlier handbook. Nothing was changed. Name an empty or a new folder with --out.
problem-nothing-to-finish = There is no built book in { $path }. Expected is one folder for each language: { $known }.
problem-page-not-ours = { $path } was made neither by mdBook nor by antinomy. Nothing was changed. Name the folder that mdBook wrote the books to.
problem-page-unreadable = The page { $path } is no readable HTML: { $reason }
problem-search-unknown = The search of this book is not the one of mdBook 0.5 that antinomy knows ({ $path }). Names from the files might run as a program in its results, so nothing was changed. Build the book with mdBook 0.5.4 or with antinomy build, or turn the search off in book.toml ([output.html.search] enable = false).
problem-no-pass = There is no pass “{ $pass }”. Possible are: { $known }.
problem-preprocessor-by-hand = mdBook runs this command and gives it the book. By hand: antinomy build.
problem-preprocessor-input = What mdBook sent cannot be read. Is it mdBook 0.5? { $reason }
problem-mdbook-version = Note: built for mdBook { $ours }, called by mdBook { $theirs }.
build-refused = { $errors ->
        [one] The handbook is not built as long as there is an error.
       *[other] The handbook is not built as long as there are errors ({ $errors }).
    } What was built before is unchanged.
problem-no-browser = { $path } cannot be opened in the browser: { $reason }
problem-no-output = The answer cannot be written: { $reason }
column-detail = detail

## Bibliographies

problem-import-unproven = Nothing was written: { $path } would not be read as it should ({ $reason }). If the file is very large, import it in parts.
problem-style-failed = The citation style cannot set the work “{ $work }”: the program that it is meant for fails at it. Name another style (csl: in antinomy.yaml, or --style), and please report this with the record of the work.
problem-style = { style-unusable }. { style-unusable.hint }
problem-style-at = { $place }: { style-unusable }. { style-unusable.hint }
problem-list-too-large = What came through standard input is larger than { $limit } MB. Ask for the records in parts.
problem-list-no-text = What came through standard input is no text in UTF-8. In Windows PowerShell, run this first: $OutputEncoding = [Text.Encoding]::UTF8
problem-input-too-large = { $path } is larger than { $limit } MB. Divide the file and import it in parts.
problem-import-busy = Another import has been writing to this content for { $seconds } seconds, so nothing was imported. Wait until it has ended, then run the command again. If none is running any more, see whether a program named antinomy still is, and end it.
command-export = Write sources or the whole graph for other programs (Zotero, Citavi, pandoc, LaTeX; programs for RDF)
command-export-examples =
    Examples:
      antinomy export > sources.bib
      antinomy export policy --to csl-json --out policy.json
      antinomy export gestring-2014 bommes-2009 --to ris
      antinomy export --to turtle --out handbook.ttl
    Formats for sources (--to): biblatex, csl-json, ris.
    Formats for the whole graph, with all that follows: nquads, trig, turtle, jsonld, rdfxml; ontology for the meaning of its terms.
command-export-argument-ids = Ids of sources, or literature, policy, law, data for all of a class (else: all sources; not with RDF)
command-export-option-to = Format: biblatex, csl-json or ris for sources; nquads, trig, turtle, jsonld or rdfxml for the whole graph, ontology for its terms
command-export-option-out = File to write to (else: standard output)
command-import = Take over sources that another program has collected
command-import-examples =
    Examples:
      antinomy import library.bib --dry-run
      antinomy import library.json --to content/sources/housing.yaml
      antinomy import - --from ris --class policy
    Sources that are known already are named and not written again. No file is ever overwritten.
argument-file = File: .bib, .json (CSL JSON) or .ris; - for standard input
option-from = Format of the file, if its name does not tell: biblatex, csl-json or ris
command-import-option-to = New file for the records, within the content (else: sources/imported-NAME.yaml)
option-class = Class of the sources that say none: literature, policy, law or data (else: literature; laws and data by their type)
option-dry-run = Write nothing: show the records and what there is to say about them
unknown-format = There is no format “{ $name }”.
unknown-format-hint = Possible are: biblatex, csl-json, ris.
unknown-class = There is no class “{ $name }”.
unknown-class-hint = Possible are: literature, policy, law, data.
export-no-source = “{ $name }” is no source but another kind of record ({ $kind }). Only sources can be exported.
unknown-export-format = There is no format “{ $name }”.
unknown-export-format-hint = Possible are: biblatex, csl-json, ris for sources; nquads, trig, turtle, jsonld, rdfxml for the whole graph; ontology for its terms.
export-whole = With --to { $format } everything is written, not single records. Leave out the ids; what describes single records, antinomy query writes with DESCRIBE.
export-rdf-done = Wrote the graph: { $path }
export-ontology-done = Wrote the ontology: { $path }
export-lost-triples = Note: { $count ->
        [one] one triple is missing, because its property
       *[other] { $count } triples are missing, because their properties
    } cannot be a name in XML. The other formats have everything.
export-lost-characters = Note: { $count ->
        [one] one control character does not exist in XML; “�” stands in its place.
       *[other] { $count } control characters do not exist in XML; “�” stands in their places.
    } The other formats have everything.
export-done = Wrote { $count ->
        [one] one source
       *[other] { $count } sources
    }: { $path }
import-which-format = The name of { $path } does not tell its format. Name it with --from: biblatex, csl-json or ris.
import-where = { $path } is no place for records. Name a file within { $folder } that ends in .yaml; no part of its path may begin with a dot.
standard-input = standard input
import-waits = Another import is writing to this content; this one begins when that has ended.
import-heading = Imported from { $path }.
import-done = Wrote { $count ->
        [one] one source
       *[other] { $count } sources
    }: { $path }
import-tried = { $count ->
        [one] One source would be written
       *[other] { $count } sources would be written
    }. Nothing was changed.
import-nothing = There is no source to be written.
import-rest = Not written: { $known } known already, { $repeated } repeated in the file, { $errors } not readable.
import-next = Please look through the new file, then run `antinomy check`.
import-unmapped = “{ $field }” has no place in a source and is left out ({ $count ->
        [one] once, line
       *[other] { $count } times, lines
    } { $lines }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    })
import-id = “{ $entry }” is now { $id }
import-made-id = An entry without a key is now { $id }
import-known = “{ $entry }” is the known source { $id } and is not written again
import-repeated = “{ $entry }” is the same as { $id } in this file and is written once
import-differs = { $id }, { $key }: the file says “{ $new }”, the source says “{ $known }”
import-new-value = { $id }, { $key }: the file also says “{ $new }”; add it to the source if it is right
import-volume-made = The volume “{ $title }” has no entry of its own and becomes the source { $id }
import-journal-made = Several articles stand in “{ $title }”; the journal becomes the source { $id }
import-no-volume = { $entry } is part of “{ $key }”, which is neither in the file nor known; the reference is left out
import-no-title = { $entry } has no title. Please write one
import-notes = { $count ->
        [one] One source brings a note
       *[other] { $count } sources bring notes
    }. Notes can be read in the handbook: please check whether they are meant for that
import-unknown-id = { $entry }: “{ $id }” ({ $key }) is not known here and is left out
import-address = { $entry }: “{ $text }” ({ $key }) is no address of a web page and is left out
import-entry-type = “{ $entry }” is of a type that is not known here ({ $type }); it becomes a document
import-and-others = “{ $entry }” says that there are more names ({ $field }), without naming them. Please add them
import-date-meant = “{ $entry }”: “{ $text }” is read as { $meant } ({ $key })
import-date = “{ $entry }”: “{ $text }” is no date that can be read ({ $key }) and is left out
import-latex = “{ $entry }”: the LaTeX commands in { $field } cannot be read; the text is taken over as it is. Please look at it
import-abbreviation = The abbreviation “{ $name }” is not explained in the file, or much too long; there is nothing in its place
import-set = “{ $entry }” only puts other entries together and is left out
import-too-many-broken = So many entries are not readable that reading ends here. Is this a bibliography?
import-open = “{ $entry }” is not readable: a text begins here and has no end; a closing brace or quotation mark is missing
import-no-end = “{ $entry }” is not readable: the closing brace at its end is missing
import-no-equals = “{ $entry }” is not readable: an equals sign is missing here, before “{ $text }”
import-no-comma = “{ $entry }” is not readable: a comma is missing here, before “{ $text }”
import-no-field = “{ $entry }” is not readable: the name of a field is missing here, before “{ $text }”
import-no-value = “{ $entry }” is not readable: a value is missing here, before “{ $text }”
import-too-long = “{ $entry }” is not readable: a text is much too long
import-too-deep = “{ $entry }” is not readable: braces are nested too deeply
import-stray-brace = “{ $entry }” is not readable: there is a closing brace too many here
import-too-many-entries = Reading ends here, after { $count } entries: more do not fit into one file of records. Divide the file, and import the rest on its own
import-too-many-fields = { $count ->
        [0] Reading ends before this entry, the first of the file: it has more than { $limit } fields.
        [one] Reading ends before this entry, after one other: with it the file has more than { $limit } fields.
       *[other] Reading ends before this entry, after { $count } others: with it the file has more than { $limit } fields.
    } A work seldom has more than thirty. See whether the closing brace of this entry is missing; else divide the file, and import the rest on its own
import-too-much-shared = “{ $entry }” takes over more than fits into memory from its xdata entries; from “{ $field }” on the values are left out
import-unwritable = { $reason ->
        [none] “{ $entry }” cannot be written as a record that is read back unchanged, and is left out. Look at its names and texts: one of them holds nothing but space, or signs that no text may have
       *[other] “{ $entry }” is left out, because as a record it would have an error: { $reason }. Change it in the file, and import that again
    }
import-no-fields = “{ $entry }” says nothing and is left out
import-no-list = This is no CSL-JSON: there is neither a list nor an entry
import-open-item = This entry has no end: a closing brace is missing. What follows is not read
import-no-item = This is no entry
import-json = This entry is not readable: from here on it is no JSON. Often a comma or a quotation mark is missing
import-stray-line = This line belongs to no entry; a RIS entry begins with “TY  -”
## How works are cited
option-style = The style: a name, or a file that ends in .csl (else that of the manifest)
option-page = The page, without “p.”
option-locator = Another place, also several times: article, chapter, footnote, page, paragraph, section, sentence, table
argument-ids = Ids of sources
column-cited = cited
column-in-sentence = in a sentence
column-listed = listed
unknown-source = “{ $name }” is no source.
unknown-source-hint = `antinomy list sources` shows all sources.
unknown-locator = A place is given as KEY=VALUE; “{ $name }” is none.
unknown-locator-hint = Keys are article, chapter, footnote, page, paragraph, section, sentence and table.
empty-cite = No work was named.

### What `antinomy show` says of a record.

show-written = Written
show-derived = What follows
show-statement = { $voice }, in: { $place }; { $known }
show-asserted = { asserted-by }: { $place }
years-one = { $from }
years-between = { $from } to { $until }
years-from = from { $from }
years-until = until { $until }
years-always = at any time
years-none = in no year
origin-actor = stated here

## What keys are called, in the words of the handbook where it has some.

property-aliases = earlier ids
property-note = { editorial-note }
property-review = reviewed by
property-allow = exceptions
property-prose = text
property-text = in other languages
property-label = in other languages
property-kind = { fact-kind }
property-voice = voice
property-to = { addressed-to }
property-id = id
property-source = source
property-section = { section }
property-locator = place
property-cited-via = { cited-via }
property-field = { fact-fields }
property-levels = { fact-levels }
property-concepts = { fact-concepts }
property-positions = { positions }
property-defines = { defines }
property-frames = { frames }
property-share = { share }
property-basis = { basis }
property-force = { force }
property-time = { time }
property-cites = { cites }
property-quote = quotation
property-coder = coded by
property-class = class
property-type = type
property-title = title
property-subtitle = subtitle
property-author = { fact-author }
property-editor = { fact-editor }
property-translator = translator
property-edition = edition
property-issued = { fact-issued }
property-publisher = { fact-publisher }
property-place = { fact-place }
property-in = { fact-in }
property-series = { fact-series }
property-series-number = number in the series
property-volume = volume
property-issue = issue
property-pages = { fact-pages }
property-url = { fact-url }
property-accessed = { fact-accessed }
property-archive-url = { fact-archive-url }
property-doi = { fact-doi }
property-isbn = { fact-isbn }
property-urn = { fact-urn }
property-language = { fact-language }
property-issuer = { fact-issuer }
property-sections = { sections }
property-members = { fact-members }
property-coverage = { fact-coverage }
property-superseded-by = { fact-superseded-by }
property-licence = { fact-licence }
property-abbreviation = { fact-abbreviation }
property-part-of = { fact-part-of }
property-alt-labels = { fact-alt-labels }
property-broader = { fact-broader }
property-related = { fact-related }
property-antonym = { fact-antonym }
property-scheme = { fact-scheme }
property-category = { category }
property-conflict = { conflict }
property-sides = sides
property-between = { levels-concerned }
property-evidence = { evidence }
property-strength = { strength }
property-asserted-by = { asserted-by }
property-label-in-source = { label-in-source }
property-because = why
property-finder = to be found by a rule
property-from = from
property-relation-to = to
property-verdict-by = decided by
property-section-title = title
property-result = result
property-by = { examined-by }
property-competence = { competences }
property-task = { task }
property-holder = { holder }
property-owner = { owner }
property-excludes = { fact-excludes }
property-implies = { fact-implies }
property-severity = severity
property-confidence = confidence
property-finding = finding
property-verdict = verdict
property-reason = reason
property-date = date
property-seen = seen
property-until = until
property-time-certain = counts as holding
property-time-possible = may hold
property-known = { how-known }
property-status = { status }
property-group = Counted among
property-side-levels = levels of the sides
property-level-relation = { levels }
property-reach = { reach }
property-columns = columns of the matrix
property-authors = known as author
property-corpora = { fact-member-of }
property-competences = responsible
property-fields-above = wider fields

## Values that the handbook has no word for, or another one.

word-asserted-by-none = no source; the authors of this handbook do
word-class-literature = { literature }
word-class-policy = { policy }
word-class-law = { law }
word-class-data = { data }
word-share-none = { share-none }
word-share-one = { share-one }
word-share-few = { share-few }
word-share-some = { share-some }
word-share-many = { share-many }
word-share-most = { share-most }
word-share-all = { share-all }
word-share-have-none = { share-have-none }
word-share-have-one = { share-have-one }
word-share-have-few = { share-have-few }
word-share-have-some = { share-have-some }
word-share-have-many = { share-have-many }
word-share-have-most = { share-have-most }
word-share-have-all = { share-have-all }
word-basis-implicit = { basis-implicit }
word-basis-presumed = { basis-presumed }
word-force-obliges = { force-obliges }
word-force-expects = { force-expects }
word-force-recommends = { force-recommends }
word-force-allows = { force-allows }
word-coverage-full = { coverage-full }
word-coverage-excerpt = { coverage-excerpt }
word-coverage-none = { coverage-none }
word-category-contradiction = { category-contradiction }
word-category-ambivalence = { category-ambivalence }
word-category-gap = { category-gap }
word-category-convergence = { category-convergence }
word-category-shift = { category-shift }
word-basis-stated = said in so many words
word-finder-expected = expected
word-finder-not-expected = not expected
word-result-none = { examined-none }
word-result-not-applicable = { not-applicable }
word-verdict-confirmed = confirmed
word-verdict-dismissed = dismissed
word-verdict-deferred = deferred
word-severity-low = low
word-severity-medium = medium
word-severity-high = high
word-confidence-low = low
word-confidence-medium = medium
word-confidence-high = high

### Answers as JSON, and arguments that do not parse.

no-format = There is no answer in the form “{ $name }” here: this command writes files, or what another program reads. Leave --format out.
unknown-language-of-content = There are neither messages nor texts of this knowledge base in “{ $name }”. Messages: { $known }. Texts: { $texts }.
unknown-language-of-messages = There are no messages in “{ $name }”. There are some in: { $known }.
note-no-messages = Note: there are no messages in “{ $name }”; they are in English.
note-no-texts = Note: this knowledge base has no texts in “{ $name }”; they are shown in “{ $shown }”.
unknown-command = There is no command “{ $name }”.
unknown-argument = The argument “{ $name }” is not known here.
missing-value = { $name } needs a value.
missing-value-hint = Possible are: { $known }.
wrong-value = “{ $value }” is no possible value of { $name }.
wrong-value-hint = Possible are: { $known }.
wrong-number-of-values = { $name } has too few or too many values.
conflicting-arguments = { $name } cannot stand beside another argument that was given.
missing-argument = An argument is missing: { $name }.
missing-command = A command is missing. `antinomy --help` lists all of them.
wrong-arguments = The arguments are not understood. `antinomy --help` says what there is.

## Queries

query-missing = Nothing is asked. Give a query, the name of a saved one (`antinomy query --list` lists them), or a file.
query-stopped-time = The query was stopped after { $seconds } s. Name more of what you look for, or give it longer: --timeout SECONDS
query-stopped-memory = The query was stopped because it takes more than { $megabytes } MB of memory. It probably pairs everything with everything: two patterns without a variable in common do.
query-endless = The saved query “{ $name }” cannot be stopped: it has kept computing a single expression for seconds although its time or its memory is used up. So the program ends. Change the query, or move it out of the folder queries.
query-engine = The query cannot be answered: { $reason }
query-no-such-format = An answer of this query cannot be written as { $format }: { $form ->
    [rows] rows of SELECT can be written as table, csv, tsv, json, xml and ids
    [truth] the yes or no of ASK can be written as table, csv, tsv, json and xml
   *[triples] the triples of CONSTRUCT and DESCRIBE can be written as table, turtle and ids
}.
empty-query = Nothing matches.
empty-query-list = There are no saved queries. They lie as NAME.rq in content/queries.
query-unknown = There is no saved query “{ $name }”.
query-unknown-hint = `antinomy query --list` lists them. Text of a query stands in quotation marks: antinomy query 'SELECT …'
query-no-parameter = This query has no parameter “{ $name }”.
query-no-parameter-hint = { $count ->
    [0] It takes none.
   *[other] It takes: { $known }
}
query-bad-value = { $why ->
    [listed] “{ $value }” is no value for the parameter “{ $name }”. It takes { $kind }: { $known }.
    [record] “{ $value }” is no value for the parameter “{ $name }”. It takes the id of a record (kind: { $kind }).
    [other-kind] “{ $value }” is of the wrong kind for the parameter “{ $name }”: { $found } instead of { $kind }.
   *[other] “{ $value }” is no value for the parameter “{ $name }”. It takes { $kind }.
}
query-param-form = “{ $name }” is no value of a parameter. Write NAME=VALUE, for example: -p proposition=ID
query-param-unsaved = Only saved queries have parameters. In text of your own, write the value where it belongs.
query-own-functions = { $count ->
    [one] Only Antinomy has the function { $names }. Other engines refuse it, or find no value there.
   *[other] Only Antinomy has the functions { $names }. Other engines refuse them, or find no values there.
}
query-unusable = This query cannot be asked.
query-typed = query

## Why a query finds nothing

query-as-it-should = That is as it should be: each check asks this query, and reports each row.
query-emptied-line = Line { $line }:
query-emptied-part = this part
query-emptied = { $before ->
    [first] Nothing in the graph matches { $condition }.
    [one] One match up to this point; { $condition } rules it out.
    [many] More than { $most } matches up to this point; { $condition } rules all of them out.
   *[other] { $before } matches up to this point; { $condition } rules all of them out.
}
query-seen-variable = { $count ->
    [0] { $of } has no value here.
   *[other] Values of { $of } here: { $values }
}
query-seen-aggregate = { $count ->
    [0] COUNT and its like have a value in HAVING only.
   *[other] Values that are compared: { $values }
}
query-seen-predicate = Values of { $of } here: { $values }
query-seen-missing = Nothing here has { $of }.
query-seen-holders = { $of } belongs to { $values }.
query-mismatch-text-with-numbers = These are numbers. They stand without quotation marks.
query-mismatch-number-with-texts = These are texts, which are compared letter by letter. The number that one begins with: xsd:integer(REPLACE(?x, "[^0-9].*", ""))
query-mismatch-text-with-resources = These are resources, not texts. They stand without quotation marks; their text is an:label(?x), their address STR(?x).
query-mismatch-number-with-resources = These are resources, not numbers.
query-mismatch-plain-with-tagged = These texts have a language, which belongs to them: "…"@en. Without it one compares STR(?x).
