//! The knowledge base that a command queries, with its graph and findings.

use crate::answer::{Answer, Cell};
use crate::arguments::Common;
use crate::error::{CommandError, Refusal};
use crate::{terminal, texts};
use antinomy_check::Findings;
use antinomy_graph::{Graph, NodeId};
use antinomy_kit::LastResort;
use antinomy_kit::{Problem, Workspace, report};
use antinomy_model::{Kind, KnowledgeBase, Language, Manifest, Record, RecordId, Text};
use antinomy_syntax::{Argument, Diagnostic, Severity, nearest, primary_language};
use antinomy_words::{LANGUAGES, Words};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// A knowledge base that was loaded for queries.
pub(crate) struct OpenProject<'w> {
    pub(crate) loaded: Workspace,
    /// Shared: functions of queries outlive every borrow.
    pub(crate) graph: Arc<Graph>,
    pub(crate) findings: Findings,
    pub(crate) words: &'w Words,
    /// The preferred language of texts from the content.
    pub(crate) language: Language,
    /// The value of `--lang`, where it matters for texts.
    lang: Option<String>,
}

/// Loads the knowledge base of `--root` or of the current directory, whatever its format.
///
/// # Errors
/// If there is none, or if `--lang` names a language in which there are neither messages nor texts of it.
pub(crate) fn load_any(common: &Common, words: &Words) -> Result<Workspace, CommandError> {
    let root = common.root.as_deref().unwrap_or(Path::new("."));
    let mut loaded = Workspace::open(root)?;
    loaded.last_resort = LastResort::EndProcess {
        language: words.language(),
    };
    let Some(tag) = common.lang.as_deref().filter(|tag| !Words::speaks(tag)) else {
        return Ok(loaded);
    };
    let manifest = &loaded.base.manifest;
    if language_of(manifest, tag).is_none() {
        let languages = manifest.languages.join(", ");
        return Err(no_language(
            tag,
            "unknown-language-of-content",
            Some(languages),
        ));
    }
    terminal::say(&no_messages(tag, words));
    Ok(loaded)
}

/// Refuses a `--lang` in which there are no messages, where there is nothing else that could be in that language.
///
/// # Errors
/// If there are none.
pub(crate) fn refuse_language(common: &Common) -> Result<(), CommandError> {
    match common.lang.as_deref().filter(|tag| !Words::speaks(tag)) {
        Some(tag) => Err(no_language(tag, "unknown-language-of-messages", None)),
        None => Ok(()),
    }
}

fn no_language(tag: &str, key: &str, texts: Option<String>) -> CommandError {
    let mut arguments = vec![
        ("name", Argument::Text(report::visible_line(tag))),
        ("known", Argument::from(LANGUAGES.join(", "))),
    ];
    arguments.extend(texts.map(|texts| ("texts", Argument::from(texts))));
    Refusal::with(key, arguments).into()
}

/// That messages are in another language than the one asked for.
pub(crate) fn no_messages(tag: &str, words: &Words) -> String {
    let tag = ("name", Argument::Text(report::visible_line(tag)));
    words.say("note-no-messages", &[tag])
}

/// The language of a knowledge base with this tag, or with that of its region left out (`de` for `de-AT`, `de_AT.UTF-8`).
pub(crate) fn language_of(manifest: &Manifest, tag: &str) -> Option<Language> {
    // POSIX separates the territory by `_` and the code set by `.`.
    let posix = tag.split(['_', '.']).next().unwrap_or(tag);
    [tag, posix, primary_language(posix)]
        .into_iter()
        .find_map(|tag| manifest.language(tag))
}

/// Loads the knowledge base of `--root` or of the current directory. One of a newer format is refused: nothing of it was read,
/// and every answer would be that there is nothing.
///
/// # Errors
/// As [`load_any`]; and if the format is newer.
pub(crate) fn load(common: &Common, words: &Words) -> Result<Workspace, CommandError> {
    let loaded = load_any(common, words)?;
    loaded.refuse_newer()?;
    Ok(loaded)
}

