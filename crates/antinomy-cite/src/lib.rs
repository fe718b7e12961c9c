//! Citations and bibliographies.
//!
//! A source becomes an [`Item`] of CSL-JSON. A [`Style`] of the Citation Style Language says how works are called in a
//! text and how they are listed; behind it stands an engine whose types stay inside of this crate. A [`Bibliography`] holds
//! all works of a handbook: their order, their letters, and how each is cited. What comes out is text with its looks
//! ([`Rich`]), which is written as it is or as HTML in which everything is escaped.

mod bibliography;
mod engine;
pub mod html;
pub mod interchange;
mod item;
pub mod metadata;
mod rich;
mod style;

pub use bibliography::{Bibliography, Piece, Wanted};
pub use engine::Place;
pub use item::{Item, joined_title};
pub use rich::{Look, Raised, Rich, Run};
pub use style::{HOUSE, Style, StyleError};
