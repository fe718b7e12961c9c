//! A concept that is both broader than another and related to it, or its opposite. SKOS forbids the one: "skos:related is
//! disjoint with the property skos:broaderTransitive" (S27, <https://www.w3.org/TR/skos-reference/#S27>). By the other a frame
//! would be opposed to itself, since what is framed by a concept is framed by all above it.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_graph::facts::Reachability;
use antinomy_model::{Body, Kind, Ref};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    RELATED = "L071", "broader-and-related", Warning;
    ANTONYM = "L073", "broader-and-antonym", Warning;
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
            let mut compare = |code, beside: &Ref| {
                let other = base.target(beside)?;
                let way = broader.way(id, other).or_else(|| broader.way(other, id))?;
                let found = Diagnostic::new(code, beside.span)
                    .with("id", record.id.as_str())
                    .with("other", beside.id.as_str())
                    .with("path", way.join(" → "));
                Some(found.related(base.record(other).span, "other"))
            };
            out.extend(
                concept
                    .related
                    .iter()
                    .filter_map(|it| compare(&RELATED, it)),
            );
            out.extend(
                concept
                    .antonym
                    .iter()
                    .filter_map(|it| compare(&ANTONYM, it)),
            );
        }
    }
}
