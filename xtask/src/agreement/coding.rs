//! A coding as a file: what one coder settled for each place of the list. Its values are defined in rule C46
//! of the codebook, and anything else is an error: a misspelt word would pass for a disagreement.

use std::collections::BTreeMap;

use antinomy_model::values::{Category, Choice, StatementKind};
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Deserializer};
use serde_yaml::Value;

/// The levels of our knowledge base.
const LEVELS: &[&str] = &["eu", "federal", "state", "municipal"];
/// Values instead of levels: the voice does not govern, or is not named.
const NO_LEVELS: &[&str] = &["outside", "unknown"];
/// No stance, or no conflict.
const NONE: &str = "none";

/// What one coder settled.
#[derive(Debug)]
pub(super) struct Coding {
    pub(super) coder: String,
    pub(super) passages: BTreeMap<u32, Passage>,
    /// The category of each pair of passages, or "none".
    pub(super) pairs: BTreeMap<String, &'static str>,
}

/// What a coder settled for one passage.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) kind: &'static str,
    /// The levels in the order of [`LEVELS`], or one of [`NO_LEVELS`].
    pub(super) level: String,
    /// Missing where no stance was asked for.
    pub(super) stance: Option<CodedStance>,
}

/// A stance on the proposition that the list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodedStance {
    /// The passage does not speak of it.
    None,
    /// From -2, denies, to 2, affirms.
    Value(i64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodingFile {
    coder: String,
    passages: Vec<PassageRow>,
    pairs: Vec<PairRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageRow {
    passage: u32,
    kind: String,
    level: Value,
    #[serde(default, deserialize_with = "given")]
    stance: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PairRow {
    pair: String,
    category: String,
}

/// A key without a value is not a missing key.
fn given<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

impl Coding {
    /// Reads a coding and checks every value.
    pub(super) fn read(text: &str) -> Result<Coding> {
        let file: CodingFile = serde_yaml::from_str(text)?;
        let mut passages = BTreeMap::new();
        for row in &file.passages {
            let place = format!("passage {}", row.passage);
            let passage = Passage::read(row).with_context(|| place.clone())?;
            let twice = passages.insert(row.passage, passage).is_some();
            ensure!(!twice, "{place} is coded twice");
        }
        let mut pairs = BTreeMap::new();
        for row in file.pairs {
            let place = format!("pair {}", row.pair);
            let category = category(&row.category).with_context(|| place.clone())?;
            let twice = pairs.insert(row.pair, category).is_some();
            ensure!(!twice, "{place} is coded twice");
        }
        Ok(Coding {
            coder: file.coder,
            passages,
            pairs,
        })
    }
}

impl Passage {
    fn read(row: &PassageRow) -> Result<Passage> {
        Ok(Passage {
            kind: word(&row.kind, "kind", StatementKind::WORDS)?,
            level: level(&row.level)?,
            stance: row.stance.as_ref().map(stance).transpose()?,
        })
    }
}

/// The word of a list that this is.
fn word(word: &str, what: &str, words: &[&'static str]) -> Result<&'static str> {
    // Returned from the list and not from the file, so that codings share their words.
    let found = words.iter().find(|other| **other == word).copied();
    found.with_context(|| {
        format!(
            "\"{word}\" is no {what}; expected one of {}",
            words.join(", ")
        )
    })
}

fn category(text: &str) -> Result<&'static str> {
    let words = [Category::WORDS, &[NONE]].concat();
    word(text, "category", &words)
}

fn level(value: &Value) -> Result<String> {
    match value {
        Value::String(text) => {
            let words = [LEVELS, NO_LEVELS].concat();
            Ok(word(text, "level", &words)?.to_owned())
        }
        Value::Sequence(items) if !items.is_empty() => {
            // What is no text becomes an empty one, which is on no list.
            let texts = items.iter().map(|item| item.as_str().unwrap_or_default());
            let levels: Vec<&str> = texts
                .map(|text| word(text, "level in a set", LEVELS))
                .collect::<Result<_>>()?;
            // Two coders may list the same set in different orders.
            let ordered = LEVELS.iter().filter(|level| levels.contains(level));
            Ok(ordered.copied().collect::<Vec<_>>().join(" and "))
        }
        _ => bail!("the level is neither a word nor a list of words"),
    }
}

fn stance(value: &Value) -> Result<CodedStance> {
    match (value.as_i64(), value.as_str()) {
        (Some(number @ -2..=2), _) => Ok(CodedStance::Value(number)),
        (_, Some(NONE)) => Ok(CodedStance::None),
        _ => bail!("the stance is neither a whole number from -2 to 2 nor \"{NONE}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "
coder: second
passages:
  - {passage: 1, kind: practice, level: municipal, stance: -2}
  - {passage: 2, kind: evidence, level: outside}
  - {passage: 3, kind: goal, level: [municipal, state], stance: none}
pairs:
  - {pair: P1, category: shift}
  - {pair: P2, category: none}
";

    #[test]
    fn a_coding_is_read() {
        let coding = Coding::read(GOOD).unwrap();
        assert_eq!(coding.coder, "second");
        assert_eq!(coding.passages[&1].stance, Some(CodedStance::Value(-2)));
        assert_eq!(coding.passages[&2].stance, None);
        assert_eq!(coding.passages[&3].stance, Some(CodedStance::None));
        assert_eq!(coding.passages[&3].level, "state and municipal");
        assert_eq!(coding.pairs["P2"], "none");
    }

    #[track_caller]
    fn assert_refused(from: &str, to: &str, message: &str) {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD);
        let error = Coding::read(&text).unwrap_err();
        let shown = format!("{error:#}");
        assert!(shown.contains(message), "{shown}");
    }

    #[test]
    fn a_word_that_is_not_on_the_list_is_an_error() {
        assert_refused(
            "practice",
            "practise",
            "passage 1: \"practise\" is no kind; expected one of definition",
        );
        assert_refused("outside", "research", "passage 2: \"research\" is no level");
        assert_refused("shift", "change", "pair P1: \"change\" is no category");
    }

    #[test]
    fn a_set_holds_levels_only() {
        assert_refused(
            "[municipal, state]",
            "[municipal, outside]",
            "\"outside\" is no level in a set",
        );
        assert_refused(
            "[municipal, state]",
            "[]",
            "passage 3: the level is neither",
        );
    }

    #[test]
    fn a_stance_off_the_scale_is_an_error() {
        let message = "passage 1: the stance is neither a whole number from -2 to 2 nor \"none\"";
        assert_refused("stance: -2", "stance: -3", message);
        assert_refused("stance: -2", "stance: 1.5", message);
        assert_refused("stance: -2", "stance: ~", message);
    }

    #[test]
    fn what_is_coded_twice_is_an_error() {
        assert_refused("passage: 2", "passage: 1", "passage 1 is coded twice");
        assert_refused("P2", "P1", "pair P1 is coded twice");
    }

    #[test]
    fn a_key_that_is_missing_or_unknown_is_an_error() {
        assert_refused("kind: goal, ", "", "missing field `kind`");
        assert_refused("kind: goal", "sort: goal", "unknown field `sort`");
    }
}
