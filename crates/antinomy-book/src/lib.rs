//! From a knowledge base to the text of a handbook, and from mdBook's pages to a finished site.
//!
//! Text in, values out. This crate holds four passes over a tree of chapters ([`passes`]), the directives that authors
//! write in fences ([`directives`]), the templates, and the step over a finished output folder ([`finish`]). It knows no
//! disk and none of mdBook's types: `antinomy-kit` translates between mdBook's chapters and [`Page`]s.

pub mod codes;
pub mod directives;
mod fences;
pub mod finish;
pub mod generate;
mod handbook;
mod pages;
pub mod passes;
mod templates;
mod views;

pub use handbook::Handbook;
pub use mdbook_markdown::MarkdownOptions;
pub use pages::{Item, Page};
pub use templates::{TemplateError, Templates};
