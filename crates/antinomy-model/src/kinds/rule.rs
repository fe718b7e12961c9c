//! Rules: pages that define how one kind of contradiction is found. The query, the explanation and the examples are
//! fences in the prose; this is only the page's head.

use crate::property::{List, optional, required};
use crate::reading::property::mapping;
use crate::values::{Category, Grade};

mapping! {
    /// The head of a rule page.
    #[derive(Clone, Debug, Default)]
    pub Rule = "rule" {
        /// Category of its findings.
        category: Option<Category> = required("category");
        /// Kind of conflict: its place in the manifest's `conflict-kinds`.
        conflict: Option<usize> = optional("conflict").of(List::ConflictKinds);
        /// `low`, `medium` or `high`.
        severity: Option<Grade> = required("severity");
        /// `low`, `medium` or `high`.
        confidence: Option<Grade> = required("confidence");
    }
}
