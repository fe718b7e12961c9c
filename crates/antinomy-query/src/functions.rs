//! Functions of ours for queries: `an:distance` and `an:label`.
//!
//! Rules do without them, since no other engine has them.

use crate::namespaces::{AN, escaped};
use crate::rdf::Rdf;
use antinomy_graph::{Graph, NodeId, Predicate};
use antinomy_model::{Language, Text};
use oxrdf::{Literal, NamedNode, Term};
use percent_encoding::percent_decode_str;
use spareval::QueryEvaluator;
use std::sync::Arc;

/// The names of the functions, without their namespace.
pub(crate) const NAMES: &[&str] = &["distance", "label"];

/// Adds them to an evaluator.
pub(crate) fn add(evaluator: QueryEvaluator, rdf: &Rdf<'_>, language: Language) -> QueryEvaluator {
    let name = |name: &str| NamedNode::new_unchecked(format!("{AN}{name}"));
    // The engine keeps functions longer than any borrow.
    let of_distance = Names::of(rdf);
    let of_label = Names::of(rdf);
    evaluator
        .with_custom_function(name("distance"), move |terms| of_distance.distance(terms))
        .with_custom_function(name("label"), move |terms| of_label.label(terms, language))
}

/// What functions know of the graph.
struct Names {
    graph: Arc<Graph>,
    base: String,
}

impl Names {
    fn of(rdf: &Rdf<'_>) -> Self {
        Self {
            graph: Arc::clone(rdf.graph),
            base: rdf.prefixes().base().to_owned(),
        }
    }

    fn node(&self, term: &Term) -> Option<NodeId> {
        let local = self.local(term)?;
        let id = percent_decode_str(local).decode_utf8().ok()?;
        let node = self.graph.find(&id)?;
        // As in patterns, an alias is another IRI.
        (escaped(self.graph.id(node)) == local).then_some(node)
    }

    fn local<'t>(&self, term: &'t Term) -> Option<&'t str> {
        match term {
            Term::NamedNode(node) => node.as_str().strip_prefix(self.base.as_str()),
            _ => None,
        }
    }

    /// `an:distance(?a, ?b)`: the number of steps on a shortest way between two records; unbound if there is none.
    fn distance(&self, terms: &[Term]) -> Option<Term> {
        let [from, to] = terms else { return None };
        let path = self.graph.shortest_path(self.node(from)?, self.node(to)?)?;
        let steps = i64::try_from(path.len()).ok()?;
        Some(Literal::from(steps).into())
    }

    /// `an:label(?x)`: what readers call a record, a level or a kind, in the language of the question or, as a second argument, in
    /// another one. What has no name is called by its id.
    fn label(&self, terms: &[Term], asked: Language) -> Option<Term> {
        let manifest = &self.graph.base().manifest;
        let (term, language) = match terms {
            [term] => (term, asked),
            [term, Term::Literal(tag)] => (term, manifest.language(tag.value())?),
            _ => return None,
        };
        let Some(text) = self.name(term) else {
            let id = self.local(term)?;
            return Some(Literal::new_simple_literal(id).into());
        };
        let (language, words) = text.best(language);
        let tag = manifest.tag(language);
        let literal = Literal::new_language_tagged_literal(words, tag);
        Some(literal.unwrap_or_else(|_| words.into()).into())
    }

    /// What a type of relation is called, which is a property.
    fn relation(&self, term: &Term) -> Option<&Text> {
        let Term::NamedNode(node) = term else {
            return None;
        };
        let local = node.as_str().strip_prefix(AN)?;
        let manifest = &self.graph.base().manifest;
        let types = Predicate::relations(manifest).zip(&manifest.relation_types);
        let is_it = |it: &Predicate| {
            let term = escaped(&it.term(manifest));
            term.strip_prefix("an:") == Some(local)
        };
        let mut found = types.filter(|(predicate, _)| is_it(predicate));
        found.next().map(|(_, of_type)| &of_type.label)
    }

    fn name(&self, term: &Term) -> Option<&Text> {
        let base = self.graph.base();
        let manifest = &base.manifest;
        if let Some(record) = self.node(term).and_then(|it| self.graph.record_of(it)) {
            return base.record(record).name();
        }
        if let Some(relation) = self.relation(term) {
            return Some(relation);
        }
        let (folder, id) = self.local(term)?.split_once('/')?;
        match folder {
            "level" => manifest
                .levels
                .iter()
                .find(|it| it.id == id)
                .map(|it| &it.label),
            "actor-kind" => {
                let mut kinds = manifest.actor_kinds.iter();
                kinds.find(|it| it.id == id).map(|it| &it.label)
            }
            "conflict" => {
                let mut kinds = manifest.conflict_kinds.iter();
                kinds.find(|it| it.id == id).map(|it| &it.label)
            }
            _ => None,
        }
    }
}
