//! Propositions: normalised sentences that can be affirmed or denied.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{Ref, Text};

/// A sentence that statements take positions on.
#[derive(Clone, Debug, Default)]
pub struct Proposition {
    /// The sentence.
    pub text: Text,
    /// Where it belongs.
    pub field: Vec<Ref>,
    /// What it is about.
    pub concepts: Vec<Ref>,
    /// Propositions that cannot be affirmed together with it; read in both directions.
    pub excludes: Vec<Ref>,
    /// Propositions that whoever affirms it affirms, too.
    pub implies: Vec<Ref>,
}

pub(super) static TABLE: Table = Table {
    name: "proposition",
    keys: &[
        required("text", Shape::Text),
        optional("field", Shape::Refs(&[Kind::Field])),
        optional("concepts", Shape::Refs(&[Kind::Concept])),
        optional("excludes", Shape::Refs(&[Kind::Proposition])),
        optional("implies", Shape::Refs(&[Kind::Proposition])),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Proposition {
    Proposition {
        text: fields.text("text"),
        field: fields.references("field"),
        concepts: fields.references("concepts"),
        excludes: fields.references("excludes"),
        implies: fields.references("implies"),
    }
}
