//! Territories: the transitive closure of `part-of`.

use super::Facts;
use antinomy_model::RecordId;
use std::collections::BTreeSet;

impl Facts {
    /// What an actor is part of, and what that is part of, sorted; the actor itself is not.
    #[must_use]
    pub fn territory(&self, actor: RecordId) -> Vec<RecordId> {
        let whole = |id: RecordId| {
            let part_of = self.base.record(id).actor()?.part_of.as_ref()?;
            self.base.target_of(part_of, antinomy_model::Kind::Actor)
        };
        let mut all = BTreeSet::new();
        // Ends at a cycle, too: `part-of` may lead back to the actor or to one met before.
        let mut next = whole(actor);
        while let Some(id) = next.filter(|id| *id != actor && all.insert(*id)) {
            next = whole(id);
        }
        all.into_iter().collect()
    }

    /// Whether two actors are the same, or one is a part of the other.
    #[must_use]
    pub fn territories_meet(&self, a: RecordId, b: RecordId) -> bool {
        a == b || self.territory(a).contains(&b) || self.territory(b).contains(&a)
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{facts, names, record_named};

    #[test]
    fn a_territory_is_all_that_an_actor_is_part_of() {
        let facts = facts(
            "
actors:
  - {id: nation, label: Nation, part-of: nation}
  - {id: region, label: Region, part-of: nation}
  - {id: city, label: City, part-of: region}
  - {id: town, label: Town, part-of: region}
",
        );
        let id = |id| record_named(facts.base(), id);
        let territory = facts.territory(id("city"));
        assert_eq!(names(facts.base(), &territory), ["nation", "region"]);
        assert!(facts.territories_meet(id("nation"), id("city")));
        assert!(!facts.territories_meet(id("town"), id("city")));
    }
}
