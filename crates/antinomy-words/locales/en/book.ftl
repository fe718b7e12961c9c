### Words of the handbook's templates.

## Kinds of page and record

source = { $count ->
    [one] Source
   *[other] Sources
    }
actor = { $count ->
    [one] Actor
   *[other] Actors
    }
field = { $count ->
    [one] Policy field
   *[other] Policy fields
    }
concept = { $count ->
    [one] Concept
   *[other] Concepts
    }
proposition = { $count ->
    [one] Proposition
   *[other] Propositions
    }
contradictions = Contradictions
contradictions-heading = Contradictions and other findings
findings-heading = Findings
sources = Sources
actors = Actors
fields = Policy fields
concepts = Concepts
propositions = Propositions
statements = Statements
relations = Relations
evidence = Evidence from research
rules = Explained by the rule

## The start of list pages

contradictions-lead-none = No finding has been recorded yet.
contradictions-lead = { $findings }, arranged by policy field and level. Conflicts are contradictions, ambivalences and gaps.
sources-lead = { $works ->
    [one] One work that the handbook rests on
   *[other] { $works } works that the handbook rests on
    }{ $journals ->
    [0] .
    [one] {", and a journal in which some of them appeared."}
   *[other] {", and "}{ $journals } journals in which some of them appeared.
    }
actors-lead = { $count ->
    [one] One actor who speaks or acts here.
   *[other] { $count } actors who speak or act here.
    }
fields-lead = { $count ->
    [one] One policy field, with the powers of each level.
   *[other] { $count } policy fields, with the powers of each level.
    }
concepts-lead = { $count ->
    [one] One concept and its use.
   *[other] { $count } concepts and their use.
    }
propositions-lead = { $count ->
    [one] One sentence that some affirm and others deny.
   *[other] { $count } sentences that some affirm and others deny.
    }
count-conflict = { $count ->
    [one] 1 conflict
   *[other] { $count } conflicts
    }
count-agreement = { $count ->
    [one] 1 agreement
   *[other] { $count } agreements
    }
count-shift = { $count ->
    [one] 1 shift
   *[other] { $count } shifts
    }
group-conflict = Conflicts
group-agreement = Agreements
group-shift = Shifts
count-statements = { $count ->
    [one] 1 statement
   *[other] { $count } statements
    }
count-cited = { $count ->
    [one] cited once
   *[other] cited { $count } times
    }
count-positions = { $count ->
    [one] 1 position
   *[other] { $count } positions
    }

## The card of a contradiction

side = Side { $name }
why-contradiction = Why this is a contradiction
why-ambivalence = Why this is ambivalent
why-gap = What is missing
why-convergence = Where they agree
why-shift = What has shifted
category = Category
category-contradiction = Contradiction
category-ambivalence = Ambivalence
category-gap = Gap
category-convergence = Convergence
category-shift = Shift
conflict = Kind of conflict
conflict-of-others = More precisely
strength = Strength
strength-1 = constraining
strength-2 = counteracting
strength-3 = cancelling
status = Status
status-asserted-in-source = asserted: stated in a source
status-asserted-by-authors = asserted: by the authors of this handbook, in no source
status-asserted-by-unnamed = asserted: by whom is not stated
status-confirmed = confirmed: found by a rule and reviewed
status-candidate = candidate: found by a rule, not yet reviewed
status-short-asserted-in-source = asserted
status-short-asserted-by-authors = asserted by the authors
status-short-asserted-by-unnamed = asserted by whom is not stated
status-short-confirmed = confirmed
status-short-candidate = candidate
asserted-by = Asserted by
label-in-source = Wording there
level-concerned = level
levels-concerned = between
levels = Relation of levels
levels-outside = outside: one side or voice belongs to no level
levels-unknown = unknown: the level of one side or voice is not documented
levels-disjoint = between different levels
levels-equal = on the same level
levels-overlapping = levels overlap
# Of a finding with a single side, such as a gap.
levels-alone-outside = outside: of no level
levels-alone-unknown = unknown: the level is not documented
levels-alone-disjoint = between different levels
levels-alone-equal = within levels, not between them
levels-alone-overlapping = levels overlap
reach = Reach
reach-same-voice = one and the same voice
reach-same-section-owner = one owner’s part of one document
reach-same-document = within one document
reach-same-corpus = within one corpus
reach-apart = separate voices and documents
same-field = In the same policy field

