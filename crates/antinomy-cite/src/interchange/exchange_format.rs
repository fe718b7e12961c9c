//! A format of other programs: what it is called, and how it is read and written.

use super::entry::BibEntry;
use super::export::{ExportEntry, ExportedWorks};
use super::parsed::Parsed;
use super::text::escape_references;
use antinomy_model::{KnowledgeBase, Language, RecordId};

/// A format for bibliographic data. Each is a `static` in a file of its own in `formats/`.
#[derive(Debug)]
pub struct ExchangeFormat {
    /// The name on the command line.
    pub name: &'static str,
    /// The name in texts.
    pub title: &'static str,
    /// Other names that are understood on the command line.
    pub aliases: &'static [&'static str],
    /// Extensions of files in this format, in lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The media type.
    pub media_type: &'static str,
    pub(super) read: fn(&str) -> Parsed,
    pub(super) write: fn(&[ExportEntry<'_>]) -> String,
}

impl ExchangeFormat {
    /// Reads a text. Never fails: what could not be read is a remark.
    #[must_use]
    pub fn read(&self, text: &str) -> Parsed {
        let mut parsed = (self.read)(text);
        // Here for all formats: forgotten in one, a note of a stranger could cite and link.
        for read in &mut parsed.entries {
            read.entry.note = escape_references(&read.entry.note);
            drop_empty_names(&mut read.entry);
            read.volume.iter_mut().for_each(drop_empty_names);
        }
        parsed
    }

    /// Writes the sources among `ids`, in this order; texts in `language` if a source has several. Each entry is complete
    /// by itself: a chapter repeats what there is to say about its volume.
    #[must_use]
    pub fn write(&self, base: &KnowledgeBase, ids: &[RecordId], language: Language) -> String {
        let works = ExportedWorks::of(base, ids, language);
        (self.write)(&works.entries())
    }
}

/// Takes out names of nothing but space (`{~}` of LaTeX is one that no program trims): a record cannot hold them.
fn drop_empty_names(entry: &mut BibEntry) {
    for names in [&mut entry.author, &mut entry.editor, &mut entry.translator] {
        names.retain(|name| !name.short().trim().is_empty());
    }
}
