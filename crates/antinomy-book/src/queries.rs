//! Answers to saved queries. Each is asked once a handbook with its defaults, however many pages show it.

use crate::Handbook;
use antinomy_model::SavedQuery;
use antinomy_query::saved::{self, Misuse, SavedFailure};
use antinomy_query::{Answer, Rdf};
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

impl Handbook {
    /// The answer to a saved query with these values for its parameters.
    pub(crate) fn answer(&self, query: &SavedQuery, given: &[(String, String)]) -> Answered {
        if !given.is_empty() {
            return self.ask(&Rdf::new(self.graph()), query, given);
        }
        let all = self.default_answers(|| {
            // One dataset for all: what a query reads of it is ready for the next.
            let rdf = Rdf::new(self.graph());
            let answer = |query: &SavedQuery| (query.name.clone(), self.ask(&rdf, query, &[]));
            self.base().queries().map(answer).collect()
        });
        match all.get(&query.name) {
            Some(answered) => answered.clone(),
            None => self.ask(&Rdf::new(self.graph()), query, given),
        }
    }

    fn ask(&self, rdf: &Rdf<'_>, query: &SavedQuery, given: &[(String, String)]) -> Answered {
        let text = saved::text(query, rdf, given).map_err(NoAnswer::Misuse)?;
        let watcher = self.watcher();
        let answer = saved::answer(&text, query.limit, rdf, self.language, watcher);
        answer.map(Arc::new).map_err(NoAnswer::Failed)
    }
}
