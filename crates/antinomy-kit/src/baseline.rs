//! A list of known problems, for a knowledge base that starts late: what stands in it is not reported again, so that
//! only new problems are seen. It counts problems of a kind in a record, and holds no lines, so that it survives edits.

use crate::Problem;
use crate::write::replace;
use antinomy_check::Places;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, Files};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// How many problems of a kind are known at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Known, u32>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    path: String,
    record: String,
    code: String,
}

/// The file: YAML, one line a known problem.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    problems: Vec<Row>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    path: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    record: String,
    count: u32,
}

const VERSION: u32 = 1;

impl Baseline {
    /// Everything that is wrong now.
    #[must_use]
    pub fn of(files: &Files, base: &KnowledgeBase, diagnostics: &[Diagnostic]) -> Self {
        let places = Places::of(base);
        let mut counts = BTreeMap::new();
        for found in diagnostics {
            *counts
                .entry(known(files, base, &places, found))
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
        let written: Written = serde_yaml::from_str(&text).map_err(|_| refused())?;
        if written.version != VERSION {
            return Err(refused());
        }
        let mut counts: BTreeMap<Known, u32> = BTreeMap::new();
        for row in written.problems {
            let known = Known {
                path: row.path,
                record: row.record,
                code: row.code,
            };
            let count = counts.entry(known).or_default();
            *count = count.saturating_add(row.count);
        }
        Ok(Self(counts))
    }

    /// Writes the baseline, whole or not at all.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Problem> {
        let problems = self.0.iter().map(|(known, count)| Row {
            code: known.code.clone(),
            path: known.path.clone(),
            record: known.record.clone(),
            count: *count,
        });
        let written = Written {
            version: VERSION,
            problems: problems.collect(),
        };
        let text = serde_yaml::to_string(&written).map_err(|error| {
            Problem::new("baseline")
                .with("path", path.display().to_string())
                .with("reason", error.to_string())
        })?;
        replace(path, text.as_bytes())
    }

    /// How many problems it knows.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|count| *count as usize).sum()
    }

    /// Takes the known problems out of `diagnostics`. Returns how many of the baseline are there no more.
    pub fn hide(
        mut self,
        files: &Files,
        base: &KnowledgeBase,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
        let places = Places::of(base);
        diagnostics.retain(
            |found| match self.0.get_mut(&known(files, base, &places, found)) {
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

fn known(files: &Files, base: &KnowledgeBase, places: &Places, found: &Diagnostic) -> Known {
    let path = found.span.map_or("", |span| files.file(span.file).path());
    let record = found.span.and_then(|span| places.record_at(span));
    Known {
        path: path.to_owned(),
        record: record.map_or(String::new(), |id| base.record(id).id.clone()),
        code: found.code.name.to_owned(),
    }
}
