//! From a knowledge base to the text of a handbook, and from mdBook's pages to a finished site.
//!
//! Text in, values out. This crate holds four passes over a tree of chapters ([`passes`]), the directives that authors
//! write in fences ([`directives`]), the templates, and the step over a finished output folder ([`finish`]). It knows no
//! disk and none of mdBook's types: `antinomy-kit` translates between mdBook's chapters and [`BookPage`]s.

mod anchors;
mod answers;
mod bound;
mod chapter_mentions;
pub mod codes;
mod content;
mod directive;
pub mod directives;
mod excess;
mod fences;
mod field_contradictions;
mod field_tree;
pub mod finish;
#[cfg(test)]
mod growth;
mod handbook;
mod markdown;
mod marks;
mod pages;
mod pass;
pub mod passes;
mod plan;
mod positions;
mod queries;
#[cfg(test)]
mod sample;
mod sanitize;
mod templates;
mod term_labels;
pub mod theme;
mod views;

pub use content::PageContent;
pub use handbook::Handbook;
pub use marks::{MarkedText, PreviewMarks};
pub use mdbook_markdown::MarkdownOptions;
pub use pages::{BookPage, TocItem};
pub use templates::{TemplateError, Templates};
pub use views::parts::cited::CitingChapter;
