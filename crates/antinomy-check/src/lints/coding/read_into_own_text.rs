//! `read-by` a work on what the voice says in this very work: the voice reads nothing into its own text.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_graph::facts::Knowing;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L031", "read-into-own-text", Warning;
}

pub(super) struct ReadIntoOwnText;

impl Lint for ReadIntoOwnText {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        for position in &statement.positions {
            let Some(reader) = &position.read_by else {
                continue;
            };
            // Inside the loop, since few positions name a reader.
            let source = facts.source_of(statement).map(|(id, _)| id);
            let is_same = source.is_some() && facts.base().target(reader) == source;
            if is_same && facts.knowing(statement) == Knowing::Own {
                let found = Diagnostic::new(&CODE, reader.span)
                    .with("source", reader.id.as_str())
                    .with("proposition", position.proposition.id.as_str())
                    .with("stance", position.stance.to_string());
                out.push(found);
            }
        }
    }
}
