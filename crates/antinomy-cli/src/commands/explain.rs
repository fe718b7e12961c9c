//! `antinomy explain`: the explanation page of a code, with the report about its example.

use crate::answer::{self, Answer, Cell};
use crate::arguments::Common;
use crate::error::CommandError;
use crate::forms::AnswerFormat;
use crate::{project, terminal, texts};
use antinomy_check::check_example;
use antinomy_kit::report::{self, Drawing};
use antinomy_kit::{Workspace, codes, streams::OutputForm};
use antinomy_syntax::{Code, CodeHandle, nearest};
use antinomy_words::{Example, Explanation, Words};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;

pub(super) fn run(
    common: &Common,
    wanted: Option<&str>,
    words: &Words,
) -> Result<(), CommandError> {
    project::refuse_language(common)?;
    let format = common.answer_format();
    let Some(wanted) = wanted else {
        return list(words).print(format, common.drawing(&std::io::stdout()), "");
    };
    let code = find(wanted).or_else(|unknown| of_query(common, wanted).ok_or(unknown))?;
    let Some(page) = Explanation::of(&code) else {
        return Ok(());
    };
    match format {
        AnswerFormat::Json => {
            let item = json!({
                "code": code.name(),
                "number": code.number(),
                "severity": code.severity.name(),
                "title": texts::in_all(|words| json!(page.title(words))),
                "text": texts::in_all(|words| json!(page.prose(words))),
                "bad": files(&page.bad),
                "good": files(&page.good),
            });
            let members = [("item".to_owned(), item)];
            terminal::json(&answer::envelope(
                "explanation",
                members.into_iter().collect(),
            ))
        }
        _ => {
            let drawing = common.drawing(&std::io::stdout());
            let text = written(&code, &page, drawing, words);
            terminal::write(&text, OutputForm::Text(drawing))
        }
    }
}

/// All codes, one line each.
fn list(words: &Words) -> Answer {
    let keys = ["number", "code", "severity", "meaning"];
    let mut answer = Answer::with_columns("codes", &keys, words);
    for code in codes() {
        let page = Explanation::of(code);
        let title = |words: &Words| {
            page.as_ref()
                .map_or(String::new(), |page| page.title(words).to_owned())
        };
        answer.row(vec![
            json!(code.number()).into(),
            json!(code.name()).into(),
            json!(code.severity.name()).into(),
            Cell::new(texts::in_all(|words| json!(title(words))), title(words)),
        ]);
    }
    answer
}

/// The code with this name or number, ignoring ASCII case.
fn find(wanted: &str) -> Result<CodeHandle, CommandError> {
    let is = |name: &str| name.eq_ignore_ascii_case(wanted);
    let found = codes().find(|code| is(code.name()) || is(code.number()));
    found.map(CodeHandle::from).ok_or_else(|| {
        let near = nearest(wanted, codes().map(|code| code.name()));
        project::unknown(wanted, "unknown-code", near)
    })
}

/// The code of a saved query that must return nothing, if there is a knowledge base here that has it.
fn of_query(common: &Common, wanted: &str) -> Option<CodeHandle> {
    let root = common.root.as_deref().unwrap_or(Path::new("."));
    let workspace = Workspace::open(root).ok()?;
    let query = workspace.base.query(wanted)?;
    let is_code = query.must_return_nothing();
    is_code.then(|| antinomy_query::diagnose::code(query, &workspace.base).into())
}

fn written(code: &Code, page: &Explanation<'_>, drawing: Drawing, words: &Words) -> String {
    let stream = std::io::stdout();
    let prose = page.prose(words);
    let severity = words.word(&format!("severity-{}", code.severity.name()));
    let mut text = format!(
        "{severity}[{}] {}: {}\n\n{}\n",
        code.name(),
        code.number(),
        page.title(words),
        // A terminal wraps long lines to its own width.
        if stream.is_terminal() {
            unwrapped(prose)
        } else {
            prose.to_owned()
        }
    );
    if !page.bad.is_empty() {
        text += &format!("\n{}\n\n{}", words.word("explain-bad"), shown(&page.bad));
        let files = page.bad.iter().map(|file| (file.path, file.text()));
        let (base, mut found) = check_example(files);
        // The example may be incomplete in ways that are not its subject.
        found.retain(|found| found.code.name() == code.name());
        let drawn = report::render(&base.files, &found, words, drawing);
        text += &format!("\n{}\n\n{}", words.word("explain-said"), drawn);
    }
    if !page.good.is_empty() {
        text += &format!("{}\n\n{}", words.word("explain-good"), shown(&page.good));
    }
    text
}

/// Markdown with each paragraph in one line; lists, tables and fences keep their lines.
fn unwrapped(prose: &str) -> String {
    let paragraphs = prose.split("\n\n").map(|paragraph| {
        // Line breaks are part of their syntax.
        let is_list = paragraph.starts_with(['-', '|', '`']);
        if is_list {
            paragraph.to_owned()
        } else {
            paragraph.replace('\n', " ")
        }
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The files of an example, each indented below its path.
fn shown(example: &[Example]) -> String {
    let mut text = String::new();
    for file in example {
        text += &format!("  # {}\n", file.path);
        for line in file.shown.lines() {
            text += format!("  {line}").trim_end();
            text.push('\n');
        }
        text.push('\n');
    }
    text.pop();
    text
}

fn files(example: &[Example]) -> Vec<Value> {
    example
        .iter()
        .map(|file| json!({"path": file.path, "text": file.text()}))
        .collect()
}
