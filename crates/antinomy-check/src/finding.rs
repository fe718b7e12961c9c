//! A finding: an asserted contradiction, or what a rule derived from pairs of statements, with what follows from its sides.

use crate::{Column, FindingGroup};
use antinomy_graph::Facts;
use antinomy_graph::facts::{Reach, Standing};
use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::values::{Asserter, Category, Grade, LevelRelation, StatementKind};
use antinomy_model::{Given, LevelSet, Record, RecordId, Text};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Who says that there is a finding, and what people made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A source asserts it: the one that the record names under `asserted-by`.
    AssertedInSource,
    /// The authors of the knowledge base assert it: their record names no source.
    AssertedByAuthors,
    /// It is not said who asserts it, or could not be read.
    AssertedByUnnamed,
    /// A rule derived it, and no verdict says whether it holds.
    Candidate,
}

impl Status {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AssertedInSource => "asserted-in-source",
            Self::AssertedByAuthors => "asserted-by-authors",
            Self::AssertedByUnnamed => "asserted-by-unnamed",
            Self::Candidate => "candidate",
        }
    }

    /// The status of an authored contradiction.
    fn of(contradiction: &Contradiction) -> Self {
        match contradiction.asserted_by {
            Asserter::Source(_) => Self::AssertedInSource,
            Asserter::Authors => Self::AssertedByAuthors,
            Asserter::Absent => Self::AssertedByUnnamed,
        }
    }
}

/// Where a finding comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The record of an authored contradiction.
    Asserted(RecordId),
    /// A rule, from pairs of statements.
    Derived {
        /// The rule's id.
        rule: String,
        /// The pairs that the rule found, sorted; rules of one statement have no second one.
        pairs: Vec<(RecordId, Option<RecordId>)>,
    },
}

/// A contradiction with what follows from its sides.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its id: that of the record for an asserted one, else made by its rule.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Who says so, and what people made of it.
    pub status: Status,
    /// What kind of finding.
    pub category: Option<Category>,
    /// Kind of conflict: its index in the manifest's `conflict-kinds`.
    pub conflict: Option<usize>,
    /// Its policy fields.
    pub fields: Vec<RecordId>,
    /// The sets of statements that are opposed. A gap has one, whose other side is missing; voices that agree may be in one.
    pub sides: Vec<FindingSide>,
    /// Reach of the farthest pair of statements of two parties: of two sides, or of the voices that agree. `None` if there is
    /// one party, which is at no distance from anything.
    pub reach: Option<Reach>,
    /// Relation of its two level sets: of the authored ones, else of those of the parties, where the first value in the
    /// order of tests counts that a pair has. One party alone is outside, unknown or equal to itself.
    pub levels: LevelRelation,
    /// The columns of the matrix that its level sets touch.
    pub columns: BTreeSet<Column>,
    /// From -3 (cancelling) to -1 (constraining), where its author's words allow a number.
    pub strength: Option<i8>,
    /// How grave its rule says it is; people do not grade what they assert.
    pub severity: Option<Grade>,
    /// How sure its rule is.
    pub confidence: Option<Grade>,
    /// Why it is one, in words.
    pub because: Text,
}

/// One side of a finding.
#[derive(Clone, Debug)]
pub struct FindingSide {
    /// Its statements.
    pub statements: Vec<RecordId>,
    /// Their levels together: none for evidence and for voices outside of government, `None` where unknown.
    pub levels: Option<LevelSet>,
}

/// What a rule says of a finding; the rest follows from its pairs.
#[derive(Clone, Debug)]
pub struct Derivation {
    /// The finding's id.
    pub id: String,
    /// The rule's id.
    pub rule: String,
    /// The pairs of statements; rules of one statement leave out the second.
    pub pairs: Vec<(RecordId, Option<RecordId>)>,
    /// The rule's category.
    pub category: Category,
    /// The rule's kind of conflict.
    pub conflict: Option<usize>,
    /// The fields in which the statements meet.
    pub fields: Vec<RecordId>,
    /// How grave it is.
    pub severity: Grade,
    /// How sure the rule is.
    pub confidence: Grade,
    /// The rule's explanation.
    pub because: Text,
}

