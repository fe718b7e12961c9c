//! The property table: what a key of a record is, and what it may hold.
//!
//! A row of a kind's table (`kinds/`) says everything about one key: its YAML name, its shape with the kinds it may refer
//! to, its term in RDF, and what its text is for. Reading, the checks for unknown and missing keys, JSON Schema, plain edges of
//! the graph, texts, references and exports are derived from it, either from the rows alone or from a record's walk,
//! which pairs each row with its [`Value`].

use crate::kind::Kind;
use crate::values::{
    Choice, Citation, CitationType, Interval, LevelSet, Locator, Name, Place, Position, Ref, Text,
};
use antinomy_syntax::Spanned;
use std::borrow::Cow;
use std::fmt;

/// The keys of one kind of record, or of a mapping inside one.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the kind or of the inner mapping, in the singular.
    pub name: &'static str,
    /// Its keys, in the order in which they are documented.
    pub keys: &'static [Key],
}

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether a record without it is an error.
    pub required: bool,
    /// Its RDF property where that is not `an:` and the name in camel case.
    pub term: Option<&'static str>,
    /// What its text is for; only keys of shape [`Shape::Text`] have a role.
    pub role: Option<TextRole>,
    /// Whether the text is what readers call the record by.
    pub names_record: bool,
    /// Whether coders decide it, so that a verdict pins its value.
    pub coded: bool,
    /// Whether an inner mapping without it is dropped: its id, for instance.
    pub identity: bool,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// What a source says of itself: its title, its place, the titles of its sections. In the source's own language.
    Work,
    /// The label of an actor, a concept or a field.
    Label,
    /// A sentence in our own words that cites nothing: a title, a proposition.
    Sentence,
    /// A sentence or more in our own words that may cite and link.
    Prose,
    /// A literal quotation.
    Quote,
    /// An editorial note; may cite and link.
    Note,
    /// The body of a Markdown file; may cite and link.
    Body,
}

impl TextRole {
    /// Whether readers expect it in their own language.
    #[must_use]
    pub fn is_translated(self) -> bool {
        // A title and a quotation stay in the language of their source.
        !matches!(self, Self::Work | Self::Quote)
    }

    /// Whether it may have several lines. All other texts are names, or words beside a name.
    #[must_use]
    pub fn may_have_lines(self) -> bool {
        matches!(self, Self::Prose | Self::Quote | Self::Note | Self::Body)
    }

    /// Whether citations and links in it count.
    #[must_use]
    pub fn may_cite(self) -> bool {
        matches!(self, Self::Prose | Self::Note | Self::Body)
    }
}

/// A key that may be left out.
#[must_use]
// `const`, because tables are statics: they are built by the compiler.
pub const fn optional(name: &'static str) -> Key {
    Key {
        name,
        shape: Shape::Plain,
        required: false,
        term: None,
        role: None,
        names_record: false,
        coded: false,
        identity: false,
    }
}

/// A key that must be there.
#[must_use]
pub const fn required(name: &'static str) -> Key {
    Key {
        required: true,
        ..optional(name)
    }
}

impl Key {
    /// Refers to records of these kinds.
    #[must_use]
    pub const fn to(self, kinds: &'static [Kind]) -> Self {
        self.narrowed(Shape::Ref(kinds))
    }

    /// One word of a list in the manifest.
    #[must_use]
    pub const fn of(self, list: List) -> Self {
        self.narrowed(Shape::Manifest(list))
    }

    /// An integer within bounds, both included.
    #[must_use]
    pub const fn within(self, least: i8, most: i8) -> Self {
        self.narrowed(Shape::Number(least, most))
    }

    /// Page numbers: a text from which the word for a page is taken off.
    #[must_use]
    pub const fn pages(self) -> Self {
        self.narrowed(Shape::Pages)
    }

    /// The id of an inner mapping.
    #[must_use]
    pub const fn id(self) -> Self {
        self.narrowed(Shape::Id).identity()
    }

    /// The id of a record, which is read before everything else.
    #[must_use]
    pub const fn record_id(self) -> Self {
        self.narrowed(Shape::Id)
    }

    /// What an inner mapping is known by: without it, it is dropped.
    #[must_use]
    pub const fn identity(self) -> Self {
        Self {
            identity: true,
            ..self
        }
    }

