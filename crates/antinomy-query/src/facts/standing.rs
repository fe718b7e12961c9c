//! Where a statement stands: whose it is, in which document and corpus, and how we know. Two statements' reach follows from these.

use super::levels::statements;
use crate::names::Names;
use crate::sink::Sink;
use crate::term::Term;
use antinomy_graph::Predicate;
use antinomy_model::kinds::Statement;
use antinomy_model::values::{Choice, LocatorKey, Share};
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::fold;

/// The id of the voice, or a key that says where an unknown voice speaks: `unknown~SOURCE~PLACE`.
pub(super) fn voice_keys<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let key = match rdf.facts().voice_of(statement).actor {
            Some(voice) => Term::String(rdf.base().record(voice).id.as_str().into()),
            None => Term::String(unknown_voice(rdf, statement).into()),
        };
        sink.derived(node, key);
    }
}

fn unknown_voice(rdf: &Names<'_>, statement: &Statement) -> String {
    let source = rdf.facts().source_of(statement);
    let source = source.map_or("", |(id, _)| rdf.base().record(id).id.as_str());
    let locator = [LocatorKey::Section, LocatorKey::Chapter, LocatorKey::Page];
    let places = locator
        .into_iter()
        .filter_map(|key| statement.locator.get(key));
    let section = statement.section.as_ref().map(|it| it.value.as_str());
    let place = section.into_iter().chain(places).next().unwrap_or_default();
    format!("unknown~{source}~{}", letters(place))
}

/// A place as a part of an id: ids have no other letters than these, `~` and `+`, which separate their parts.
fn letters(place: &str) -> String {
    let letter = |it: char| match it {
        'a'..='z' | '0'..='9' | '.' | '-' => it,
        _ => '-',
    };
    fold(place).chars().map(letter).collect()
}

/// The source.
pub(super) fn documents<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        if let Some((source, _)) = rdf.facts().source_of(statement) {
            sink.derived(node, rdf.graph.node_of(source));
        }
    }
}

/// The corpora that the source belongs to.
pub(super) fn corpora<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let source = rdf.facts().source_of(statement);
        let corpora = source.map_or(&[][..], |(source, _)| rdf.facts().corpora_of(source));
        for corpus in corpora {
            sink.derived(node, rdf.graph.node_of(*corpus));
        }
    }
}

/// The source and its corpora: two that have one of them in common are said in one document or in one corpus.
pub(super) fn said_in<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    documents(rdf, sink);
    corpora(rdf, sink);
}

/// The known owner of the section.
pub(super) fn section_owners<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let section = rdf.facts().section_of(statement);
        let owner = section.and_then(|it| it.owner.known());
        if let Some(owner) = owner.and_then(|it| rdf.base().target_of(it, Kind::Actor)) {
            sink.derived(node, rdf.graph.node_of(owner));
        }
    }
}

/// Whether the voice comments on policy rather than makes it.
pub(super) fn commenting<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        sink.derived(node, Term::Boolean(rdf.facts().is_commenting(statement)));
    }
}

pub(super) fn known_by<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        sink.derived(
            node,
            Term::String(rdf.facts().knowing(statement).word().into()),
        );
    }
}

/// How many hold it, from 0 for none to 6 for all.
pub(super) fn share_ranks<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let rank = statement.share.and_then(rank);
        if let Some(rank) = rank {
            sink.derived(node, Term::Integer(rank));
        }
    }
}

fn rank(share: Share) -> Option<i64> {
    // The closed list is in ascending order.
    let place = Share::WORDS.iter().position(|word| *word == share.word())?;
    i64::try_from(place).ok()
}

/// How many records cite each source itself.
pub(super) fn citation_counts<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let sources = rdf.base().of_kind(Kind::Source);
    for (source, _) in sources {
        let count = count(rdf, source);
        sink.derived(rdf.graph.node_of(source), Term::Integer(count));
    }
}

fn count(rdf: &Names<'_>, source: RecordId) -> i64 {
    let count = rdf.graph.citing(source).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many members each corpus has.
pub(super) fn member_counts<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (source, _) in rdf.base().of_kind(Kind::Source) {
        let node = rdf.graph.node_of(source);
        let count = rdf.graph.outgoing_by(node, Predicate::Member).count();
        if let Some(count) = i64::try_from(count).ok().filter(|it| *it > 0) {
            sink.derived(node, Term::Integer(count));
        }
    }
}
