//! A statement in two places of one contradiction: on two sides, or on a side and among the evidence.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    ON_TWO_SIDES = "L026", "statement-on-two-sides", Error;
    AS_EVIDENCE = "L027", "side-as-evidence", Warning;
}

pub(super) struct StatementTwice;

impl Lint for StatementTwice {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(contradiction) = record.contradiction() else {
            return;
        };
        let base = facts.base();
        let mut first: BTreeMap<RecordId, (usize, &Ref)> = BTreeMap::new();
        for (side, statements) in contradiction.sides.iter().enumerate() {
            for statement in statements {
                let Some(id) = base.target(statement) else {
                    continue;
                };
                let (there, known) = *first.entry(id).or_insert((side, statement));
                // Twice on one side is a repeated reference, which another lint reports.
                if there != side {
                    out.push(report(&ON_TWO_SIDES, statement, known));
                }
            }
        }
        for statement in &contradiction.evidence {
            let known = base.target(statement).and_then(|id| first.get(&id));
            out.extend(known.map(|(_, known)| report(&AS_EVIDENCE, statement, known)));
        }
    }
}

fn report(code: &'static Code, again: &Ref, first: &Ref) -> Diagnostic {
    Diagnostic::new(code, again.span)
        .with("id", again.id.as_str())
        .related(first.span, "side")
}
