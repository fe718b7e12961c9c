//! `antinomy mdbook [PASS...]`: the preprocessors of a stock mdBook in the one binary that people install.

use crate::arguments::MdbookArguments;
use std::process::ExitCode;

/// Speaks mdBook's protocol on the standard streams; the exit code is part of it.
pub(super) fn run(arguments: &MdbookArguments) -> ExitCode {
    antinomy_kit::book::preprocess(&arguments.words)
}
