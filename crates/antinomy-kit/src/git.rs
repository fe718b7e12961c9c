//! Queries of the `git` program about the files of a knowledge base.

use crate::Problem;
use antinomy_syntax::SourceFile;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder in a Git working tree.
#[derive(Debug)]
pub struct Git {
    /// Working directory of all calls; paths are relative to it.
    folder: PathBuf,
}

impl Git {
    /// The folder, if it is in a working tree and `git` can be run.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let git = Self {
            folder: folder.to_owned(),
        };
        let inside = git.run(&["rev-parse", "--is-inside-work-tree"]).ok()?;
        (inside.trim_ascii() == b"true").then_some(git)
    }

    /// Path from the root of the working tree to the folder: empty, or ending in `/`.
    #[must_use]
    pub fn prefix(&self) -> String {
        let prefix = self
            .run(&["rev-parse", "--show-prefix"])
            .unwrap_or_default();
        String::from_utf8_lossy(&prefix)
            .trim_end_matches('\n')
            .to_owned()
    }

    /// Whether a file differs from its version in `HEAD`, or has none. `path` is relative to the folder.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_dirty(&self, path: &str) -> Result<bool, Problem> {
        let disk = self.folder.join(path);
        let now = std::fs::read(&disk).map_err(|error| Problem::unreadable(&disk, &error))?;
        let name = format!("HEAD:./{path}");
        // Not `git status`: its answer depends on clean filters and on files marked as `assume-unchanged`.
        let committed = self.run(&["cat-file", "blob", &name]);
        Ok(committed.map_or(true, |committed| without_cr(&committed) != without_cr(&now)))
    }

    /// The hash of the commit that a revision names.
    ///
    /// # Errors
    /// If there is no such commit.
    pub fn commit(&self, name: &str) -> Result<String, Problem> {
        let wanted = format!("{name}^{{commit}}");
        let hash = self
            .run(&[
                "rev-parse",
                "--verify",
                "--quiet",
                // The name may begin with a dash.
                "--end-of-options",
                &wanted,
            ])
            .map_err(|_| Problem::new("no-revision").with("name", name))?;
        Ok(String::from_utf8_lossy(&hash).trim().to_owned())
    }

    /// Files below the folder that differ from `commit`, including untracked ones, with paths relative to the folder. Of a
    /// renamed file both paths are returned.
    ///
    /// # Errors
    /// If a `git` command fails.
    pub fn changed_since(&self, commit: &str) -> Result<BTreeSet<String>, Problem> {
        let changed = self.run(&[
            "diff",
            "--name-only",
            // External diff and textconv drivers are programs that the repository may configure.
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

    /// The files of a commit below the path `inner`, as far as `is_content` accepts their paths. Paths are relative to the
    /// folder. Files that are not UTF-8 are left out.
    ///
    /// # Errors
    /// If a `git` command fails.
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
        // "100644 blob HASH\tPATH". Mode 120000 is a symbolic link, which is not followed on disk either; 160000 is a submodule.
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

    /// The contents of blobs, in the order of their hashes, from a single process.
    fn blobs<'h>(&self, hashes: impl Iterator<Item = &'h str>) -> Result<Vec<Vec<u8>>, Problem> {
        let requests: String = hashes.map(|hash| format!("{hash}\n")).collect();
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&error.to_string()))?;
        let input = child.stdin.take();
        // Pipes have small buffers. Writing all requests before reading would deadlock as soon as git blocks on its output.
        let writer =
            std::thread::spawn(move || input.map(|mut input| input.write_all(requests.as_bytes())));
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
            // The configuration of an untrusted repository could name a program to run here.
            .args(["-c", "core.fsmonitor=false"])
            .args(arguments)
            // Git sets these for hooks. They would override `-C`.
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            // No write access to the repository is needed, nor are messages in the user's language.
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

/// Bytes without carriage returns: with `core.autocrlf` git converts line ends on checkout.
fn without_cr(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.retain(|byte| *byte != b'\r');
    bytes
}

/// The NUL-terminated names of `-z`, which are not quoted.
fn paths(listing: &[u8]) -> impl Iterator<Item = String> {
    listing
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty())
        .map(|path| String::from_utf8_lossy(path).into_owned())
}

/// The blobs in an output of `cat-file --batch`: for each `HASH blob SIZE\n`, then SIZE bytes and `\n`.
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
