//! What a saved query answered with, or why it did not.

use antinomy_query::saved::{Misuse, SavedFailure};
use antinomy_query::{Answer, Rows};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows that a page shows at most: tables are read, and what is longer is computed with.
pub(crate) const MOST: usize = 200;

/// Why a saved query has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// It is asked for something that it does not take.
    Misuse(Misuse),
    /// It cannot be evaluated.
    Failed(SavedFailure),
}

/// The answer to a saved query, or why there is none.
pub(crate) type Answered = Result<Arc<Excerpt>, NoAnswer>;

/// The answers with default values, by the names of the queries.
pub(crate) type DefaultAnswers = BTreeMap<String, Answered>;

/// As much of an answer as a page shows. Answers of all queries are kept until the handbook is done, and one may fill a gigabyte.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Excerpt {
    pub(crate) form: Form,
    /// The first rows; of triples, three columns.
    pub(crate) table: Rows,
    /// How many rows there are.
    pub(crate) count: usize,
}

/// What was answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Rows.
    Rows,
    /// Yes or no.
    Truth(bool),
    /// Triples.
    Triples,
}

impl Excerpt {
    /// Takes an answer apart, so that the rest of it is gone.
    pub(crate) fn of(answer: Answer) -> Self {
        match answer {
            Answer::Truth(truth) => Self {
                form: Form::Truth(truth),
                table: Rows::default(),
                count: 0,
            },
            Answer::Rows(Rows { columns, mut rows }) => {
                let count = rows.len();
                rows.truncate(MOST);
                // Gives the place of the rest back, too.
                rows.shrink_to_fit();
                Self {
                    form: Form::Rows,
                    table: Rows { columns, rows },
                    count,
                }
            }
            Answer::Triples(triples) => Self {
                form: Form::Triples,
                count: triples.len(),
                table: Rows {
                    columns: ["subject", "predicate", "object"]
                        .map(str::to_owned)
                        .to_vec(),
                    rows: triples
                        .iter()
                        .take(MOST)
                        .map(|it| it.terms().map(Some).to_vec())
                        .collect(),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_query::Value;

    #[test]
    fn of_a_long_answer_only_what_a_page_shows_is_kept() {
        let row = |number| vec![Some(Value::of_number(number))];
        let answer = Answer::Rows(Rows {
            columns: vec!["n".to_owned()],
            rows: (0..100_000).map(row).collect(),
        });
        let Excerpt { table, count, .. } = Excerpt::of(answer);
        assert_eq!((count, table.rows.len()), (100_000, MOST));
        assert_eq!(table.rows[MOST - 1], row(199));
        // Not the allocation of all rows with the first ones in it.
        assert!(table.rows.capacity() < 2 * MOST);
    }
}
