//! What hayagriva gets of a work.
//!
//! Content may say anything, and this engine stops with a panic at some of it: stretches of time, empty dates, days far
//! out of any calendar. It also changes what looks like a number to it: `USDL-26-0599` becomes `USDL-26–599`. So every
//! value is built here from scratch, of what is known to be sound. What the engine cannot say, a stand-in says that is
//! replaced in what comes back.

use crate::Item;
use crate::engine::Place;
use crate::rich::Rich;
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

/// Variables that hold numbers, or what is one in other works.
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

/// What only the engine itself may say.
const ITS_OWN: &[&str] = &[
    "citation-label",
    "citation-number",
    "custom",
    "first-reference-note-number",
    "locator",
    "year-suffix",
];

/// Years that stand for others begin here. No work is that young.
const STAND_IN: i16 = 31_000;

/// The engine takes digits for parts of a number; these letters are none, and become digits again.
const FIRST_DIGIT: u32 = 0xe010;

/// Works as the engine takes them.
pub(super) struct Works {
    pub(super) items: Vec<json::Item>,
    /// Years that stand for something else, and for what.
    years: Vec<(i16, String)>,
}

impl Works {
    pub(super) fn of(items: &[&Item]) -> Self {
        let mut years = Years {
            next: STAND_IN,
            items,
            known: Vec::new(),
        };
        let items = items
            .iter()
            .map(|item| prepared(item, &mut years))
            .collect();
        Self {
            items,
            years: years.known,
        }
    }

    /// The place of a work among those that were given.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.items
            .iter()
            .position(|item| item.id().as_deref() == Some(id))
    }

    /// What the engine said, with what was meant in the place of what stood for it.
    pub(super) fn shown(&self, mut rich: Rich) -> Rich {
        for run in &mut rich.0 {
            for (year, shown) in &self.years {
                let year = year.to_string();
                if run.text.contains(&year) {
                    run.text = run.text.replace(&year, shown);
                }
            }
            restore_digits(&mut run.text);
        }
        rich
    }
}

/// A work for its sort keys only: a stretch of time sorts by its beginning.
pub(super) fn for_keys(item: &Item) -> json::Item {
    let mut years = Years {
        next: i16::MAX,
        items: &[],
        known: Vec::new(),
    };
    prepared(item, &mut years)
}

/// Hands out years that stand for others.
struct Years<'a> {
    next: i16,
    items: &'a [&'a Item],
    known: Vec<(i16, String)>,
}

impl Years<'_> {
    /// A year that no text of these works holds; `None` if there is no more.
    fn stand_in(&mut self, shown: String) -> Option<i16> {
        if let Some((year, _)) = self.known.iter().find(|(_, known)| *known == shown) {
            return Some(*year);
        }
        while self.next < i16::MAX {
            let year = self.next;
            self.next += 1;
            let digits = year.to_string();
            let mut texts = self
                .items
                .iter()
                .flat_map(|item| item.0.values())
                .filter_map(Value::as_str);
            if !texts.any(|text| text.contains(&digits)) {
                self.known.push((year, shown));
                return Some(year);
            }
        }
        None
    }
}

fn prepared(item: &Item, years: &mut Years<'_>) -> json::Item {
    let values = item
        .0
        .iter()
        .filter(|(variable, _)| !ITS_OWN.contains(&variable.as_str()));
    let values = values.filter_map(|(variable, value)| {
        let value = match value {
            Value::Object(_) if DATES.contains(&variable.as_str()) => {
                json::Value::Date(date(value, years)?)
            }
            Value::Array(list) => json::Value::Names(names(list)?),
            Value::String(text) => json::Value::String(said(variable, text)),
            Value::Number(number) => json::Value::String(said(variable, &number.to_string())),
            _ => return None,
        };
        Some((variable.clone(), value))
    });
    json::Item(values.collect::<BTreeMap<_, _>>())
}

fn said(variable: &str, text: &str) -> String {
    let text = clean(text);
    if variable == "id" || !NUMBERS.contains(&variable) || is_number(&text) {
        return text;
    }
    let text = if variable == "page" {
        dashed(&text)
    } else {
        text
    };
    hide_digits(&text)
}

/// A text without letters that nobody sees, or that mean something in here.
fn clean(text: &str) -> String {
    let is_ours = |letter: char| ('\u{e000}'..='\u{e01f}').contains(&letter);
    if !text.contains(|letter: char| letter.is_control() || is_ours(letter)) {
        return text.to_owned();
    }
    let seen = |letter: char| {
        if letter.is_control() || is_ours(letter) {
            ' '
        } else {
            letter
        }
    };
    text.chars().map(seen).collect()
}

