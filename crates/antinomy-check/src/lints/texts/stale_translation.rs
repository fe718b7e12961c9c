//! A translation whose `translated-from:` is not the fingerprint of the current original.

use super::text_lint::TextLint;
use crate::lint::Lint;
use crate::original::{state_of_page, state_of_text};
use crate::texts::first_line;
use antinomy_graph::Facts;
use antinomy_model::property::TextRole;
use antinomy_model::{KnowledgeBase, Record, RecordId, Text};
use antinomy_syntax::{Code, Diagnostic, Span, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L082", "stale-translation", Warning;
}

pub(super) struct StaleTranslation;

impl Lint for StaleTranslation {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        if record.originals.is_empty() {
            return;
        }
        let now = state_of_page(record);
        let seen = record.originals.iter().map(|(_, seen)| seen);
        out.extend(seen.filter_map(|seen| report(seen, &now, record.span)));
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        for text in base.manifest.texts() {
            self.text(base, TextRole::Label, text, out);
        }
    }
}

impl TextLint for StaleTranslation {
    fn text(&self, base: &KnowledgeBase, _: TextRole, text: &Text, out: &mut Vec<Diagnostic>) {
        let (Some(seen), Some((_, original))) = (text.seen_original(), text.original()) else {
            return;
        };
        let is_translated = text.versions().count() > 1;
        let now = is_translated.then(|| state_of_text(text));
        let original = first_line(base, original.span);
        out.extend(now.and_then(|now| report(seen, &now, original)));
    }
}

/// `original` is the place of what is translated, `now` its fingerprint.
fn report(seen: &Spanned<String>, now: &str, original: Span) -> Option<Diagnostic> {
    (seen.value != now).then(|| {
        Diagnostic::new(&CODE, seen.span)
            .with("fingerprint", now)
            .related(original, "original")
    })
}

#[cfg(test)]
mod tests {
    use crate::check_example;

    /// Fingerprints that are asked for, with an original of this title and prose.
    fn asked(title: &str, prose: &str, seen: &str) -> Vec<String> {
        let original = format!("---\nid: x\nlabel: {title}\n---\n\n{prose}\n");
        let translation = format!("---\nlabel: Path\ntranslated-from: {seen}\n---\n\nA path.\n");
        let (_, found) = check_example([
            ("content/concepts/x.md", original),
            ("content/concepts/x.en.md", translation),
        ]);
        let stale = found
            .iter()
            .filter(|found| found.code.name() == "stale-translation");
        stale
            .map(|found| format!("{:?}", found.arguments[0].1))
            .collect()
    }

    #[test]
    fn the_fingerprint_follows_title_and_prose() {
        let first = asked("Weg", "Ein Weg.", "new");
        assert_ne!(first, asked("Pfad", "Ein Weg.", "new"));
        assert_ne!(first, asked("Weg", "Ein Pfad.", "new"));
        assert_eq!(first, asked("Weg", "Ein Weg.\n\n", "new"));
        assert_eq!(
            asked("Weg", "A\r\n\r\nB", "new"),
            asked("Weg", "A\n\nB", "new")
        );
    }
}
