//! Bibliographic data that means harm, in a real browser: in lists, citations, previews, exports and metadata it stands as
//! what it is, text.

use crate::programs::{self, LeftOut};
use libtest_mimic::{Failed, Trial};
use std::path::Path;
use std::sync::LazyLock;

const FILES: &[(&str, &str)] = &[
    (
        "content/antinomy.yaml",
        include_str!("hostile_titles/antinomy.yaml"),
    ),
    (
        "content/records.yaml",
        include_str!("hostile_titles/records.yaml"),
    ),
    (
        "content/concepts/trap.md",
        include_str!("hostile_titles/trap.md"),
    ),
    (
        "book/en/book.toml",
        include_str!("hostile_titles/book.toml"),
    ),
    ("book/en/src/SUMMARY.md", "- [Start](start.md)\n"),
    (
        "book/en/src/start.md",
        include_str!("hostile_titles/start.md"),
    ),
];

/// The pages that show the data, each in another way.
const PAGES: &[&str] = &[
    "start.html",
    "bibliography.html",
    "sources/index.html",
    "sources/script.html",
    "sources/address.html",
    "sources/markdown.html",
    "sources/turned.html",
    "concepts/trap.html",
];

static SHOWN: LazyLock<Result<Vec<(&'static str, String)>, String>> = LazyLock::new(shown);

/// A behaviour: its name, and what is wrong with a page as the browser has it, if anything is.
type Behaviour = (&'static str, fn(&str, &str) -> Option<String>);

const BEHAVIOURS: &[Behaviour] = &[
    ("no script of a title runs", |_, page| {
        let open = page
            .split_once("<html")
            .and_then(|(_, rest)| rest.split('>').next());
        // Nothing here shows a picture.
        (page.contains("<img") || open.is_none_or(|attributes| attributes.contains("harmed")))
            .then(|| "a script ran".to_owned())
    }),
    (
        "no link leads anywhere but to pages and the web",
        |_, page| {
            let links = page
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            let mut schemes =
                links.filter_map(|link| link.split_once(':').map(|(scheme, _)| scheme));
            schemes
                .find(|scheme| !["http", "https", "file"].contains(scheme))
                .map(str::to_owned)
        },
    ),
    ("nothing turns the direction of reading", |_, page| {
        page.contains(['\u{202e}', '\u{2067}'])
            .then(|| "a character that turns".to_owned())
    }),
    ("what looks like Markdown is none", |_, page| {
        (page.contains("<em>loud</em>") || page.contains(">here</a>"))
            .then(|| "Markdown".to_owned())
    }),
    ("what stands in the title can be read", |name, page| {
        let is_shown = page.contains("&lt;script&gt;") && page.contains("Fish &amp; Chips");
        (["start.html", "bibliography.html"].contains(&name) && !is_shown)
            .then(|| "it is gone".to_owned())
    }),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    BEHAVIOURS
        .iter()
        .map(|(name, behaviour)| {
            left_out.trial(
                format!("hostile titles: {name}"),
                &["antinomy", "chromium"],
                move || {
                    let pages = SHOWN.as_ref().map_err(Failed::from)?;
                    let wrong = pages.iter().find_map(|(page, text)| {
                        behaviour(page, text).map(|wrong| format!("{page}: {wrong}"))
                    });
                    wrong.map_or(Ok(()), |wrong| Err(Failed::from(wrong)))
                },
            )
        })
        .collect()
}

/// The pages, each as the browser has it when it is done.
fn shown() -> Result<Vec<(&'static str, String)>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (path, text) in FILES {
        let file = folder.path().join(path);
        let parent = file.parent().unwrap_or(folder.path());
        std::fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        std::fs::write(file, text).map_err(|error| error.to_string())?;
    }
    let antinomy = programs::find("antinomy").ok_or("antinomy is not here")?;
    let built = programs::command(&antinomy, folder.path())
        .arg("build")
        .output()
        .map_err(|error| error.to_string())?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    PAGES
        .iter()
        .map(|page| Ok((*page, in_browser(folder.path(), page)?)))
        .collect()
}

fn in_browser(folder: &Path, page: &str) -> Result<String, String> {
    let program = programs::find("chromium").ok_or("chromium is not here")?;
    let address = folder.join("public/en").join(page);
    let output = programs::command(&program, folder)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--virtual-time-budget=2000",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .args(["--dump-dom", &format!("file://{}", address.display())])
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if text.contains("<main>") {
        Ok(text)
    } else {
        Err(format!(
            "{page} is not shown: {}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}
