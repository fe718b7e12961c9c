//! Programs that a git repository may name, and that no check starts.
//!
//! Each way is a script that prepares a repository as somebody else could have left it. Whatever is run creates a file in
//! the folder `$RAN`. A check and a cure must create none, and must leave the index as it is, byte for byte.

use crate::programs::{self, LeftOut};
use libtest_mimic::{Failed, Trial};
use std::path::Path;
use std::process::Command;

/// A way to have a program run.
struct Way {
    name: &'static str,
    /// Where the knowledge base lies, from the folder of the test.
    root: &'static str,
    script: &'static str,
    /// Exit code of the check and of the cure: 3 if git has no answer.
    code: i32,
    variables: &'static [(&'static str, &'static str)],
}

const fn way(name: &'static str, script: &'static str) -> Way {
    Way {
        name,
        root: ".",
        script,
        code: 0,
        variables: &[],
    }
}

/// The knowledge base, committed and tagged. Its one mistake is one that `--fix` mends.
const PREPARED: &str = "
git init -q -b main . && git add -A && git commit -qm one && git tag v1
mkdir -p .git/hooks .git/info
printf '#!/bin/sh\\ntouch %s/ran\\ncat\\n' \"$RAN\" >\"$RAN.sh\" && chmod +x \"$RAN.sh\"
";

/// Afterwards: the index is older than the files, so that whoever looks at it has a reason to read them and to write it.
const TOUCHED: &str = "
find . -name '*.yaml' -exec touch -d '+1 hour' {} +
rm -f \"$RAN\"/*
";

const WAYS: &[Way] = &[
    way(
        "filter.clean",
        "git config filter.x.clean \"$RAN.sh\"; echo '*.yaml filter=x' >.gitattributes",
    ),
    way(
        "filter.process",
        "git config filter.x.process \"$RAN.sh\"; echo '*.yaml filter=x' >.gitattributes",
    ),
    way(
        "include.path",
        "git config -f .git/other filter.x.clean \"$RAN.sh\"; git config include.path other
         echo '*.yaml filter=x' >.gitattributes",
    ),
    way(
        "config.worktree",
        "git config extensions.worktreeConfig true; git config --worktree filter.x.clean \"$RAN.sh\"
         echo '*.yaml filter=x' >.gitattributes",
    ),
    way(
        "info/attributes",
        "git config filter.x.clean \"$RAN.sh\"; echo '*.yaml filter=x' >.git/info/attributes",
    ),
    way(
        "the hook post-index-change",
        "cp \"$RAN.sh\" .git/hooks/post-index-change",
    ),
    way(
        "core.hooksPath",
        "mkdir hooks && cp \"$RAN.sh\" hooks/post-index-change; git config core.hooksPath hooks",
    ),
    Way {
        code: 3,
        ..way(
            "a missing object and core.sshCommand",
            "git config extensions.partialClone origin; git config remote.origin.promisor true
             git config remote.origin.url ssh://nowhere.invalid/x; git config core.sshCommand \"$RAN.sh\"
             git config protocol.ssh.allow always
             rm -f .git/objects/$(git rev-parse v1:content/actors.yaml | sed 's,^..,&/,')",
        )
    },
    Way {
        code: 3,
        ..way(
            "a missing object and remote.uploadpack",
            "git config extensions.partialClone origin; git config remote.origin.promisor true
             git init -q --bare ../other.git; git config remote.origin.url \"$(cd ..; pwd)/other.git\"
             git config remote.origin.uploadpack \"$RAN.sh\"; git config protocol.file.allow always
             rm -f .git/objects/$(git rev-parse v1:content/actors.yaml | sed 's,^..,&/,')",
        )
    },
    Way {
        code: 3,
        ..way(
            "a missing object and ext::",
            "git config extensions.partialClone origin; git config remote.origin.promisor true
             git config remote.origin.url \"ext::$RAN.sh\"; git config protocol.ext.allow always
             rm -f .git/objects/$(git rev-parse v1:content/actors.yaml | sed 's,^..,&/,')",
        )
    },
    way(
        "the configuration of a submodule",
        "git init -q -b main sub && (cd sub && echo a >a.yaml && git add -A && git commit -qm one)
         git add sub 2>/dev/null && git commit -qm two && git tag -f v1 >/dev/null
         cd sub && git config filter.x.clean \"$RAN.sh\" && echo '*.yaml filter=x' >.git/info/attributes
         echo b >a.yaml && cp \"$RAN.sh\" .git/hooks/post-index-change",
    ),
    Way {
        root: "handbook",
        code: 3,
        ..way(
            "a bare repository among the files",
            "mkdir handbook && git mv content handbook/ && git commit -qm moved && git tag -f v1 >/dev/null
             cp -r .git/HEAD .git/objects .git/refs .git/index handbook/
             printf '[core]\\nrepositoryformatversion = 0\\nworktree = .\\n' >handbook/config
             git config -f handbook/config filter.x.clean \"$RAN.sh\"
             echo '*.yaml filter=x' >handbook/.gitattributes",
        )
    },
    way("core.fsmonitor", "git config core.fsmonitor \"$RAN.sh\""),
    way("diff.external", "git config diff.external \"$RAN.sh\""),
    way(
        "textconv",
        "git config diff.x.textconv \"$RAN.sh\"; echo '*.yaml diff=x' >.gitattributes",
    ),
    way(
        "diff.command",
        "git config diff.x.command \"$RAN.sh\"; echo '*.yaml diff=x' >.gitattributes",
    ),
    way(
        "a pager",
        "git config core.pager \"$RAN.sh\"; git config pager.ls-tree true; git config pager.rev-parse true",
    ),
    way(
        "an alias",
        "for name in rev-parse ls-tree cat-file; do git config alias.$name \"!$RAN.sh\"; done",
    ),
    way(
        "an editor and a credential helper",
        "git config core.editor \"$RAN.sh\"; git config credential.helper \"$RAN.sh\"; git config core.askPass \"$RAN.sh\"",
    ),
    Way {
        variables: &[
            ("GIT_EXTERNAL_DIFF", "touch [RAN]/ran"),
            ("GIT_PAGER", "touch [RAN]/ran"),
            ("GIT_SSH_COMMAND", "touch [RAN]/ran"),
            ("GIT_TRACE", "[RAN]/trace"),
            ("GIT_TRACE2_EVENT", "[RAN]/trace2"),
            ("GIT_CONFIG_COUNT", "1"),
            ("GIT_CONFIG_KEY_0", "core.fsmonitor"),
            ("GIT_CONFIG_VALUE_0", "[RAN].sh"),
            ("GIT_DIR", "[RAN]/no-repository"),
            ("GIT_OBJECT_DIRECTORY", "[RAN]/no-objects"),
        ],
        ..way("variables of git", "true")
    },
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let trial = |way: &'static Way| {
        let name = format!("git runs nothing: {}", way.name);
        left_out.trial(name, &["antinomy", "git", "sh"], move || run(way))
    };
    let mut trials: Vec<Trial> = WAYS.iter().map(trial).collect();
    trials.push(left_out.trial(
        "git runs nothing: a file called git".to_owned(),
        &["antinomy", "git", "sh"],
        a_file_called_git,
    ));
    trials
}

