//! A verdict on something that is neither an authored contradiction nor can be a derived finding.

use crate::Findings;
use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Body, Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L029", "verdict-without-finding", Warning;
}

pub(super) struct VerdictWithoutFinding;

impl Lint for VerdictWithoutFinding {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    // Not per record: `finding` is no reference, so a contradiction that comes or goes is not known from the verdict.
    fn findings(&self, facts: &Facts, findings: &Findings, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        for (_, record) in base.of_kind(Kind::Verdict) {
            let Body::Verdict(verdict) = &record.body else {
                continue;
            };
            if let Some(finding) = &verdict.finding {
                out.extend(check_finding(base, findings, finding));
            }
        }
    }
}

fn check_finding(
    base: &KnowledgeBase,
    findings: &Findings,
    finding: &Spanned<String>,
) -> Option<Diagnostic> {
    let found = Diagnostic::new(&CODE, finding.span).with("finding", finding.value.as_str());
    let parts: Vec<&str> = finding.value.split('.').collect();
    let named = |id: &str| base.find(id);
    match parts[..] {
        [id] => {
            // By the record rather than by the finding's id, since an alias is as good.
            let is_finding = named(id).is_some_and(|it| findings.of_contradiction(it).is_some());
            (!is_finding).then(|| found.maybe_suggest(base.nearest_id(id, &[Kind::Contradiction])))
        }
        // The id of a derived finding: rule, proposition, and the voices of both sides.
        [_, proposition, a, b] => {
            let is_kind =
                |id: &str, kind| named(id).is_some_and(|it| base.record(it).kind() == kind);
            let is_voice = |id: &str| id == "unknown" || is_kind(id, Kind::Actor);
            if !is_kind(proposition, Kind::Proposition) {
                Some(found.with("part", proposition).hint("proposition"))
            } else {
                let wrong = [a, b].into_iter().find(|voice| !is_voice(voice))?;
                Some(found.with("part", wrong).hint("voice"))
            }
        }
        _ => Some(found),
    }
}
