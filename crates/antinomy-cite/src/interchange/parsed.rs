//! What was read from a file, before it is known what the knowledge base makes of it.

use super::entry::BibEntry;
use super::remark::Remark;
use antinomy_model::values::{DateProblem, Interval};

/// An entry of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedEntry {
    /// The key in the file; empty if there is none.
    pub key: String,
    /// The byte offset of its beginning.
    pub at: usize,
    /// Its values. The id, and the ids of other sources, are still keys of the file.
    pub entry: BibEntry,
    /// What it says about the volume or the journal that it is part of.
    pub volume: Option<BibEntry>,
}

/// A field without a counterpart in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// The name of the field in the format.
    pub field: String,
    /// The byte offset of the field.
    pub at: usize,
}

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The entries, in the order of the file.
    pub entries: Vec<ParsedEntry>,
    /// What could not be read, and what was read differently from how it is written.
    pub remarks: Vec<Remark>,
    /// Fields that were left out.
    pub unmapped: Vec<Unmapped>,
}

impl Parsed {
    /// Adds an entry; a volume without any value is none.
    pub(super) fn add(&mut self, key: String, at: usize, entry: BibEntry, volume: BibEntry) {
        self.entries.push(ParsedEntry {
            key,
            at,
            entry,
            volume: Some(volume).filter(|volume| *volume != BibEntry::default()),
        });
    }

    /// Notes that a field was left out.
    pub(super) fn report_unmapped(&mut self, field: &str, at: usize) {
        self.unmapped.push(Unmapped {
            field: field.to_owned(),
            at,
        });
    }

    /// Remarks on a type that is not known to the format.
    pub(super) fn report_type(&mut self, kind: &str, entry: &str, at: usize) {
        let remark = Remark::new("entry-type", at)
            .with("entry", entry)
            .with("type", kind);
        self.remarks.push(remark);
    }

    /// Reads a date. One in another notation than EDTF is read if it is clear, with a remark; any other text is a remark
    /// only. `entry` and `key` say what the date belongs to.
    pub(super) fn date(
        &mut self,
        text: &str,
        entry: &str,
        key: &str,
        at: usize,
    ) -> Option<Interval> {
        let problem = match Interval::parse(text) {
            Ok(date) => return Some(date),
            Err(problem) => problem,
        };
        let meant = match &problem {
            DateProblem::OtherForm(meant) | DateProblem::Meant(meant) => {
                Interval::parse(meant).ok()
            }
            // "o. J." says that there is no date, which is no problem.
            DateProblem::Undated => return None,
            _ => None,
        };
        let message = match meant {
            Some(_) => "date-meant",
            None => "date",
        };
        let shown = meant.map(|date| date.to_string()).unwrap_or_default();
        let remark = Remark::new(message, at)
            .with("entry", entry)
            .with("key", key)
            .with("text", text)
            .with("meant", shown);
        self.remarks.push(remark);
        meant
    }
}
