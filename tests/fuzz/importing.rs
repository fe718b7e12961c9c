//! What the targets of the bibliographic formats do with their files.

use antinomy_cite::interchange::{self, ExchangeFormat, FORMATS, Parsed, format_named};
use antinomy_model::{Kind, KnowledgeBase, Language};
use antinomy_syntax::{Files, SourceFile};

const MANIFEST: &str = "title: T\nlanguages: [de, en]\n";
const RECORDS: &str = "sources:\n\
    - {id: roe-2001, class: literature, type: book, title: Cities, author: [\"Roe, Ada\"], issued: 2001, isbn: 978-3-16-148410-0}\n\
    - {id: journal, class: literature, type: journal, title: Journal of Towns}\n";

/// Reads a file as `antinomy import` does, and what was made of it as content; then writes that in every format, and reads
/// it again.
pub(super) fn import(format: &str, text: &str) {
    let Some(format) = format_named(format) else {
        panic!("no format {format}");
    };
    let parsed = read(format, text);
    let base = base(None);
    let outcome = interchange::import(&base, parsed, None, Language(0));
    for remark in &outcome.remarks {
        assert_place(text, remark.at, remark.key);
    }
    for unmapped in &outcome.unmapped {
        assert_place(text, unmapped.at, &unmapped.field);
    }
    let yaml = interchange::records(&outcome.entries, "fuzz");
    let base = self::base(Some(&yaml));
    let sources: Vec<_> = base.of_kind(Kind::Source).map(|(id, _)| id).collect();
    for format in FORMATS {
        let written = format.write(&base, &sources, Language(1));
        read(format, &written);
    }
}

/// Reads a text; every entry begins within it.
fn read(format: &ExchangeFormat, text: &str) -> Parsed {
    let parsed = format.read(text);
    for entry in &parsed.entries {
        assert_place(text, entry.at, &entry.key);
    }
    for remark in &parsed.remarks {
        assert_place(text, remark.at, remark.key);
    }
    parsed
}

fn base(imported: Option<&str>) -> KnowledgeBase {
    let mut files = vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/records.yaml", RECORDS),
    ];
    files.extend(imported.map(|yaml| SourceFile::new("content/sources/imported.yaml", yaml)));
    KnowledgeBase::read(Files::new(files), "content/").0
}

/// A byte offset lies in the text, between two characters.
fn assert_place(text: &str, at: usize, what: &str) {
    assert!(text.is_char_boundary(at), "{what}: {at} of {}", text.len());
}
