//! What cites what, with the place and the manner.
//!
//! Five relations count as citations and are told apart by their predicate: a work that a statement, relation or
//! contradiction `cites`, or that the prose of any record cites; the work through which a statement or relation is known
//! (`cited-via`); the work that asserts a contradiction (`asserted-by`); the `source` of a statement, relation, competence
//! or examination; and the volume that a chapter is `in`.

use crate::citation_index::CitationEntry;
use crate::{Graph, NodeId, Predicate};
use antinomy_model::property::Value;
use antinomy_model::values::{CitationType, Locator};
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

impl CitationEdge<'_> {
    /// Whether the record cites. A chapter does not cite the volume that it is in.
    #[must_use]
    pub fn is_citation(&self) -> bool {
        is_citation(self.predicate)
    }

    /// Whether a statement cites the source that it stands in.
    #[must_use]
    pub fn is_of_statement_in_source(&self, base: &KnowledgeBase) -> bool {
        stands_in(base, self.citing, self.predicate)
    }
}

fn stands_in(base: &KnowledgeBase, citing: RecordId, predicate: Predicate) -> bool {
    predicate == Predicate::Source && base.record(citing).statement().is_some()
}

fn is_citation(predicate: Predicate) -> bool {
    predicate != Predicate::In
}

/// The records that cite a source itself, each once, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitingRecords {
    /// The statements that stand in it: whatever one of these says cites it.
    pub statements: Vec<RecordId>,
    /// All others.
    pub others: Vec<RecordId>,
}

impl CitingRecords {
    /// How many records cite it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.statements.len() + self.others.len()
    }
}

