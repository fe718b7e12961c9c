//! What each rule wants of the records that it puts together, condition by condition, so that a twin can be held to the one that
//! it breaks.
//!
//! Written from the table of rules, not from the rules: it looks at everything with everything, and knows neither confidence nor
//! which rule comes first.

use super::ground::{Ground, Said};
use antinomy_graph::facts::{Overlap, Reach, common};
use antinomy_model::kinds::Competence;
use antinomy_model::property::List;
use antinomy_model::values::{
    Bound, Coverage, Force, LevelRelation, Share, SourceClass, StatementKind,
};
use antinomy_model::{Body, Kind, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// Records that a rule puts together.
pub(super) struct Candidate {
    /// Those that it is about.
    pub(super) records: BTreeSet<RecordId>,
    /// The conditions that do not hold. The rule fires if there are none.
    pub(super) broken: BTreeSet<&'static str>,
}

impl Candidate {
    fn of(records: &[RecordId], conditions: &[(&'static str, bool)]) -> Self {
        let broken = conditions.iter().filter(|(_, holds)| !holds);
        Self {
            records: records.iter().copied().collect(),
            broken: broken.map(|(name, _)| *name).collect(),
        }
    }
}

/// All that a rule puts together of some records.
pub(super) type Rule = fn(&Ground<'_>, &[RecordId]) -> Vec<Candidate>;

/// All rules.
pub(super) const RULES: &[(&str, Rule)] = &[
    ("stance-conflict", |g, r| pairs(g, r, stance_conflict)),
    ("self-ambivalence", self_ambivalence),
    ("task-without-funding", task_without_funding),
    ("counteracted-by-higher-level", |g, r| {
        pairs(g, r, counteracted)
    }),
    ("competence-mismatch", competence_mismatch),
    ("principle-versus-measure", |g, r| {
        pairs(g, r, principle_versus_measure)
    }),
    ("claim-versus-evidence", |g, r| {
        pairs(g, r, claim_versus_evidence)
    }),
    ("regime-subordination", regime_subordination),
    ("definition-divergence", |g, r| {
        pairs(g, r, definition_divergence)
    }),
    ("shift", shift),
    ("missing-field", missing_field),
    ("goal-without-measure", |g, r| {
        each(g, r, goal_without_measure)
    }),
    ("symbolic-policy", |g, r| pairs(g, r, symbolic_policy)),
    ("convergence", convergence),
    ("outlier", |g, r| pairs(g, r, outlier)),
    ("deontic-tension", |g, r| each(g, r, deontic_tension)),
];

fn statements<'f>(ground: &Ground<'f>, records: &[RecordId]) -> Vec<Said<'f>> {
    let said = records.iter().filter_map(|id| ground.said(*id));
    said.collect()
}

fn each<'f>(
    ground: &Ground<'f>,
    records: &[RecordId],
    rule: impl Fn(&Ground<'f>, Said<'f>) -> Option<Candidate>,
) -> Vec<Candidate> {
    let said = statements(ground, records).into_iter();
    said.filter_map(|it| rule(ground, it)).collect()
}

/// Two statements in either order, never one with itself.
fn pairs<'f>(
    ground: &Ground<'f>,
    records: &[RecordId],
    rule: impl Fn(&Ground<'f>, Said<'f>, Said<'f>) -> Option<Candidate>,
) -> Vec<Candidate> {
    let said = statements(ground, records);
    let pairs = said.iter().flat_map(|a| said.iter().map(move |b| (*a, *b)));
    let pairs = pairs.filter(|(a, b)| a.id != b.id);
    pairs.filter_map(|(a, b)| rule(ground, a, b)).collect()
}

fn certain(overlap: Overlap) -> (&'static str, bool) {
    let word = match overlap {
        Overlap::Excluded => "time excluded",
        Overlap::Open => "time open",
        Overlap::Certain => "time certain",
    };
    (word, overlap == Overlap::Certain)
}

fn not_excluded(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    let overlap = ground.overlap(a, b);
    ("time excluded", overlap != Overlap::Excluded)
}

fn unqualified(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    ("qualifies", !ground.joins("qualifies", a.id, b.id))
}

fn sides(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    let is_side = |it: Said<'_>| !ground.facts.is_commenting(it.statement);
    ("commenting", is_side(a) && is_side(b))
}

fn stance_conflict<'f>(ground: &Ground<'f>, a: Said<'f>, b: Said<'f>) -> Option<Candidate> {
    let conditions = [
        ("opposition", ground.is_opposed(a, b)),
        ("voice", !ground.have_one_voice(a, b)),
        ("field", ground.facts.fields_meet(a.id, b.id)),
        certain(ground.overlap(a, b)),
        sides(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

/// Here a statement is put together with itself as well.
fn self_ambivalence(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let with_itself = each(ground, records, |ground, a| ambivalence(ground, a, a));
    let with_others = pairs(ground, records, ambivalence);
    with_itself.into_iter().chain(with_others).collect()
}

fn ambivalence<'f>(ground: &Ground<'f>, a: Said<'f>, b: Said<'f>) -> Option<Candidate> {
    let is_near = match ground.facts.reach(a.statement, b.statement) {
        Reach::SameVoice | Reach::SameSectionOwner | Reach::SameCorpus => true,
        Reach::SameDocument => {
            let (_, source) = ground.source(a)?;
            source.class == Some(SourceClass::Policy)
        }
        Reach::Apart => false,
    };
    let conditions = [
        ("opposition", ground.is_opposed(a, b)),
        ("reach", is_near),
        certain(ground.overlap(a, b)),
        sides(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

/// Each statement that may assign something with each that withholds something; where nothing is withheld, alone.
fn task_without_funding(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let said = statements(ground, records);
    let withholds = |it: &Said<'_>| !ground.led_to(it.id, &["withholds"]).is_empty();
    let (withholding, others): (Vec<_>, Vec<_>) = said.into_iter().partition(withholds);
    let mut found = Vec::new();
    for task in others {
        if withholding.is_empty() {
            let conditions = of_task(ground, task);
            found.push(Candidate::of(
                &[task.id],
                &[&conditions[..], &[("withholds", false)]].concat(),
            ));
        }
        for without in &withholding {
            let conditions = of_means(ground, task, *without);
            let all = [&of_task(ground, task)[..], &conditions].concat();
            found.push(Candidate::of(&[task.id, without.id], &all));
        }
    }
    found
}

fn of_task(ground: &Ground<'_>, task: Said<'_>) -> [(&'static str, bool); 3] {
    let concepts = ground.led_to(task.id, &["assigns", "stresses"]);
    let lowest = ground.levels(task).and_then(|set| set.iter().last());
    let mut addressees = ground.named(task.id, "to").into_iter();
    let is_lower = addressees.any(|actor| {
        let levels = ground.facts.levels_of_actor(ground.base().record(actor));
        let highest = levels.and_then(|set| set.iter().next());
        // The lower a level, the greater its place in the manifest.
        lowest
            .zip(highest)
            .is_some_and(|(own, theirs)| own < theirs)
    });
    [
        ("assigns", !concepts.is_empty()),
        ("levels", is_lower),
        ("funds", !ground.is_led_to(&["funds"], &concepts)),
    ]
}

fn of_means(ground: &Ground<'_>, task: Said<'_>, without: Said<'_>) -> [(&'static str, bool); 3] {
    let addressees = ground.named(without.id, "to");
    let is_met = |a: &RecordId| {
        let mut others = addressees.iter();
        others.any(|b| ground.facts.territories_meet(*a, *b))
    };
    [
        ("addressee", ground.named(task.id, "to").iter().any(is_met)),
        ("field", ground.facts.fields_meet(task.id, without.id)),
        not_excluded(ground, task, without),
    ]
}

fn counteracted<'f>(ground: &Ground<'f>, upper: Said<'f>, lower: Said<'f>) -> Option<Candidate> {
    let harmed = ground.led_to(upper.id, &["counteracts"]);
    let served = ground.led_to(lower.id, &["serves"]);
    if !lower.is_any(&[StatementKind::Measure]) || common(&harmed, &served).is_empty() {
        return None;
    }
    let levels = ground.levels(upper).zip(ground.levels(lower));
    let ends = levels.and_then(|(upper, lower)| upper.iter().last().zip(lower.iter().next()));
    let is_above = ends.is_some_and(|(upper, lower)| upper < lower);
    let word = match ground.level_relation(upper, lower) {
        LevelRelation::Unknown => "levels unknown",
        LevelRelation::Overlapping => "levels overlapping",
        _ => "levels",
    };
    let conditions = [
        (word, is_above),
        ("field", ground.facts.fields_meet(upper.id, lower.id)),
        not_excluded(ground, upper, lower),
        sides(ground, upper, lower),
        unqualified(ground, upper, lower),
    ];
    Some(Candidate::of(&[upper.id, lower.id], &conditions))
}

fn competence_mismatch(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let fields = ground.base().of_kind(Kind::Field);
    let competences = fields.filter_map(|(_, record)| match &record.body {
        Body::Field(field) => Some(&field.competence),
        _ => None,
    });
    let competences: Vec<&Competence> = competences.flatten().collect();
    let of_statement = |said: Said<'_>| {
        let own = competences.iter();
        let found = own.filter_map(|it| mismatch(ground, said, it));
        found.collect::<Vec<_>>()
    };
    let said = statements(ground, records).into_iter();
    said.flat_map(of_statement).collect()
}

fn mismatch(ground: &Ground<'_>, said: Said<'_>, competence: &Competence) -> Option<Candidate> {
    let is_work = said.is_any(&[StatementKind::Goal, StatementKind::Measure]);
    let presumed = ground.led_to(said.id, &["presumes"]);
    let target = |it| ground.base().target(it);
    let mut concepts = competence.concepts.iter().filter_map(target);
    if !is_work || !concepts.any(|it| presumed.contains(&it)) {
        return None;
    }
    let holders = || competence.holder.iter().filter_map(target);
    let levels = ground.levels(said);
    let shares_a_level = holders().any(|holder| {
        let theirs = ground.facts.levels_of_actor(ground.base().record(holder));
        let sets = levels.zip(theirs);
        sets.is_none_or(|(own, theirs)| !own.intersection(theirs).is_empty())
    });
    let conditions = [
        ("holder", holders().all(|it| Some(it) != ground.voice(said))),
        ("levels", !shares_a_level),
    ];
    Some(Candidate::of(&[said.id], &conditions))
}

fn principle_versus_measure<'f>(
    ground: &Ground<'f>,
    principle: Said<'f>,
    measure: Said<'f>,
) -> Option<Candidate> {
    let is_framed = |it: Said<'_>| !it.statement.frames.is_empty();
    let are_kinds =
        principle.is_any(&[StatementKind::Principle]) && measure.is_any(&[StatementKind::Measure]);
    if !are_kinds || !is_framed(principle) || !is_framed(measure) {
        return None;
    }
    let are_near =
        ground.have_one_voice(principle, measure) || ground.have_one_corpus(principle, measure);
    let conditions = [
        ("voice", are_near),
        ("frame", ground.have_opposed_frames(principle, measure)),
        not_excluded(ground, principle, measure),
        sides(ground, principle, measure),
        unqualified(ground, principle, measure),
    ];
    Some(Candidate::of(&[principle.id, measure.id], &conditions))
}

fn claim_versus_evidence<'f>(
    ground: &Ground<'f>,
    claim: Said<'f>,
    evidence: Said<'f>,
) -> Option<Candidate> {
    let is_evidence = |it: Said<'_>| it.is_any(&[StatementKind::Evidence]);
    if is_evidence(claim) || !is_evidence(evidence) {
        return None;
    }
    let against = ground.led_to(evidence.id, &["refutes", "disagrees"]);
    let is_side = !ground.facts.is_commenting(claim.statement);
    let conditions = [
        (
            "opposition",
            against.contains(&claim.id) || ground.is_opposed(claim, evidence),
        ),
        ("commenting", is_side),
        not_excluded(ground, claim, evidence),
        unqualified(ground, claim, evidence),
    ];
    Some(Candidate::of(&[claim.id, evidence.id], &conditions))
}

fn regime_subordination(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for edge in &ground.edges {
        if !records.contains(&edge.from) || !is_regime(ground, edge.from) {
            continue;
        }
        if records.contains(&edge.to) && is_regime(ground, edge.to) {
            let conditions = [("levels", are_level(ground, edge.from, edge.to))];
            if ["subordinate-to", "instrumentalises"].contains(&edge.kind) {
                found.push(Candidate::of(&[edge.from, edge.to], &conditions));
            }
        } else if edge.kind == "instrumentalises" {
            let aims = statements(ground, records).into_iter();
            found.extend(aims.filter_map(|aim| harnessed(ground, edge.from, edge.to, aim)));
        }
    }
    found
}

fn harnessed(
    ground: &Ground<'_>,
    regime: RecordId,
    concept: RecordId,
    aim: Said<'_>,
) -> Option<Candidate> {
    let voice = ground.voice(aim)?;
    let is_about = ground.named(aim.id, "concepts").contains(&concept);
    if !aim.is_aim() || !is_about || voice == regime {
        return None;
    }
    let mut own = ground
        .all_said()
        .filter(|it| ground.voice(*it) == Some(regime));
    let conditions = [
        ("levels", are_level(ground, regime, voice)),
        (
            "field",
            own.any(|it| ground.facts.fields_meet(it.id, aim.id)),
        ),
    ];
    Some(Candidate::of(&[regime, aim.id], &conditions))
}

fn is_regime(ground: &Ground<'_>, record: RecordId) -> bool {
    let kind = ground.base().record(record).actor().and_then(|it| it.kind);
    let name = |kind| ground.base().manifest.listed(List::ActorKinds, kind);
    kind.and_then(name) == Some("regime")
}

fn are_level(ground: &Ground<'_>, a: RecordId, b: RecordId) -> bool {
    let levels = |id| ground.facts.levels_of_actor(ground.base().record(id));
    let sets = levels(a).zip(levels(b));
    sets.is_some_and(|(a, b)| a.relation(b) == LevelRelation::Equal)
}

fn definition_divergence<'f>(ground: &Ground<'f>, a: Said<'f>, b: Said<'f>) -> Option<Candidate> {
    let is_definition = |it: Said<'_>| it.is_any(&[StatementKind::Definition]);
    if !is_definition(a) || !is_definition(b) || !ground.share("defines", a.id, b.id) {
        return None;
    }
    let source = |it| ground.source(it).map(|(id, _)| id);
    let cites = |from: Said<'_>, to| {
        let mut cited = from.statement.cites.iter();
        cited.any(|it| ground.base().target(&it.source) == source(to))
    };
    let disagree = ground.joins("disagrees", a.id, b.id);
    let conditions = [
        (
            "voice",
            !ground.have_one_voice(a, b) || source(a) != source(b),
        ),
        ("opposition", disagree || ground.is_opposed(a, b)),
        ("cites", !cites(a, b) && !cites(b, a)),
        not_excluded(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

fn shift(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let changes = pairs(ground, records, change);
    let departures = pairs(ground, records, departure);
    changes.into_iter().chain(departures).collect()
}

/// Of one voice, of one level, or between two editions.
fn change<'f>(ground: &Ground<'f>, a: Said<'f>, b: Said<'f>) -> Option<Candidate> {
    let is_one = ground.have_one_voice(a, b)
        || ground.level_relation(a, b) == LevelRelation::Equal
        || ground.are_editions(a, b);
    let (time, _) = certain(ground.overlap(a, b));
    let conditions = [
        ("opposition", ground.is_opposed(a, b)),
        ("voice", is_one),
        (time, time == "time excluded"),
        sides(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

/// From what was held once, nobody knows by whom, to what holds on.
fn departure<'f>(ground: &Ground<'f>, earlier: Said<'f>, later: Said<'f>) -> Option<Candidate> {
    let ends = |it: Said<'_>| ground.facts.time_of(it.statement).until;
    if ends(earlier) == Bound::Open {
        return None;
    }
    let is_anonymous = ground.voice(earlier).is_none() && ground.levels(earlier).is_none();
    let (time, _) = certain(ground.overlap(earlier, later));
    let conditions = [
        ("opposition", ground.is_opposed(earlier, later)),
        ("voice known", is_anonymous),
        (time, time == "time open"),
        ("end", ends(later) == Bound::Open),
        ("field", ground.facts.fields_meet(earlier.id, later.id)),
        sides(ground, earlier, later),
        unqualified(ground, earlier, later),
    ];
    Some(Candidate::of(&[earlier.id, later.id], &conditions))
}

/// What a corpus leaves out, and what a source that is coded in full has nothing on.
fn missing_field(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let is_field = |id: &RecordId| ground.base().record(*id).kind() == Kind::Field;
    let fields = || records.iter().copied().filter(is_field);
    let omissions = each(ground, records, omitted);
    let sources = records.iter().flat_map(|source| {
        let found = fields().filter_map(|field| untouched(ground, *source, field));
        found.collect::<Vec<_>>()
    });
    omissions.into_iter().chain(sources).collect()
}

fn omitted<'f>(ground: &Ground<'f>, omission: Said<'f>) -> Option<Candidate> {
    if !omission.statement.is_omission() {
        return None;
    }
    let is_planned = |it: Said<'f>| {
        it.is_plan()
            && ground.have_one_corpus(it, omission)
            && ground.facts.fields_meet(it.id, omission.id)
    };
    let conditions = [
        (
            "share",
            omission
                .statement
                .share
                .is_some_and(|share| share <= Share::Few),
        ),
        ("measure", !ground.all_said().any(is_planned)),
    ];
    Some(Candidate::of(&[omission.id], &conditions))
}

fn untouched(ground: &Ground<'_>, source: RecordId, field: RecordId) -> Option<Candidate> {
    let coverage = ground.base().record(source).source()?.coverage;
    let members = ground.named(source, "members");
    let is_planned = |it: Said<'_>| {
        let (of, _) = ground.source(it)?;
        let is_here = of == source || members.contains(&of);
        (it.is_plan() && is_here && ground.facts.fields_of(it.id).contains(&field)).then_some(())
    };
    let conditions = [
        ("coverage", coverage == Some(Coverage::Full)),
        ("measure", ground.all_said().find_map(is_planned).is_none()),
    ];
    Some(Candidate::of(&[source, field], &conditions))
}

