//! Pages of the suite: Markdown files whose headings are tests and whose fenced blocks are files and expectations.

use crate::places;
use antinomy_syntax::SourceFile;
use antinomy_syntax::markdown::{FencedBlock, InfoString, MarkdownPage};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use walkdir::WalkDir;

/// Sections end at a heading of any level.
const ANY_LEVEL: u8 = 6;

/// One page.
#[derive(Clone, Debug)]
pub(crate) struct SuitePage {
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
    /// What is written behind the opening fence: the language, then a path or what is wanted.
    pub(crate) info: InfoString<'static>,
    /// Its content.
    pub(crate) text: String,
    /// The bytes of the page that the content takes.
    pub(crate) span: Range<usize>,
    /// The line of its opening fence.
    pub(crate) line: u32,
}

impl Block {
    /// What the block is: a language, or the kind of an expectation.
    pub(crate) fn kind(&self) -> &str {
        self.info.language()
    }

    /// Where the file of the block goes; empty for an expectation.
    pub(crate) fn path(&self) -> &str {
        self.info.name().unwrap_or_default()
    }

    fn is_expectation(&self) -> bool {
        matches!(
            self.kind(),
            "diagnostics" | "report" | "chapters" | "console"
        )
    }
}

/// All pages of the suite, in the order of their paths. They are read once, when the first test asks for them.
pub(crate) fn all() -> Result<&'static [SuitePage], String> {
    static PAGES: LazyLock<Result<Vec<SuitePage>, String>> =
        LazyLock::new(|| read_all(&places::suite()));
    PAGES.as_deref().map_err(Clone::clone)
}

fn read_all(folder: &Path) -> Result<Vec<SuitePage>, String> {
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

fn read(path: &Path, folder: &Path) -> Result<SuitePage, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .with_extension("")
        .display()
        .to_string();
    let cases =
        cases(text).map_err(|(line, message)| format!("{}:{line}: {message}", path.display()))?;
    Ok(SuitePage {
        path: path.to_owned(),
        name,
        cases,
    })
}

/// What is wrong with a page, and in which line.
type Wrong = (u32, String);

/// The tests of a page. Files above its second heading belong to all of them.
fn cases(text: String) -> Result<Vec<Case>, Wrong> {
    let file = SourceFile::new("", text);
    let page = MarkdownPage::read(file.text());
    let first = page.sections(ANY_LEVEL).next();
    let start = first.map_or(usize::MAX, |first| first.body.start);
    if let Some(fence) = page
        .fences
        .first()
        .filter(|fence| fence.range.start < start)
    {
        let line = file.position(fence.range.start).line;
        return Err((line, "a block is above the first heading".to_owned()));
    }
    let mut cases: Vec<Case> = Vec::new();
    for section in page.sections(ANY_LEVEL) {
        let shared = cases.first().map(|first| first.files.clone());
        let mut case = Case {
            heading: section.heading.text.to_owned(),
            files: shared.unwrap_or_default(),
            expected: Vec::new(),
        };
        for fence in section.fences {
            case.add(block(&file, fence)?)?;
        }
        cases.push(case);
    }
    tests(cases)
}

impl Case {
    fn add(&mut self, block: Block) -> Result<(), Wrong> {
        if block.is_expectation() {
            self.expected.push(block);
            return Ok(());
        }
        if block.path().is_empty() {
            let message = "say the name of the file after the language: ```yaml content/x.yaml";
            return Err((block.line, message.to_owned()));
        }
        // A test may bring its own version of a file of the page.
        self.files.retain(|file| file.path() != block.path());
        self.files.push(block);
        Ok(())
    }
}

/// The cases that are tests: all, but for a first one that only holds the files of the page.
fn tests(mut cases: Vec<Case>) -> Result<Vec<Case>, Wrong> {
    let is_test = cases
        .first()
        .is_some_and(|first| !first.expected.is_empty());
    let tests = cases.split_off(if is_test { 0 } else { 1.min(cases.len()) });
    match tests.iter().find(|case| case.expected.is_empty()) {
        Some(case) => Err((0, format!("under “{}” nothing is expected", case.heading))),
        None if tests.is_empty() => {
            Err((0, "a page needs a heading with a test below it".to_owned()))
        }
        None => Ok(tests),
    }
}

fn block(file: &SourceFile, fence: &FencedBlock<'_>) -> Result<Block, Wrong> {
    let line = file.position(fence.range.start).line;
    let wrong = |message: &str| Err((line, message.to_owned()));
    if !fence.is_closed {
        return wrong("this block is never closed");
    }
    // `ANTINOMY_UPDATE=1` puts text in place of the content, and knows no prefix of a list.
    if fence.is_nested {
        return wrong("this block is in a list or a quotation");
    }
    Ok(Block {
        info: fence.info.clone().into_owned(),
        text: fence.text.clone(),
        span: fence.content.clone(),
        line,
    })
}
