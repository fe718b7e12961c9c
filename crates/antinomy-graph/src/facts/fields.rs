//! Policy fields: each with all above it.

use super::Facts;
use antinomy_model::property::Value;
use antinomy_model::{Kind, RecordId};
use std::collections::BTreeSet;

impl Facts {
    /// The fields of a record with all fields above them, sorted; of a field, itself and all above it. `general` lies
    /// above every field, whether it says so or not. A record that names no field has none.
    #[must_use]
    pub fn fields_of(&self, record: RecordId) -> Vec<RecordId> {
        self.with_broader(&self.named_fields(record))
    }

    /// Fields with all fields above them, sorted.
    #[must_use]
    pub fn with_broader(&self, fields: &[RecordId]) -> Vec<RecordId> {
        self.field_tree().with_broader(fields).into_iter().collect()
    }

    /// The fields that a record names itself, sorted; of a field, itself.
    #[must_use]
    pub fn named_fields(&self, record: RecordId) -> Vec<RecordId> {
        if self.field_tree().parents.contains_key(&record) {
            return vec![record];
        }
        let Value::References(fields) = self.base.record(record).value("field") else {
            return Vec::new();
        };
        let fields = fields.iter();
        let fields = fields.filter_map(|field| self.base.target_of(field, Kind::Field));
        // An id and its alias are one field.
        let sorted: BTreeSet<RecordId> = fields.collect();
        sorted.into_iter().collect()
    }

    /// Whether two records have a field in common, or a field of one lies above a field of the other. To lie below the
    /// same field is not enough, or `general` would join everything.
    #[must_use]
    pub fn fields_meet(&self, a: RecordId, b: RecordId) -> bool {
        let (a, b) = (self.named_fields(a), self.named_fields(b));
        let reaches = |from: &[RecordId], to: &[RecordId]| {
            let above = self.field_tree().with_broader(from);
            to.iter().any(|field| above.contains(field))
        };
        reaches(&a, &b) || reaches(&b, &a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{facts, names, record_named};

    const FIELDS: &str = "
fields:
  - {id: general, label: General}
  - {id: urban, label: Urban}
  - {id: housing, label: Housing, broader: urban}
  - {id: schools, label: Schools, broader: general}
statements:
  - {id: about-housing, text: A, field: housing}
  - {id: about-urban, text: B, field: urban}
  - {id: about-schools, text: C, field: [schools]}
  - {id: about-all, text: D, field: general}
  - {id: about-nothing, text: E}
";

    fn meet(facts: &Facts, a: &str, b: &str) -> bool {
        facts.fields_meet(record_named(facts.base(), a), record_named(facts.base(), b))
    }

    #[test]
    fn a_record_lies_in_its_fields_and_in_all_above_them() {
        let facts = facts(FIELDS);
        let fields = |id| {
            names(
                facts.base(),
                &facts.fields_of(record_named(facts.base(), id)),
            )
        };
        assert_eq!(fields("about-housing"), ["general", "housing", "urban"]);
        assert_eq!(fields("housing"), ["general", "housing", "urban"]);
        assert!(fields("about-nothing").is_empty());
    }

    #[test]
    fn fields_meet_where_one_lies_above_the_other() {
        let facts = facts(FIELDS);
        assert!(meet(&facts, "about-housing", "about-housing"));
        assert!(meet(&facts, "about-housing", "about-urban"));
        assert!(meet(&facts, "about-urban", "about-housing"));
        assert!(meet(&facts, "about-all", "about-schools"));
    }

    #[test]
    fn fields_below_the_same_field_do_not_meet() {
        let facts = facts(FIELDS);
        assert!(!meet(&facts, "about-housing", "about-schools"));
        assert!(!meet(&facts, "about-nothing", "about-all"));
    }

    #[test]
    fn fields_of_a_long_chain_lie_below_all_above_them() {
        use std::fmt::Write as _;
        let mut text = "fields:\n- {id: general, label: G}\n- {id: f0, label: F}\n".to_owned();
        for number in 1..9_000 {
            let above = number - 1;
            let _ = writeln!(text, "- {{id: f{number}, label: F, broader: f{above}}}");
        }
        text += "statements: [{id: s, text: S, field: [f8999, f8998, f4000]}]\n";
        let facts = facts(&text);
        let count = |id| facts.fields_of(record_named(facts.base(), id)).len();
        assert_eq!(count("f8999"), 9_001);
        assert_eq!(count("s"), 9_001);
        assert_eq!(count("f0"), 2);
        assert!(meet(&facts, "f8999", "f0"));
        assert!(meet(&facts, "f0", "s"));
        assert_eq!(
            facts.field_tree().parents.len(),
            9_001,
            "nothing is kept but one parent"
        );
    }

    #[test]
    fn fields_above_each_other_do_not_hang() {
        let facts = facts("fields: [{id: a, label: A, broader: b}, {id: b, label: B, broader: a}]");
        assert_eq!(
            names(
                facts.base(),
                &facts.fields_of(record_named(facts.base(), "a"))
            ),
            ["a", "b"]
        );
    }
}