impl Finding {
    /// The record of an asserted finding.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self.origin {
            Origin::Asserted(record) => Some(record),
            Origin::Derived { .. } => None,
        }
    }

    /// Whether it is a conflict, an agreement or a shift.
    #[must_use]
    pub fn group(&self) -> FindingGroup {
        FindingGroup::of(self.category)
    }

    /// The finding of an authored contradiction.
    #[must_use]
    pub fn asserted(
        facts: &Facts,
        id: RecordId,
        record: &Record,
        contradiction: &Contradiction,
    ) -> Self {
        let sides = authored_sides(facts, contradiction);
        let between = &contradiction.between;
        let fields = contradiction.field.iter();
        let parties = parties(facts, contradiction.category, &sides);
        Self {
            id: record.id.clone(),
            origin: Origin::Asserted(id),
            status: Status::of(contradiction),
            category: contradiction.category,
            conflict: contradiction.conflict,
            fields: fields.filter_map(|it| facts.base().target(it)).collect(),
            reach: reach(facts, &parties),
            // `between` replaces the levels of the sides: who bears a burden need not be a voice.
            levels: authored_relation(between).unwrap_or_else(|| level_relation(&parties)),
            columns: authored_columns(between).unwrap_or_else(|| columns(&parties)),
            sides,
            strength: contradiction.strength,
            severity: None,
            confidence: None,
            because: contradiction.because.clone(),
        }
    }

    /// The candidate that a rule derived. The first statements of its pairs are one side, the second ones the other.
    #[must_use]
    pub fn derived(facts: &Facts, derivation: Derivation) -> Self {
        let mut pairs = derivation.pairs;
        // A query may bind one pair of statements in several ways.
        pairs.sort_unstable();
        pairs.dedup();
        // A statement may be in several pairs, but is in a side once; the order of a side reaches output.
        let first: BTreeSet<RecordId> = pairs.iter().map(|pair| pair.0).collect();
        let second: BTreeSet<RecordId> = pairs.iter().filter_map(|pair| pair.1).collect();
        let sides = [first, second].into_iter().filter(|side| !side.is_empty());
        let sides: Vec<FindingSide> = sides
            .map(|side| FindingSide::of(facts, side.into_iter().collect()))
            .collect();
        let parties = parties(facts, Some(derivation.category), &sides);
        Self {
            id: derivation.id,
            origin: Origin::Derived {
                rule: derivation.rule,
                pairs,
            },
            status: Status::Candidate,
            category: Some(derivation.category),
            conflict: derivation.conflict,
            fields: derivation.fields,
            reach: reach(facts, &parties),
            levels: level_relation(&parties),
            columns: columns(&parties),
            sides,
            strength: None,
            severity: Some(derivation.severity),
            confidence: Some(derivation.confidence),
            because: derivation.because,
        }
    }
}

impl FindingSide {
    fn of(facts: &Facts, statements: Vec<RecordId>) -> Self {
        let levels = facts.levels_of_side(&statements_of(facts, &statements));
        Self { statements, levels }
    }
}

/// The columns of the matrix that a contradiction touches: those of its authored levels, else those of its sides.
pub(crate) fn columns_of(facts: &Facts, contradiction: &Contradiction) -> BTreeSet<Column> {
    authored_columns(&contradiction.between).unwrap_or_else(|| {
        let sides = authored_sides(facts, contradiction);
        columns(&parties(facts, contradiction.category, &sides))
    })
}

fn authored_columns(between: &Given<LevelSet>) -> Option<BTreeSet<Column>> {
    match between {
        Given::Known(levels) => Some(Column::of_authored(*levels)),
        // Said to be unknown: the levels of the sides are no substitute.
        Given::Unknown => Some(BTreeSet::from([Column::Unknown])),
        Given::Absent => None,
    }
}

fn authored_sides(facts: &Facts, contradiction: &Contradiction) -> Vec<FindingSide> {
    let base = facts.base();
    let sides = contradiction.sides.iter();
    sides
        .map(|side| {
            let targets = side.iter().filter_map(|it| base.target(it));
            // Another kind of record is reported as such; it has neither voice nor level.
            let is_statement = |id: &RecordId| base.record(*id).statement().is_some();
            FindingSide::of(facts, targets.filter(is_statement).collect())
        })
        .collect()
}

