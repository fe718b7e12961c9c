//! Authored contradictions: statements set against each other, by whom, and why.

use crate::Kind;
use crate::property::{List, TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Asserter, Basis, Category, Citation, Finder, Given, LevelSet, Ref, Text};

mapping! {
    /// A contradiction that an author asserts.
    #[derive(Clone, Debug, Default)]
    pub Contradiction = "contradiction" {
        /// One line that says it.
        title: Text = required("title").role(TextRole::Sentence).naming();
        /// Contradiction, ambivalence, gap, convergence or shift.
        category: Option<Category> = required("category");
        /// Kind of conflict: its place in the manifest's `conflict-kinds`.
        conflict: Option<usize> = optional("conflict").of(List::ConflictKinds);
        /// Policy fields.
        field: Vec<Ref> = required("field").to(&[Kind::Field]);
        /// The sets of statements that are opposed.
        sides: Vec<Vec<Ref>> = required("sides").to(&[Kind::Statement]).term("an:side");
        /// The levels between which it lies, where they are not simply those of the sides.
        between: Given<LevelSet> = optional("between");
        /// Statements that show it without being a side.
        evidence: Vec<Ref> = optional("evidence").to(&[Kind::Statement]);
        /// -1 constraining, -2 counteracting, -3 cancelling (Nilsson et al. 2016, doi:10.1038/534320a); set by people.
        strength: Option<i8> = optional("strength").within(-3, -1);
        /// How plainly its author says it.
        basis: Option<Basis> = optional("basis");
        /// The source that asserts it, and where. `none` if no source does, but the authors of the knowledge base.
        // Required, because readers must know whose claim it is.
        asserted_by: Asserter = required("asserted-by");
        /// Its author's own word for it.
        label_in_source: Option<String> = optional("label-in-source");
        /// Why it is one.
        because: Text = required("because").role(TextRole::Prose);
        /// Works that its author cites for it.
        cites: Vec<Citation> = optional("cites");
        /// Whether a rule should find it unaided.
        finder: Option<Finder> = optional("finder");
    }
}
