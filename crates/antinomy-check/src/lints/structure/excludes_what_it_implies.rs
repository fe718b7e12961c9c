//! Two propositions of which one implies the other, although they exclude each other: the first cannot be affirmed.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_graph::facts::Reachability;
use antinomy_model::{Body, Kind, RecordId};
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

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut implications = Reachability::along(base, "implies");
        let mut met: BTreeSet<[RecordId; 2]> = BTreeSet::new();
        for (id, record) in base.of_kind(Kind::Proposition) {
            let Body::Proposition(proposition) = &record.body else {
                continue;
            };
            for excluded in &proposition.excludes {
                // Exclusion is symmetric, and often written on both propositions.
                let other = base.target(excluded);
                let Some(other) = other.filter(|it| met.insert([id.min(*it), id.max(*it)])) else {
                    continue;
                };
                let way = implications.way(id, other);
                let way = way.or_else(|| implications.way(other, id));
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
