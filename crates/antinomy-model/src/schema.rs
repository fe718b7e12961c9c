//! What a key may hold. One row of a table is the whole truth about a key.

use crate::kinds::Kind;
use crate::values::{Choice, CitationType};

/// The keys of one kind of record, or of a mapping inside one.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the kind or of the inner mapping, in the singular.
    pub name: &'static str,
    /// Its keys, in the order in which they are documented.
    pub keys: &'static [Key],
}

/// One key.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether a record without it is an error.
    pub required: bool,
}

/// A key that may be left out.
#[must_use]
pub const fn optional(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: false,
    }
}

/// A key that must be there.
#[must_use]
pub const fn required(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: true,
    }
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An id of this record's own.
    Id,
    /// Text for readers: one string, or a mapping from languages to strings.
    Text,
    /// Text that is the same in every language.
    Plain,
    /// One or a list of such texts.
    Plains,
    /// An integer within bounds, both included.
    Number(i8, i8),
    /// An EDTF date or interval.
    Time,
    /// One word of a closed list.
    Choice(&'static [&'static str]),
    /// One word of a list in the manifest.
    Manifest(List),
    /// One level, a list of levels, or `unknown`.
    Levels,
    /// The id of one record of these kinds.
    Ref(&'static [Kind]),
    /// The same, or `unknown`.
    RefOrUnknown(&'static [Kind]),
    /// One id or a list of ids.
    Refs(&'static [Kind]),
    /// Lists of ids: the sides of a contradiction.
    Sides(&'static [Kind]),
    /// Persons or bodies.
    Names,
    /// Where in a source.
    Locator,
    /// A source and a place in it; where allowed, `none`.
    Place,
    /// Works cited: ids, or source, locator and manner.
    Cites,
    /// Propositions with stances.
    Positions,
    /// A list of mappings with a table of their own.
    List(&'static Table),
    /// A mapping from languages to folders.
    Folders,
}

/// A list that the manifest holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `actor-kinds`
    ActorKinds,
    /// `relation-types`
    RelationTypes,
    /// `conflict-kinds`
    ConflictKinds,
}

impl Shape {
    /// The name of the shape in messages: `shape-NAME` in the Fluent files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "shape-id",
            Self::Text => "shape-text",
            Self::Plain => "shape-plain",
            Self::Plains => "shape-plains",
            Self::Number(..) => "shape-number",
            Self::Time => "shape-time",
            Self::Choice(_) | Self::Manifest(_) => "shape-choice",
            Self::Levels => "shape-levels",
            Self::Ref(_) | Self::RefOrUnknown(_) => "shape-ref",
            Self::Refs(_) => "shape-refs",
            Self::Sides(_) => "shape-sides",
            Self::Names => "shape-names",
            Self::Locator => "shape-locator",
            Self::Place => "shape-place",
            Self::Cites => "shape-cites",
            Self::Positions => "shape-positions",
            Self::List(_) => "shape-list",
            Self::Folders => "shape-folders",
        }
    }
}

/// A place in a source.
pub static PLACE: Table = Table {
    name: "place",
    keys: &[
        required("source", Shape::Ref(&[Kind::Source])),
        optional("locator", Shape::Locator),
    ],
};

/// A work cited.
pub static CITATION: Table = Table {
    name: "citation",
    keys: &[
        required("source", Shape::Ref(&[Kind::Source])),
        optional("locator", Shape::Locator),
        optional("as", Shape::Choice(CitationType::WORDS)),
    ],
};

/// A stance towards a proposition, written out.
pub static POSITION: Table = Table {
    name: "position",
    keys: &[
        required("stance", Shape::Number(-2, 2)),
        optional("read-by", Shape::Ref(&[Kind::Source])),
    ],
};

/// A person or a body, in parts. One of the first two must be there.
pub static NAME: Table = Table {
    name: "name",
    keys: &[
        optional("name", Shape::Plain),
        optional("family", Shape::Plain),
        optional("given", Shape::Plain),
        optional("prefix", Shape::Plain),
        optional("suffix", Shape::Plain),
    ],
};

impl Table {
    /// The names of its keys, in their order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}
