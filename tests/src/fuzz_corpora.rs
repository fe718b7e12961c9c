//! The fuzz targets over their corpora, with the code that fuzzing runs: so they compile with everything else, and what was
//! found once is tried in every run.

use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[path = "../fuzz/importing.rs"]
mod importing;
#[path = "../fuzz/reading.rs"]
mod reading;

/// What a target does with an input; it fails by a panic.
type Target = fn(&str);

/// The targets, as their files in `fuzz_targets/` call them.
const TARGETS: &[(&str, Target)] = &[
    ("biblatex", |text| importing::import("biblatex", text)),
    ("csl_json", |text| importing::import("csl-json", text)),
    ("markdown", reading::page),
    ("ris", |text| importing::import("ris", text)),
    ("yaml", reading::records),
];

/// A test for each corpus, and one that there is a corpus for each target.
pub(super) fn trials() -> Vec<Trial> {
    let corpora = TARGETS.iter().map(|(name, target)| {
        Trial::test(format!("fuzz corpus {name}"), move || run(name, *target))
    });
    corpora
        .chain([Trial::test("fuzz targets are all listed", all_listed)])
        .collect()
}

fn run(name: &str, target: Target) -> Result<(), Failed> {
    let mut count = 0;
    for entry in WalkDir::new(folder("corpus").join(name)).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            target(&String::from_utf8_lossy(&std::fs::read(entry.path())?));
            count += 1;
        }
    }
    if count == 0 {
        return Err(format!("the corpus {name} is empty").into());
    }
    Ok(())
}

fn all_listed() -> Result<(), Failed> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder("fuzz_targets"))
        .min_depth(1)
        .sort_by_file_name()
    {
        found.push(entry?.file_name().to_string_lossy().replace(".rs", ""));
    }
    let listed: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    if found != listed {
        return Err(format!("{found:?} are there, {listed:?} are listed").into());
    }
    Ok(())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(name)
}
