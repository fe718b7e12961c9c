//! The codes of everything that can be wrong with a chapter.

use antinomy_syntax::{Code, Severity};

macro_rules! codes {
    ($($name:ident = $number:literal, $text:literal, $severity:ident;)*) => {
        $(
            #[doc = concat!("`", $text, "`")]
            pub static $name: Code = Code { number: $number, name: $text, severity: Severity::$severity };
        )*
        /// Every code of this crate.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    UNKNOWN_DIRECTIVE = "B001", "unknown-directive", Error;
    UNKNOWN_OPTION = "B002", "unknown-option", Error;
    MISSING_OPTION = "B003", "missing-option", Error;
    OPTIONS_NOT_READABLE = "B004", "options-not-readable", Error;
    NESTED_DIRECTIVE = "B005", "nested-directive", Error;
    RESERVED_CHAPTER = "B006", "reserved-chapter", Error;
    CHAPTER_TWICE = "B007", "chapter-twice", Error;
    TEMPLATE_FAILED = "B008", "template-failed", Error;
}
