//! All triples of one property that are no edges of the graph, in the two orders in which they are looked up.

use crate::term::{Resource, Term};
use antinomy_syntax::FileId;
use std::ops::Range;

/// The named graph of a triple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GraphName {
    /// The file that states it.
    File(FileId),
    /// It is derived.
    Derived,
}

/// A triple of the property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry<'g> {
    pub(crate) subject: Resource,
    pub(crate) object: Term<'g>,
    pub(crate) graph: GraphName,
}

/// What columns are filled with.
pub(crate) type Entries<'g> = Vec<Entry<'g>>;

/// The triples of a property. It is made when the property is first asked for; texts in it are borrowed.
#[derive(Debug)]
pub(crate) struct Column<'g> {
    /// By subject, object and graph.
    entries: Box<[Entry<'g>]>,
    /// Places of entries by object, subject and graph.
    by_object: Box<[u32]>,
}

/// What is found in a column, in ascending order: of subject and object, or of subject where the object was given.
pub(crate) enum Found {
    Range(Range<usize>),
    ByObject(Range<usize>),
}

impl<'g> Column<'g> {
    pub(crate) fn new(mut entries: Vec<Entry<'g>>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let mut by_object: Vec<u32> = (0u32..).take(entries.len()).collect();
        // Stable: within one object entries stay in the order of their subjects.
        by_object.sort_by(|a, b| {
            entries[*a as usize]
                .object
                .cmp(&entries[*b as usize].object)
        });
        Self {
            entries: entries.into_boxed_slice(),
            by_object: by_object.into_boxed_slice(),
        }
    }

    /// The entries with this subject and this object, as far as they are given.
    pub(crate) fn find(&self, subject: Option<Resource>, object: Option<&Term<'g>>) -> Found {
        match (subject, object) {
            (None, None) => Found::Range(0..self.entries.len()),
            (Some(subject), None) => {
                Found::Range(equal(&self.entries, |it| it.subject.cmp(&subject)))
            }
            (Some(subject), Some(object)) => Found::Range(equal(&self.entries, |it| {
                it.subject.cmp(&subject).then_with(|| it.object.cmp(object))
            })),
            (None, Some(object)) => Found::ByObject(equal(&self.by_object, |it| {
                self.entries[*it as usize].object.cmp(object)
            })),
        }
    }

    /// An entry by its place in what was found.
    pub(crate) fn entry(&self, found: &Found, place: usize) -> &Entry<'g> {
        match found {
            Found::Range(_) => &self.entries[place],
            Found::ByObject(_) => &self.entries[self.by_object[place] as usize],
        }
    }
}

impl Found {
    pub(crate) fn places(&self) -> Range<usize> {
        match self {
            Self::Range(range) | Self::ByObject(range) => range.clone(),
        }
    }
}

/// The elements of a sorted list that compare equal.
fn equal<T>(list: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> Range<usize> {
    let start = list.partition_point(|it| compare(it).is_lt());
    let count = list[start..].partition_point(|it| compare(it).is_eq());
    start..start + count
}
