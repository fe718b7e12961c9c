//! Relations that say nothing: of a record to itself, or the same as another relation.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Relation;
use antinomy_model::{Body, Kind, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    TO_ITSELF = "L069", "relation-to-itself", Error;
    TWICE = "L070", "relation-twice", Warning;
}

pub(super) struct Relations;

impl Lint for Relations {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Body::Relation(relation) = &record.body else {
            return;
        };
        let (Some(from), Some(to)) = (&relation.from, &relation.to) else {
            return;
        };
        let start = facts.base().target(from);
        if start.is_some() && start == facts.base().target(to) {
            out.push(
                Diagnostic::new(&TO_ITSELF, to.span)
                    .with("id", to.id.as_str())
                    .related(from.span, "from"),
            );
        }
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut first: BTreeMap<Claim, &Record> = BTreeMap::new();
        // The relation that is written first is the original, whatever the ids.
        for (_, record) in base.as_written(Kind::Relation) {
            let Body::Relation(relation) = &record.body else {
                continue;
            };
            let Some(claim) = Claim::of(base, relation) else {
                continue;
            };
            let known = *first.entry(claim).or_insert(record);
            if !std::ptr::eq(known, record) {
                out.push(
                    Diagnostic::new(&TWICE, record.span)
                        .with("id", record.id.as_str())
                        .with("first", known.id.as_str())
                        .related(known.span, "first"),
                );
            }
        }
    }
}

/// What a relation says. Two sources that say the same are two voices for it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// From and to; sorted if the relation is symmetric.
    ends: [RecordId; 2],
    r#type: usize,
    source: Option<RecordId>,
}

impl Claim {
    /// `None` for relations that are incomplete or of a record to itself.
    fn of(base: &KnowledgeBase, relation: &Relation) -> Option<Self> {
        let from = base.target(relation.from.as_ref()?)?;
        let to = base.target(relation.to.as_ref()?)?;
        let r#type = relation.r#type?;
        if from == to {
            return None;
        }
        let mut ends = [from, to];
        let declared = base.manifest.relation_types.get(r#type);
        if declared.is_some_and(|it| it.symmetric) {
            ends.sort_unstable();
        }
        let source = relation.source.as_ref();
        Some(Self {
            ends,
            r#type,
            source: source.and_then(|it| base.target(it)),
        })
    }
}
