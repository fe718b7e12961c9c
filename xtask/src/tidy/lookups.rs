//! References are resolved once, in the model. Other crates look a record up by its id only where an id comes from
//! outside: from the command line, from a chapter of a book, from a file to import.

use anyhow::Result;

use super::breach::Breach;
use super::checkout::Checkout;
use crate::measure::lookups;

/// The most look-ups outside the model.
const MOST: usize = 10;

/// Counts the look-ups of all crates above the model.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let count = lookups(&checkout.code).len();
    let breach = (count > MOST).then(|| {
        let text = format!(
            "{count} look-ups of a record by its id outside the model, at most {MOST} may be; see \
             `cargo xtask measure --list lookups`"
        );
        Breach::new("crates", text)
    });
    Ok(breach.into_iter().collect())
}
