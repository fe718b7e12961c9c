//! What is wrong with queries, as diagnostics: those of files of the content, and those that somebody asks.

mod syntax;

use crate::answer::{Answer, Rows};
use crate::codes;
use crate::doubts::{About, Doubt};
use crate::limits::{Exceeded, Limit};
use crate::parameters;
use crate::query::{Failure, Problem, Query};
use crate::rdf::Rdf;
use crate::refused::{Forbidden, Refused};
use crate::saved::{self, SavedFailure};
use crate::stop::{Reason, Stop, Watcher};
use antinomy_graph::Graph;
use antinomy_model::{KnowledgeBase, Language, SavedQuery};
use antinomy_syntax::{Argument, Code, Diagnostic, FileId, Severity, Span, nearest};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

/// How many rows of a query that must return nothing are reported one by one.
const MOST_ROWS: usize = 20;

/// What is wrong with a query that stands in a file, from its text alone: what keeps it from being run, or else what nothing in the
/// knowledge base answers to. The query, if it can be run.
#[must_use]
pub fn text(
    text: &str,
    file: FileId,
    rdf: &Rdf<'_>,
    stop: &Stop,
) -> (Option<Query>, Vec<Diagnostic>) {
    usable(text, &[], file, rdf, stop)
}

/// The same of a text whose parameters have no values yet.
fn usable(
    text: &str,
    parameters: &[&str],
    file: FileId,
    rdf: &Rdf<'_>,
    stop: &Stop,
) -> (Option<Query>, Vec<Diagnostic>) {
    match Query::parse(&parameters::parsable(text, parameters), rdf) {
        Ok(query) => {
            // In doubt for the query: it will be stopped itself if it asks for as much.
            let doubts = query.doubts(text, parameters, rdf, stop);
            let doubts = doubts.unwrap_or_default().into_iter();
            let doubts = doubts.map(|doubt| doubtful(doubt, text, file)).collect();
            (Some(query), doubts)
        }
        Err(problem) => (None, vec![unusable(&problem, text, file)]),
    }
}

/// Everything that is wrong with the saved queries of a knowledge base. Those that must return nothing are run.
#[must_use]
pub fn saved(graph: &Arc<Graph>, watcher: &dyn Watcher) -> Vec<Diagnostic> {
    let base = graph.base();
    if base.queries().next().is_none() {
        return Vec::new();
    }
    let rdf = Rdf::new(graph);
    let mut found = Vec::new();
    for query in base.queries().filter(|query| !query.asks_nothing()) {
        found.extend(unused_parameters(query));
        found.extend(undeclared_parameters(query));
        let parameters = query.parameters.iter();
        let parameters: Vec<&str> = parameters.map(|it| it.name.value.as_str()).collect();
        let watch = watcher.begin(query);
        let (usable, diagnostics) =
            usable(&query.text, &parameters, query.file, &rdf, watch.stop());
        drop(watch);
        found.extend(diagnostics);
        if usable.is_some() && query.must_return_nothing() {
            found.extend(returned(query, &rdf, watcher));
        }
    }
    found
}

/// The parameters whose values would change nothing.
fn unused_parameters(query: &SavedQuery) -> impl Iterator<Item = Diagnostic> {
    let asked = parameters::names(&query.text);
    let unused = query.parameters.iter().map(|it| &it.name);
    // A name that cannot be is reported with the head.
    let is_name = |name: &str| name.chars().all(|it| it.is_alphanumeric() || it == '_');
    let unused =
        unused.filter(move |name| is_name(&name.value) && !asked.contains(name.value.as_str()));
    unused.map(|name| {
        let found = Diagnostic::new(&codes::UNUSED_PARAMETER, name.span);
        found.with("name", name.value.as_str())
    })
}

/// Names with the mark of parameters that the head does not declare. To the engine they are variables, which match anything.
fn undeclared_parameters(query: &SavedQuery) -> impl Iterator<Item = Diagnostic> {
    let names = parameters::first_places(&query.text).into_iter();
    let undeclared = names.filter(|(name, _)| query.parameter(name).is_none());
    undeclared.map(|(name, place)| {
        let known = query.parameters.iter().map(|it| it.name.value.as_str());
        Diagnostic::new(&codes::UNDECLARED_PARAMETER, Span::new(query.file, place))
            .with("name", name)
            .maybe_suggest(nearest(name, known).map(|it| format!("${it}")).as_deref())
    })
}

