//! Console blocks: commands with what they print.
//!
//! A line that begins with `$ ` is run by the real program in the folder of the test, without a shell. Below it stands
//! what it writes to standard output, then, behind `! `, what it writes to standard error, and its exit code unless
//! that is 0. Every answer in JSON fits `schema/answer.json`, but for what a query finds, which is in the W3C's form.
//! `| get KEY…` picks keys of a JSON answer; `| only TEXT` keeps lines that hold a text.

use crate::page::Case;
use crate::{envelopes, programs};
use serde_json::Value;
use std::path::Path;
use std::process::Output;

/// What begins a command.
const PROMPT: &str = "$ ";

/// The programs that the console blocks of a test need.
pub(crate) fn programs(case: &Case) -> Vec<String> {
    let blocks = case
        .expected
        .iter()
        .filter(|block| block.kind() == "console");
    let commands = blocks
        .flat_map(|block| block.text.lines())
        .filter_map(|line| line.strip_prefix(PROMPT));
    commands
        .filter_map(|line| words(line).into_iter().next())
        .collect()
}

/// Runs the commands of a block and returns the block as it should be.
pub(crate) fn run(folder: &Path, block: &str) -> Result<String, String> {
    let mut text = String::new();
    for line in block.lines().filter_map(|line| line.strip_prefix(PROMPT)) {
        text += &format!("{PROMPT}{line}\n{}", answer(folder, line)?);
    }
    Ok(text)
}

fn answer(folder: &Path, line: &str) -> Result<String, String> {
    let mut parts = piped(line).into_iter();
    let command = words(parts.next().unwrap_or_default());
    let (name, arguments) = command.split_first().ok_or("a prompt without a command")?;
    let program = programs::find(name).ok_or_else(|| format!("{name} is not here"))?;
    let output = programs::command(&program, folder)
        .args(arguments)
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    let mut printed = shown(&output.stdout, folder);
    if name == "antinomy" && is_json(arguments) {
        let text = String::from_utf8_lossy(&output.stdout);
        let is_found = output.status.success() && is_question(arguments);
        let fits = if is_found {
            envelopes::are_results(&text)
        } else {
            envelopes::fits(&text)
        };
        fits.map_err(|wrong| format!("{line}: {wrong}"))?;
    }
    for filter in parts {
        printed = filtered(&printed, filter)?;
    }
    Ok(ended(printed) + &messages(&output, folder))
}

/// Whether the arguments ask for JSON.
fn is_json(arguments: &[String]) -> bool {
    let mut pairs = arguments.windows(2);
    pairs.any(|pair| pair[0] == "--format" && pair[1] == "json")
        || arguments.iter().any(|argument| argument == "--format=json")
}

/// Whether the arguments ask a query, which is answered in the W3C's form and not in ours.
fn is_question(arguments: &[String]) -> bool {
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    has("query") && !has("--list") && !has("--plan")
}

/// What went to standard error, and the exit code.
fn messages(output: &Output, folder: &Path) -> String {
    let lines = shown(&output.stderr, folder);
    let mut text: String = lines
        .lines()
        .map(|line| format!("! {line}").trim_end().to_owned() + "\n")
        .collect();
    match output.status.code() {
        Some(0) => {}
        Some(code) => text += &format!("exit code {code}\n"),
        None => text += "ended by a signal\n",
    }
    text
}

/// Printed bytes as text, with the folder of the test called `[FOLDER]`.
fn shown(bytes: &[u8], folder: &Path) -> String {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let text = String::from_utf8_lossy(bytes).into_owned();
    text.replace(&real.display().to_string(), "[FOLDER]")
        .replace(&folder.display().to_string(), "[FOLDER]")
}

fn filtered(printed: &str, filter: &str) -> Result<String, String> {
    let words = words(filter);
    match words
        .split_first()
        .map(|(name, rest)| (name.as_str(), rest))
    {
        Some(("get", keys)) => get(printed, keys),
        Some(("only", [text])) => Ok(printed
            .lines()
            .filter(|line| line.contains(text))
            .map(|line| format!("{line}\n"))
            .collect()),
        _ => Err(format!(
            "there is no filter {filter:?}; there are get KEY… and only TEXT"
        )),
    }
}

/// `key: value` for each key of a JSON object.
fn get(printed: &str, keys: &[String]) -> Result<String, String> {
    let value: Value =
        serde_json::from_str(printed).map_err(|error| format!("no JSON: {error}\n{printed}"))?;
    Ok(keys
        .iter()
        .map(|key| {
            format!(
                "{key}: {}\n",
                value.pointer(&pointer(key)).unwrap_or(&Value::Null)
            )
        })
        .collect())
}

/// `items.0.id` as the JSON pointer `/items/0/id`.
fn pointer(key: &str) -> String {
    format!("/{}", key.replace('.', "/"))
}

/// A text without spaces at the ends of its lines.
fn ended(text: String) -> String {
    text.lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

/// A command and its filters. A ` | ` in quotes is one of the command.
fn piped(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut quote = None;
    let mut start = 0;
    for (at, character) in line.char_indices() {
        match (character, quote) {
            (end, Some(open)) if end == open => quote = None,
            ('"' | '\'', None) => quote = Some(character),
            ('|', None) if line[..at].ends_with(' ') && line[at + 1..].starts_with(' ') => {
                parts.push(&line[start..at - 1]);
                start = at + 2;
            }
            _ => {}
        }
    }
    parts.push(&line[start..]);
    parts
}

/// The words of a command; single and double quotes keep spaces together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in line.chars() {
        match (character, quote) {
            (end, Some(open)) if end == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (' ', None) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}
