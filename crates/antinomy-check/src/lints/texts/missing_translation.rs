//! A text for readers that is there in one language of the manifest but not in another.

use crate::lints::Lint;
use antinomy_model::{Body, KnowledgeBase, Language, Record, Text};
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
            for text in texts(record) {
                out.extend(report(base, text));
            }
        }
    }
}

/// The texts of a record that readers see in their own language. Titles of sources are in the source's language.
fn texts(record: &Record) -> Vec<&Text> {
    let mut texts = vec![&record.note, &record.prose];
    match &record.body {
        Body::Source(_) => {}
        Body::Contradiction(contradiction) => {
            texts.extend([&contradiction.title, &contradiction.because])
        }
        Body::Examination(examination) => texts.push(&examination.because),
        Body::Relation(relation) => texts.push(&relation.because),
        Body::Field(field) => {
            texts.push(&field.label);
            texts.extend(field.competence.iter().map(|competence| &competence.task));
        }
        _ => texts.extend(record.name()),
    }
    texts
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
        Diagnostic::new(&CODE, first.span)
            .with("languages", names(missing))
            .with("present", names(present))
    })
}
