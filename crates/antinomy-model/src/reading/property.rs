//! Types that a field of a record may have, and the macros that declare records and inner mappings from one table.

use super::mapping::MappingReader;
use crate::property::{Key, Shape, Table, Value, Walk};
use crate::values::Text;
use antinomy_syntax::yaml::Node;

/// A type that a field may have. The shape in the table is the type's own, so that table and reader cannot disagree.
pub(crate) trait Property: Sized {
    /// What may be written; parameters are filled in by the row ([`Key::shaped`]).
    const SHAPE: Shape;

    /// The value where nothing was written, or nothing that can be understood.
    fn absent() -> Self;

    /// Reads the value of `key`, which is not empty. What cannot be understood is reported and left out.
    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self;

    /// Reads a row of the mapping.
    fn of_row(reader: &mut MappingReader<'_, '_>, row: usize) -> Self {
        let key = reader.key(row);
        match reader.node(row) {
            Some(node) => Self::read(reader, key, node),
            None => Self::absent(),
        }
    }

    /// The value for a walk.
    fn value(&self) -> Value<'_>;

    /// The text, where the type is one, to add the version of a translation to.
    fn text_mut(&mut self) -> Option<&mut Text> {
        None
    }
}

/// A key that is read before the others, and not as a field: the id of a record, the languages of the manifest.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadBefore;

impl Property for ReadBefore {
    const SHAPE: Shape = Shape::Plains;

    fn absent() -> Self {
        Self
    }

    // The value was read, and its mistakes were reported, before the other rows.
    fn of_row(_: &mut MappingReader<'_, '_>, _: usize) -> Self {
        Self
    }

    fn read(_: &mut MappingReader<'_, '_>, _: &'static Key, _: &Node) -> Self {
        Self
    }

    fn value(&self) -> Value<'_> {
        Value::Absent
    }
}

/// A mapping with a table, read and walked row by row.
pub(crate) trait Mapping: Walk + Sized {
    /// Its keys.
    const TABLE: &'static Table;

    /// Reads all rows. `None` if the key by which the mapping is known ([`Key::identity`]) cannot be read.
    fn read(reader: &mut MappingReader<'_, '_>) -> Option<Self>;

    /// The text under the key of a row.
    fn text_mut(&mut self, row: usize) -> Option<&mut Text>;
}

/// Declares a mapping: its type, its table, and how the one is read and walked by the other. A row is
/// `field: Type = key`, where the key is made with [`required`](crate::property::required) or
/// [`optional`](crate::property::optional).
macro_rules! mapping {
    (
        $(#[$doc:meta])*
        $vis:vis $mapping:ident = $name:literal {
            $($(#[$about:meta])* $field:ident: $type:ty = $key:expr;)*
        }
    ) => {
        $(#[$doc])*
        $vis struct $mapping {
            $($(#[$about])* pub $field: $type,)*
        }

        // An anonymous constant, so that `TABLE` and `Row` of several mappings in a module do not clash.
        const _: () = {
            use $crate::property::{Key, Table, Value, Walk};
            use $crate::reading::mapping::MappingReader;
            use $crate::reading::property::{Mapping, Property};
            use $crate::values::Text;

            static TABLE: Table = Table {
                name: $name,
                keys: &[$($key.shaped(<$type as Property>::SHAPE)),*],
            };

            /// The fields as row numbers.
            #[expect(non_camel_case_types, reason = "named after the fields")]
            enum Row { $($field),* }

            impl Mapping for $mapping {
                const TABLE: &'static Table = &TABLE;

                fn read(reader: &mut MappingReader<'_, '_>) -> Option<Self> {
                    let read = Self { $($field: Property::of_row(reader, Row::$field as usize)),* };
                    // Checked after all rows, so that mistakes in the others are reported as well.
                    let is_absent = |key: (usize, &Key)| {
                        let value = read.value(key.0);
                        key.1.identity && matches!(value, Value::Absent | Value::Plain(""))
                    };
                    if TABLE.keys.iter().enumerate().any(is_absent) {
                        return None;
                    }
                    Some(read)
                }

                fn text_mut(&mut self, row: usize) -> Option<&mut Text> {
                    // Not a `match`: casts of enum variants are no patterns.
                    $(if row == Row::$field as usize {
                        return Property::text_mut(&mut self.$field);
                    })*
                    None
                }
            }

            impl Walk for $mapping {
                fn table(&self) -> &'static Table {
                    &TABLE
                }

                fn value(&self, row: usize) -> Value<'_> {
                    $(if row == Row::$field as usize {
                        return Property::value(&self.$field);
                    })*
                    Value::Absent
                }
            }
        };
    };
}

pub(crate) use mapping;
