//! `antinomy import FILE`: sources that other programs have collected, as a new file of records.

use super::export;
use crate::arguments::{Common, ImportArguments};
use crate::{Failure, project, terminal};
use antinomy_cite::interchange::{
    self, BibEntry, ExchangeFormat, ImportOutcome, Unmapped, format_of_extension,
};
use antinomy_kit::{Loaded, Problem, read_input, report, resolve_new, today, write_new};
use antinomy_model::values::{Choice, SourceClass};
use antinomy_model::{KnowledgeBase, Language};
use antinomy_syntax::{Argument, Files, Severity, SourceFile, nearest};
use antinomy_words::Words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// So many lines of a file are named for one field.
const MAX_LINES: usize = 10;

pub(super) fn run(common: &Common, asked: &ImportArguments, words: &Words) -> Result<(), Failure> {
    let format = format(asked, words)?;
    let class = asked
        .class
        .as_deref()
        .map(|name| class(name, words))
        .transpose()?;
    let loaded = project::load(common)?;
    let target = target(asked, &loaded, words)?;
    let file = SourceFile::new(shown(&asked.file, words), read_input(&asked.file)?);
    let imported = format.read(file.text());
    // Texts of an import have no language of their own: they stand in the first one of the manifest.
    let gathered = interchange::import(&loaded.base, imported, class, Language(0));
    let heading = words.say(
        "import-heading",
        &[("path", Argument::from(name(&asked.file, words)))],
    );
    let yaml = interchange::records(&gathered.entries, &heading);
    say_remarks(&file, &gathered, words);
    let written = if gathered.entries.is_empty() {
        None
    } else {
        prove(&loaded, &target, &yaml, &gathered.entries, words)?;
        Some(if asked.dry_run {
            terminal::write(&yaml)?;
            target
        } else {
            write(&target, &yaml)?
        })
    };
    summarise(&gathered, written.as_deref(), &loaded, asked, words);
    if gathered.remarks.iter().any(|remark| remark.is_error) {
        return Err(Failure::Content);
    }
    Ok(())
}

/// What the file is called in messages.
fn shown(path: &Path, words: &Words) -> String {
    if is_stdin(path) {
        words.word("import-stdin")
    } else {
        path.display().to_string()
    }
}

/// The name alone: where the file lay on one computer is nobody's business in a record.
fn name(path: &Path, words: &Words) -> String {
    let name = path.file_name().filter(|_| !is_stdin(path));
    name.map_or_else(
        || words.word("import-stdin"),
        |name| report::visible_path(&name.to_string_lossy()),
    )
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The format that was named, else the one that the name of the file tells.
fn format(asked: &ImportArguments, words: &Words) -> Result<&'static ExchangeFormat, Failure> {
    if let Some(name) = &asked.from {
        return export::format(name, words);
    }
    let extension = asked.file.extension().and_then(|end| end.to_str());
    extension.and_then(format_of_extension).ok_or_else(|| {
        let path = report::visible_path(&shown(&asked.file, words));
        Failure::Question(words.say("import-which-format", &[("path", Argument::from(path))]))
    })
}

fn class(name: &str, words: &Words) -> Result<SourceClass, Failure> {
    SourceClass::from_word(name).ok_or_else(|| {
        let near = nearest(name, SourceClass::WORDS.iter().copied());
        project::unknown(words, name, "unknown-class", near)
    })
}

/// Where the records go: a file of the content, else nobody would find them.
fn target(asked: &ImportArguments, loaded: &Loaded, words: &Words) -> Result<PathBuf, Failure> {
    let Some(path) = &asked.to else {
        let stem = asked.file.file_stem().filter(|_| !is_stdin(&asked.file));
        let name = interchange::slug(&stem.unwrap_or_default().to_string_lossy());
        let name = if name.is_empty() { "sources" } else { &name };
        return Ok(loaded.content.join(format!("sources/imported-{name}.yaml")));
    };
    let is_yaml = path
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml");
    resolve_new(path)
        .filter(|path| is_yaml && path.starts_with(&loaded.content))
        .ok_or_else(|| {
            let arguments = [
                (
                    "path",
                    Argument::from(report::visible_path(&path.display().to_string())),
                ),
                (
                    "folder",
                    Argument::from(report::visible_path(&loaded.content.display().to_string())),
                ),
            ];
            Failure::Question(words.say("import-where", &arguments))
        })
}

/// Writes a new file; if there is one of that name, one with a number.
fn write(target: &Path, yaml: &str) -> Result<PathBuf, Failure> {
    for number in 1.. {
        let path = if number == 1 {
            target.to_owned()
        } else {
            numbered(target, number)
        };
        if write_new(&path, yaml)? {
            return Ok(path);
        }
    }
    Ok(target.to_owned())
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let end = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{end}"))
}

