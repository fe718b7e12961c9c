//! `antinomy import FILE`: bibliographies of other programs, as a new file of source records.

use super::export;
use crate::arguments::{Common, ImportArguments};
use crate::error::{CommandError, Refusal};
use crate::{project, terminal};
use antinomy_cite::interchange::{
    self, BibEntry, ExchangeFormat, ImportOutcome, Unmapped, format_of_extension,
};
use antinomy_kit::streams::OutputForm;
use antinomy_kit::{
    Problem, Workspace, find, read_input, report, resolve_new, take_turns, write_new,
};
use antinomy_model::Language;
use antinomy_model::values::{Choice, SourceClass};
use antinomy_syntax::{Argument, Diagnostic, Severity, SourceFile, codes, nearest, yaml};
use antinomy_words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Rounds of leaving out what cannot be written. Parts lie in a volume and that in a series, so a few are enough.
const MAX_ROUNDS: usize = 5;

/// Line numbers in a message about a field that was left out.
const MAX_LINES: usize = 10;

pub(super) fn run(
    common: &Common,
    asked: &ImportArguments,
    words: &Words,
) -> Result<(), CommandError> {
    let format = format(asked, words)?;
    let class = asked.class.as_deref().map(class).transpose()?;
    let (root, content) = find(common.root.as_deref().unwrap_or(Path::new(".")))?;
    // Refused before standard input is read, so that no input is lost.
    let target = target(asked, &content)?;
    let file = SourceFile::new(shown(&asked.file, words), read_input(&asked.file)?);
    let _turn = turn(asked, &content, words)?;
    let loaded = project::load(common, words)?;
    let imported = format.read(file.text());
    // Bibliographies do not mark the languages of their texts; the first language of the manifest is the default one.
    let mut gathered = interchange::import(&loaded.base, imported, class, Language(0));
    let heading = words.say(
        "import-heading",
        &[("path", Argument::from(name(&asked.file, words)))],
    );
    let proven = proven(&loaded, &target, &mut gathered, &heading, words);
    say_remarks(&file, &gathered, words);
    let yaml = proven?;
    let written = if gathered.entries.is_empty() {
        None
    } else {
        Some(if asked.dry_run {
            terminal::write(&yaml, OutputForm::Data)?;
            target
        } else {
            write(&root, &target, &yaml)?
        })
    };
    summarise(&gathered, written.as_deref(), &loaded, asked, words);
    // Entries without errors were written nevertheless; the exit code tells that some are missing.
    if gathered.remarks.iter().any(|remark| remark.is_error) {
        return Err(CommandError::Content);
    }
    Ok(())
}

/// The turn of an import that writes. Another one may be about to write the same sources: what it wrote must be known here.
fn turn(
    asked: &ImportArguments,
    content: &Path,
    words: &Words,
) -> Result<Option<File>, CommandError> {
    // Nothing is written, and whoever reads the answer page by page would keep others waiting.
    if asked.dry_run {
        return Ok(None);
    }
    let on_wait = || terminal::say(&words.word("import-waits"));
    Ok(take_turns(content, on_wait)?)
}

/// The path of the input in messages.
fn shown(path: &Path, words: &Words) -> String {
    if is_stdin(path) {
        words.word("standard-input")
    } else {
        path.display().to_string()
    }
}

/// The file name of the input, for the heading of the new file. Its folder would publish a path of one computer.
fn name(path: &Path, words: &Words) -> String {
    let name = path.file_name().filter(|_| !is_stdin(path));
    name.map_or_else(
        || words.word("standard-input"),
        |name| report::visible_line(&name.to_string_lossy()),
    )
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The format of `--from`, else of the extension of the file.
fn format(asked: &ImportArguments, words: &Words) -> Result<&'static ExchangeFormat, CommandError> {
    if let Some(name) = &asked.from {
        return export::format(name);
    }
    let extension = asked.file.extension().and_then(|end| end.to_str());
    extension.and_then(format_of_extension).ok_or_else(|| {
        let path = report::visible_line(&shown(&asked.file, words));
        Refusal::with("import-which-format", vec![("path", Argument::from(path))]).into()
    })
}

