//! hayagriva as an engine.
//!
//! It is asked about as few works at a time as can be taken for each other, for three reasons: its time grows with the
//! square of what it is given at once; it gives letters in the order of citations, and only works of one group get
//! any; and what it knows of one page must not change another. What it gets of an item, and what it must never get,
//! [`prepared`] says.

mod prepared;

use super::{Engine, Frame, Key, Order, Place, Set};
use crate::rich::{Look, Raised, Rich};
use crate::{Item, StyleError};
use antinomy_model::values::LocatorKey;
use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::taxonomy::{Locator, NumberVariable, Variable};
use hayagriva::citationberg::{
    self, FontStyle, FontVariant, FontWeight, IndependentStyle, LocaleCode, LocaleFile,
    SortDirection, SortKey, TextDecoration, VerticalAlign,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, ElemMeta, Formatting, LocatorPayload, SpecificLocator,
};
use prepared::{Located, Works};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The two locales that we set in. Those that hayagriva brings take a tenth of a second to unpack, all 63 of them.
static LOCALES: LazyLock<Vec<citationberg::Locale>> = LazyLock::new(|| {
    let files = [
        include_str!("../../locales/locales-de-DE.xml"),
        include_str!("../../locales/locales-en-US.xml"),
    ];
    let read = files
        .into_iter()
        .filter_map(|text| LocaleFile::from_xml(text).ok());
    read.map(citationberg::Locale::from).collect()
});

/// Stands between sort keys that are set in one go.
const BETWEEN: char = '\u{e000}';

pub(crate) struct Hayagriva {
    style: IndependentStyle,
    /// The same style without its list, for citations alone: the engine would set an entry with each.
    cites: IndependentStyle,
    /// The same style, with the sort keys of the list in place of what it lists.
    list_keys: Keys,
    /// And with those of works cited together.
    citation_keys: Keys,
    frame: Frame,
}

/// Sort keys, some of which are macros that have to be set.
struct Keys {
    keys: Vec<SortKey>,
    style: Option<IndependentStyle>,
}

impl Hayagriva {
    pub(crate) fn parse(text: &str) -> Result<Self, StyleError> {
        let style = citationberg::Style::from_xml(text)
            .map_err(|error| StyleError::Unreadable(error.to_string()))?;
        match style {
            citationberg::Style::Independent(style) => match circular(&style) {
                None => Ok(Self::new(style)),
                Some(name) => Err(StyleError::Circular(name)),
            },
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
        let keys = |sort: Option<&citationberg::Sort>| {
            sort.map(|sort| sort.keys.clone()).unwrap_or_default()
        };
        let list = keys(
            style
                .bibliography
                .as_ref()
                .and_then(|list| list.sort.as_ref()),
        );
        let cited = keys(style.citation.sort.as_ref());
        let layout = &mut style.citation.layout;
        let frame = Frame {
            prefix: layout
                .prefix
                .take()
                .map(|text| text.to_string())
                .unwrap_or_default(),
            suffix: layout
                .suffix
                .take()
                .map(|text| text.to_string())
                .unwrap_or_default(),
            delimiter: layout
                .delimiter
                .clone()
                .map_or_else(|| "; ".to_owned(), |text| text.to_string()),
            is_numeric: list.iter().chain(&cited).any(is_citation_number)
                || format!("{:?}", style.citation.layout.elements).contains("CitationNumber"),
        };
        // Between works of different authors it would stand as well.
        style.citation.cite_group_delimiter = None;
        style.citation.collapse = None;
        // Each entry is set by itself, and can be read by itself.
        if let Some(list) = &mut style.bibliography {
            list.subsequent_author_substitute = None;
            list.sort = None;
        }
        Self {
            list_keys: Keys::new(list, &style),
            citation_keys: Keys::new(cited, &style),
            frame,
            cites: IndependentStyle {
                bibliography: None,
                ..style.clone()
            },
            style,
        }
    }
}

/// A macro that leads back to itself, on which the engine would never end.
fn circular(style: &IndependentStyle) -> Option<String> {
    // What an element holds is of too many types to walk through; all of them tell which macros they call.
    let calls = |text: &str| -> Vec<String> {
        let calls = text.split("Macro { name: \"").skip(1);
        calls
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let called: BTreeMap<&str, Vec<String>> = style
        .macros
        .iter()
        .map(|one| (one.name.as_str(), calls(&format!("{:?}", one.children))))
        .collect();
    // What is taken away calls nothing that is left; a circle is what nobody can take away.
    let mut left = called.clone();
    loop {
        let ends: Vec<&str> = left
            .iter()
            .filter(|(_, calls)| !calls.iter().any(|name| left.contains_key(name.as_str())))
            .map(|(name, _)| *name)
            .collect();
        if ends.is_empty() {
            return left.keys().next().map(|name| (*name).to_owned());
        }
        left.retain(|name, _| !ends.contains(name));
    }
}

fn is_citation_number(key: &SortKey) -> bool {
    matches!(
        key,
        SortKey::Variable {
            variable: Variable::Number(NumberVariable::CitationNumber),
            ..
        }
    )
}

impl Keys {
    fn new(keys: Vec<SortKey>, style: &IndependentStyle) -> Self {
        let macros: Vec<&str> = keys
            .iter()
            .filter_map(|key| match key {
                SortKey::MacroName { name, .. } => Some(name.as_str()),
                SortKey::Variable { .. } => None,
            })
            .collect();
        let is_name = |name: &&str| style.macros.iter().any(|known| known.name == **name);
        let style = (!macros.is_empty() && macros.iter().all(is_name))
            .then(|| keys_style(style, &macros))
            .flatten();
        Self { keys, style }
    }
}

/// A style that lists nothing but the macros that works are sorted by.
fn keys_style(style: &IndependentStyle, macros: &[&str]) -> Option<IndependentStyle> {
    let texts: Vec<String> = macros
        .iter()
        .map(|name| format!("<text macro=\"{}\"/>", crate::html::escape(name)))
        .collect();
    let between = format!("<text value=\"{BETWEEN}\"/>");
    let layout = texts.join(&between);
    let text = format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>k</title><id>k</id>\
         <updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text value=\"k\"/></layout></citation>\
         <bibliography><layout>{layout}</layout></bibliography></style>"
    );
    let keys = IndependentStyle::from_xml(&text).ok()?;
    let mut own = style.clone();
    own.citation = keys.citation;
    let mut list = keys.bibliography?;
    // Names in a key are never cut short, whatever the list does (CSL 1.0.2, "Sorting").
    if let Some(listed) = &style.bibliography {
        list.name_options = listed.name_options.clone();
    }
    list.name_options.et_al_min = None;
    own.bibliography = Some(list);
    Some(own)
}

impl Engine for Hayagriva {
    fn frame(&self) -> Frame {
        self.frame.clone()
    }

