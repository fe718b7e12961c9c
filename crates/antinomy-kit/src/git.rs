//! What the `git` program knows about the files of a knowledge base.

use crate::Problem;
use antinomy_syntax::SourceFile;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A working tree.
#[derive(Debug)]
pub struct Git {
    folder: PathBuf,
}

impl Git {
    /// The working tree that a folder stands in; `None` if it stands in none, or there is no `git`.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let git = Self {
            folder: folder.to_owned(),
        };
        let inside = git.run(&["rev-parse", "--is-inside-work-tree"]).ok()?;
        (inside.trim_ascii() == b"true").then_some(git)
    }

    /// What leads from the root of the working tree to the folder: empty, or ending in `/`.
    #[must_use]
    pub fn prefix(&self) -> String {
        let prefix = self
            .run(&["rev-parse", "--show-prefix"])
            .unwrap_or_default();
        String::from_utf8_lossy(&prefix)
            .trim_end_matches('\n')
            .to_owned()
    }

    /// Whether a file differs from what was committed last, or was never committed. `path` is relative to the folder.
    ///
    /// # Errors
    /// If `git` cannot say.
    pub fn is_dirty(&self, path: &str) -> Result<bool, Problem> {
        let disk = self.folder.join(path);
        let now = std::fs::read(&disk).map_err(|error| Problem::unreadable(&disk, &error))?;
        let name = format!("HEAD:./{path}");
        // What `git status` says depends on filters and on what a repository wants left out; what HEAD holds does not.
        let committed = self.run(&["cat-file", "blob", &name]);
        Ok(committed.map_or(true, |committed| folded(&committed) != folded(&now)))
    }

    /// The commit that a name stands for.
    ///
    /// # Errors
    /// If there is none.
    pub fn commit(&self, name: &str) -> Result<String, Problem> {
        let wanted = format!("{name}^{{commit}}");
        let hash = self
            .run(&[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &wanted,
            ])
            .map_err(|_| Problem::new("no-revision").with("name", name))?;
        Ok(String::from_utf8_lossy(&hash).trim().to_owned())
    }

    /// Files below the folder that are other than in `commit`, changed, new, renamed or not committed yet; paths are
    /// relative to the folder.
    ///
    /// # Errors
    /// If `git` cannot say.
    pub fn changed_since(&self, commit: &str) -> Result<BTreeSet<String>, Problem> {
        let changed = self.run(&[
            "diff",
            "--name-only",
            "--no-ext-diff",
            "--no-textconv",
            "--relative",
            "--no-renames",
            "-z",
            commit,
            "--",
        ])?;
        let new = self.run(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        Ok(paths(&changed).chain(paths(&new)).collect())
    }

    /// The files of content below `inner` as they stood in `commit`, with paths relative to the folder.
    ///
    /// # Errors
    /// If `git` cannot say.
    pub fn files_at(
        &self,
        commit: &str,
        inner: &str,
        is_content: impl Fn(&str) -> bool,
    ) -> Result<Vec<SourceFile>, Problem> {
        let mut list = vec!["ls-tree", "-r", "-z", commit];
        if !inner.is_empty() {
            list.extend(["--", inner]);
        }
        let listing = self.run(&list)?;
        // "100644 blob HASH\tPATH": links and submodules are no content.
        let entries: Vec<(String, String)> = paths(&listing)
            .filter_map(|line| {
                let (head, path) = line.split_once('\t')?;
                let mut head = head.split(' ');
                let is_file = head.next()?.starts_with("100") && head.next()? == "blob";
                let hash = head.next()?.to_owned();
                (is_file && is_content(path)).then(|| (hash, path.to_owned()))
            })
            .collect();
        let texts = self.blobs(entries.iter().map(|(hash, _)| hash.as_str()))?;
        let files = entries.into_iter().zip(texts);
        Ok(files
            .filter_map(|((_, path), bytes)| {
                Some(SourceFile::new(path, String::from_utf8(bytes).ok()?))
            })
            .collect())
    }

    /// The contents of blobs, in the order in which they are asked for.
    fn blobs<'h>(&self, hashes: impl Iterator<Item = &'h str>) -> Result<Vec<Vec<u8>>, Problem> {
        let asked: String = hashes.map(|hash| format!("{hash}\n")).collect();
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&error.to_string()))?;
        let input = child.stdin.take();
        // Both pipes are short: who writes everything before reading anything waits for ever.
        let writer =
            std::thread::spawn(move || input.map(|mut input| input.write_all(asked.as_bytes())));
        let mut answer = Vec::new();
        if let Some(mut output) = child.stdout.take() {
            output
                .read_to_end(&mut answer)
                .map_err(|error| failed(&error.to_string()))?;
        }
        let _ = writer.join();
        let _ = child.wait();
        batch(&answer).ok_or_else(|| failed("cat-file"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.folder)
            // A repository comes from others: it must not run programs of its own here.
            .args(["-c", "core.fsmonitor=false"])
            .args(arguments)
            // Set where a hook calls this; they would lead to another place.
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C");
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Problem> {
        let output = self
            .command(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| failed(&error.to_string()))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(failed(String::from_utf8_lossy(&output.stderr).trim()))
        }
    }
}

fn failed(reason: &str) -> Problem {
    Problem::new("git").with("reason", reason)
}

/// Bytes with line ends of one kind: git may change them on the way to the disk.
fn folded(bytes: &[u8]) -> Vec<u8> {
    let mut folded = bytes.to_vec();
    folded.retain(|byte| *byte != b'\r');
    folded
}

/// Names that end in NUL, as `-z` lists them.
fn paths(listing: &[u8]) -> impl Iterator<Item = String> {
    listing
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty())
        .map(|path| String::from_utf8_lossy(path).into_owned())
}

/// The blobs of a `cat-file --batch` answer: "HASH blob SIZE\n", the bytes, "\n".
fn batch(mut answer: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut blobs = Vec::new();
    while !answer.is_empty() {
        let end = answer.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&answer[..end]).ok()?;
        let size: usize = head.rsplit(' ').next()?.parse().ok()?;
        let from = end + 1;
        blobs.push(answer.get(from..from + size)?.to_vec());
        answer = answer.get(from + size + 1..)?;
    }
    Some(blobs)
}
