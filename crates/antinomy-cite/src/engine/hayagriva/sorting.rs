//! Sort values: what a style's `sort` element says about one work.
//!
//! hayagriva sorts by itself, but only what it is given at once and after no alphabet. So the values are rendered here,
//! work by work, and compared by a collator elsewhere.

use super::rendered::to_styled_text;
use super::{prepared, request};
use crate::csl_item::CslItem;
use crate::engine::SortValue;
use crate::html::escape;
use hayagriva::citationberg::{IndependentStyle, Sort, SortDirection, SortKey};
use hayagriva::{BibliographyDriver, CitationItem};
use serde_json::Value;

/// Separates the values of several macros that are rendered in one pass. A private-use code point, which
/// [`prepared`] removes from all values.
const SEPARATOR: char = '\u{e000}';

/// The keys of a `sort` element, and how to render those that are macros.
pub(super) struct SortKeys {
    keys: Vec<SortKey>,
    /// The style with a bibliography that renders the macros only; `None` if there are none.
    style: Option<IndependentStyle>,
}

impl SortKeys {
    pub(super) fn new(sort: Option<&Sort>, style: &IndependentStyle) -> Self {
        let keys = sort.map(|sort| sort.keys.clone()).unwrap_or_default();
        let macros: Vec<&str> = keys
            .iter()
            .filter_map(|key| match key {
                SortKey::MacroName { name, .. } => Some(name.as_str()),
                SortKey::Variable { .. } => None,
            })
            .collect();
        let is_macro = |name: &&str| style.macros.iter().any(|known| known.name == **name);
        // The values are told apart by their order, so one unknown macro would shift all that follow.
        let style = (!macros.is_empty() && macros.iter().all(is_macro))
            .then(|| macro_style(style, &macros))
            .flatten();
        Self { keys, style }
    }

    /// The keys themselves.
    pub(super) fn keys(&self) -> &[SortKey] {
        &self.keys
    }

    /// The values of one work.
    pub(super) fn values(&self, item: &CslItem, tag: &str) -> Vec<SortValue> {
        let rendered = self.render_macros(item, tag);
        let mut macros = rendered.split(SEPARATOR);
        let value = |key: &SortKey| SortValue {
            value: match key {
                SortKey::MacroName { .. } => macros
                    .next()
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned),
                SortKey::Variable { variable, .. } => variable_value(item, &variable.to_string()),
            },
            descending: key.sort_direction() == SortDirection::Descending,
        };
        self.keys.iter().map(value).collect()
    }

    fn render_macros(&self, item: &CslItem, tag: &str) -> String {
        let Some(style) = &self.style else {
            return String::new();
        };
        let item = prepared::for_sorting(item);
        let mut driver = BibliographyDriver::new();
        driver.citation(request::citation(
            vec![CitationItem::with_entry(&item)],
            style,
            tag,
        ));
        let rendered = driver.finish(request::bibliography(style, tag));
        let entries = rendered.bibliography.map(|list| list.items);
        let entry = entries.and_then(|entries| entries.into_iter().next());
        entry
            .map(|entry| to_styled_text(&entry.content).to_string())
            .unwrap_or_default()
    }
}

/// A copy of a style whose bibliography renders nothing but the given macros.
fn macro_style(style: &IndependentStyle, macros: &[&str]) -> Option<IndependentStyle> {
    let calls: Vec<String> = macros
        .iter()
        .map(|name| format!("<text macro=\"{}\"/>", escape(name)))
        .collect();
    let layout = calls.join(&format!("<text value=\"{SEPARATOR}\"/>"));
    // Read from XML, because the types have many fields and no defaults.
    let text = format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>k</title><id>k</id>\
         <updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text value=\"k\"/></layout></citation>\
         <bibliography><layout>{layout}</layout></bibliography></style>"
    );
    let sorting = IndependentStyle::from_xml(&text).ok()?;
    let mut list = sorting.bibliography?;
    // CSL 1.0.2, "Sorting": names in a sort key follow the options of the list, but are never abbreviated by "et al.".
    if let Some(listed) = &style.bibliography {
        list.name_options = listed.name_options.clone();
    }
    list.name_options.et_al_min = None;
    Some(IndependentStyle {
        citation: sorting.citation,
        bibliography: Some(list),
        ..style.clone()
    })
}

/// The sort value of a variable: a date by its numbers, names by their parts, anything else as text.
fn variable_value(item: &CslItem, variable: &str) -> Option<String> {
    match item.0.get(variable)? {
        Value::String(text) => Some(text.clone()),
        Value::Object(date) => {
            let parts = date.get("date-parts")?.get(0)?.as_array()?;
            let numbers = parts.iter().filter_map(Value::as_i64);
            // Shifted to be positive and padded with zeros, so that years before the year 0 sort first and in order.
            let shifted = numbers.map(|part| i128::from(part) - i128::from(i64::MIN));
            Some(shifted.map(|part| format!("{part:020}")).collect())
        }
        Value::Array(names) => {
            let names: Vec<String> = names.iter().map(name_value).collect();
            Some(names.join("; "))
        }
        _ => None,
    }
}

fn name_value(name: &Value) -> String {
    let parts = ["non-dropping-particle", "family", "given", "literal"];
    let parts = parts
        .into_iter()
        .filter_map(|part| name.get(part).and_then(Value::as_str));
    parts.collect::<Vec<_>>().join(" ")
}
