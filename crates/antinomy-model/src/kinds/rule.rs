//! Rules: pages that define how one kind of contradiction is found. The query, the explanation and the examples are
//! fences in the prose; this is only the page's head.

use super::fields::Fields;
use super::{Shape, Table, optional, required};
use crate::schema::List;
use crate::values::{Category, Choice};

const GRADES: &[&str] = &["low", "medium", "high"];

/// The head of a rule page.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// Category of its findings.
    pub category: Option<Category>,
    /// Kind of conflict: its place in the manifest's `conflict-kinds`.
    pub conflict: Option<usize>,
    /// `low`, `medium` or `high`.
    pub severity: Option<&'static str>,
    /// `low`, `medium` or `high`.
    pub confidence: Option<&'static str>,
}

pub(super) static TABLE: Table = Table {
    name: "rule",
    keys: &[
        required("category", Shape::Choice(Category::WORDS)),
        optional("conflict", Shape::Manifest(List::ConflictKinds)),
        required("severity", Shape::Choice(GRADES)),
        required("confidence", Shape::Choice(GRADES)),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Rule {
    Rule {
        category: fields.choice("category"),
        conflict: fields.manifest_word("conflict"),
        severity: fields.word_of_table("severity"),
        confidence: fields.word_of_table("confidence"),
    }
}
