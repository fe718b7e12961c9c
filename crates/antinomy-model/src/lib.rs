//! From spanned records to typed values: the kinds, their keys, and the knowledge base.
//!
//! A key of a kind is said once, in the table of its kind (`kinds/`): name, shape and whether it is required. Reading,
//! the check for unknown keys and the schemas for editors derive from these tables. This crate knows no
//! graph and no files: it takes [`Files`](antinomy_syntax::Files) that somebody read and returns a [`KnowledgeBase`]
//! together with what is wrong, never one without the other.

mod base;
pub mod codes;
pub mod json_schema;
pub mod kinds;
mod manifest;
pub mod mentions;
mod resolve;
pub mod schema;
pub mod values;

pub use base::{Allow, Body, KnowledgeBase, Record, RecordId};
pub use kinds::Kind;
pub use manifest::{ActorKind, Level, Manifest, Named, RelationType};
pub use resolve::{Knowing, LevelOrigin, Levels, Reach, Voice, VoiceOrigin};
pub use values::{Given, Language, LevelSet, Ref, Text};
