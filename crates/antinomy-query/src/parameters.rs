//! Parameters of queries: `$name` is replaced by a value before the query is parsed.
//!
//! The engine can bind variables itself, but not inside of `BIND`, `BOUND` and subqueries; and what is replaced in the text is the
//! same query to every other engine. SPARQL reads `$name` as `?name`, so that the text is a query before, too. A
//! parameter cannot be among what `SELECT` lists: no value can stand there.

use crate::answer::Value;
use std::ops::Range;

/// A query with values in place of `$name`. What is not among the values stays a variable.
#[must_use]
pub fn fill(text: &str, values: &[(String, Value)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut done = 0;
    for place in places(text) {
        let name = &text[place.start + 1..place.end];
        if let Some((_, value)) = values.iter().find(|(known, _)| known == name) {
            filled += &text[done..place.start];
            // As N-Triples writes it: a value can be no other part of a query than a term.
            filled += &value.0.to_string();
            done = place.end;
        }
    }
    filled + &text[done..]
}

/// Where `$name` stands outside of strings, IRIs and comments.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        at += match next {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string(rest, next),
            '<' => iri(rest),
            '$' => {
                let length = 1 + name(&rest[1..]);
                places.push(at..at + length);
                length
            }
            other => other.len_utf8(),
        };
    }
    places.retain(|place| place.len() > 1);
    places
}

fn name(text: &str) -> usize {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.find(|letter| !is_name(letter)).unwrap_or(text.len())
}

/// The length of an IRI; of a mere `<`, one.
fn iri(text: &str) -> usize {
    match text[1..].find(|letter: char| letter == '>' || letter == '<' || letter.is_whitespace()) {
        Some(end) if text[1 + end..].starts_with('>') => end + 2,
        _ => 1,
    }
}

/// The length of a string with its quotation marks; of one that is not closed, all that is left.
fn string(text: &str, quote: char) -> usize {
    let long: String = [quote; 3].iter().collect();
    let mark = if text.starts_with(&long) {
        long
    } else {
        quote.to_string()
    };
    let mut at = mark.len();
    while let Some(next) = text[at..].chars().next() {
        if text[at..].starts_with(&mark) {
            return at + mark.len();
        }
        at += next.len_utf8();
        if next == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> String {
        let value = Value::iri_of("https://example.org/id/x").unwrap();
        fill(text, &[("x".to_owned(), value)])
    }

    #[test]
    fn a_name_behind_a_dollar_sign_is_replaced() {
        assert_eq!(filled("{ $x a ?y }"), "{ <https://example.org/id/x> a ?y }");
        assert_eq!(filled("{ $xs a ?x }"), "{ $xs a ?x }");
    }

    #[test]
    fn strings_addresses_and_comments_stay_as_they_are() {
        for text in [
            "'$x'",
            "\"\"\"a\"$x\"\"\"",
            "'\\'$x'",
            "<a$x>",
            "# $x\n",
            "?a < ?b",
        ] {
            assert_eq!(filled(text), text);
        }
        assert_eq!(filled("?a < $x"), "?a < <https://example.org/id/x>");
    }

    #[test]
    fn a_text_cannot_leave_its_place() {
        let values = [("x".to_owned(), Value::of_text("\" } ; DROP"))];
        assert_eq!(fill("{ ?s ?p $x }", &values), "{ ?s ?p \"\\\" } ; DROP\" }");
    }
}
