//! The codes of everything that can be wrong with a chapter.

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
}