/// Those between whom a finding is: its sides. Voices that agree and are in one side are a party each.
fn parties<'s>(
    facts: &Facts,
    category: Option<Category>,
    sides: &'s [FindingSide],
) -> Cow<'s, [FindingSide]> {
    let ([only], FindingGroup::Agreement) = (sides, FindingGroup::of(category)) else {
        return Cow::Borrowed(sides);
    };
    let is_evidence = |id: &&RecordId| {
        let statement = facts.base().record(**id).statement();
        statement.is_some_and(|it| it.kind == Some(StatementKind::Evidence))
    };
    // Evidence among policies has no level, and does not put the agreement outside of government.
    let (evidence, policy): (Vec<&RecordId>, Vec<_>) =
        only.statements.iter().partition(is_evidence);
    let voices = if policy.is_empty() { evidence } else { policy };
    let voices = voices.into_iter().copied();
    Cow::Owned(voices.map(|it| FindingSide::of(facts, vec![it])).collect())
}

fn statements_of<'b>(facts: &'b Facts, ids: &[RecordId]) -> Vec<&'b Statement> {
    ids.iter()
        .filter_map(|id| facts.base().record(*id).statement())
        .collect()
}

/// What matters of some sides, each value at most twice. Equal sides make equal pairs with any other side, and one kind of pair
/// among themselves: two stand for all of them. Content may give a contradiction thousands of sides.
fn at_most_twice<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort_unstable();
    let mut kept: Vec<T> = Vec::with_capacity(values.len());
    for value in values {
        let is_third = kept.len() >= 2 && kept[kept.len() - 2] == value;
        if !is_third {
            kept.push(value);
        }
    }
    kept
}

/// All pairs of different places.
fn pairs<T>(values: &[T]) -> impl Iterator<Item = (&T, &T)> {
    values
        .iter()
        .enumerate()
        .flat_map(|(at, a)| values[at + 1..].iter().map(move |b| (a, b)))
}

fn level_sets(parties: &[FindingSide]) -> Vec<Option<LevelSet>> {
    at_most_twice(parties.iter().map(|party| party.levels).collect())
}

fn columns(parties: &[FindingSide]) -> BTreeSet<Column> {
    match parties {
        // Sides that could not be read: the finding still has a cell.
        [] => BTreeSet::from([Column::Unknown]),
        [only] => Column::of_side(only.levels),
        _ => pairs(&level_sets(parties))
            .flat_map(|(a, b)| Column::of_sides(*a, *b))
            .collect(),
    }
}

fn reach(facts: &Facts, parties: &[FindingSide]) -> Option<Reach> {
    (parties.len() > 1).then(|| farthest_reach(facts, parties))
}

fn farthest_reach(facts: &Facts, parties: &[FindingSide]) -> Reach {
    let sides = parties.iter().map(|party| {
        let statements = statements_of(facts, &party.statements);
        let mut standings: Vec<Standing<'_>> = statements
            .into_iter()
            .map(|it| facts.standing(it))
            .collect();
        standings.sort_unstable();
        standings.dedup();
        standings
    });
    let sides: Vec<Vec<Standing<'_>>> = at_most_twice(sides.collect());
    let most = facts.farthest_possible(&sides.concat());
    // The nearest value, which parties without statements keep.
    let mut farthest = Reach::SameVoice;
    for (a, b) in pairs(&sides) {
        for one in a {
            for other in b {
                if farthest == most {
                    return farthest;
                }
                farthest = farthest.max(facts.reach_between(*one, *other));
            }
        }
    }
    farthest
}

/// The relation of authored levels: they are the two level sets of the finding.
fn authored_relation(between: &Given<LevelSet>) -> Option<LevelRelation> {
    match between {
        Given::Absent => None,
        Given::Unknown => Some(LevelRelation::Unknown),
        Given::Known(levels) => Some(match levels.iter().count() {
            0 => LevelRelation::Outside,
            // One level is "within"; several are a set each and have none in common.
            1 => LevelRelation::Equal,
            _ => LevelRelation::Disjoint,
        }),
    }
}

