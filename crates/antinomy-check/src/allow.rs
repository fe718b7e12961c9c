//! Exceptions from lints: `allow: [{code: ..., reason: ..., until: ...}]` in the record that a lint reports. The reason is
//! mandatory. Errors of reading cannot be excepted: they are not a matter of judgement. Neither can what could harm a reader:
//! each lint says so of its codes (`Lint::can_be_allowed`).

use crate::lints::lints;
use crate::places::LazyRecordsBySpan;
use antinomy_model::values::Date;
use antinomy_model::{Allow, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, CodeHandle, Diagnostic, nearest};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "allow/";
    UNKNOWN_ALLOW = "L010", "unknown-allow", Error;
    EXPIRED_ALLOW = "L011", "expired-allow", Error;
    UNUSED_ALLOW = "L012", "unused-allow", Warning;
    REFUSED_ALLOW = "L013", "refused-allow", Error;
}

/// Takes out what is allowed, and adds what is wrong with the exceptions, of all records or of those in `only`. `today` decides
/// which have expired; without it none has. What `is_sought` denies was not looked for in a record, so exceptions from it are never unused;
/// neither are those of `only`, since lints of all records did not run. Diagnostics come in the order of files and places.
pub(crate) fn apply(
    base: &KnowledgeBase,
    today: Option<Date>,
    diagnostics: Vec<Diagnostic>,
    is_sought: &dyn Fn(&CodeHandle, RecordId) -> bool,
    places: &mut LazyRecordsBySpan<'_>,
    only: Option<&BTreeSet<RecordId>>,
) -> Vec<Diagnostic> {
    let asked = base.records().filter(|(id, record)| {
        !record.shared.allow.is_empty() && only.is_none_or(|only| only.contains(id))
    });
    let mut exceptions: BTreeMap<_, Vec<Exception<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, record) in asked {
        let allow = record.shared.allow.iter();
        let good = allow.filter_map(|allow| Exception::of(base, allow, record, today, &mut found));
        exceptions.insert(id, good.collect());
    }
    // `found` is empty as well: each of its diagnostics is about an exception of an entry here.
    if exceptions.is_empty() {
        return diagnostics;
    }
    for diagnostic in diagnostics {
        let record = places.record_of(&diagnostic);
        let here = record.and_then(|id| exceptions.get_mut(&id));
        let exception = here
            .into_iter()
            .flatten()
            // Of two exceptions from one lint the first takes every diagnostic; the second is reported as unused.
            .find(|exception| diagnostic.code == exception.code);
        match exception {
            Some(exception) => exception.is_used = true,
            None => found.push(diagnostic),
        }
    }
    let unused = exceptions
        .iter()
        .filter(|_| only.is_none())
        .flat_map(|(id, exceptions)| exceptions.iter().map(move |it| (*id, it)))
        .filter(|(id, exception)| !exception.is_used && is_sought(&exception.code, *id))
        .map(|(_, exception)| exception);
    found.extend(unused.map(Exception::unused));
    // Diagnostics about exceptions were added record by record.
    base.files.sort(&mut found);
    found
}

/// An exception that holds.
struct Exception<'b> {
    code: CodeHandle,
    allow: &'b Allow,
    record: &'b Record,
    is_used: bool,
}

impl<'b> Exception<'b> {
    /// The exception that an author asks for, unless it names no lint or has expired.
    fn of(
        base: &KnowledgeBase,
        allow: &'b Allow,
        record: &'b Record,
        today: Option<Date>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Some(code) = code(base, &allow.code.value) else {
            found.push(unknown(base, allow));
            return None;
        };
        let can_be_allowed =
            lints().all(|lint| !code.is_one_of(lint.codes()) || lint.can_be_allowed(&code));
        if !can_be_allowed {
            found.push(Diagnostic::new(&REFUSED_ALLOW, allow.code.span).with("code", code.name()));
            return None;
        }
        // Valid until the last day of `until`, which may be a month or a year.
        if let (Some(until), Some(today)) = (&allow.until, today)
            && until.value.ends_before(today)
        {
            found.push(
                Diagnostic::new(&EXPIRED_ALLOW, until.span)
                    .with("code", code.name())
                    .with("until", until.value.to_string())
                    .with("reason", allow.reason.as_str()),
            );
            return None;
        }
        Some(Self {
            code,
            allow,
            record,
            is_used: false,
        })
    }

    fn unused(&self) -> Diagnostic {
        Diagnostic::new(&UNUSED_ALLOW, self.allow.code.span)
            .with("code", self.code.name())
            .with("id", self.record.id.as_str())
    }
}

/// The code of a lint, or of a saved query that must return nothing, by name or number.
fn code(base: &KnowledgeBase, written: &str) -> Option<CodeHandle> {
    let mut codes = lints().flat_map(|lint| lint.codes()).copied();
    let named = |code: &&Code| code.name() == written || code.number() == written;
    let made = || {
        let query = base.query(written)?;
        let made = query.must_return_nothing();
        made.then(|| antinomy_query::diagnose::code(query, base).into())
    };
    codes.find(named).map(CodeHandle::from).or_else(made)
}

/// An exception from what does not exist.
fn unknown(base: &KnowledgeBase, allow: &Allow) -> Diagnostic {
    let codes = lints().flat_map(|lint| lint.codes());
    let queries = base.queries().filter(|query| query.must_return_nothing());
    let queries = queries.map(|query| query.name.as_str());
    let names = codes.map(|code| code.name()).chain(queries);
    Diagnostic::new(&UNKNOWN_ALLOW, allow.code.span)
        .with("code", allow.code.value.as_str())
        .maybe_suggest(nearest(&allow.code.value, names))
}
