//! Citations, bibliographies, and bibliographic data for other programs.
//!
//! A source becomes a [`CslItem`] of CSL-JSON. A [`Style`] of the Citation Style Language says how works are cited in a
//! text and how they are listed; it is backed by an engine whose types do not leave this crate. A [`Bibliography`] holds
//! all works of a handbook: their order, their year suffixes, and how each is cited. The result is formatted text
//! ([`StyledText`]), which can be written as plain text or as escaped HTML.

mod bibliography;
pub mod codes;
mod csl_item;
mod csl_variables;
mod engine;
pub mod html;
mod identifiers;
pub mod interchange;
mod languages;
pub mod metadata;
mod style;
mod style_fault;
mod styled_text;

pub use bibliography::Bibliography;
pub use bibliography::segments::{CitationItem, CitationSegment};
pub use csl_item::{CslItem, joined_title};
pub use engine::StyledLocator;
pub use engine::hayagriva::guarded::is_panic_caught;
pub use style::{HOUSE, Style, StyleError, StyleFault};
pub use styled_text::{BaselineShift, StyledRun, StyledText, TextFormat};
