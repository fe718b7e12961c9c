//! Pipes where files are expected.

use super::inputs::{BOOK, MANIFEST};
use super::{sound, write};
use crate::programs;
use libtest_mimic::Failed;
use std::process::Stdio;

/// Where a file is expected, and the command that reads it.
const FILES: &[(&str, &str)] = &[
    ("book/en/book.toml", "check"),
    ("book/en/src/SUMMARY.md", "check"),
    ("book/en/src/start.md", "check"),
    ("book/en/src/picture.png", "build"),
    ("book/en/theme/head.hbs", "build"),
    ("book/en/more.css", "build"),
    ("content/own.csl", "build"),
    ("known.yaml", "check --baseline known.yaml"),
    ("own.csl", "cite s --style own.csl"),
    ("in.bib", "import in.bib"),
    ("content/antinomy.yaml", "check"),
    ("out/index.html", "finish out"),
    ("out/en/searchindex-x.js", "finish out"),
];

pub(super) fn pipes_are_refused() -> Result<(), Failed> {
    let timeout = programs::find("timeout").ok_or("timeout is not here")?;
    let mkfifo = programs::find("mkfifo").ok_or("mkfifo is not here")?;
    for (path, line) in FILES {
        let folder = sound()?;
        let own = MANIFEST.replace("HARM", "") + "csl: own.csl\n";
        let book = format!("{BOOK}\n[output.html]\nadditional-css = [\"more.css\"]\n");
        if path.ends_with("csl") {
            write(folder.path(), "content/antinomy.yaml", &own)?;
        }
        if path.ends_with("css") {
            write(folder.path(), "book/en/book.toml", &book)?;
        }
        if line.starts_with("finish") {
            let page = "<html><head><!-- Book generated using mdBook -->\
                <link rel=\"stylesheet\" href=\"fonts/antinomy.css\"></head><body></body></html>";
            for path in ["out/en/index.html", "out/en/contradictions/index.html"] {
                write(folder.path(), path, page)?;
            }
        }
        let place = folder.path().join(path);
        std::fs::create_dir_all(place.parent().unwrap_or(folder.path()))?;
        let _ = std::fs::remove_file(&place);
        programs::command(&mkfifo, folder.path())
            .arg(path)
            .output()?;
        let output = programs::command(&timeout, folder.path())
            .args(["60", "antinomy"])
            .args(line.split(' '))
            .stdin(Stdio::null())
            .output()?;
        if !matches!(output.status.code(), Some(1..=3)) {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("{path}: {} {said}", output.status).into());
        }
    }
    Ok(())
}
