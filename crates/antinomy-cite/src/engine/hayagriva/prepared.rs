//! Items as hayagriva takes them.
//!
//! Content may say anything, and hayagriva panics at some of it: date ranges, empty dates, days outside of any calendar.
//! It also changes what it takes for a number: `USDL-26-0599` becomes `USDL-26–599`. So every value is built here from
//! scratch, of forms that are known to be safe. What the engine cannot render is given to it as a placeholder that is
//! replaced in the output.

use crate::csl_item::CslItem;
use crate::csl_variables::date_numbers;
use crate::engine::StyledLocator;
use crate::styled_text::StyledText;
use hayagriva::citationberg::json::{
    self, DateValue, LiteralName, NameItem, NameValue, VecDate, VecDateRange,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Variables that hold dates.
const DATES: &[&str] = &[
    "accessed",
    "available-date",
    "event-date",
    "issued",
    "original-date",
    "submitted",
];

/// Variables that hold numbers, or identifiers that hayagriva would parse as numbers.
const NUMBERS: &[&str] = &[
    "chapter-number",
    "collection-number",
    "edition",
    "issue",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "page",
    "page-first",
    "part-number",
    "printing-number",
    "section",
    "supplement-number",
    "version",
    "volume",
];

/// Variables that only the engine may set.
const RESERVED: &[&str] = &[
    "citation-label",
    "citation-number",
    "custom",
    "first-reference-note-number",
    "locator",
    "year-suffix",
];

/// The first placeholder year: later than any work, and with room for as many more as 16 bits allow.
const FIRST_PLACEHOLDER: i16 = 31_000;

/// The code point that stands for the digit 0 where hayagriva must not see a number; nine more follow for the others.
const FIRST_DIGIT: u32 = 0xe010;

/// The private-use code points that mean something in here: the separator of sort values, and hidden digits.
const PRIVATE_USE: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{e01f}';

/// Items as the engine takes them, and what to replace in its output.
pub(super) struct PreparedItems {
    pub(super) items: Vec<json::Item>,
    /// Placeholder years, and what each stands for.
    years: Vec<(i16, String)>,
}

impl PreparedItems {
    pub(super) fn of(items: &[&CslItem]) -> Self {
        let mut years = PlaceholderYears {
            next: FIRST_PLACEHOLDER,
            items,
            used: Vec::new(),
        };
        let items = items
            .iter()
            .map(|item| prepared(item, &mut years))
            .collect();
        Self {
            items,
            years: years.used,
        }
    }

    /// The index of the item with an id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.items
            .iter()
            .position(|item| item.id().as_deref() == Some(id))
    }

    /// Replaces the placeholder years and digits in the engine's output by what they stand for.
    pub(super) fn restore(&self, mut text: StyledText) -> StyledText {
        for run in &mut text.0 {
            for (year, shown) in &self.years {
                let year = year.to_string();
                if run.text.contains(&year) {
                    run.text = run.text.replace(&year, shown);
                }
            }
            restore_digits(&mut run.text);
        }
        text
    }
}

/// An item for its sort values only: a date range sorts by its first year, so there are no placeholders.
pub(super) fn for_sorting(item: &CslItem) -> json::Item {
    let mut none = PlaceholderYears {
        next: i16::MAX,
        items: &[],
        used: Vec::new(),
    };
    prepared(item, &mut none)
}

/// Gives out placeholder years.
struct PlaceholderYears<'a> {
    next: i16,
    items: &'a [&'a CslItem],
    used: Vec<(i16, String)>,
}

impl PlaceholderYears<'_> {
    /// A placeholder for `shown`; `None` if there are no more years.
    fn placeholder(&mut self, shown: String) -> Option<i16> {
        // Works of the same years need the same placeholder, or they would get no year suffixes.
        if let Some((year, _)) = self.used.iter().find(|(_, used)| *used == shown) {
            return Some(*year);
        }
        while self.next < i16::MAX {
            let year = self.next;
            self.next += 1;
            if !self.is_in_texts(&year.to_string()) {
                self.used.push((year, shown));
                return Some(year);
            }
        }
        None
    }

    /// Whether a text of the items has these digits in it ("31000 Tage"), which `restore` would replace by mistake.
    fn is_in_texts(&self, digits: &str) -> bool {
        let values = self.items.iter().flat_map(|item| item.0.values());
        let mut texts = values.filter_map(Value::as_str);
        texts.any(|text| text.contains(digits))
    }
}

