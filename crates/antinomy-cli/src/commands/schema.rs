//! `antinomy schema`: JSON Schemas for editors, from the same tables as reading, and that of answers.

use crate::arguments::{Common, SchemaArguments};
use crate::error::{CommandError, Refusal};
use crate::{project, terminal};
use antinomy_kit::streams::OutputForm;
use antinomy_kit::{Workspace, find, refuse_among_sources, write_if_changed};
use antinomy_model::json_schema::{Document, Writer};
use antinomy_syntax::{Argument, nearest};
use antinomy_words::{LANGUAGES, Words};
use std::path::{Path, PathBuf};

pub(super) fn run(
    common: &Common,
    arguments: &SchemaArguments,
    words: &Words,
) -> Result<(), CommandError> {
    if arguments.kind.as_deref() == Some(ANSWER_NAME) {
        // Ids do not matter to it.
        project::refuse_language(common)?;
        return answer(common, arguments.out.as_deref(), words);
    }
    let document = match &arguments.kind {
        Some(name) => Some(document(name, words)?),
        None => None,
    };
    if !arguments.with_ids {
        project::refuse_language(common)?;
    }
    // Schemas without ids work without a knowledge base, so that an editor helps to begin one.
    let loaded = match arguments.with_ids {
        true => Some(project::load(common, words)?),
        false => None,
    };
    let texts = |document| text(document, loaded.as_ref(), words);
    // Where the files may lie that a pull request brings.
    let start = common.root.as_deref().unwrap_or(Path::new("."));
    let place = find(start).ok();
    let own = loaded.as_ref().map(|loaded| loaded.root.join(FOLDER));
    match (document, arguments.out.as_deref(), own.as_deref()) {
        (Some(document), None, _) => terminal::write(&texts(document), OutputForm::Json),
        (document, Some(out), _) | (document @ None, None, Some(out)) => {
            let documents: Vec<Document> =
                document.map_or_else(|| Document::all().collect(), |document| vec![document]);
            write(
                place.as_ref(),
                out,
                documents.into_iter().map(|one| (one.name(), texts(one))),
                words,
            )
        }
        (None, None, None) => Err(Refusal::new("schema-question").into()),
    }
}

/// The default folder of schemas with ids, below the root. They change with every record, so git ignores it.
const FOLDER: &str = ".antinomy/schema";

/// The name of the schema of answers, which no kind of record has.
const ANSWER_NAME: &str = "answer";

/// The schema of answers as JSON. It is written by hand: it describes what the commands say, not what people write.
const ANSWER: &str = include_str!("../../../../schema/answer.json");

/// Prints the schema of answers, or writes it into a folder.
fn answer(common: &Common, out: Option<&Path>, words: &Words) -> Result<(), CommandError> {
    let Some(folder) = out else {
        return terminal::write(ANSWER, OutputForm::Json);
    };
    let place = find(common.root.as_deref().unwrap_or(Path::new("."))).ok();
    let texts = std::iter::once((ANSWER_NAME, ANSWER.to_owned()));
    write(place.as_ref(), folder, texts, words)
}

/// The schema with this name, or of the kind with this name.
fn document(name: &str, words: &Words) -> Result<Document, CommandError> {
    let by_name = Document::all().find(|document| document.name() == name);
    // Kinds have more names than their documents: singular, and translated.
    let by_kind = || project::kind(name, words).map(Document::Kind);
    by_name.or_else(by_kind).ok_or_else(|| {
        let names = Document::all().map(Document::name).chain([ANSWER_NAME]);
        project::unknown(name, "unknown-schema", nearest(name, names))
    })
}

fn text(document: Document, loaded: Option<&Workspace>, words: &Words) -> String {
    let known = loaded.map(|loaded| {
        let language = loaded.base.manifest.language(words.language());
        (&*loaded.base, language.unwrap_or_default())
    });
    let writer = Writer {
        say: &|key| words.knows(key).then(|| words.word(key)),
        languages: LANGUAGES,
        known,
    };
    writer.text(document)
}

/// Writes schemas into a folder. `place` is that of the knowledge base and of its content, if there is one.
fn write(
    place: Option<&(PathBuf, PathBuf)>,
    folder: &Path,
    texts: impl Iterator<Item = (&'static str, String)>,
    words: &Words,
) -> Result<(), CommandError> {
    if let Some((root, content)) = place {
        refuse_among_sources(std::slice::from_ref(content), root, folder)?;
    }
    let root = place.map(|(root, _)| root.as_path());
    let mut changed: usize = 0;
    for (name, text) in texts {
        let path = folder.join(format!("{name}.json"));
        changed += usize::from(write_if_changed(root, &path, &text)?);
    }
    let arguments = [
        ("changed", Argument::from(changed)),
        ("path", Argument::from(terminal::shown_path(folder))),
    ];
    terminal::say(&words.say("schema-written", &arguments));
    Ok(())
}
