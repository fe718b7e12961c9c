//! hayagriva as an engine.
//!
//! It is given as few works at a time as share a short citation, for three reasons: its time is quadratic in the number of
//! works in one request; it gives year suffixes in the order of citations, and only works with equal citations get one;
//! and what it has seen on one page must not change another. What it may be given of an item is decided in [`prepared`].

mod elements;
pub(crate) mod guarded;
mod prepared;
mod rendered;
mod request;
mod sorting;
mod telling_apart;

use super::{
    CitationLayout, CitedGroup, Engine, RenderedWorks, SortScope, SortValue, StyledLocator,
    TellingApart,
};
use crate::csl_item::CslItem;
use crate::style_fault::StyleError;
use crate::styled_text::StyledText;
use antinomy_model::values::LocatorKey;
use guarded::guarded;
use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{self, IndependentStyle, Layout, SortKey};
use hayagriva::{BibliographyDriver, CitationItem, LocatorPayload, SpecificLocator};
use prepared::{LocatorText, PreparedItems};
use rendered::to_styled_text;
use sorting::SortKeys;
use std::borrow::Cow;

/// A style, in the variants that the engine needs.
pub(crate) struct Hayagriva {
    style: IndependentStyle,
    /// The style without its bibliography. The engine renders an entry with each citation, if it can.
    citations_only: IndependentStyle,
    list_sort: SortKeys,
    citation_sort: SortKeys,
    layout: CitationLayout,
}

impl Hayagriva {
    pub(crate) fn parse(text: &str) -> Result<Self, StyleError> {
        let style = citationberg::Style::from_xml(text)
            .map_err(|error| StyleError::Unreadable(error.to_string()))?;
        match style {
            citationberg::Style::Independent(style) => Ok(Self::new(style)),
            citationberg::Style::Dependent(style) => {
                let parent = style.parent_link.href;
                let name = parent.rsplit('/').next().unwrap_or_default();
                Err(StyleError::Dependent(name.to_owned()))
            }
        }
    }

    pub(crate) fn archived(name: &str) -> Option<Self> {
        match ArchivedStyle::by_name(name)?.get() {
            citationberg::Style::Independent(style) => Some(Self::new(style)),
            citationberg::Style::Dependent(_) => None,
        }
    }

