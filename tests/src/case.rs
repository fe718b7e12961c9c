//! Runs the tests of a page: files in, diagnostics, reports and answers out.

use crate::page::{Block, Case, SuitePage};
use crate::programs::LeftOut;
use crate::{console, difference, update};
use antinomy_kit::report::{self, Drawing, visible};
use antinomy_kit::{Workspace, book};
use antinomy_syntax::{Diagnostic, Files, Severity, Span};
use antinomy_words::Words;
use libtest_mimic::{Failed, Trial};
use std::path::Path;

/// What a test has for a manifest unless its page brings one: one language, three levels, and a little of the rest.
const MANIFEST: &str = "\
title: Test
languages: [en]
levels:
  - {id: federal, label: Federal, letter: F, shape: triangle}
  - {id: state, label: State, letter: S, shape: square}
  - {id: municipal, label: Municipal, letter: M, shape: circle}
actor-kinds:
  - {id: government, label: Government}
  - {id: scholar, label: Scholar, commenting: true}
relation-types:
  - {id: serves, label: serves, inverse: is served by}
  - {id: counteracts, label: counteracts, inverse: is counteracted by}
conflict-kinds:
  - {id: stance-conflict, label: Opposed positions}
";

/// One trial for each heading of each page.
pub(crate) fn trials(pages: &'static [SuitePage], left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trials = Vec::new();
    for page in pages {
        for case in &page.cases {
            let name = format!("{}: {}", page.name, case.heading);
            let needed = console::programs(case);
            let needed: Vec<&str> = needed.iter().map(String::as_str).collect();
            trials.push(left_out.trial(name, &needed, move || run(&page.path, case)));
        }
    }
    trials
}

fn run(page: &Path, case: &Case) -> Result<(), Failed> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write_files(folder.path(), &case.files)?;
    let mut wrong = String::new();
    for block in &case.expected {
        let actual = actual(folder.path(), block)?;
        let Err(shown) = difference::same(&block.text, &actual) else {
            continue;
        };
        if update::is_wanted() {
            update::note(page, block, actual);
        } else {
            wrong += &format!(
                "{}:{}: the block does not say what came\n{shown}\n",
                page.display(),
                block.line
            );
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{wrong}(ANTINOMY_UPDATE=1 rewrites the block.)").into())
}

/// What a block should say.
fn actual(folder: &Path, block: &Block) -> Result<String, String> {
    if block.kind() == "console" {
        return console::run(folder, &block.text);
    }
    let words = Words::new(if block.info.has("de") { "de" } else { "en" });
    let loaded = antinomy_kit::Workspace::open(folder).map_err(|problem| problem.to_string())?;
    if block.kind() == "chapters" {
        return chapters(&loaded, block, &words);
    }
    let found = loaded.check();
    Ok(match block.kind() {
        "report" => ended(report::render(
            &loaded.base.files,
            &found,
            &words,
            Drawing::Plain,
        )),
        _ => concise(&loaded.base.files, &found, &words, block.info.has("hints")),
    })
}

/// What is wrong with the chapters of a book: the word after `chapters` is its language.
fn chapters(loaded: &Workspace, block: &Block, words: &Words) -> Result<String, String> {
    let tag = block.info.name().unwrap_or("en");
    let out = tempfile::tempdir().map_err(|error| error.to_string())?;
    let found = match book::build_language(loaded, tag, out.path()) {
        Ok(chapters) | Err(book::BuildFailure::Chapters(chapters)) => chapters,
        Err(book::BuildFailure::Problem(problem)) => return Err(problem.to_string()),
    };
    Ok(concise(
        &found.files,
        &found.diagnostics,
        words,
        block.info.has("hints"),
    ))
}

/// One line each: `path:line:column: severity[name]: what is wrong`; below it, if wanted, what it collides with and
/// what to do.
fn concise(files: &Files, diagnostics: &[Diagnostic], words: &Words, with_hints: bool) -> String {
    let mut text = String::new();
    for found in diagnostics {
        let letter = words.diagnostic(found);
        let place = found
            .span
            .map_or(String::new(), |span| format!("{}: ", place(files, span)));
        let severity = match found.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        text += &format!(
            "{place}{severity}[{}]: {}\n",
            found.code.name(),
            visible(&letter.title)
        );
        if !with_hints {
            continue;
        }
        for (related, label) in found.related.iter().zip(&letter.related) {
            text += &format!(
                "  {}: {}\n",
                self::place(files, related.span),
                visible(label)
            );
        }
        if let Some(hint) = &letter.hint {
            text += &format!("  {}\n", visible(hint));
        }
    }
    text
}

fn place(files: &Files, span: Span) -> String {
    let at = files.position(span);
    format!("{}:{}:{}", files.file(span.file).path(), at.line, at.column)
}

/// A report without the blank line at its end, and without spaces at the ends of its lines.
fn ended(report: String) -> String {
    let lines: String = report
        .trim_end()
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    lines
}

pub(crate) fn write_files(folder: &Path, files: &[Block]) -> Result<(), String> {
    write(&folder.join("content/antinomy.yaml"), MANIFEST.as_bytes())?;
    for file in files {
        let path = folder.join(file.path());
        match file.kind() {
            "link" => link(&path, file.text.trim())?,
            _ => write(&path, &bytes(file)?)?,
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    std::fs::write(path, bytes).map_err(failed)
}

fn link(path: &Path, target: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    std::os::unix::fs::symlink(target, path).map_err(failed)
}

/// The bytes of a file block. `escaped` stands for characters that a page cannot show: `\t`, `\r`, `\xE4` for a byte
/// and `\u{202e}` for a character; `times=N` repeats the text.
fn bytes(file: &Block) -> Result<Vec<u8>, String> {
    let text = if file.info.has("escaped") {
        unescape(&file.text)?
    } else {
        file.text.clone().into_bytes()
    };
    let times = file.info.option("times").map_or(Ok(1), |times| {
        times
            .parse()
            .map_err(|_| format!("times={times} is no number"))
    })?;
    Ok(text.repeat(times))
}

fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let (byte, used) =
            escape(&rest[at..]).ok_or_else(|| format!("not an escape: {:?}", &rest[at..]))?;
        bytes.extend(byte);
        rest = &rest[at + used..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

/// The bytes that an escape at the beginning of `text` stands for, and its length.
fn escape(text: &str) -> Option<(Vec<u8>, usize)> {
    let simple = |byte: u8| Some((vec![byte], 2));
    match text.as_bytes().get(1)? {
        b't' => simple(b'\t'),
        b'r' => simple(b'\r'),
        b'n' => simple(b'\n'),
        b'\\' => simple(b'\\'),
        b'x' => Some((vec![u8::from_str_radix(text.get(2..4)?, 16).ok()?], 4)),
        b'u' => {
            let end = text.find('}')?;
            let code = u32::from_str_radix(text.get(3..end)?, 16).ok()?;
            Some((char::from_u32(code)?.to_string().into_bytes(), end + 1))
        }
        _ => None,
    }
}
