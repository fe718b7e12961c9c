//! What sets citations. One engine today; its types stay behind this trait.

mod hayagriva;

pub(crate) use hayagriva::Hayagriva;

use crate::{Item, Rich};
use antinomy_model::values::LocatorKey;
use antinomy_syntax::references::{Label, ProseLocator};

/// A place in a work, ready for a style.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which kind of place, if styles have a word for it.
    pub label: Option<LocatorKey>,
    /// The numbers; the whole place in words where there is no `label`.
    pub value: String,
}

impl Place {
    /// A place under one key. `None` if styles have no word for such a place: then the whole place has to be said in words.
    #[must_use]
    pub fn labelled(key: LocatorKey, value: &str) -> Option<Self> {
        let is_known = match key {
            LocatorKey::Page
            | LocatorKey::Section
            | LocatorKey::Chapter
            | LocatorKey::Paragraph
            | LocatorKey::Table => true,
            LocatorKey::Footnote | LocatorKey::Article | LocatorKey::Sentence => false,
        };
        is_known.then(|| Self {
            label: Some(key),
            value: value.to_owned(),
        })
    }
}

impl From<&ProseLocator> for Place {
    /// A place as prose names it. Where a style has a word for its first part, that is said in the word of the style
    /// ("S.", "p."); everything else as its author wrote it.
    fn from(locator: &ProseLocator) -> Self {
        let label = locator.parts.first().and_then(|part| match part.label {
            Label::Page => Some(LocatorKey::Page),
            Label::Section => Some(LocatorKey::Section),
            Label::Chapter => Some(LocatorKey::Chapter),
            Label::Paragraph => Some(LocatorKey::Paragraph),
            Label::Footnote | Label::Article | Label::Sentence | Label::Table | Label::Law => None,
        });
        let written = locator.written.as_str();
        let value = match (label, &locator.parts[..]) {
            (Some(_), [part]) => part.value.as_str(),
            // What comes behind the first word is part of the place: `S. 12, Abs. 3`.
            (Some(_), [part, ..]) => written
                .find(&part.value)
                .map_or(written, |at| &written[at..]),
            _ => written,
        };
        Self {
            label,
            value: value.to_owned(),
        }
    }
}

/// What a group of works looks like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Set {
    /// Each work in a text, without brackets around it.
    pub(crate) cites: Vec<Rich>,
    /// Each work in a list.
    pub(crate) entries: Vec<Rich>,
}

/// The parts of a style that stand around works.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) delimiter: String,
    /// Whether works are named by numbers.
    pub(crate) is_numeric: bool,
}

/// Which sort keys are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Of the list of works.
    List,
    /// Of works that are cited together.
    Citation,
}

/// A sort key; `None` where a work has nothing to sort by, which puts it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) value: Option<String>,
    pub(crate) descending: bool,
}

/// Sets works after a style. `tag` is the language of the page.
pub(crate) trait Engine: Send + Sync {
    /// What stands around works that are cited.
    fn frame(&self) -> Frame;

    /// Works that may be taken for each other, in the order of the list: each told apart from the others in the ways of
    /// the style, one of which is a letter behind the year.
    /// Styles that number their works go on from `number`.
    fn set(&self, items: &[&Item], number: usize, tag: &str) -> Set;

    /// The same for one place in the work at `index`.
    fn cite(&self, items: &[&Item], index: usize, place: &Place, number: usize, tag: &str) -> Rich;

    /// What works are sorted by.
    fn keys(&self, item: &Item, order: Order, tag: &str) -> Vec<Key>;
}
