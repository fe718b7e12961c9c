//! Variables that have no value where they are used.

use super::{About, Doubt, Doubts};
use crate::algebra::{self, Part};
use crate::tokens::{Token, after_prologue};
use antinomy_syntax::nearest;
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};
use std::collections::BTreeSet;
use std::rc::Rc;

impl Doubts<'_, '_> {
    pub(super) fn variables(&mut self, query: &Query, parameters: &[&str]) {
        let pattern = algebra::pattern(query);
        let bound = bound(query);
        let mut uses = uses(pattern);
        add(&mut uses, made(query), Clause::Select, scope(&[pattern]));
        for used in uses {
            if self.is_full() {
                return;
            }
            let name = used.variable.as_str();
            // The parser names aggregates; nobody wrote these.
            let is_written = self.tokens.iter().any(|it| it.is_variable(name));
            if !is_written || used.scope.contains(name) || parameters.contains(&name) {
                continue;
            }
            let about = match used.clause {
                _ if !bound.contains(name) => About::Unbound,
                Clause::Having => About::UnboundInHaving,
                _ => About::OutOfScope,
            };
            let near = match about {
                About::Unbound => nearest(name, used.scope.iter().copied()),
                _ => None,
            };
            let doubt = Doubt {
                about,
                written: format!("?{name}"),
                nearest: near.map(|it| format!("?{it}")),
                place: self.place_of_use(name, used.clause).map(Token::range),
            };
            self.add(Some(doubt));
        }
    }

    /// Where a variable stands in such a clause, or else where it stands first.
    fn place_of_use(&self, name: &str, clause: Clause) -> Option<&Token<'_>> {
        let tokens = after_prologue(self.tokens);
        let behind = |word: &str| {
            let start = tokens.iter().position(|it| it.ends_with_word(&[word]))?;
            tokens[start..].iter().find(|it| it.is_variable(name))
        };
        let found = clause.word().and_then(behind);
        found.or_else(|| tokens.iter().find(|it| it.is_variable(name)))
    }
}

/// What uses a variable.
#[derive(Clone, Copy)]
enum Clause {
    Select,
    Filter,
    Having,
    OrderBy,
    Computed,
}

impl Clause {
    fn word(self) -> Option<&'static str> {
        match self {
            Self::Select | Self::Computed => None,
            Self::Filter => Some("FILTER"),
            Self::Having => Some("HAVING"),
            Self::OrderBy => Some("ORDER"),
        }
    }
}

/// A variable that is used, and those that have a value there.
struct Use<'q> {
    variable: &'q Variable,
    clause: Clause,
    scope: Rc<BTreeSet<&'q str>>,
}

/// All uses outside of `EXISTS`, where variables from outside have values as well.
fn uses(pattern: &GraphPattern) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    let mut left = vec![pattern];
    let mut is_outermost = true;
    while let Some(pattern) = left.pop() {
        match pattern {
            GraphPattern::Project { inner, variables } => {
                // What a subquery asks for in vain is seen where it is used.
                if std::mem::take(&mut is_outermost) {
                    add(&mut uses, variables, Clause::Select, scope(&[inner]));
                }
                left.push(inner);
            }
            GraphPattern::Filter { expr, inner } => {
                let clause = if is_group(inner) {
                    Clause::Having
                } else {
                    Clause::Filter
                };
                add(&mut uses, algebra::variables(expr), clause, scope(&[inner]));
                left.push(inner);
            }
            GraphPattern::LeftJoin {
                left: first,
                right,
                expression,
            } => {
                let named = expression.iter().flat_map(algebra::variables);
                add(&mut uses, named, Clause::Filter, scope(&[first, right]));
                left.extend([&**right, first]);
            }
            GraphPattern::Extend {
                inner, expression, ..
            } => {
                add(
                    &mut uses,
                    algebra::variables(expression),
                    Clause::Computed,
                    scope(&[inner]),
                );
                left.push(inner);
            }
            GraphPattern::OrderBy { inner, expression } => {
                let keys = expression.iter().flat_map(|it| match it {
                    OrderExpression::Asc(key) | OrderExpression::Desc(key) => {
                        algebra::variables(key)
                    }
                });
                add(&mut uses, keys, Clause::OrderBy, scope(&[inner]));
                left.push(inner);
            }
            GraphPattern::Group {
                inner,
                variables,
                aggregates,
            } => {
                let aggregated = aggregates.iter().flat_map(|(_, it)| match it {
                    AggregateExpression::CountSolutions { .. } => Vec::new(),
                    AggregateExpression::FunctionCall { expr, .. } => algebra::variables(expr),
                });
                let used = variables.iter().chain(aggregated);
                add(&mut uses, used, Clause::Computed, scope(&[inner]));
                left.push(inner);
            }
            // What stands on the right of LATERAL has the values of its left.
            GraphPattern::Lateral { left: first, .. } => left.push(first),
            GraphPattern::Join { left: first, right }
            | GraphPattern::Union { left: first, right }
            | GraphPattern::Minus { left: first, right } => left.extend([&**right, first]),
            GraphPattern::Graph { inner, .. }
            | GraphPattern::Service { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => left.push(inner),
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {}
        }
    }
    uses
}

fn add<'q>(
    uses: &mut Vec<Use<'q>>,
    variables: impl IntoIterator<Item = &'q Variable>,
    clause: Clause,
    scope: BTreeSet<&'q str>,
) {
    let scope = Rc::new(scope);
    uses.extend(variables.into_iter().map(|variable| Use {
        variable,
        clause,
        scope: Rc::clone(&scope),
    }));
}

fn is_group(mut pattern: &GraphPattern) -> bool {
    while let GraphPattern::Filter { inner, .. } = pattern {
        pattern = inner;
    }
    matches!(pattern, GraphPattern::Group { .. })
}

/// The variables that some of these patterns can give a value.
fn scope<'q>(patterns: &[&'q GraphPattern]) -> BTreeSet<&'q str> {
    let mut scope = BTreeSet::new();
    for pattern in patterns {
        pattern.on_in_scope_variable(|it| {
            scope.insert(it.as_str());
        });
    }
    scope
}

/// The variables that have a value anywhere in the query.
fn bound<'q>(query: &'q Query) -> BTreeSet<&'q str> {
    let mut bound = BTreeSet::new();
    let mut add = |it: &'q Variable| {
        bound.insert(it.as_str());
    };
    for part in algebra::parts(query) {
        let Part::Pattern(pattern) = part else {
            continue;
        };
        match pattern {
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {
                pattern.on_in_scope_variable(&mut add);
            }
            GraphPattern::Graph {
                name: NamedNodePattern::Variable(name),
                ..
            } => add(name),
            GraphPattern::Extend { variable, .. } => add(variable),
            GraphPattern::Group { aggregates, .. } => {
                aggregates.iter().for_each(|(variable, _)| add(variable));
            }
            _ => {}
        }
    }
    bound
}

/// The variables of the triples that a query makes.
fn made(query: &Query) -> Vec<&Variable> {
    let Query::Construct { template, .. } = query else {
        return Vec::new();
    };
    template.iter().flat_map(of_triple).collect()
}

/// The variables of a triple.
fn of_triple(triple: &TriplePattern) -> impl Iterator<Item = &Variable> {
    let predicate = match &triple.predicate {
        NamedNodePattern::Variable(variable) => Some(variable),
        NamedNodePattern::NamedNode(_) => None,
    };
    let terms = [&triple.subject, &triple.object].map(|term| match term {
        TermPattern::Variable(variable) => Some(variable),
        _ => None,
    });
    terms.into_iter().chain([predicate]).flatten()
}
