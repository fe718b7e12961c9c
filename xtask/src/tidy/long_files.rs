//! The spine is read most often and last understood: no file of it is long, unless it is a table.

use anyhow::Result;

use super::breach::Breach;
use super::checkout::Checkout;
use crate::measure::{MOST_LINES, long_files};

/// The crates that everything rests on.
const SPINE: &[&str] = &["crates/antinomy-model/", "crates/antinomy-syntax/"];

/// Files that are long because they are tables: what there is to say, once for each of many.
const TABLES: &[&str] = &["crates/antinomy-model/src/json_schema.rs"];

/// Checks the files of the spine, and that exceptions are needed.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let long = long_files(&checkout.code);
    let is_in_spine = |path: &str| SPINE.iter().any(|folder| path.starts_with(folder));
    let wrong = long
        .iter()
        .filter(|file| is_in_spine(&file.path) && !TABLES.contains(&file.path.as_str()));
    let wrong = wrong.map(|file| {
        let text = format!(
            "has {} lines of code, at most {MOST_LINES} may be in one file; split it by what a reader looks for",
            file.code
        );
        Breach::new(&file.path, text)
    });
    // An exception that is not needed would let the file grow again.
    let needless = TABLES
        .iter()
        .filter(|table| long.iter().all(|file| file.path != **table));
    let needless = needless.map(|table| {
        let text =
            "is not longer than others may be; drop it from TABLES in xtask/src/tidy/long_files.rs";
        Breach::new(*table, text)
    });
    Ok(wrong.chain(needless).collect())
}
