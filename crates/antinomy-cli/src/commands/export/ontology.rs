//! The ontology: what the terms of the RDF mean.

use super::rdf::refuse_ids;
use super::{shown, write};
use crate::arguments::ExportArguments;
use crate::error::CommandError;
use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::streams::OutputForm;
use antinomy_query::Ontology;
use antinomy_words::{LANGUAGES, Words};

/// What it is called in place of a format.
pub(super) const NAME: &str = "ontology";

pub(super) fn run(project: &OpenProject<'_>, asked: &ExportArguments) -> Result<(), CommandError> {
    refuse_ids(NAME, asked)?;
    let ontology = Ontology {
        manifest: &project.base().manifest,
        languages: LANGUAGES,
        say: &Words::in_language,
    };
    let text = ontology.turtle();
    let Some(path) = &asked.out else {
        return terminal::write(&text, OutputForm::Data);
    };
    write(project, path, &text)?;
    let done = project.words.say("export-ontology-done", &[shown(path)]);
    terminal::say(&done);
    Ok(())
}
