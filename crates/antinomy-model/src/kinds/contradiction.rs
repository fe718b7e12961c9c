//! Authored contradictions: what somebody asserts to stand against each other, and why.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::schema::List;
use crate::values::{Basis, Category, Choice, Citation, Finder, Given, LevelSet, Place, Ref, Text};

/// A contradiction that an author asserts.
#[derive(Clone, Debug, Default)]
pub struct Contradiction {
    /// One line that says it.
    pub title: Text,
    /// Contradiction, ambivalence, gap, convergence or shift.
    pub category: Option<Category>,
    /// Kind of conflict: its place in the manifest's `conflict-kinds`.
    pub conflict: Option<usize>,
    /// Policy fields.
    pub field: Vec<Ref>,
    /// What stands against what: each side is made of statements.
    pub sides: Vec<Vec<Ref>>,
    /// The levels between which it lies, where they are not simply those of the sides.
    pub between: Given<LevelSet>,
    /// Statements that show it without being a side.
    pub evidence: Vec<Ref>,
    /// -1 constraining, -2 counteracting, -3 cancelling (Nilsson et al. 2016, doi:10.1038/534320a); set by people.
    pub strength: Option<i8>,
    /// How plainly its author says it.
    pub basis: Option<Basis>,
    /// Who asserts it, and where.
    pub asserted_by: Option<Place>,
    /// Its author's own word for it.
    pub label_in_source: Option<String>,
    /// Why it is one.
    pub because: Text,
    /// Works that its author cites for it.
    pub cites: Vec<Citation>,
    /// Whether a rule should find it unaided.
    pub finder: Option<Finder>,
}

pub(super) static TABLE: Table = Table {
    name: "contradiction",
    keys: &[
        required("title", Shape::Text),
        required("category", Shape::Choice(Category::WORDS)),
        optional("conflict", Shape::Manifest(List::ConflictKinds)),
        required("field", Shape::Refs(&[Kind::Field])),
        required("sides", Shape::Sides(&[Kind::Statement])),
        optional("between", Shape::Levels),
        optional("evidence", Shape::Refs(&[Kind::Statement])),
        optional("strength", Shape::Number(-3, -1)),
        optional("basis", Shape::Choice(Basis::WORDS)),
        required("asserted-by", Shape::Place),
        optional("label-in-source", Shape::Plain),
        required("because", Shape::Text),
        optional("cites", Shape::Cites),
        optional("finder", Shape::Choice(Finder::WORDS)),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Contradiction {
    Contradiction {
        title: fields.text("title"),
        category: fields.choice("category"),
        conflict: fields.manifest_word("conflict"),
        field: fields.references("field"),
        sides: fields.sides("sides"),
        between: fields.levels("between"),
        evidence: fields.references("evidence"),
        strength: fields.number("strength"),
        basis: fields.choice("basis"),
        asserted_by: fields.place("asserted-by"),
        label_in_source: fields.plain("label-in-source").map(|text| text.value),
        because: fields.text("because"),
        cites: fields.citations("cites"),
        finder: fields.choice("finder"),
    }
}
