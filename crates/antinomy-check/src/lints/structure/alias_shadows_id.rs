//! An alias that is the id of another record, or that two records claim: whoever follows it arrives at only one.

use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L066", "alias-shadows-id", Error;
}

pub(super) struct AliasShadowsId;

impl Lint for AliasShadowsId {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (id, record) in base.records() {
            for (at, alias) in record.aliases.iter().enumerate() {
                let Some(owner) = base.find(&alias.value) else {
                    continue;
                };
                let before = &record.aliases[..at];
                let taken = if owner != id {
                    // The index knows the id, else the first record that has the alias.
                    let owner = base.record(owner);
                    let same = owner
                        .aliases
                        .iter()
                        .find(|other| other.value == alias.value);
                    same.map_or(owner.span, |other| other.span)
                } else if alias.value == record.id {
                    record.span
                } else if let Some(first) = before.iter().find(|other| other.value == alias.value) {
                    first.span
                } else {
                    continue;
                };
                let found = Diagnostic::new(&CODE, alias.span)
                    .with("alias", alias.value.as_str())
                    .related(taken, "taken");
                out.push(if owner == id {
                    found.hint("own")
                } else {
                    found
                });
            }
        }
    }
}
