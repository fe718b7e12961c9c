//! A query's pattern as a series of conditions, in the order of the text.

use spargebra::algebra::{AggregateExpression, Expression, GraphPattern};
use spargebra::term::{TriplePattern, Variable};

/// One condition more.
#[derive(Clone, Debug)]
pub(super) enum Step<'q> {
    Triple(&'q TriplePattern),
    /// A path, a union, values, a graph, a subquery.
    Pattern(&'q GraphPattern),
    Optional(&'q GraphPattern, Option<&'q Expression>),
    Lateral(&'q GraphPattern),
    Minus(&'q GraphPattern),
    /// A filter, or an operand of its `&&`.
    Filter(&'q Expression),
    Extend(&'q Variable, &'q Expression),
    Group(&'q [Variable], &'q [(Variable, AggregateExpression)]),
}

impl Step<'_> {
    /// Whether it can take away what matched before it.
    pub(super) fn may_empty(&self) -> bool {
        !matches!(
            self,
            Self::Optional(..) | Self::Extend(..) | Self::Group(..)
        )
    }
}

/// The conditions of a pattern. Those of a nested group are one: its filters see no variables from outside.
pub(super) fn of(pattern: &GraphPattern) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    add(without_modifiers(pattern), &mut steps);
    steps
}

/// Whether the query makes one row of all matches: aggregates without `GROUP BY`.
pub(super) fn counts_all(pattern: &GraphPattern) -> bool {
    let is_of_all = |step: &Step<'_>| matches!(step, Step::Group([], _));
    of(pattern).iter().any(is_of_all)
}

/// What the modifiers of the outermost query are applied to. Each comes once and in this order; what follows is of a subquery.
pub(super) fn without_modifiers(mut pattern: &GraphPattern) -> &GraphPattern {
    if let GraphPattern::Slice { inner, .. } = pattern {
        pattern = inner;
    }
    if let GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } = pattern {
        pattern = inner;
    }
    if let GraphPattern::Project { inner, .. } = pattern {
        pattern = inner;
    }
    if let GraphPattern::OrderBy { inner, .. } = pattern {
        pattern = inner;
    }
    pattern
}

fn add<'q>(pattern: &'q GraphPattern, steps: &mut Vec<Step<'q>>) {
    match pattern {
        GraphPattern::Bgp { patterns } => steps.extend(patterns.iter().map(Step::Triple)),
        GraphPattern::Join { left, right } => {
            add(left, steps);
            if is_basic(right) {
                add(right, steps);
            } else {
                steps.push(Step::Pattern(right));
            }
        }
        GraphPattern::LeftJoin {
            left,
            right,
            expression,
        } => {
            add(left, steps);
            steps.push(Step::Optional(right, expression.as_ref()));
        }
        GraphPattern::Lateral { left, right } => {
            add(left, steps);
            steps.push(Step::Lateral(right));
        }
        GraphPattern::Minus { left, right } => {
            add(left, steps);
            steps.push(Step::Minus(right));
        }
        GraphPattern::Filter { expr, inner } => {
            add(inner, steps);
            add_operands(expr, steps);
        }
        GraphPattern::Extend {
            inner,
            variable,
            expression,
        } => {
            add(inner, steps);
            steps.push(Step::Extend(variable, expression));
        }
        GraphPattern::Group {
            inner,
            variables,
            aggregates,
        } => {
            add(inner, steps);
            steps.push(Step::Group(variables, aggregates));
        }
        GraphPattern::Path { .. }
        | GraphPattern::Union { .. }
        | GraphPattern::Values { .. }
        | GraphPattern::Graph { .. }
        | GraphPattern::Service { .. }
        | GraphPattern::OrderBy { .. }
        | GraphPattern::Project { .. }
        | GraphPattern::Distinct { .. }
        | GraphPattern::Reduced { .. }
        | GraphPattern::Slice { .. } => steps.push(Step::Pattern(pattern)),
    }
}

/// Whether it is made of triples and paths only, which can be joined in any grouping.
fn is_basic(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => true,
        GraphPattern::Join { left, right } => is_basic(left) && is_basic(right),
        _ => false,
    }
}

fn add_operands<'q>(expression: &'q Expression, steps: &mut Vec<Step<'q>>) {
    if let Expression::And(left, right) = expression {
        add_operands(left, steps);
        add_operands(right, steps);
    } else {
        steps.push(Step::Filter(expression));
    }
}

/// The pattern of these conditions together.
pub(super) fn pattern(steps: &[Step<'_>]) -> GraphPattern {
    let nothing = GraphPattern::Bgp {
        patterns: Vec::new(),
    };
    steps.iter().fold(nothing, with)
}

fn with(pattern: GraphPattern, step: &Step<'_>) -> GraphPattern {
    let joined = |left, right| GraphPattern::Join {
        left: Box::new(left),
        right: Box::new(right),
    };
    match step {
        Step::Triple(triple) => match pattern {
            GraphPattern::Bgp { mut patterns } => {
                patterns.push((*triple).clone());
                GraphPattern::Bgp { patterns }
            }
            other => joined(
                other,
                GraphPattern::Bgp {
                    patterns: vec![(*triple).clone()],
                },
            ),
        },
        Step::Pattern(right) => joined(pattern, (*right).clone()),
        Step::Optional(right, expression) => GraphPattern::LeftJoin {
            left: Box::new(pattern),
            right: Box::new((*right).clone()),
            expression: expression.cloned(),
        },
        Step::Lateral(right) => GraphPattern::Lateral {
            left: Box::new(pattern),
            right: Box::new((*right).clone()),
        },
        Step::Minus(right) => GraphPattern::Minus {
            left: Box::new(pattern),
            right: Box::new((*right).clone()),
        },
        Step::Filter(expression) => GraphPattern::Filter {
            expr: (*expression).clone(),
            inner: Box::new(pattern),
        },
        Step::Extend(variable, expression) => GraphPattern::Extend {
            inner: Box::new(pattern),
            variable: (*variable).clone(),
            expression: (*expression).clone(),
        },
        Step::Group(variables, aggregates) => GraphPattern::Group {
            inner: Box::new(pattern),
            variables: variables.to_vec(),
            aggregates: aggregates.to_vec(),
        },
    }
}

/// A variable that no condition has.
pub(super) fn unused(steps: &[Step<'_>]) -> Variable {
    let mut used = std::collections::BTreeSet::new();
    pattern(steps).on_in_scope_variable(|it| {
        used.insert(it.as_str().to_owned());
    });
    let mut name = "object".to_owned();
    while used.contains(&name) {
        name.push('_');
    }
    Variable::new_unchecked(name)
}
