//! A statement without a voice: it names none, its section names no owner, and its source has no single issuer.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_graph::facts::VoiceOrigin;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::{Record, RecordId};
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

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        if facts.voice_of(statement).origin != VoiceOrigin::Nothing {
            return;
        }
        // A source or a section that does not exist was reported where it is named.
        let Some((source_id, source)) = facts.source_of(statement) else {
            return;
        };
        if statement.section.is_some() && facts.section_of(statement).is_none() {
            return;
        }
        let source_record = facts.base().record(source_id);
        out.push(
            Diagnostic::new(&CODE, record.span)
                .with("source", source_record.id.as_str())
                .related(source_record.span, "source")
                .hint(hint(statement, source)),
        );
    }
}

/// What is missing: it depends on the sections and issuers of the source.
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
