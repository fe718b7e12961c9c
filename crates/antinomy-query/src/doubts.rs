//! Names and words in a query that nothing in the knowledge base answers to.
//!
//! They are no errors in SPARQL, which finds nothing in silence. Whoever wrote `an:contradict` wants to hear of `an:contradicts`.

mod names;
mod places;
mod values;
mod variables;

use crate::algebra::{Constant, Role, constants};
use crate::query::{Query, on_large_stack};
use crate::rdf::Rdf;
use crate::stop::{Reason, Stop, stoppable};
use crate::tokens::{Spelling, Token, tokens};
use std::ops::Range;

/// Something in a query that is probably meant otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What it is about.
    pub about: About,
    /// What was written, in its short form.
    pub written: String,
    /// What is probably meant, as it would be written.
    pub nearest: Option<String>,
    /// The bytes of the text, if the place can be told.
    pub place: Option<Range<usize>>,
}

/// What a doubt is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A predicate of a known vocabulary, which nothing here has.
    Predicate,
    /// A predicate of another vocabulary, which nothing here has.
    ForeignPredicate,
    /// A class.
    Class,
    /// A record, or a node of one.
    Record,
    /// An id that a record had once; the nearest is the one that it has now.
    Alias,
    /// A level.
    Level,
    /// A kind of actor.
    ActorKind,
    /// A kind of conflict.
    ConflictKind,
    /// A file, which is also a graph.
    File,
    /// A graph that is no file of the knowledge base.
    Graph,
    /// Another name of a known vocabulary.
    Name,
    /// A word that a predicate never leads to.
    Word {
        /// The predicate.
        predicate: String,
    },
    /// A text where a predicate leads to resources only.
    TextForResource {
        /// The predicate.
        predicate: String,
    },
    /// A resource where a predicate leads to texts only.
    ResourceForText {
        /// The predicate.
        predicate: String,
    },
    /// A function.
    Function,
    /// A datatype.
    Datatype,
    /// A prefix that is declared with another namespace than the one that is known by it, or with nearly a known one.
    Prefix,
    /// A variable that never has a value.
    Unbound,
    /// A variable in `HAVING` that only the list of `SELECT` gives a value.
    UnboundInHaving,
    /// A variable that has a value, but not where it is used.
    OutOfScope,
}

impl Query {
    /// What in this query is probably meant otherwise, in the order of the text. Parameters of this text are variables to the
    /// engine, and will have values.
    ///
    /// # Errors
    /// If it was stopped: what predicates lead to, only their triples tell, and these may be many.
    pub fn doubts(
        &self,
        text: &str,
        parameters: &[&str],
        rdf: &Rdf<'_>,
        stop: &Stop,
    ) -> Result<Vec<Doubt>, Reason> {
        let doubts = || {
            let tokens = tokens(text);
            let mut doubts = Doubts {
                rdf,
                tokens: &tokens,
                spelling: Spelling::of(&tokens, rdf.prefixes()),
                found: Vec::new(),
            };
            doubts.prefixes();
            for (constant, role) in constants(&self.algebra) {
                doubts.constant(constant, role);
            }
            doubts.variables(&self.algebra, parameters);
            doubts.in_order()
        };
        on_large_stack(|| stoppable(stop, doubts))
    }
}

/// More than these nobody reads, and each nearest name is a walk over all.
const MOST: usize = 20;

struct Doubts<'a, 'g> {
    rdf: &'a Rdf<'g>,
    tokens: &'a [Token<'a>],
    spelling: Spelling<'a>,
    found: Vec<Doubt>,
}

impl Doubts<'_, '_> {
    fn constant(&mut self, constant: Constant<'_>, role: Role<'_>) {
        if self.is_full() {
            return;
        }
        let doubt = match (constant, role) {
            (Constant::Iri(iri), Role::Predicate) => self.predicate(iri),
            (Constant::Iri(iri), Role::Function) => self.function(iri),
            (Constant::Iri(iri), Role::Graph) => self.graph(iri),
            (Constant::Iri(iri), Role::Object { of }) => self.object(iri, of),
            (Constant::Iri(iri), Role::Other) => self.resource(iri),
            (Constant::Literal(literal), role) => {
                let datatype = self.datatype(literal);
                datatype.or_else(|| match role {
                    Role::Object { of } => self.literal(literal, of),
                    _ => None,
                })
            }
        };
        self.add(doubt);
    }

    fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Each once, however often it is written.
    fn add(&mut self, doubt: Option<Doubt>) {
        let Some(doubt) = doubt else { return };
        let is_same = |it: &Doubt| it.written == doubt.written && it.place == doubt.place;
        if !self.found.iter().any(is_same) {
            self.found.push(doubt);
        }
    }

    fn in_order(self) -> Vec<Doubt> {
        let mut found = self.found;
        found.sort_by_key(|it| it.place.as_ref().map_or(usize::MAX, |it| it.start));
        found
    }
}
