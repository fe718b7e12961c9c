//! Queries of the `git` program about the files of a knowledge base.

mod call;

use crate::Problem;
use crate::input::read_bytes;
use antinomy_syntax::{SourceFile, yaml};
use call::{Answered, Limits, call};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A folder in a Git working tree.
///
/// A repository and its configuration may come from anybody. Nothing that they name is run, and nothing is written: only
/// commands are called that read objects, never the index and never the working tree. Filters, hooks, drivers for
/// differences, monitors and submodules belong to the index and the working tree.
#[derive(Debug)]
pub struct Git {
    /// Working directory of all calls; paths are relative to it.
    folder: PathBuf,
    prefix: String,
}

/// Ten seconds are a thousand times what git needs for a first byte.
const SILENCE: Duration = Duration::from_secs(10);

/// For answers of a line or two.
const SHORT: Limits = Limits {
    silence: SILENCE,
    bytes: 1 << 20,
};

/// For files, all of which are held in memory.
const LONG: Limits = Limits {
    silence: SILENCE,
    bytes: 512 << 20,
};

/// Options of all calls. Command-line options override the configuration of a repository.
const OPTIONS: &[&str] = &[
    "--no-pager",
    "--no-optional-locks",
    // Objects as they were committed.
    "--no-replace-objects",
    "--literal-pathspecs",
    // Files of a pull request may look like a repository. One without a folder `.git` is not taken for one.
    "-c",
    "safe.bareRepository=explicit",
    // The rest belongs to commands that are not called here, and stays off should that change.
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.autoRefreshIndex=false",
    "-c",
    "protocol.allow=never",
];

/// Variables that git sees: where programs and the user's own configuration are, which says whose repositories are safe.
/// All others of git override what is asked for here.
const VARIABLES: &[&str] = &[
    "HOME",
    "XDG_CONFIG_HOME",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    // Windows.
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "PROGRAMDATA",
    "SYSTEMROOT",
];

/// Values of git's own variables.
const SETTINGS: &[(&str, &str)] = &[
    // An object that is missing is not fetched: the repository may name the program that fetches it. No protocol has this
    // name; unlike the option above, the variable also overrides what the repository allows for a single protocol.
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    // The user's configuration may ask for these.
    ("GIT_TRACE2", "0"),
    ("GIT_TRACE2_EVENT", "0"),
    ("GIT_TRACE2_PERF", "0"),
    // Messages are looked into.
    ("LC_ALL", "C"),
];

impl Git {
    /// The folder, if it is in a working tree.
    ///
    /// # Errors
    /// If it is not, git is not there or does not answer, or git does not trust the repository.
    pub fn of(folder: &Path) -> Result<Self, Problem> {
        let mut git = Self {
            folder: folder.to_owned(),
            prefix: String::new(),
        };
        let asked = ["rev-parse", "--is-inside-work-tree", "--show-prefix"];
        let found = git.call(&asked, Vec::new(), SHORT)?;
        let answer = String::from_utf8_lossy(&found.stdout);
        match answer.split_once('\n') {
            Some(("true", prefix)) if found.status.success() => {
                prefix.trim_end_matches('\n').clone_into(&mut git.prefix);
                Ok(git)
            }
            _ => Err(no_working_tree(folder, &found.messages)),
        }
    }

    /// Path from the root of the working tree to the folder: empty, or ending in `/`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether a file differs from its version in `HEAD`, or has none. `path` is relative to the folder.
    ///
    /// # Errors
    /// If the file cannot be read, or git does not answer.
    pub fn is_dirty(&self, path: &str) -> Result<bool, Problem> {
        let disk = self.folder.join(path);
        let now = read_bytes(&disk, LONG.bytes)?;
        let name = format!("HEAD:./{path}");
        let committed = self.call(&["cat-file", "blob", &name], Vec::new(), LONG)?;
        Ok(!committed.status.success() || !is_same(&committed.stdout, &now))
    }

    /// The hash of the commit that a revision names.
    ///
    /// # Errors
    /// If there is no such commit.
    pub fn commit(&self, name: &str) -> Result<String, Problem> {
        let wanted = format!("{name}^{{commit}}");
        let asked = [
            "rev-parse",
            "--verify",
            "--quiet",
            // The name may begin with a dash.
            "--end-of-options",
            &wanted,
        ];
        let found = self.call(&asked, Vec::new(), SHORT)?;
        let hash = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        // `^v1` is "everything but v1", which git verifies and answers as `^` with a hash.
        let is_hash = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if found.status.success() && is_hash {
            return Ok(hash);
        }
        let key = if self.is_shallow()? {
            "no-revision-shallow"
        } else {
            "no-revision"
        };
        Err(Problem::new(key).with("name", name))
    }

    /// Whether the repository has only the end of its history, as a checkout of a CI service has by default.
    fn is_shallow(&self) -> Result<bool, Problem> {
        let asked = ["rev-parse", "--is-shallow-repository"];
        let found = self.call(&asked, Vec::new(), SHORT)?;
        Ok(found.stdout.starts_with(b"true"))
    }

