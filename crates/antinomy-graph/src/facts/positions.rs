//! Effective positions: what a statement affirms and denies, once implied and excluded propositions are followed.
//!
//! A statement affirms what it takes a positive position on and all that this implies. It denies what it takes a
//! negative position on, all that excludes what it affirms, and all that implies what it denies. Never
//! the converse: to deny a proposition says nothing about what it excludes or implies. A stance of 0 takes no side.
//!
//! Propositions that imply each other (a strongly connected component) are affirmed and denied together and form one
//! group. Statements that code the same groups share one closure, which is computed on first use.

use super::Facts;
use super::position_index::{EffectivePosition, coded, signed};
use antinomy_model::RecordId;
use std::collections::HashSet;

impl Facts {
    /// The positions that a statement takes, as coded, without dangling ones; none for other records.
    #[must_use]
    pub fn coded_positions(&self, statement: RecordId) -> Vec<EffectivePosition> {
        coded(&self.base, statement)
    }

    /// All positions that a statement effectively takes: those coded, in the order of its text, then what it affirms besides,
    /// then what it denies besides, each by id and with the first coded position that leads to it.
    #[must_use]
    pub fn effective_positions(&self, statement: RecordId) -> Vec<EffectivePosition> {
        let logic = &self.position_index().logic;
        let coded = coded(&self.base, statement);
        // `signed` drops nothing here, all targets being propositions: origins index `coded`.
        let followed = logic.follow(&signed(logic, &coded));
        let mut all = coded.clone();
        for (groups, sign) in [(followed.affirmed, 1), (followed.denied, -1)] {
            let members = |it: (u32, usize)| {
                let members = logic.members[it.0 as usize].iter();
                members.map(move |member| (*member, it.1))
            };
            let mut found: Vec<_> = groups.into_iter().flat_map(members).collect();
            found.sort_unstable();
            // Coded with the other sign it stays in: the statement contradicts itself.
            let of_sign = coded.iter().filter(|it| it.stance.signum() == sign);
            let known: HashSet<RecordId> = of_sign.map(|it| it.proposition).collect();
            let found = found.into_iter().filter(|(id, _)| !known.contains(id));
            all.extend(found.map(|(proposition, origin)| EffectivePosition {
                proposition,
                stance: sign,
                via: Some(coded[origin].proposition),
                // What follows from a scholar's reading is a reading, too.
                read_by: coded[origin].read_by,
            }));
        }
        all
    }

    /// What a proposition implies, itself included, sorted.
    #[must_use]
    pub fn implied_by(&self, proposition: RecordId) -> Vec<RecordId> {
        let logic = &self.position_index().logic;
        let coded = logic.group(proposition).map(|group| (group, 1));
        let coded: Vec<(u32, i8)> = coded.into_iter().collect();
        logic.records(&logic.follow(&coded).affirmed)
    }

    /// The propositions that a statement effectively affirms, sorted; none for other records.
    #[must_use]
    pub fn affirms(&self, statement: RecordId) -> &[RecordId] {
        let sides = self.position_index().sides(statement);
        sides.map_or(&[], |it| &it.affirmed)
    }

    /// The propositions that a statement effectively denies, sorted; none for other records.
    #[must_use]
    pub fn denies(&self, statement: RecordId) -> &[RecordId] {
        let sides = self.position_index().sides(statement);
        sides.map_or(&[], |it| &it.denied)
    }

    /// Whether two statements are opposed: the first proposition that one effectively affirms and the other
    /// effectively denies. A statement may be opposed to itself.
    #[must_use]
    pub fn opposed(&self, a: RecordId, b: RecordId) -> Option<RecordId> {
        self.opposed_on(a, b).into_iter().next()
    }

