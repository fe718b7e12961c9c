//! What terms of vocabularies are called in the language of a book, for answers that hold terms.

use antinomy_model::Manifest;
use antinomy_model::values::{Choice, CitationType};
use antinomy_query::{Ontology, manner_term};
use antinomy_words::Words;
use std::collections::BTreeMap;

/// Labels of terms, by their names with prefixes: those of our ontology, and the ways to cite.
#[derive(Debug)]
pub(crate) struct TermLabels(BTreeMap<String, String>);

impl TermLabels {
    pub(crate) fn of(manifest: &Manifest, words: &Words) -> Self {
        let ontology = Ontology {
            manifest,
            languages: &[words.language()],
            say: &Words::in_language,
        };
        let terms = ontology.terms().into_iter();
        let own = terms.filter_map(|term| {
            let (_, label) = term.labels.into_iter().next()?;
            Some((format!("an:{}", term.name), label))
        });
        let manners = CitationType::WORDS.iter();
        let manners = manners.map(|word| {
            let label = words.word(&format!("value-as-{word}"));
            (manner_term(word), label)
        });
        Self(own.chain(manners).collect())
    }

    /// The label of a term, if it has one.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}
