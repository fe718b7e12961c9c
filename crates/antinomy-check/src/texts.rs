//! The texts of a record, for lints that look at every one of them.

use antinomy_model::{Body, KnowledgeBase, Record, Text};
use antinomy_syntax::{Span, Spanned};
use std::ops::Range;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What a source says of itself: its title, its place, the titles of its sections. In the source's own language.
    Work,
    /// What something is called: the label of an actor, a concept or a field.
    Name,
    /// What we write in our own words.
    Sentence,
    /// A literal quotation.
    Quote,
    /// An editorial note.
    Note,
    /// The prose of a Markdown file.
    Prose,
}

impl Part {
    /// Whether readers expect it in their own language.
    pub(crate) fn is_translated(self) -> bool {
        !matches!(self, Self::Work | Self::Quote)
    }
}

/// Shows every text of a record to `see`.
pub(crate) fn each_text<'r>(record: &'r Record, mut see: impl FnMut(Part, &'r Text)) {
    match &record.body {
        Body::Source(source) => {
            let own = [
                &source.title,
                &source.subtitle,
                &source.publisher,
                &source.place,
                &source.series,
                &source.abbreviation,
            ];
            let sections = source.sections.iter().map(|section| &section.title);
            own.into_iter()
                .chain(sections)
                .for_each(|text| see(Part::Work, text));
        }
        Body::Actor(actor) => see(Part::Name, &actor.label),
        Body::Concept(concept) => see(Part::Name, &concept.label),
        Body::Field(field) => {
            see(Part::Name, &field.label);
            for competence in &field.competence {
                see(Part::Sentence, &competence.task);
            }
        }
        Body::Proposition(proposition) => see(Part::Sentence, &proposition.text),
        Body::Statement(statement) => {
            see(Part::Sentence, &statement.text);
            see(Part::Quote, &statement.quote);
        }
        Body::Relation(relation) => see(Part::Sentence, &relation.because),
        Body::Contradiction(contradiction) => {
            see(Part::Sentence, &contradiction.title);
            see(Part::Sentence, &contradiction.because);
        }
        Body::Examination(examination) => see(Part::Sentence, &examination.because),
        Body::Verdict(verdict) => see(Part::Sentence, &verdict.reason),
        Body::Rule(_) => {}
    }
    see(Part::Note, &record.note);
    see(Part::Prose, &record.prose);
}

/// Shows every version of every text of a knowledge base to `see`.
pub(crate) fn each_version<'b>(
    base: &'b KnowledgeBase,
    mut see: impl FnMut(Part, &'b Spanned<String>),
) {
    for (_, record) in base.records() {
        each_text(record, |part, text| {
            text.versions().for_each(|(_, version)| see(part, version));
        });
    }
}

/// What stands in the file where a text was written: with its quotation marks, and not yet put together from lines.
pub(crate) fn as_written(base: &KnowledgeBase, span: Span) -> &str {
    base.files
        .file(span.file)
        .text()
        .get(span.range())
        .unwrap_or_default()
}

/// The first line of a text: enough to show which one is meant.
pub(crate) fn first_line(base: &KnowledgeBase, span: Span) -> Span {
    let written = as_written(base, span);
    let text = written.trim_start();
    let start = span.start as usize + written.len() - text.len();
    let line = text.lines().next().unwrap_or_default().trim_end();
    Span::new(span.file, start..start + line.len())
}

/// Where a part of a text stands in its file; where the text itself stands, if the part was written otherwise than
/// it is read.
pub(crate) fn place(base: &KnowledgeBase, version: &Spanned<String>, part: Range<usize>) -> Span {
    antinomy_model::mentions::place(&base.files, version, part)
}
