//! pandoc as a program, and its documents as text.

use crate::{places, programs};
use antinomy_cite::CslItem;
use libtest_mimic::Failed;
use serde_json::{Value, json};
use std::process::Stdio;
use tempfile::TempDir;

/// pandoc with a list of works and our style.
pub(super) struct Pandoc {
    tag: &'static str,
    folder: TempDir,
    ids: Vec<String>,
}

/// Our Markdown, without the marks that pandoc would turn into typographic ones: the renderer of the book does not.
const MARKDOWN: &str = "markdown-smart-auto_identifiers-implicit_figures";

/// What a heading between two forms begins with.
const FORM: &str = "Form";

impl Pandoc {
    pub(super) fn new(tag: &'static str, items: &[CslItem]) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let works: Vec<Value> = items
            .iter()
            .map(|item| Value::Object(item.0.clone()))
            .collect();
        std::fs::write(
            folder.path().join("works.json"),
            serde_json::to_string(&works)?,
        )?;
        Ok(Self {
            tag,
            folder,
            ids: items.iter().map(|item| item.id().to_owned()).collect(),
        })
    }

    /// Every work with how it is listed, in the order of the list.
    pub(super) fn list(&self) -> Result<Vec<(String, String)>, Failed> {
        let document = self.cite("")?;
        let blocks = document["blocks"].as_array().into_iter().flatten();
        let lists = blocks.filter(|block| block["c"][0][0] == "refs");
        let entries = lists.flat_map(|list| list["c"][1].as_array().into_iter().flatten());
        let entries: Vec<(String, String)> = entries
            .filter_map(|entry| {
                let id = entry["c"][0][0].as_str()?.strip_prefix("ref-")?;
                Some((id.to_owned(), plain(&entry["c"][1])))
            })
            .collect();
        let count = entries.len();
        if count == self.ids.len() {
            Ok(entries)
        } else {
            Err(format!("pandoc lists {count} of {} works", self.ids.len()).into())
        }
    }

    /// Each form with pandoc's citations.
    pub(super) fn cited(&self, forms: &[(&str, &str)]) -> Result<Vec<String>, Failed> {
        let text: Vec<String> = forms.iter().map(|(_, form)| (*form).to_owned()).collect();
        split(&self.cite(&joined(&text))?, forms.len())
    }

    /// Each form as it is.
    pub(super) fn plain(&self, forms: &[(&str, String)]) -> Result<Vec<String>, Failed> {
        let text: Vec<String> = forms.iter().map(|(_, form)| form.clone()).collect();
        let document = self.run(&joined(&text), &["-f", &format!("{MARKDOWN}-citations")])?;
        split(&document, forms.len())
    }

    /// A document with all works in its list, so that letters do not depend on what is cited.
    fn cite(&self, text: &str) -> Result<Value, Failed> {
        let works = self.folder.path().join("works.json");
        let style = places::workspace().join("crates/antinomy-cite/styles/arl.csl");
        let metadata = json!({"nocite": "@*", "lang": self.tag});
        let all = format!("---\n{metadata}\n---\n\n{text}");
        let (works, style) = (works.to_string_lossy(), style.to_string_lossy());
        self.run(
            &all,
            &[
                "-f",
                MARKDOWN,
                "--citeproc",
                "--bibliography",
                &works,
                "--csl",
                &style,
            ],
        )
    }

    fn run(&self, text: &str, arguments: &[&str]) -> Result<Value, Failed> {
        let program = programs::find("pandoc").ok_or("pandoc is not here")?;
        let input = self.folder.path().join("forms.md");
        std::fs::write(&input, text)?;
        let output = programs::command(&program, self.folder.path())
            .args(arguments)
            .args(["-t", "json"])
            .arg(&input)
            .stdin(Stdio::null())
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

fn joined(forms: &[String]) -> String {
    let forms = forms.iter().map(|form| format!("# {FORM}\n\n{form}\n\n"));
    forms.chain([format!("# {FORM}\n")]).collect()
}

/// The text of each form, without the list at the end.
fn split(document: &Value, count: usize) -> Result<Vec<String>, Failed> {
    let mut forms = Vec::new();
    for block in document["blocks"].as_array().into_iter().flatten() {
        if block["t"] == "Header" && plain(&block["c"][2]).trim() == FORM {
            forms.push(String::new());
        } else if let Some(form) = forms.last_mut() {
            form.push_str(&plain(block));
        }
    }
    forms.truncate(count);
    if forms.len() == count {
        Ok(forms)
    } else {
        Err(format!("pandoc wrote {} of {count} forms", forms.len()).into())
    }
}

/// The letters of a part of a document.
fn plain(part: &Value) -> String {
    let mut text = String::new();
    add(part, &mut text);
    text
}

fn add(part: &Value, text: &mut String) {
    match part {
        Value::Array(parts) => parts.iter().for_each(|part| add(part, text)),
        Value::Object(_) => {
            let inner = &part["c"];
            match part["t"].as_str().unwrap_or_default() {
                "Str" => text.push_str(inner.as_str().unwrap_or_default()),
                "Space" | "SoftBreak" | "LineBreak" => text.push(' '),
                "Code" | "CodeBlock" => text.push_str(inner[1].as_str().unwrap_or_default()),
                // Beside what it says, it holds what it was made of.
                "Cite" => add(&inner[1], text),
                "Quoted" => {
                    let is_double = inner[0]["t"] == "DoubleQuote";
                    let (open, close) = if is_double {
                        ('“', '”')
                    } else {
                        ('‘', '’')
                    };
                    text.push(open);
                    add(&inner[1], text);
                    text.push(close);
                }
                "Para" | "Plain" => {
                    add(inner, text);
                    text.push('\n');
                }
                _ => add(inner, text),
            }
        }
        _ => {}
    }
}
