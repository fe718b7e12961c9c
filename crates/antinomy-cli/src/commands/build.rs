//! `antinomy build`.
use crate::Failure;
use crate::arguments::{BuildArguments, Common};
use antinomy_words::Words;
use std::path::Path;
pub(super) fn run(_: &Common, _: &BuildArguments, _: &Words) -> Result<(), Failure> {
    Ok(())
}
pub(super) fn finish(_: &Common, _: &Path, _: &Words) -> Result<(), Failure> {
    Ok(())
}
