//! Relations: typed edges between any two records, with a reason and a source.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::schema::List;
use crate::values::{Basis, Choice, Citation, Locator, Place, Ref, Text};

/// A typed edge.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    /// Where it begins.
    pub from: Option<Ref>,
    /// Where it ends.
    pub to: Option<Ref>,
    /// Its type: its place in the manifest's `relation-types`.
    pub r#type: Option<usize>,
    /// Why it holds.
    pub because: Text,
    /// How plainly the source says it.
    pub basis: Option<Basis>,
    /// On the seven-point scale of Nilsson et al. 2016 (doi:10.1038/534320a).
    pub strength: Option<i8>,
    /// Where it is said.
    pub source: Option<Ref>,
    /// And where in it.
    pub locator: Locator,
    /// Through whom we know it.
    pub cited_via: Option<Place>,
    /// Works that it rests on.
    pub cites: Vec<Citation>,
}

pub(super) static TABLE: Table = Table {
    name: "relation",
    keys: &[
        required("from", Shape::Ref(&Kind::ALL)),
        required("to", Shape::Ref(&Kind::ALL)),
        required("type", Shape::Manifest(List::RelationTypes)),
        optional("because", Shape::Text),
        optional("basis", Shape::Choice(Basis::WORDS)),
        optional("strength", Shape::Number(-3, 3)),
        optional("source", Shape::Ref(&[Kind::Source])),
        optional("locator", Shape::Locator),
        optional("cited-via", Shape::Place),
        optional("cites", Shape::Cites),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Relation {
    Relation {
        from: fields.reference("from"),
        to: fields.reference("to"),
        r#type: fields.manifest_word("type"),
        because: fields.text("because"),
        basis: fields.choice("basis"),
        strength: fields.number("strength"),
        source: fields.reference("source"),
        locator: fields.locator("locator"),
        cited_via: fields.place("cited-via"),
        cites: fields.citations("cites"),
    }
}
