//! A statement that nobody holds: it names no voice, its section no owner, and its source no single issuer.

use crate::lints::Lint;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::{Kind, KnowledgeBase, VoiceOrigin};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L020", "statement-without-voice", Warning;
}

pub(super) struct StatementWithoutVoice;

impl Lint for StatementWithoutVoice {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            if base.voice_of(statement).origin != VoiceOrigin::Nothing {
                continue;
            }
            // A source or a section that does not exist was reported where it is named.
            let Some((source_id, source)) = base.source_of(statement) else {
                continue;
            };
            if statement.section.is_some() && base.section_of(statement).is_none() {
                continue;
            }
            let source_record = base.record(source_id);
            out.push(
                Diagnostic::new(&CODE, record.span)
                    .with("source", source_record.id.as_str())
                    .related(source_record.span, "source")
                    .hint(hint(statement, source)),
            );
        }
    }
}

/// What is missing depends on what the source says of itself.
fn hint(statement: &Statement, source: &Source) -> &'static str {
    if statement.section.is_some() {
        "section"
    } else if !source.sections.is_empty() {
        "sections"
    } else if source.issuer.len() > 1 {
        "issuers"
    } else {
        "hint"
    }
}
