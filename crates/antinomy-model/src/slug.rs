//! Slugs: what ids are made of.

use antinomy_syntax::fold;

/// Longer ids are refused: they become file names.
pub const MAX_ID: usize = 100;
/// Words that are no ids: values of keys (`unknown`, `none`), and the page of a folder (`index`).
pub const RESERVED: &[&str] = &["unknown", "none", "index"];

/// Lower-case ASCII letters and digits in words joined by single hyphens.
#[must_use]
pub fn is_slug(id: &str) -> bool {
    id.len() <= MAX_ID && !RESERVED.contains(&id) && is_words(id)
}

fn is_words(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The slug that a wrong id was probably meant to be; itself not always a valid one.
#[must_use]
pub fn slug(id: &str) -> String {
    let folded: String = fold(id)
        .chars()
        // `fold` transcribes umlauts; what is left outside of ASCII separates words.
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    folded
        .split('-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
