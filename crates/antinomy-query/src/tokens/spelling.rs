//! Which IRI a token spells.

use super::{Token, TokenKind};
use crate::namespaces::Prefixes;
use oxrdf::vocab::rdf;
use std::collections::BTreeMap;
use std::ops::Range;

/// The prefixes of one query: those that it declares, and those that it need not declare.
pub(crate) struct Spelling<'t> {
    declared: BTreeMap<&'t str, (&'t str, Range<usize>)>,
    known: &'t Prefixes,
    base: Option<&'t str>,
}

impl<'t> Spelling<'t> {
    pub(crate) fn of(tokens: &[Token<'t>], known: &'t Prefixes) -> Self {
        let mut spelling = Self {
            declared: BTreeMap::new(),
            known,
            base: None,
        };
        let mut rest = tokens;
        loop {
            rest = match rest {
                [word, name, iri, rest @ ..] if is_prefix(word, name, iri) => {
                    let prefix = name.text.trim_end_matches(':');
                    let place = name.start..iri.end();
                    spelling.declared.insert(prefix, (inner(iri), place));
                    rest
                }
                [word, iri, rest @ ..] if word.is_word("BASE") && iri.kind == TokenKind::Iri => {
                    spelling.base = Some(inner(iri));
                    rest
                }
                _ => return spelling,
            };
        }
    }

    /// The namespace of a prefix. What a query declares itself goes before.
    pub(crate) fn namespace(&self, prefix: &str) -> Option<&str> {
        let declared = self.declared.get(prefix).map(|(iri, _)| *iri);
        declared.or_else(|| {
            let mut known = self.known.iter();
            known.find_map(|(name, iri)| (name == prefix).then_some(iri))
        })
    }

    /// The prefixes that the query declares, each with its namespace and its place.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (&'t str, &'t str, &Range<usize>)> {
        let declared = self.declared.iter();
        declared.map(|(prefix, (iri, place))| (*prefix, *iri, place))
    }

    /// The prefixes that the query may use.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &str> {
        let known = self.known.iter().map(|(prefix, _)| prefix);
        self.declared.keys().copied().chain(known)
    }

    /// Whether a token stands for this IRI.
    pub(crate) fn spells(&self, token: &Token<'_>, iri: &str) -> bool {
        match token.kind {
            TokenKind::Iri => {
                let written = inner(token);
                // Against a base the end is what was written, whatever becomes of the beginning.
                let is_end =
                    || self.base.is_some() && iri.ends_with(written.trim_start_matches('.'));
                written == iri || is_end()
            }
            TokenKind::Name => {
                let Some((prefix, local)) = token.text.split_once(':') else {
                    return false;
                };
                let local = local.replace('\\', "");
                let namespace = self.namespace(prefix);
                let rest = namespace.and_then(|it| iri.strip_prefix(it));
                rest == Some(local.as_str())
            }
            TokenKind::Word => token.text == "a" && iri == rdf::TYPE.as_str(),
            _ => false,
        }
    }
}

/// Whether three tokens declare a prefix.
pub(super) fn is_prefix(word: &Token<'_>, name: &Token<'_>, iri: &Token<'_>) -> bool {
    word.is_word("PREFIX") && name.kind == TokenKind::Name && iri.kind == TokenKind::Iri
}

fn inner<'t>(iri: &Token<'t>) -> &'t str {
    iri.text.trim_start_matches('<').trim_end_matches('>')
}

/// The tokens behind the declarations of prefixes and base.
pub(crate) fn after_prologue<'a, 't>(mut tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    loop {
        tokens = match tokens {
            [word, name, iri, rest @ ..] if is_prefix(word, name, iri) => rest,
            [word, iri, rest @ ..] if word.is_word("BASE") && iri.kind == TokenKind::Iri => rest,
            _ => return tokens,
        };
    }
}
