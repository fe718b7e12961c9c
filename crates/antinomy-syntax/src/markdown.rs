//! Markdown as mdBook reads it, and pages made of front matter, headings and fenced blocks.
//!
//! The parser is pulldown-cmark, the one that mdBook renders with, so that a block which is read here is the block that
//! a reader of the handbook sees. Its types are re-exported for callers that walk over events themselves.

mod destination;
mod excess;
mod info;
mod page;
mod parser;

pub use destination::LinkDestination;
pub use excess::{Excess, MAX_PROSE};
pub use info::InfoString;
pub use page::{FencedBlock, Heading, MarkdownPage, PageSection};
pub use parser::parser;
pub use pulldown_cmark;
