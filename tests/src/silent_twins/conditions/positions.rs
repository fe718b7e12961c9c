//! Rules on what statements affirm and deny.

use super::{Candidate, each, not_excluded, pairs, sides, statements, time, unqualified};
use crate::silent_twins::ground::{Ground, Said};
use antinomy_graph::facts::{Overlap, Reach, common};
use antinomy_model::RecordId;
use antinomy_model::values::{Bound, LevelRelation, Share, SourceClass, StatementKind};
use std::collections::BTreeMap;

pub(super) fn stance_conflict<'f>(
    ground: &Ground<'f>,
    a: Said<'f>,
    b: Said<'f>,
) -> Option<Candidate> {
    let conditions = [
        ("opposition", ground.is_opposed(a, b)),
        ("voice", !ground.have_one_voice(a, b)),
        ("field", ground.facts.fields_meet(a.id, b.id)),
        time(ground.overlap(a, b), Overlap::Certain),
        sides(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

/// Here a statement is put together with itself as well.
pub(super) fn self_ambivalence(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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
        time(ground.overlap(a, b), Overlap::Certain),
        sides(ground, a, b),
        unqualified(ground, a, b),
    ];
    Some(Candidate::of(&[a.id, b.id], &conditions))
}

pub(super) fn claim_versus_evidence<'f>(
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

pub(super) fn definition_divergence<'f>(
    ground: &Ground<'f>,
    a: Said<'f>,
    b: Said<'f>,
) -> Option<Candidate> {
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

pub(super) fn shift(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
    let changes = pairs(ground, records, change);
    let departures = pairs(ground, records, departure);
    changes.into_iter().chain(departures).collect()
}

/// Of one voice, of one level, or between two editions.
fn change<'f>(ground: &Ground<'f>, a: Said<'f>, b: Said<'f>) -> Option<Candidate> {
    let is_one = ground.have_one_voice(a, b)
        || ground.level_relation(a, b) == LevelRelation::Equal
        || ground.are_editions(a, b);
    let conditions = [
        ("opposition", ground.is_opposed(a, b)),
        ("voice", is_one),
        time(ground.overlap(a, b), Overlap::Excluded),
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
    let conditions = [
        ("opposition", ground.is_opposed(earlier, later)),
        ("voice known", is_anonymous),
        time(ground.overlap(earlier, later), Overlap::Open),
        ("end", ends(later) == Bound::Open),
        ("field", ground.facts.fields_meet(earlier.id, later.id)),
        sides(ground, earlier, later),
        unqualified(ground, earlier, later),
    ];
    Some(Candidate::of(&[earlier.id, later.id], &conditions))
}

pub(super) fn symbolic_policy<'f>(
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
pub(super) fn convergence(ground: &Ground<'_>, records: &[RecordId]) -> Vec<Candidate> {
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

pub(super) fn outlier<'f>(ground: &Ground<'f>, few: Said<'f>, many: Said<'f>) -> Option<Candidate> {
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