fn level_relation(parties: &[FindingSide]) -> LevelRelation {
    let of_pair = |(a, b): (&Option<LevelSet>, &Option<LevelSet>)| match (*a, *b) {
        (Some(a), Some(b)) => a.relation(b),
        // `Outside` is tested before `Unknown`.
        (Some(set), None) | (None, Some(set)) if set.is_empty() => LevelRelation::Outside,
        _ => LevelRelation::Unknown,
    };
    let alone = || match parties.first().and_then(|party| party.levels) {
        None => LevelRelation::Unknown,
        Some(set) if set.is_empty() => LevelRelation::Outside,
        Some(_) => LevelRelation::Equal,
    };
    // Variants are declared in the order of tests: the least one counts.
    pairs(&level_sets(parties))
        .map(of_pair)
        .min()
        .unwrap_or_else(alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::KnowledgeBase;
    use antinomy_model::values::LevelId;
    use antinomy_syntax::{Files, SourceFile};
    use std::sync::Arc;

    const FILE: &str = "
sources:
  - {id: plan, title: Plan, class: policy, levels: federal}
  - {id: concept, title: Concept, class: policy, levels: municipal}
statements:
  - {id: a, text: A, source: plan}
  - {id: b, text: B, source: concept}
  - {id: c, text: C, source: concept}
contradictions:
  - {id: agreed, title: T, category: convergence, sides: [[a, b]]}
  - {id: opposed, title: T, category: contradiction, sides: [[a], [b]]}
  - {id: missing, title: T, category: gap, sides: [[a, b]]}
";

    fn facts() -> Facts {
        let manifest = "title: T\nlanguages: [en]\nlevels: [{id: federal, label: F}, {id: municipal, label: M}]";
        let files = [("antinomy.yaml", manifest), ("all.yaml", FILE)];
        let files = files.map(|(path, text)| SourceFile::new(path, text));
        Facts::new(Arc::new(
            KnowledgeBase::read(Files::new(files.into()), "").0,
        ))
    }

    fn derived(facts: &Facts, pairs: &[(&str, Option<&str>)]) -> Finding {
        let id = |id: &str| facts.base().find(id).unwrap();
        let pairs = pairs.iter().map(|(a, b)| (id(a), b.map(id)));
        Finding::derived(
            facts,
            Derivation {
                id: "rule.key.a.b".to_owned(),
                rule: "rule".to_owned(),
                pairs: pairs.collect(),
                category: Category::Contradiction,
                conflict: None,
                fields: Vec::new(),
                severity: Grade::High,
                confidence: Grade::Medium,
                because: Text::default(),
            },
        )
    }

    #[test]
    fn a_derived_finding_has_the_sides_and_levels_of_its_pairs() {
        let facts = facts();
        let finding = derived(&facts, &[("a", Some("c")), ("a", Some("b"))]);
        let sides: Vec<usize> = finding.sides.iter().map(|it| it.statements.len()).collect();
        assert_eq!(sides, [1, 2]);
        assert_eq!(finding.levels, LevelRelation::Disjoint);
        assert_eq!(finding.reach, Some(Reach::Apart));
        assert_eq!(finding.status, Status::Candidate);
        assert_eq!(finding.record(), None);
    }

    #[test]
    fn a_derived_finding_of_single_statements_has_one_side() {
        let facts = facts();
        let finding = derived(&facts, &[("b", None), ("c", None)]);
        assert_eq!(finding.sides.len(), 1);
        assert_eq!(finding.levels, LevelRelation::Equal);
        assert_eq!(finding.reach, None);
    }

    /// Relation of the levels, columns and reach of an authored contradiction.
    fn told(id: &str) -> (LevelRelation, Vec<Column>, Option<Reach>) {
        let facts = facts();
        let record = facts.base().find(id).unwrap();
        let contradiction = facts.base().record(record);
        let finding = Finding::asserted(
            &facts,
            record,
            contradiction,
            contradiction.contradiction().unwrap(),
        );
        let columns = finding.columns.into_iter().collect();
        (finding.levels, columns, finding.reach)
    }

    #[test]
    fn voices_that_agree_in_one_side_are_between_their_levels() {
        assert_eq!(told("agreed"), told("opposed"));
        let between = Column::between(LevelId(0), LevelId(1));
        assert_eq!(
            told("agreed"),
            (LevelRelation::Disjoint, vec![between], Some(Reach::Apart))
        );
    }

    #[test]
    fn a_gap_has_one_side_and_lies_within_its_levels() {
        let within = [LevelId(0), LevelId(1)].map(Column::Within);
        assert_eq!(told("missing"), (LevelRelation::Equal, within.into(), None));
    }

    #[test]
    fn two_equal_sides_stand_for_all_of_them() {
        assert_eq!(at_most_twice(vec![2, 1, 2, 2, 1, 3, 2]), [1, 1, 2, 2, 3]);
        assert_eq!(at_most_twice(vec![1]), [1]);
    }
}
