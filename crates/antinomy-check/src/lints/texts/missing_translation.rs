//! A text for readers without a version in one of the languages of the manifest.

use super::text_lint::TextLint;
use crate::lint::Lint;
use crate::texts::first_line;
use antinomy_graph::Facts;
use antinomy_model::property::TextRole;
use antinomy_model::{KnowledgeBase, Language, Text};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L006", "missing-translation", Warning;
}

pub(super) struct MissingTranslation;

impl Lint for MissingTranslation {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        for text in base.manifest.texts() {
            self.text(base, TextRole::Label, text, out);
        }
    }
}

impl TextLint for MissingTranslation {
    fn text(&self, base: &KnowledgeBase, role: TextRole, text: &Text, out: &mut Vec<Diagnostic>) {
        if role.is_translated() {
            // Names are often the same in all languages, sentences never.
            let found = report(base, text);
            let hint = if role == TextRole::Label {
                "name"
            } else {
                "hint"
            };
            out.extend(found.map(|found| found.hint(hint)));
        }
    }
}

fn report(base: &KnowledgeBase, text: &Text) -> Option<Diagnostic> {
    let (_, first) = text.versions().next()?;
    let languages = || (0u8..).map(Language).zip(&base.manifest.languages);
    // Nearly all texts are complete: the lists of languages are only made for the others.
    if languages().all(|(language, _)| text.get(language).is_some()) {
        return None;
    }
    let (present, missing): (Vec<_>, Vec<_>) =
        languages().partition(|(language, _)| text.get(*language).is_some());
    let names = |languages: Vec<(Language, &String)>| {
        languages
            .into_iter()
            .map(|(_, tag)| tag.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    Some(
        Diagnostic::new(&CODE, first_line(base, first.span))
            .with("languages", names(missing))
            .with("present", names(present)),
    )
}
