//! An alias that is the id of another record, or that two records claim: a reference by it arrives at only one.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{KnowledgeBase, RecordId};
use antinomy_syntax::{Code, Diagnostic, Span, Spanned};
use std::collections::HashMap;

antinomy_syntax::codes! {
    "";
    CODE = "L066", "alias-shadows-id", Error;
}

pub(super) struct AliasShadowsId;

impl Lint for AliasShadowsId {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    // Not per record: an alias refers to nothing, so a record that comes to claim it is not known from this one.
    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let claims = Claims::of(base);
        for (id, record) in base.records() {
            for alias in &record.shared.aliases {
                out.extend(check_alias(base, &claims, id, alias));
            }
        }
    }
}

fn check_alias(
    base: &KnowledgeBase,
    claims: &Claims<'_>,
    id: RecordId,
    alias: &Spanned<String>,
) -> Option<Diagnostic> {
    let owner = base.find(&alias.value)?;
    let taken = claims.place(base, owner, &alias.value);
    let is_own = owner == id;
    // The record's own alias, where it stands first.
    if is_own && taken == alias.span {
        return None;
    }
    let found = Diagnostic::new(&CODE, alias.span)
        .with("alias", alias.value.as_str())
        .related(taken, "taken");
    Some(if is_own { found.hint("own") } else { found })
}

/// Where each record has each of its aliases first. An index, because content may give a record any number of them.
struct Claims<'b>(HashMap<(RecordId, &'b str), Span>);

impl<'b> Claims<'b> {
    fn of(base: &'b KnowledgeBase) -> Self {
        let mut claims = HashMap::new();
        for (id, record) in base.records() {
            for alias in &record.shared.aliases {
                claims.entry((id, &*alias.value)).or_insert(alias.span);
            }
        }
        Self(claims)
    }

    /// Where the owner of a name has it: as its id, else as an alias.
    fn place(&self, base: &KnowledgeBase, owner: RecordId, name: &str) -> Span {
        let record = base.record(owner);
        let alias = self.0.get(&(owner, name)).filter(|_| record.id != name);
        alias.copied().unwrap_or(record.span)
    }
}