fn run(way: &Way) -> Result<(), Failed> {
    let folder = prepared()?;
    let (project, ran) = (folder.path().join("project"), folder.path().join("ran"));
    let script = format!("{PREPARED}({})\n{TOUCHED}", way.script);
    shell(&project, &ran, &script)?;
    let index = std::fs::read(project.join(".git/index")).map_err(|error| error.to_string())?;
    for arguments in [&["--changed-since", "v1"][..], &["--fix"]] {
        let mut command = antinomy(&project.join(way.root))?;
        for (name, value) in way.variables {
            command.env(name, value.replace("[RAN]", &ran.display().to_string()));
        }
        let output = command
            .args(arguments)
            .output()
            .map_err(|error| error.to_string())?;
        let names: Vec<_> = std::fs::read_dir(&ran)
            .map_err(|error| error.to_string())?
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        if !names.is_empty() {
            return Err(format!("{arguments:?} has run a program: {names:?}").into());
        }
        let now = std::fs::read(project.join(".git/index")).map_err(|error| error.to_string())?;
        if now != index {
            return Err(format!("{arguments:?} has written the index").into());
        }
        if output.status.code() != Some(way.code) {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("{arguments:?} ended with {}: {said}", output.status).into());
        }
    }
    Ok(())
}

/// A relative folder in the search path, in which a pull request may put a file.
fn a_file_called_git() -> Result<(), Failed> {
    let folder = prepared()?;
    let (project, ran) = (folder.path().join("project"), folder.path().join("ran"));
    let script = format!("{PREPARED} cp \"$RAN.sh\" git\n{TOUCHED}");
    shell(&project, &ran, &script)?;
    let path = std::env::var("PATH").map_err(|error| error.to_string())?;
    let mut command = antinomy(&project)?;
    command
        .env("PATH", format!(".:{path}"))
        .args(["--changed-since", "v1"]);
    let status = command.status().map_err(|error| error.to_string())?;
    if status.code() != Some(0) || ran.join("ran").exists() {
        return Err(format!("ended with {status}, run: {}", ran.join("ran").exists()).into());
    }
    Ok(())
}

/// A folder with a knowledge base and one for traces.
fn prepared() -> Result<tempfile::TempDir, Failed> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        std::fs::write(path, text)
    };
    std::fs::create_dir(folder.path().join("ran"))
        .and_then(|()| {
            write(
                "project/content/antinomy.yaml",
                "title: T\nlanguages: [en]\nactor-kinds: [{id: k, label: K}]\n\
                 levels: [{id: l, label: L, letter: L, shape: circle}]\n",
            )
        })
        .and_then(|()| {
            write(
                "project/content/actors.yaml",
                "sources:\n  - {id: a, class: policy, type: report, title: A, issued: 2009-1-5}\n",
            )
        })
        .map_err(|error| error.to_string())?;
    Ok(folder)
}

fn antinomy(folder: &Path) -> Result<Command, Failed> {
    let program = programs::find("antinomy").ok_or("antinomy is not here")?;
    let mut command = programs::command(&program, folder);
    command.arg("check").stdout(std::process::Stdio::null());
    Ok(command)
}

fn shell(project: &Path, ran: &Path, script: &str) -> Result<(), Failed> {
    let program = programs::find("sh").ok_or("sh is not here")?;
    let output = programs::command(&program, project)
        .args(["-ec", script])
        .env("RAN", ran)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "a")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "a@example.org")))
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "the script failed: {}",
        String::from_utf8_lossy(&output.stderr)
    )
    .into())
}
