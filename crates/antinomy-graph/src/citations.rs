//! What cites what, with the place and the manner.
//!
//! Five things are citations here, told apart by their predicate: a work that a statement, relation or contradiction
//! `cites`; the work `cited-via` which we know a statement or relation; the work that asserts a contradiction
//! (`asserted-by`); the `source` in which a statement, relation, competence or examination stands; and a chapter's
//! being `in` a volume.

use crate::{Graph, NodeId, Predicate};
use antinomy_model::values::{Citation, CitationType, Locator, Place};
use antinomy_model::{Body, KnowledgeBase, RecordId};
use std::collections::BTreeSet;

/// One citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CitationEdge<'a> {
    /// The citing record.
    pub citing: RecordId,
    /// The cited source.
    pub source: RecordId,
    /// In which way: `cites`, `cited-via`, `asserted-by`, `source` or `in`.
    pub predicate: Predicate,
    /// How a work is cited; nothing where the predicate is not `cites`.
    pub manner: Option<CitationType>,
    /// Where in the source; may be empty.
    pub locator: &'a Locator,
    /// Among the citations of a volume or corpus, the part that is cited. It is the same as `source` then.
    pub through: Option<RecordId>,
    /// The node of the citation, where it has one.
    pub node: Option<NodeId>,
}

/// A citation before anybody asks for its place and manner, which stay in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) citing: RecordId,
    pub(crate) predicate: Predicate,
    pub(crate) source: RecordId,
    /// Its place in the record's list, from 0.
    pub(crate) index: u32,
    pub(crate) node: Option<NodeId>,
}

/// All citations twice, so that both questions are one search.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    by_citing: Vec<Entry>,
    by_source: Vec<Entry>,
}

impl Citations {
    pub(crate) fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable();
        let mut by_source = entries.clone();
        by_source.sort_by_key(|entry| (entry.source, entry.predicate));
        Self {
            by_citing: entries,
            by_source,
        }
    }

    fn of(&self, citing: RecordId) -> &[Entry] {
        range(&self.by_citing, citing, |entry| entry.citing)
    }

    fn to(&self, source: RecordId) -> &[Entry] {
        range(&self.by_source, source, |entry| entry.source)
    }
}

fn range(entries: &[Entry], wanted: RecordId, key: impl Fn(&Entry) -> RecordId) -> &[Entry] {
    let start = entries.partition_point(|entry| key(entry) < wanted);
    let len = entries[start..].partition_point(|entry| key(entry) == wanted);
    &entries[start..start + len]
}

impl Graph {
    /// What a record cites, in the order of predicates; works that it `cites` by id.
    #[must_use]
    pub fn cites(&self, record: RecordId) -> Vec<CitationEdge<'_>> {
        let entries = self.citations.of(record).iter();
        entries.map(|entry| self.citation_edge(entry)).collect()
    }

    /// What cites a source, in the order of predicates and ids; then, for a volume or a corpus, what cites its parts
    /// and is not itself such a part.
    #[must_use]
    pub fn cited_by(&self, source: RecordId) -> Vec<CitationEdge<'_>> {
        let direct = self.citations.to(source).iter();
        let mut found: Vec<_> = direct.map(|entry| self.citation_edge(entry)).collect();
        for part in self.parts(source) {
            let entries = self.citations.to(part).iter();
            found.extend(entries.map(|entry| CitationEdge {
                through: Some(part),
                ..self.citation_edge(entry)
            }));
        }
        found
    }

    /// How many records cite a source itself. A chapter does not cite the volume that it is in, and what cites a part
    /// is counted there.
    #[must_use]
    pub fn citation_count(&self, source: RecordId) -> usize {
        let entries = self.citations.to(source).iter();
        let citing: BTreeSet<RecordId> = entries
            .filter(|entry| entry.predicate != Predicate::In)
            .map(|entry| entry.citing)
            .collect();
        citing.len()
    }

    /// What is in a volume or belongs to a corpus, and so on downwards, sorted; the source itself is not.
    #[must_use]
    pub fn parts(&self, source: RecordId) -> Vec<RecordId> {
        self.closure(source, |graph, node| {
            let members = graph.outgoing_by(node, Predicate::Member);
            let chapters = graph.incoming_by(node, Predicate::In);
            members.chain(chapters).collect()
        })
    }

    /// The citation that a node stands for.
    #[must_use]
    pub fn citation(&self, node: NodeId) -> Option<CitationEdge<'_>> {
        let crate::Node::Citation { citing, .. } = self.node(node) else {
            return None;
        };
        let mut entries = self.citations.of(*citing).iter();
        entries
            .find(|entry| entry.node == Some(node))
            .map(|entry| self.citation_edge(entry))
    }

    fn citation_edge(&self, entry: &Entry) -> CitationEdge<'_> {
        let (manner, locator) = place(&self.base, entry).unwrap_or((None, &NOWHERE));
        CitationEdge {
            citing: entry.citing,
            source: entry.source,
            predicate: entry.predicate,
            manner,
            locator,
            through: None,
            node: entry.node,
        }
    }
}

static NOWHERE: Locator = Locator(Vec::new());

/// The manner and the place that the citing record gives.
fn place<'a>(
    base: &'a KnowledgeBase,
    entry: &Entry,
) -> Option<(Option<CitationType>, &'a Locator)> {
    let index = entry.index as usize;
    let cited = |cites: &'a [Citation]| {
        let citation = cites.get(index)?;
        Some((Some(citation.manner), &citation.locator))
    };
    let through = |place: &'a Option<Place>| Some((None, &place.as_ref()?.locator));
    match (&base.record(entry.citing).body, entry.predicate) {
        (Body::Statement(it), Predicate::Cites) => cited(&it.cites),
        (Body::Statement(it), Predicate::CitedVia) => through(&it.cited_via),
        (Body::Statement(it), Predicate::Source) => Some((None, &it.locator)),
        (Body::Relation(it), Predicate::Cites) => cited(&it.cites),
        (Body::Relation(it), Predicate::CitedVia) => through(&it.cited_via),
        (Body::Relation(it), Predicate::Source) => Some((None, &it.locator)),
        (Body::Contradiction(it), Predicate::Cites) => cited(&it.cites),
        (Body::Contradiction(it), Predicate::AssertedBy) => through(&it.asserted_by),
        (Body::Field(it), Predicate::Source) => Some((None, &it.competence.get(index)?.locator)),
        _ => None,
    }
}
