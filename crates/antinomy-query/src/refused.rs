//! What no query may do: read from elsewhere, or change anything.

use crate::rdf::Rdf;

/// Something that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// `SERVICE`: asks another server.
    Service,
    /// `FROM` an address that is no graph of the knowledge base.
    From(String),
    /// An update, `LOAD` for instance.
    Update,
}

/// Whether a text that is no query is an update.
pub(crate) fn update(text: &str) -> Option<Refused> {
    let parsed = spargebra::SparqlParser::new().parse_update(text);
    parsed.is_ok().then_some(Refused::Update)
}

/// Whether a query only reads what is here.
pub(crate) fn check(query: &spargebra::Query, rdf: &Rdf<'_>) -> Result<(), Refused> {
    let dataset = query.dataset();
    let named = dataset.and_then(|it| it.named.as_ref());
    let graphs = dataset.into_iter().flat_map(|it| &it.default);
    for graph in graphs.chain(named.into_iter().flatten()) {
        let found = rdf.resource(graph.as_str());
        if found.and_then(|it| rdf.graph_name(it)).is_none() {
            return Err(Refused::From(graph.as_str().to_owned()));
        }
    }
    Ok(())
}
