//! What day it is.

use antinomy_model::values::Date;
use time::OffsetDateTime;

/// The name of the variable that holds the time for whoever wants the same output again:
/// <https://reproducible-builds.org/specs/source-date-epoch/>
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today, in UTC; the day of `SOURCE_DATE_EPOCH` where that is set.
#[must_use]
pub fn today() -> Date {
    let told = std::env::var(SOURCE_DATE_EPOCH)
        .ok()
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds.parse().ok()?).ok());
    let day = told.unwrap_or_else(OffsetDateTime::now_utc).date();
    Date {
        year: day.year(),
        month: Some(u8::from(day.month())),
        day: Some(day.day()),
        mark: None,
    }
}
