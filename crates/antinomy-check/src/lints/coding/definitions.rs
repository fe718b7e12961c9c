//! What a definition defines: a definition that names nothing, and another statement that does.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::values::{Choice, StatementKind};
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    NOTHING = "L035", "definition-of-nothing", Warning;
    OTHER = "L036", "defines-without-definition", Warning;
}

pub(super) struct Definitions;

impl Lint for Definitions {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some((statement, kind)) = record.statement().and_then(|it| Some((it, it.kind?))) else {
            return;
        };
        match (kind, statement.defines.first()) {
            (StatementKind::Definition, None) => out.push(Diagnostic::new(&NOTHING, record.span)),
            (StatementKind::Definition, _) | (_, None) => {}
            (_, Some(defined)) => out.push(
                Diagnostic::new(&OTHER, defined.span)
                    .with("kind", kind.word())
                    .with("concept", defined.id.as_str()),
            ),
        }
    }
}
