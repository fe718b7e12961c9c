//! Builds that are ended, and commands that run at the same time.

use crate::programs::{self, LeftOut};
use libtest_mimic::{Failed, Trial};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A knowledge base with one book.
const FILES: &[(&str, &str)] = &[
    (
        "content/antinomy.yaml",
        "title: T\nlanguages: [en]\nlevels: [{id: l, label: L, letter: L, shape: circle}]\nactor-kinds: [{id: k, label: K}]\n\
         books: {en: ../book/en}\n",
    ),
    (
        "book/en/book.toml",
        "[book]\ntitle = \"T\"\nlanguage = \"en\"\n",
    ),
    (
        "lib.bib",
        "@book{k, title={T}, author={Roe, A}, year=2001}\n",
    ),
];

/// How many chapters the book has: so many that its build lasts longer than it takes to send a signal, on a busy machine, too.
const CHAPTERS: usize = 200;

/// Signals, their numbers, and whether the process can clear up itself.
const SIGNALS: &[(&str, i32, bool)] = &[
    ("HUP", 1, true),
    ("INT", 2, true),
    ("TERM", 15, true),
    ("KILL", 9, false),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trials: Vec<Trial> = SIGNALS
        .iter()
        .map(|signal| {
            let name = format!("interrupted: a build leaves nothing after {}", signal.0);
            left_out.trial(name, &["antinomy", "kill"], move || ended_by(signal))
        })
        .collect();
    trials.push(left_out.trial(
        "interrupted: imports at the same time write one copy".to_owned(),
        &["antinomy"],
        imports_at_once,
    ));
    trials.push(left_out.trial(
        "interrupted: an import that writes nothing waits for none".to_owned(),
        &["antinomy"],
        import_without_turn,
    ));
    trials
}

/// How often a build may end before the signal arrives all the same.
const TRIES: usize = 10;

fn ended_by(signal: &(&str, i32, bool)) -> Result<(), Failed> {
    for _ in 1..TRIES {
        if is_ended_by(signal)? {
            return Ok(());
        }
    }
    match is_ended_by(signal)? {
        true => Ok(()),
        false => {
            Err("each build ended before the signal arrived, or ignores it, as under nohup".into())
        }
    }
}

/// Whether the signal arrived before the build ended, and nothing was left.
fn is_ended_by((name, number, clears): &(&str, i32, bool)) -> Result<bool, Failed> {
    let folder = prepared()?;
    let mut build = antinomy(folder.path(), &["build"])?;
    while left(folder.path())? == 0 {
        match build.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => return Ok(false),
            Some(status) => return Err(format!("the build ended with {status}").into()),
            None => {}
        }
        thread::sleep(Duration::from_millis(1));
    }
    let kill = programs::find("kill").ok_or("kill is not here")?;
    let sent = Command::new(kill)
        .args([format!("-{name}"), build.id().to_string()])
        .status();
    sent.map_err(|error| error.to_string())?;
    let status = build.wait().map_err(|error| error.to_string())?;
    if status.success() {
        return Ok(false);
    }
    if status.signal() != Some(*number) {
        return Err(format!("the build ended with {status}").into());
    }
    if *clears && left(folder.path())? > 0 {
        return Err("the signal has not cleared the temporary folder".into());
    }
    let status = antinomy(folder.path(), &["build"])?.wait();
    let status = status.map_err(|error| error.to_string())?;
    if status.success() && left(folder.path())? == 0 {
        return Ok(true);
    }
    Err(format!("the next build ended with {status}, and has not cleared up").into())
}

fn imports_at_once() -> Result<(), Failed> {
    let folder = prepared()?;
    let import = |_| antinomy(folder.path(), &["import", "lib.bib"]);
    let imports: Vec<Child> = (0..4).map(import).collect::<Result<_, _>>()?;
    for mut import in imports {
        let status = import.wait().map_err(|error| error.to_string())?;
        if !status.success() {
            return Err(format!("an import ended with {status}").into());
        }
    }
    let files = std::fs::read_dir(folder.path().join("content/sources"));
    match files.map_err(|error| error.to_string())?.count() {
        1 => Ok(()),
        count => Err(format!("{count} files were written").into()),
    }
}

fn import_without_turn() -> Result<(), Failed> {
    let folder = prepared()?;
    let manifest = std::fs::File::open(folder.path().join("content/antinomy.yaml"))?;
    // As an import does that goes on meanwhile.
    manifest.lock()?;
    let status = antinomy(folder.path(), &["import", "lib.bib", "--dry-run"])?.wait()?;
    if status.success() {
        return Ok(());
    }
    Err(format!("the import ended with {status}").into())
}

fn prepared() -> Result<tempfile::TempDir, Failed> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (path, text) in FILES {
        write(folder.path(), path, text)?;
    }
    let mut summary = "# S\n\n".to_owned();
    for chapter in 0..CHAPTERS {
        summary += &format!("- [{chapter}]({chapter}.md)\n");
        write(
            folder.path(),
            &format!("book/en/src/{chapter}.md"),
            &format!("# {chapter}\n"),
        )?;
    }
    write(folder.path(), "book/en/src/SUMMARY.md", &summary)?;
    Ok(folder)
}

fn write(folder: &Path, path: &str, text: &str) -> Result<(), Failed> {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap_or(&path))
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| error.to_string().into())
}

fn antinomy(folder: &Path, arguments: &[&str]) -> Result<Child, Failed> {
    let program = programs::find("antinomy").ok_or("antinomy is not here")?;
    let mut command = programs::command(&program, folder);
    command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Ok(command.spawn().map_err(|error| error.to_string())?)
}

/// How many temporary folders lie beside the output.
fn left(folder: &Path) -> Result<usize, Failed> {
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    let is_ours = |name: &str| name.starts_with(".antinomy-");
    let names = entries.flatten().map(|entry| entry.file_name());
    Ok(names
        .filter(|name| name.to_str().is_some_and(is_ours))
        .count())
}