## Lists of which a page shows the beginning

# "and 37 more: all contradictions of the policy field Housing": links follow.
more-in-field = and { $count } more: all findings of the policy field
more-in-fields = and more: all findings of the policy fields
more-contradictions = and { $count } more that are not listed here. They are in the list
more-relations = { $places ->
    [0] and more relations
    [one] and more: all relations on the page of
   *[other] and more: all relations on the pages of
    }
more-derived-stances = and { $count } more that follow from these and are not listed
more-derived-positions = and { $count } more for whom this follows from other positions, and who are not listed
more-of-statement = and { $count } more, all at

## A statement

voice-unknown = voice unknown
positions = Positions
how-known = How known
known-own = own statement
known-second-hand = second-hand
known-attributed = attributed
cited-via = cited via
level = Level
level-stated = stated here
level-from-section = taken from the section
level-from-owner = taken from the owner of the section
level-from-voice = taken from the voice
level-from-source = taken from the source
level-from-issuer = taken from the issuer
level-none = no level
level-unknown = not documented
addressed-to = addressed to
defines = defines
frames = Frame
share = Share
share-none = none
share-one = a single one
share-few = few
share-some = some
share-many = many
share-most = most
share-all = all
# Of an omission: how many have what the others leave out.
share-have-none = none has it
share-have-one = only one has it
share-have-few = only few have it
share-have-some = some have it
share-have-many = many have it
share-have-most = most have it
share-have-all = all have it
basis = Basis
basis-implicit = implicit
basis-presumed = presumed
force = Force
force-obliges = obliges
force-expects = expects
force-recommends = recommends
force-allows = allows
time = Time
note = Note
editorial-note = Editorial note
stands-in = Stands in
statement = Statement
link-to-statement = (address of statement { $id })
read-by = read so by
follows-from = follows from

## Stances

stance-2 = affirms
stance-1 = affirms with a reservation
stance-0 = takes no side
stance-minus-1 = denies with a reservation
stance-minus-2 = denies

## Citations (CiTO), as verbs before a source

cites = Cites
cites-as = cites
agrees-with = agrees with
disagrees-with = disagrees with
supports = supports
disputes = disputes
refutes = refutes
qualifies = qualifies
extends = extends
uses-data-from = uses data from
cites-as-evidence = cites as evidence
cites-as-authority = cites as authority
cites-for-information = cites for information
obtains-background-from = obtains background from
obtains-support-from = obtains support from
discusses = discusses
documents = documents
critiques = critiques
reviews = reviews
describes = describes
confirms = confirms
corrects = corrects
credits = credits
includes-quotation-from = quotes from

## A source

literature = Literature
policy = Policy document
law = Law
data = Data
sections = Sections and their owners
section = Section
pages = Pages
owner = owner
owner-unknown = unknown
not-stated = not stated
members = Members of the corpus
cited-by = Cited by
cited-by-none = Nothing in the handbook cites this source yet.
used-in = Used in
used-in-statements = Statements
used-in-contradictions = Findings
used-in-relations = Relations
used-in-concepts = Concepts
used-in-fields = Policy fields
used-in-sources = Sources
used-in-actors = Actors
used-in-propositions = Propositions
used-in-chapters = Chapters

## Terms of a fact table

