//! `antinomy mdbook`.
use crate::Failure;
use crate::arguments::MdbookArguments;
use antinomy_words::Words;
pub(super) fn run(_: &MdbookArguments, _: &Words) -> Result<(), Failure> {
    Ok(())
}
