//! Questions to the graph: SPARQL 1.1 over it, its RDF for other programs, and the vocabulary of both.
//!
//! A crate of its own, because the engine is the heaviest dependency of the workspace and nothing that reads or checks
//! records needs it.

mod algebra;
mod answer;
pub mod codes;
mod column;
mod dataset;
pub mod diagnose;
mod doubts;
mod emptied;
mod export;
mod facts;
mod functions;
mod limits;
mod locators;
mod makers;
mod names;
mod namespaces;
mod ontology;
pub mod parameters;
mod properties;
mod quads;
mod query;
mod rdf;
mod refused;
pub mod saved;
mod sink;
mod standalone;
mod stop;
mod syntax;
mod term;
mod tokens;
mod vocabulary;
mod written;

pub use answer::{Answer, NoIri, Rows, Triple, Value};
pub use doubts::{About, Doubt};
pub use emptied::{Emptying, MOST_COUNTED, Mismatch, Seen, SeenKind};
pub use export::{Losses, RdfFormat};
pub use limits::{Exceeded, Limit};
pub use names::{Named, Names};
pub use namespaces::{AN, Prefixes};
pub use ontology::{Ontology, OntologyTerm, TermKind};
pub use query::{Failure, Form, Problem, Query, Run};
pub use rdf::Rdf;
pub use refused::{Forbidden, Refused};
pub use standalone::standalone;
pub use stop::{Reason, Stop, Unwatched, Watched, Watcher};
pub use syntax::{SyntaxProblem, Wrong};
pub use vocabulary::manner_term;
pub use written::Format;
