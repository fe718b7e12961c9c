//! `read-by` a work on what the voice says in this very work: nobody else reads anything into it.

use crate::lints::Lint;
use antinomy_model::{Kind, Knowing, KnowledgeBase};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let source = base.source_of(statement).map(|(id, _)| id);
            for position in &statement.positions {
                let Some(reader) = &position.read_by else {
                    continue;
                };
                let is_same = source.is_some() && base.find(&reader.id) == source;
                if is_same && base.knowing(statement) == Knowing::Own {
                    let found = Diagnostic::new(&CODE, reader.span)
                        .with("source", reader.id.as_str())
                        .with("proposition", position.proposition.id.as_str())
                        .with("stance", position.stance.to_string());
                    out.push(found);
                }
            }
        }
    }
}
