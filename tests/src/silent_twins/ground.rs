//! What conditions of rules ask of a knowledge base.

use antinomy_graph::Facts;
use antinomy_graph::facts::{Overlap, common};
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::property::List;
use antinomy_model::values::{LevelRelation, LevelSet, StatementKind};
use antinomy_model::{Body, Kind, KnowledgeBase, RecordId};
use std::collections::BTreeSet;

/// A relation with the ids at its ends.
pub(super) struct Edge<'f> {
    pub(super) from: RecordId,
    pub(super) kind: &'f str,
    pub(super) to: RecordId,
}

/// A statement of the knowledge base.
#[derive(Clone, Copy)]
pub(super) struct Said<'f> {
    pub(super) id: RecordId,
    pub(super) statement: &'f Statement,
}

impl Said<'_> {
    pub(super) fn is_any(self, kinds: &[StatementKind]) -> bool {
        self.statement
            .kind
            .is_some_and(|kind| kinds.contains(&kind))
    }

    /// Whether it says what its voice means to do or wants to come about.
    pub(super) fn is_plan(self) -> bool {
        self.is_any(&[
            StatementKind::Goal,
            StatementKind::Principle,
            StatementKind::Measure,
        ])
    }

    /// Whether it says what its voice wants to come about.
    pub(super) fn is_aim(self) -> bool {
        self.is_any(&[StatementKind::Goal, StatementKind::Principle])
    }
}

/// The knowledge base, with its relations by their ends.
pub(super) struct Ground<'f> {
    pub(super) facts: &'f Facts,
    pub(super) edges: Vec<Edge<'f>>,
}

impl<'f> Ground<'f> {
    pub(super) fn new(facts: &'f Facts) -> Self {
        let base = facts.base();
        let relations = base.of_kind(Kind::Relation);
        let edges = relations.filter_map(|(_, record)| {
            let Body::Relation(relation) = &record.body else {
                return None;
            };
            Some(Edge {
                from: base.target(relation.from.as_ref()?)?,
                kind: base
                    .manifest
                    .listed(List::RelationTypes, relation.r#type?)?,
                to: base.target(relation.to.as_ref()?)?,
            })
        });
        Self {
            facts,
            edges: edges.collect(),
        }
    }

    pub(super) fn base(&self) -> &'f KnowledgeBase {
        self.facts.base()
    }

    pub(super) fn said(&self, id: RecordId) -> Option<Said<'f>> {
        let statement = self.base().record(id).statement()?;
        Some(Said { id, statement })
    }

    pub(super) fn all_said(&self) -> impl Iterator<Item = Said<'f>> {
        let statements = self.base().of_kind(Kind::Statement);
        statements.filter_map(|(id, record)| {
            Some(Said {
                id,
                statement: record.statement()?,
            })
        })
    }

    /// Where relations of these types lead from a record, sorted.
    pub(super) fn led_to(&self, from: RecordId, kinds: &[&str]) -> Vec<RecordId> {
        let edges = self.edges.iter();
        let edges = edges.filter(|edge| edge.from == from && kinds.contains(&edge.kind));
        sorted(edges.map(|edge| edge.to))
    }

    /// Whether relations of these types lead to one of these records.
    pub(super) fn is_led_to(&self, kinds: &[&str], to: &[RecordId]) -> bool {
        let mut edges = self.edges.iter();
        edges.any(|edge| kinds.contains(&edge.kind) && to.contains(&edge.to))
    }

    /// Whether a relation of this type joins two records, in either direction.
    pub(super) fn joins(&self, kind: &str, a: RecordId, b: RecordId) -> bool {
        self.led_to(a, &[kind]).contains(&b) || self.led_to(b, &[kind]).contains(&a)
    }

    /// What a record names under a key, sorted.
    pub(super) fn named(&self, record: RecordId, key: &str) -> Vec<RecordId> {
        let mut targets = Vec::new();
        let value = self.base().record(record).value(key);
        value.reference_lists(&mut |list| {
            targets.extend(list.iter().filter_map(|it| self.base().target(it)));
        });
        sorted(targets.into_iter())
    }

    /// Whether two records name something in common under a key.
    pub(super) fn share(&self, key: &str, a: RecordId, b: RecordId) -> bool {
        !common(&self.named(a, key), &self.named(b, key)).is_empty()
    }

    pub(super) fn voice(&self, said: Said<'_>) -> Option<RecordId> {
        self.facts.voice_of(said.statement).actor
    }

    /// Two unknown voices are not known to be one.
    pub(super) fn have_one_voice(&self, a: Said<'_>, b: Said<'_>) -> bool {
        self.voice(a).is_some() && self.voice(a) == self.voice(b)
    }

    pub(super) fn levels(&self, said: Said<'_>) -> Option<LevelSet> {
        self.facts.levels_of(said.statement).set
    }

    /// How the levels of two statements stand to each other; unknown if those of one are.
    pub(super) fn level_relation(&self, a: Said<'_>, b: Said<'_>) -> LevelRelation {
        let sets = self.levels(a).zip(self.levels(b));
        sets.map_or(LevelRelation::Unknown, |(a, b)| a.relation(b))
    }

    pub(super) fn overlap(&self, a: Said<'_>, b: Said<'_>) -> Overlap {
        self.facts.overlap(a.statement, b.statement)
    }

    pub(super) fn is_opposed(&self, a: Said<'_>, b: Said<'_>) -> bool {
        self.facts.opposed(a.id, b.id).is_some()
    }

    pub(super) fn source(&self, said: Said<'f>) -> Option<(RecordId, &'f Source)> {
        let id = self.base().target(said.statement.source.as_ref()?)?;
        Some((id, self.base().record(id).source()?))
    }

    /// Whether both stand in one source or in sources of one corpus.
    pub(super) fn have_one_corpus(&self, a: Said<'f>, b: Said<'f>) -> bool {
        let sources = self.source(a).zip(self.source(b));
        sources.is_some_and(|((a, _), (b, _))| {
            let corpora = |source| self.facts.corpora_of(source);
            a == b || !common(corpora(a), corpora(b)).is_empty()
        })
    }

    /// Whether one source has taken the place of the other.
    pub(super) fn are_editions(&self, a: Said<'f>, b: Said<'f>) -> bool {
        let sources = self.source(a).zip(self.source(b));
        sources.is_some_and(|((a, _), (b, _))| {
            let leads = |from, to| self.named(from, "superseded-by").contains(&to);
            leads(a, b) || leads(b, a)
        })
    }

    /// Whether two statements frame their matter with opposites, or with what lies below opposites.
    pub(super) fn have_opposed_frames(&self, a: Said<'_>, b: Said<'_>) -> bool {
        let above = |said: Said<'_>| self.with_broader(self.named(said.id, "frames"));
        let (a, b) = (above(a), above(b));
        let names = |one: &RecordId, other| self.named(*one, "antonym").contains(other);
        let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
        pairs.any(|(a, b)| names(a, b) || names(b, a))
    }

    fn with_broader(&self, concepts: Vec<RecordId>) -> BTreeSet<RecordId> {
        let mut all = BTreeSet::new();
        let mut todo = concepts;
        while let Some(concept) = todo.pop() {
            if all.insert(concept) {
                todo.extend(self.named(concept, "broader"));
            }
        }
        all
    }
}

fn sorted(ids: impl Iterator<Item = RecordId>) -> Vec<RecordId> {
    let ids: BTreeSet<RecordId> = ids.collect();
    ids.into_iter().collect()
}
