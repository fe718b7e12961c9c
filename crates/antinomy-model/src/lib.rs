//! From spanned records to typed values: the kinds, their keys, and the knowledge base.
//!
//! A key of a kind is said once, in the table of its kind (`kinds/`): field, YAML name, shape and all that follows
//! ([`property`]). One file is read by itself (`reading/`), pure and without regard to others; then the readings are put
//! together (`assemble.rs`, `resolve.rs`) and kept up to date one file at a time (`update.rs`). This crate knows no
//! graph and no disk: it takes [`Files`](antinomy_syntax::Files) and returns a [`KnowledgeBase`] together with what is
//! wrong, never one without the other.

mod assemble;
mod base;
pub mod codes;
pub mod json_schema;
mod kind;
pub mod kinds;
mod links;
mod manifest;
mod meant;
pub mod mentions;
mod named;
pub mod property;
mod queries;
mod reading;
mod record;
mod resolve;
pub mod saved_query;
pub mod slug;
mod update;
pub mod values;
mod vocabulary;

pub use base::KnowledgeBase;
pub use kind::Kind;
pub use kinds::Body;
pub use links::{Dead, Followed, dead_link};
pub use manifest::{ActorKind, Level, Manifest, RelationType};
pub use reading::file::{FileReading, read_file};
pub use reading::property::ReadBefore;
pub use record::{Allow, PROSE, Record, RecordId, SHARED, SharedKeys};
pub use saved_query::{Parameter, ParameterValue, SavedQuery};
pub use update::Change;
pub use values::{Given, Language, LevelSet, Ref, Text};
pub use vocabulary::{Named, Vocabulary};
