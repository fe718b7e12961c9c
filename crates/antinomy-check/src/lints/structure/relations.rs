//! Relations that say nothing: of a record to itself, or once more what is said already.

use crate::lints::Lint;
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut first: BTreeMap<_, &Record> = BTreeMap::new();
        for (_, record) in base.as_written(Kind::Relation) {
            let Body::Relation(relation) = &record.body else {
                continue;
            };
            let (Some(from), Some(to)) = (&relation.from, &relation.to) else {
                continue;
            };
            let (Some(start), Some(end)) = (base.find(&from.id), base.find(&to.id)) else {
                continue;
            };
            if start == end {
                out.push(
                    Diagnostic::new(&TO_ITSELF, to.span)
                        .with("id", to.id.as_str())
                        .related(from.span, "from"),
                );
                continue;
            }
            let Some(r#type) = relation.r#type else {
                continue;
            };
            // Two sources that say the same are two voices for it.
            let source = relation.source.as_ref().and_then(|it| base.find(&it.id));
            let ends = ends(base, r#type, start, end);
            match first.get(&(ends, r#type, source)) {
                Some(known) => out.push(
                    Diagnostic::new(&TWICE, record.span)
                        .with("id", record.id.as_str())
                        .with("first", known.id.as_str())
                        .related(known.span, "first"),
                ),
                None => {
                    first.insert((ends, r#type, source), record);
                }
            }
        }
    }
}

/// Where a relation begins and ends; one that reads the same in both directions has no beginning.
fn ends(base: &KnowledgeBase, r#type: usize, from: RecordId, to: RecordId) -> [RecordId; 2] {
    let is_symmetric = base.manifest.relation_types.get(r#type);
    if is_symmetric.is_some_and(|it| it.symmetric) {
        [from.min(to), from.max(to)]
    } else {
        [from, to]
    }
}