fn class(name: &str) -> Result<SourceClass, CommandError> {
    SourceClass::from_word(name).ok_or_else(|| {
        let near = nearest(name, SourceClass::WORDS.iter().copied());
        project::unknown(name, "unknown-class", near)
    })
}

/// Whether a file of this path would be read as content: hidden ones are not.
fn is_read(path: &Path, content: &Path) -> bool {
    let is_hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".");
    path.strip_prefix(content)
        .is_ok_and(|inner| !inner.iter().any(is_hidden))
}

/// The file to write: `--to`, which must be in the content folder to be read again, else a name from the input's.
fn target(asked: &ImportArguments, content: &Path) -> Result<PathBuf, CommandError> {
    let Some(path) = &asked.to else {
        let stem = asked.file.file_stem().filter(|_| !is_stdin(&asked.file));
        let name = interchange::slug(&stem.unwrap_or_default().to_string_lossy());
        let name = if name.is_empty() { "sources" } else { &name };
        return Ok(content.join(format!("sources/imported-{name}.yaml")));
    };
    let is_yaml = path
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml");
    resolve_new(path)
        .filter(|path| is_yaml && is_read(path, content))
        .ok_or_else(|| {
            let arguments = [
                (
                    "path",
                    Argument::from(report::visible_line(&path.display().to_string())),
                ),
                (
                    "folder",
                    Argument::from(report::visible_line(&content.display().to_string())),
                ),
            ];
            Refusal::with("import-where", arguments.into()).into()
        })
}

