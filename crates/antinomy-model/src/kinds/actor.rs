//! Actors: who speaks or acts.

use crate::Kind;
use crate::property::{List, TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Given, Interval, LevelSet, Ref, Text};
use antinomy_syntax::Spanned;

mapping! {
    /// Who speaks or acts.
    #[derive(Clone, Debug, Default)]
    pub Actor = "actor" {
        /// Name.
        label: Text = required("label").role(TextRole::Label).naming().term("rdfs:label");
        /// Kind of actor: its place in the manifest's `actor-kinds`.
        kind: Option<usize> = required("kind").of(List::ActorKinds);
        /// Levels that it belongs to; nothing said means none, as for a scholar.
        levels: Given<LevelSet> = optional("levels");
        /// What it is a part of, a territory for instance.
        part_of: Option<Ref> = optional("part-of").to(&[Kind::Actor]);
        /// For a collective: who belongs to it.
        members: Vec<Ref> = optional("members").to(&[Kind::Actor]).term("an:member");
        /// When it existed.
        time: Option<Spanned<Interval>> = optional("time");
    }
}
