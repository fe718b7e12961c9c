//! Codes of diagnostics: each has its words in every language, a number of its own, and a page that shows it.

use crate::page;
use antinomy_syntax::{Code, Diagnostic};
use antinomy_words::{LANGUAGES, Words};
use libtest_mimic::{Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};

/// Codes that no page of the suite can show, with the reason.
const WITHOUT_PAGE: &[(&str, &str)] = &[
    (
        "template-failed",
        "happens only if one of our own templates is wrong",
    ),
    (
        "unreadable-file",
        "needs a file that its owner may not read, and tests may run as somebody who may",
    ),
];

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "codes: numbers and names are never given twice",
            numbers_and_names,
        ),
        Trial::test(
            "codes: every code has a message and a hint in every language",
            messages,
        ),
        Trial::test(
            "lists: every lint in its folder is in the list",
            lints_are_listed,
        ),
        Trial::test(
            "lists: every kind in its folder is in the list",
            kinds_are_listed,
        ),
        Trial::test(
            "codes: every code of reading and of books is shown by a page of the suite",
            exercised,
        ),
    ]
}

/// Every code there is.
pub(crate) fn all() -> Vec<&'static Code> {
    let lints = antinomy_check::lints().flat_map(|lint| lint.codes());
    reading().chain(lints.copied()).collect()
}

/// Codes that are no lints. What shows a lint is the example on its own page.
fn reading() -> impl Iterator<Item = &'static Code> {
    let crates = [
        antinomy_syntax::codes::ALL,
        antinomy_model::codes::ALL,
        antinomy_query::codes::ALL,
        antinomy_book::codes::ALL,
        antinomy_cite::codes::ALL,
    ];
    crates.into_iter().flatten().copied()
}

/// Names of the Rust files of a folder of the workspace, without those that hold no member of its list.
fn files_of(folder: &str, but: &[&str]) -> Result<Vec<String>, Failed> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root.join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(
            name.strip_suffix(".rs")
                .filter(|name| !but.contains(name))
                .map(str::to_owned),
        );
    }
    names.sort();
    Ok(names)
}

fn lints_are_listed() -> Result<(), Failed> {
    let mut files = Vec::new();
    for family in files_of("crates/antinomy-check/src/lints", &[])? {
        files.extend(files_of(
            &format!("crates/antinomy-check/src/lints/{family}"),
            &[],
        )?);
    }
    let listed = antinomy_check::lints().count();
    if files.len() == listed {
        return Ok(());
    }
    Err(format!(
        "{listed} lints are listed, but there are files for {}",
        files.join(", ")
    )
    .into())
}

fn kinds_are_listed() -> Result<(), Failed> {
    let files = files_of("crates/antinomy-model/src/kinds", &["fields"])?;
    let mut listed: Vec<&str> = antinomy_model::Kind::ALL
        .iter()
        .map(|kind| kind.name())
        .collect();
    listed.sort_unstable();
    if files == listed {
        return Ok(());
    }
    Err(format!(
        "listed are {}, but there are files for {}",
        listed.join(", "),
        files.join(", ")
    )
    .into())
}

fn numbers_and_names() -> Result<(), Failed> {
    let mut seen: BTreeMap<&str, &Code> = BTreeMap::new();
    for code in all() {
        for word in [code.number(), code.name()] {
            if let Some(other) = seen.insert(word, code) {
                return Err(
                    format!("{word} stands for {} and for {}", other.name(), code.name()).into(),
                );
            }
        }
    }
    Ok(())
}

fn messages() -> Result<(), Failed> {
    let mut missing = Vec::new();
    for language in LANGUAGES {
        let words = Words::new(language);
        for code in all() {
            let message = words.diagnostic(&Diagnostic::without_place(code));
            if !words.knows(code.name()) {
                missing.push(format!("{language}: {} has no message", code.name()));
            } else if message.hint.is_none() {
                missing.push(format!("{language}: {} has no hint", code.name()));
            }
        }
    }
    listed(missing)
}

/// Names of codes in the expected blocks of all pages.
fn shown() -> Result<BTreeSet<String>, String> {
    let blocks = page::all()?
        .iter()
        .flat_map(|page| &page.cases)
        .flat_map(|case| &case.expected);
    let names = blocks.flat_map(|block| {
        block
            .text
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next())
    });
    Ok(names.map(str::to_owned).collect())
}

fn exercised() -> Result<(), Failed> {
    let shown = shown()?;
    let excused = |name: &str| WITHOUT_PAGE.iter().any(|(excused, _)| *excused == name);
    let mut wrong = Vec::new();
    for name in reading().map(|code| code.name()) {
        match (shown.contains(name), excused(name)) {
            (false, false) => wrong.push(format!("no page shows {name}")),
            (true, true) => wrong.push(format!("{name} is excused although a page shows it")),
            _ => {}
        }
    }
    listed(wrong)
}

fn listed(wrong: Vec<String>) -> Result<(), Failed> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}
