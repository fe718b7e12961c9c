//! Questions to the graph: SPARQL 1.1 over it, its RDF for other programs, and the vocabulary of both.
//!
//! A crate of its own, because the engine is the heaviest dependency of the workspace and nothing that reads or checks
//! records needs it.
