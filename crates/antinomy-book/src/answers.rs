//! What a saved query answered with, or why it did not.

use antinomy_query::Answer;
use antinomy_query::saved::{Misuse, SavedFailure};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why a saved query has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// It is asked for something that it does not take.
    Misuse(Misuse),
    /// It cannot be evaluated.
    Failed(SavedFailure),
}

/// The answer to a saved query, or why there is none.
pub(crate) type Answered = Result<Arc<Answer>, NoAnswer>;

/// The answers with default values, by the names of the queries.
pub(crate) type DefaultAnswers = BTreeMap<String, Answered>;
