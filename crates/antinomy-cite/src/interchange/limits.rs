//! How much of a file is read.

use super::remark::Remark;

/// Entries of a file. So many make more text than one file of a knowledge base may hold.
const MAX_ENTRIES: usize = 30_000;

/// Fields of a file: reading one takes some hundred bytes, however short it is.
const MAX_FIELDS: usize = 600_000;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct ReadSoFar {
    entries: usize,
    fields: usize,
}

impl ReadSoFar {
    /// Counts an entry that begins at a byte offset.
    ///
    /// # Errors
    /// A remark if reading ends before it.
    pub(super) fn entry(&mut self, fields: usize, at: usize) -> Result<(), Remark> {
        self.entries += 1;
        self.fields += fields;
        if self.entries <= MAX_ENTRIES && self.fields <= MAX_FIELDS {
            return Ok(());
        }
        let remark = Remark::error("too-many-entries", at);
        Err(remark.with("count", self.entries - 1))
    }
}
