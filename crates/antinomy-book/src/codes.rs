//! The codes of everything that can be wrong with a chapter.

use antinomy_syntax::Code;

antinomy_syntax::codes! {
    "codes/";
    UNKNOWN_DIRECTIVE = "B001", "unknown-directive", Error;
    UNKNOWN_OPTION = "B002", "unknown-option", Error;
    MISSING_OPTION = "B003", "missing-option", Error;
    OPTIONS_NOT_READABLE = "B004", "options-not-readable", Error;
    NESTED_DIRECTIVE = "B005", "nested-directive", Error;
    RESERVED_CHAPTER = "B006", "reserved-chapter", Error;
    CHAPTER_TWICE = "B007", "chapter-twice", Error;
    TEMPLATE_FAILED = "B008", "template-failed", Error;
    UNKNOWN_QUERY = "B009", "unknown-query", Error;
    BAD_PARAMETER = "B010", "bad-parameter", Error;
}

/// The families of codes, by the letters that their numbers begin with: files, records, lints, queries, chapters, the style.
const FAMILIES: &str = "YMLQBS";

/// All codes that there are, of reading files, records, books and styles, and of lints, by family and number.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let reading = [
        antinomy_syntax::codes::ALL,
        antinomy_model::codes::ALL,
        antinomy_query::codes::ALL,
        antinomy_cite::codes::ALL,
        ALL,
    ];
    let reading = reading.into_iter().flatten().copied();
    let mut all: Vec<&'static Code> = reading.chain(antinomy_check::codes()).collect();
    all.sort_by_key(|code| (FAMILIES.find(&code.number()[..1]), code.number()));
    all.into_iter()
}
