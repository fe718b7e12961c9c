//! `antinomy export`: sources as a bibliography, or everything as RDF, for other programs.

mod ontology;
mod rdf;

use crate::arguments::ExportArguments;
use crate::error::{CommandError, Refusal};
use crate::project::{self, OpenProject};
use crate::terminal;
use antinomy_cite::interchange::{ExchangeFormat, FORMATS, format_named};
use antinomy_kit::streams::OutputForm;
use antinomy_kit::{refuse_among_sources, report, write_if_changed};
use antinomy_model::values::{Choice, SourceClass};
use antinomy_model::{Kind, RecordId};
use antinomy_query::RdfFormat;
use antinomy_syntax::{Argument, nearest};
use std::path::Path;

pub(super) fn run(project: &OpenProject<'_>, asked: &ExportArguments) -> Result<(), CommandError> {
    if let Some(format) = RdfFormat::named(&asked.to) {
        return rdf::run(project, format, asked);
    }
    if asked.to == ontology::NAME {
        return ontology::run(project, asked);
    }
    let format = format_named(&asked.to).ok_or_else(|| unknown_format(&asked.to))?;
    let ids = sources(project, &asked.ids)?;
    project.note_texts();
    let text = format.write(project.base(), &ids, project.language);
    let Some(path) = &asked.out else {
        // Escapes of JSON say the same as what they stand for; other formats have none.
        let form = if format.media_type.ends_with("json") {
            OutputForm::Json
        } else {
            OutputForm::Data
        };
        return terminal::write(&text, form);
    };
    write(project, path, &text)?;
    let count = ("count", Argument::from(ids.len()));
    terminal::say(&project.words.say("export-done", &[count, shown(path)]));
    Ok(())
}

/// Writes a file.
fn write(project: &OpenProject<'_>, path: &Path, text: &str) -> Result<(), CommandError> {
    let loaded = &project.loaded;
    refuse_among_sources(&loaded.sources(), &loaded.root, path)?;
    write_if_changed(Some(&loaded.root), path, text)?;
    Ok(())
}

/// A path as the argument of a message.
fn shown(path: &Path) -> (&'static str, Argument) {
    let path = report::visible_line(&path.display().to_string());
    ("path", Argument::from(path))
}

fn unknown_format(name: &str) -> CommandError {
    let of_sources = FORMATS.iter().map(|format| format.name);
    let of_graph = RdfFormat::ALL.map(RdfFormat::name);
    let names = of_sources.chain(of_graph).chain([ontology::NAME]);
    project::unknown(name, "unknown-export-format", nearest(name, names))
}

/// The format with this name.
pub(super) fn format(name: &str) -> Result<&'static ExchangeFormat, CommandError> {
    format_named(name).ok_or_else(|| {
        let names = FORMATS.iter().map(|format| format.name);
        project::unknown(name, "unknown-format", nearest(name, names))
    })
}

/// The sources with these ids, without duplicates; all sources if there are none. The name of a class selects all of its
/// sources, and the name of the kind all sources.
fn sources(project: &OpenProject<'_>, names: &[String]) -> Result<Vec<RecordId>, CommandError> {
    let base = project.base();
    let all = || base.of_kind(Kind::Source);
    if names.is_empty() {
        return Ok(all().map(|(id, _)| id).collect());
    }
    let mut ids = Vec::new();
    for name in names {
        let class = SourceClass::from_word(name);
        let is_kind = project::kind(name, project.words) == Some(Kind::Source);
        // An id takes precedence over a class of the same name.
        if project.named(name).is_none() && (class.is_some() || is_kind) {
            let of_class = all().filter(|(_, record)| {
                class.is_none() || record.source().is_some_and(|source| source.class == class)
            });
            ids.extend(of_class.map(|(id, _)| id));
            continue;
        }
        let id = project.record(name)?;
        if base.record(id).source().is_none() {
            let arguments = [
                ("name", Argument::from(report::visible_line(name))),
                (
                    "kind",
                    Argument::Word(format!("kind-{}", base.record(id).kind().name())),
                ),
            ];
            return Err(Refusal::with("export-no-source", arguments.into()).into());
        }
        ids.push(id);
    }
    // Duplicates are removed without sorting: the order of the arguments is that of the output.
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}
