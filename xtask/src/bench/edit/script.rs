//! The edits that are measured: what a contributor changes most, in files of statements that lie far apart.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

/// A path relative to the root, with `/`, and the text of that file.
pub(super) type TextFile = (String, String);

/// The edits in their order.
pub(super) struct Script {
    pub(super) edits: Vec<TextEdit>,
}

/// A file with its new text.
pub(super) struct TextEdit {
    pub(super) path: String,
    pub(super) text: String,
    /// What is edited, in a word.
    pub(super) what: &'static str,
}

/// One step: changes a text of a file, in the form that the generator writes.
type EditStep = fn(&str) -> Option<String>;

/// The steps that are taken in turn. What the third adds the fourth removes again, because the third is not kept.
const STEPS: &[(&str, EditStep)] = &[
    ("text", change_text),
    ("position", change_position),
    ("statement added", add_statement),
    ("statement removed", |text| Some(text.to_owned())),
];

impl Script {
    /// Spreads a number of edits over some files; all steps of a turn are taken in one file.
    pub(super) fn new(files: Vec<TextFile>, edits: usize) -> Result<Script> {
        ensure!(
            !files.is_empty(),
            "there are no files of statements to edit"
        );
        // All steps of a turn in one file: the last one takes back what the one before it added.
        let turns = edits.div_ceil(STEPS.len());
        let mut script = Script { edits: Vec::new() };
        for turn in 0..turns {
            let (path, text) = &files[turn * files.len() / turns];
            for (what, step) in STEPS {
                let text =
                    step(text).with_context(|| format!("{path} has no place for a {what}"))?;
                script.edits.push(TextEdit {
                    path: path.clone(),
                    text,
                    what,
                });
            }
        }
        script.edits.truncate(edits);
        Ok(script)
    }
}

/// The files of statements of a generated corpus, in the order of paths.
pub(super) fn read_statement_files(root: &Path) -> Result<Vec<TextFile>> {
    let folder = root.join("content/statements");
    let mut files = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            let name = entry.file_name().to_string_lossy();
            files.push((format!("content/statements/{name}"), text));
        }
    }
    Ok(files)
}

/// Another word in the German text of the first statement.
fn change_text(file: &str) -> Option<String> {
    let start = "    text:\n      de: \"";
    let at = file.find(start)? + start.len();
    Some(format!("{}Neu: {}", &file[..at], &file[at..]))
}

/// Another strength of the first position without further keys; the sign stays, so that no lint changes.
fn change_position(file: &str) -> Option<String> {
    let mut is_changed = false;
    let lines = file.split_inclusive('\n').map(|line| {
        let changed = other_strength(line).filter(|_| !is_changed);
        is_changed |= changed.is_some();
        changed.unwrap_or_else(|| line.to_owned())
    });
    let text: String = lines.collect();
    is_changed.then_some(text)
}

fn other_strength(line: &str) -> Option<String> {
    let (proposition, stance) = line.trim_end().rsplit_once(": ")?;
    let is_position = proposition.trim_start().starts_with("proposition-");
    let other = match stance {
        "1" => "2",
        "2" => "1",
        "-1" => "-2",
        "-2" => "-1",
        _ => return None,
    };
    is_position.then(|| format!("{proposition}: {other}\n"))
}

/// The last statement once more, under another id.
fn add_statement(file: &str) -> Option<String> {
    let start = "  - id: statement-";
    let at = file.rfind(start)?;
    let rest = file[at + start.len()..].split_once('\n')?.1;
    Some(format!("{file}{start}added\n{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "statements:\n  - id: statement-000001\n    positions:\n      proposition-000001: {stance: 1, read-by: a}\n      \
                        proposition-000002: -2\n    text:\n      de: \"Alt.\"\n";

    #[test]
    fn each_step_changes_one_thing() {
        assert!(change_text(FILE).unwrap().contains("de: \"Neu: Alt.\""));
        let changed = change_position(FILE).unwrap();
        assert_eq!(changed, FILE.replace("000002: -2", "000002: -1"));
        let added = add_statement(FILE).unwrap();
        assert_eq!(added.matches("proposition-000002: -2").count(), 2);
        assert!(added.contains("- id: statement-added\n    positions:"));
    }

    #[test]
    fn steps_are_taken_in_turn_in_files_far_apart() {
        let files = (0..10).map(|number| (number.to_string(), FILE.to_owned()));
        let script = Script::new(files.collect(), 8).unwrap();
        let paths: Vec<&str> = script.edits.iter().map(|edit| edit.path.as_str()).collect();
        assert_eq!(paths, ["0", "0", "0", "0", "5", "5", "5", "5"]);
        assert_eq!(script.edits[3].text, FILE);
    }

    #[test]
    fn a_file_without_statements_is_named() {
        let error = Script::new(vec![("a.yaml".into(), "{}".into())], 4).err();
        let message = error.map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("a.yaml has no place for a text"));
    }
}
