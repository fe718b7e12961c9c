//! `antinomy query NAME`: the answer to a saved query as a table. Options: `text`, which shows the query above it, `limit`, the
//! rows to show, `id`, which its caption is named after, and the query's parameters.

use crate::answers::{MOST, NoAnswer};
use crate::codes;
use crate::directive::{Directive, DirectiveCall, OptionKey, OtherOption, at, unknown_option};
use crate::views::parts::query::{self, Shown};
use crate::{Handbook, MarkedText};
use antinomy_model::SavedQuery;
use antinomy_model::slug::is_slug;
use antinomy_query::diagnose;
use antinomy_query::saved::Misuse;
use antinomy_syntax::{Argument, Diagnostic, Span, nearest};
use std::borrow::Cow;

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
        let others = call.others.iter();
        let given = others.map(|option| Ok((parameter(saved, option)?, option.value.to_owned())));
        let given = given.collect::<Result<Vec<(String, String)>, Box<Diagnostic>>>()?;
        let id = call.ids.next(id(saved, call)?);
        let shown = Shown {
            id: &id,
            with_text: with_text(call)?,
            limit: limit(call)?,
            given: &given,
        };
        let answered = cx.answer(saved, &given);
        let answer = answered.map_err(|reason| Box::new(unanswered(saved, &reason, call)))?;
        query::render(cx, call.page, saved, &answer, &shown)
            .map_err(|error| Box::new(call.failed(&error)))
    }
}

/// The name of the parameter that an option gives a value. A mark in front, as the query has it, tells one called `limit` from the
/// option of the view.
fn parameter(saved: &SavedQuery, option: &OtherOption<'_>) -> Result<String, Box<Diagnostic>> {
    let name = bare(option.name);
    if saved.parameter(name).is_some() {
        return Ok(name.to_owned());
    }
    let listed = |name: &str| OPTIONS.iter().any(|it| it.name == name);
    let parameters = saved.parameters.iter().map(|it| it.name.value.as_str());
    let parameters: Vec<Cow<'_, str>> = parameters
        .map(|name| match listed(name) {
            true => Cow::Owned(format!("${name}")),
            false => Cow::Borrowed(name),
        })
        .collect();
    let parameters = parameters.iter().map(Cow::as_ref);
    let all: Vec<&str> = OPTIONS.iter().map(|it| it.name).chain(parameters).collect();
    let found = unknown_option(QueryDirective.name(), option.name, option.name_at, &all);
    Err(Box::new(found))
}

fn bare(name: &str) -> &str {
    name.strip_prefix('$').unwrap_or(name)
}

fn saved_query<'h>(
    cx: &'h Handbook,
    call: &DirectiveCall<'_>,
) -> Result<&'h SavedQuery, Box<Diagnostic>> {
    let name = call.argument;
    cx.base().query(name).ok_or_else(|| {
        let names = cx.base().queries().map(|it| it.name.as_str());
        let suggestion = nearest(name, names).map(|it| format!("```antinomy query {it}"));
        let found = at(call.opening, &codes::UNKNOWN_QUERY)
            .with("name", name)
            .with("named", if name.is_empty() { "no" } else { "yes" });
        Box::new(found.maybe_suggest(suggestion.as_deref()))
    })
}

fn with_text(call: &DirectiveCall<'_>) -> Result<bool, Box<Diagnostic>> {
    match call.option("text") {
        None | Some(("false", _)) => Ok(false),
        Some(("true", _)) => Ok(true),
        Some((other, place)) => Err(no_value("text", other, "parameter-truth", place)),
    }
}

fn limit(call: &DirectiveCall<'_>) -> Result<Option<usize>, Box<Diagnostic>> {
    let Some((text, place)) = call.option("limit") else {
        return Ok(None);
    };
    match text.parse() {
        Ok(limit) if (1..=MOST).contains(&limit) => Ok(Some(limit)),
        _ => {
            let found = bad_parameter("limit", text, place).with("most", MOST);
            Err(Box::new(found.hint("count")))
        }
    }
}

/// The id that the caption is named after: the query's name, if none is given.
fn id<'c>(saved: &'c SavedQuery, call: &DirectiveCall<'c>) -> Result<&'c str, Box<Diagnostic>> {
    match call.option("id") {
        None => Ok(&saved.name),
        Some((id, _)) if is_slug(id) => Ok(id),
        Some((other, place)) => Err(no_value("id", other, "parameter-slug", place)),
    }
}

fn bad_parameter(name: &str, value: &str, place: Option<Span>) -> Diagnostic {
    at(place, &codes::BAD_PARAMETER)
        .with("name", name)
        .with("value", value)
}

/// `kind` is the word for what is expected.
fn no_value(name: &str, value: &str, kind: &str, place: Option<Span>) -> Box<Diagnostic> {
    let found = bad_parameter(name, value, place).with("kind", Argument::Word(kind.to_owned()));
    Box::new(found)
}

/// Why the fence shows nothing.
fn unanswered(saved: &SavedQuery, reason: &NoAnswer, call: &DirectiveCall<'_>) -> Diagnostic {
    if let NoAnswer::Misuse(Misuse::NoValue {
        parameter,
        kind,
        given,
    }) = reason
    {
        let mut options = call.others.iter();
        if let Some(option) = options.rfind(|it| bare(it.name) == parameter) {
            return *no_value(option.name, given, &kind.message(), option.value_at);
        }
    }
    // Defaults that are no values, and text that is no query, are said where they stand.
    let found = no_answer(saved, reason);
    Diagnostic {
        // A fence that was generated has no place, but the query has.
        span: call.opening.or(found.span),
        ..found
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
