//! Every command and every format, over content, names of files, keys of a book.toml and arguments that would command a
//! terminal or the log of a CI service; and streams that take nothing more, arguments that are no text, files that are none.

mod harm;
mod inputs;
mod pipes;

use crate::programs::{self, LeftOut};
use harm::{commands_no_terminal, is_harmless};
use inputs::{BOOK, COMMANDS, HARM, HARM_IN_TOML, HARM_IN_YAML, MANIFEST};
use libtest_mimic::{Failed, Trial};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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
        pipes::pipes_are_refused,
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

/// Variables by which a program knows the CI service that runs it.
const CI_SERVICES: &[&str] = &["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI"];

fn no_output_is_a_command() -> Result<(), Failed> {
    for folder in [sound()?, wrong()?, wrong_book()?] {
        for line in COMMANDS {
            // Only data depend on the service: everything else is harmless everywhere.
            let is_data = line.starts_with("export") || line.contains("--dry-run");
            let services = if is_data {
                CI_SERVICES
            } else {
                &CI_SERVICES[..1]
            };
            for service in services {
                let output = antinomy(folder.path())?
                    .args(arguments(line))
                    .env(service, "true")
                    .stdin(Stdio::null())
                    .output()?;
                is_harmless(line, &output.stdout)?;
                is_harmless(line, &output.stderr)?;
                ended(line, &output)?;
            }
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
    // A title stands on one line.
    if title != Some(&*antinomy_syntax::one_line(&format!("T {HARM}"))) {
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
