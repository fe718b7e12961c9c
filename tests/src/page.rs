//! Pages of the suite: Markdown files whose headings are tests and whose fenced blocks are files and expectations.

use std::ops::Range;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its name: the path within the suite, without `.md`.
    pub(crate) name: String,
    /// Its tests.
    pub(crate) cases: Vec<Case>,
}

/// One test: the blocks under one heading.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    /// The heading.
    pub(crate) heading: String,
    /// Files in, those of the page before those of the heading.
    pub(crate) files: Vec<Block>,
    /// What is expected, in the order of the page.
    pub(crate) expected: Vec<Block>,
}

/// A fenced block.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The words after the fence.
    pub(crate) info: Vec<String>,
    /// What stands in it.
    pub(crate) text: String,
    /// The bytes of the page that it stands at.
    pub(crate) span: Range<usize>,
    /// The line of its fence.
    pub(crate) line: usize,
}

impl Block {
    /// The first word after the fence.
    pub(crate) fn kind(&self) -> &str {
        self.info.first().map_or("", String::as_str)
    }

    /// Whether `word` stands after the first.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.info.iter().skip(1).any(|said| said == word)
    }

    fn is_expectation(&self) -> bool {
        matches!(
            self.kind(),
            "diagnostics" | "report" | "chapters" | "console"
        )
    }
}

/// All pages in `folder` and below, in the order of their paths.
pub(crate) fn all(folder: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        let is_page = entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "md");
        if is_page && entry.file_name() != "README.md" {
            pages.push(read(entry.path(), folder)?);
        }
    }
    Ok(pages)
}

fn read(path: &Path, folder: &Path) -> Result<Page, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .with_extension("")
        .display()
        .to_string();
    let cases =
        cases(&text).map_err(|(line, message)| format!("{}:{line}: {message}", path.display()))?;
    Ok(Page {
        path: path.to_owned(),
        name,
        cases,
    })
}

/// What is wrong with a page, and in which line.
type Wrong = (usize, String);

/// The tests of a page. Files above its second heading belong to all of them.
fn cases(text: &str) -> Result<Vec<Case>, Wrong> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = Lines {
        text,
        at: 0,
        number: 0,
    };
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix('#') {
            let shared = cases
                .first()
                .map(|first| first.files.clone())
                .unwrap_or_default();
            let heading = heading.trim_start_matches('#').trim().to_owned();
            cases.push(Case {
                heading,
                files: shared,
                expected: Vec::new(),
            });
        } else if line.starts_with("```") {
            let block = lines.block(line)?;
            let wrong = |message: &str| Err((block.line, message.to_owned()));
            let Some(case) = cases.last_mut() else {
                return wrong("a block stands above the first heading");
            };
            if block.is_expectation() {
                case.expected.push(block);
            } else if block.info.len() < 2 {
                return wrong(
                    "say the name of the file after the language: ```yaml content/x.yaml",
                );
            } else {
                case.files.retain(|file| file.info[1] != block.info[1]);
                case.files.push(block);
            }
        }
    }
    let shared = cases
        .first()
        .is_some_and(|first| !first.expected.is_empty());
    let tests = cases.split_off(if shared { 0 } else { 1.min(cases.len()) });
    match tests.iter().find(|case| case.expected.is_empty()) {
        Some(case) => Err((0, format!("under “{}” nothing is expected", case.heading))),
        None if tests.is_empty() => {
            Err((0, "a page needs a heading with a test below it".to_owned()))
        }
        None => Ok(tests),
    }
}

/// The lines of a page, without their ends.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    number: usize,
}

impl<'t> Lines<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at..];
        let line = rest.split_inclusive('\n').next()?;
        self.at += line.len();
        self.number += 1;
        Some(line.trim_end_matches(['\n', '\r']))
    }

    /// The block whose fence was just read.
    fn block(&mut self, fence: &str) -> Result<Block, Wrong> {
        let ticks = fence.len() - fence.trim_start_matches('`').len();
        let (line, start) = (self.number, self.at);
        let info = fence[ticks..]
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        loop {
            let before = self.at;
            let Some(inner) = self.next() else {
                return Err((line, "this block is never closed".to_owned()));
            };
            if inner.len() >= ticks && inner.bytes().all(|byte| byte == b'`') {
                return Ok(Block {
                    info,
                    text: self.text[start..before].to_owned(),
                    span: start..before,
                    line,
                });
            }
        }
    }
}