/// What a query returns that must return nothing.
fn returned(query: &SavedQuery, rdf: &Rdf<'_>, watcher: &dyn Watcher) -> Vec<Diagnostic> {
    // Defaults that are no values are reported with the head.
    let Ok(text) = saved::text(query, rdf, &[]) else {
        return Vec::new();
    };
    match saved::answer(&text, query, rdf, Language::default(), watcher) {
        Ok(Answer::Rows(rows)) => reported(query, &rows, rdf),
        Ok(Answer::Truth(false)) => Vec::new(),
        Ok(Answer::Triples(triples)) if triples.is_empty() => Vec::new(),
        Ok(_) => vec![found_by(query, rdf).hint("answer")],
        Err(failure) => vec![unanswered(query, &failure)],
    }
}

/// A diagnostic a row. A row whose first value is a record stands where that does, and can be allowed there.
fn reported(query: &SavedQuery, rows: &Rows, rdf: &Rdf<'_>) -> Vec<Diagnostic> {
    let code = code(query, rdf.base());
    let shown = rows.rows.iter().take(MOST_ROWS);
    let mut found: Vec<Diagnostic> = shown
        .map(|row| {
            let first = row.first().and_then(Option::as_ref);
            let record = first.and_then(|value| rdf.record(value.iri()?));
            let record = record.map(|id| rdf.base().record(id));
            let span = record.map_or(query.span, |record| record.span);
            let values = row.iter().flatten();
            let words: Vec<String> = values.map(|value| rdf.shown(value)).collect();
            let mut found = Diagnostic::new(Arc::clone(&code), span)
                .with("row", words.join(", "))
                .hint("row");
            found.record = record.map(|record| record.id.clone());
            found
        })
        .collect();
    if rows.rows.len() > MOST_ROWS {
        let more = found_by(query, rdf).with("count", rows.rows.len() - MOST_ROWS);
        found.push(more.hint("more"));
    }
    found
}

/// That a query finds something, said of its file.
fn found_by(query: &SavedQuery, rdf: &Rdf<'_>) -> Diagnostic {
    let found = Diagnostic::new(code(query, rdf.base()), query.span);
    found.with("name", query.name.as_str())
}

/// The code of what a query finds: its page is the query's title and description.
#[must_use]
pub fn code(query: &SavedQuery, base: &KnowledgeBase) -> Arc<Code> {
    let manifest = &base.manifest;
    let mut page = format!(
        "---\ncode: {0}\nname: {0}\nseverity: warning\n---\n",
        query.name
    );
    for (place, tag) in (0u8..).zip(&manifest.languages) {
        let language = Language(place);
        let [title, description] = [&query.title, &query.description].map(|it| it.best(language).1);
        let title = title.replace(['\n', '\r'], " ");
        let description = plain(description);
        let _ = write!(page, "\n# {tag}: {title}\n\n{description}\n");
    }
    let name = || query.name.clone();
    Arc::new(Code::made(name(), name(), Severity::Warning, page))
}

/// A text that is no part of a page's form: lines that begin like a heading, a fence or HTML would be such.
fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let is_form = line.starts_with(['#', '`', '~', '<', '=', '-']);
        format!("{}{line}", if is_form { "\\" } else { "" })
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Why a saved query has no answer.
#[must_use]
pub fn unanswered(query: &SavedQuery, failure: &SavedFailure) -> Diagnostic {
    let found =
        Diagnostic::new(&codes::QUERY_UNANSWERED, query.span).with("name", query.name.as_str());
    let seconds = Argument::from(usize::from(query.timeout));
    match failure {
        SavedFailure::Failure(Failure::Stopped(Reason::Time)) => {
            found.with("why", "time").with("seconds", seconds)
        }
        SavedFailure::Failure(Failure::Stopped(Reason::Memory)) => {
            found.with("why", "memory").with("seconds", seconds)
        }
        SavedFailure::Failure(Failure::Stopped(Reason::Together(seconds))) => {
            let seconds = Argument::from(usize::from(*seconds));
            found.with("why", "together").with("seconds", seconds)
        }
        SavedFailure::Failure(Failure::Engine(_)) | SavedFailure::Problem(_) => {
            found.with("why", "engine").with("seconds", seconds)
        }
    }
}

