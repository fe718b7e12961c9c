//! The seam between the passes and the views: what the generated chapters, the card and the matrix hold.
//!
//! The passes know where such text goes; the functions here say what it is.

use crate::{Handbook, Page, TemplateError, views};
use antinomy_model::RecordId;

/// Generated chapters under one title in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The title, in the language of the book.
    pub title: String,
    /// The chapters.
    pub pages: Vec<Generated>,
}

/// A generated chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Its name in the table of contents, in the language of the book.
    pub name: String,
    /// Where it will stand: `KIND/ID.md`, or `KIND/index.md` for a list.
    pub path: String,
    /// The file of the record, with the path that the knowledge base knows it by.
    pub source: Option<String>,
    /// Its Markdown.
    pub content: String,
    /// Chapters below it.
    pub children: Vec<Generated>,
}

/// All generated chapters, in the order of the table of contents, and the templates that could not be filled.
#[must_use]
pub fn groups(cx: &Handbook) -> (Vec<Group>, Vec<TemplateError>) {
    views::groups(cx)
}

/// The card of a contradiction, as it stands on `page`.
///
/// # Errors
/// If the template cannot be filled.
pub fn card(cx: &Handbook, page: &Page, id: RecordId) -> Result<String, TemplateError> {
    views::card(cx, page, id)
}

/// The matrix, as it stands on `page`; `id` is unique on the page.
///
/// # Errors
/// If the template cannot be filled.
pub fn matrix(cx: &Handbook, page: &Page, id: &str) -> Result<String, TemplateError> {
    views::matrix(cx, page, id)
}
