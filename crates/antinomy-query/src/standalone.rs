//! A query as other engines take it: nobody has declared our prefixes there, and nobody knows our functions.

use crate::algebra::{Constant, Role, constants};
use crate::functions;
use crate::namespaces::{AN, Prefixes};
use crate::query::{Query, on_large_stack};
use crate::tokens::{Spelling, TokenKind, tokens};
use std::collections::BTreeSet;

/// The text below declarations of the prefixes that it uses and does not declare itself.
#[must_use]
pub fn standalone(text: &str, prefixes: &Prefixes) -> String {
    let tokens = tokens(text);
    let spelling = Spelling::of(&tokens, prefixes);
    let names = tokens.iter().filter(|it| it.kind == TokenKind::Name);
    let used: BTreeSet<&str> = names
        .filter_map(|it| Some(it.text.split_once(':')?.0))
        .collect();
    let is_declared = |prefix: &str| spelling.declared().any(|(it, ..)| it == prefix);
    // The parser sees no bounds of words: the prefix of `FILTERan:f(…)` is `an`.
    let ends_with =
        |used: &str, prefix: &str| spelling.namespace(used).is_none() && used.ends_with(prefix);
    let is_used = |prefix: &str| used.iter().any(|it| *it == prefix || ends_with(it, prefix));
    let needed = prefixes
        .iter()
        .filter(|(it, _)| is_used(it) && !is_declared(it));
    let declared: String = needed
        .map(|(prefix, iri)| format!("PREFIX {prefix}: <{iri}>\n"))
        .collect();
    format!("{declared}{}\n", text.trim_end())
}

impl Query {
    /// The functions of ours that it calls, each once, as it would be written: no other engine has them.
    #[must_use]
    pub fn own_functions(&self) -> Vec<String> {
        on_large_stack(|| {
            let called: BTreeSet<&str> = constants(&self.algebra)
                .into_iter()
                .filter_map(|constant| match constant {
                    (Constant::Iri(iri), Role::Function) => iri.strip_prefix(AN),
                    _ => None,
                })
                .collect();
            let own = functions::NAMES.iter().filter(|it| called.contains(*it));
            own.map(|name| format!("an:{name}")).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prefixes that are declared above a text.
    fn declared(text: &str) -> Vec<String> {
        let prefixes = Prefixes::of(&antinomy_model::Manifest::default());
        let whole = standalone(text, &prefixes);
        let added = whole.strip_suffix(&format!("{text}\n")).unwrap();
        let lines = added.lines().filter_map(|line| line.split(' ').nth(1));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn what_a_query_uses_is_declared() {
        assert_eq!(
            declared("SELECT * { ?s an:voice id:x, level:y }"),
            ["an:", "id:", "level:"]
        );
        assert_eq!(declared("ASK { FILTER(?x = '5'^^xsd:integer) }"), ["xsd:"]);
        assert_eq!(declared("ASK { ?x ?y ?z FILTERan:f(?x) }"), ["an:"]);
    }

    #[test]
    fn what_only_looks_like_a_name_is_none() {
        assert!(declared("# an:voice\nSELECT * { ?s ?p \"id:x\", <level:y> }").is_empty());
        assert!(declared("SELECT * { ?s ?p 'xan:y' }").is_empty());
    }

    #[test]
    fn what_a_query_declares_itself_is_not_declared_again() {
        let text = "PREFIX an: <https://antinomy.example/ns#>\nASK { ?s an:voice id:x }";
        assert_eq!(declared(text), ["id:"]);
        assert!(declared("PREFIX xan: <urn:x:> ASK { ?s xan:voice ?x }").is_empty());
    }
}