fn prepared(item: &CslItem, years: &mut PlaceholderYears<'_>) -> json::Item {
    let values = item
        .0
        .iter()
        .filter(|(variable, _)| !RESERVED.contains(&variable.as_str()));
    let values = values.filter_map(|(variable, value)| {
        let value = match value {
            Value::Object(_) if DATES.contains(&variable.as_str()) => {
                json::Value::Date(date(value, years)?)
            }
            Value::Array(list) => json::Value::Names(names(list)?),
            Value::String(text) => json::Value::String(safe_text(variable, text)),
            Value::Number(number) => json::Value::String(safe_text(variable, &number.to_string())),
            _ => return None,
        };
        Some((variable.clone(), value))
    });
    json::Item(values.collect::<BTreeMap<_, _>>())
}

/// The text of a variable, its digits hidden if the engine would change it as a number.
fn safe_text(variable: &str, text: &str) -> String {
    let text = clean(text);
    // The id is how entries are found again, and is never rendered.
    if variable == "id" || !NUMBERS.contains(&variable) || is_safe_number(&text) {
        return text;
    }
    let text = if variable == "page" {
        with_range_dashes(&text)
    } else {
        text
    };
    hide_digits(&text)
}

/// Strips control characters and our private-use placeholder digits; each becomes a space.
fn clean(text: &str) -> String {
    let is_stripped = |letter: char| letter.is_control() || PRIVATE_USE.contains(&letter);
    if !text.contains(is_stripped) {
        return text.to_owned();
    }
    let letters = text.chars();
    letters
        .map(|letter| if is_stripped(letter) { ' ' } else { letter })
        .collect()
}

/// Whether a text is a number, a range or a list of them that hayagriva neither changes nor panics at.
fn is_safe_number(text: &str) -> bool {
    let is_plain = |part: &str| {
        // Longer numbers overflow, and zeros at the beginning are lost.
        let is_short = !part.is_empty() && part.len() <= 6;
        is_short
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let ranges = text.split([',', '&']).map(str::trim);
    text.len() <= 100
        && ranges.into_iter().all(|range| {
            let mut ends = range.split(['-', '–']).map(str::trim);
            ends.clone().count() <= 2 && ends.all(is_plain)
        })
}

fn hide_digits(text: &str) -> String {
    let hidden = |letter: char| match letter.to_digit(10) {
        Some(digit) => char::from_u32(FIRST_DIGIT + digit).unwrap_or(letter),
        None => letter,
    };
    text.chars().map(hidden).collect()
}

fn restore_digits(text: &mut String) {
    let digit = |letter: char| {
        u32::from(letter)
            .checked_sub(FIRST_DIGIT)
            .and_then(|digit| char::from_digit(digit, 10))
    };
    if text.contains(|letter: char| digit(letter).is_some()) {
        *text = text
            .chars()
            .map(|letter| digit(letter).unwrap_or(letter))
            .collect();
    }
}

/// Writes an en dash for each hyphen between two page numbers: `xi–xv`, `12–15, 17 f.`, but `A-12`.
fn with_range_dashes(text: &str) -> String {
    let mut parts = text.split('-').peekable();
    let mut all = String::new();
    while let Some(part) = parts.next() {
        all.push_str(part);
        let Some(next) = parts.peek() else { break };
        let is_separator = |letter: char| !letter.is_alphanumeric();
        let before = part.rsplit(is_separator).next().unwrap_or_default();
        let after = next.split(is_separator).next().unwrap_or_default();
        let is_range = is_page_number(before) && is_page_number(after);
        all.push(if is_range { '–' } else { '-' });
    }
    all
}

/// Whether a word is a number in Arabic or Roman digits.
fn is_page_number(word: &str) -> bool {
    let all = |letters: &str| word.chars().all(|letter| letters.contains(letter));
    !word.is_empty() && (all("0123456789") || all("ivxlcdm") || all("IVXLCDM"))
}

/// A date that hayagriva takes. A range of years, and a year beyond 16 bits, becomes a placeholder year.
fn date(value: &Value, years: &mut PlaceholderYears<'_>) -> Option<DateValue> {
    let parts = value.get("date-parts")?.as_array()?;
    let dates: Vec<Vec<i64>> = parts.iter().take(2).map(date_numbers).collect();
    let (year, rest) = dates.first()?.split_first()?;
    let shown = match dates.get(1).map(Vec::as_slice) {
        Some([until]) if rest.is_empty() && until != year => Some(format!("{year}–{until}")),
        _ => i16::try_from(*year).is_err().then(|| year.to_string()),
    };
    let year = match shown.and_then(|shown| years.placeholder(shown)) {
        Some(placeholder) => placeholder,
        None => i16::try_from(*year).unwrap_or(if *year < 0 { i16::MIN } else { i16::MAX }),
    };
    Some(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(calendar_date(year, rest))]),
        literal: None,
        season: None,
        circa: value
            .get("circa")
            .is_some_and(|circa| circa != &Value::Bool(false)),
    })
}

