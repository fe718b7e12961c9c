//! Terms of the engine from and to terms of RDF.

use super::Names;
use crate::namespaces::{EDTF, XSD};
use crate::term::{Datatype, Foreign, Resource, Term};
use oxrdf::{Literal, NamedNode};
use std::sync::Arc;

impl<'g> Names<'g> {
    /// The engine's form of an RDF term.
    pub(crate) fn intern(&self, term: oxrdf::Term) -> Term<'g> {
        let found = match &term {
            oxrdf::Term::NamedNode(node) => self.resource(node.as_str()).map(Term::Resource),
            oxrdf::Term::Literal(literal) => self.intern_literal(literal),
            oxrdf::Term::BlankNode(_) => None,
        };
        found.unwrap_or_else(|| Term::Other(Arc::new(Foreign(term))))
    }

    /// A literal in a form that the graph could hold: canonical, or a text.
    fn intern_literal(&self, literal: &Literal) -> Option<Term<'g>> {
        let value = literal.value();
        let text = || value.to_owned().into();
        if let Some(language) = literal.language() {
            return Some(Term::Localized(text(), self.language(language)?));
        }
        let datatype = literal.datatype().as_str();
        match datatype.strip_prefix(XSD) {
            Some("string") => Some(Term::String(text())),
            // `02020` equals 2020 but is another term.
            Some("integer") => {
                let number: i64 = value.parse().ok()?;
                (number.to_string() == value).then_some(Term::Integer(number))
            }
            Some("boolean") => match value {
                "true" => Some(Term::Boolean(true)),
                "false" => Some(Term::Boolean(false)),
                _ => None,
            },
            Some("anyURI") => Some(Term::Typed(text(), Datatype::AnyUri)),
            _ if datatype == EDTF => Some(Term::Typed(text(), Datatype::Edtf)),
            _ => None,
        }
    }

    /// The RDF form of a term.
    pub(crate) fn extern_term(&self, term: &Term<'g>) -> oxrdf::Term {
        match term {
            Term::Resource(resource) => self.named(*resource).into(),
            Term::String(text) => Literal::new_simple_literal(text.as_str()).into(),
            Term::Localized(text, language) => {
                let tag = self.languages.get(usize::from(*language));
                // Unchecked because `languages` holds nothing but language tags in lower case.
                Literal::new_language_tagged_literal_unchecked(
                    text.as_str(),
                    tag.map_or("und", String::as_str),
                )
                .into()
            }
            Term::Integer(number) => Literal::from(*number).into(),
            Term::Boolean(truth) => Literal::from(*truth).into(),
            Term::Typed(text, datatype) => {
                let datatype = NamedNode::new_unchecked(datatype.iri());
                Literal::new_typed_literal(text.as_str(), datatype).into()
            }
            Term::Other(term) => term.0.clone(),
        }
    }

    pub(crate) fn named(&self, resource: Resource) -> NamedNode {
        // Unchecked: the base IRI was checked with the manifest, and everything after it is escaped.
        NamedNode::new_unchecked(self.iri(resource))
    }
}

impl Datatype {
    /// Its IRI.
    pub(crate) fn iri(self) -> String {
        match self {
            Self::Edtf => EDTF.to_owned(),
            Self::AnyUri => format!("{XSD}anyURI"),
        }
    }
}
