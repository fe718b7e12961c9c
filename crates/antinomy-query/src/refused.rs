//! What no query may do: read from elsewhere, change anything, or answer otherwise each time.

use crate::algebra::{Part, parts};
use crate::rdf::Rdf;
use crate::tokens::{Spelling, Token, TokenKind, after_prologue};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::TermPattern;

/// Something that is not done, and where it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is.
    pub what: Forbidden,
    /// The byte of the text, if the place can be told.
    pub offset: Option<usize>,
}

/// What is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// `SERVICE`: asks another server.
    Service,
    /// `FROM` an address that is no graph of the knowledge base.
    From(String),
    /// `FROM` a file of this machine.
    FromFile(String),
    /// An update, by its keyword: `LOAD`, `INSERT`.
    Update(&'static str),
    /// A function whose value is another one each time: `RAND`, `NOW`.
    Varying(&'static str),
    /// A triple to be made with a blank node, whose name is another one each time.
    BlankMade,
}

/// What an update begins with.
const UPDATES: &[&str] = &[
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH",
];

/// Whether a text is an update, well-formed or not.
pub(crate) fn update(tokens: &[Token<'_>]) -> Result<(), Refused> {
    let Some(first) = after_prologue(tokens).first() else {
        return Ok(());
    };
    match UPDATES.iter().find(|word| first.is_word(word)) {
        Some(word) => Err(Forbidden::Update(word).at(Some(first))),
        None => Ok(()),
    }
}

/// Whether a query only reads what is here, and answers the same each time.
pub(crate) fn check(query: &Query, tokens: &[Token<'_>], rdf: &Rdf<'_>) -> Result<(), Refused> {
    graphs(query, tokens, rdf)?;
    for part in parts(query) {
        match part {
            Part::Pattern(GraphPattern::Service { .. }) => {
                return Err(Forbidden::Service.at(word(tokens, "SERVICE")));
            }
            Part::Expression(Expression::FunctionCall(function, list)) => {
                if let Some(name) = varying(function, list) {
                    return Err(Forbidden::Varying(name).at(word(tokens, name)));
                }
            }
            Part::Made(triple) => {
                let ends = [&triple.subject, &triple.object];
                if ends
                    .iter()
                    .any(|it| matches!(it, TermPattern::BlankNode(_)))
                {
                    return Err(Forbidden::BlankMade.at(blank(tokens)));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn graphs(query: &Query, tokens: &[Token<'_>], rdf: &Rdf<'_>) -> Result<(), Refused> {
    let dataset = query.dataset();
    let named = dataset.and_then(|it| it.named.as_ref());
    let graphs = dataset.into_iter().flat_map(|it| &it.default);
    let spelling = Spelling::of(tokens, rdf.prefixes());
    for graph in graphs.chain(named.into_iter().flatten()) {
        let iri = graph.as_str();
        let found = rdf.resource(iri);
        if found.and_then(|it| rdf.graph_name(it)).is_none() {
            let is_file = iri
                .get(..5)
                .is_some_and(|it| it.eq_ignore_ascii_case("file:"));
            let what = match is_file {
                true => Forbidden::FromFile(iri.to_owned()),
                false => Forbidden::From(iri.to_owned()),
            };
            let place = places_of_from(tokens).find(|it| spelling.spells(it, iri));
            return Err(what.at(place));
        }
    }
    Ok(())
}

/// What stands behind each `FROM` and `FROM NAMED`.
fn places_of_from<'a, 't>(tokens: &'a [Token<'t>]) -> impl Iterator<Item = &'a Token<'t>> {
    let is_from = |token: &Token<'_>| token.is_word("FROM");
    let places = tokens.iter().enumerate().filter(move |(_, it)| is_from(it));
    places.filter_map(|(at, _)| match &tokens[at + 1..] {
        [named, graph, ..] if named.is_word("NAMED") => Some(graph),
        [graph, ..] => Some(graph),
        [] => None,
    })
}

/// The function, if each run gives it another value.
fn varying(function: &Function, list: &[Expression]) -> Option<&'static str> {
    match function {
        Function::Rand => Some("RAND"),
        Function::Now => Some("NOW"),
        Function::Uuid => Some("UUID"),
        Function::StrUuid => Some("STRUUID"),
        Function::BNode if list.is_empty() => Some("BNODE"),
        _ => None,
    }
}

fn word<'a, 't>(tokens: &'a [Token<'t>], word: &str) -> Option<&'a Token<'t>> {
    let exact = tokens.iter().find(|it| it.is_word(word));
    // The parser needs no space between keywords.
    exact.or_else(|| {
        let is_glued = |it: &&Token<'_>| it.begins_with_word(word) || it.ends_with_word(&[word]);
        tokens.iter().find(is_glued)
    })
}

/// The first blank node.
fn blank<'a, 't>(tokens: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let mut blanks = tokens
        .iter()
        .filter(|it| it.kind == TokenKind::Blank || it.text == "[");
    blanks.next()
}

impl Forbidden {
    fn at(self, place: Option<&Token<'_>>) -> Refused {
        Refused {
            what: self,
            offset: place.map(|it| it.start),
        }
    }
}