/// The year, then month and day as long as each is in its range.
fn calendar_date(year: i16, rest: &[i64]) -> Vec<i16> {
    let rest = rest.iter().zip([12, 31]).map_while(|(part, most)| {
        let part = i16::try_from(*part).ok()?;
        (1..=most).contains(&part).then_some(part)
    });
    std::iter::once(year).chain(rest).collect()
}

fn names(list: &[Value]) -> Option<Vec<NameValue>> {
    let names: Vec<NameValue> = list.iter().filter_map(name).collect();
    (!names.is_empty()).then_some(names)
}

fn name(value: &Value) -> Option<NameValue> {
    let part = |name: &str| {
        let text = clean(value.get(name)?.as_str()?).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    if let Some(literal) = part("literal") {
        return Some(NameValue::Literal(LiteralName { literal }));
    }
    let Some(family) = part("family") else {
        return part("given").map(|literal| NameValue::Literal(LiteralName { literal }));
    };
    // hayagriva splits a family name of several words. Split here into particle and name, it is rendered unchanged.
    let (particle, family) = match (part("non-dropping-particle"), family.split_once(' ')) {
        (None, Some((first, rest))) => (Some(first.to_owned()), rest.to_owned()),
        (particle, _) => (particle, family),
    };
    Some(NameValue::Item(NameItem {
        family,
        given: part("given").map(|given| with_spaced_initials(&given)),
        non_dropping_particle: particle,
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: None,
    }))
}

/// `T. H.` for `T.H.`: hayagriva takes initials without a space for one name.
fn with_spaced_initials(given: &str) -> String {
    let mut text = String::with_capacity(given.len());
    let mut letters = given.chars().peekable();
    while let Some(letter) = letters.next() {
        text.push(letter);
        if letter == '.' && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            text.push(' ');
        }
    }
    text
}

/// The value of a locator as hayagriva takes it: a number or a range of numbers. Any other text is given as a placeholder
/// number, or as a placeholder range if it names several places, so that the term has the right number ("sec.", "secs.").
pub(super) enum LocatorText {
    Number(String),
    Placeholder {
        shown: String,
        placeholder: &'static str,
    },
}

const ONE: &str = "73317";
/// The ends differ in length, so that no style abbreviates the second one.
const SEVERAL: &str = "7331-73317";

impl LocatorText {
    pub(super) fn new(locator: &StyledLocator) -> Self {
        let value = clean(locator.value.trim());
        if is_safe_number(&value) && !value.contains([',', '&']) {
            return Self::Number(value);
        }
        let joins = [",", "–", "&", " und ", " and ", " bis ", " to ", "ff"];
        let shown = with_range_dashes(&value);
        let is_plural = joins.iter().any(|join| shown.contains(join));
        let placeholder = if is_plural { SEVERAL } else { ONE };
        Self::Placeholder { shown, placeholder }
    }

    pub(super) fn value(&self) -> &str {
        match self {
            Self::Number(value) => value,
            Self::Placeholder { placeholder, .. } => placeholder,
        }
    }

    /// Replaces the placeholder in the engine's output by the text of the locator.
    pub(super) fn restore(&self, mut text: StyledText) -> StyledText {
        let Self::Placeholder { shown, placeholder } = self else {
            return text;
        };
        let with_dash = placeholder.replace('-', "–");
        // Searched from the end: styles put the locator last, and a title may have the same digits in it.
        for run in text.0.iter_mut().rev() {
            let found = [with_dash.as_str(), placeholder].into_iter();
            let found = found.filter_map(|text| Some((run.text.rfind(text)?, text.len())));
            if let Some((at, length)) = found.max() {
                run.text.replace_range(at..at + length, shown);
                break;
            }
        }
        text
    }
}
