//! Examinations: a field was examined for a pair of levels, and none was found, or it does not apply.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{ExaminationResult, Given, LevelSet, Locator, Ref, Text};

mapping! {
    /// A cell of the matrix that was examined without a finding.
    #[derive(Clone, Debug, Default)]
    pub Examination = "examination" {
        /// The policy fields.
        field: Vec<Ref> = required("field").to(&[Kind::Field]);
        /// The pair of levels, or one level for "within".
        levels: Given<LevelSet> = required("levels");
        /// What it came to.
        result: Option<ExaminationResult> = required("result");
        /// Why.
        because: Text = required("because").role(TextRole::Prose);
        /// Who examined.
        by: Option<Ref> = optional("by").to(&[Kind::Actor, Kind::Source]);
        /// What was read.
        source: Option<Ref> = optional("source").to(&[Kind::Source]);
        /// And where in it.
        locator: Locator = optional("locator");
    }
}
