//! A function that names kinds of records by hand, most often in a `match`, has to be found again for each kind that is added. Most walks
//! follow from the table of keys; the few that cannot are counted.

use anyhow::Result;

use super::breach::Breach;
use super::checkout::Checkout;
use crate::measure::kind_walks;

/// The most functions that name three or more kinds.
const MOST: usize = 10;

/// Counts the functions of all crates.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let count = kind_walks(&checkout.code).len();
    let breach = (count > MOST).then(|| {
        let text = format!(
            "{count} functions name three or more kinds of records, at most {MOST} may; see \
             `cargo xtask measure --list kinds`"
        );
        Breach::new("crates", text)
    });
    Ok(breach.into_iter().collect())
}
