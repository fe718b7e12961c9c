//! From one file to records: pure, without regard to other files, so that a reading can be kept while its text and the
//! manifest's vocabulary stay the same.

pub(crate) mod commas;
pub(crate) mod file;
pub(crate) mod manifest;
mod mapped_terms;
pub(crate) mod mapping;
mod mentions;
pub(crate) mod property;
mod record;
pub(crate) mod role;
mod saved_query;
mod slug;
mod translation;
mod values;
