//! Parameters of queries: `$name` is replaced by a value before the query is parsed.
//!
//! The engine can bind variables itself, but not inside of `BIND`, `BOUND` and subqueries; and what is replaced in the text is the
//! same query to every other engine. SPARQL reads `$name` as `?name`, so that the text is a query before, too. A
//! parameter cannot be among what `SELECT` lists: no value can stand there.

use crate::answer::Value;
use crate::namespaces::XSD;
use crate::tokens::{Token, TokenKind, tokens};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
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
            filled += &written(value);
            done = place.end;
        }
    }
    filled + &text[done..]
}

/// A value as N-Triples writes it: it can be no other part of a query than a term. Only what counts is written in digits, which is
/// the same term, because `LIMIT` takes nothing else.
fn written(value: &Value) -> String {
    let is_count = value.datatype() == Some(&format!("{XSD}integer"))
        && value.text().bytes().all(|it| it.is_ascii_digit());
    if is_count {
        value.text().to_owned()
    } else {
        value.0.to_string()
    }
}

/// A text of the same length that can be parsed before its parameters have values: a variable can stand anywhere but behind
/// `LIMIT` and `OFFSET`.
pub(crate) fn parsable<'t>(text: &'t str, parameters: &[&str]) -> Cow<'t, str> {
    let tokens = tokens(text);
    let is_count = |word: &Token<'_>| word.is_word("LIMIT") || word.is_word("OFFSET");
    let mut parsable = Cow::Borrowed(text);
    for pair in tokens.windows(2) {
        let [word, parameter] = pair else { continue };
        let name = parameter.text.strip_prefix('$');
        if is_count(word) && name.is_some_and(|it| parameters.contains(&it)) {
            let digits = "1".repeat(parameter.text.len());
            parsable.to_mut().replace_range(parameter.range(), &digits);
        }
    }
    parsable
}

/// The names of the parameters that a text asks for.
pub(crate) fn names(text: &str) -> BTreeSet<&str> {
    first_places(text).into_keys().collect()
}

/// The names of the parameters that a text asks for, each with the first place where it stands.
pub(crate) fn first_places(text: &str) -> BTreeMap<&str, Range<usize>> {
    let mut found = BTreeMap::new();
    for place in places(text) {
        found
            .entry(&text[place.start + 1..place.end])
            .or_insert(place);
    }
    found
}

/// Where `$name` stands outside of strings, IRIs and comments.
fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let tokens = tokens(text).into_iter();
    let asked = tokens.filter(|it| it.kind == TokenKind::Variable && it.text.starts_with('$'));
    asked.map(|it| it.range())
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
    fn a_name_between_signs_for_less_and_more_is_replaced() {
        assert_eq!(
            filled("ASK { FILTER(?y<$x||?y>$x) }"),
            "ASK { FILTER(?y<<https://example.org/id/x>||?y><https://example.org/id/x>) }"
        );
        assert_eq!(filled(r"id:a\#b $x"), r"id:a\#b <https://example.org/id/x>");
    }

    #[test]
    fn numbers_are_counted_with() {
        let fill = |number| fill("ASK {} LIMIT $n", &[("n".to_owned(), number)]);
        assert_eq!(fill(Value::of_decimal("020")), "ASK {} LIMIT 20");
        assert!(fill(Value::of_decimal("-2")).contains("XMLSchema#integer"));
    }

    #[test]
    fn a_text_without_values_can_be_parsed() {
        assert_eq!(
            parsable("SELECT * { ?s ?p $n } LIMIT $n OFFSET $m", &["n"]),
            "SELECT * { ?s ?p $n } LIMIT 11 OFFSET $m"
        );
    }

    #[test]
    fn a_text_cannot_leave_its_place() {
        let values = [("x".to_owned(), Value::of_text("\" } ; DROP"))];
        assert_eq!(fill("{ ?s ?p $x }", &values), "{ ?s ?p \"\\\" } ; DROP\" }");
    }
}
