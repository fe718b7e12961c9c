//! The interface to a citation processor. There is one engine today; its types stay behind this trait.

pub(crate) mod hayagriva;

use crate::csl_item::CslItem;
use crate::styled_text::StyledText;
use antinomy_model::values::LocatorKey;
use antinomy_syntax::references::{Label, ProseLocator};

/// A locator in a work, as a style takes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StyledLocator {
    /// The kind of locator, if CSL has a term for it.
    pub label: Option<LocatorKey>,
    /// The numbers; without a `label`, the whole locator in words.
    pub value: String,
}

impl StyledLocator {
    /// A locator of one kind. `None` if CSL has no term for the kind: then the caller has to put the whole locator in
    /// words.
    #[must_use]
    pub fn labelled(key: LocatorKey, value: &str) -> Option<Self> {
        let has_term = match key {
            LocatorKey::Page
            | LocatorKey::Section
            | LocatorKey::Chapter
            | LocatorKey::Paragraph
            | LocatorKey::Table => true,
            LocatorKey::Footnote | LocatorKey::Article | LocatorKey::Sentence => false,
        };
        has_term.then(|| Self {
            label: Some(key),
            value: value.to_owned(),
        })
    }
}

impl From<&ProseLocator> for StyledLocator {
    /// A locator from prose. If CSL has a term for its first part, the style renders that term ("S.", "p."); everything
    /// else stays as its author wrote it.
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
            // CSL has one label per locator, so the further parts go into the value: `S. 12, Abs. 3`.
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

/// Works as a style renders them, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct RenderedWorks {
    /// The citation of each work, without the affixes of the layout.
    pub(crate) citations: Vec<StyledText>,
    /// The bibliography entry of each work.
    pub(crate) entries: Vec<StyledText>,
    /// How the works were told apart.
    pub(crate) telling_apart: TellingApart,
}

/// How a group of works with equal citations is told apart, before letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TellingApart {
    /// Whether given names are added.
    pub(crate) by_given_names: bool,
    /// Whether more names are added.
    pub(crate) by_more_names: bool,
}

/// A work that is cited, among those with equal citations.
pub(crate) struct CitedGroup<'g> {
    pub(crate) items: &'g [&'g CslItem],
    /// The place of the work among them.
    pub(crate) index: usize,
    /// `None` for a work alone.
    pub(crate) telling_apart: Option<TellingApart>,
}

/// What the `layout` element of a style's citations adds around works.
#[derive(Clone, Debug, Default)]
pub(crate) struct CitationLayout {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) delimiter: String,
    /// Whether works are cited by their numbers in the list.
    pub(crate) is_numeric: bool,
}

/// Which `sort` element of a style applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SortScope {
    /// That of the bibliography.
    Bibliography,
    /// That of the works of one citation.
    Citation,
}

/// The value of one sort key for one work; `None` if the work has no such value, which sorts it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SortValue {
    pub(crate) value: Option<String>,
    pub(crate) descending: bool,
}

/// A style, ready to render works. `tag` is a BCP 47 language tag and selects the locale. What is `None` is something that
/// the engine failed at.
pub(crate) trait Engine: Send + Sync {
    /// Affixes and delimiter of citations.
    fn layout(&self) -> CitationLayout;

    /// Renders a group of works with equal short citations, in the order of the list, disambiguated as the style asks
    /// (names, given names, year suffix). Numeric styles count from `number`.
    fn render(&self, items: &[&CslItem], number: usize, tag: &str) -> Option<RenderedWorks>;

    /// How such a group is told apart. It takes as long as to render the group.
    fn telling_apart(&self, items: &[&CslItem], tag: &str) -> Option<TellingApart>;

    /// Renders the citation of a work of such a group, with a locator.
    fn cite(
        &self,
        group: &CitedGroup<'_>,
        locator: &StyledLocator,
        number: usize,
        tag: &str,
    ) -> Option<StyledText>;

    /// The values that a work is sorted by, one for each key of the `sort` element.
    fn sort_values(&self, item: &CslItem, scope: SortScope, tag: &str) -> Option<Vec<SortValue>>;
}
