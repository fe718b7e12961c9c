//! What the parser itself says.

use super::{SyntaxProblem, Text, Wrong};
use crate::tokens::Token;
use spargebra::SparqlSyntaxError;
use std::collections::BTreeSet;

/// More than these are no help.
const MOST_EXPECTED: usize = 8;

/// The place at which the parser came to a stop, with what it expected.
pub(super) fn unexpected(asked: &Text<'_, '_>, error: &SparqlSyntaxError) -> SyntaxProblem {
    let said = error.to_string();
    let expected = expected(&said);
    let offset = offset(asked.text, error, &expected);
    let is_there = |it: &&Token<'_>| it.end() > offset;
    let found = asked.tokens.iter().find(is_there);
    let place = found.map_or(asked.end(), Token::range);
    let wrong = Wrong::Unexpected {
        found: found.map_or_else(String::new, |it| it.text.to_owned()),
        expected: if expected.len() > MOST_EXPECTED {
            Vec::new()
        } else {
            expected
        },
    };
    SyntaxProblem::at(place, wrong)
}

/// The byte at which the parser came to a stop.
fn offset(text: &str, error: &SparqlSyntaxError, expected: &[String]) -> usize {
    // The only place where the parser tells the byte.
    let debug = format!("{error:?}");
    let offset = debug.split_once("offset: ").map(|(_, rest)| rest);
    let digits = offset.map(|it| it.chars().take_while(char::is_ascii_digit));
    let offset = digits.and_then(|it| it.collect::<String>().parse().ok());
    let offset = offset.unwrap_or(0).min(text.len());
    // A keyword is tried as so many letters: where only keywords were expected, the mistake is before those of the shortest.
    let is_keyword =
        |it: &String| it.len() > 1 && it.chars().all(|it| it.is_ascii_alphabetic() || it == '_');
    let shortest = expected.iter().map(String::len).min().unwrap_or(0);
    if expected.is_empty() || !expected.iter().all(is_keyword) {
        return (0..=offset)
            .rev()
            .find(|it| text.is_char_boundary(*it))
            .unwrap_or(0);
    }
    let mut letters = text[..offset].char_indices().rev().map(|(at, _)| at);
    letters.nth(shortest - 1).unwrap_or(0)
}

/// Signs and keywords that the parser expected, sorted. Classes of letters and sentences are left out.
fn expected(said: &str) -> Vec<String> {
    let Some((_, list)) = said.split_once("expected ") else {
        return Vec::new();
    };
    let list = list.strip_prefix("one of ").unwrap_or(list);
    let items = list.split(", ").map(|it| it.trim().trim_matches('"'));
    let is_short = |it: &&str| !it.is_empty() && !it.contains(['[', ']', ' ', '\n', '\'']);
    let items: BTreeSet<String> = items.filter(is_short).map(str::to_owned).collect();
    items
        .into_iter()
        .filter(|it| it != "<unreported>" && it != "EOF")
        .collect()
}
