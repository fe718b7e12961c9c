//! Answers in the standard formats.

use crate::answer::{Answer, Rows, Triple, Value};
use crate::namespaces::Prefixes;
use oxrdf::Variable;
use oxrdfio::{RdfFormat, RdfSerializer};
use sparesults::{QueryResultsFormat, QueryResultsSerializer};
use std::io;

/// A standard format of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// SPARQL 1.1 Query Results CSV; of triples and truths there is none.
    Csv,
    /// SPARQL 1.1 Query Results TSV, likewise.
    Tsv,
    /// SPARQL 1.1 Query Results JSON; of triples, JSON-LD would be another thing.
    Json,
    /// SPARQL Query Results XML.
    Xml,
    /// Turtle, of triples only.
    Turtle,
}

impl Answer {
    /// The answer in a format; `None` if an answer of its form cannot be written so.
    #[must_use]
    pub fn written(&self, format: Format, prefixes: &Prefixes) -> Option<String> {
        let bytes = match (self, format.results()) {
            (Self::Rows(rows), Some(results)) => rows_in(rows, results).ok()?,
            (Self::Truth(truth), Some(results)) => {
                let serializer = QueryResultsSerializer::from_format(results);
                serializer
                    .serialize_boolean_to_writer(Vec::new(), *truth)
                    .ok()?
            }
            (Self::Triples(triples), None) => turtle(triples, prefixes).ok()?,
            _ => return None,
        };
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Some(text)
    }
}

fn turtle(triples: &[Triple], prefixes: &Prefixes) -> io::Result<Vec<u8>> {
    let serializer = prefixes.declared(
        RdfSerializer::from_format(RdfFormat::Turtle),
        |serializer, prefix, iri| serializer.with_prefix(prefix, iri),
    );
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples {
        writer.serialize_triple(triple.0.as_ref())?;
    }
    writer.finish()
}

impl Format {
    fn results(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            Self::Turtle => None,
        }
    }
}

fn rows_in(rows: &Rows, format: QueryResultsFormat) -> io::Result<Vec<u8>> {
    // Unchecked: the names come from the engine.
    let variables: Vec<Variable> = rows.columns.iter().map(Variable::new_unchecked).collect();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(Vec::new(), variables.clone())?;
    for row in &rows.rows {
        let bound = variables.iter().zip(row);
        let bound = bound.filter_map(|(name, value)| Some((name, value.as_ref()?)));
        writer.serialize(bound.map(|(name, Value(term))| (name, term)))?;
    }
    writer.finish()
}
