//! The constants that a query names, with what each is there for.

use super::{Part, parts};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, PropertyPathExpression};
use spargebra::term::{
    GroundTerm, Literal, NamedNode, NamedNodePattern, TermPattern, TriplePattern, Variable,
};
use std::collections::BTreeMap;

/// A constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Constant<'q> {
    Iri(&'q str),
    Literal(&'q Literal),
}

/// What it is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role<'q> {
    Predicate,
    /// What a predicate leads to, or what such a thing is compared with.
    Object {
        of: &'q str,
    },
    Graph,
    Function,
    /// A subject, or a value whose predicate is not known.
    Other,
}

/// All constants that a query looks for, and the functions that it calls, in the order of the walk. What it makes itself may
/// be named as it likes.
pub(crate) fn constants(query: &Query) -> Vec<(Constant<'_>, Role<'_>)> {
    let mut found = Constants {
        predicates: predicates(query),
        found: Vec::new(),
    };
    for part in parts(query) {
        match part {
            Part::Pattern(pattern) => found.pattern(pattern),
            Part::Expression(expression) => found.expression(expression),
            Part::Path(path) => found.path(path),
            Part::Made(_) => {}
        }
    }
    found.found
}

/// The predicates that lead to each variable.
fn predicates(query: &Query) -> BTreeMap<&Variable, Vec<&str>> {
    let mut predicates: BTreeMap<&Variable, Vec<&str>> = BTreeMap::new();
    for part in parts(query) {
        let Part::Pattern(GraphPattern::Bgp { patterns }) = part else {
            continue;
        };
        for triple in patterns {
            if let (NamedNodePattern::NamedNode(predicate), TermPattern::Variable(object)) =
                (&triple.predicate, &triple.object)
            {
                let known = predicates.entry(object).or_default();
                if !known.contains(&predicate.as_str()) {
                    known.push(predicate.as_str());
                }
            }
        }
    }
    predicates
}

struct Constants<'q> {
    predicates: BTreeMap<&'q Variable, Vec<&'q str>>,
    found: Vec<(Constant<'q>, Role<'q>)>,
}

impl<'q> Constants<'q> {
    fn add(&mut self, constant: Constant<'q>, role: Role<'q>) {
        self.found.push((constant, role));
    }

    fn pattern(&mut self, pattern: &'q GraphPattern) {
        match pattern {
            GraphPattern::Bgp { patterns } => patterns.iter().for_each(|it| self.triple(it)),
            GraphPattern::Path {
                subject, object, ..
            } => {
                self.term(subject, Role::Other);
                self.term(object, Role::Other);
            }
            GraphPattern::Graph { name, .. } => self.named(name, Role::Graph),
            GraphPattern::Values {
                variables,
                bindings,
            } => {
                for row in bindings {
                    for (variable, value) in variables.iter().zip(row) {
                        let role = self.role_of(variable);
                        match value {
                            Some(GroundTerm::NamedNode(node)) => self.iri(node, role),
                            Some(GroundTerm::Literal(it)) => self.add(Constant::Literal(it), role),
                            None => {}
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn triple(&mut self, triple: &'q TriplePattern) {
        self.term(&triple.subject, Role::Other);
        self.named(&triple.predicate, Role::Predicate);
        let role = match &triple.predicate {
            NamedNodePattern::NamedNode(predicate) => Role::Object {
                of: predicate.as_str(),
            },
            NamedNodePattern::Variable(_) => Role::Other,
        };
        self.term(&triple.object, role);
    }

    fn term(&mut self, term: &'q TermPattern, role: Role<'q>) {
        match term {
            TermPattern::NamedNode(node) => self.iri(node, role),
            TermPattern::Literal(literal) => self.add(Constant::Literal(literal), role),
            TermPattern::BlankNode(_) | TermPattern::Variable(_) => {}
        }
    }

    fn named(&mut self, name: &'q NamedNodePattern, role: Role<'q>) {
        match name {
            NamedNodePattern::NamedNode(node) => self.iri(node, role),
            NamedNodePattern::Variable(_) => {}
        }
    }

    fn iri(&mut self, node: &'q NamedNode, role: Role<'q>) {
        self.add(Constant::Iri(node.as_str()), role);
    }

    fn path(&mut self, path: &'q PropertyPathExpression) {
        match path {
            PropertyPathExpression::NamedNode(node) => self.iri(node, Role::Predicate),
            PropertyPathExpression::NegatedPropertySet(nodes) => {
                nodes.iter().for_each(|it| self.iri(it, Role::Predicate));
            }
            _ => {}
        }
    }

    fn expression(&mut self, expression: &'q Expression) {
        match expression {
            Expression::Equal(a, b) | Expression::SameTerm(a, b) => {
                self.compared(a, b);
                self.compared(b, a);
            }
            Expression::In(a, list) => list.iter().for_each(|it| self.compared(a, it)),
            Expression::FunctionCall(Function::Custom(name), _) => self.iri(name, Role::Function),
            // Every expression is seen, those that were compared just now as well.
            Expression::NamedNode(node) => self.iri(node, Role::Other),
            Expression::Literal(literal) => self.add(Constant::Literal(literal), Role::Other),
            _ => {}
        }
    }

    /// A value that is compared with a variable.
    fn compared(&mut self, with: &'q Expression, value: &'q Expression) {
        let Expression::Variable(variable) = with else {
            return;
        };
        let role = self.role_of(variable);
        match value {
            Expression::NamedNode(node) => self.iri(node, role),
            Expression::Literal(literal) => self.add(Constant::Literal(literal), role),
            _ => {}
        }
    }

    /// What a value of a variable is there for, if only one predicate leads to it.
    fn role_of(&self, variable: &Variable) -> Role<'q> {
        match self.predicates.get(variable).map(Vec::as_slice) {
            Some([of]) => Role::Object { of },
            _ => Role::Other,
        }
    }
}
