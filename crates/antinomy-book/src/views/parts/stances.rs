//! Positions of statements on propositions. A derived position names the coded one that it follows from.

use super::excerpt::{Excerpt, MoreView};
use super::statement::StatementItem;
use crate::bound::Bound;
use crate::positions::TakenPosition;
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

/// The statements that take one side on the proposition of the page.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Voices {
    count: usize,
    items: Vec<VoicedView>,
    more: Option<MoreView>,
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
    pub(crate) fn stance(self, position: &EffectivePosition) -> StanceView {
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
        let coded = self.facts().coded_positions(statement);
        let coded = coded.iter();
        coded.map(|position| self.stance(position)).collect()
    }

    /// The effective positions of statements together, each once, coded ones before the first of the derived ones.
    pub(crate) fn effective_stances(self, statements: &[RecordId]) -> Excerpt<StanceView> {
        let mut once: BTreeMap<(RecordId, i8), EffectivePosition> = BTreeMap::new();
        let all = statements.iter();
        for position in all.flat_map(|id| self.facts().effective_positions(*id)) {
            let place = once
                .entry((position.proposition, position.stance.signum()))
                .or_insert_with(|| position.clone());
            // A coded position counts more than a derived one, one in the text more than one read into it.
            let rank =
                |it: &EffectivePosition| (it.via.is_some(), it.read_by.is_some(), -it.stance.abs());
            if rank(&position) < rank(place) {
                *place = position;
            }
        }
        let (derived, mut found): (Vec<_>, Vec<_>) = once
            .into_values()
            .partition(|position| position.via.is_some());
        let (count, shown) = (derived.len(), Bound::ASIDE.of(derived.len()));
        found.extend(derived.into_iter().take(shown));
        // No page has them all.
        let more = || MoreView::new("more-derived-stances", count - shown, Vec::new());
        Excerpt {
            items: found.iter().map(|position| self.stance(position)).collect(),
            more: (shown < count).then(more),
        }
    }

    /// The statements that affirm (1), deny (-1) or are neutral (0) on a proposition: coded positions first, then by level.
    pub(crate) fn voiced(self, proposition: RecordId, sign: i8) -> Voices {
        let Some(on) = self.cx.positions().on(proposition) else {
            return Voices::default();
        };
        let side = on.side(sign);
        let left_out = side.left_out();
        let more = || MoreView::new("more-derived-positions", left_out, Vec::new());
        Voices {
            count: side.count(),
            items: side
                .shown()
                .filter_map(|taken| self.voice_on(taken))
                .collect(),
            more: (left_out > 0).then(more),
        }
    }

    fn voice_on(self, taken: &TakenPosition) -> Option<VoicedView> {
        let StanceView {
            key,
            glyph,
            read_by,
            via,
            ..
        } = self.stance(&taken.position);
        Some(VoicedView {
            statement: self.statement_item(taken.statement())?,
            key,
            glyph,
            read_by,
            via,
        })
    }
}
