//! `antinomy query NAME`: the answer to a saved query as a table. Options: `text`, which shows the query above it, `limit`, the
//! rows to show, `id`, where a page holds the same query twice, and the query's parameters.

use crate::answers::NoAnswer;
use crate::codes;
use crate::directive::{Directive, DirectiveCall, OptionKey, at, unknown_option};
use crate::views::parts::query::{self, Shown};
use crate::{Handbook, MarkedText};
use antinomy_model::SavedQuery;
use antinomy_query::diagnose;
use antinomy_query::saved::Misuse;
use antinomy_syntax::{Argument, Diagnostic, Span, nearest};

pub(super) struct QueryDirective;

const OPTIONS: &[OptionKey] = &[
    OptionKey {
        name: "text",
        required: false,
    },
    OptionKey {
        name: "limit",
        required: false,
    },
    OptionKey {
        name: "id",
        required: false,
    },
];

impl Directive for QueryDirective {
    fn name(&self) -> &'static str {
        "query"
    }

    fn takes_argument(&self) -> bool {
        true
    }

    fn options(&self) -> &'static [OptionKey] {
        OPTIONS
    }

    fn takes_other_options(&self) -> bool {
        true
    }

    fn render(
        &self,
        cx: &Handbook,
        call: &DirectiveCall<'_>,
    ) -> Result<MarkedText, Box<Diagnostic>> {
        let saved = saved_query(cx, call)?;
        let known = || saved.parameters.iter().map(|it| it.name.value.as_str());
        for (name, _, place) in &call.others {
            if !known().any(|it| it == *name) {
                let all: Vec<&str> = OPTIONS.iter().map(|it| it.name).chain(known()).collect();
                return Err(Box::new(unknown_option(self.name(), name, *place, &all)));
            }
        }
        let given = call.others.iter();
        let given: Vec<(String, String)> = given
            .map(|(name, value, _)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let shown = Shown {
            id: call.option("id").map(|(id, _)| id),
            with_text: call.option("text").is_some_and(|(text, _)| text == "true"),
            limit: limit(call)?,
        };
        let answered = cx.answer(saved, &given);
        let answer =
            answered.map_err(|reason| Box::new(unanswered(saved, &reason, call, &given)))?;
        query::render(cx, call.page, saved, &answer, &shown)
            .map_err(|error| Box::new(call.failed(&error)))
    }
}

fn saved_query<'h>(
    cx: &'h Handbook,
    call: &DirectiveCall<'_>,
) -> Result<&'h SavedQuery, Box<Diagnostic>> {
    let name = call.argument;
    cx.base().query(name).ok_or_else(|| {
        let names = cx.base().queries().map(|it| it.name.as_str());
        let suggestion = nearest(name, names).map(|it| format!("```antinomy query {it}"));
        let found = at(call.opening, &codes::UNKNOWN_QUERY).with("name", name);
        Box::new(found.maybe_suggest(suggestion.as_deref()))
    })
}

fn limit(call: &DirectiveCall<'_>) -> Result<Option<usize>, Box<Diagnostic>> {
    let Some((text, place)) = call.option("limit") else {
        return Ok(None);
    };
    match text.parse() {
        Ok(limit) if limit > 0 => Ok(Some(limit)),
        _ => {
            let kind = Argument::Word("parameter-number".to_owned());
            Err(Box::new(no_value("limit", text, kind, place)))
        }
    }
}

fn no_value(name: &str, value: &str, kind: Argument, place: Option<Span>) -> Diagnostic {
    at(place, &codes::BAD_PARAMETER)
        .with("name", name)
        .with("value", value)
        .with("kind", kind)
}

/// Why the fence shows nothing.
fn unanswered(
    saved: &SavedQuery,
    reason: &NoAnswer,
    call: &DirectiveCall<'_>,
    given: &[(String, String)],
) -> Diagnostic {
    match reason {
        NoAnswer::Misuse(Misuse::NoValue {
            parameter,
            kind,
            given: value,
        }) if given.iter().any(|(name, _)| name == parameter) => {
            let place = call.others.iter().find(|(name, ..)| name == parameter);
            let kind = Argument::Word(kind.message());
            let place = place.and_then(|it| it.2).or(call.opening);
            no_value(parameter, value, kind, place)
        }
        // Defaults that are no values, and text that is no query, are said where they stand.
        reason => Diagnostic {
            span: call.opening,
            ..no_answer(saved, reason)
        },
    }
}

/// That a query has no answer, at its own file.
pub(crate) fn no_answer(saved: &SavedQuery, reason: &NoAnswer) -> Diagnostic {
    match reason {
        NoAnswer::Failed(failure) => diagnose::unanswered(saved, failure),
        NoAnswer::Misuse(_) => {
            Diagnostic::new(&antinomy_query::codes::QUERY_UNANSWERED, saved.span)
                .with("name", saved.name.as_str())
                .with("why", "engine")
        }
    }
}
