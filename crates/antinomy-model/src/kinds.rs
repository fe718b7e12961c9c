//! What each kind of record holds: one file a kind, which is the table of its keys.

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

pub use crate::values::Position;
pub use actor::Actor;
pub use concept::Concept;
pub use contradiction::Contradiction;
pub use examination::Examination;
pub use field::{Competence, Field, GENERAL};
pub use proposition::Proposition;
pub use relation::Relation;
pub use rule::Rule;
pub use source::{Section, Source};
pub use statement::Statement;
pub use verdict::Verdict;

use crate::kind::Kind;
use crate::property::{Table, Walk};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Mapping;
use crate::values::Text;

/// Declares what a record can be. Only here are kinds told apart one by one; everything else walks their tables.
macro_rules! bodies {
    ($($kind:ident),* $(,)?) => {
        /// What the kind of a record holds.
        #[derive(Clone, Debug)]
        pub enum Body {
            // Boxed: kinds differ much in size, and every record would take that of the largest.
            $(#[doc = concat!("A ", stringify!($kind), ".")] $kind(Box<$kind>)),*
        }

        impl Kind {
            /// The kind's table of keys, without the keys that all kinds share ([`SHARED`](crate::record::SHARED)).
            #[must_use]
            pub fn table(self) -> &'static Table {
                match self {
                    $(Self::$kind => <$kind as Mapping>::TABLE),*
                }
            }

            pub(crate) fn read(self, reader: &mut MappingReader<'_, '_>) -> Option<Body> {
                match self {
                    $(Self::$kind => $kind::read(reader).map(|read| Body::$kind(Box::new(read)))),*
                }
            }
        }

        impl Body {
            /// The kind of the record.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind),*
                }
            }

            /// The keys with their values.
            #[must_use]
            pub fn keys(&self) -> &dyn Walk {
                match self {
                    $(Self::$kind(body) => &**body),*
                }
            }

            pub(crate) fn text_mut(&mut self, row: usize) -> Option<&mut Text> {
                match self {
                    $(Self::$kind(body) => Mapping::text_mut(&mut **body, row)),*
                }
            }
        }
    };
}

bodies! {
    Source, Actor, Concept, Field, Proposition, Statement, Relation, Contradiction, Examination, Verdict, Rule,
}
