//! Verdicts: what people decided about findings, pinned to what they had seen.

use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Interval, Text, VerdictKind};
use antinomy_syntax::Spanned;

mapping! {
    /// A decision on a finding.
    #[derive(Clone, Debug, Default)]
    pub Verdict = "verdict" {
        // A lint checks it; a rule that no longer finds it leaves a dangling verdict, not a broken file.
        /// The finding's id; findings are derived, so this is no reference to a record.
        finding: Option<Spanned<String>> = required("finding");
        /// Confirmed, dismissed or deferred.
        verdict: Option<VerdictKind> = required("verdict");
        /// Why.
        reason: Text = required("reason").role(TextRole::Prose);
        /// Who decided.
        by: Option<String> = required("by");
        /// When.
        date: Option<Spanned<Interval>> = required("date");
        /// Fingerprints of what was seen.
        seen: Vec<Spanned<String>> = optional("seen");
    }
}
