//! The generated corpus: a knowledge base of any size for the benchmarks, in which every record is valid.
//!
//! It is drawn first and written second. Each record draws from a stream of its own, named by kind and
//! number, so that the same size and seed give the same bytes on any machine, and a new key of one kind
//! leaves all others as they were. The subject is made up; only shape, size and links are meant to be real.

mod draw;
mod page;
mod plan;
mod prose;
mod records;
mod vocabulary;
mod write;

use std::path::Path;

use anyhow::Result;

pub(crate) use plan::{Extras, Plan};

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
