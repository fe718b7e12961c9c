//! The generated corpus: a knowledge base of any size for the benchmarks, in which every record is valid.
//!
//! It is drawn first and written second. Each record draws from a stream of its own, named by kind and
//! number, so that the same size and seed give the same bytes on any machine, and a new key of one kind
//! leaves all others as they were. The subject is made up; only shape, size and links are meant to be real.

mod draw;
mod page;
mod prose;
mod records;
mod vocabulary;
mod write;

use std::fmt;
use std::path::Path;

use anyhow::Result;

/// How much of everything a corpus holds, and the seed that it is drawn with.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    seed: u64,
    statements: usize,
    sources: usize,
    policies: usize,
    concepts: usize,
    propositions: usize,
    relations: usize,
    contradictions: usize,
    extras: Extras,
}

/// What a corpus holds beyond what follows from its size. All else stays as it is without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extras {
    /// Statements on each side of one more contradiction; none if 0.
    pub(crate) pairs: usize,
    /// Pages of statements that are written with a word before the number, which is an error with a safe cure.
    pub(crate) mistakes: usize,
}

/// The fewest sources: a statement cites up to four that are not its own.
const FEWEST_SOURCES: usize = 8;

impl Plan {
    /// The plan for a number of statements. Small corpora get the few records that any statement needs.
    pub(crate) fn new(statements: u64, seed: u64) -> Plan {
        let statements = usize::try_from(statements).unwrap_or(usize::MAX);
        Plan {
            seed,
            statements,
            sources: (statements / 5).max(FEWEST_SOURCES),
            policies: (statements / 50).max(1),
            concepts: (statements / 20).max(1),
            propositions: (statements / 25).max(1),
            relations: statements / 2,
            contradictions: statements / 100,
            extras: Extras::default(),
        }
    }

    /// The plan for a number of sources, with hardly anything else.
    pub(crate) fn of_sources(sources: u64, seed: u64) -> Plan {
        let sources = usize::try_from(sources).unwrap_or(usize::MAX);
        Plan {
            sources: sources.max(FEWEST_SOURCES),
            policies: (sources / 10).max(1),
            ..Plan::new(20, seed)
        }
    }

    /// Adds what does not follow from the size.
    pub(crate) fn add(&mut self, extras: Extras) {
        self.extras = extras;
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} statements, {} sources ({} policy documents), {} concepts, {} propositions, {} relations, \
             {} contradictions, seed {}",
            self.statements,
            self.sources,
            self.policies,
            self.concepts,
            self.propositions,
            self.relations,
            self.contradictions,
            self.seed
        )
    }
}

/// Draws the corpus and writes it to `dir`, as `content/` and `book/`.
pub(crate) fn write(plan: &Plan, dir: &Path) -> Result<()> {
    write::corpus(&records::Corpus::draw(plan), dir)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;

    fn files(plan: &Plan) -> BTreeMap<String, String> {
        let dir = tempfile::tempdir().unwrap();
        write(plan, dir.path()).unwrap();
        walkdir::WalkDir::new(dir.path())
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name = entry
                    .path()
                    .strip_prefix(dir.path())
                    .unwrap()
                    .display()
                    .to_string();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(files(&Plan::new(300, 7)), files(&Plan::new(300, 7)));
    }

    #[test]
    fn another_seed_gives_other_bytes() {
        assert_ne!(files(&Plan::new(60, 7)), files(&Plan::new(60, 8)));
    }

    #[test]
    fn statements_stand_in_files_of_twenty() {
        let files = files(&Plan::new(50, 7));
        let counts: Vec<usize> = files
            .iter()
            .filter(|(name, _)| name.contains("statements"))
            .map(|(_, text)| text.matches("- id: statement-").count())
            .collect();
        assert_eq!(counts, [20, 20, 10]);
    }

    #[test]
    fn one_more_contradiction_is_one_more_file() {
        let mut plan = Plan::new(300, 7);
        let before = files(&plan);
        plan.add(Extras {
            pairs: 40,
            ..Extras::default()
        });
        let mut after = files(&plan);
        let added = after
            .remove("content/contradictions/contradiction-000004.yaml")
            .unwrap();
        assert_eq!(added.matches("statement-").count(), 80);
        assert_eq!(after, before);
    }

    #[test]
    fn mistakes_are_spread_over_the_statements_and_change_nothing_else() {
        let mut plan = Plan::new(300, 7);
        let before = files(&plan);
        plan.add(Extras {
            mistakes: 6,
            ..Extras::default()
        });
        let after = files(&plan);
        let changed = after.iter().filter(|(name, text)| before[*name] != **text);
        let words = changed.map(|(_, text)| text.matches("{page: \"S. ").count());
        assert_eq!(words.collect::<Vec<_>>(), [1; 6]);
        let cured = after
            .into_iter()
            .map(|(name, text)| (name, text.replace("\"S. ", "\"")));
        assert_eq!(cured.collect::<BTreeMap<_, _>>(), before);
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("letter.txt"), "mine").unwrap();
        let message = write(&Plan::new(1, 7), dir.path()).unwrap_err().to_string();
        assert!(message.contains("is not empty"), "{message}");
    }
}
