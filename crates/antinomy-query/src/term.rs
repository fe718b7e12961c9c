//! Terms as the engine handles them: numbers of the graph and texts borrowed from it, in place of strings.

use crate::stop;
use antinomy_graph::NodeId;
use antinomy_syntax::FileId;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Something with an IRI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Resource {
    /// A node of the graph.
    Node(NodeId),
    /// A position that a statement effectively takes: `STATEMENT/affirms/PROPOSITION`, or `denies`.
    // No node of the graph: there may be very many, and most queries ask for none.
    Effective {
        statement: NodeId,
        proposition: NodeId,
        affirms: bool,
    },
    /// A level, by its place in the manifest, as the other lists of it.
    Level(u16),
    ActorKind(u32),
    ConflictKind(u32),
    /// The concept scheme of a kind of record.
    Scheme(Scheme),
    /// A file of the content, which is also a named graph.
    File(FileId),
    /// A term of a vocabulary, by its place among the sorted names.
    Name(u16),
}

/// The concept schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Scheme {
    Concepts,
    Fields,
}

/// A text that is borrowed from the knowledge base wherever it stands there.
#[derive(Clone, Debug)]
pub(crate) enum Text<'g> {
    Borrowed(&'g str),
    Shared(Arc<str>),
}

impl Text<'_> {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl<'g> From<&'g str> for Text<'g> {
    fn from(text: &'g str) -> Self {
        Self::Borrowed(text)
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

// By content: it makes no difference where a text is kept.
impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// Datatypes of literals that are neither texts nor numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Datatype {
    /// A date or interval.
    Edtf,
    /// An address on the web.
    AnyUri,
}

/// A term. Each RDF term has one form only, so that equality is that of RDF (`sameTerm`).
#[derive(Debug, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Term<'g> {
    Resource(Resource),
    /// A plain literal.
    String(Text<'g>),
    /// A literal with a language, by its place among the language tags.
    Localized(Text<'g>, u16),
    Integer(i64),
    Boolean(bool),
    Typed(Text<'g>, Datatype),
    /// Anything that the graph does not hold: what a query names or computes. Last, and never in the graph.
    Other(Arc<Foreign>),
}

/// A term that the graph does not hold.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Foreign(pub(crate) oxrdf::Term);

// No order is needed, since none is in the graph, but `Term` derives its own.
impl PartialOrd for Foreign {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Foreign {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.to_string().cmp(&other.0.to_string())
    }
}

// The engine copies and compares terms for each row that it makes, and asks its own cancellation token only when it reads the
// graph: a product of rows that are read already can be left nowhere else than in these two.

impl PartialEq for Term<'_> {
    fn eq(&self, other: &Self) -> bool {
        stop::tick();
        match (self, other) {
            (Self::Resource(a), Self::Resource(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Localized(a, la), Self::Localized(b, lb)) => a == b && la == lb,
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Boolean(a), Self::Boolean(b)) => a == b,
            (Self::Typed(a, ta), Self::Typed(b, tb)) => a == b && ta == tb,
            (Self::Other(a), Self::Other(b)) => a == b,
            _ => false,
        }
    }
}

impl Clone for Term<'_> {
    fn clone(&self) -> Self {
        stop::tick();
        match self {
            Self::Resource(resource) => Self::Resource(*resource),
            Self::String(text) => Self::String(text.clone()),
            Self::Localized(text, language) => Self::Localized(text.clone(), *language),
            Self::Integer(number) => Self::Integer(*number),
            Self::Boolean(truth) => Self::Boolean(*truth),
            Self::Typed(text, datatype) => Self::Typed(text.clone(), *datatype),
            Self::Other(term) => Self::Other(Arc::clone(term)),
        }
    }
}

impl From<NodeId> for Resource {
    fn from(node: NodeId) -> Self {
        Self::Node(node)
    }
}

impl<R: Into<Resource>> From<R> for Term<'_> {
    fn from(resource: R) -> Self {
        Self::Resource(resource.into())
    }
}