    /// Parameters of the shape, until the type of the field says which shape it is.
    const fn narrowed(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// A text of this role.
    #[must_use]
    pub const fn role(self, role: TextRole) -> Self {
        Self {
            role: Some(role),
            ..self
        }
    }

    /// The text by which readers know the record.
    #[must_use]
    pub const fn naming(self) -> Self {
        Self {
            names_record: true,
            ..self
        }
    }

    /// Decided by coders: part of what a verdict has seen.
    #[must_use]
    pub const fn coded(self) -> Self {
        Self {
            coded: true,
            ..self
        }
    }

    /// Its property in RDF, with a prefix, if it is not `an:` and the name in camel case.
    #[must_use]
    pub const fn term(self, term: &'static str) -> Self {
        Self {
            term: Some(term),
            ..self
        }
    }

    /// The row with the shape of its field's type. Parameters that the row gave are filled in.
    #[must_use]
    pub const fn shaped(self, shape: Shape) -> Self {
        let shape = match (shape, self.shape) {
            (Shape::Ref(_), Shape::Ref(kinds)) => Shape::Ref(kinds),
            (Shape::RefOrUnknown(_), Shape::Ref(kinds)) => Shape::RefOrUnknown(kinds),
            (Shape::Refs(_), Shape::Ref(kinds)) => Shape::Refs(kinds),
            (Shape::Sides(_), Shape::Ref(kinds)) => Shape::Sides(kinds),
            (Shape::Manifest(_), Shape::Manifest(list)) => Shape::Manifest(list),
            (Shape::Number(..), Shape::Number(least, most)) => Shape::Number(least, most),
            (Shape::Plain, Shape::Pages) => Shape::Pages,
            // Ids are read as plain text; only the row tells that they have to be slugs.
            (Shape::Plain | Shape::Plains, Shape::Id) => Shape::Id,
            (shape, _) => shape,
        };
        Self { shape, ..self }
    }

    /// Its property in RDF, with a prefix; `an:` is the program's own namespace.
    #[must_use]
    pub fn rdf_term(&self) -> Cow<'static, str> {
        match self.term {
            Some(term) => Cow::Borrowed(term),
            None => Cow::Owned(format!("an:{}", camel_case(self.name))),
        }
    }
}

/// `cites-as-evidence` as `citesAsEvidence`.
#[must_use]
pub fn camel_case(word: &str) -> String {
    let mut parts = word.split('-');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// What a key may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An id of this record's own.
    Id,
    /// Text for readers: one string, or a mapping from languages to strings.
    Text,
    /// Text that is the same in every language.
    Plain,
    /// Page numbers as printed, without a word for "page".
    Pages,
    /// One or a list of texts that are the same in every language.
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
            Self::Plain | Self::Pages => "shape-plain",
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

    /// The kinds of the records that a value of this shape refers to; of positions, those of the propositions.
    #[must_use]
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Ref(kinds)
            | Self::RefOrUnknown(kinds)
            | Self::Refs(kinds)
            | Self::Sides(kinds) => kinds,
            Self::Place | Self::Cites => &[Kind::Source],
            Self::Positions => &[Kind::Proposition],
            _ => &[],
        }
    }
}

/// A source with a locator.
// By hand: these values have a short form, a bare id or a number, that `mapping!` does not have.
pub static PLACE: Table = Table {
    name: "place",
    keys: &[
        required("source").to(&[Kind::Source]),
        optional("locator").narrowed(Shape::Locator),
    ],
};

/// A work cited.
pub static CITATION: Table = Table {
    name: "citation",
    keys: &[
        required("source").to(&[Kind::Source]),
        optional("locator").narrowed(Shape::Locator),
        optional("as").narrowed(Shape::Choice(CitationType::WORDS)),
    ],
};

/// A stance towards a proposition, written out.
pub static POSITION: Table = Table {
    name: "position",
    keys: &[
        required("stance").within(-2, 2),
        optional("read-by").to(&[Kind::Source]),
    ],
};

/// A person or a body, in parts. One of the first two must be there.
pub static NAME: Table = Table {
    name: "name",
    keys: &[
        optional("name"),
        optional("family"),
        optional("given"),
        optional("prefix"),
        optional("suffix"),
    ],
};

