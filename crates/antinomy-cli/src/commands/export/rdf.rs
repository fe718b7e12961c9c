//! Everything as RDF.

use super::file::{refuse_ids, shown, write};
use crate::arguments::ExportArguments;
use crate::error::CommandError;
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
