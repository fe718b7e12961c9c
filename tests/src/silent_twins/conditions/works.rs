//! Rules on tasks, means and works, and on who answers for them.

use super::{Candidate, each, not_excluded, sides, statements, unqualified};
use crate::silent_twins::ground::{Ground, Said};
use antinomy_graph::facts::common;
use antinomy_model::kinds::Competence;
use antinomy_model::property::List;
use antinomy_model::values::{Coverage, Force, LevelRelation, Share, StatementKind};
use antinomy_model::{Body, Kind, RecordId};

/// Each statement that may assign something with each that withholds something; where nothing is withheld, alone.
pub(super) fn task_without_funding(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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

pub(super) fn counteracted<'f>(
    ground: &Ground<'f>,
    upper: Said<'f>,
    lower: Said<'f>,
) -> Option<Candidate> {
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

pub(super) fn competence_mismatch(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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

pub(super) fn principle_versus_measure<'f>(
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

pub(super) fn regime_subordination(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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

/// What a corpus leaves out, and what a source that is coded in full has nothing on.
pub(super) fn missing_field(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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

pub(super) fn goal_without_measure<'f>(ground: &Ground<'f>, goal: Said<'f>) -> Option<Candidate> {
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

pub(super) fn deontic_tension<'f>(ground: &Ground<'f>, said: Said<'f>) -> Option<Candidate> {
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
