//! The kinds of records. One file a kind: its table of keys, its type, and how the one becomes the other.

mod actor;
mod concept;
mod contradiction;
mod examination;
mod field;
mod proposition;
mod relation;
mod rule;
mod source;
mod statement;
mod verdict;

pub use actor::Actor;
pub use concept::Concept;
pub use contradiction::Contradiction;
pub use examination::Examination;
pub use field::{Competence, Field, GENERAL};
pub use proposition::Proposition;
pub use relation::Relation;
pub use rule::Rule;
pub use source::{Section, Source};
pub use statement::{Position, Statement};
pub use verdict::Verdict;

use crate::base::Body;
use crate::schema::{Key, Shape, Table, optional, required};
use fields::Fields;

pub(crate) mod fields;

/// What kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Anything citable.
    Source,
    /// Who speaks or acts.
    Actor,
    /// A term with labels and a definition.
    Concept,
    /// A policy field.
    Field,
    /// A sentence that can be affirmed or denied.
    Proposition,
    /// What one voice holds or does, in one place of one source.
    Statement,
    /// A typed edge between two records.
    Relation,
    /// An authored contradiction.
    Contradiction,
    /// A field examined for a pair of levels, without a finding.
    Examination,
    /// A decision on a finding.
    Verdict,
    /// How one kind of contradiction is found.
    Rule,
}

impl Kind {
    /// All kinds, in the order in which they are documented.
    pub const ALL: [Self; 11] = [
        Self::Source,
        Self::Actor,
        Self::Concept,
        Self::Field,
        Self::Proposition,
        Self::Statement,
        Self::Relation,
        Self::Contradiction,
        Self::Examination,
        Self::Verdict,
        Self::Rule,
    ];

    /// The kind's table of keys, without the keys that all kinds share ([`SHARED`]).
    #[must_use]
    pub fn table(self) -> &'static Table {
        match self {
            Self::Source => &source::TABLE,
            Self::Actor => &actor::TABLE,
            Self::Concept => &concept::TABLE,
            Self::Field => &field::TABLE,
            Self::Proposition => &proposition::TABLE,
            Self::Statement => &statement::TABLE,
            Self::Relation => &relation::TABLE,
            Self::Contradiction => &contradiction::TABLE,
            Self::Examination => &examination::TABLE,
            Self::Verdict => &verdict::TABLE,
            Self::Rule => &rule::TABLE,
        }
    }

    /// The kind's name, in the singular.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.table().name
    }

    /// The kind's name in the plural: the key of a list, the name of a folder, the first part of a page's address.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Actor => "actors",
            Self::Concept => "concepts",
            Self::Field => "fields",
            Self::Proposition => "propositions",
            Self::Statement => "statements",
            Self::Relation => "relations",
            Self::Contradiction => "contradictions",
            Self::Examination => "examinations",
            Self::Verdict => "verdicts",
            Self::Rule => "rules",
        }
    }

    /// The kind with this plural.
    #[must_use]
    pub fn from_plural(plural: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.plural() == plural)
    }

    /// The kind with this name, in the singular or the plural.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.plural() == name || kind.name() == name)
    }

    pub(crate) fn read(self, fields: &mut Fields<'_, '_>) -> Body {
        match self {
            Self::Source => Body::Source(Box::new(source::read(fields))),
            Self::Actor => Body::Actor(actor::read(fields)),
            Self::Concept => Body::Concept(concept::read(fields)),
            Self::Field => Body::Field(field::read(fields)),
            Self::Proposition => Body::Proposition(proposition::read(fields)),
            Self::Statement => Body::Statement(Box::new(statement::read(fields))),
            Self::Relation => Body::Relation(relation::read(fields)),
            Self::Contradiction => Body::Contradiction(Box::new(contradiction::read(fields))),
            Self::Examination => Body::Examination(examination::read(fields)),
            Self::Verdict => Body::Verdict(verdict::read(fields)),
            Self::Rule => Body::Rule(rule::read(fields)),
        }
    }
}

/// The keys that every record takes.
pub static SHARED: &[Key] = &[
    required("id", Shape::Id),
    optional("aliases", Shape::Plains),
    optional("note", Shape::Text),
    optional("review", Shape::Plain),
    optional("allow", Shape::List(&ALLOW)),
];

/// An exception from a lint, with its reason.
pub static ALLOW: Table = Table {
    name: "allow",
    keys: &[
        required("code", Shape::Plain),
        required("reason", Shape::Plain),
        optional("until", Shape::Time),
    ],
};
