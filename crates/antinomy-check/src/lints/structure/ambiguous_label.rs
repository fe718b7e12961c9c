//! Two concepts, or two actors of one kind, that readers cannot tell apart by name.

use crate::lints::Lint;
use antinomy_model::{Body, KnowledgeBase, Language, Record, RecordId};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut concepts = Labels::default();
        let mut actors: BTreeMap<Option<usize>, Labels<'_>> = BTreeMap::new();
        for (id, record) in base.records() {
            let known = match &record.body {
                Body::Concept(_) => &mut concepts,
                Body::Actor(actor) => actors.entry(actor.kind).or_default(),
                _ => continue,
            };
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

/// What a record is called, and in which language; other words for a concept may be in any.
fn labels(record: &Record) -> impl Iterator<Item = (Option<Language>, &Spanned<String>)> {
    let other_words = match &record.body {
        Body::Concept(concept) => concept.alt_labels.as_slice(),
        _ => &[],
    };
    let versions = record.name().into_iter().flat_map(|label| label.versions());
    versions
        .map(|(language, label)| (Some(language), label))
        .chain(other_words.iter().map(|label| (None, label)))
}

/// Where a record uses a word, and in which language.
type Use<'b> = (Option<Language>, RecordId, &'b Spanned<String>);

/// Who is called what: for each folded word the first record in each language.
#[derive(Default)]
struct Labels<'b>(BTreeMap<String, Vec<Use<'b>>>);

impl<'b> Labels<'b> {
    /// Adds a label; returns who else has it.
    fn add(
        &mut self,
        id: RecordId,
        language: Option<Language>,
        label: &'b Spanned<String>,
    ) -> Option<(RecordId, &'b Spanned<String>)> {
        let known = self.0.entry(fold(&label.value)).or_default();
        let may_meet =
            |other: &Option<Language>| other.is_none() || language.is_none() || *other == language;
        let other = known
            .iter()
            .find(|(other, owner, _)| *owner != id && may_meet(other));
        let found = other.map(|(_, owner, there)| (*owner, *there));
        if !known.iter().any(|(other, ..)| *other == language) {
            known.push((language, id, label));
        }
        found
    }
}
