//! Whole handbooks: the invented one and the real one, built by the program and read as a browser reads them.

mod answers;
mod pages;
mod questions;
mod untranslated;

use crate::html::Page;
use crate::places;
use crate::programs::{LeftOut, run};
use crate::tree::{self, Tree};
use antinomy_kit::Workspace;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use tempfile::TempDir;

/// A handbook that was built.
pub(crate) struct Built {
    /// The folder of its knowledge base.
    root: PathBuf,
    /// What its files say.
    loaded: Workspace,
    /// All files of the site.
    tree: Tree,
    /// Its pages.
    pages: BTreeMap<String, Page>,
    /// What the program answered so far: several tests ask the same of each source.
    answers: Mutex<BTreeMap<String, Value>>,
}

/// A handbook that is built once and read by many tests.
type Shared = LazyLock<Result<Built, String>>;

static CLIMATE: Shared = LazyLock::new(|| Built::new(snapshot()?.join("tests/climate")));
static HANDBOOK: Shared = LazyLock::new(|| Built::new(snapshot()?));

/// A copy of everything that handbooks are built from, so that somebody who writes while the tests run disturbs none.
fn snapshot() -> Result<PathBuf, String> {
    static COPY: LazyLock<Result<TempDir, String>> = LazyLock::new(|| {
        let copy = tempfile::tempdir().map_err(|error| error.to_string())?;
        for folder in ["content", "book", "tests/climate"] {
            tree::write(
                &tree::read(&places::workspace().join(folder))?,
                &copy.path().join(folder),
            )?;
        }
        Ok(copy)
    });
    COPY.as_ref()
        .map(|copy| copy.path().to_owned())
        .map_err(Clone::clone)
}

/// A test that reads a handbook.
type Reading = fn(&Built) -> Result<(), String>;

/// What holds for every handbook.
const READINGS: &[(&str, Reading)] = &[
    ("two builds give the same bytes", twice),
    ("its knowledge base is clean", clean),
    ("every link leads somewhere", pages::links),
    ("nothing is asked of another host", pages::hosts),
    (
        "every page has one heading, a language, a title and a switch",
        pages::heads,
    ),
    ("every word is there, in the right language", pages::words),
    (
        "every preview has its content on its own page, and no id stands there twice",
        pages::previews,
    ),
    (
        "what a page says of itself to machines stands in its head and can be read",
        pages::metadata,
    ),
    (
        "no file of the author's is published by an include",
        pages::includes,
    ),
    (
        "from a cell of the matrix to the sources and back",
        answers::walk,
    ),
    (
        "the matrix on the command line is that of the pages",
        answers::matrix,
    ),
    (
        "the contradictions on the command line are those of the pages",
        answers::contradictions,
    ),
    ("what cites a source stands on its page", answers::cited_by),
    (
        "a source is cited equally often wherever that is counted",
        answers::citation_counts,
    ),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (name, built) in [("climate", &CLIMATE), ("handbook", &HANDBOOK)] {
        for (what, reading) in READINGS {
            let run = move || on(built, *reading);
            trials.push(left_out.trial(format!("books/{name}: {what}"), &["antinomy"], run));
        }
        let what = "a stock mdbook and antinomy finish give the same bytes";
        let needed = [
            "antinomy",
            "mdbook-antinomy-pages",
            "mdbook-antinomy-cite",
            "mdbook",
        ];
        trials.push(
            left_out.trial(format!("books/{name}: {what}"), &needed, move || {
                on(built, stock)
            }),
        );
        let what = "a browser shows the matrix from disk";
        let run = move || on(built, browser);
        trials.push(left_out.trial(
            format!("books/{name}: {what}"),
            &["antinomy", "chromium"],
            run,
        ));
    }
    let what = "books/climate: its matrix is the one that its authors meant";
    trials.push(left_out.trial(what.to_owned(), &["antinomy"], || {
        on(&CLIMATE, answers::climate_matrix)
    }));
    let what = "books/handbook: every query in the chapter on asking the graph finds something";
    trials.push(left_out.trial(what.to_owned(), &["antinomy"], || {
        on(&HANDBOOK, questions::answered)
    }));
    let what =
        "books/climate: what the check calls untranslated is marked on the pages, and nothing else";
    trials.push(left_out.trial(what.to_owned(), &["antinomy"], || {
        on(&CLIMATE, untranslated::counted)
    }));
    trials
}

fn on(built: &Shared, reading: Reading) -> Result<(), Failed> {
    match &**built {
        Ok(built) => reading(built).map_err(Failed::from),
        Err(message) => Err(format!("the handbook could not be built: {message}").into()),
    }
}

