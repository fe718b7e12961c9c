//! A statement that is only attributed to its voice, although it cites the voice's own text.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_graph::facts::Knowing;
use antinomy_model::kinds::Statement;
use antinomy_model::values::Citation;
use antinomy_model::{Record, RecordId};
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

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        let (Some(own), Some(source)) = (own_text(facts, statement), &statement.source) else {
            return;
        };
        out.push(
            Diagnostic::new(&CODE, record.span)
                .with("own", own.source.id.as_str())
                .with("source", source.id.as_str())
                .related(own.source.span, "own"),
        );
    }
}

/// The only text by the voice among the works that its statement cites.
fn own_text<'s>(facts: &Facts, statement: &'s Statement) -> Option<&'s Citation> {
    let base = facts.base();
    let voice = statement.voice.known()?;
    // What is known through another work does not come from the voice's own text, whatever else is cited.
    if statement.cites.is_empty() || statement.cited_via.is_some() {
        return None;
    }
    let voice = base.target(voice)?;
    let mut own: Option<(RecordId, &Citation)> = None;
    for cited in &statement.cites {
        let Some(source) = base.target(&cited.source) else {
            continue;
        };
        if is_by(facts, source, voice) {
            // Of two texts by the voice either may be meant.
            if own.is_some_and(|(first, _)| first != source) {
                return None;
            }
            own = own.or(Some((source, cited)));
        }
    }
    // Asked last: most statements cite no text by their voice.
    let (_, own) = own.filter(|_| facts.knowing(statement) == Knowing::Attributed)?;
    Some(own)
}

/// Whether an actor issued or wrote a source.
fn is_by(facts: &Facts, source: RecordId, actor: RecordId) -> bool {
    let base = facts.base();
    let issuers = base.record(source).source().map(|source| &source.issuer);
    let mut issuers = issuers.into_iter().flatten();
    issuers.any(|issuer| base.target(issuer) == Some(actor))
        || facts.authors_of(source).contains(&actor)
}
