//! The current date, for lints about dates in the future.

use antinomy_model::values::Date;
use time::OffsetDateTime;

/// Seconds since the Unix epoch, to be used instead of the clock for reproducible builds:
/// <https://reproducible-builds.org/specs/source-date-epoch/>
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today's date in UTC, or the date of `SOURCE_DATE_EPOCH` if that is set to a valid time.
#[must_use]
pub fn today() -> Date {
    let fixed = std::env::var(SOURCE_DATE_EPOCH)
        .ok()
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds.parse().ok()?).ok());
    let day = fixed.unwrap_or_else(OffsetDateTime::now_utc).date();
    Date {
        year: day.year(),
        month: Some(u8::from(day.month())),
        day: Some(day.day()),
        mark: None,
    }
}
