//! A concept that is both broader than another and related to it. SKOS forbids it: "skos:related is disjoint with the
//! property skos:broaderTransitive" (S27, <https://www.w3.org/TR/skos-reference/#S27>).

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_graph::facts::Reachability;
use antinomy_model::{Body, Kind};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L071", "broader-and-related", Warning;
}

pub(super) struct BroaderAndRelated;

impl Lint for BroaderAndRelated {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    // Not per record: the searches share one step budget.
    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut broader = Reachability::along(base, "broader");
        for (id, record) in base.of_kind(Kind::Concept) {
            let Body::Concept(concept) = &record.body else {
                continue;
            };
            for related in &concept.related {
                let Some(other) = base.target(related) else {
                    continue;
                };
                let way = broader.way(id, other).or_else(|| broader.way(other, id));
                out.extend(way.map(|way| {
                    Diagnostic::new(&CODE, related.span)
                        .with("id", record.id.as_str())
                        .with("other", related.id.as_str())
                        .with("path", way.join(" → "))
                        .related(base.record(other).span, "other")
                }));
            }
        }
    }
}
