//! A policy document without issuer: its statements have no voice and no level. Levels (even `unknown`), sections with owners,
//! the members of a corpus, or statements that all name their own voice make up for it.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::values::SourceClass;
use antinomy_model::{Given, Kind, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L057", "issuer-missing", Warning;
}

pub(super) struct IssuerMissing;

impl Lint for IssuerMissing {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut suspects: BTreeMap<RecordId, &Record> = base
            .of_kind(Kind::Source)
            .filter(|(_, record)| record.source().is_some_and(is_unheld))
            .collect();
        if suspects.is_empty() {
            return;
        }
        // Whether a source has statements, and whether all of them name their voice.
        let mut speaks: BTreeMap<RecordId, bool> = BTreeMap::new();
        for (_, record) in base.of_kind(Kind::Statement) {
            if let Some(statement) = record.statement()
                && let Some((id, _)) = facts.source_of(statement)
            {
                *speaks.entry(id).or_insert(true) &= statement.voice != Given::Absent;
            }
        }
        suspects.retain(|id, _| speaks.get(id) != Some(&true));
        for record in suspects.into_values() {
            out.push(Diagnostic::new(&CODE, record.span).with("id", record.id.as_str()));
        }
    }
}

/// Whether it is a policy document that names no holder of its statements.
fn is_unheld(source: &Source) -> bool {
    source.class == Some(SourceClass::Policy) && !has_holder(source)
}

fn has_holder(source: &Source) -> bool {
    let mut owners = source.sections.iter().map(|section| &section.owner);
    !source.issuer.is_empty()
        || !source.members.is_empty()
        || source.levels != Given::Absent
        || owners.any(|owner| *owner != Given::Absent)
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(class: &str, keys: &str) -> Vec<&'static str> {
        names_in(&format!(
            "sources:\n  - {{id: own, class: {class}, type: report, title: T, coverage: none{keys}}}\n"
        ))
    }

    #[test]
    fn whatever_says_who_speaks_is_enough() {
        for keys in [
            ", issuer: city",
            ", levels: unknown",
            ", levels: municipal",
            ", members: [city-plan]",
            ", sections: [{id: a, owner: unknown}]",
        ] {
            assert!(names("policy", keys).is_empty(), "{keys}");
        }
        assert!(names("literature", "").is_empty());
        assert_eq!(names("policy", ", sections: [{id: a}]"), ["issuer-missing"]);
    }

    #[test]
    fn statements_that_name_their_voice_need_no_issuer() {
        let names = |voice| {
            names_in(&format!(
                "sources:\n  - {{id: own, class: policy, type: report, title: T}}\n\
                 statements:\n  - {{id: a, kind: goal, voice: city, source: own, locator: {{page: '3'}}, field: cycling, text: T}}\n  \
                 - {{id: b, kind: goal, {voice}source: own, locator: {{page: '3'}}, field: cycling, text: T}}\n"
            ))
        };
        assert!(names("voice: unknown, ").is_empty());
        assert_eq!(names(""), ["issuer-missing"]);
    }
}
