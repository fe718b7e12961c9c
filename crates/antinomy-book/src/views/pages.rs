//! The view of each generated page.

mod actor;
pub(crate) mod bibliography;
pub(crate) mod code;
mod concept;
mod contradiction;
mod contradictions_index;
mod field;
mod index;
mod proposition;
pub(crate) mod query;
mod source;
