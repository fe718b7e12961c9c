//! Two propositions of which one implies the other, although they exclude each other: nobody can affirm the first.

use super::Ways;
use crate::lints::Lint;
use antinomy_model::{Body, KnowledgeBase, Record, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeSet;

antinomy_syntax::codes! {
    "";
    CODE = "L060", "excludes-what-it-implies", Error;
}

pub(super) struct ExcludesWhatItImplies;

impl Lint for ExcludesWhatItImplies {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut ways = Ways::new(base, implies);
        let mut met: BTreeSet<[RecordId; 2]> = BTreeSet::new();
        for (id, record) in base.records() {
            let Body::Proposition(proposition) = &record.body else {
                continue;
            };
            for excluded in &proposition.excludes {
                // Excluding goes in both directions, and is often written in both.
                let other = base.find(&excluded.id);
                let Some(other) = other.filter(|it| met.insert([id.min(*it), id.max(*it)])) else {
                    continue;
                };
                let way = ways.find(id, other).or_else(|| ways.find(other, id));
                out.extend(way.map(|way| {
                    Diagnostic::new(&CODE, excluded.span)
                        .with("id", way[0])
                        .with("other", way[way.len() - 1])
                        .with("path", way.join(" → "))
                        .related(base.record(other).span, "other")
                }));
            }
        }
    }
}

fn implies(record: &Record) -> &[Ref] {
    match &record.body {
        Body::Proposition(proposition) => &proposition.implies,
        _ => &[],
    }
}
