//! A statement that is only attributed to its voice, although it cites the voice's own text.

use crate::authors::Authors;
use crate::lints::Lint;
use antinomy_model::kinds::Statement;
use antinomy_model::values::Citation;
use antinomy_model::{Kind, Knowing, KnowledgeBase, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

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
        let mut owners = Owners {
            base,
            authors: Authors::of(base),
            known: BTreeMap::new(),
        };
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let (Some(own), Some(source)) = (owners.own_text(statement), &statement.source) else {
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

/// Who issued or wrote each source that was asked for.
struct Owners<'b> {
    base: &'b KnowledgeBase,
    authors: Authors<'b>,
    known: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Owners<'_> {
    fn owns(&mut self, voice: RecordId, source: RecordId) -> bool {
        let owners = self.known.entry(source).or_insert_with(|| {
            let Some(source) = self.base.record(source).source() else {
                return Vec::new();
            };
            let issuers = source.issuer.iter();
            let issuers = issuers.filter_map(|issuer| self.base.find(&issuer.id));
            issuers.chain(self.authors.of_source(source)).collect()
        });
        owners.contains(&voice)
    }

    /// The one text that the voice wrote among the works that its statement cites.
    fn own_text<'s>(&mut self, statement: &'s Statement) -> Option<&'s Citation> {
        let voice = statement.voice.known()?;
        if statement.cites.is_empty() || statement.cited_via.is_some() {
            return None;
        }
        let voice = self.base.find(&voice.id)?;
        let mut own: Option<(RecordId, &Citation)> = None;
        for cited in &statement.cites {
            let Some(source) = self.base.find(&cited.source.id) else {
                continue;
            };
            if self.owns(voice, source) {
                if own.is_some_and(|(first, _)| first != source) {
                    return None;
                }
                own = own.or(Some((source, cited)));
            }
        }
        let (_, own) = own.filter(|_| self.base.knowing(statement) == Knowing::Attributed)?;
        Some(own)
    }
}
