//! `antinomy completions SHELL`: the script by which a shell completes our command lines.

use crate::completion;
use crate::error::CommandError;
use crate::terminal;
use antinomy_kit::streams::OutputForm;

pub(super) fn run(shell: &str) -> Result<(), CommandError> {
    terminal::write(&completion::script(shell), OutputForm::Data)
}
