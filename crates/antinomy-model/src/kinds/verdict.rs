//! Verdicts: what people decided about findings, pinned to what they had seen.

use super::fields::Fields;
use super::{Shape, Table, optional, required};
use crate::values::{Choice, Interval, Text, VerdictKind};
use antinomy_syntax::Spanned;

/// A decision on a finding.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The finding's id; findings are derived, so this is no reference to a record.
    pub finding: Option<Spanned<String>>,
    /// Confirmed, dismissed or deferred.
    pub verdict: Option<VerdictKind>,
    /// Why.
    pub reason: Text,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Spanned<Interval>>,
    /// Fingerprints of what was seen.
    pub seen: Vec<Spanned<String>>,
}

pub(super) static TABLE: Table = Table {
    name: "verdict",
    keys: &[
        required("finding", Shape::Plain),
        required("verdict", Shape::Choice(VerdictKind::WORDS)),
        required("reason", Shape::Text),
        required("by", Shape::Plain),
        required("date", Shape::Time),
        optional("seen", Shape::Plains),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Verdict {
    Verdict {
        finding: fields.plain("finding"),
        verdict: fields.choice("verdict"),
        reason: fields.text("reason"),
        by: fields.plain("by").map(|text| text.value),
        date: fields.time("date"),
        seen: fields.plains("seen"),
    }
}
