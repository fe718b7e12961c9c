//! `antinomy mdbook [PASS...]`: preprocessors of a stock mdBook, without separate binaries.

use crate::arguments::MdbookArguments;
use std::process::ExitCode;

/// Runs mdBook's preprocessor protocol on the standard streams. Its exit code is part of the protocol.
pub(super) fn run(arguments: &MdbookArguments) -> ExitCode {
    antinomy_kit::book::preprocess(&arguments.words)
}
