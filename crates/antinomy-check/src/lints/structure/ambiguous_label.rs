//! Two concepts, or two actors of one kind, that readers cannot tell apart by name.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::property::Value;
use antinomy_model::{Kind, Language, Record, RecordId};
use antinomy_syntax::{Argument, Code, Diagnostic, Spanned, fold};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L067", "ambiguous-label", Warning;
}

pub(super) struct AmbiguousLabel;

impl Lint for AmbiguousLabel {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        // A city and its government often have one name, so actors are compared with their own kind only.
        let mut known: BTreeMap<(Kind, Option<usize>), LabelIndex<'_>> = BTreeMap::new();
        for (id, record) in base.records() {
            if !matches!(record.kind(), Kind::Concept | Kind::Actor) {
                continue;
            }
            let actor_kind = record.actor().and_then(|actor| actor.kind);
            let known = known.entry((record.kind(), actor_kind)).or_default();
            let first = labels(record)
                .find_map(|(language, label)| known.add(id, language, label).map(|it| (label, it)));
            let Some((label, (other, there))) = first else {
                continue;
            };
            let kind = Argument::Word(format!("kind-{}", record.kind().name()));
            let found = Diagnostic::new(&CODE, label.span)
                .with("label", label.value.as_str())
                .with("kind", kind)
                .with("other", base.record(other).id.as_str());
            out.push(found.related(there.span, "other"));
        }
    }
}

/// What a record is called, and in which language; names may be the same in all, and other words for a concept in any.
fn labels(record: &Record) -> impl Iterator<Item = (Option<Language>, &Spanned<String>)> {
    let other_words = match record.value("alt-labels") {
        Value::Plains(words) => words,
        _ => &[],
    };
    let versions = record.name().into_iter().flat_map(|label| label.versions());
    versions
        .map(|(language, label)| ((language != Language::ALL).then_some(language), label))
        .chain(other_words.iter().map(|label| (None, label)))
}

/// Where a record uses a word, and in which language.
type LabelUse<'b> = (Option<Language>, RecordId, &'b Spanned<String>);

/// For each folded label the first record that has it in each language.
#[derive(Default)]
struct LabelIndex<'b>(BTreeMap<String, Vec<LabelUse<'b>>>);

impl<'b> LabelIndex<'b> {
    /// Adds a label; returns another record that has it.
    fn add(
        &mut self,
        id: RecordId,
        language: Option<Language>,
        label: &'b Spanned<String>,
    ) -> Option<(RecordId, &'b Spanned<String>)> {
        let known = self.0.entry(fold(&label.value)).or_default();
        let may_meet =
            |other: &Option<Language>| other.is_none() || language.is_none() || *other == language;
        // A record may have a word twice itself: as its label and among its other words.
        let other = known
            .iter()
            .find(|(other, owner, _)| *owner != id && may_meet(other));
        let found = other.map(|(_, owner, there)| (*owner, *there));
        // One record in each language is enough to compare with, which keeps a label that all records have linear.
        if !known.iter().any(|(other, ..)| *other == language) {
            known.push((language, id, label));
        }
        found
    }
}
