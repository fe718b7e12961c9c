//! A policy document that nobody issued: its statements have no voice and no level. What the author says of its
//! levels, even that they are unknown, is an answer, and so are sections with owners and the members of a corpus.

use super::sources;
use crate::lints::Lint;
use antinomy_model::kinds::Source;
use antinomy_model::values::SourceClass;
use antinomy_model::{Given, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L057", "issuer-missing", Warning;
}

pub(super) struct IssuerMissing;

impl Lint for IssuerMissing {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (record, source) in sources(base) {
            if source.class == Some(SourceClass::Policy) && !has_holder(source) {
                out.push(Diagnostic::new(&CODE, record.span).with("id", record.id.as_str()));
            }
        }
    }
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
}
