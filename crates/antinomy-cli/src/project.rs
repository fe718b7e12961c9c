//! The knowledge base that a command asks about, with everything that is derived from it.

use crate::Failure;
use crate::arguments::{AnswerFormat, Common};
use antinomy_check::Findings;
use antinomy_graph::{Graph, NodeId};
use antinomy_kit::{Loaded, report};
use antinomy_model::{Kind, KnowledgeBase, Language, RecordId, Text};
use antinomy_syntax::{Argument, Severity, nearest};
use antinomy_words::Words;
use std::path::Path;
use std::sync::Arc;

pub(crate) struct Project<'w> {
    pub(crate) loaded: Loaded,
    pub(crate) graph: Graph,
    pub(crate) findings: Findings,
    pub(crate) words: &'w Words,
    /// In what form the answer is wanted.
    pub(crate) format: AnswerFormat,
    /// The language of texts from the content.
    pub(crate) language: Language,
}

/// Reads the knowledge base of `--root` or of the current folder.
pub(crate) fn load(common: &Common) -> Result<Loaded, Failure> {
    Ok(antinomy_kit::load(
        common.root.as_deref().unwrap_or(Path::new(".")),
    )?)
}

/// Errors do not stop questions, but are mentioned.
pub(crate) fn note_errors(loaded: &Loaded, words: &Words) {
    let errors = loaded
        .diagnostics
        .iter()
        .filter(|found| found.code.severity == Severity::Error)
        .count();
    if errors > 0 {
        anstream::eprintln!(
            "{}",
            words.say("note-errors", &[("count", Argument::from(errors))])
        );
    }
}

impl<'w> Project<'w> {
    /// Opens the knowledge base for questions. Errors in it do not stop questions, but are mentioned.
    pub(crate) fn open(common: &Common, words: &'w Words) -> Result<Self, Failure> {
        let loaded = load(common)?;
        note_errors(&loaded, words);
        let language = loaded
            .base
            .manifest
            .language(words.language())
            .unwrap_or_default();
        let graph = Graph::new(Arc::clone(&loaded.base));
        let findings = Findings::of(&loaded.base);
        Ok(Self {
            loaded,
            graph,
            findings,
            words,
            format: common.answer_format(words)?,
            language,
        })
    }

    pub(crate) fn base(&self) -> &KnowledgeBase {
        &self.loaded.base
    }

    /// A text in the language of whoever asks, safe to print.
    pub(crate) fn text(&self, text: &Text) -> String {
        report::visible(text.best(self.language).1).replace('\n', " ")
    }

    /// What a record is called.
    pub(crate) fn name(&self, id: RecordId) -> String {
        let record = self.base().record(id);
        record
            .name()
            .map(|name| self.text(name))
            .unwrap_or_default()
    }

    /// The record with this id, or a message with what may be meant.
    pub(crate) fn record(&self, id: &str) -> Result<RecordId, Failure> {
        self.base()
            .find(id)
            .ok_or_else(|| self.unknown(id, "unknown-id", self.base().nearest_id(id, &[])))
    }

    /// The same as a node of the graph.
    pub(crate) fn node(&self, id: &str) -> Result<NodeId, Failure> {
        self.record(id).map(|record| self.graph.node_of(record))
    }

    /// The kind that somebody names, in the singular or the plural, in either language.
    pub(crate) fn kind(&self, name: &str) -> Result<Kind, Failure> {
        kind(name, self.words).ok_or_else(|| {
            let names = Kind::ALL.map(Kind::plural);
            self.unknown(name, "unknown-list", nearest(name, names))
        })
    }

    /// "There is no ...", with the nearest known name or with where to look.
    pub(crate) fn unknown(&self, name: &str, key: &str, nearest: Option<&str>) -> Failure {
        unknown(self.words, name, key, nearest)
    }
}

/// The kind that somebody names, in the singular or the plural, in either language.
pub(crate) fn kind(name: &str, words: &Words) -> Option<Kind> {
    let translated = |kind: &Kind| {
        let words =
            ["kind", "kinds"].map(|prefix| words.word(&format!("{prefix}-{}", kind.name())));
        words
            .iter()
            .any(|word| word.to_lowercase() == name.to_lowercase())
    };
    Kind::from_name(name).or_else(|| Kind::ALL.into_iter().find(translated))
}

/// "There is no ...", with the nearest known name or with where to look.
pub(crate) fn unknown(words: &Words, name: &str, key: &str, nearest: Option<&str>) -> Failure {
    let name = ("name", Argument::Text(report::visible(name)));
    let message = words.say(key, std::slice::from_ref(&name));
    let hint = match nearest {
        Some(known) => words.say("did-you-mean", &[("name", Argument::from(known))]),
        None => words.say(&format!("{key}-hint"), &[name]),
    };
    Failure::Question(format!("{message} {hint}"))
}
