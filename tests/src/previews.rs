//! The handbook's script in a real browser: previews of citations and cross references, and the button that copies.
//!
//! The behaviours stand in `previews/page.html`, one `test` each. The browser opens that page from disk once, in a frame
//! as narrow as the window of a small phone, and every behaviour is a test of the suite.

use crate::places;
use crate::programs::{self, LeftOut};
use libtest_mimic::{Failed, Trial};
use serde_json::{Map, Value};
use std::sync::LazyLock;

const PAGE: &str = include_str!("previews/page.html");
/// The page around it.
const WINDOW: &str = include_str!("previews/window.html");
/// What behaviours are introduced by in the page.
const TEST: &str = "await test(\"";
/// Where the answers stand.
const ANSWERS: &str = "<script type=\"application/json\" id=\"answers\">";

static RUN: LazyLock<Result<Map<String, Value>, String>> = LazyLock::new(run);

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let names = PAGE
        .split(TEST)
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    names
        .map(|name| {
            left_out.trial(format!("previews: {name}"), &["chromium"], move || {
                answer(name)
            })
        })
        .collect()
}

fn answer(name: &str) -> Result<(), Failed> {
    let answers = RUN.as_ref().map_err(Failed::from)?;
    match answers.get(name).and_then(Value::as_str) {
        Some("") => Ok(()),
        Some(message) => Err(message.into()),
        None => Err("the page says nothing of it".into()),
    }
}

/// Opens the page and reads its answers.
fn run() -> Result<Map<String, Value>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let window = folder.path().join("window.html");
    for (file, text) in [("page.html", PAGE), ("window.html", WINDOW)] {
        std::fs::write(folder.path().join(file), text).map_err(|error| error.to_string())?;
    }
    for file in ["antinomy.css", "antinomy.js"] {
        let theme = places::workspace().join("crates/antinomy-book/theme/fonts");
        std::fs::copy(theme.join(file), folder.path().join(file))
            .map_err(|error| format!("{file}: {error}"))?;
    }
    let program = programs::find("chromium").ok_or("chromium is not here")?;
    let output = programs::command(&program, folder.path())
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        // The page waits as readers do; the clock that it waits by runs ahead.
        .args(["--virtual-time-budget=120000"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .args(["--dump-dom", &format!("file://{}", window.display())])
        .output()
        .map_err(|error| error.to_string())?;
    let shown = String::from_utf8_lossy(&output.stdout);
    let answers = shown
        .split(ANSWERS)
        .nth(1)
        .and_then(|rest| rest.split("</script>").next())
        .filter(|answers| !answers.is_empty())
        .ok_or_else(|| {
            format!(
                "the page does not come to its end\n{}",
                String::from_utf8_lossy(&output.stderr)
            )
        })?;
    serde_json::from_str(answers).map_err(|error| error.to_string())
}