impl Graph {
    /// What a record cites, in the order of predicates; works that it `cites` by id.
    #[must_use]
    pub fn cites(&self, record: RecordId) -> Vec<CitationEdge<'_>> {
        let entries = self.citations.of(record).iter();
        entries.map(|entry| self.citation_edge(entry)).collect()
    }

    /// What cites a source, in the order of predicates and ids; then, for a volume or a corpus, what cites its parts,
    /// part by part. What is in a part is a part itself and does not count as citing it there.
    #[must_use]
    pub fn cited_by(&self, source: RecordId) -> Vec<CitationEdge<'_>> {
        let direct = self.citations.to(source).iter();
        let mut found: Vec<_> = direct.map(|entry| self.citation_edge(entry)).collect();
        for part in self.parts(source) {
            let entries = self.citations.to(part).iter();
            // What is `in` a part is a part itself, listed in its turn.
            let outside = entries.filter(|entry| is_citation(entry.predicate));
            found.extend(outside.map(|entry| CitationEdge {
                through: Some(part),
                ..self.citation_edge(entry)
            }));
        }
        found
    }

    /// The records that cite a source itself. What cites a part of it cites that part.
    #[must_use]
    pub fn citing(&self, source: RecordId) -> CitingRecords {
        let entries = self.citations.to(source).iter();
        let entries = entries.filter(|entry| is_citation(entry.predicate));
        // Sets: a record that cites the source on two pages counts once.
        let (mut statements, mut others) = (BTreeSet::new(), BTreeSet::new());
        for entry in entries {
            if stands_in(self.base(), entry.citing, entry.predicate) {
                statements.insert(entry.citing);
            } else {
                others.insert(entry.citing);
            }
        }
        CitingRecords {
            others: others.difference(&statements).copied().collect(),
            statements: statements.into_iter().collect(),
        }
    }

    /// What is in a volume or belongs to a corpus, and so on downwards, sorted; the source itself is not.
    #[must_use]
    pub fn parts(&self, source: RecordId) -> Vec<RecordId> {
        let start = self.node_of(source);
        // Hostile content may have cycles of `in` and `members`: each node is expanded once.
        let mut seen = BTreeSet::from([start]);
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            let members = self.outgoing_by(node, Predicate::Member);
            let chapters = self.incoming_by(node, Predicate::In);
            todo.extend(members.chain(chapters).filter(|it| seen.insert(*it)));
        }
        seen.remove(&start);
        let mut found: Vec<RecordId> = seen.iter().filter_map(|it| self.record_of(*it)).collect();
        found.sort_unstable();
        found
    }

    /// The citation that a node represents.
    #[must_use]
    pub fn citation(&self, node: NodeId) -> Option<CitationEdge<'_>> {
        let crate::Node::Citation { citing, .. } = self.node(node) else {
            return None;
        };
        // A record has few citations, so that no index by node is kept.
        let mut entries = self.citations.of(*citing).iter();
        entries
            .find(|entry| entry.node == Some(node))
            .map(|entry| self.citation_edge(entry))
    }

    fn citation_edge(&self, entry: &CitationEntry) -> CitationEdge<'_> {
        let (manner, locator) = place(self.base(), entry).unwrap_or((None, &NOWHERE));
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
    entry: &CitationEntry,
) -> Option<(Option<CitationType>, &'a Locator)> {
    let index = entry.index as usize;
    let record = base.record(entry.citing);
    match entry.predicate {
        Predicate::Cites => {
            // The same order in which the builder numbers citations: prose follows the key.
            let mut cites = record.cites().iter().chain(record.cited_in_prose());
            let citation = cites.nth(index)?;
            Some((Some(citation.manner), &citation.locator))
        }
        Predicate::Source => match (&record.body, record.value("locator")) {
            // A field has no locator of its own, each of its competences has.
            (Body::Field(field), _) => Some((None, &field.competence.get(index)?.locator)),
            (_, Value::Locator(locator)) => Some((None, locator)),
            _ => None,
        },
        // The remaining predicates are named like their keys.
        predicate => match record.value(predicate.name(&base.manifest)) {
            Value::Place(place) => Some((None, &place.locator)),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;
    use antinomy_model::values::{Choice, LocatorKey};

    /// `citing predicate source`, with the page, the manner and the part, as far as there are any.
    fn told(graph: &Graph, edges: &[CitationEdge<'_>]) -> Vec<String> {
        let name = |record: RecordId| graph.base().record(record).id.clone();
        edges
            .iter()
            .map(|edge| {
                let predicate = edge.predicate.name(&graph.base().manifest);
                let mut line = format!("{} {predicate} {}", name(edge.citing), name(edge.source));
                let page = edge.locator.get(LocatorKey::Page);
                line.extend(page.map(|page| format!(" p. {page}")));
                line.extend(edge.manner.map(|manner| format!(" ({})", manner.word())));
                line.extend(edge.through.map(|part| format!(" through {}", name(part))));
                line
            })
            .collect()
    }

    fn cited_by(graph: &Graph, source: &str) -> Vec<String> {
        told(graph, &graph.cited_by(graph.record_named(source)))
    }

    #[test]
    fn a_record_cites_with_place_and_manner() {
        let graph = graph(
            "
sources: [{id: chapter, title: Chapter}, {id: book, title: Book}, {id: study, title: Study}]
statements:
  - {id: s, text: S, source: study, locator: {page: '24'}, cited-via: {source: chapter, locator: {page: '7'}},
     cites: [{source: book, locator: {page: '313 f.'}, as: disputes}, study]}
",
        );
        assert_eq!(
            told(&graph, &graph.cites(graph.record_named("s"))),
            [
                "s source study p. 24",
                "s cited-via chapter p. 7",
                "s cites book p. 313 f. (disputes)",
                "s cites study (cites)",
            ]
        );
    }

    #[test]
    fn a_source_is_cited_by_whatever_leans_on_it() {
        let graph = graph(
            "
sources: [{id: book, title: Book}]
actors: [{id: city, label: City}]
fields: [{id: housing, label: Housing, competence: [{id: build, task: Build, holder: city, source: book}]}]
statements: [{id: s, text: S, source: book}]
relations: [{id: r, from: s, to: housing, cites: book}]
contradictions: [{id: x, title: X, asserted-by: {source: book, locator: {page: '9'}}}]
",
        );
        assert_eq!(
            cited_by(&graph, "book"),
            [
                "housing source book",
                "s source book",
                "x asserted-by book p. 9",
                "r cites book (cites)",
            ]
        );
    }

    #[test]
    fn tasks_of_a_field_on_one_page_are_one_citation() {
        let graph = graph(
            "
sources: [{id: book, title: Book}]
actors: [{id: city, label: City}]
fields:
  - id: housing
    label: Housing
    competence:
      - {id: build, task: Build, holder: city, source: book, locator: {page: '2'}}
      - {id: plan, task: Plan, holder: city, source: book, locator: {page: '2'}}
      - {id: let, task: Let, holder: city, source: book, locator: {page: '3'}}
",
        );
        assert_eq!(
            cited_by(&graph, "book"),
            ["housing source book p. 2", "housing source book p. 3"]
        );
    }

    const VOLUME: &str = "
sources:
  - {id: volume, title: Volume}
  - {id: chapter, title: Chapter, in: volume}
  - {id: series, title: Series, members: [volume]}
statements: [{id: s, text: S, source: chapter}, {id: t, text: T, cites: [volume]}]
";

    #[test]
    fn a_volume_is_cited_through_its_chapters() {
        assert_eq!(
            cited_by(&graph(VOLUME), "volume"),
            [
                "t cites volume (cites)",
                "chapter in volume",
                "s source chapter through chapter",
            ]
        );
    }

    #[test]
    fn a_corpus_is_cited_through_its_members_and_what_is_in_them() {
        assert_eq!(
            cited_by(&graph(VOLUME), "series"),
            [
                "s source chapter through chapter",
                "t cites volume (cites) through volume",
            ]
        );
    }

    #[test]
    fn a_statement_cites_the_source_that_it_stands_in_once() {
        let graph = graph(
            "
sources: [{id: book, title: Book}]
statements: [{id: s, text: S, source: book, cites: [book]}, {id: t, text: T, cites: [book]}]
",
        );
        let found = graph.citing(graph.record_named("book"));
        let expected = CitingRecords {
            statements: vec![graph.record_named("s")],
            others: vec![graph.record_named("t")],
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn the_count_is_of_records_that_cite_the_source_itself() {
        let graph = graph(VOLUME);
        let count = |source| graph.citing(graph.record_named(source)).count();
        assert_eq!(
            (count("volume"), count("chapter"), count("series")),
            (1, 1, 0)
        );
    }

    #[test]
    fn a_source_in_itself_does_not_hang() {
        let graph =
            graph("sources: [{id: a, title: A, in: b}, {id: b, title: B, in: a, members: [b]}]");
        assert_eq!(cited_by(&graph, "a"), ["b in a"]);
    }

    #[test]
    fn the_node_of_a_citation_leads_to_its_place() {
        let graph = graph(
            "
sources: [{id: book, title: Book}]
statements: [{id: s, text: S, cites: [{source: book, locator: {page: '1'}}, {source: book, locator: {page: '2'}}]}]
",
        );
        let node = graph.find("s/cites/2-book").unwrap();
        let edge = graph.citation(node).unwrap();
        assert_eq!(edge.locator.get(LocatorKey::Page), Some("2"));
        assert_eq!(graph.citation(graph.find("s").unwrap()), None);
    }
}
