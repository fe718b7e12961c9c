//! Why an entry of a `.bib` file is not read.

use crate::interchange::remark::Remark;

/// Why there is no entry.
pub(super) enum EntryEnd {
    Broken(EntryError),
    /// The file holds more than is read.
    OfReading(Remark),
}

impl From<EntryError> for EntryEnd {
    fn from(error: EntryError) -> Self {
        Self::Broken(error)
    }
}

/// Why an entry is broken.
pub(super) struct EntryError {
    /// The key of the remark.
    pub(super) key: &'static str,
    pub(super) at: usize,
    /// The text there.
    pub(super) text: String,
}