    fn set(&self, items: &[&Item], number: usize, tag: &str) -> Set {
        let works = Works::of(items);
        let mut driver = BibliographyDriver::new().with_citation_number_offset(number);
        for item in &works.items {
            driver.citation(request(
                vec![CitationItem::with_entry(item)],
                &self.style,
                tag,
            ));
        }
        let done = driver.finish(list_request(&self.style, tag));
        let mut entries = vec![Rich::default(); items.len()];
        for entry in done.bibliography.into_iter().flat_map(|list| list.items) {
            if let Some(entry_of) = works
                .position(&entry.key)
                .and_then(|place| entries.get_mut(place))
            {
                let mut children = entry.content;
                if let Some(first) = entry.first_field {
                    children.0.insert(0, first);
                }
                *entry_of = works.shown(rich(&children));
            }
        }
        let cites = done
            .citations
            .iter()
            .map(|cite| works.shown(rich(&cite.citation)));
        Set {
            cites: cites.collect(),
            entries,
        }
    }

    fn cite(&self, items: &[&Item], index: usize, place: &Place, number: usize, tag: &str) -> Rich {
        let works = Works::of(items);
        let located = Located::new(place);
        let mut driver = BibliographyDriver::new().with_citation_number_offset(number);
        for (at, item) in works.items.iter().enumerate() {
            let cited = if at == index {
                let label = place.label.map_or(Locator::Custom, csl_label);
                let locator = SpecificLocator(label, LocatorPayload::Str(located.value()));
                CitationItem::with_locator(item, Some(locator))
            } else {
                CitationItem::new(item, None, None, true, None)
            };
            driver.citation(request(vec![cited], &self.cites, tag));
        }
        let done = driver.finish(list_request(&self.cites, tag));
        let cite = done.citations.get(index).map(|cite| rich(&cite.citation));
        works.shown(located.shown(cite.unwrap_or_default()))
    }

