//! Baselines: lists of known problems, for a knowledge base that adopts the checks late. Problems in the list are not
//! reported again. They are counted by code, file and record, and without lines, so that edits do not invalidate them.

use crate::Problem;
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
    /// If the file cannot be read, or is no baseline of this version.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let text =
            std::fs::read_to_string(path).map_err(|error| Problem::unreadable(path, &error))?;
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
        Ok(Self(counts))
    }

    /// Writes the baseline atomically. `root` is the folder of the knowledge base.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, root: &Path, path: &Path) -> Result<(), Problem> {
        let problems = self.0.iter().map(|(key, count)| KnownProblem {
            code: key.code.clone(),
            path: key.path.clone(),
            record: key.record.clone(),
            count: *count,
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
        replace(Some(root), path, text.as_bytes())
    }

    /// The number of known problems.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|count| *count as usize).sum()
    }

    /// Removes the known problems from `diagnostics`. Returns the number of known problems that were not found any more.
    pub fn hide(
        mut self,
        files: &Files,
        base: &KnowledgeBase,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
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
        self.count()
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
