//! The fields in the order of a table of contents.

use antinomy_model::kinds::GENERAL;
use antinomy_model::{Body, Kind, KnowledgeBase, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// A field in the order of the tree of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FieldPlace {
    pub(crate) field: RecordId,
    /// How many fields lie above it, without the root.
    pub(crate) depth: usize,
}

/// A depth-first traversal of the tree of fields, siblings as they are written. Fields in a cycle have no root and are
/// appended.
pub(crate) fn fields(base: &KnowledgeBase) -> Vec<FieldPlace> {
    let written: Vec<RecordId> = base
        .as_written(Kind::Field)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let mut below: BTreeMap<Option<RecordId>, Vec<RecordId>> = BTreeMap::new();
    for &field in &written {
        below.entry(parent(base, field)).or_default().push(field);
    }
    let mut order = FieldOrder {
        below: &below,
        seen: BTreeSet::new(),
        places: Vec::new(),
    };
    order.place(below.get(&None).map_or(&[], Vec::as_slice));
    // What the roots did not reach is in a cycle.
    for field in written {
        order.place(&[field]);
    }
    order.places
}

/// The field above; the root counts as none.
fn parent(base: &KnowledgeBase, field: RecordId) -> Option<RecordId> {
    let Body::Field(field) = &base.record(field).body else {
        return None;
    };
    let broader = base.target(field.broader.as_ref()?)?;
    let record = base.record(broader);
    (record.kind() == Kind::Field && record.id != GENERAL).then_some(broader)
}

struct FieldOrder<'a> {
    below: &'a BTreeMap<Option<RecordId>, Vec<RecordId>>,
    seen: BTreeSet<RecordId>,
    places: Vec<FieldPlace>,
}

impl FieldOrder<'_> {
    /// Appends fields and all below them.
    fn place(&mut self, fields: &[RecordId]) {
        let at = |depth| move |&field| FieldPlace { field, depth };
        // A stack of its own: recursion over a long chain of fields would overflow the program's.
        let mut todo: Vec<FieldPlace> = fields.iter().rev().map(at(0)).collect();
        while let Some(place) = todo.pop() {
            if self.seen.insert(place.field) {
                self.places.push(place);
                let below = self.below.get(&Some(place.field)).into_iter().flatten();
                todo.extend(below.rev().map(at(place.depth + 1)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::handbook::tests::handbook;

    fn order(records: &str) -> Vec<(String, usize)> {
        let cx = handbook(records);
        let places = &cx.fields();
        places
            .iter()
            .map(|place| (cx.base().record(place.field).id.clone(), place.depth))
            .collect()
    }

    fn expected(places: &[(&str, usize)]) -> Vec<(String, usize)> {
        places
            .iter()
            .map(|(id, depth)| ((*id).to_owned(), *depth))
            .collect()
    }

    #[test]
    fn a_field_stands_below_its_broader_one() {
        let found = order(
            "fields:\n- {id: schools, label: S, broader: education}\n- {id: general, label: G}\n\
             - {id: housing, label: H}\n- {id: education, label: E, broader: general}\n",
        );
        assert_eq!(
            found,
            expected(&[
                ("general", 0),
                ("housing", 0),
                ("education", 0),
                ("schools", 1)
            ])
        );
    }

    #[test]
    fn fields_in_a_circle_still_stand_somewhere() {
        let found =
            order("fields:\n- {id: a, label: A, broader: b}\n- {id: b, label: B, broader: a}\n");
        assert_eq!(found, expected(&[("a", 0), ("b", 1)]));
    }

    #[test]
    fn a_long_chain_of_fields_overflows_nothing() {
        use std::fmt::Write as _;
        let mut text = "fields:\n- {id: f0, label: F}\n".to_owned();
        for number in 1..9_000 {
            let above = number - 1;
            let _ = writeln!(text, "- {{id: f{number}, label: F, broader: f{above}}}");
        }
        let found = order(&text);
        assert_eq!(found.len(), 9_000);
        assert_eq!(found.last(), Some(&("f8999".to_owned(), 8_999)));
    }
}
