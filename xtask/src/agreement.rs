//! How far two codings of the same places agree: the test of the codebook that its rule C46 asks for.
//!
//! Kind, level and category are words without an order, so alpha is nominal for them; stance has one, so it is
//! ordinal. Whether a place takes a stance at all is a question of its own, since "none" has no place on that
//! scale. What only one of the two has coded is named and counts for nothing.

mod alpha;
mod coding;
mod comparison;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use coding::Coding;
use comparison::Comparison;

/// Compares two codings and prints how far they agree and where they differ.
pub(crate) fn run(first: &Path, second: &Path) -> Result<()> {
    let (first, second) = (read(first)?, read(second)?);
    print!("{}", Comparison::new(&first, &second));
    Ok(())
}

fn read(file: &Path) -> Result<Coding> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Coding::read(&text)
        .with_context(|| format!("{} is no coding that can be compared", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codings_of_section_4_1_are_about_the_same_places() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/coding");
        let first = read(&folder.join("first.yaml")).unwrap();
        let second = read(&folder.join("second.yaml")).unwrap();
        assert!(first.passages.keys().eq(second.passages.keys()));
        assert!(first.pairs.keys().eq(second.pairs.keys()));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let message = read(Path::new("nowhere.yaml")).unwrap_err().to_string();
        assert_eq!(message, "cannot read nowhere.yaml");
    }
}