impl Table {
    /// The names of its keys, in their order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// What a record has under a key.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Nothing was written.
    Absent,
    /// The author says that it is unknown.
    Unknown,
    /// Text for readers.
    Text(&'a Text),
    /// Text that is the same in every language.
    Plain(&'a str),
    /// Several of these.
    Plains(&'a [Spanned<String>]),
    /// An integer.
    Number(i8),
    /// An interval.
    Time(Interval),
    /// A word of a closed list.
    Word(&'static str),
    /// The index of a word in the manifest's list that the key's shape names.
    Listed(usize),
    /// A set of levels.
    Levels(LevelSet),
    /// A reference.
    Reference(&'a Ref),
    /// References.
    References(&'a [Ref]),
    /// Lists of references.
    Sides(&'a [Vec<Ref>]),
    /// Names of persons and bodies.
    Names(&'a [Name]),
    /// Where in a source.
    Locator(&'a Locator),
    /// A source with a locator.
    Place(&'a Place),
    /// Works cited.
    Citations(&'a [Citation]),
    /// Stances towards propositions.
    Positions(&'a [Position]),
    /// Mappings with keys of their own.
    Mappings(&'a dyn Mappings),
}

/// A list of mappings inside a record.
pub trait Mappings: fmt::Debug {
    /// Shows each mapping to `see`.
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a dyn Walk));
}

/// A mapping that can be walked key by key.
pub trait Walk: fmt::Debug {
    /// The table of its keys.
    fn table(&self) -> &'static Table;

    /// What it has under the key in row `row` of its table.
    fn value(&self, row: usize) -> Value<'_>;
}

impl dyn Walk + '_ {
    /// Shows each key with its value to `see`, keys without a value included, but not those of inner mappings.
    pub fn each<'a>(&'a self, see: &mut dyn FnMut(&'static Key, Value<'a>)) {
        for (row, key) in self.table().keys.iter().enumerate() {
            see(key, self.value(row));
        }
    }

    /// Shows each key with its value to `see`, and those of inner mappings behind the key that holds them.
    pub fn each_deep<'a>(&'a self, see: &mut dyn FnMut(&'static Key, Value<'a>)) {
        self.each(&mut |key, value| {
            see(key, value);
            if let Value::Mappings(mappings) = value {
                // The depth is that of the tables, not of the content: the recursion is bounded.
                mappings.each(&mut |mapping| mapping.each_deep(see));
            }
        });
    }
}

impl<'a> Value<'a> {
    /// Whether there is nothing to show: absent, or a list or text without content.
    #[must_use]
    pub fn is_empty(self) -> bool {
        match self {
            Self::Absent => true,
            Self::Text(text) => text.is_empty(),
            Self::Plains(list) => list.is_empty(),
            Self::References(list) => list.is_empty(),
            Self::Sides(list) => list.is_empty(),
            Self::Names(list) => list.is_empty(),
            Self::Locator(locator) => locator.0.is_empty(),
            Self::Citations(list) => list.is_empty(),
            Self::Positions(list) => list.is_empty(),
            Self::Mappings(list) => {
                let mut is_empty = true;
                list.each(&mut |_| is_empty = false);
                is_empty
            }
            // `Unknown` included: what is said to be unknown is shown.
            _ => false,
        }
    }

    /// Shows each list of references to `see`; a single reference, a place, a citation, a position is a list of one. The
    /// reader of a position is shown by [`readers`](Self::readers).
    pub fn reference_lists(self, see: &mut dyn FnMut(&'a [Ref])) {
        use std::slice::from_ref;
        match self {
            Self::Reference(reference) => see(from_ref(reference)),
            Self::References(references) => see(references),
            Self::Sides(sides) => sides.iter().for_each(|side| see(side)),
            Self::Place(place) => see(from_ref(&place.source)),
            Self::Citations(cites) => cites.iter().for_each(|cited| see(from_ref(&cited.source))),
            Self::Positions(all) => all.iter().for_each(|it| see(from_ref(&it.proposition))),
            _ => {}
        }
    }

    /// The sources that read positions into a text.
    pub fn readers(self) -> impl Iterator<Item = &'a Ref> {
        let positions = match self {
            Self::Positions(positions) => positions,
            _ => &[],
        };
        positions.iter().filter_map(|it| it.read_by.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_term_is_called_by_its_name_in_camel_case() {
        assert_eq!(optional("cited-via").rdf_term(), "an:citedVia");
        assert_eq!(
            optional("in").term("dcterms:isPartOf").rdf_term(),
            "dcterms:isPartOf"
        );
    }

    #[test]
    fn a_row_fills_in_what_the_shape_of_a_type_leaves_open() {
        let row = optional("voice").to(&[Kind::Actor]);
        let shaped = row.shaped(Shape::RefOrUnknown(&[]));
        assert_eq!(shaped.shape, Shape::RefOrUnknown(&[Kind::Actor]));
    }
}
