//! Positions of statements on propositions. A derived position names the coded one that it follows from.

use super::statement::StatementItem;
use crate::views::context::PageContext;
use crate::views::shapes::{LinkView, StanceView, WordKey};
use antinomy_graph::facts::EffectivePosition;
use antinomy_model::RecordId;
use serde::Serialize;
use std::collections::BTreeMap;

/// A statement with its position on the proposition of the page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct VoicedView {
    statement: StatementItem,
    key: WordKey,
    glyph: &'static str,
    read_by: Option<LinkView>,
    via: Option<LinkView>,
}

fn key(stance: i8) -> WordKey {
    let number = stance.unsigned_abs();
    if stance < 0 {
        format!("stance-minus-{number}")
    } else {
        format!("stance-{number}")
    }
}

fn glyph(stance: i8) -> &'static str {
    match stance.signum() {
        1 => "+",
        -1 => "−",
        _ => "±",
    }
}

impl PageContext<'_> {
    fn stance(self, position: &EffectivePosition) -> StanceView {
        StanceView {
            key: key(position.stance),
            glyph: glyph(position.stance),
            proposition: self.link(position.proposition),
            read_by: position.read_by.map(|source| self.link(source)),
            via: position.via.map(|from| self.link(from)),
        }
    }

    /// The coded positions of a statement.
    pub(crate) fn coded_stances(self, statement: RecordId) -> Vec<StanceView> {
        let all = self.cx.positions().of(statement).iter();
        all.filter(|position| position.via.is_none())
            .map(|position| self.stance(position))
            .collect()
    }

    /// The effective positions of statements together, each once, coded ones before derived ones.
    pub(crate) fn effective_stances(self, statements: &[RecordId]) -> Vec<StanceView> {
        let mut once: BTreeMap<(RecordId, i8), &EffectivePosition> = BTreeMap::new();
        for position in statements.iter().flat_map(|id| self.cx.positions().of(*id)) {
            let place = once
                .entry((position.proposition, position.stance.signum()))
                .or_insert(position);
            // A coded position counts more than a derived one, one in the text more than one read into it.
            let rank =
                |it: &EffectivePosition| (it.via.is_some(), it.read_by.is_some(), -it.stance.abs());
            if rank(position) < rank(place) {
                *place = position;
            }
        }
        let mut found: Vec<&EffectivePosition> = once.into_values().collect();
        found.sort_by_key(|position| (position.via.is_some(), position.proposition));
        found
            .into_iter()
            .map(|position| self.stance(position))
            .collect()
    }

    /// The statements that affirm (1), deny (-1) or are neutral (0) on a proposition: coded positions first, then by level.
    pub(crate) fn voiced(self, proposition: RecordId, sign: i8) -> Vec<VoicedView> {
        let all = self.cx.positions().on(proposition).iter();
        let mut found: Vec<_> = all
            .filter(|(_, position)| position.stance.signum() == sign)
            .collect();
        found.sort_by_key(|(id, position)| {
            let statement = self.base().record(*id).statement();
            let levels = statement.and_then(|it| self.facts().levels_of(it).set);
            (
                position.via.is_some(),
                // An absent set would sort first.
                levels.is_none_or(|set| set.is_empty()),
                levels,
                *id,
            )
        });
        let voiced = found.into_iter().filter_map(|(id, position)| {
            let StanceView {
                key,
                glyph,
                read_by,
                via,
                ..
            } = self.stance(position);
            Some(VoicedView {
                statement: self.statement_item(*id)?,
                key,
                glyph,
                read_by,
                via,
            })
        });
        voiced.collect()
    }
}