impl Built {
    fn new(root: PathBuf) -> Result<Self, String> {
        let loaded = antinomy_kit::Workspace::open(&root).map_err(|problem| problem.to_string())?;
        let (_folder, tree) = build(&root)?;
        let mut pages = BTreeMap::new();
        for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).map_err(|error| format!("{path}: {error}"))?;
            pages.insert(
                path.clone(),
                Page::read(html).map_err(|error| format!("{path}: {error}"))?,
            );
        }
        Ok(Self {
            root,
            loaded,
            tree,
            pages,
            answers: Mutex::default(),
        })
    }

    /// Tags of the languages that it is in.
    fn languages(&self) -> impl Iterator<Item = &str> {
        self.loaded
            .base
            .manifest
            .books
            .iter()
            .map(|(tag, _)| tag.as_str())
    }

    /// The pages of one language by their paths within its book; frames are none.
    fn pages_in<'b>(&'b self, tag: &'b str) -> impl Iterator<Item = (&'b str, &'b Page)> {
        let inner = move |path: &'b String| path.strip_prefix(tag)?.strip_prefix('/');
        self.pages
            .iter()
            .filter_map(move |(path, page)| Some((inner(path)?, page)))
            .filter(|(path, _)| *path != "toc.html")
    }

    /// The page at a path.
    fn page(&self, path: &str) -> Result<&Page, String> {
        self.pages
            .get(path)
            .ok_or_else(|| format!("there is no page {path}"))
    }

    /// What the program answers about its knowledge base, as JSON.
    fn ask(&self, question: &[&str]) -> Result<Value, String> {
        let name = question.join(" ");
        let known = self.answers.lock().expect("no test panics here");
        if let Some(answer) = known.get(&name) {
            return Ok(answer.clone());
        }
        drop(known);
        let text = self.printed(&[question, &["--format", "json"]].concat())?;
        let answer: Value =
            serde_json::from_str(&text).map_err(|error| format!("{question:?}: {error}"))?;
        let mut known = self.answers.lock().expect("no test panics here");
        known.insert(name, answer.clone());
        Ok(answer)
    }

    /// What the program prints about its knowledge base.
    fn printed(&self, question: &[&str]) -> Result<String, String> {
        run("antinomy", &self.root, question)
    }
}

/// Builds the handbook of a knowledge base into a folder that goes when its owner does.
fn build(root: &Path) -> Result<(TempDir, Tree), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let out = folder.path().join("public");
    run(
        "antinomy",
        root,
        &["build", "--out", &out.display().to_string()],
    )?;
    let tree = tree::read(&out)?;
    Ok((folder, tree))
}

fn twice(built: &Built) -> Result<(), String> {
    let (_folder, again) = build(&built.root)?;
    tree::same(&built.tree, &again)
}

fn clean(built: &Built) -> Result<(), String> {
    let found = built.loaded.check();
    let found: Vec<&str> = found.iter().map(|found| found.code.name()).collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("antinomy check finds {}", found.join(", ")))
    }
}

/// What a stock mdBook needs in a book.toml, and `antinomy build` does not.
const WIRING: &str = r#"
[build]
create-missing = false
use-default-preprocessors = false

[preprocessor.antinomy-pages]
before = ["antinomy-contradictions"]

[preprocessor.antinomy-contradictions]
before = ["antinomy-link"]

[preprocessor.antinomy-link]
before = ["antinomy-cite"]

[preprocessor.antinomy-cite]

[output.html]
theme = "../theme"
"#;

/// A stock mdBook with the four programs on its path and the theme that `antinomy theme` writes, then `antinomy finish`. In a
/// book that has no tables of ours they are written first.
fn stock(built: &Built) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (root, out) = (folder.path().join("base"), folder.path().join("public"));
    for inner in ["content", "book"] {
        tree::write(&tree::read(&built.root.join(inner))?, &root.join(inner))?;
    }
    run("antinomy", &root, &["theme", "book/theme"])?;
    for tag in built.languages() {
        let book = root.join("book").join(tag);
        write_wiring(&book.join("book.toml"))?;
        let target = out.join(tag).display().to_string();
        run(
            "mdbook",
            &root,
            &["build", &book.display().to_string(), "--dest-dir", &target],
        )?;
    }
    run("antinomy", &root, &["finish", &out.display().to_string()])?;
    tree::same(&built.tree, &tree::read(&out)?)
}

fn write_wiring(path: &Path) -> Result<(), String> {
    let toml = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    if !toml.contains("[preprocessor.") {
        let wired = toml.replacen("\n[output.html]\n", WIRING, 1);
        std::fs::write(path, wired).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Opens the start of each book from disk in a browser.
fn browser(built: &Built) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    tree::write(&built.tree, &folder.path().join("public"))?;
    for tag in built.languages() {
        let page = folder.path().join("public").join(tag).join("index.html");
        let address = format!("file://{}", page.display());
        let profile = format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        );
        let flags = ["--headless", "--no-sandbox", "--disable-gpu", &profile];
        let shown = run(
            "chromium",
            folder.path(),
            &[&flags[..], &["--dump-dom", &address]].concat(),
        )?;
        if !shown.contains("an-matrix-table") {
            return Err(format!("{tag}/index.html shows no matrix"));
        }
    }
    Ok(())
}

/// `Ok` if nothing is wrong, else a list of what is, cut where nobody reads on.
fn listed(wrong: Vec<String>) -> Result<(), String> {
    const SHOWN: usize = 25;
    if wrong.is_empty() {
        return Ok(());
    }
    let more = wrong.len().saturating_sub(SHOWN);
    let tail = if more > 0 {
        format!("\n… and {more} more")
    } else {
        String::new()
    };
    Err(wrong[..wrong.len().min(SHOWN)].join("\n") + &tail)
}
