//! Exceptions from lints: `allow: [{code: ..., reason: ..., until: ...}]` in the record that a lint reports. The reason is
//! mandatory. Errors of reading cannot be excepted: they are not a matter of judgement. Neither can what could harm a reader:
//! each lint says so of its codes (`Lint::can_be_allowed`).

use crate::lints::lints;
use crate::places::LazyRecordsBySpan;
use antinomy_model::values::Date;
use antinomy_model::{Allow, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, nearest};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "allow/";
    UNKNOWN_ALLOW = "L010", "unknown-allow", Error;
    EXPIRED_ALLOW = "L011", "expired-allow", Error;
    UNUSED_ALLOW = "L012", "unused-allow", Warning;
    REFUSED_ALLOW = "L013", "refused-allow", Error;
}

/// Takes out what is allowed, and adds what is wrong with the exceptions, of all records or of those in `only`. `today` decides
/// which have expired; without it none has. What `broken` records lack was not looked for, so their exceptions are never unused;
/// neither are those of `only`, since lints of all records did not run. Diagnostics come in the order of files and places.
pub(crate) fn apply(
    base: &KnowledgeBase,
    today: Option<Date>,
    diagnostics: Vec<Diagnostic>,
    broken: &BTreeSet<RecordId>,
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
        let good = allow.filter_map(|allow| Exception::of(allow, record, today, &mut found));
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
        .filter(|(id, _)| only.is_none() && !broken.contains(id))
        .flat_map(|(_, exceptions)| exceptions)
        .filter(|exception| !exception.is_used);
    found.extend(unused.map(Exception::unused));
    // Diagnostics about exceptions were added record by record.
    base.files.sort(&mut found);
    found
}

/// An exception that holds.
struct Exception<'b> {
    code: &'static Code,
    allow: &'b Allow,
    record: &'b Record,
    is_used: bool,
}

impl<'b> Exception<'b> {
    /// The exception that an author asks for, unless it names no lint or has expired.
    fn of(
        allow: &'b Allow,
        record: &'b Record,
        today: Option<Date>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let codes = || lints().flat_map(|lint| lint.codes()).copied();
        let named =
            |code: &&Code| code.name() == allow.code.value || code.number() == allow.code.value;
        let Some(code) = codes().find(named) else {
            let names = codes().map(|code| code.name());
            found.push(
                Diagnostic::new(&UNKNOWN_ALLOW, allow.code.span)
                    .with("code", allow.code.value.as_str())
                    .maybe_suggest(nearest(&allow.code.value, names)),
            );
            return None;
        };
        let can_be_allowed =
            lints().all(|lint| !lint.codes().contains(&code) || lint.can_be_allowed(code));
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
