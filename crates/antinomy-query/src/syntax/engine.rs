//! What the parser itself says.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::Token;
use spargebra::SparqlSyntaxError;
use std::collections::BTreeSet;

/// More than these are no help.
const MOST_EXPECTED: usize = 8;

/// The place at which the parser came to a stop, with what it expected.
pub(super) fn unexpected(asked: &Text<'_, '_>, error: &SparqlSyntaxError) -> SyntaxProblem {
    let said = error.to_string();
    let expected = expected(&said);
    let (offset, is_sure) = offset(asked.text, error, &expected);
    let is_there = |it: &&Token<'_>| it.end() > offset;
    let found = asked.tokens.iter().find(is_there);
    let place = found.map_or(asked.end(), Token::range);
    let wrong = Wrong::Unexpected {
        found: found.map_or_else(String::new, |it| it.text.to_owned()),
        expected: if is_sure && expected.len() <= MOST_EXPECTED {
            expected
        } else {
            Vec::new()
        },
    };
    SyntaxProblem::at(place, wrong)
}

/// The byte at which the parser came to a stop, and whether it knows what might stand there.
fn offset(text: &str, error: &SparqlSyntaxError, expected: &[String]) -> (usize, bool) {
    // The only place where the parser tells the byte.
    let debug = format!("{error:?}");
    let offset = debug.split_once("offset: ").map(|(_, rest)| rest);
    let digits = offset.map(|it| it.chars().take_while(char::is_ascii_digit));
    let offset = digits.and_then(|it| it.collect::<String>().parse().ok());
    let offset = text.floor_char_boundary(offset.unwrap_or(0));
    let is_letter = |it: char| it.is_ascii_alphabetic() || it == '_';
    let is_keyword = |it: &String| it.len() > 1 && it.chars().all(is_letter);
    if expected.is_empty() || !expected.iter().all(is_keyword) {
        return (offset, true);
    }
    // A keyword is tried as so many letters, and whatever is nearer is forgotten: where only keywords were expected, the mistake is
    // before the letters of the shortest.
    let shortest = expected.iter().map(String::len).min().unwrap_or(1);
    let mut letters = text[..offset].char_indices().rev().map(|(at, _)| at);
    (letters.nth(shortest - 1).unwrap_or(0), false)
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
