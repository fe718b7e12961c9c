//! Concepts, in the terms of SKOS. The definition is the prose of the record's Markdown file.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{Ref, Text};
use antinomy_syntax::Spanned;

/// A term.
#[derive(Clone, Debug, Default)]
pub struct Concept {
    /// Preferred label.
    pub label: Text,
    /// Other words for it, in any language.
    pub alt_labels: Vec<Spanned<String>>,
    /// Wider terms.
    pub broader: Vec<Ref>,
    /// Neighbouring terms.
    pub related: Vec<Ref>,
    /// Opposite terms.
    pub antonym: Vec<Ref>,
    /// The vocabulary it is taken from.
    pub scheme: Option<String>,
}

pub(super) static TABLE: Table = Table {
    name: "concept",
    keys: &[
        required("label", Shape::Text),
        optional("alt-labels", Shape::Plains),
        optional("broader", Shape::Refs(&[Kind::Concept])),
        optional("related", Shape::Refs(&[Kind::Concept])),
        optional("antonym", Shape::Refs(&[Kind::Concept])),
        optional("scheme", Shape::Plain),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Concept {
    Concept {
        label: fields.text("label"),
        alt_labels: fields.plains("alt-labels"),
        broader: fields.references("broader"),
        related: fields.references("related"),
        antonym: fields.references("antonym"),
        scheme: fields.plain("scheme").map(|text| text.value),
    }
}
