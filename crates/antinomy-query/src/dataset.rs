//! The engine's view of the graph.

use crate::column::GraphName;
use crate::rdf::{Graphs, Pattern, Quad, Rdf};
use crate::stop::{self, Reason};
use crate::term::{Resource, Term};
use oxsdatatypes::Integer;
use spareval::{ExpressionTerm, InternalQuad, QueryableDataset};
use std::convert::Infallible;
use std::iter::empty;

/// Bytes of the longest text that a query may compute. Texts of the content may be longer.
const LONGEST_COMPUTED: usize = 1 << 20;

/// The RDF as the engine reads it.
// A type of its own: implemented for `Rdf`, the engine's trait would be a part of the public interface.
#[derive(Clone, Copy)]
pub(crate) struct View<'a, 'g>(pub(crate) &'a Rdf<'g>);

impl<'a, 'g: 'a> QueryableDataset<'a> for View<'a, 'g> {
    type InternalTerm = Term<'g>;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Term<'g>>,
        predicate: Option<&Term<'g>>,
        object: Option<&Term<'g>>,
        graph: Option<Option<&Term<'g>>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Term<'g>>, Infallible>> + use<'a, 'g> {
        let rdf = self.0;
        let quads: Box<dyn Iterator<Item = Quad<'g>> + 'a> = match rdf
            .pattern(subject, object, graph)
        {
            Some(pattern) => match predicate {
                None => rdf.quads(pattern),
                Some(Term::Resource(Resource::Name(name))) => match rdf.properties.find(*name) {
                    Some(property) => rdf.quads_of(property, pattern),
                    None => Box::new(empty()),
                },
                Some(_) => Box::new(empty()),
            },
            None => Box::new(empty()),
        };
        quads.map(move |quad| {
            stop::tick();
            Ok(InternalQuad {
                subject: Term::Resource(quad.subject),
                predicate: Term::Resource(Resource::Name(quad.predicate)),
                object: quad.object,
                graph_name: quad.graph.map(|it| Term::Resource(rdf.graph_resource(it))),
            })
        })
    }

    fn internal_named_graphs(
        &self,
    ) -> impl Iterator<Item = Result<Term<'g>, Infallible>> + use<'a, 'g> {
        let rdf = self.0;
        rdf.graph_names()
            .map(|it| Ok(Term::Resource(rdf.graph_resource(it))))
    }

    fn contains_internal_graph_name(&self, name: &Term<'g>) -> Result<bool, Infallible> {
        let name = self.0.graph_of(name);
        Ok(name.is_some_and(|it| self.0.has_graph(it)))
    }

    fn internalize_term(&self, term: oxrdf::Term) -> Result<Term<'g>, Infallible> {
        Ok(self.0.intern(term))
    }

    fn externalize_term(&self, term: Term<'g>) -> Result<oxrdf::Term, Infallible> {
        Ok(self.0.extern_term(&term))
    }

    // The default goes by way of the lexical form, which it would parse again.
    fn externalize_expression_term(&self, term: Term<'g>) -> Result<ExpressionTerm, Infallible> {
        stop::look();
        Ok(match &term {
            Term::Integer(number) => ExpressionTerm::IntegerLiteral(Integer::from(*number)),
            Term::Boolean(truth) => ExpressionTerm::BooleanLiteral((*truth).into()),
            Term::String(text) => ExpressionTerm::StringLiteral(text.as_str().to_owned()),
            term => self.0.extern_term(term).into(),
        })
    }

    fn internalize_expression_term(&self, term: ExpressionTerm) -> Result<Term<'g>, Infallible> {
        stop::look();
        Ok(match term {
            ExpressionTerm::IntegerLiteral(number) => Term::Integer(number.into()),
            ExpressionTerm::StringLiteral(text) => {
                bound(&text);
                Term::String(text.into())
            }
            ExpressionTerm::BooleanLiteral(truth) => Term::Boolean(truth.into()),
            term => {
                let term = term.into();
                match &term {
                    oxrdf::Term::NamedNode(node) => bound(node.as_str()),
                    oxrdf::Term::Literal(literal) => bound(literal.value()),
                    oxrdf::Term::BlankNode(_) => {}
                }
                self.0.intern(term)
            }
        })
    }
}

/// Stops the query if it has computed too long a text: each `BIND(CONCAT(?x, ?x) AS ?y)` doubles one, and thirty of them are a few
/// lines.
fn bound(text: &str) {
    if text.len() > LONGEST_COMPUTED {
        stop::now(Reason::Memory);
    }
}

impl<'g> Rdf<'g> {
    /// The pattern of the engine's terms; `None` if nothing can match it.
    fn pattern(
        &self,
        subject: Option<&Term<'g>>,
        object: Option<&Term<'g>>,
        graph: Option<Option<&Term<'g>>>,
    ) -> Option<Pattern<'g>> {
        let subject = match subject {
            None => None,
            Some(Term::Resource(resource)) => Some(*resource),
            Some(_) => return None,
        };
        let graph = match graph {
            None => Graphs::AllNamed,
            Some(None) => Graphs::Union,
            Some(Some(name)) => Graphs::Named(self.graph_of(name)?),
        };
        Some(Pattern {
            subject,
            object: object.cloned(),
            graph,
        })
    }

    fn graph_of(&self, name: &Term<'g>) -> Option<GraphName> {
        match name {
            Term::Resource(resource) => self.graph_name(*resource),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
