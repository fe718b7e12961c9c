//! The command as a shell sees it: exit codes, what goes where, and "did you mean".

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test of a program writes files and runs it, and stops where that fails"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MANIFEST: &str = "title: Test\nlanguages: [en]\n\
    levels: [{id: city, label: City, letter: C, shape: circle}]\n\
    actor-kinds: [{id: government, label: Government}]\n";
const ACTOR: &str = "id: rivertown\nlabel: Rivertown\nkind: government\nlevels: city\n";

/// Runs `antinomy` over a knowledge base with one file; each test has a folder of its own.
fn antinomy(test: &str, actor: &str, arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let content = folder.join("content");
    std::fs::create_dir_all(content.join("actors")).unwrap();
    std::fs::write(content.join("antinomy.yaml"), MANIFEST).unwrap();
    std::fs::write(content.join("actors/rivertown.yaml"), actor).unwrap();
    run(&folder, arguments)
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_antinomy"))
        .current_dir(folder)
        .args(arguments)
        .env("LC_ALL", "en")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn an_answer_goes_to_standard_output_and_ends_with_0() {
    let output = antinomy("answer", ACTOR, &["list", "actors"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Rivertown"), "{}", out(&output));
    assert_eq!(err(&output), "");
}

#[test]
fn a_knowledge_base_with_errors_ends_with_1() {
    let output = antinomy("errors", &ACTOR.replace("label", "lable"), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out(&output).contains("content/actors/rivertown.yaml:2:1"),
        "{}",
        out(&output)
    );
    assert!(err(&output).contains("One error"), "{}", err(&output));
}

#[test]
fn warnings_end_with_1_only_if_somebody_wants_them_to() {
    let with_prose = "statements:\n  - {id: a, kind: goal, source: x, text: A.}\nsources:\n  - {id: x, class: policy, type: report, title: X}\n";
    assert_eq!(
        antinomy("warnings", with_prose, &["check"]).status.code(),
        Some(0)
    );
    assert_eq!(
        antinomy("warnings", with_prose, &["check", "--deny", "warnings"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn a_question_about_nothing_ends_with_2_and_says_what_may_be_meant() {
    let output = antinomy("nothing", ACTOR, &["show", "rivertwon"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
    assert!(
        err(&output).contains("Did you mean “rivertown”?"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_misspelt_command_ends_with_2_and_says_what_may_be_meant() {
    let output = antinomy("command", ACTOR, &["chekc"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("'check'"), "{}", err(&output));
}

#[test]
fn a_folder_without_a_knowledge_base_ends_with_3() {
    let output = run(
        Path::new(env!("CARGO_TARGET_TMPDIR")),
        &["check", "--root", "/"],
    );
    assert_eq!(output.status.code(), Some(3), "{}", out(&output));
    assert!(err(&output).contains("antinomy.yaml"), "{}", err(&output));
}

#[test]
fn messages_come_in_german_when_asked_for() {
    let output = antinomy("german", ACTOR, &["show", "rivertwon", "--lang", "de"]);
    assert!(
        err(&output).contains("Gemeint ist vielleicht „rivertown“"),
        "{}",
        err(&output)
    );
}

#[test]
fn json_has_one_envelope() {
    let output = antinomy("json", ACTOR, &["list", "actors", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(answer["schema"], "antinomy/2");
    assert_eq!(answer["items"][0]["id"], "rivertown");
}

/// What a command prints to either stream, with these variables besides.
fn printed(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = run_coloured(folder, arguments, environment);
    out(&output) + &err(&output)
}

/// A knowledge base of its own for each test: tests run at once, and a file that one of them
/// writes again is empty for a moment to another that reads it.
fn coloured(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let content = folder.join("content");
    std::fs::create_dir_all(&content).unwrap();
    std::fs::write(content.join("antinomy.yaml"), MANIFEST).unwrap();
    std::fs::write(content.join("all.yaml"), "actors:\n  - {id: a, lable: A}\n").unwrap();
    folder
}

fn run_coloured(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_antinomy"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("LC_ALL", "en")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// Everything that has colours: a report, a table, a record, an explanation, an error, what the parser says.
const COLOURED: &[&[&str]] = &[
    &["check"],
    &["list", "actors"],
    &["show", "a"],
    &["explain"],
    &["explain", "broken-yaml"],
    &["show", "nobody"],
    &["lst"],
    &["lst", "--lang", "de"],
    &["list", "--help"],
];

#[test]
fn colours_are_had_in_a_pipe_by_those_who_ask_for_them() {
    let folder = coloured("colours-asked-for");
    for arguments in COLOURED {
        let asked = [arguments, &["--color", "always"][..]].concat();
        let forced: &[(&str, &str)] = &[("CLICOLOR_FORCE", "1")];
        // The option decides, whatever the variable says.
        for environment in [&[("NO_COLOR", "1")][..], &[][..]] {
            let text = printed(&folder, &asked, environment);
            assert!(text.contains('\u{1b}'), "{asked:?} {environment:?}: {text}");
        }
        let text = printed(&folder, arguments, forced);
        assert!(text.contains('\u{1b}'), "{arguments:?} {forced:?}: {text}");
    }
}

#[test]
fn no_colours_are_had_by_those_who_forbid_them() {
    let folder = coloured("colours-forbidden");
    for arguments in COLOURED {
        let never = [arguments, &["--color", "never"][..]].concat();
        assert!(!printed(&folder, &never, &[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
        let both = [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")];
        assert!(
            !printed(&folder, arguments, &both).contains('\u{1b}'),
            "{arguments:?}"
        );
        // An empty variable says nothing, and 0 forces nothing.
        let nothing = [("NO_COLOR", ""), ("CLICOLOR_FORCE", "0")];
        assert!(
            !printed(&folder, arguments, &nothing).contains('\u{1b}'),
            "{arguments:?}"
        );
    }
}

#[test]
fn data_have_no_colours() {
    let folder = coloured("colours-of-data");
    for arguments in [
        &["export"][..],
        &["list", "actors", "--format", "json"],
        &["check", "--format", "json"],
    ] {
        let asked = [arguments, &["--color", "always"][..]].concat();
        let output = run_coloured(&folder, &asked, &[]);
        assert!(!out(&output).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn no_letter_is_coloured_off_a_terminal() {
    let output = antinomy("colours", &ACTOR.replace("label", "lable"), &["check"]);
    assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'));
}
