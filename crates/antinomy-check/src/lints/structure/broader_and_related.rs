//! A concept that is both wider than another and merely its neighbour. SKOS forbids it: "skos:related is disjoint with
//! the property skos:broaderTransitive" (S27, <https://www.w3.org/TR/skos-reference/#S27>).

use super::Ways;
use crate::lints::Lint;
use antinomy_model::{Body, KnowledgeBase, Record, Ref};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut ways = Ways::new(base, broader);
        for (id, record) in base.records() {
            let Body::Concept(concept) = &record.body else {
                continue;
            };
            for related in &concept.related {
                let Some(other) = base.find(&related.id) else {
                    continue;
                };
                let way = ways.find(id, other).or_else(|| ways.find(other, id));
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

fn broader(record: &Record) -> &[Ref] {
    match &record.body {
        Body::Concept(concept) => &concept.broader,
        _ => &[],
    }
}
