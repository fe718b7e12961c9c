//! The dialect of Markdown that is read everywhere.

use pulldown_cmark::{Options, Parser};

/// A parser with the extensions that mdBook has on by default.
///
/// Smart punctuation is left out: it exchanges characters of the text, and never moves the border of a block.
#[must_use]
pub fn parser(text: &str) -> Parser<'_> {
    // The list is that of `mdbook_markdown::new_cmark_parser`, which is above this crate.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options)
}