    /// All propositions on which two statements are opposed, sorted.
    #[must_use]
    pub fn opposed_on(&self, a: RecordId, b: RecordId) -> Vec<RecordId> {
        // Both directions, since opposition is symmetric.
        let mut found = common(self.affirms(a), self.denies(b));
        found.extend(common(self.affirms(b), self.denies(a)));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What two sorted lists have in common.
#[must_use]
pub fn common(a: &[RecordId], b: &[RecordId]) -> Vec<RecordId> {
    // Closures differ much in size: searching the long one is cheaper than merging both.
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|id| long.binary_search(id).is_ok());
    shared.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{facts, names, record_named};
    use antinomy_model::{Body, Kind, KnowledgeBase};
    use std::collections::BTreeSet;

    /// `wide` implies `wider`; `mixed` and `apart` exclude each other, which only one of them says; `ghetto` implies
    /// `apart`.
    const PROPOSITIONS: &str = "
propositions:
  - {id: wide, text: Wide, implies: wider}
  - {id: wider, text: Wider, implies: widest}
  - {id: widest, text: Widest}
  - {id: mixed, text: Mixed, excludes: apart}
  - {id: apart, text: Apart}
  - {id: ghetto, text: Ghetto, implies: apart}
";

    fn with(statements: &str) -> Facts {
        facts(&format!("{PROPOSITIONS}statements:\n{statements}"))
    }

    fn affirms<'a>(facts: &'a Facts, statement: &str) -> Vec<&'a str> {
        names(
            facts.base(),
            facts.affirms(record_named(facts.base(), statement)),
        )
    }

    fn denies<'a>(facts: &'a Facts, statement: &str) -> Vec<&'a str> {
        names(
            facts.base(),
            facts.denies(record_named(facts.base(), statement)),
        )
    }

    #[test]
    fn who_affirms_affirms_what_is_implied() {
        let facts = with("  - {id: s, text: S, positions: {wide: 1}}");
        assert_eq!(affirms(&facts, "s"), ["wide", "wider", "widest"]);
        assert!(denies(&facts, "s").is_empty());
    }

    #[test]
    fn who_denies_denies_what_implies_it_and_not_what_it_implies() {
        let facts = with("  - {id: s, text: S, positions: {wider: -2}}");
        assert_eq!(denies(&facts, "s"), ["wide", "wider"]);
        assert!(affirms(&facts, "s").is_empty());
    }

    #[test]
    fn who_affirms_denies_what_is_excluded_and_whatever_implies_that() {
        let facts = with("  - {id: s, text: S, positions: {mixed: 2}}");
        assert_eq!(affirms(&facts, "s"), ["mixed"]);
        assert_eq!(denies(&facts, "s"), ["apart", "ghetto"]);
    }

    #[test]
    fn exclusion_holds_in_both_directions() {
        let facts = with("  - {id: s, text: S, positions: {ghetto: 2}}");
        assert_eq!(affirms(&facts, "s"), ["apart", "ghetto"]);
        assert_eq!(denies(&facts, "s"), ["mixed"]);
    }

    #[test]
    fn denying_says_nothing_about_what_is_excluded() {
        let facts = with("  - {id: s, text: S, positions: {mixed: -2}}");
        assert!(affirms(&facts, "s").is_empty());
        assert_eq!(denies(&facts, "s"), ["mixed"]);
    }

    #[test]
    fn zero_takes_no_side() {
        let facts = with("  - {id: s, text: S, positions: {wide: 0, mixed: 0}}");
        assert!(affirms(&facts, "s").is_empty());
        assert!(denies(&facts, "s").is_empty());
    }

    #[test]
    fn other_records_take_no_position() {
        let facts = with("  - {id: s, text: S, positions: {wide: 2}}");
        assert!(affirms(&facts, "wide").is_empty());
    }

    #[test]
    fn two_statements_are_opposed_over_an_excluded_proposition() {
        let facts = with(
            "  - {id: a, text: A, positions: {mixed: 1}}\n  - {id: b, text: B, positions: {ghetto: 1}}",
        );
        let (a, b) = (
            record_named(facts.base(), "a"),
            record_named(facts.base(), "b"),
        );
        assert_eq!(facts.opposed(a, b), facts.base().find("apart"));
        assert_eq!(facts.opposed(b, a), facts.base().find("apart"));
        assert_eq!(
            names(facts.base(), &facts.opposed_on(a, b)),
            ["apart", "ghetto", "mixed"]
        );
    }

    #[test]
    fn two_statements_that_deny_the_same_are_not_opposed() {
        let facts = with(
            "  - {id: a, text: A, positions: {mixed: -1}}\n  - {id: b, text: B, positions: {apart: -1}}",
        );
        assert_eq!(
            facts.opposed(
                record_named(facts.base(), "a"),
                record_named(facts.base(), "b")
            ),
            None
        );
    }

    #[test]
    fn a_statement_with_incompatible_positions_is_opposed_to_itself() {
        let facts = with("  - {id: s, text: S, positions: {mixed: 1, apart: 2}}");
        let s = record_named(facts.base(), "s");
        assert_eq!(
            names(facts.base(), &facts.opposed_on(s, s)),
            ["apart", "mixed"]
        );
    }

    #[test]
    fn propositions_that_imply_each_other_do_not_hang() {
        let facts = facts(
            "
propositions:
  - {id: p, text: P, implies: [p, q], excludes: q}
  - {id: q, text: Q, implies: p}
statements: [{id: s, text: S, positions: {p: 1}}]
",
        );
        assert_eq!(affirms(&facts, "s"), ["p", "q"]);
        assert_eq!(denies(&facts, "s"), ["p", "q"]);
    }

    /// So many propositions that all imply each other, and so many statements that each code another pair of them.
    fn dense(propositions: usize, statements: usize) -> Facts {
        use std::fmt::Write as _;
        let all: Vec<String> = (0..propositions).map(|it| format!("p{it}")).collect();
        let all = all.join(", ");
        let mut text = "propositions:\n- {id: out, text: P}\n".to_owned();
        for number in 0..propositions {
            let _ = writeln!(
                text,
                "- {{id: p{number}, text: P, implies: [{all}], excludes: out}}"
            );
        }
        text += "statements:\n";
        for number in 0..statements {
            let (one, other) = (number % propositions, number / propositions);
            let _ = writeln!(
                text,
                "- {{id: s{number}, text: S, positions: {{p{one}: 1, p{other}: 2}}}}"
            );
        }
        facts(&text)
    }

    #[test]
    fn propositions_that_imply_each_other_are_one_group_and_share_their_lists() {
        let facts = dense(300, 1_000);
        let logic = &facts.position_index().logic;
        assert_eq!(logic.members.len(), 2);
        assert_eq!(logic.implies.iter().flatten().count(), 0);
        assert_eq!(facts.position_index().coded.len(), 1);
        assert_eq!(facts.position_index().of_record.len(), 1_000);
        for id in ["s0", "s700", "s999"] {
            assert_eq!(affirms(&facts, id).len(), 300);
            assert_eq!(denies(&facts, id), ["out"]);
        }
        let affirmed = |id| facts.affirms(record_named(facts.base(), id)).as_ptr();
        assert_eq!(affirmed("s0"), affirmed("s999"));
    }

    #[test]
    fn nothing_is_followed_before_somebody_asks_and_no_chain_is_too_long() {
        use std::fmt::Write as _;
        let mut text = "propositions:\n- {id: p0, text: P}\n".to_owned();
        let mut statements = "statements:\n".to_owned();
        for number in 1..9_000 {
            let last = number - 1;
            let _ = writeln!(text, "- {{id: p{number}, text: P, implies: p{last}}}");
            let _ = writeln!(
                statements,
                "- {{id: s{number}, text: S, positions: {{p{number}: 1}}}}"
            );
        }
        let facts = facts(&(text + &statements));
        let written = || {
            let coded = facts.position_index().coded.iter();
            coded.filter(|it| it.effective.get().is_some()).count()
        };
        assert_eq!(written(), 0);
        assert_eq!(affirms(&facts, "s8999").len(), 9_000);
        assert_eq!(affirms(&facts, "s1"), ["p0", "p1"]);
        assert_eq!(written(), 2);
    }

    /// Follows positions proposition by proposition until nothing is added; `[affirmed, denied]`.
    fn plainly(base: &KnowledgeBase, statement: RecordId) -> [Vec<RecordId>; 2] {
        let leads = |from: RecordId, to: RecordId, excludes: bool| match &base.record(from).body {
            Body::Proposition(it) => {
                let to = Some(to);
                let ends = if excludes { &it.excludes } else { &it.implies };
                ends.iter().any(|end| base.find(&end.id) == to)
            }
            _ => false,
        };
        let propositions: Vec<RecordId> =
            base.of_kind(Kind::Proposition).map(|(id, _)| id).collect();
        let coded = |sign: i8| {
            let statement = base.record(statement).statement();
            let positions = statement.into_iter().flat_map(|it| &it.positions);
            let on_side = positions.filter(move |it| it.stance.signum() == sign);
            on_side.filter_map(|it| base.find(&it.proposition.id))
        };
        let mut affirmed: BTreeSet<RecordId> = coded(1).collect();
        let mut denied: BTreeSet<RecordId> = coded(-1).collect();
        for _ in 0..2 * propositions.len() {
            for &one in &propositions {
                for &other in &propositions {
                    if affirmed.contains(&one) && leads(one, other, false) {
                        affirmed.insert(other);
                    }
                    let apart = leads(one, other, true) || leads(other, one, true);
                    let rejects = denied.contains(&other) && leads(one, other, false);
                    if rejects || affirmed.contains(&other) && apart {
                        denied.insert(one);
                    }
                }
            }
        }
        [affirmed, denied].map(|side| side.into_iter().collect())
    }

    #[test]
    fn groups_lead_to_what_single_propositions_lead_to() {
        use std::fmt::Write as _;
        let mut seed = 7_u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..10 {
            let mut text = "propositions:\n".to_owned();
            for number in 0..12 {
                let (a, b, c) = (random(12), random(12), random(30));
                let _ = writeln!(
                    text,
                    "- {{id: p{number}, text: P, implies: [p{a}, p{c}], excludes: [p{b}, p{c}]}}"
                );
            }
            text += "statements:\n";
            for number in 0..12 {
                let a = random(12);
                let b = (a + 1 + random(11)) % 12;
                let _ = writeln!(
                    text,
                    "- {{id: s{number}, text: S, positions: {{p{a}: 1, q: 2, p{b}: -1}}}}"
                );
            }
            let facts = facts(&text);
            for (id, _) in facts.base().of_kind(Kind::Statement) {
                let found = [facts.affirms(id), facts.denies(id)].map(<[_]>::to_vec);
                assert_eq!(found, plainly(facts.base(), id), "{text}");
            }
        }
    }
}