fn goal_without_measure<'f>(ground: &Ground<'f>, goal: Said<'f>) -> Option<Candidate> {
    if !goal.is_aim() {
        return None;
    }
    let (source, of) = ground.source(goal)?;
    let is_carried_out = |it: Said<'f>| {
        it.is_any(&[StatementKind::Measure])
            && ground.source(it).is_some_and(|(id, _)| id == source)
            && ground.share("field", it.id, goal.id)
            && ground.share("concepts", it.id, goal.id)
    };
    let conditions = [
        ("coverage", of.coverage == Some(Coverage::Full)),
        ("serves", !ground.is_led_to(&["serves"], &[goal.id])),
        ("measure", !ground.all_said().any(is_carried_out)),
    ];
    Some(Candidate::of(&[goal.id], &conditions))
}

fn symbolic_policy<'f>(
    ground: &Ground<'f>,
    practice: Said<'f>,
    aim: Said<'f>,
) -> Option<Candidate> {
    if !practice.is_any(&[StatementKind::Practice]) || !aim.is_aim() {
        return None;
    }
    let (denied, affirmed) = (
        ground.facts.denies(practice.id),
        ground.facts.affirms(aim.id),
    );
    let conditions = [
        ("opposition", !common(denied, affirmed).is_empty()),
        ("corpus", ground.have_one_corpus(practice, aim)),
        ("share", practice.statement.share >= Some(Share::Few)),
        not_excluded(ground, practice, aim),
        sides(ground, practice, aim),
        unqualified(ground, practice, aim),
    ];
    Some(Candidate::of(&[practice.id, aim.id], &conditions))
}