    pub(crate) fn names() -> Vec<&'static str> {
        ArchivedStyle::all()
            .iter()
            .flat_map(|style| style.names().iter().copied())
            .collect()
    }

    fn new(mut style: IndependentStyle) -> Self {
        let list = style.bibliography.as_ref();
        let list_sort = list.and_then(|list| list.sort.clone());
        let citation_sort = style.citation.sort.clone();
        let mut layout = take_layout(&mut style.citation.layout);
        // The caller joins works, and the engine would put this between works of different authors, too.
        style.citation.cite_group_delimiter = None;
        style.citation.collapse = None;
        // Each entry is rendered alone and has to be complete by itself.
        if let Some(list) = &mut style.bibliography {
            list.subsequent_author_substitute = None;
            list.sort = None;
        }
        let list_sort = SortKeys::new(list_sort.as_ref(), &style);
        let citation_sort = SortKeys::new(citation_sort.as_ref(), &style);
        let mut keys = list_sort.keys().iter().chain(citation_sort.keys());
        layout.is_numeric |= keys.any(is_citation_number);
        Self {
            list_sort,
            citation_sort,
            layout,
            citations_only: IndependentStyle {
                bibliography: None,
                ..style.clone()
            },
            style,
        }
    }

    fn rendered(&self, items: &[&CslItem], number: usize, tag: &str) -> RenderedWorks {
        let prepared = PreparedItems::of(items);
        let telling_apart = telling_apart::of_works(&self.citations_only, &prepared, tag);
        let style = telling_apart::in_style(&self.style, telling_apart);
        let mut driver = BibliographyDriver::new().with_citation_number_offset(number);
        for item in &prepared.items {
            let cited = vec![CitationItem::with_entry(item)];
            driver.citation(request::citation(cited, &style, tag));
        }
        let rendered = driver.finish(request::bibliography(&style, tag));
        let mut entries = vec![StyledText::default(); items.len()];
        // Entries come in the order of the engine, and only for works that the style has something to say about.
        for mut entry in rendered
            .bibliography
            .into_iter()
            .flat_map(|list| list.items)
        {
            let position = prepared.position(&entry.key);
            if let Some(text) = position.and_then(|at| entries.get_mut(at)) {
                // With `second-field-align` the first field (a number, say) is kept apart.
                if let Some(first) = entry.first_field {
                    entry.content.0.insert(0, first);
                }
                *text = prepared.restore(to_styled_text(&entry.content));
            }
        }
        let citations = rendered.citations.iter();
        RenderedWorks {
            citations: citations
                .map(|cite| prepared.restore(to_styled_text(&cite.citation)))
                .collect(),
            entries,
            telling_apart,
        }
    }

    fn cited(
        &self,
        group: &CitedGroup<'_>,
        locator: &StyledLocator,
        number: usize,
        tag: &str,
    ) -> StyledText {
        let (index, prepared) = (group.index, PreparedItems::of(group.items));
        let style = &self.citations_only;
        let style = match group.telling_apart {
            Some(how) => telling_apart::in_style(style, how),
            None => Cow::Borrowed(style),
        };
        let text = LocatorText::new(locator);
        let mut driver = BibliographyDriver::new().with_citation_number_offset(number);
        for (at, item) in prepared.items.iter().enumerate() {
            let cited = if at == index {
                let label = locator.label.map_or(Locator::Custom, csl_label);
                let locator = SpecificLocator(label, LocatorPayload::Str(text.value()));
                CitationItem::with_locator(item, Some(locator))
            } else {
                // Hidden, but counted when the engine disambiguates.
                CitationItem::new(item, None, None, true, None)
            };
            driver.citation(request::citation(vec![cited], &style, tag));
        }
        let rendered = driver.finish(request::bibliography(&style, tag));
        let cited = rendered.citations.get(index);
        let cited = cited.map(|cite| to_styled_text(&cite.citation));
        prepared.restore(text.restore(cited.unwrap_or_default()))
    }
}

/// Takes the affixes out of the layout of citations: the caller adds them around all works of a citation.
fn take_layout(layout: &mut Layout) -> CitationLayout {
    CitationLayout {
        prefix: layout.prefix.take().unwrap_or_default(),
        suffix: layout.suffix.take().unwrap_or_default(),
        delimiter: layout.delimiter.clone().unwrap_or_else(|| "; ".to_owned()),
        is_numeric: elements::render_citation_number(&layout.elements),
    }
}

fn is_citation_number(key: &SortKey) -> bool {
    matches!(key, SortKey::Variable { variable, .. } if *variable == elements::CITATION_NUMBER)
}

impl Engine for Hayagriva {
    fn layout(&self) -> CitationLayout {
        self.layout.clone()
    }

    fn render(&self, items: &[&CslItem], number: usize, tag: &str) -> Option<RenderedWorks> {
        guarded(|| self.rendered(items, number, tag))
    }

    fn telling_apart(&self, items: &[&CslItem], tag: &str) -> Option<TellingApart> {
        let of_works = || {
            let prepared = PreparedItems::of(items);
            telling_apart::of_works(&self.citations_only, &prepared, tag)
        };
        guarded(of_works)
    }

    fn cite(
        &self,
        group: &CitedGroup<'_>,
        locator: &StyledLocator,
        number: usize,
        tag: &str,
    ) -> Option<StyledText> {
        guarded(|| self.cited(group, locator, number, tag))
    }

    fn sort_values(&self, item: &CslItem, scope: SortScope, tag: &str) -> Option<Vec<SortValue>> {
        let keys = match scope {
            SortScope::Bibliography => &self.list_sort,
            SortScope::Citation => &self.citation_sort,
        };
        guarded(|| keys.values(item, tag))
    }
}

fn csl_label(key: LocatorKey) -> Locator {
    match key {
        LocatorKey::Page => Locator::Page,
        LocatorKey::Section => Locator::Section,
        LocatorKey::Chapter => Locator::Chapter,
        LocatorKey::Paragraph => Locator::Paragraph,
        LocatorKey::Table => Locator::Table,
        LocatorKey::Footnote | LocatorKey::Article | LocatorKey::Sentence => Locator::Custom,
    }
}
