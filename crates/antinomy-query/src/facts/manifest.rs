//! What the manifest says of levels and kinds.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Term};
use antinomy_model::Text;

pub(super) fn labels<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let manifest = rdf.manifest();
    for (at, level) in (0u16..).zip(&manifest.levels) {
        label(rdf, sink, Resource::Level(at), &level.label);
    }
    for (at, kind) in (0u32..).zip(&manifest.actor_kinds) {
        label(rdf, sink, Resource::ActorKind(at), &kind.label);
    }
    for (at, kind) in (0u32..).zip(&manifest.conflict_kinds) {
        label(rdf, sink, Resource::ConflictKind(at), &kind.label);
    }
}

fn label<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>, subject: Resource, text: &'g Text) {
    for (version, _) in rdf.versions(text) {
        sink.in_manifest(subject, version);
    }
}

/// The letters of levels.
pub(super) fn letters<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (at, level) in (0u16..).zip(&rdf.manifest().levels) {
        sink.in_manifest(
            Resource::Level(at),
            Term::String(level.letter.as_str().into()),
        );
    }
}

/// From each level to all below it.
pub(super) fn higher_than<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let count = u16::try_from(rdf.manifest().levels.len()).unwrap_or(u16::MAX);
    for high in 0..count {
        for low in high + 1..count {
            sink.derived(Resource::Level(high), Resource::Level(low));
        }
    }
}
