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
    pub(super) fn entry(&mut self, at: usize) -> Result<(), Remark> {
        if self.entries == MAX_ENTRIES {
            let remark = Remark::error("too-many-entries", at);
            return Err(remark.with("count", MAX_ENTRIES));
        }
        self.entries += 1;
        Ok(())
    }

    /// Counts a field, before it is kept: one entry may be as long as the file.
    ///
    /// # Errors
    /// A remark if reading ends at the entry, which begins at a byte offset.
    pub(super) fn field(&mut self, entry: usize) -> Result<(), Remark> {
        if self.fields == MAX_FIELDS {
            return Err(self.too_many_fields(entry));
        }
        self.fields += 1;
        Ok(())
    }

    /// Looks at the number of values in one entry, for a reader that takes an entry in as a whole before its fields count.
    ///
    /// # Errors
    /// A remark if reading ends at the entry, which begins at a byte offset.
    pub(super) fn values(&self, count: usize, entry: usize) -> Result<(), Remark> {
        if count <= MAX_FIELDS {
            return Ok(());
        }
        Err(self.too_many_fields(entry))
    }

    fn too_many_fields(&self, entry: usize) -> Remark {
        let before = self.entries.saturating_sub(1);
        let remark = Remark::error("too-many-fields", entry);
        remark.with("count", before).with("limit", MAX_FIELDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::{FORMATS, Parsed};

    fn read(format: &str, text: &str) -> Parsed {
        let format = FORMATS.iter().find(|known| known.name == format);
        format.unwrap().read(text)
    }

    #[test]
    fn reading_ends_with_a_remark_after_so_many_entries_in_every_format() {
        let many = |one: &str| one.repeat(MAX_ENTRIES + 1);
        for (format, text) in [
            ("biblatex", many("@book{a, title={T}}\n")),
            ("ris", many("TY  - BOOK\nTI  - T\nER  - \n")),
            ("csl-json", format!("[{}]", many("{\"title\":\"T\"},"))),
        ] {
            let parsed = read(format, &text);
            assert_eq!(parsed.entries.len(), MAX_ENTRIES, "{format}");
            let keys: Vec<&str> = parsed.remarks.iter().map(|remark| remark.key).collect();
            assert_eq!(keys, ["too-many-entries"], "{format}");
        }
    }

    #[test]
    fn reading_ends_at_the_entry_with_too_many_fields_in_every_format() {
        let many = |one: &str| one.repeat(MAX_FIELDS);
        for (format, first, second) in [
            (
                "biblatex",
                "@book{a, title={T}}\n",
                // Not closed: the fields are counted while they are read.
                format!("@book{{b, {}", many("a={b},")),
            ),
            (
                "ris",
                "TY  - BOOK\nTI  - T\nER  - \n",
                format!("TY  - BOOK\n{}", many("TI  - T\n")),
            ),
            (
                "csl-json",
                "[{\"title\":\"T\"},",
                format!("{{{}\"title\":\"U\"}}]", many("\"title\":\"U\",")),
            ),
            (
                "csl-json",
                "[{\"title\":\"T\"},",
                format!("{{\"author\":[{}0,0]}}]", many("0,")),
            ),
        ] {
            let parsed = read(format, &format!("{first}{second}"));
            assert_eq!(parsed.entries.len(), 1, "{format}");
            let told: Vec<_> = parsed.remarks.iter().map(|it| (it.key, it.at)).collect();
            assert_eq!(told, [("too-many-fields", first.len())], "{format}");
        }
    }

    #[test]
    fn shared_values_are_taken_over_up_to_a_limit() {
        let title = "x".repeat(200_000);
        let books = (0..60).map(|number| format!("@book{{b{number}, xdata = {{x}}}}\n"));
        let text = format!(
            "@xdata{{x, note = {{{title}}}}}\n{}",
            books.collect::<String>()
        );
        let parsed = read("biblatex", &text);
        let too_much = |key: &str| parsed.remarks.iter().filter(|it| it.key == key).count();
        assert_eq!(too_much("too-much-shared"), 60 - (8 << 20) / 200_004);
    }
}
