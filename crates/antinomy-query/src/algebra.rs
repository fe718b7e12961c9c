//! A walk over the engine's form of a query.
//!
//! It keeps its own stack: chains of operands are trees as deep as they are long, and a walk may be made on any thread.

mod constants;

pub(crate) use constants::{Constant, Role, constants};

use spargebra::Query;
use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression,
};
use spargebra::term::{TriplePattern, Variable};

/// A part of a query.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'q> {
    Pattern(&'q GraphPattern),
    Expression(&'q Expression),
    /// A property path, or a step of one.
    Path(&'q PropertyPathExpression),
    /// A triple to be made.
    Made(&'q TriplePattern),
}

/// All parts of a query, each before those that it is made of.
pub(crate) fn parts(query: &Query) -> Parts<'_> {
    let mut parts = Parts { left: Vec::new() };
    parts.left.push(Part::Pattern(pattern(query)));
    if let Query::Construct { template, .. } = query {
        parts.left.extend(template.iter().rev().map(Part::Made));
    }
    parts
}

/// What a query looks for.
pub(crate) fn pattern(query: &Query) -> &GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

/// The expression and those that it is made of, without the patterns that it asks whether they exist.
pub(crate) fn expressions(expression: &Expression) -> impl Iterator<Item = &Expression> {
    std::iter::once(expression).chain(Parts::within(expression))
}

/// The variables of an expression, each once, without those that only `EXISTS` names.
pub(crate) fn variables(expression: &Expression) -> Vec<&Variable> {
    let mut variables = Vec::new();
    for part in expressions(expression) {
        if let Expression::Variable(variable) | Expression::Bound(variable) = part
            && !variables.contains(&variable)
        {
            variables.push(variable);
        }
    }
    variables
}

/// Parts that are still to be seen, the next one last.
pub(crate) struct Parts<'q> {
    left: Vec<Part<'q>>,
}

impl<'q> Parts<'q> {
    /// The expressions that an expression is made of, without the patterns that it asks whether they exist.
    pub(crate) fn within(expression: &'q Expression) -> impl Iterator<Item = &'q Expression> {
        let mut parts = Parts { left: Vec::new() };
        parts.add_expression(expression);
        std::iter::from_fn(move || {
            loop {
                match parts.left.pop()? {
                    Part::Expression(expression) => {
                        parts.add_expression(expression);
                        return Some(expression);
                    }
                    Part::Pattern(_) | Part::Path(_) | Part::Made(_) => {}
                }
            }
        })
    }

    fn add(&mut self, part: Part<'q>) {
        let before = self.left.len();
        match part {
            Part::Pattern(pattern) => self.add_pattern(pattern),
            Part::Expression(expression) => self.add_expression(expression),
            Part::Path(path) => self.add_path(path),
            Part::Made(_) => {}
        }
        self.left[before..].reverse();
    }

    fn add_pattern(&mut self, pattern: &'q GraphPattern) {
        match pattern {
            GraphPattern::Bgp { .. } | GraphPattern::Values { .. } => {}
            GraphPattern::Path { path, .. } => self.left.push(Part::Path(path)),
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => self.add_patterns([left, right]),
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => {
                self.add_patterns([left, right]);
                self.left.extend(expression.as_ref().map(Part::Expression));
            }
            GraphPattern::Filter { expr, inner } => {
                self.add_patterns([inner]);
                self.left.push(Part::Expression(expr));
            }
            GraphPattern::Extend {
                inner, expression, ..
            } => {
                self.add_patterns([inner]);
                self.left.push(Part::Expression(expression));
            }
            GraphPattern::OrderBy { inner, expression } => {
                self.add_patterns([inner]);
                let keys = expression.iter().map(|it| match it {
                    OrderExpression::Asc(key) | OrderExpression::Desc(key) => Part::Expression(key),
                });
                self.left.extend(keys);
            }
            GraphPattern::Group {
                inner, aggregates, ..
            } => {
                self.add_patterns([inner]);
                let aggregated = aggregates.iter().filter_map(|(_, it)| match it {
                    AggregateExpression::CountSolutions { .. } => None,
                    AggregateExpression::FunctionCall { expr, .. } => Some(Part::Expression(expr)),
                });
                self.left.extend(aggregated);
            }
            GraphPattern::Graph { inner, .. }
            | GraphPattern::Service { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.add_patterns([inner]),
        }
    }

    fn add_patterns<const N: usize>(&mut self, patterns: [&'q GraphPattern; N]) {
        self.left.extend(patterns.map(Part::Pattern));
    }

    fn add_expression(&mut self, expression: &'q Expression) {
        match expression {
            Expression::NamedNode(_)
            | Expression::Literal(_)
            | Expression::Variable(_)
            | Expression::Bound(_) => {}
            Expression::Or(a, b)
            | Expression::And(a, b)
            | Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => self.left.extend([a, b].map(|it| Part::Expression(it))),
            Expression::UnaryPlus(a) | Expression::UnaryMinus(a) | Expression::Not(a) => {
                self.left.push(Part::Expression(a));
            }
            Expression::In(a, list) => {
                self.left.push(Part::Expression(a));
                self.left.extend(list.iter().map(Part::Expression));
            }
            Expression::If(a, b, c) => self.left.extend([a, b, c].map(|it| Part::Expression(it))),
            Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
                self.left.extend(list.iter().map(Part::Expression));
            }
            Expression::Exists(pattern) => self.left.push(Part::Pattern(pattern)),
        }
    }

    fn add_path(&mut self, path: &'q PropertyPathExpression) {
        match path {
            PropertyPathExpression::NamedNode(_)
            | PropertyPathExpression::NegatedPropertySet(_) => {}
            PropertyPathExpression::Reverse(a)
            | PropertyPathExpression::ZeroOrMore(a)
            | PropertyPathExpression::OneOrMore(a)
            | PropertyPathExpression::ZeroOrOne(a) => self.left.push(Part::Path(a)),
            PropertyPathExpression::Sequence(a, b) | PropertyPathExpression::Alternative(a, b) => {
                self.left.extend([a, b].map(|it| Part::Path(it)));
            }
        }
    }
}

impl<'q> Iterator for Parts<'q> {
    type Item = Part<'q>;

    fn next(&mut self) -> Option<Part<'q>> {
        let part = self.left.pop()?;
        self.add(part);
        Some(part)
    }
}
