//! Translates mdBook's own interface, which is English only.
//!
//! Each row is a piece of mdBook's markup with its English words, long enough to be unique, and the message that replaces
//! them. Only the markup around the page's own content is searched. What mdBook adds in a later version stays English until
//! a row is added; a test over a real page lists what is not in the table.

use aho_corasick::{AhoCorasick, MatchKind};
use antinomy_words::Words;
use handlebars::html_escape;

/// Markup before the words, the words, markup behind them, and the message.
const ROWS: &[(&str, &str, &str, &str)] = &[
    (
        "title=\"",
        "Toggle Table of Contents",
        "\"",
        "site-toggle-contents",
    ),
    (
        "aria-label=\"",
        "Toggle Table of Contents",
        "\"",
        "site-toggle-contents",
    ),
    ("aria-label=\"", "Table of contents", "\"", "site-contents"),
    ("title=\"", "Change theme", "\"", "site-change-theme"),
    ("aria-label=\"", "Change theme", "\"", "site-change-theme"),
    ("aria-label=\"", "Themes", "\"", "site-themes"),
    (
        "id=\"mdbook-theme-default_theme\">",
        "Auto",
        "<",
        "site-theme-auto",
    ),
    (
        "id=\"mdbook-theme-light\">",
        "Light",
        "<",
        "site-theme-light",
    ),
    ("id=\"mdbook-theme-ayu\">", "Ayu", "<", "site-theme-dark"),
    ("title=\"", "Search (`/`)", "\"", "site-search-key"),
    (
        "aria-label=\"",
        "Toggle Searchbar",
        "\"",
        "site-toggle-search",
    ),
    (
        "placeholder=\"",
        "Search this book ...",
        "\"",
        "site-search",
    ),
    ("title=\"", "Previous chapter", "\"", "site-previous"),
    ("aria-label=\"", "Previous chapter", "\"", "site-previous"),
    ("title=\"", "Next chapter", "\"", "site-next"),
    ("aria-label=\"", "Next chapter", "\"", "site-next"),
    ("aria-label=\"", "Page navigation", "\"", "site-navigation"),
    ("title=\"", "Suggest an edit", "\"", "site-edit"),
    ("aria-label=\"", "Suggest an edit", "\"", "site-edit"),
    ("title=\"", "Git repository", "\"", "site-repository"),
    ("aria-label=\"", "Git repository", "\"", "site-repository"),
    ("title=\"", "Print this book", "\"", "site-print"),
    ("aria-label=\"", "Print this book", "\"", "site-print"),
    (
        "<h2 class=\"mdbook-help-title\">",
        "Keyboard shortcuts",
        "<",
        "site-keys",
    ),
    ("<p>", "Press", " <kbd>", "site-press"),
    ("<kbd>←</kbd> ", "or", " <kbd>→", "site-or"),
    ("<kbd>S</kbd> ", "or", " <kbd>/", "site-or"),
    (
        "</kbd> ",
        "to navigate between chapters",
        "<",
        "site-to-navigate",
    ),
    ("</kbd> ", "to search in the book", "<", "site-to-search"),
    ("</kbd> ", "to show this help", "<", "site-to-show-help"),
    ("</kbd> ", "to hide this help", "<", "site-to-hide-help"),
];

/// What mdBook calls the page for addresses that lead nowhere, in its head and as its text.
const NOT_FOUND: &[(&str, &str)] = &[
    ("Page not found", "site-not-found"),
    ("Document not found (404)", "site-not-found"),
    (
        "This URL is invalid, sorry. Please use the navigation bar or search to continue.",
        "site-not-found-text",
    ),
];

/// mdBook's interface in one language.
#[derive(Clone, Debug)]
pub struct Interface {
    search: AhoCorasick,
    replacements: Vec<String>,
    not_found: Vec<(&'static str, String)>,
    /// "Skip to content".
    pub(super) skip: String,
}

impl Interface {
    /// The interface in the language of `words`.
    ///
    /// # Errors
    /// Never for this table: the automaton only refuses tables beyond any size.
    pub fn new(words: &Words) -> Result<Self, aho_corasick::BuildError> {
        let patterns = ROWS
            .iter()
            .map(|(before, english, behind, _)| format!("{before}{english}{behind}"));
        let replacement = |(before, _, behind, key): &(&str, &str, &str, &str)| {
            format!("{before}{}{behind}", html_escape(&words.word(key)))
        };
        Ok(Self {
            search: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(patterns)?,
            replacements: ROWS.iter().map(replacement).collect(),
            not_found: NOT_FOUND
                .iter()
                .map(|(english, key)| (*english, html_escape(&words.word(key))))
                .collect(),
            skip: words.word("site-skip"),
        })
    }

    /// A page with its interface in this language. The content between `<main>` and `</main>` stays as it is.
    pub(super) fn translate(&self, html: &str) -> String {
        let start = html.find("<main").unwrap_or(html.len());
        // The last one: content may hold the tag as text of a script.
        let end = html.rfind("</main>").unwrap_or(start);
        let mut out = String::with_capacity(html.len() + 256);
        // Two rows may share their border (`<p>Press <kbd>←</kbd> or`), and matches do not overlap: the second pass finds
        // the other row.
        let twice = |part: &str| {
            let once = self.search.replace_all(part, &self.replacements);
            self.search.replace_all(&once, &self.replacements)
        };
        out.push_str(&twice(&html[..start]));
        out.push_str(&html[start..end]);
        out.push_str(&twice(&html[end..]));
        out
    }

    /// The page for addresses that lead nowhere, in this language; it has no other content than mdBook's.
    pub(super) fn translate_not_found(&self, html: &str) -> String {
        self.not_found
            .iter()
            .fold(html.to_owned(), |html, (english, own)| {
                html.replace(english, own)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_interface_are_replaced_and_words_of_the_page_are_not() {
        let german = Interface::new(&Words::new("de")).unwrap();
        let html = "<a title=\"Next chapter\"></a><p>Press <kbd>←</kbd> or <kbd>→</kbd> to navigate between chapters</p>\
                    <main><p>Press <kbd>x</kbd> title=\"Next chapter\"</p></main><a aria-label=\"Next chapter\"></a>";
        let done = german.translate(html);
        assert!(
            done.starts_with("<a title=\"Nächste Seite\"></a>"),
            "{done}"
        );
        assert!(
            done.contains("<kbd>←</kbd> oder <kbd>→</kbd> blättert"),
            "{done}"
        );
        assert!(
            done.contains("<main><p>Press <kbd>x</kbd> title=\"Next chapter\"</p></main>"),
            "{done}"
        );
        assert!(
            done.ends_with("<a aria-label=\"Nächste Seite\"></a>"),
            "{done}"
        );
    }
}