fact-author = Author
fact-editor = Editor
fact-issued = Published
fact-publisher = Publisher
fact-place = Place
fact-in = In
fact-series = Series
fact-issuer = Issued by
fact-pages = Pages
fact-abbreviation = Short
fact-licence = Licence
fact-url = Address
fact-archive-url = Archived
fact-accessed = Accessed
fact-doi = DOI
fact-isbn = ISBN
fact-urn = URN
fact-language = Language
fact-coverage = Coded
coverage-full = in full
coverage-excerpt = in excerpts
coverage-none = not at all
fact-superseded-by = Superseded by
fact-supersedes = Supersedes
fact-contains = Contains
fact-member-of = Member of the corpus
fact-label-other = In the other language
fact-alt-labels = Also
fact-broader = Broader
fact-narrower = Narrower
fact-related = Related
fact-antonym = Antonym
fact-scheme = Vocabulary
fact-kind = Kind
fact-levels = Levels
fact-part-of = Part of
fact-members = Members
fact-time = Time
fact-fields = Policy fields
fact-concepts = Concepts
fact-excludes = Excludes
fact-excluded-by = Excluded by
fact-implies = Implies
fact-implied-by = Implied by
fact-broader-field = Part of
fact-narrower-fields = Comprises

## Concepts, propositions, fields

definition = Definition
definitions-in-sources = Definitions in the sources
who-is-responsible = Who is responsible
who-says-what = Who affirms, who denies
affirmed-by = Affirmed by
denied-by = Denied by
takes-no-side = Takes no side
nobody-coded = Nobody recorded.
competences = Responsibilities
task = Task
holder = Holder
evidence-source = Source
contradictions-none = No finding in this policy field yet.
examinations = Examined, no conflict found
examined-by = examined by
statements-by-level = Statements by level

## The matrix

matrix-caption = Findings by policy field and levels
matrix-none = no finding yet
matrix-total = { $findings }; a finding may stand in several cells
column-between = between levels
column-within = within
column-other = other
cell-between = between
cell-within = within
cell-outside = outside the levels
cell-unknown = level unknown
column-outside = outside
column-unknown = unknown
and = and
strongest = strongest
examined-none = examined, no conflict found
not-examined = not examined
not-applicable = not applicable
legend = Legend
legend-count = number of conflicts (contradictions, ambivalences, gaps), and the strongest
legend-agreements = agreements
legend-shifts = shifts
legend-strength = Strength: −1 constraining, −2 counteracting, −3 cancelling. “Outside”: one side or voice belongs to no level. “Unknown”: the level of one side or voice is not documented.
level-name-outside = no level
level-name-unknown = level unknown

## The end of a page

generated-from = Generated from
edit-hint = Found a mistake? Please change it there.

## The rest of CiTO

cites-as-data-source = cites as a data source
cites-as-metadata-document = cites as metadata
cites-as-potential-solution = cites as a possible solution
cites-as-recommended-reading = recommends reading
cites-as-related = cites as related
cites-as-source-document = cites as a source document
compiles = compiles from
contains-assertion-from = contains an assertion from
derides = derides
includes-excerpt-from = includes an excerpt from
links-to = links to
parodies = parodies
plagiarizes = plagiarizes
replies-to = replies to
retracts = retracts
ridicules = ridicules
speculates-on = speculates on
updates = updates
uses-conclusions-from = uses conclusions from
uses-method-in = uses the method in

## Places in a source. The space before the number does not break.

locator-chapter = ch. { $value }
locator-section = sec. { $value }
locator-law = § { $value }
locator-article = art. { $value }
locator-paragraph = para. { $value }
locator-sentence = sentence { $value }
locator-page = p. { $value }
locator-pages = pp. { $value }
locator-footnote = fn. { $value }
locator-table = table { $value }

## References


## Dates

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-approximate = c. { $date }
date-uncertain = probably { $date }
date-before-christ = { $year } BC
time-since = since { $from }
time-until = until { $until }
time-range = { $from }–{ $until }
time-always = at any time
time-end-unknown = { $from }, end unknown
time-beginning-unknown = beginning unknown, until { $until }
time-since-unknown = since an unknown time
time-until-unknown = formerly, end unknown
time-unknown = unknown

## Headings of lists

class-literature = Literature
class-policy = Policy documents
class-law = Law
class-data = Data
without-field = Without a policy field
without-kind = Without a kind
without-class = Without a class
used-in-examinations = Examinations
relation-from-there = { $label } (from there)

## Languages

language-de = German
language-en = English
language-fr = French

## Languages and start page

language-name = English
language-switch = Language
start-enter = Open the handbook

