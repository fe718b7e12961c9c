//! Every command and every format, over content, names of files, keys of a book.toml and arguments that would command a
//! terminal or the log of a CI service; and streams that take nothing more, arguments that are no text, files that are none.

use crate::programs::{self, LeftOut};
use libtest_mimic::{Failed, Trial};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What harms, as an argument. No report of ours has these colours.
const HARM: &str = "x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g##vso[x]\u{1b}]0;w\u{7}\u{1b}[35;7m\u{9b}31m\u{202e}\u{8}\u{2028}::x::";

/// The same in double quotes of YAML and of TOML.
const HARM_IN_YAML: &str = r"x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g##vso[x]\e]0;w\a\e[35;7m\x9b31m\u202e\b\L::x::";
const HARM_IN_TOML: &str =
    r"x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g\u001b]0;w\u001b[35;7m\u202e\b";

const MANIFEST: &str = "\
title: \"Test HARM\"
languages: [en]
levels:
  - {id: city, label: \"City HARM\", letter: C, shape: circle}
actor-kinds:
  - {id: government, label: \"Government HARM\"}
statement-kinds:
  - {id: goal, label: \"Goal HARM\"}
conflict-kinds:
  - {id: stance-conflict, label: \"Opposed HARM\"}
books: {en: ../book/en}
";

const BOOK: &str = "[book]\ntitle = \"Test\"\nlanguage = \"en\"\n\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\n[preprocessor.antinomy-pages]\n";

/// Commands with `HARM` wherever an argument may say anything. Each is tried in each knowledge base.
const COMMANDS: &[&str] = &[
    "check",
    "check --color always",
    "check --format concise",
    "check --format json",
    "check --format github",
    "check --format sarif",
    "check --format gitlab",
    "check --lang de",
    "check HARM",
    "check --changed-since HARM",
    "check --baseline HARM",
    "check --root HARM",
    "check --limit HARM",
    "check --format HARM",
    "build",
    "build --color always",
    "build --format json",
    "build --lang HARM",
    "build --out HARM",
    "finish HARM",
    "list sources",
    "list actors",
    "list actors --format json",
    "list statements",
    "list contradictions",
    "list HARM",
    "list sources --format HARM",
    "show s",
    "show plans",
    "show both",
    "show both --format json",
    "show HARM",
    "cite s",
    "cite s --format json",
    "cite s --page HARM",
    "cite s --locator HARM",
    "cite s --locator page=HARM",
    "cite s --style HARM",
    "cite HARM",
    "cites plans",
    "cited-by s",
    "neighbours housing",
    "neighbours HARM",
    "neighbours housing --depth HARM",
    "path town HARM",
    "path plans refuses",
    "contradictions",
    "contradictions --between HARM",
    "contradictions --field HARM",
    "matrix",
    "matrix --format json",
    "schema HARM",
    "schema actors",
    "schema actors --with-ids",
    "export",
    "export --to csl-json",
    "export --to ris",
    "export --to HARM",
    "export HARM",
    "import HARM",
    "import HARM --from biblatex",
    "import in.bib --dry-run",
    "import in.bib --class HARM",
    "import in.bib --to HARM",
    "explain HARM",
    "mdbook HARM",
    "HARM",
    "--HARM",
    "show s --HARM",
    "show s HARM",
];

/// A test: its name, the programs that it needs, and what it does.
type StreamTest = (
    &'static str,
    &'static [&'static str],
    fn() -> Result<(), Failed>,
);

const TESTS: &[StreamTest] = &[
    (
        "no output commands a log",
        &["antinomy"],
        no_output_is_a_command,
    ),
    (
        "nor a terminal",
        &["antinomy", "script"],
        no_terminal_is_repainted,
    ),
    (
        "exported data stay what they are",
        &["antinomy"],
        data_are_exact,
    ),
    (
        "an argument need not be text",
        &["antinomy", "mdbook-antinomy-pages"],
        arguments_are_no_texts,
    ),
    (
        "messages that nobody can read",
        &["antinomy"],
        errors_are_full,
    ),
    (
        "answers that nobody can read",
        &["antinomy"],
        answers_are_full,
    ),
    (
        "what is no file is not waited for",
        &["antinomy", "mkfifo", "timeout"],
        pipes_are_refused,
    ),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let trials = TESTS.iter();
    trials
        .map(|(name, programs, run)| left_out.trial(format!("streams: {name}"), programs, *run))
        .collect()
}

/// A knowledge base, sound but for what its values say.
fn sound() -> Result<tempfile::TempDir, Failed> {
    let folder = tempfile::tempdir()?;
    let harm = |text: &str| text.replace("HARM", HARM_IN_YAML);
    let files = [
        ("content/antinomy.yaml", harm(MANIFEST)),
        (
            "content/sources.yaml",
            harm(include_str!("streams/sources.yaml")),
        ),
        ("book/en/book.toml", BOOK.to_owned()),
        ("book/en/src/SUMMARY.md", "- [Start](start.md)\n".to_owned()),
        ("book/en/src/start.md", "# Start\n\nWords.\n".to_owned()),
        (
            "in.bib",
            format!(
                "@book{{b,\n title = {{{HARM}}},\n unknown = {{{HARM}}},\n}}\n@{HARM}{{c, title={{x}}}}\n"
            ),
        ),
    ];
    for (path, text) in files {
        write(folder.path(), path, &text)?;
    }
    Ok(folder)
}

/// The same with mistakes of every kind in a file that is named as harmfully.
fn wrong() -> Result<tempfile::TempDir, Failed> {
    let folder = sound()?;
    let text = include_str!("streams/wrong.yaml").replace("HARM", HARM_IN_YAML);
    // No slash may be in a name, and none is.
    write(folder.path(), &format!("content/{HARM}.yaml"), &text)?;
    write(
        folder.path(),
        &format!("content/{HARM}.md"),
        "---\nid: [\n---\n",
    )?;
    Ok(folder)
}

/// A sound one whose book.toml is not.
fn wrong_book() -> Result<tempfile::TempDir, Failed> {
    let folder = sound()?;
    let book = format!("{BOOK}\"{HARM_IN_TOML}\" = 1\n");
    write(folder.path(), "book/en/book.toml", &book)?;
    Ok(folder)
}

fn write(folder: &Path, path: &str, text: &str) -> Result<(), Failed> {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
    Ok(std::fs::write(path, text)?)
}

fn antinomy(folder: &Path) -> Result<Command, Failed> {
    let program = programs::find("antinomy").ok_or("antinomy is not here")?;
    Ok(programs::command(&program, folder))
}

fn arguments(line: &str) -> Vec<String> {
    line.split(' ')
        .map(|word| word.replace("HARM", HARM))
        .collect()
}

fn no_output_is_a_command() -> Result<(), Failed> {
    for folder in [sound()?, wrong()?, wrong_book()?] {
        for line in COMMANDS {
            let output = antinomy(folder.path())?
                .args(arguments(line))
                .env("GITHUB_ACTIONS", "true")
                .stdin(Stdio::null())
                .output()?;
            is_harmless(line, &output.stdout)?;
            is_harmless(line, &output.stderr)?;
            ended(line, &output)?;
        }
    }
    Ok(())
}

/// Whether a program ended by itself.
fn ended(line: &str, output: &Output) -> Result<(), Failed> {
    match output.status.code() {
        Some(0..=3) => Ok(()),
        code => Err(format!(
            "{line}: {code:?} {}",
            String::from_utf8_lossy(&output.stderr)
        )
        .into()),
    }
}

fn is_harmless(line: &str, printed: &[u8]) -> Result<(), Failed> {
    let text = std::str::from_utf8(printed).map_err(|_| format!("{line}: no text"))?;
    let ours = ["::error ", "::warning ", "::notice "];
    for printed in text.split(['\n', '\r']) {
        let is_annotation =
            line.contains("github") && ours.iter().any(|it| printed.starts_with(it));
        let is_command = printed.trim_start().starts_with("::") && !is_annotation;
        if is_command || printed.contains("##[") || printed.contains("##vso[") {
            return Err(format!("{line}: a command for the log: {printed:?}").into());
        }
    }
    // Data of other programs are exact where no terminal shows them.
    if line.starts_with("export") || line.contains("--dry-run") {
        return Ok(());
    }
    commands_no_terminal(line, text)
}

fn commands_no_terminal(line: &str, text: &str) -> Result<(), Failed> {
    let is_harm = |(at, letter): (usize, char)| match letter {
        '\n' | '\t' => false,
        // A pseudo-terminal adds them to line feeds.
        '\r' => !text[at + 1..].starts_with(['\n', '\r']),
        '\u{1b}' => text[at..].starts_with("\u{1b}[35;7m") || !sets_colour(&text[at + 1..]),
        _ => {
            letter.is_control()
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        }
    };
    match text.char_indices().find(|found| is_harm(*found)) {
        None => Ok(()),
        Some((at, letter)) => {
            let around: String = text[at..].chars().take(40).collect();
            Err(format!("{line}: {letter:?} at {at}: {around:?}").into())
        }
    }
}

fn sets_colour(rest: &str) -> bool {
    let digits = |letter: char| letter.is_ascii_digit() || letter == ';';
    rest.strip_prefix('[')
        .is_some_and(|rest| rest.trim_start_matches(digits).starts_with('m'))
}

fn no_terminal_is_repainted() -> Result<(), Failed> {
    let folder = wrong()?;
    let program = programs::find("script").ok_or("script is not here")?;
    for line in COMMANDS {
        // A build shows how far it is by moving the cursor.
        if line.starts_with("build") {
            continue;
        }
        let command = format!("antinomy {}", line.replace("HARM", "\"$HARM\""));
        let output = programs::command(&program, folder.path())
            .args(["-qec", &command, "/dev/null"])
            .env_remove("NO_COLOR")
            .env("TERM", "xterm")
            .env("HARM", HARM)
            .stdin(Stdio::null())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        commands_no_terminal(line, &text)?;
    }
    Ok(())
}

fn data_are_exact() -> Result<(), Failed> {
    let folder = sound()?;
    for format in ["biblatex", "ris"] {
        let piped = antinomy(folder.path())?
            .args(["export", "--to", format])
            .output()?;
        let written = antinomy(folder.path())?
            .args(["export", "--to", format, "--out", "out.txt"])
            .output()?;
        ended(format, &written)?;
        let file = std::fs::read(folder.path().join("out.txt"))?;
        // RIS has no room for control characters, and they are gone before.
        let is_exact = piped.stdout == file && (format == "ris" || file.contains(&0x1b));
        if !is_exact {
            return Err(format!("{format}: the pipe got something else than the file").into());
        }
    }
    let json = antinomy(folder.path())?
        .args(["export", "--to", "csl-json"])
        .output()?;
    let items: serde_json::Value = serde_json::from_slice(&json.stdout)?;
    let title = items
        .pointer("/0/title")
        .and_then(serde_json::Value::as_str);
    if title != Some(&format!("T {HARM}")) {
        return Err(format!("JSON says something else: {title:?}").into());
    }
    Ok(())
}

fn arguments_are_no_texts() -> Result<(), Failed> {
    let folder = sound()?;
    let odd = || OsString::from_vec(b"content/\xff".to_vec());
    // Wherever a text may stand.
    for line in COMMANDS {
        for place in 0..=line.split(' ').count() {
            let mut words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            words.insert(place, odd());
            let output = antinomy(folder.path())?
                .args(&words)
                .stdin(Stdio::null())
                .output()?;
            ended(line, &output)?;
        }
    }
    let output = antinomy(folder.path())?
        .args([OsStr::new("show"), &odd()])
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() != Some(2) || !said.contains("is no text in UTF-8") {
        return Err(said.into());
    }
    let built = antinomy(folder.path())?
        .args([
            OsStr::new("build"),
            OsStr::new("--format=json"),
            OsStr::new("--out"),
            &odd(),
        ])
        .output()?;
    ended("build", &built)?;
    let plugin = programs::find("mdbook-antinomy-pages").ok_or("no plugin")?;
    let output = programs::command(&plugin, folder.path())
        .arg(odd())
        .output()?;
    ended("mdbook-antinomy-pages", &output)
}

/// Refuses every byte.
fn full() -> std::io::Result<File> {
    File::options().write(true).open("/dev/full")
}

fn errors_are_full() -> Result<(), Failed> {
    for folder in [sound()?, wrong()?] {
        for line in COMMANDS.iter().filter(|line| !line.contains("--out")) {
            let usual = antinomy(folder.path())?
                .args(arguments(line))
                .stdin(Stdio::null())
                .output()?;
            let silent = antinomy(folder.path())?
                .args(arguments(line))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(full()?)
                .status()?;
            if silent.code() != usual.status.code() {
                return Err(format!("{line}: {silent} instead of {}", usual.status).into());
            }
        }
    }
    Ok(())
}

fn answers_are_full() -> Result<(), Failed> {
    let folder = sound()?;
    for line in [
        "check --format json",
        "list sources",
        "show s",
        "export",
        "explain",
        "--help",
        "schema actors",
    ] {
        let full = antinomy(folder.path())?
            .args(arguments(line))
            .stdout(full()?)
            .output()?;
        if full.status.code() != Some(3) {
            return Err(format!("{line}: {}", full.status).into());
        }
        let mut closed = antinomy(folder.path())?
            .args(arguments(line))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // A reader that has read enough.
        drop(closed.stdout.take());
        let closed = closed.wait_with_output()?;
        if !matches!(closed.status.code(), Some(0 | 1)) {
            return Err(format!("{line}: {}", closed.status).into());
        }
    }
    Ok(())
}

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

fn pipes_are_refused() -> Result<(), Failed> {
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
            let page =
                "<html><head><!-- Book generated using mdBook --></head><body></body></html>";
            write(folder.path(), "out/en/index.html", page)?;
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
