//! Text in, spanned values and diagnostics out.
//!
//! This crate knows bytes, lines, YAML and Markdown. It does no I/O (a [`SourceFile`] is a path and a text), knows no kinds
//! of records, and holds no messages: a [`Diagnostic`] is a code with arguments, which `antinomy-words` renders in a
//! language. Reading never fails: it returns what could be read and diagnostics for the rest.

pub mod codes;
mod comment_head;
mod diagnostic;
mod front_matter;
mod language_tag;
pub mod markdown;
mod one_line;
pub mod references;
mod suggest;
mod text;
pub mod yaml;

pub use comment_head::{CommentHead, split_comment_head};
pub use diagnostic::{Argument, Code, CodeHandle, Diagnostic, Edit, Related, Severity};
pub use front_matter::{FrontMatter, split_front_matter};
pub use language_tag::primary_language;
pub use one_line::one_line;
pub use suggest::{fold, nearest};
pub use text::{FileId, Files, Position, SourceFile, Span, Spanned};
