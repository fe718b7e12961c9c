//! The pages of the diagnostic codes: what each means, with examples.

use antinomy_check::check_example;
use antinomy_syntax::{Code, Severity};
use antinomy_words::{Example, Explanation, Words};
use serde::Serialize;

/// The folder of these pages.
pub(crate) const FOLDER: &str = "codes";

/// The view of `codes-index.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct CodesIndex {
    families: Vec<CodeFamily>,
}

/// Codes whose numbers begin with the same letter.
#[derive(Debug, Serialize)]
struct CodeFamily {
    /// Names the word `codes-LETTER`.
    heading_key: String,
    letter: char,
    codes: Vec<CodeItem>,
}

#[derive(Debug, Serialize)]
struct CodeItem {
    number: &'static str,
    name: &'static str,
    title: &'static str,
    severity_key: &'static str,
}

/// The view of `code.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct CodePage {
    number: &'static str,
    name: &'static str,
    pub(crate) title: &'static str,
    severity_key: &'static str,
    prose: &'static str,
    bad: Vec<ExampleView>,
    said: Vec<MessageView>,
    good: Vec<ExampleView>,
}

#[derive(Debug, Serialize)]
struct ExampleView {
    path: &'static str,
    language: &'static str,
    text: &'static str,
}

/// A message about the bad example.
#[derive(Debug, Serialize)]
struct MessageView {
    place: String,
    message: String,
    hint: Option<String>,
}

/// All codes, in families.
pub(crate) fn index(words: &Words) -> CodesIndex {
    // Codes come sorted by family.
    let mut families: Vec<CodeFamily> = Vec::new();
    for code in crate::codes::all() {
        let (Some(letter), Some(page)) = (code.number().chars().next(), Explanation::of(code))
        else {
            continue;
        };
        if families.last().is_none_or(|last| last.letter != letter) {
            families.push(CodeFamily {
                heading_key: format!("codes-{}", letter.to_ascii_lowercase()),
                letter,
                codes: Vec::new(),
            });
        }
        let head = CodeItem {
            number: code.number(),
            name: code.name(),
            title: page.title(words),
            severity_key: severity_key(code),
        };
        if let Some(family) = families.last_mut() {
            family.codes.push(head);
        }
    }
    CodesIndex { families }
}

/// The page of a code.
pub(crate) fn page(code: &'static Code, words: &Words) -> Option<CodePage> {
    let page = Explanation::of(code)?;
    let files = page.bad.iter().map(|file| (file.path, file.text()));
    // The messages on the page are those of the program, not copies that could become stale.
    let (base, found) = check_example(files);
    let said = found
        .iter()
        // The example may show other problems on the way; those have pages of their own.
        .filter(|found| found.code == code)
        .map(|found| {
            let message = words.diagnostic(found);
            let place = found.span.map_or(String::new(), |span| {
                let (file, at) = (base.files.file(span.file), base.files.position(span));
                format!("{}:{}:{}", file.path(), at.line, at.column)
            });
            MessageView {
                place,
                message: message.title,
                hint: message.hint,
            }
        });
    Some(CodePage {
        number: code.number(),
        name: code.name(),
        title: page.title(words),
        severity_key: severity_key(code),
        prose: page.prose(words),
        said: said.collect(),
        bad: shown(&page.bad),
        good: shown(&page.good),
    })
}

fn shown(example: &[Example<'static>]) -> Vec<ExampleView> {
    let file = |file: &Example<'static>| ExampleView {
        path: file.path,
        language: file.language,
        text: file.shown,
    };
    example.iter().map(file).collect()
}

fn severity_key(code: &Code) -> &'static str {
    match code.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    }
}

/// Whether a code has an explanation, and so a page.
pub(crate) fn has_page(code: &'static Code) -> bool {
    Explanation::of(code).is_some()
}

/// What the page of a code is called; its name if it has none.
pub(crate) fn title(code: &'static Code, words: &Words) -> &'static str {
    Explanation::of(code).map_or(code.name(), |page| page.title(words))
}
