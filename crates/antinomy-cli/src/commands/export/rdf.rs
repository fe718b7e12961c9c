//! Everything as RDF.

use super::{shown, write};
use crate::arguments::ExportArguments;
use crate::error::{CommandError, Refusal};
use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::Problem;
use antinomy_kit::streams::OutputForm;
use antinomy_query::{Losses, Rdf, RdfFormat};
use antinomy_syntax::Argument;

pub(super) fn run(
    project: &OpenProject<'_>,
    format: RdfFormat,
    asked: &ExportArguments,
) -> Result<(), CommandError> {
    refuse_ids(format.name(), asked)?;
    let mut bytes = Vec::new();
    let written = Rdf::new(&project.graph).export(format, &mut bytes);
    let failed = |reason: String| Problem::new("no-output").with("reason", reason);
    let losses = written.map_err(|error| failed(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| failed(error.to_string()))?;
    match &asked.out {
        None => {
            let form = match format {
                RdfFormat::JsonLd => OutputForm::Json,
                _ => OutputForm::Data,
            };
            terminal::write(&text, form)?;
        }
        Some(path) => {
            write(project, path, &text)?;
            terminal::say(&project.words.say("export-rdf-done", &[shown(path)]));
        }
    }
    note(project, losses);
    Ok(())
}

/// Refuses names of records.
pub(super) fn refuse_ids(format: &str, asked: &ExportArguments) -> Result<(), CommandError> {
    // What describes a record leads to others, and where that ends is a question for a query.
    if asked.ids.is_empty() {
        return Ok(());
    }
    let format = ("format", Argument::from(format));
    Err(Refusal::with("export-whole", vec![format]).into())
}

/// Says what the format could not.
fn note(project: &OpenProject<'_>, losses: Losses) {
    let counts = [
        ("export-lost-triples", losses.triples),
        ("export-lost-characters", losses.characters),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let note = project.words.say(key, &[("count", Argument::from(count))]);
        terminal::say(&note);
    }
}
