//! Where in the text something was written.

use super::{About, Doubt, Doubts};
use crate::tokens::{Token, TokenKind, after_prologue};
use std::ops::Range;

impl Doubts<'_, '_> {
    /// A doubt about an IRI.
    pub(super) fn about_iri(&self, about: About, iri: &str, nearest: Option<String>) -> Doubt {
        Doubt {
            about,
            written: self.short(iri),
            nearest: nearest.map(|it| self.short(&it)),
            place: self.place_of_iri(iri),
        }
    }

    /// An IRI as one would write it in this query.
    pub(super) fn short(&self, iri: &str) -> String {
        self.rdf.prefixes().written(iri)
    }

    pub(super) fn place_of_iri(&self, iri: &str) -> Option<Range<usize>> {
        let mut tokens = after_prologue(self.tokens).iter();
        let found = tokens.find(|it| self.spelling.spells(it, iri));
        found.map(Token::range)
    }

    /// Where a text is written: behind the predicate, if it is written there.
    pub(super) fn place_of_text(&self, text: &str, predicate: &str) -> Option<Range<usize>> {
        let is_it = |token: &Token<'_>| match token.kind {
            TokenKind::Text => inner(token.text) == text,
            TokenKind::Number => token.text == text,
            _ => false,
        };
        let places = (0..self.tokens.len()).filter(|at| is_it(&self.tokens[*at]));
        let places: Vec<usize> = places.collect();
        let behind = places.iter().find(|at| self.is_behind(**at, predicate));
        let place = behind.or_else(|| places.first())?;
        Some(self.tokens[*place].range())
    }

    fn is_behind(&self, place: usize, predicate: &str) -> bool {
        let before = self.tokens[..place].iter().rev();
        // Not beyond the list of objects that it stands in.
        let mut before = before.take_while(|it| !matches!(it.text, ";" | "." | "{" | "}"));
        before.any(|it| self.spelling.spells(it, predicate))
    }
}

/// A string without its quotation marks.
fn inner(text: &str) -> &str {
    let quote = if text.starts_with('"') { "\"" } else { "'" };
    let quotes = if text.len() >= 6 && text.starts_with(&quote.repeat(3)) {
        3
    } else {
        1
    };
    text.get(quotes..text.len() - quotes).unwrap_or_default()
}