/// Whether a text is a number, a range or a list of numbers that the engine neither changes nor fails at.
fn is_number(text: &str) -> bool {
    let is_plain = |part: &str| {
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

/// A text with a dash between two pages: `xi–xv`, `12–15, 17 f.`
fn dashed(text: &str) -> String {
    let mut parts = text.split('-').peekable();
    let mut all = String::new();
    while let Some(part) = parts.next() {
        all.push_str(part);
        let Some(next) = parts.peek() else { break };
        let is_word = |letter: char| letter.is_alphanumeric();
        let before = part
            .rsplit(|letter| !is_word(letter))
            .next()
            .unwrap_or_default();
        let after = next
            .split(|letter| !is_word(letter))
            .next()
            .unwrap_or_default();
        all.push(if is_page(before) && is_page(after) {
            '–'
        } else {
            '-'
        });
    }
    all
}

fn is_page(word: &str) -> bool {
    let all = |letters: &str| word.chars().all(|letter| letters.contains(letter));
    !word.is_empty() && (all("0123456789") || all("ivxlcdm") || all("IVXLCDM"))
}

/// A date; a stretch of years, and a year that the engine cannot count to, by a year that stands for it.
fn date(value: &Value, years: &mut Years<'_>) -> Option<DateValue> {
    let parts = value.get("date-parts")?.as_array()?;
    let dates: Vec<Vec<i64>> = parts.iter().take(2).map(numbers).collect();
    let (year, rest) = dates.first()?.split_first()?;
    let shown = match dates.get(1).map(Vec::as_slice) {
        Some([until]) if rest.is_empty() && until != year => Some(format!("{year}–{until}")),
        _ => i16::try_from(*year).is_err().then(|| year.to_string()),
    };
    let year = match shown.and_then(|shown| years.stand_in(shown)) {
        Some(stand_in) => stand_in,
        None => i16::try_from(*year).unwrap_or(if *year < 0 { i16::MIN } else { i16::MAX }),
    };
    let mut parts = vec![year];
    for (part, most) in rest.iter().zip([12, 31]) {
        match i16::try_from(*part) {
            Ok(part) if (1..=most).contains(&part) => parts.push(part),
            _ => break,
        }
    }
    let is_circa = value
        .get("circa")
        .is_some_and(|circa| circa != &Value::Bool(false));
    Some(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts)]),
        literal: None,
        season: None,
        circa: is_circa,
    })
}

/// The parts of a date up to the first that is none; other programs write them as texts.
fn numbers(date: &Value) -> Vec<i64> {
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let parts = date.as_array().into_iter().flatten();
    parts.map_while(number).collect()
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
    // A family name of several words is taken apart; put together again, the two are the name as it was.
    let (particle, family) = match (part("non-dropping-particle"), family.split_once(' ')) {
        (None, Some((first, rest))) => (Some(first.to_owned()), rest.to_owned()),
        (particle, _) => (particle, family),
    };
    Some(NameValue::Item(NameItem {
        family,
        given: part("given").map(|given| spaced(&given)),
        non_dropping_particle: particle,
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: None,
    }))
}

/// `T. H.` for `T.H.`: initials without spaces are taken for one.
fn spaced(given: &str) -> String {
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

/// A place as the engine takes it. It knows numbers and ranges of them; for every other text a number stands, or a range
/// where several places are meant, so that the word before it ("sec.", "secs.") is the right one.
pub(super) enum Located {
    Plain(String),
    StandIn {
        shown: String,
        stand_in: &'static str,
    },
}

/// The ends differ in length, so that no style cuts the second one short.
const ONE: &str = "73317";
const SEVERAL: &str = "7331-73317";

impl Located {
    pub(super) fn new(place: &Place) -> Self {
        let value = clean(place.value.trim());
        if is_number(&value) && !value.contains([',', '&']) {
            return Self::Plain(value);
        }
        let joins = [",", "–", "&", " und ", " and ", " bis ", " to ", "ff"];
        let shown = dashed(&value);
        let has_several = joins.iter().any(|join| shown.contains(join));
        let stand_in = if has_several { SEVERAL } else { ONE };
        Self::StandIn { shown, stand_in }
    }

    pub(super) fn value(&self) -> &str {
        match self {
            Self::Plain(value) => value,
            Self::StandIn { stand_in, .. } => stand_in,
        }
    }

    /// What the engine said, with the place in it.
    pub(super) fn shown(&self, mut rich: Rich) -> Rich {
        let Self::StandIn { shown, stand_in } = self else {
            return rich;
        };
        let written = stand_in.replace('-', "–");
        // The place comes last: what a title says before it is no stand-in.
        for run in rich.0.iter_mut().rev() {
            let found = [written.as_str(), stand_in].into_iter();
            let found = found.filter_map(|text| Some((run.text.rfind(text)?, text.len())));
            if let Some((at, length)) = found.max() {
                run.text.replace_range(at..at + length, shown);
                break;
            }
        }
        rich
    }
}
