//! A statement that is only attributed to its voice, although it cites the voice's own text.

use crate::lints::Lint;
use antinomy_model::kinds::Statement;
use antinomy_model::values::Citation;
use antinomy_model::{Given, Kind, Knowing, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L021", "attributed-needlessly", Warning;
}

pub(super) struct AttributedNeedlessly;

impl Lint for AttributedNeedlessly {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let (Some(own), Some(source)) = (own_text(base, statement), &statement.source) else {
                continue;
            };
            out.push(
                Diagnostic::new(&CODE, record.span)
                    .with("own", own.source.id.as_str())
                    .with("source", source.id.as_str())
                    .related(own.source.span, "own"),
            );
        }
    }
}

/// The one text that the voice wrote among the works that its statement cites.
fn own_text<'b>(base: &KnowledgeBase, statement: &'b Statement) -> Option<&'b Citation> {
    if statement.cites.is_empty() || !matches!(statement.voice, Given::Known(_)) {
        return None;
    }
    let voice = base.voice_of(statement).actor?;
    let mut own = statement.cites.iter().filter(|cited| {
        let source = base.resolve(&cited.source).and_then(|it| it.source());
        source.is_some_and(|source| base.owns(voice, source))
    });
    let first = own.next()?;
    let is_one = own.all(|other| base.find(&other.source.id) == base.find(&first.source.id));
    (is_one && base.knowing(statement) == Knowing::Attributed).then_some(first)
}
