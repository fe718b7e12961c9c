//! What is asked: where the text of the query comes from.

use crate::arguments::QueryArguments;
use crate::error::{CommandError, Refusal};
use crate::project::OpenProject;
use antinomy_kit::read_input;
use std::io::IsTerminal;
use std::path::Path;

/// The text of the query.
pub(super) fn text(
    _project: &OpenProject<'_>,
    asked: &QueryArguments,
) -> Result<String, CommandError> {
    match asked.query.as_deref() {
        // What is piped in is meant, even without a dash; a terminal would be waited for.
        None if std::io::stdin().is_terminal() => Err(Refusal::new("query-missing").into()),
        None => Ok(read_input(Path::new("-"))?),
        Some(path) if is_file(path) => Ok(read_input(Path::new(path))?),
        Some(text) => Ok(text.to_owned()),
    }
}

/// Whether an argument is a file: no query and no name ends so.
fn is_file(argument: &str) -> bool {
    argument == "-" || argument.ends_with(".rq") || argument.ends_with(".sparql")
}