/// Says on standard error what kept books from being read.
pub(crate) fn say_problems(problems: &[Problem], words: &Words) {
    for problem in problems {
        let severity = words.word("severity-error");
        terminal::say(&format!("{severity}: {}", problem.say(words)));
    }
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
        let loaded = load(common, words)?;
        note_errors(&loaded, words);
        let language = language(&loaded.base.manifest, common, words);
        let graph = Arc::new(Graph::of(Arc::clone(loaded.facts())));
        let findings = Findings::of(loaded.facts());
        Ok(Self {
            loaded,
            graph,
            findings,
            words,
            // JSON has the texts of all languages.
            lang: common
                .lang
                .clone()
                .filter(|_| common.answer_format().is_in_one_language()),
            language,
        })
    }

    /// Notes that the rules do not run, as [`note_rules`] does, for an answer that could be taken for all there is.
    pub(crate) fn note_rules(&self) {
        note_rules(&self.loaded, self.words);
    }

    /// Notes that texts are in another language than the one asked for, because the knowledge base has none in that.
    pub(crate) fn note_texts(&self) {
        let manifest = &self.base().manifest;
        let lang = self.lang.as_deref();
        let Some(asked) = lang.filter(|asked| language_of(manifest, asked).is_none()) else {
            return;
        };
        let shown = report::visible_line(manifest.tag(self.language));
        let arguments = [
            ("name", Argument::Text(report::visible_line(asked))),
            ("shown", Argument::Text(shown)),
        ];
        terminal::say(&self.words.say("note-no-texts", &arguments));
    }

    /// An answer without rows, with these columns. It says how many errors the content has that it is made from.
    pub(crate) fn answer(&self, kind: &'static str, keys: &[&str]) -> Answer {
        self.noted(Answer::with_columns(kind, keys, self.words))
    }

    /// The answer with what there is to say of the content that it is made from.
    pub(crate) fn noted(&self, mut answer: Answer) -> Answer {
        self.note_texts();
        let errors = count_errors(&self.loaded.reading_diagnostics());
        answer.extra("content_errors", json!(errors));
        answer
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

    /// The same for programs: in every language that it has.
    pub(crate) fn names(&self, id: RecordId) -> Value {
        let record = self.base().record(id);
        // Only the name of a source is taken from it.
        let own = record.source().and_then(|_| self.own_language(record));
        let name = record.name();
        name.map_or(Value::Null, |name| {
            texts::written(name, &self.base().manifest, own)
        })
    }

    /// The name for a row.
    pub(crate) fn named_cell(&self, id: RecordId) -> Cell {
        Cell::new(self.names(id), self.name(id))
    }

    /// The language of what is taken word for word from the source of a record, or from the record if that is one; `None` if
    /// the source does not say.
    pub(crate) fn own_language<'a>(&'a self, record: &'a Record) -> Option<&'a str> {
        let of_statement = || {
            let source = self.graph.facts().source_of(record.statement()?)?;
            Some(source.1)
        };
        let source = record.source().or_else(of_statement)?;
        Some(source.language.as_ref()?.value.as_str())
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
        unknown(name, key, nearest)
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

/// A usage error: a name that is not known, as [`Refusal::unknown`] says it.
pub(crate) fn unknown(name: &str, key: &str, nearest: Option<&str>) -> CommandError {
    Refusal::unknown(name, key, nearest).into()
}

/// The preferred language of texts: that of `--lang` or of the locale if the knowledge base has it, else that of the messages,
/// else its own first one.
fn language(manifest: &Manifest, common: &Common, words: &Words) -> Language {
    let wanted = common.lang.clone().or_else(antinomy_kit::locale);
    let wanted = wanted.and_then(|tag| language_of(manifest, &tag));
    wanted
        .or_else(|| manifest.language(words.language()))
        .unwrap_or_default()
}
