//! Facts that follow from several records together: fields above fields, territories, who merely comments.

use crate::{Graph, NodeId, Predicate};
use antinomy_model::{KnowledgeBase, RecordId};
use std::collections::BTreeSet;

impl Graph {
    /// The fields of a record with all fields above them, sorted; of a field, itself and all above it. `general` lies
    /// above every field, whether it says so or not. A record that names no field has none.
    #[must_use]
    pub fn fields_of(&self, record: RecordId) -> Vec<RecordId> {
        let all = self.with_broader(&self.named_fields(record));
        all.into_iter().collect()
    }

    /// The fields that a record names itself, sorted; of a field, itself.
    #[must_use]
    pub fn named_fields(&self, record: RecordId) -> Vec<RecordId> {
        if self.fields.contains_key(&record) {
            return vec![record];
        }
        let fields = self.outgoing_by(self.node_of(record), Predicate::InField);
        fields.filter_map(|field| self.record_of(field)).collect()
    }

    /// Whether two records have a field in common, or a field of one lies above a field of the other. To lie below the
    /// same field is not enough, or `general` would join everything.
    #[must_use]
    pub fn fields_meet(&self, a: RecordId, b: RecordId) -> bool {
        let (a, b) = (self.named_fields(a), self.named_fields(b));
        let reaches = |from: &[RecordId], to: &[RecordId]| {
            let above = self.with_broader(from);
            to.iter().any(|field| above.contains(field))
        };
        reaches(&a, &b) || reaches(&b, &a)
    }

    /// Fields with all above them. A chain is left where another one, or a circle, has met it before.
    fn with_broader(&self, fields: &[RecordId]) -> BTreeSet<RecordId> {
        let mut all = BTreeSet::new();
        for &field in fields {
            let mut next = Some(field);
            while let Some(field) = next.filter(|&field| all.insert(field)) {
                next = self.fields.get(&field).copied().flatten();
            }
        }
        if !all.is_empty() {
            all.extend(self.root);
        }
        all
    }

    /// What an actor is part of, and what that is part of, sorted; the actor itself is not.
    #[must_use]
    pub fn territory(&self, actor: RecordId) -> Vec<RecordId> {
        self.closure(actor, |graph, node| {
            graph.outgoing_by(node, Predicate::PartOf).collect()
        })
    }

    /// Whether two actors are the same, or one is a part of the other.
    #[must_use]
    pub fn territories_meet(&self, a: RecordId, b: RecordId) -> bool {
        a == b || self.territory(a).contains(&b) || self.territory(b).contains(&a)
    }

    /// Whether the voice of a statement comments on policy rather than makes it, by its kind of actor. An unknown
    /// voice does not.
    #[must_use]
    pub fn commenting(&self, statement: RecordId) -> bool {
        let voice = |record| {
            let mut voices = self.outgoing_by(self.node_of(record), Predicate::Voice);
            self.record_of(voices.next()?)
        };
        voice(statement).is_some_and(|actor| is_commenting(&self.base, actor))
    }

    /// All records that `next` leads to from a record, in any number of steps, sorted, without the record itself.
    pub(crate) fn closure(
        &self,
        start: RecordId,
        next: impl Fn(&Self, NodeId) -> Vec<NodeId>,
    ) -> Vec<RecordId> {
        let start = self.node_of(start);
        let mut seen = BTreeSet::from([start]);
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            let new = next(self, node).into_iter();
            todo.extend(new.filter(|node| seen.insert(*node)));
        }
        seen.remove(&start);
        let mut found: Vec<RecordId> = seen.iter().filter_map(|id| self.record_of(*id)).collect();
        found.sort_unstable();
        found
    }
}

fn is_commenting(base: &KnowledgeBase, actor: RecordId) -> bool {
    let kind = base.record(actor).actor().and_then(|actor| actor.kind);
    kind.and_then(|kind| base.manifest.actor_kinds.get(kind))
        .is_some_and(|kind| kind.commenting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;

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

    fn meet(graph: &Graph, a: &str, b: &str) -> bool {
        graph.fields_meet(graph.record_named(a), graph.record_named(b))
    }

    #[test]
    fn a_record_lies_in_its_fields_and_in_all_above_them() {
        let graph = graph(FIELDS);
        let fields = |id| graph.names(&graph.fields_of(graph.record_named(id)));
        assert_eq!(fields("about-housing"), ["general", "housing", "urban"]);
        assert_eq!(fields("housing"), ["general", "housing", "urban"]);
        assert!(fields("about-nothing").is_empty());
    }

    #[test]
    fn fields_meet_where_one_lies_above_the_other() {
        let graph = graph(FIELDS);
        assert!(meet(&graph, "about-housing", "about-housing"));
        assert!(meet(&graph, "about-housing", "about-urban"));
        assert!(meet(&graph, "about-urban", "about-housing"));
        assert!(meet(&graph, "about-all", "about-schools"));
    }

    #[test]
    fn fields_below_the_same_field_do_not_meet() {
        let graph = graph(FIELDS);
        assert!(!meet(&graph, "about-housing", "about-schools"));
        assert!(!meet(&graph, "about-nothing", "about-all"));
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
        let graph = graph(&text);
        let count = |id| graph.fields_of(graph.record_named(id)).len();
        assert_eq!(count("f8999"), 9_001);
        assert_eq!(count("s"), 9_001);
        assert_eq!(count("f0"), 2);
        assert!(meet(&graph, "f8999", "f0"));
        assert!(meet(&graph, "f0", "s"));
        assert_eq!(graph.fields.len(), 9_001, "nothing is kept but one parent");
    }

    #[test]
    fn fields_above_each_other_do_not_hang() {
        let graph = graph("fields: [{id: a, label: A, broader: b}, {id: b, label: B, broader: a}]");
        assert_eq!(
            graph.names(&graph.fields_of(graph.record_named("a"))),
            ["a", "b"]
        );
    }

    #[test]
    fn a_territory_is_all_that_an_actor_is_part_of() {
        let graph = graph(
            "
actors:
  - {id: nation, label: Nation, part-of: nation}
  - {id: region, label: Region, part-of: nation}
  - {id: city, label: City, part-of: region}
  - {id: town, label: Town, part-of: region}
",
        );
        let id = |id| graph.record_named(id);
        assert_eq!(
            graph.names(&graph.territory(id("city"))),
            ["nation", "region"]
        );
        assert!(graph.territories_meet(id("nation"), id("city")));
        assert!(!graph.territories_meet(id("town"), id("city")));
    }

    #[test]
    fn a_scholar_comments_and_a_government_does_not() {
        let graph = graph(
            "
actors: [{id: siebel, label: Siebel, kind: scholar}, {id: senate, label: Senate, kind: government}]
sources: [{id: book, title: Book, issuer: siebel}]
statements:
  - {id: own, text: A, source: book}
  - {id: reported, text: B, source: book, voice: senate}
  - {id: open, text: C, source: book, voice: unknown}
",
        );
        let commenting = |id| graph.commenting(graph.record_named(id));
        assert!(commenting("own"));
        assert!(!commenting("reported"));
        assert!(!commenting("open"));
    }
}