## What cites a part

cited-through = through { $part }

## mdBook's own interface

site-skip = Skip to content
site-toggle-contents = Show or hide the table of contents
site-contents = Table of contents
site-change-theme = Change colours
site-themes = Colours
site-theme-auto = As in the system
site-theme-light = Light
site-theme-dark = Dark
site-search-key = Search (key /)
site-toggle-search = Show or hide the search
site-search = Search the handbook …
site-previous = Previous page
site-next = Next page
site-navigation = Page navigation
site-edit = Suggest a change
site-repository = Source text
site-print = Print the handbook
site-keys = Keyboard shortcuts
site-press = Key
site-or = or
site-to-navigate = moves between pages
site-to-search = searches the handbook
site-to-show-help = shows this help
site-to-hide-help = closes this help
site-not-found = Page not found
site-not-found-text = There is nothing at this address. The table of contents and the search lead on.

## Pages for contributors

contributing = Contributing
codes = What checking may say
codes-lead = Every proposal is checked. Here stands what the check may say, why it says so, and what to do about it, with an example that shows the problem and one in order.
codes-b = Chapters of the handbook
codes-l = What records mean
codes-m = Records and their keys
codes-q = Queries
codes-s = The citation style
codes-y = Files and how they are written
code-meaning = What is wrong
code-name = Name
code-severity = Gravity
code-bad = Example
code-said = What the check says about it
code-good = The same in order
code-cli = The same on the command line:

## References and bibliography
bibliography = Bibliography
bibliography-lead = { $count ->
    [one] One work that this handbook rests on, with the places where it appears.
   *[other] All { $count } works that this handbook rests on, with the places where they appear.
}
bibliography-journals = { $count ->
    [one] One journal is a source, too; it appears with its articles.
   *[other] { $count } journals are sources, too; they appear with their articles.
}
works-literature = Literature
works-policy = Plans, programmes and concepts
works-law = Law
works-data = Data
references = References
to-source = To the source
archived = Archived:
accessed = Last accessed:
cited-times = { $count ->
    [one] Cited once
   *[other] Cited { $count } times
}
cited-nowhere = Not cited in this handbook.
cited-in-parts-only = Cited only through its parts.
statements-in-work = { $count ->
    [one] One statement stands in it
   *[other] { $count } statements stand in it
}
statements-above = { $count ->
    [one] One of these is the statement above, which stands in it.
   *[other] { $count } of these are the statements above, which stand in it.
}
cited-through-parts = { $count ->
    [one] One record cites only a part of it.
   *[other] { $count } records cite only parts of it.
}
cited-in-parts = Statements that stand in its parts
cited-supporting = Cited in support
cited-disputing = Cited to dispute
cited-mentioning = Mentioned
page-about-work = About the source: { $work }
cite-work = Cite
cite-this-page = Cite this page
cite-in-markdown = In a text of this handbook
cite-page = Page “{ $page }”. In: { $handbook }{ $has-edition ->
    [yes] , edition { $edition }
   *[no] {""}
}.{ $has-url ->
    [yes] {" "}{ $url }
   *[no] {""}
}
copy = Copy
preview-more = To the page
to-corpus = To this body of texts
copied = Copied

## Queries

queries = Queries
queries-heading = Questions to the graph
queries-lead = { $count ->
    [one] One saved question to the graph, with its answer from the content of this edition.
   *[other] { $count } saved questions to the graph, with their answers from the content of this edition.
}
query-kicker = Saved query
query-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
query-yes = yes
query-no = no
query-no-value = no value
query-nothing = Nothing matches.
query-nothing-as-it-should = Nothing matches, and that is as it should be.
query-more = { $count ->
    [one] One more row is not shown here.
   *[other] { $count } more rows are not shown here.
}
query-rest = In a terminal, all of them are written by
query-all = To the whole answer
query-page = To the query
decimal-mark = .
query-itself = The query in SPARQL
query-parameters = Parameters that can have another value
query-default = here:
query-cli = In the terminal:
query-must-return-nothing = A rule of this handbook: each check asks this query, and each row of its answer is reported.