/// What keeps a text from being run.
fn unusable(problem: &Problem, text: &str, file: FileId) -> Diagnostic {
    let at = |offset: Option<usize>| Span::new(file, word_at(text, offset.unwrap_or_default()));
    match problem {
        Problem::Syntax(problem) => syntax::diagnostic(problem, file),
        Problem::TooMuch(limit) => too_much(limit, at(limit.offset)),
        Problem::Refused(refused) => not_done(refused, at(refused.offset)),
    }
}

fn too_much(limit: &Limit, place: Span) -> Diagnostic {
    let (what, most) = match limit.exceeded {
        Exceeded::Length(most) => ("length", most),
        Exceeded::Depth(most) => ("depth", most),
        Exceeded::Doubling(most) => ("doubling", most),
        Exceeded::Links(most) => ("links", most),
        Exceeded::Patterns(most) => ("patterns", most),
        Exceeded::Joined(most) => ("joined", most),
        Exceeded::Replacement(most) => ("replacement", most),
        Exceeded::ReplacementComputed => ("replacement-computed", 0),
        Exceeded::Growing => ("growing", 0),
        Exceeded::Concatenated(most) => ("concatenated", most),
    };
    Diagnostic::new(&codes::QUERY_TOO_LARGE, place)
        .with("what", what)
        .with("most", most)
}

fn not_done(refused: &Refused, place: Span) -> Diagnostic {
    let (what, name) = match &refused.what {
        Forbidden::Service => ("service", "SERVICE"),
        Forbidden::From(name) => ("from", name.as_str()),
        Forbidden::FromFile(name) => ("from-file", name.as_str()),
        Forbidden::Update(word) => ("update", *word),
        Forbidden::Varying(function) => ("varying", *function),
        Forbidden::BlankMade => ("blank", ""),
    };
    Diagnostic::new(&codes::QUERY_REFUSED, place)
        .with("what", what)
        .with("name", name)
}

fn doubtful(doubt: Doubt, text: &str, file: FileId) -> Diagnostic {
    let code = match doubt.about {
        About::Unbound | About::UnboundInHaving | About::OutOfScope => {
            &codes::QUERY_UNBOUND_VARIABLE
        }
        _ => &codes::QUERY_UNKNOWN_NAME,
    };
    let (about, predicate) = match doubt.about {
        About::Predicate => ("predicate", None),
        About::ForeignPredicate => ("foreign-predicate", None),
        About::Class => ("class", None),
        About::Record => ("record", None),
        About::Alias => ("alias", None),
        About::Level => ("level", None),
        About::ActorKind => ("actor-kind", None),
        About::ConflictKind => ("conflict-kind", None),
        About::File => ("file", None),
        About::Graph => ("graph", None),
        About::Name => ("name", None),
        About::Word { predicate } => ("word", Some(predicate)),
        About::TextForResource { predicate } => ("text", Some(predicate)),
        About::ResourceForText { predicate } => ("resource", Some(predicate)),
        About::Function => ("function", None),
        About::Datatype => ("datatype", None),
        About::Prefix => ("prefix", None),
        About::Unbound => ("unbound", None),
        About::UnboundInHaving => ("having", None),
        About::OutOfScope => ("scope", None),
    };
    let place = doubt.place.unwrap_or_else(|| word_at(text, 0));
    Diagnostic::new(code, Span::new(file, place))
        .with("about", about)
        .with("name", doubt.written.trim_matches('"'))
        .with("predicate", predicate.unwrap_or_default())
        .maybe_suggest(doubt.nearest.as_deref())
}

/// The word that begins at a byte, or the character there.
fn word_at(text: &str, offset: usize) -> Range<usize> {
    let start = text.floor_char_boundary(offset);
    let rest = &text[start..];
    let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start..start + word.max(first)
}
