//! Answers to saved queries. Each is asked once a handbook with its defaults, however many pages show it.

use crate::Handbook;
use crate::answers::{Answered, Excerpt, NoAnswer};
use antinomy_model::SavedQuery;
use antinomy_query::Rdf;
use antinomy_query::saved;
use std::sync::Arc;

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
        let answer = saved::answer(&text, query, rdf, self.language, watcher);
        let excerpt = answer.map(Excerpt::of).map_err(NoAnswer::Failed)?;
        Ok(Arc::new(excerpt))
    }
}
