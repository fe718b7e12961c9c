//! Actors: who speaks or acts.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::schema::List;
use crate::values::{Given, Interval, LevelSet, Ref, Text};
use antinomy_syntax::Spanned;

/// Who speaks or acts.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// Name.
    pub label: Text,
    /// Kind of actor: its place in the manifest's `actor-kinds`.
    pub kind: Option<usize>,
    /// Levels that it belongs to; nothing said means none, as for a scholar.
    pub levels: Given<LevelSet>,
    /// What it is a part of, a territory for instance.
    pub part_of: Option<Ref>,
    /// For a collective: who belongs to it.
    pub members: Vec<Ref>,
    /// When it existed.
    pub time: Option<Spanned<Interval>>,
}

pub(super) static TABLE: Table = Table {
    name: "actor",
    keys: &[
        required("label", Shape::Text),
        required("kind", Shape::Manifest(List::ActorKinds)),
        optional("levels", Shape::Levels),
        optional("part-of", Shape::Ref(&[Kind::Actor])),
        optional("members", Shape::Refs(&[Kind::Actor])),
        optional("time", Shape::Time),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Actor {
    Actor {
        label: fields.text("label"),
        kind: fields.manifest_word("kind"),
        levels: fields.levels("levels"),
        part_of: fields.reference("part-of"),
        members: fields.references("members"),
        time: fields.time("time"),
    }
}
