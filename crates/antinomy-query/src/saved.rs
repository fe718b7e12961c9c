//! Saved queries, with values for their parameters.

use crate::answer::{Answer, Value};
use crate::parameters;
use crate::query::{Failure, Problem, Query, Run};
use crate::rdf::Rdf;
use crate::stop::Watcher;
use crate::term::Resource;
use antinomy_model::values::ParameterKind;
use antinomy_model::{Language, ParameterValue, SavedQuery};

/// Why a saved query cannot be asked as somebody asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// It has no such parameter.
    NoParameter(String),
    /// That is no value for a parameter of this kind.
    NoValue {
        /// The name of the parameter.
        parameter: String,
        /// What it takes.
        kind: ParameterKind,
        /// What was given.
        given: String,
    },
}

/// Why there is no answer to a saved query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedFailure {
    /// It is no query that can be run.
    Problem(Problem),
    /// It was run and has no answer.
    Failure(Failure),
}

/// The text of a saved query with values in place of its parameters: those that are given by name, else the defaults.
///
/// # Errors
/// If something is given that is not asked for, or cannot be what it should be.
pub fn text(
    saved: &SavedQuery,
    rdf: &Rdf<'_>,
    given: &[(String, String)],
) -> Result<String, Misuse> {
    let unknown = given
        .iter()
        .find(|(name, _)| saved.parameter(name).is_none());
    if let Some((name, _)) = unknown {
        return Err(Misuse::NoParameter(name.clone()));
    }
    let values = saved.parameters.iter().map(|parameter| {
        // The last counts, as with other options.
        let own = given
            .iter()
            .rev()
            .find(|(name, _)| *name == parameter.name.value);
        let text = own.map_or(parameter.default.value.as_str(), |(_, value)| value);
        let value = rdf
            .base()
            .parameter_value(parameter.kind, bare(parameter.kind, text));
        let value = value.ok_or_else(|| Misuse::NoValue {
            parameter: parameter.name.value.clone(),
            kind: parameter.kind,
            given: text.to_owned(),
        })?;
        Ok((parameter.name.value.clone(), term(rdf, value)))
    });
    let values = values.collect::<Result<Vec<_>, Misuse>>()?;
    Ok(parameters::fill(&saved.text, &values))
}

/// A value without the prefix that stands before it in a query.
#[must_use]
pub fn bare(kind: ParameterKind, value: &str) -> &str {
    let prefix = match kind {
        ParameterKind::Level => "level:",
        ParameterKind::ActorKind => "actor-kind:",
        _ if kind.record_kind().is_some() => "id:",
        _ => return value,
    };
    value.strip_prefix(prefix).unwrap_or(value)
}

fn term(rdf: &Rdf<'_>, value: ParameterValue) -> Value {
    let named = |resource| Value(rdf.named(resource).into());
    match value {
        ParameterValue::Record(record) => named(Resource::Node(rdf.graph.node_of(record))),
        ParameterValue::Level(level) => named(Resource::Level(level.0.into())),
        ParameterValue::ActorKind(at) => {
            named(Resource::ActorKind(u32::try_from(at).unwrap_or(u32::MAX)))
        }
        ParameterValue::Number(text) => Value::of_decimal(&text),
        ParameterValue::Literal(text) => Value::of_text(&text),
    }
}

/// The answer to a text of a saved query, within the time that the query gives itself.
///
/// # Errors
/// If it cannot be run, or was stopped.
pub fn answer(
    text: &str,
    saved: &SavedQuery,
    rdf: &Rdf<'_>,
    language: Language,
    watcher: &dyn Watcher,
) -> Result<Answer, SavedFailure> {
    let query = Query::parse(text, rdf).map_err(SavedFailure::Problem)?;
    let watch = watcher.begin(saved);
    let run = Run {
        language,
        stop: watch.stop(),
    };
    query.run(rdf, &run).map_err(SavedFailure::Failure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_prefix_of_its_kind_may_stand_before_a_value() {
        assert_eq!(bare(ParameterKind::Level, "level:state"), "state");
        assert_eq!(bare(ParameterKind::ActorKind, "actor-kind:state"), "state");
        assert_eq!(bare(ParameterKind::Field, "id:housing"), "housing");
        assert_eq!(bare(ParameterKind::Level, "id:state"), "id:state");
        assert_eq!(bare(ParameterKind::Text, "id:state"), "id:state");
    }
}