    /// The files of a commit below the path `inner`, as far as `is_content` accepts their paths. Paths are relative to the
    /// folder. Files that are too large to be read are left out.
    ///
    /// # Errors
    /// If a `git` command fails, or an object of the commit is missing.
    pub fn files_at(
        &self,
        commit: &str,
        inner: &str,
        is_content: impl Fn(&str) -> bool,
    ) -> Result<Vec<SourceFile>, Problem> {
        let mut list = vec!["ls-tree", "-r", "-l", "-z", commit];
        if !inner.is_empty() {
            list.extend(["--", inner]);
        }
        let listing = self.call(&list, Vec::new(), LONG)?;
        if !listing.status.success() {
            return Err(failed(&listing.messages));
        }
        // "100644 blob HASH    SIZE\tPATH". What is too large is not asked for: it would be unpacked into memory. Mode 120000 is a symbolic link, which is not followed on disk either; 160000 is a submodule.
        let entries: Vec<(String, String)> = paths(&listing.stdout)
            .filter_map(|line| {
                let (head, path) = line.split_once('\t')?;
                let mut head = head.split_ascii_whitespace();
                let is_file = head.next()?.starts_with("100") && head.next()? == "blob";
                let hash = head.next()?.to_owned();
                // `BAD` if the object is missing, which is asked for and then a problem.
                let size: usize = head.next()?.parse().unwrap_or(0);
                let is_read = is_file && size <= yaml::MAX_BYTES && is_content(path);
                is_read.then(|| (hash, path.to_owned()))
            })
            .collect();
        let texts = self.blobs(entries.iter().map(|(hash, _)| hash.as_str()))?;
        let files = entries.into_iter().zip(texts);
        // On disk, too, what is readable of a file that is no UTF-8 is read.
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok(files
            .map(|((_, path), bytes)| SourceFile::new(path, text(bytes)))
            .collect())
    }

    /// The contents of blobs, in the order of their hashes, from a single process.
    fn blobs<'h>(&self, hashes: impl Iterator<Item = &'h str>) -> Result<Vec<Vec<u8>>, Problem> {
        let requests: String = hashes.map(|hash| format!("{hash}\n")).collect();
        let answer = self.call(&["cat-file", "--batch"], requests.into_bytes(), LONG)?;
        batch(&answer.stdout).ok_or_else(|| Problem::new("git-incomplete"))
    }

    fn call(
        &self,
        arguments: &[&str],
        input: Vec<u8>,
        limits: Limits,
    ) -> Result<Answered, Problem> {
        let folders = search_path();
        // By its whole path: with a search path that is empty or relative, systems look in the current folder, where a file
        // of a pull request may be called git.
        let mut command = Command::new(program(&folders)?);
        command
            .arg("-C")
            .arg(&self.folder)
            .args(OPTIONS)
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::join_paths(&folders).unwrap_or_default())
            .envs(SETTINGS.iter().copied());
        for name in VARIABLES {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        call(&mut command, input, limits)
    }
}

/// The folders of `PATH` that are named from the root: others would be looked for where the program was started, among
/// the files of others.
fn search_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path);
    folders.filter(|folder| folder.is_absolute()).collect()
}

/// The first git in these folders.
fn program(folders: &[PathBuf]) -> Result<PathBuf, Problem> {
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let mut found = folders.iter().map(|folder| folder.join(&name));
    found
        .find(|path| path.is_file())
        .ok_or_else(|| Problem::new("git-missing"))
}

/// Why git finds no working tree, by its messages.
fn no_working_tree(folder: &Path, messages: &str) -> Problem {
    let shown = folder.display().to_string();
    if messages.contains("safe.directory") {
        Problem::new("git-of-others").with("path", shown)
    } else if messages.contains("bare repository") {
        Problem::new("git-bare").with("path", shown)
    } else {
        Problem::new("no-git")
    }
}

fn failed(reason: &str) -> Problem {
    Problem::new("git").with("reason", reason)
}

/// Whether two files are the same but for carriage returns: with `core.autocrlf` git converts line ends on checkout.
pub(crate) fn is_same(a: &[u8], b: &[u8]) -> bool {
    let is_kept = |byte: &&u8| **byte != b'\r';
    a == b || a.iter().filter(is_kept).eq(b.iter().filter(is_kept))
}

/// The NUL-terminated names of `-z`, which are not quoted.
fn paths(listing: &[u8]) -> impl Iterator<Item = String> {
    listing
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty())
        .map(|path| String::from_utf8_lossy(path).into_owned())
}

/// The blobs in an output of `cat-file --batch`: for each `HASH blob SIZE\n`, then SIZE bytes and `\n`. `None` if one is
/// missing.
fn batch(mut answer: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut blobs = Vec::new();
    while !answer.is_empty() {
        let end = answer.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&answer[..end]).ok()?;
        // `HASH missing` has no size.
        let size: usize = head.rsplit(' ').next()?.parse().ok()?;
        let from = end + 1;
        blobs.push(answer.get(from..from + size)?.to_vec());
        answer = answer.get(from + size + 1..)?;
    }
    Some(blobs)
}
