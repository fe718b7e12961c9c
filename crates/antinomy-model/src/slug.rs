//! Slugs: what ids are made of.

use antinomy_syntax::fold;

/// Longer ids are refused: they become file names.
pub const MAX_ID: usize = 100;
/// Words that are no ids, because they are values where ids stand.
const MEANINGS: &[&str] = &["unknown", "none"];
/// Names of devices: Windows opens the device, whatever the folder and the extension
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// Names of pages that every folder has.
const PAGES: &[&str] = &["index"];
/// Elements of a page of mdBook that its scripts look up by their ids, besides those that begin with [`OF_PAGE`].
const ELEMENTS: &[&str] = &[
    "fa-clock-rotate-left",
    "fa-copy",
    "fa-eye",
    "fa-eye-slash",
    "fa-play",
];
/// What all other ids of such elements begin with.
pub const OF_PAGE: &str = "mdbook-";

/// Why a word that is formed like an id is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// It has a meaning of its own where ids stand.
    Meaning,
    /// Windows stores no file of this name.
    Device,
    /// A page has this name already.
    Page,
    /// The pages themselves have an element of this id.
    Element,
}

impl Reserved {
    /// Why a word is no id; `None` if no such reason is known.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        if MEANINGS.contains(&id) {
            Some(Self::Meaning)
        } else if PAGES.contains(&id) {
            Some(Self::Page)
        } else if DEVICES.contains(&id) {
            Some(Self::Device)
        } else if id.starts_with(OF_PAGE) || ELEMENTS.contains(&id) {
            Some(Self::Element)
        } else {
            None
        }
    }

    /// All words that are no ids, but for those that begin with [`OF_PAGE`].
    pub fn words() -> impl Iterator<Item = &'static str> {
        [MEANINGS, PAGES, DEVICES, ELEMENTS]
            .into_iter()
            .flatten()
            .copied()
    }
}

/// Lower-case ASCII letters and digits in words joined by single hyphens, and not reserved.
#[must_use]
pub fn is_slug(id: &str) -> bool {
    id.len() <= MAX_ID && is_words(id) && Reserved::of(id).is_none()
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
