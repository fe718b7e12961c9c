//! A text for readers that is there in one language of the manifest but not in another.

use crate::lints::Lint;
use crate::texts::{each_text, first_line};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.records() {
            each_text(record, |part, text| {
                if part.is_translated() {
                    out.extend(report(base, text));
                }
            });
        }
    }
}

fn report(base: &KnowledgeBase, text: &Text) -> Option<Diagnostic> {
    let (_, first) = text.versions().next()?;
    let languages = (0u8..).map(Language).zip(&base.manifest.languages);
    let (present, missing): (Vec<_>, Vec<_>) =
        languages.partition(|(language, _)| text.get(*language).is_some());
    let names = |languages: Vec<(Language, &String)>| {
        languages
            .into_iter()
            .map(|(_, tag)| tag.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    (!missing.is_empty()).then(|| {
        Diagnostic::new(&CODE, first_line(base, first.span))
            .with("languages", names(missing))
            .with("present", names(present))
    })
}
