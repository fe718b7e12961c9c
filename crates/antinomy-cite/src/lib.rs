//! Citations and bibliographies.
//!
//! A source becomes an [`Item`] of CSL-JSON. A [`Style`] of the Citation Style Language says how items are called in a
//! text and how they are listed; behind it stands an engine whose types stay inside of this crate. What comes out is a
//! small tree of text ([`Rich`]), which is written as plain text or as HTML in which everything is escaped.

pub mod interchange;
mod item;

pub use item::{Item, joined_title};
