//! An alias that is the id of another record, or that two records claim: a reference by it arrives at only one.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, Span};

antinomy_syntax::codes! {
    "";
    CODE = "L066", "alias-shadows-id", Error;
}

pub(super) struct AliasShadowsId;

impl Lint for AliasShadowsId {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    // Not per record: an alias refers to nothing, so a record that comes to claim it is not known from this one.
    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        for (id, record) in facts.base().records() {
            check_aliases(facts.base(), id, record, out);
        }
    }
}

fn check_aliases(base: &KnowledgeBase, id: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
    for (at, alias) in record.shared.aliases.iter().enumerate() {
        let Some(owner) = base.find(&alias.value) else {
            continue;
        };
        let is_own = owner == id;
        let taken = if is_own {
            claimed_before(record, at)
        } else {
            Some(claimed_by(base.record(owner), &alias.value))
        };
        let Some(taken) = taken else {
            continue;
        };
        let found = Diagnostic::new(&CODE, alias.span)
            .with("alias", alias.value.as_str())
            .related(taken, "taken");
        out.push(if is_own { found.hint("own") } else { found });
    }
}

/// Where the owner of an id or alias has it. The index knows the id, else the first record that has the alias.
fn claimed_by(owner: &Record, name: &str) -> Span {
    let mut aliases = owner.shared.aliases.iter();
    let same = aliases.find(|alias| alias.value == name);
    same.map_or(owner.span, |alias| alias.span)
}

/// Where a record has its alias number `at` already: as its id, or as an alias further up.
fn claimed_before(record: &Record, at: usize) -> Option<Span> {
    let name = &record.shared.aliases[at].value;
    if *name == record.id {
        return Some(record.span);
    }
    let mut before = record.shared.aliases[..at].iter();
    let first = before.find(|other| other.value == *name);
    first.map(|first| first.span)
}
