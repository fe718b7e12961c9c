//! Dates of CSL-JSON, in both directions, and where our own values are.

use crate::csl_variables::{date, date_numbers};
use antinomy_model::values::Interval;
use serde_json::{Value, json};

/// The key of our object under `custom`.
pub(super) const OURS: &str = "antinomy";

/// A date as CSL-JSON has it; one without a known beginning as text.
pub(super) fn csl_date(interval: Interval) -> Value {
    date(interval).unwrap_or_else(|| json!({ "literal": interval.to_string() }))
}

/// A date of CSL-JSON in EDTF, as far as it can be told; `None` if there is no date in the value.
pub(super) fn edtf(value: &Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let circa = if is_circa(value) { "~" } else { "" };
    let Some(Value::Array(dates)) = value.get("date-parts") else {
        let text = value.get("literal").or(value.get("raw"))?.as_str()?;
        return Some(format!("{text}{circa}"));
    };
    let dates: Vec<String> = dates.iter().filter_map(one_date).collect();
    match dates.as_slice() {
        [] => None,
        [date] => Some(format!("{date}{circa}")),
        [from, until, ..] => Some(format!("{from}{circa}/{until}")),
    }
}

/// What the interval reads as after it was written: the part of it that CSL-JSON holds.
pub(super) fn as_read_back(interval: Interval) -> Option<Interval> {
    edtf(&csl_date(interval)).and_then(|text| Interval::parse(&text).ok())
}

/// The schema allows texts, numbers and truth values here.
fn is_circa(date: &Value) -> bool {
    match date.get("circa") {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !matches!(text.as_str(), "" | "false" | "0"),
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(_) => true,
    }
}

/// One date of `date-parts`.
fn one_date(date: &Value) -> Option<String> {
    let numbers = date_numbers(date);
    let (year, rest) = numbers.split_first()?;
    let sign = if *year < 0 { "-" } else { "" };
    let mut text = format!("{sign}{:04}", year.unsigned_abs());
    // Some programs write 0 for an unknown month or day.
    for part in rest.iter().filter(|part| **part > 0) {
        text += &format!("-{part:02}");
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_all_their_forms() {
        for (json, expected) in [
            (r#"{"date-parts": [[2007, 7, 12]]}"#, "2007-07-12"),
            (r#"{"date-parts": [["2007", "07"]]}"#, "2007-07"),
            (r#"{"date-parts": [[2007], [2011]]}"#, "2007/2011"),
            (r#"{"date-parts": [[2007]], "circa": true}"#, "2007~"),
            (r#"{"raw": "2007-07"}"#, "2007-07"),
            (r#""2007/..""#, "2007/.."),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(edtf(&value).as_deref(), Some(expected));
        }
    }
}