/// What a statement says of most, and what statements of single members of a corpus come to together.
fn convergence(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let said = statements(ground, records);
    let (shared, single): (Vec<_>, Vec<_>) = said
        .into_iter()
        .partition(|it| it.statement.share.is_some());
    let shared = shared.into_iter().filter(|it| !it.statement.is_omission());
    let shared = shared.map(|it| {
        let conditions = [("share", it.statement.share >= Some(Share::Most))];
        Candidate::of(&[it.id], &conditions)
    });
    let agreed = agreements(ground, &single).into_iter();
    let agreed = agreed.map(|((corpus, _, _), by_source)| {
        let members = ground.named(corpus, "members").len();
        let said: Vec<RecordId> = by_source.values().copied().collect();
        let conditions = [("share", by_source.len() * 100 >= members * 70)];
        Candidate::of(&said, &conditions)
    });
    shared.chain(agreed).collect()
}

/// By corpus, proposition and sign: the statements that take this position, by source.
type Agreements = BTreeMap<(RecordId, RecordId, i8), BTreeMap<RecordId, RecordId>>;

fn agreements(ground: &Ground<'_>, said: &[Said<'_>]) -> Agreements {
    let mut found = Agreements::new();
    for it in said {
        let Some((source, _)) = ground.source(*it) else {
            continue;
        };
        let sides = [
            (ground.facts.affirms(it.id), 1),
            (ground.facts.denies(it.id), -1),
        ];
        for corpus in ground.facts.corpora_of(source) {
            for (propositions, sign) in sides {
                for proposition in propositions {
                    let agreement = found.entry((*corpus, *proposition, sign)).or_default();
                    agreement.insert(source, it.id);
                }
            }
        }
    }
    found
}

fn outlier<'f>(ground: &Ground<'f>, few: Said<'f>, many: Said<'f>) -> Option<Candidate> {
    let shares = few.statement.share.zip(Some(many.statement.share));
    let (share, others) = shares.filter(|_| ground.have_one_corpus(few, many))?;
    let is_few = [Share::One, Share::Few].contains(&share);
    let conditions = [
        ("opposition", ground.is_opposed(few, many)),
        (
            "share",
            is_few && others.is_none_or(|others| others >= Share::Many),
        ),
        not_excluded(ground, few, many),
        sides(ground, few, many),
        unqualified(ground, few, many),
    ];
    Some(Candidate::of(&[few.id, many.id], &conditions))
}

fn deontic_tension<'f>(ground: &Ground<'f>, said: Said<'f>) -> Option<Candidate> {
    let force = said.statement.force?;
    if ![Force::Obliges, Force::Expects].contains(&force) {
        return None;
    }
    let concepts = ground.named(said.id, "concepts");
    let conditions = [
        ("funds", !ground.is_led_to(&["funds"], &concepts)),
        ("assigns", !ground.is_led_to(&["assigns"], &concepts)),
    ];
    Some(Candidate::of(&[said.id], &conditions))
}
