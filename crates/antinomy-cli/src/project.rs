//! The knowledge base that a command queries, with its graph and findings.

use crate::answer::Answer;
use crate::arguments::{AnswerFormat, Common};
use crate::error::CommandError;
use crate::terminal;
use antinomy_check::Findings;
use antinomy_graph::{Graph, NodeId};
use antinomy_kit::{Workspace, report};
use antinomy_model::{Kind, KnowledgeBase, Language, RecordId, Text};
use antinomy_syntax::{Argument, Diagnostic, Severity, nearest};
use antinomy_words::Words;
use std::path::Path;
use std::sync::Arc;

/// A knowledge base that was loaded for queries.
pub(crate) struct OpenProject<'w> {
    pub(crate) loaded: Workspace,
    pub(crate) graph: Graph,
    pub(crate) findings: Findings,
    pub(crate) words: &'w Words,
    /// The format of the answer.
    pub(crate) format: AnswerFormat,
    /// The preferred language of texts from the content.
    pub(crate) language: Language,
}

/// Loads the knowledge base of `--root` or of the current directory, whatever its format.
pub(crate) fn load_any(common: &Common) -> Result<Workspace, CommandError> {
    Ok(Workspace::open(
        common.root.as_deref().unwrap_or(Path::new(".")),
    )?)
}

/// Loads the knowledge base of `--root` or of the current directory. One of a newer format is refused: nothing of it was read,
/// and every answer would be that there is nothing.
pub(crate) fn load(common: &Common) -> Result<Workspace, CommandError> {
    let loaded = load_any(common)?;
    loaded.refuse_newer()?;
    Ok(loaded)
}

/// Notes on standard error that the rules which the manifest names do not run.
pub(crate) fn note_rules(loaded: &Workspace, words: &Words) {
    let rules = &loaded.base.manifest.rules;
    if !rules.is_empty() {
        let rules = ("rules", Argument::from(rules.join(", ")));
        terminal::say(&words.say("check-rules", &[rules]));
    }
}

/// The number of errors among diagnostics.
pub(crate) fn count_errors(diagnostics: &[Diagnostic]) -> usize {
    let errors = diagnostics
        .iter()
        .filter(|found| found.code.severity == Severity::Error);
    errors.count()
}

/// Notes on standard error that the content has errors: queries are answered all the same, from what could be read.
pub(crate) fn note_errors(loaded: &Workspace, words: &Words) {
    let errors = count_errors(&loaded.reading_diagnostics());
    if errors > 0 {
        terminal::say(&words.say("note-errors", &[("count", Argument::from(errors))]));
    }
}

impl<'w> OpenProject<'w> {
    /// Loads the knowledge base and derives its graph and findings.
    pub(crate) fn open(common: &Common, words: &'w Words) -> Result<Self, CommandError> {
        let loaded = load(common)?;
        note_errors(&loaded, words);
        // Content need not exist in the language of the interface; then its own first language is shown.
        let language = loaded
            .base
            .manifest
            .language(words.language())
            .unwrap_or_default();
        let graph = Graph::of(Arc::clone(loaded.facts()));
        let findings = Findings::of(loaded.facts());
        Ok(Self {
            loaded,
            graph,
            findings,
            words,
            format: common.answer_format(words)?,
            language,
        })
    }

    /// An answer without rows, with these columns.
    pub(crate) fn answer(&self, kind: &'static str, keys: &[&str]) -> Answer {
        Answer::with_columns(kind, keys, self.words)
    }

    pub(crate) fn base(&self) -> &KnowledgeBase {
        &self.loaded.base
    }

    /// A text in the preferred language, in one line and escaped for terminals.
    pub(crate) fn text(&self, text: &Text) -> String {
        report::visible(text.best(self.language).1).replace('\n', " ")
    }

    /// The name of a record in the preferred language; empty if it has none.
    pub(crate) fn name(&self, id: RecordId) -> String {
        let record = self.base().record(id);
        record
            .name()
            .map(|name| self.text(name))
            .unwrap_or_default()
    }

    /// The record with this id or alias.
    pub(crate) fn named(&self, id: &str) -> Option<RecordId> {
        self.base().find(id)
    }

    /// The record with this id or alias; else a usage error with the nearest id.
    pub(crate) fn record(&self, id: &str) -> Result<RecordId, CommandError> {
        self.named(id)
            .ok_or_else(|| self.unknown(id, "unknown-id", self.base().nearest_id(id, &[])))
    }

    /// The node of the record with this id or alias.
    pub(crate) fn node(&self, id: &str) -> Result<NodeId, CommandError> {
        self.record(id).map(|record| self.graph.node_of(record))
    }

    /// The kind with this name, as [`kind`] finds it; else a usage error with the nearest plural.
    pub(crate) fn kind(&self, name: &str) -> Result<Kind, CommandError> {
        kind(name, self.words).ok_or_else(|| {
            let names = Kind::ALL.map(Kind::plural);
            self.unknown(name, "unknown-list", nearest(name, names))
        })
    }

    /// A usage error, as [`unknown`] makes it.
    pub(crate) fn unknown(&self, name: &str, key: &str, nearest: Option<&str>) -> CommandError {
        unknown(self.words, name, key, nearest)
    }
}

/// The kind with this name: singular or plural, as in YAML or in the language of `words`.
pub(crate) fn kind(name: &str, words: &Words) -> Option<Kind> {
    // People type the words that they see in headings and messages.
    let translated = |kind: &Kind| {
        let words =
            ["kind", "kinds"].map(|prefix| words.word(&format!("{prefix}-{}", kind.name())));
        words
            .iter()
            .any(|word| word.to_lowercase() == name.to_lowercase())
    };
    Kind::from_name(name).or_else(|| Kind::ALL.into_iter().find(translated))
}

/// A usage error: message `key`, then "did you mean" with the nearest known name, or the message `KEY-hint`.
pub(crate) fn unknown(words: &Words, name: &str, key: &str, nearest: Option<&str>) -> CommandError {
    let name = ("name", Argument::Text(report::visible_line(name)));
    let message = words.say(key, std::slice::from_ref(&name));
    let hint = match nearest {
        Some(known) => words.say("did-you-mean", &[("name", Argument::from(known))]),
        None => words.say(&format!("{key}-hint"), &[name]),
    };
    CommandError::Usage(format!("{message} {hint}"))
}
