//! What keeps a text from being SPARQL, as a diagnostic.

use crate::codes;
use crate::syntax::{SyntaxProblem, Wrong};
use antinomy_syntax::{Diagnostic, FileId, Span};

/// The diagnostic of a problem in a file.
pub(super) fn diagnostic(problem: &SyntaxProblem, file: FileId) -> Diagnostic {
    let place = Span::new(file, problem.offset..problem.end);
    let (wrong, name) = said(&problem.wrong);
    let expected = match &problem.wrong {
        Wrong::Unexpected { expected, .. } => expected.join(" "),
        Wrong::Foreign { instead, .. } => (*instead).to_owned(),
        Wrong::Order { before, .. } => (*before).to_owned(),
        _ => String::new(),
    };
    Diagnostic::new(&codes::QUERY_SYNTAX, place)
        .with("wrong", wrong)
        .with("name", name)
        .with("expected", expected.as_str())
        .with("how", how(&problem.wrong))
        .maybe_suggest(problem.nearest.as_deref())
}

/// How much the parser knows.
fn how(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::Unexpected { expected, .. } if !expected.is_empty() => "known",
        Wrong::Unexpected { found, .. } if found.is_empty() => "nothing",
        _ => "place",
    }
}

/// The variant of the message, and the name in it.
fn said(wrong: &Wrong) -> (&'static str, String) {
    let none = String::new;
    match wrong {
        Wrong::Empty => ("empty", none()),
        Wrong::Start => ("start", none()),
        Wrong::Declaration => ("declaration", none()),
        Wrong::Prefix(name) => ("prefix", name.clone()),
        Wrong::Quotes => ("quotes", none()),
        Wrong::String => ("string", none()),
        Wrong::Iri => ("iri", none()),
        Wrong::NoAngles => ("no-angles", none()),
        Wrong::RelativeIri => ("relative-iri", none()),
        Wrong::Character(character) => ("character", character.to_string()),
        Wrong::Space => ("space", none()),
        Wrong::Unclosed(bracket) => ("unclosed", (*bracket).to_owned()),
        Wrong::Unopened(bracket) => ("unopened", (*bracket).to_owned()),
        Wrong::Keyword(word) => ("keyword", word.clone()),
        Wrong::Word(word) => ("word", word.clone()),
        Wrong::Function(name) => ("function", name.clone()),
        Wrong::Operator(word) => ("operator", word.clone()),
        Wrong::Foreign { word, .. } => ("foreign", word.clone()),
        Wrong::SelectComma => ("select-comma", none()),
        Wrong::SelectExpression => ("select-expression", none()),
        Wrong::MissingAs => ("missing-as", none()),
        Wrong::BindEquals => ("bind-equals", none()),
        Wrong::SelectNothing => ("select-nothing", none()),
        Wrong::Group(word) => ("group", word.clone()),
        Wrong::By(word) => ("by", word.clone()),
        Wrong::Number(word) => ("number", word.clone()),
        Wrong::Filter => ("filter", none()),
        Wrong::Having => ("having", none()),
        Wrong::Outside(word) => ("outside", word.clone()),
        Wrong::Order { clause, .. } => ("order", (*clause).to_owned()),
        Wrong::Semicolon => ("semicolon", none()),
        Wrong::Point => ("point", none()),
        Wrong::NoPredicate => ("no-predicate", none()),
        Wrong::NoObject => ("no-object", none()),
        Wrong::PredicateExpected => ("predicate-expected", none()),
        Wrong::NotGrouped(variable) => ("not-grouped", variable.clone()),
        Wrong::StarGrouped => ("star-grouped", none()),
        Wrong::Rebound(variable) => ("rebound", variable.clone()),
        Wrong::SelectedTwice(variable) => ("selected-twice", variable.clone()),
        Wrong::BlankReused(label) => ("blank-reused", label.clone()),
        Wrong::Operand(sign) => ("operand", sign.clone()),
        Wrong::NeedlessPoint => ("needless-point", none()),
        Wrong::GraphName => ("graph-name", none()),
        Wrong::Row => ("row", none()),
        Wrong::DoubleNegation => ("double-negation", none()),
        Wrong::Compared(sign) => ("compared", sign.clone()),
        Wrong::Table(word) => ("table", word.clone()),
        Wrong::SelectInExpression => ("select-in-expression", none()),
        Wrong::Direction(word) => ("direction", word.clone()),
        Wrong::TwoLimits => ("two-limits", none()),
        Wrong::DistinctBrackets => ("distinct-brackets", none()),
        Wrong::Unexpected { found, .. } => ("unexpected", found.clone()),
    }
}