/// Reads what is to be written as if it were there: nothing is written that would be read as something else, or that the
/// check would call an error.
fn prove(
    loaded: &Loaded,
    target: &Path,
    yaml: &str,
    entries: &[BibEntry],
    words: &Words,
) -> Result<(), Failure> {
    let folder = loaded.folder();
    // The name does not matter, as long as no other file has it.
    let path = format!("{folder}sources/\u{1}.yaml");
    let texts = loaded
        .base
        .files
        .iter()
        .map(|(_, file)| SourceFile::new(file.path(), file.text()));
    let texts = texts.chain([SourceFile::new(path.as_str(), yaml)]);
    let (base, mut found) = KnowledgeBase::read(Files::new(texts.collect()), &folder);
    let lints = antinomy_check::check(&base, &found, Some(today()));
    found.extend(lints);
    let is_here = |span: antinomy_syntax::Span| base.files.file(span.file).path() == path;
    let error = found
        .iter()
        .find(|found| found.code.severity == Severity::Error && found.span.is_some_and(is_here));
    let is_same = |entry: &BibEntry| {
        let read = base
            .find(&entry.id)
            .and_then(|id| BibEntry::of(&base, id, Language(0)));
        read.as_ref() == Some(entry)
    };
    let wrong = entries.iter().find(|entry| !is_same(entry));
    let reason = match (error, wrong) {
        (None, None) => return Ok(()),
        (Some(error), _) => words.letter(error).title,
        (None, Some(entry)) => entry.id.clone(),
    };
    let problem = Problem::new("import-unproven")
        .with("path", target.display().to_string())
        .with("reason", reason);
    Err(Failure::World(problem))
}

/// One line for each remark, then one for each field that was left out, with their places in the file.
fn say_remarks(file: &SourceFile, gathered: &ImportOutcome, words: &Words) {
    let path = report::visible_path(file.path());
    let place = |at: usize| {
        let position = file.position(at);
        format!("{path}:{}:{}", position.line, position.column)
    };
    for remark in &gathered.remarks {
        let arguments: Vec<_> = remark
            .arguments
            .iter()
            .map(|(name, value)| (*name, visible(value)))
            .collect();
        let text = words.say(&format!("import-{}", remark.key), &arguments);
        let severity = if remark.is_error {
            format!("{}: ", words.word("severity-error"))
        } else {
            String::new()
        };
        anstream::eprintln!("{}: {severity}{text}", place(remark.at));
    }
    let mut fields: BTreeMap<&str, Vec<&Unmapped>> = BTreeMap::new();
    for field in &gathered.unmapped {
        fields.entry(&field.field).or_default().push(field);
    }
    for (name, places) in fields {
        let mut lines: Vec<u32> = places
            .iter()
            .map(|place| file.position(place.at).line)
            .collect();
        lines.sort_unstable();
        lines.dedup();
        let first = places
            .iter()
            .map(|place| place.at)
            .min()
            .unwrap_or_default();
        let named: Vec<String> = lines.iter().take(MAX_LINES).map(u32::to_string).collect();
        let arguments = [
            ("field", Argument::from(report::visible(name))),
            ("count", Argument::from(places.len())),
            ("lines", Argument::from(named.join(", "))),
            (
                "more",
                Argument::from(lines.len().saturating_sub(MAX_LINES)),
            ),
        ];
        anstream::eprintln!(
            "{}: {}",
            place(first),
            words.say("import-unmapped", &arguments)
        );
    }
}

/// What came from a file may hold what repaints a terminal.
fn visible(value: &Argument) -> Argument {
    match value {
        Argument::Text(text) => Argument::Text(report::visible(text).replace('\n', " ")),
        other => other.clone(),
    }
}

fn summarise(
    gathered: &ImportOutcome,
    written: Option<&Path>,
    loaded: &Loaded,
    asked: &ImportArguments,
    words: &Words,
) {
    let path = written.map(|path| path.strip_prefix(&loaded.root).unwrap_or(path));
    let path = path.map(|path| report::visible_path(&path.display().to_string()));
    let errors = gathered
        .remarks
        .iter()
        .filter(|remark| remark.is_error)
        .count();
    let count = [
        ("count", Argument::from(gathered.entries.len())),
        ("path", Argument::from(path.unwrap_or_default())),
        ("known", Argument::from(gathered.known)),
        ("repeated", Argument::from(gathered.repeated)),
        ("errors", Argument::from(errors)),
    ];
    let key = match (written, asked.dry_run) {
        (None, _) => "import-nothing",
        (Some(_), true) => "import-tried",
        (Some(_), false) => "import-done",
    };
    anstream::eprintln!("{}", words.say(key, &count));
    if gathered.known + gathered.repeated + errors > 0 {
        anstream::eprintln!("{}", words.say("import-rest", &count));
    }
    if key == "import-done" {
        anstream::eprintln!("{}", words.word("import-next"));
    }
}
