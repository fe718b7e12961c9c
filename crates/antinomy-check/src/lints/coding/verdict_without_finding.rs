//! A verdict on something that is neither an authored contradiction nor can be a derived finding.

use crate::lints::Lint;
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Verdict) {
            let Body::Verdict(verdict) = &record.body else {
                continue;
            };
            let Some(finding) = &verdict.finding else {
                continue;
            };
            out.extend(check_finding(base, finding));
        }
    }
}

fn check_finding(base: &KnowledgeBase, finding: &Spanned<String>) -> Option<Diagnostic> {
    let is_kind = |id: &str, kind| base.get(id).is_some_and(|record| record.kind() == kind);
    let found = Diagnostic::new(&CODE, finding.span).with("finding", finding.value.as_str());
    let parts: Vec<&str> = finding.value.split('.').collect();
    match parts[..] {
        [contradiction] if is_kind(contradiction, Kind::Contradiction) => None,
        [wrong] => Some(found.maybe_suggest(base.nearest_id(wrong, &[Kind::Contradiction]))),
        [_, proposition, a, b] => {
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
