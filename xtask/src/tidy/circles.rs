//! Files that import each other in a circle can only be read as one, so a circle stays as small as a pair.

use anyhow::Result;

use super::breach::Breach;
use super::checkout::Checkout;
use crate::measure::{Circle, circles};

/// The most files in a circle.
const MOST_FILES: usize = 2;

/// Checks the circles of each crate.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let circles = circles(&checkout.code).into_iter();
    let large = circles.filter(|circle| circle.files.len() > MOST_FILES);
    Ok(large.map(breach).collect())
}

fn breach(circle: Circle) -> Breach {
    let text = format!(
        "has an import circle of {} files, at most {MOST_FILES} may be one; `cargo xtask measure --list circles` says \
         what they take from each other",
        circle.files.len()
    );
    Breach::new(circle.package, text)
}
