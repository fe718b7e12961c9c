### What statements, propositions and contradictions lack.

too-few-sides = A contradiction needs two sides
    .label = { $count ->
        [0] no side
        [1] only one side
       *[other] { $count } sides
    }
    .hint = Give two lists of statements under sides: — sides: [[statement-a], [statement-b]]. A gap or a convergence gets by with one side.
between-not-carried = No side carries the levels under between:
    .label = { $levels } belongs to no voice and no addressee of the sides
    .hint = Check the levels, or add to: to the statements.
between-too-many = Under between: stand one or two levels
    .label = there are { $count } here
    .hint = Name the two levels between which the contradiction lies, or the one within which it lies.
examination-without-place = The examination does not say what was read
    .label = without a source or without a place in it
    .hint = Add source: ID and locator: { "{" }section: "3"{ "}" }.
locator-without-source = The place belongs to no source
    .label = of what?
    .hint = Name the source above it: source: ID.
statement-without-place = The statement names no place
    .label = neither a locator nor a place in cited-via
    .hint = Add where it stands: locator: { "{" }page: "24"{ "}" }.
statement-without-voice = Nobody holds this statement
    .label = it does not say who takes this view
    .source = “{ $source }” names nobody either
    .section = Add owner: to the section in the source “{ $source }”, or voice: here. If nobody knows, write unknown.
    .sections = Say with section: in which section of “{ $source }” it stands, or with voice: who holds it. If nobody knows, write voice: unknown.
    .issuers = “{ $source }” was issued by several. Say with voice: which of them holds this. If nobody knows, write voice: unknown.
    .hint = Say with voice: who holds it; in scholarly work that is often the author. If nobody knows, write voice: unknown.
attributed-needlessly = The statement stands in a text of its own voice
    .label = the source given is “{ $source }”
    .own = “{ $own }” is by the voice itself
    .hint = Name the voice's own text, and the other as the one through which you know it: source: { $own } and cited-via: { $source }.
level-unknown-needlessly = The level of this statement is known
    .label = levels: says unknown, but “{ $owner }” belongs to: { $levels }
    .hint = Delete the line levels: unknown. If “{ $owner }” speaks for another level here, name that level.
levels-repeated = The level of this statement is settled already
    .label = “{ $owner }” belongs to { $levels } anyway
    .hint = Delete the line levels:. Then the statement stays right when the entry of “{ $owner }” changes.
sides-without-common-ground = The sides of this contradiction have nothing to do with each other
    .label = no proposition and no relation joins them
    .hint = Under positions: let both sides take a position on the same proposition, join two propositions with excludes: or implies:, or add a relation between the statements. If the contradiction shows in the text alone, write finder: not-expected.
category-against-reach = The category does not fit who disagrees here
    .label = category: { $category }
    .strangers = The sides share neither voice nor document nor level. That is no ambivalence but a contradiction: category: contradiction.
    .hint = “{ $voice }” speaks on all sides. Who contradicts themselves is ambivalent: category: ambivalence. If another level bears it, add between:.
statement-on-two-sides = “{ $id }” stands on two sides
    .label = once more
    .side = it stands on this side already
    .hint = Take the statement off one side. If it contradicts itself, make two statements of it.
side-as-evidence = “{ $id }” is a side and its own evidence
    .label = as evidence
    .side = as a side
    .hint = Take it out of one of the two places. Under evidence: stands what shows the contradiction without taking part in it.
position-of-a-question = An open question takes a position without reserve
    .label = on “{ $proposition }”
    .hint = What is open has the position 0, a leaning 1 or -1. If nothing is open, write kind: assessment.
position-of-an-omission = What is left out takes no position
    .label = on “{ $proposition }”
    .hint = Delete the entry. If the source says that the voice acts against it or rejects it, that is a statement of its own: kind: practice or kind: assessment.
omission-of-what-most-have = According to this omission { $share ->
        [all] all have what is missing
       *[other] most have what is missing
    }
    .label = share: { $share }
    .hint = Of an omission, share: says how many have what the others lack: none, one, few, some or many. If most have it, nothing is missing, and kind: practice says what they do.
begins-after-its-source = Begins only in { $from }, but the source was published in { $published } already
    .label = beginning
    .published = published
    .hint = What a source reports began before it was published. Check the year under time:; if something is announced, demanded or predicted, write kind: goal, measure, demand or assessment.
definition-of-nothing = This definition does not say what it defines
    .label = there is no defines:
    .hint = Name the concept whose meaning it settles: defines: concept. If it settles none, it is of another kind, such as kind: assessment.
defines-without-definition = Only a definition settles what a word means
    .label = under defines:, but kind: { $kind }
    .hint = If the statement settles the meaning, write kind: definition. If it is only about “{ $concept }”, the concept belongs under concepts:.
verdict-without-finding = There cannot be a finding “{ $finding }”
    .label = leads nowhere
    .suggest = You probably mean “{ $suggestion }”.
    .proposition = There is no proposition “{ $part }”. A finding is called rule.proposition.voice.voice.
    .voice = There is no actor “{ $part }”. A finding is called rule.proposition.voice.voice.
    .hint = Name the id of a contradiction, or of one that was found: rule.proposition.voice.voice. `antinomy contradictions` shows all.
examination-contradicted = Nothing is said to be found here, but there is a contradiction
    .label = result: none says that “{ $field }” has nothing between these levels
    .contradiction = “{ $contradiction }” lies in this field and between these levels
    .hint = Delete the examination or limit it to other levels, or check field: and between: of the contradiction.
read-into-own-text = Nobody needs to read anything into their own text
    .label = “{ $source }” is the source of the statement, and its voice wrote it
    .hint = Give the position alone: { $proposition }: { $stance }. Under read-by: stands who reads it into the text of somebody else.
