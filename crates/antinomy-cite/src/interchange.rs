//! Bibliographic data in formats of other programs: BibLaTeX, CSL-JSON and RIS.
//!
//! All formats read and write one flat value, the [`BibEntry`]: the values of a source in one language and without spans. A
//! source that is written and read back is the same but for what the module of the format says that it does not preserve.
//! No format preserves texts in more than one language (one is chosen), sections, aliases, `review` and `allow`.
//!
//! Reading is lenient: an entry that cannot be read is a [`Remark`] with its position, and the others are read all the same.
//! [`import`] turns what was read into records: it knows what the knowledge base has already, makes ids of keys, and
//! volumes of what parts say about them. [`records`] writes them as YAML.

mod entry;
mod exchange_format;
mod export;
mod extra_fields;
mod formats;
mod import;
mod limits;
mod parsed;
mod remark;
mod slug;
mod text;
pub(crate) mod types;
mod yaml;

pub use entry::BibEntry;
pub use exchange_format::ExchangeFormat;
pub use formats::{FORMATS, format_named, format_of_extension};
pub use import::{ImportOutcome, import};
pub use parsed::{Parsed, ParsedEntry, Unmapped};
pub use remark::Remark;
pub use slug::slug;
pub use yaml::records;

#[cfg(test)]
mod tests;