    fn keys(&self, item: &Item, order: Order, tag: &str) -> Vec<Key> {
        let keys = match order {
            Order::List => &self.list_keys,
            Order::Citation => &self.citation_keys,
        };
        let set = keys.style.as_ref().map(|style| {
            let item = prepared::for_keys(item);
            let mut driver = BibliographyDriver::new();
            driver.citation(request(vec![CitationItem::with_entry(&item)], style, tag));
            let done = driver.finish(list_request(style, tag));
            let entry = done
                .bibliography
                .and_then(|list| list.items.into_iter().next());
            entry
                .map(|entry| rich(&entry.content).to_string())
                .unwrap_or_default()
        });
        let mut macros = set.as_deref().unwrap_or_default().split(BETWEEN);
        keys.keys
            .iter()
            .map(|key| match key {
                SortKey::MacroName { .. } => Key {
                    value: macros
                        .next()
                        .filter(|text| !text.is_empty())
                        .map(str::to_owned),
                    descending: key.sort_direction() == SortDirection::Descending,
                },
                SortKey::Variable { variable, .. } => Key {
                    value: variable_key(item, &variable.to_string()),
                    descending: key.sort_direction() == SortDirection::Descending,
                },
            })
            .collect()
    }
}

/// What a variable sorts by: a date by its numbers, names by their parts, the rest as text.
fn variable_key(item: &Item, variable: &str) -> Option<String> {
    match item.0.get(variable)? {
        Value::String(text) => Some(text.clone()),
        Value::Object(date) => {
            let parts = date.get("date-parts")?.get(0)?.as_array()?;
            let numbers = parts.iter().filter_map(Value::as_i64);
            // Years before the common era come first, in their order.
            let shifted = numbers.map(|part| i128::from(part) - i128::from(i64::MIN));
            Some(shifted.map(|part| format!("{part:020}")).collect())
        }
        Value::Array(names) => {
            let parts = ["non-dropping-particle", "family", "given", "literal"];
            let names = names.iter().map(|name| {
                let of = |part: &str| name.get(part).and_then(Value::as_str);
                parts
                    .into_iter()
                    .filter_map(of)
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            Some(names.collect::<Vec<_>>().join("; "))
        }
        _ => None,
    }
}

fn request<'a>(
    items: Vec<CitationItem<'a, citationberg::json::Item>>,
    style: &'a IndependentStyle,
    tag: &str,
) -> CitationRequest<'a, citationberg::json::Item> {
    CitationRequest::new(items, style, Some(locale(tag)), &LOCALES, Some(1))
}

fn list_request<'a>(style: &'a IndependentStyle, tag: &str) -> BibliographyRequest<'a> {
    BibliographyRequest::new(style, Some(locale(tag)), &LOCALES)
}

fn locale(tag: &str) -> LocaleCode {
    let is_german = tag.split('-').next() == Some("de");
    LocaleCode(if is_german { "de-DE" } else { "en-US" }.to_owned())
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

fn rich(children: &ElemChildren) -> Rich {
    let mut rich = Rich::default();
    let has_names = children.find_names().is_some();
    add(&mut rich, children, false, has_names);
    if !has_names && let Some(first) = rich.0.first_mut() {
        // Nothing but punctuation follows what stands for the names, or a year does.
        first.is_head = true;
    }
    rich
}

fn add(rich: &mut Rich, children: &ElemChildren, is_head: bool, has_names: bool) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) => rich.push(&text.text, look(&text.formatting), is_head),
            ElemChild::Link { text, .. } => rich.push(&text.text, look(&text.formatting), is_head),
            ElemChild::Markup(text) => rich.push(text, Look::default(), is_head),
            ElemChild::Elem(elem) => {
                let is_first = rich.0.iter().all(|run| run.is_head);
                let is_names = matches!(elem.meta, Some(ElemMeta::Names(_)))
                    || (!has_names && is_first && is_leaf(elem.meta.as_ref()));
                add(
                    rich,
                    &elem.children,
                    is_head || (is_names && is_first),
                    has_names,
                );
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// What a style says in one piece: a text or a number, and not a whole work.
fn is_leaf(meta: Option<&ElemMeta>) -> bool {
    matches!(
        meta,
        Some(ElemMeta::Text | ElemMeta::Number | ElemMeta::CitationNumber)
    )
}

fn look(formatting: &Formatting) -> Look {
    Look {
        italic: formatting.font_style != FontStyle::Normal,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        underlined: formatting.text_decoration == TextDecoration::Underline,
        raised: match formatting.vertical_align {
            VerticalAlign::Sup => Some(Raised::Above),
            VerticalAlign::Sub => Some(Raised::Below),
            _ => None,
        },
    }
}
