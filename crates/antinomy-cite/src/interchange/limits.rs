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
    fn reading_ends_after_so_many_fields() {
        let fields = "a={b},".repeat(MAX_FIELDS);
        let text = format!("@book{{a, title={{T}}}}\n@book{{b, {fields}}}");
        assert_eq!(read("biblatex", &text).entries.len(), 1);
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