/// Writes a new file, with a number behind its name if that exists.
fn write(root: &Path, target: &Path, yaml: &str) -> Result<PathBuf, CommandError> {
    // `write_new` decides whether a name is free: a check before it could be overtaken by another process.
    for number in 1.. {
        let path = if number == 1 {
            target.to_owned()
        } else {
            numbered(target, number)
        };
        if write_new(root, &path, yaml)? {
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

/// The file to write, after the round trip. Entries that would be read as something else, or bring an error with them,
/// are left out with a remark each. A part may need the volume that was left out, so there are rounds.
fn proven(
    loaded: &Workspace,
    target: &Path,
    gathered: &mut ImportOutcome,
    heading: &str,
    words: &Words,
) -> Result<String, CommandError> {
    let mut reason = String::new();
    for _ in 0..MAX_ROUNDS {
        if gathered.entries.is_empty() {
            return Ok(String::new());
        }
        let text = interchange::records(&gathered.entries, heading);
        if text.len() > yaml::MAX_BYTES {
            let found = Diagnostic::without_place(&codes::TOO_LARGE)
                .with("path", target.display().to_string())
                .with("limit", yaml::MAX_BYTES >> 20);
            return Err(unproven_problem(target, words.diagnostic(&found).title));
        }
        let Some(found) = unproven(loaded, &text, &gathered.entries, words) else {
            return Ok(text);
        };
        if found.entries.is_empty() {
            return Err(unproven_problem(target, found.reason));
        }
        gathered.leave_out(found.entries);
        reason = found.reason;
    }
    Err(unproven_problem(target, reason))
}

fn unproven_problem(target: &Path, reason: String) -> CommandError {
    let problem = Problem::new("import-unproven").with("path", target.display().to_string());
    CommandError::Io(problem.with("reason", reason))
}

/// What the round trip found.
struct Unproven {
    /// The ids of the entries that it concerns, as far as it is a matter of single ones, each with its first error; `None` for
    /// one that would be read as something else.
    entries: BTreeMap<String, Option<String>>,
    /// The first error, or the id of the first entry that would be read as something else.
    reason: String,
}

/// Round trip: reads and checks the content together with the new file, before anything is written. `None` if each entry
/// is read as what it is, and the new file has no error.
fn unproven(
    loaded: &Workspace,
    yaml: &str,
    entries: &[BibEntry],
    words: &Words,
) -> Option<Unproven> {
    // A path that no file on disk has: the target may exist.
    let path = format!("{}sources/\u{1}.yaml", loaded.folder());
    let mut tried = loaded.clone();
    tried.set(&path, yaml);
    let base = &tried.base;
    let file = base.files.by_path(&path).map(|(file, _)| file);
    let mut written = file.map_or(Vec::new(), |file| base.in_file(file).to_vec());
    written.sort_by_key(|id| base.record(*id).span.start);
    let mut unproven: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut reason = None;
    for error in tried.check() {
        let Some(span) = error.span.filter(|span| Some(span.file) == file) else {
            continue;
        };
        if error.code.severity != Severity::Error {
            continue;
        }
        let title = || words.diagnostic(&error).title;
        // What is too much for one file is no matter of single entries.
        if error.code == &codes::TOO_MANY_VALUES {
            return Some(Unproven {
                entries: BTreeMap::new(),
                reason: title(),
            });
        }
        reason.get_or_insert_with(title);
        // The last record that begins before the place is the one.
        let at = written.partition_point(|id| base.record(*id).span.start <= span.start);
        let record = at.checked_sub(1).map(|at| base.record(written[at]));
        if let Some(record) = record {
            let known = unproven.entry(record.id.clone());
            known.or_insert_with(|| Some(title()));
        }
    }
    let read: BTreeMap<String, BibEntry> = written
        .iter()
        .filter_map(|id| BibEntry::of(base, *id, Language(0)))
        .map(|entry| (entry.id.clone(), entry))
        .collect();
    for entry in entries {
        if read.get(entry.id.as_str()) != Some(entry) {
            reason.get_or_insert_with(|| entry.id.clone());
            unproven.entry(entry.id.clone()).or_insert(None);
        }
    }
    let reason = reason?;
    // Only entries of the file can be left out of it.
    let of_file: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    unproven.retain(|id, _| of_file.contains(id.as_str()));
    Some(Unproven {
        entries: unproven,
        reason,
    })
}

/// Prints a line for each remark, then one for each field that was left out, with positions in the input.
fn say_remarks(file: &SourceFile, gathered: &ImportOutcome, words: &Words) {
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
        terminal::say(&format!("{}: {severity}{text}", place(file, remark.at)));
    }
    let mut fields: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for Unmapped { field, at } in &gathered.unmapped {
        fields.entry(field).or_default().push(*at);
    }
    for (name, offsets) in fields {
        say_unmapped(file, name, &offsets, words);
    }
}

/// Prints one line for all occurrences of a field that was left out, given by their byte offsets.
fn say_unmapped(file: &SourceFile, field: &str, offsets: &[usize], words: &Words) {
    let lines: BTreeSet<u32> = offsets
        .iter()
        .map(|offset| file.position(*offset).line)
        .collect();
    let named: Vec<String> = lines.iter().take(MAX_LINES).map(u32::to_string).collect();
    let more = lines.len().saturating_sub(MAX_LINES);
    let arguments = [
        ("field", Argument::from(report::visible_line(field))),
        ("count", Argument::from(offsets.len())),
        ("lines", Argument::from(named.join(", "))),
        ("more", Argument::from(more)),
    ];
    let first = offsets.iter().min().copied().unwrap_or_default();
    let text = words.say("import-unmapped", &arguments);
    terminal::say(&format!("{}: {text}", place(file, first)));
}

/// `path:line:column` of a byte offset.
fn place(file: &SourceFile, offset: usize) -> String {
    let path = report::visible_line(file.path());
    let position = file.position(offset);
    format!("{path}:{}:{}", position.line, position.column)
}

/// Arguments of remarks quote the input, which is untrusted.
fn visible(value: &Argument) -> Argument {
    match value {
        Argument::Text(text) => Argument::Text(report::visible(text).replace('\n', " ")),
        other => other.clone(),
    }
}

fn summarise(
    gathered: &ImportOutcome,
    written: Option<&Path>,
    loaded: &Workspace,
    asked: &ImportArguments,
    words: &Words,
) {
    let path = written.map(|path| path.strip_prefix(&loaded.root).unwrap_or(path));
    let path = path.map(|path| report::visible_line(&path.display().to_string()));
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
    terminal::say(&words.say(key, &count));
    if gathered.known + gathered.repeated + errors > 0 {
        terminal::say(&words.say("import-rest", &count));
    }
    if key == "import-done" {
        terminal::say(&words.word("import-next"));
    }
}
