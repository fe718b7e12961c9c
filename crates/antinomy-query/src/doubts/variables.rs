//! Variables that are asked for and never have a value.

use super::{About, Doubt, Doubts};
use crate::algebra;
use crate::tokens::{Token, TokenKind, after_prologue};
use antinomy_syntax::nearest;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use std::collections::BTreeSet;

impl Doubts<'_, '_> {
    pub(super) fn variables(&mut self, query: &Query) {
        let Some((asked, inner)) = projection(algebra::pattern(query)) else {
            return;
        };
        let mut bound = BTreeSet::new();
        inner.on_in_scope_variable(|it| {
            bound.insert(it.as_str());
        });
        for variable in asked.iter().map(|it| it.as_str()) {
            if bound.contains(variable) {
                continue;
            }
            let is_it =
                |it: &&Token<'_>| it.kind == TokenKind::Variable && &it.text[1..] == variable;
            let place = after_prologue(self.tokens).iter().find(is_it);
            let near = nearest(variable, bound.iter().copied());
            let doubt = Doubt {
                about: About::Unbound,
                written: format!("?{variable}"),
                nearest: near.map(|it| format!("?{it}")),
                place: place.map(Token::range),
            };
            self.add(Some(doubt));
        }
    }
}

/// What the outermost query asks for, and of what.
fn projection(mut pattern: &GraphPattern) -> Option<(&[spargebra::term::Variable], &GraphPattern)> {
    loop {
        pattern = match pattern {
            GraphPattern::Project { inner, variables } => return Some((variables, inner)),
            GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => inner,
            _ => return None,
        };
    }
}
