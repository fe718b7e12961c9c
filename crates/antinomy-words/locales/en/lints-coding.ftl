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
statement-without-place = The statement names no place
    .label = neither a locator nor a place in cited-via
    .hint = Add where it stands: locator: { "{" }page: "24"{ "}" }.
