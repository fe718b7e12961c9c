//! Text in, spanned values and diagnostics out.
//!
//! This crate knows bytes, lines and YAML. It knows no files (a [`SourceFile`] is a name and a text that somebody else
//! read), no record kinds, and no words: a [`Diagnostic`] is a code with arguments, which `antinomy-words` puts into
//! a language later. Reading never fails: it returns what could be read, and says what could not.

pub mod codes;
mod diagnostic;
mod front_matter;
mod language_tag;
pub mod markdown;
pub mod references;
mod suggest;
mod text;
pub mod yaml;

pub use diagnostic::{Argument, Code, CodeHandle, Diagnostic, Edit, Related, Severity};
pub use front_matter::{FrontMatter, split_front_matter};
pub use language_tag::primary_language;
pub use suggest::{fold, nearest};
pub use text::{FileId, Files, Position, SourceFile, Span, Spanned};
