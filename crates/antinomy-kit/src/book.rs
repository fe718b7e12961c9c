//! Books on disk: from a workspace to a folder with a finished handbook, and the preprocessors of a stock
//! mdBook. The only place that knows mdBook's types and reads book.toml.
//!
//! A book is content, and content is untrusted: book.toml is checked before anything that it names is read (`config.rs`),
//! mdBook runs no preprocessor, and an output folder is only replaced if it is one of our handbooks, or empty.

mod batches;
mod build;
mod chapters;
mod check;
mod config;
mod finish;
mod markdown;
mod marker;
mod open;
mod output;
mod passes;
mod preprocess;
mod theme;

pub use antinomy_book::CitingChapter;
pub use build::{BuiltHandbook, build, build_language};
pub use check::chapters_citing;
pub(crate) use check::check_book;
pub use finish::finish;
pub use markdown::write_markdown;
pub use passes::{BuildFailure, ChapterDiagnostics};
pub use preprocess::{preprocess, preprocess_as};
pub use theme::{WrittenTheme, write_theme};
