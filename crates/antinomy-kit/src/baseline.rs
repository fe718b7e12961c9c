//! Baselines: lists of known problems, for a knowledge base that adopts the checks late. Problems in the list are not
//! reported again. They are counted by code, file and record, and without lines, so that edits do not invalidate them.

use crate::Problem;
use crate::input::{MAX_BYTES, read_text};
use crate::write::replace;
use antinomy_check::{LazyRecordsBySpan, RecordsBySpan};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, Files};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The number of known problems of each code, in each file and record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<ProblemKey, u32>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ProblemKey {
    path: String,
    record: String,
    code: String,
}

/// The YAML document of a baseline.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineDocument {
    version: u32,
    problems: Vec<KnownProblem>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownProblem {
    code: String,
    path: String,
    /// Empty for a problem outside of records.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    record: String,
    count: u32,
}

const VERSION: u32 = 1;

/// The most problems of one row. A row for more would hide every future problem of its kind.
const MAX_COUNT: u32 = 10_000;

/// Known problems that were not found any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleProblems {
    /// How many there are.
    pub count: usize,
    /// The row with most of them, if it has more than a few.
    pub most: Option<StaleRow>,
}

/// A row of a baseline that knows more problems than were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleRow {
    /// The name of the code.
    pub code: String,
    /// The path of the file; empty for problems of no file.
    pub path: String,
    /// How many more: as many new problems would not be reported.
    pub count: usize,
}

/// What a row may know too much without being named: problems are mended, and baselines written anew seldom.
const FEW: u32 = 20;

impl Baseline {
    /// A baseline of all `diagnostics`.
    #[must_use]
    pub fn of(files: &Files, base: &KnowledgeBase, diagnostics: &[Diagnostic]) -> Self {
        let mut places = RecordsBySpan::lazy(base);
        let mut counts = BTreeMap::new();
        for found in diagnostics {
            *counts
                .entry(key(files, base, &mut places, found))
                .or_default() += 1;
        }
        Self(counts)
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// If the file cannot be read, is no baseline of this version, or knows more of one kind in one place than anybody wrote.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let text = read_text(path, MAX_BYTES)?;
        let refused = || Problem::new("baseline").with("path", path.display().to_string());
        let document: BaselineDocument = serde_yaml::from_str(&text).map_err(|_| refused())?;
        if document.version != VERSION {
            return Err(refused());
        }
        let mut counts: BTreeMap<ProblemKey, u32> = BTreeMap::new();
        for known in document.problems {
            let key = ProblemKey {
                path: known.path,
                record: known.record,
                code: known.code,
            };
            // A merge of two branches may leave two rows with the same key.
            let count = counts.entry(key).or_default();
            *count = count.saturating_add(known.count);
        }
        match counts.iter().find(|(_, count)| **count > MAX_COUNT) {
            None => Ok(Self(counts)),
            Some((key, count)) => Err(Problem::new("baseline-count")
                .with("path", path.display().to_string())
                .with("code", key.code.as_str())
                .with("count", *count as usize)
                .with("limit", MAX_COUNT as usize)),
        }
    }

    /// Writes the baseline atomically. More problems of one row than [`Self::read`] takes stay unknown. `root` is the folder of
    /// the knowledge base.
    ///
    /// # Errors
    /// If the file cannot be written, would be too large to be read, or is there already and no baseline.
    pub fn write(&self, root: &Path, path: &Path) -> Result<(), Problem> {
        let is_other = |found: std::fs::Metadata| found.is_file() && found.len() > 0;
        if std::fs::metadata(path).is_ok_and(is_other) && Self::read(path).is_err() {
            return Err(Problem::new("baseline-other").with("path", path.display().to_string()));
        }
        let problems = self.0.iter().map(|(key, count)| KnownProblem {
            code: key.code.clone(),
            path: key.path.clone(),
            record: key.record.clone(),
            count: (*count).min(MAX_COUNT),
        });
        let document = BaselineDocument {
            version: VERSION,
            problems: problems.collect(),
        };
        let text = serde_yaml::to_string(&document).map_err(|error| {
            Problem::new("baseline")
                .with("path", path.display().to_string())
                .with("reason", error.to_string())
        })?;
        if text.len() > MAX_BYTES {
            return Err(Problem::new("baseline-too-large")
                .with("path", path.display().to_string())
                .with("limit", MAX_BYTES >> 20));
        }
        replace(Some(root), path, text.as_bytes())
    }

    /// The number of known problems.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|count| *count as usize).sum()
    }

    /// Removes the known problems from `diagnostics`. Returns the known problems that were not found any more.
    pub fn hide(
        mut self,
        files: &Files,
        base: &KnowledgeBase,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> StaleProblems {
        let mut places = RecordsBySpan::lazy(base);
        diagnostics.retain(
            |found| match self.0.get_mut(&key(files, base, &mut places, found)) {
                // One more than the baseline counts is new; which of them is the new one cannot be told.
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            },
        );
        let most = self.0.iter().max_by_key(|(_, count)| **count);
        let most = most.filter(|(_, count)| **count > FEW);
        StaleProblems {
            count: self.count(),
            most: most.map(|(key, count)| StaleRow {
                code: key.code.clone(),
                path: key.path.clone(),
                count: *count as usize,
            }),
        }
    }
}

fn key(
    files: &Files,
    base: &KnowledgeBase,
    places: &mut LazyRecordsBySpan<'_>,
    found: &Diagnostic,
) -> ProblemKey {
    let path = found.span.map_or("", |span| files.file(span.file).path());
    let record = places.record_of(found);
    ProblemKey {
        path: path.to_owned(),
        record: record.map_or(String::new(), |id| base.record(id).id.clone()),
        code: found.code.name().to_owned(),
    }
}
