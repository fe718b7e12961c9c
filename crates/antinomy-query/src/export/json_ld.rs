//! JSON-LD: an object a graph, in it a line a subject, with prefixed names that the context declares.
//!
//! Written here, because the serializer at hand declares prefixes and then writes all IRIs in full.

use crate::rdf::Rdf;
use oxrdf::vocab::{rdf as terms, xsd};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The largest whole number that every reader of JSON takes exactly.
const LARGEST: u64 = (1 << 53) - 1;

pub(super) fn write(rdf: &Rdf<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(rdf);
    write!(out, "{{\n\"@context\": {},\n\"@graph\": [", names.context())?;
    let mut graph = None;
    for group in rdf.by_graph() {
        let quads = rdf.quads_of_group(group);
        let is_new = names.begin_graph(&mut graph, &quads, out)?;
        out.write_all(if is_new { b"\n" } else { b",\n" })?;
        write!(out, "{}", Value::Object(names.node(&quads)))?;
    }
    let end = if graph.is_some() { "\n]}" } else { "" };
    writeln!(out, "{end}\n]\n}}")
}

/// How IRIs are abbreviated.
struct Names<'r> {
    prefixes: Vec<(&'r str, &'r str)>,
}

impl<'r> Names<'r> {
    fn of(rdf: &'r Rdf<'_>) -> Self {
        // A context takes a namespace with another end for the name of a single thing.
        let is_namespace = |iri: &str| iri.ends_with([':', '/', '?', '#', '[', ']', '@']);
        let prefixes = rdf.prefixes().iter();
        let mut prefixes: Vec<_> = prefixes.filter(|(_, iri)| is_namespace(iri)).collect();
        // The longest namespace wins.
        prefixes.sort_by_key(|(_, iri)| std::cmp::Reverse(iri.len()));
        Self { prefixes }
    }

    fn context(&self) -> Value {
        let mut prefixes = self.prefixes.clone();
        prefixes.sort_unstable();
        prefixes
            .into_iter()
            .map(|(prefix, iri)| (prefix.to_owned(), json!(iri)))
            .collect::<Map<_, _>>()
            .into()
    }

    /// Begins the graph of these quads, if they are not in the one that is open. Returns whether it did.
    fn begin_graph(
        &self,
        open: &mut Option<GraphName>,
        quads: &[Quad],
        out: &mut dyn Write,
    ) -> io::Result<bool> {
        let Some(Quad { graph_name, .. }) = quads.first() else {
            return Ok(false);
        };
        if open.as_ref() == Some(graph_name) {
            return Ok(false);
        }
        let GraphName::NamedNode(name) = graph_name else {
            return Ok(false);
        };
        let end = if open.is_some() { "\n]}," } else { "" };
        write!(out, "{end}\n{{\"@id\": {}, \"@graph\": [", self.id(name))?;
        *open = Some(graph_name.clone());
        Ok(true)
    }

    /// The object of one subject.
    fn node(&self, quads: &[Quad]) -> Map<String, Value> {
        let mut node = Map::new();
        for quad in quads {
            if let oxrdf::NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                node.entry("@id").or_insert_with(|| self.id(subject));
            }
            let (key, value) = match &quad.object {
                Term::NamedNode(class) if quad.predicate == terms::TYPE => {
                    ("@type".to_owned(), self.id(class))
                }
                object => (self.short(quad.predicate.as_str()), self.value(object)),
            };
            add(node.entry(key).or_insert(Value::Null), value);
        }
        node
    }

    fn value(&self, term: &Term) -> Value {
        match term {
            Term::NamedNode(node) => json!({"@id": self.id(node)}),
            Term::BlankNode(node) => json!({"@id": node.to_string()}),
            Term::Literal(literal) => self.literal(literal),
        }
    }

    fn literal(&self, literal: &Literal) -> Value {
        let value = literal.value();
        if let Some(language) = literal.language() {
            return json!({"@language": language, "@value": value});
        }
        let datatype = literal.datatype();
        let number = value
            .parse()
            .ok()
            .filter(|it: &i64| it.unsigned_abs() <= LARGEST);
        match (datatype, number, value) {
            (xsd::STRING, ..) => json!(value),
            (xsd::INTEGER, Some(number), _) => json!(number),
            (xsd::BOOLEAN, _, "true" | "false") => json!(value == "true"),
            _ => json!({"@type": self.short(datatype.as_str()), "@value": value}),
        }
    }

    fn id(&self, node: &NamedNode) -> Value {
        json!(self.short(node.as_str()))
    }

    fn short(&self, iri: &str) -> String {
        let mut prefixes = self.prefixes.iter();
        let known = prefixes.find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace)?;
            // After two slashes a prefix would be taken for the scheme of an address.
            (!local.starts_with("//")).then(|| format!("{prefix}:{local}"))
        });
        known.unwrap_or_else(|| iri.to_owned())
    }
}

/// Adds a value to those of a key: one stands alone, several in a list.
fn add(values: &mut Value, value: Value) {
    match values {
        Value::Null => *values = value,
        Value::Array(list) => list.push(value),
        _ => *values = Value::Array(vec![values.take(), value]),
    }
}
