//! Badges of levels, and the message for how the levels were determined.

use crate::views::context::PageContext;
use crate::views::shapes::BadgeView;
use antinomy_check::{Column, Finding};
use antinomy_graph::facts::{LevelOrigin, VoiceOrigin};
use antinomy_model::kinds::{Section, Source, Statement};
use antinomy_model::values::{Choice, LevelId};
use antinomy_model::{Given, LevelSet, RecordId};

/// The badge index for no level.
pub(crate) const OUTSIDE: &str = "outside";
/// The badge index for an unknown level.
pub(crate) const UNKNOWN: &str = "unknown";

impl PageContext<'_> {
    /// The badge of a level.
    pub(crate) fn badge(self, level: LevelId) -> BadgeView {
        let index = level.0.to_string();
        let level = self.manifest().level(level);
        let label = self.text(&level.label);
        let letter = Some(level.letter.clone()).filter(|letter| !letter.is_empty());
        BadgeView {
            index,
            letter,
            shape: level.shape.map_or("circle", Choice::word).to_owned(),
            label: label.text,
            lang: label.lang,
        }
    }

    /// The badge for no level or an unknown one; `index` is [`OUTSIDE`] or [`UNKNOWN`].
    pub(crate) fn badge_without_level(self, index: &str) -> BadgeView {
        BadgeView {
            index: index.to_owned(),
            letter: None,
            shape: index.to_owned(),
            label: self.words().word(&format!("level-name-{index}")),
            lang: None,
        }
    }

    /// The badges of a set, at least one; `None` is an unknown set.
    pub(crate) fn badges(self, levels: Option<LevelSet>) -> Vec<BadgeView> {
        match levels {
            None => vec![self.badge_without_level(UNKNOWN)],
            Some(set) if set.is_empty() => vec![self.badge_without_level(OUTSIDE)],
            Some(set) => self.badges_of(set),
        }
    }

    /// One badge for each level of a set, the highest first; none for the empty set.
    pub(crate) fn badges_of(self, set: LevelSet) -> Vec<BadgeView> {
        let known = set
            .iter()
            // A level that the manifest does not declare has no label; the checker reports it.
            .filter(|level| usize::from(level.0) < self.manifest().levels.len());
        known.map(|level| self.badge(level)).collect()
    }

    /// The badges of an actor.
    pub(crate) fn badges_of_actor(self, id: RecordId) -> Vec<BadgeView> {
        self.badges(self.facts().levels_of_actor(self.base().record(id)))
    }

    /// The badges of a source: its own levels, else those of its issuers. None if neither is stated, as for literature.
    pub(crate) fn badges_of_source(self, source: &Source) -> Vec<BadgeView> {
        match self.levels_of_source(source) {
            Some((levels, _)) if levels != Some(LevelSet::default()) => self.badges(levels),
            _ => Vec::new(),
        }
    }

    /// The levels of a source, and the message for how they were determined; `None` if they are not.
    fn levels_of_source(self, source: &Source) -> Option<(Option<LevelSet>, &'static str)> {
        match &source.levels {
            Given::Known(set) => return Some((Some(*set), "level-from-source")),
            Given::Unknown => return Some((None, "level-from-source")),
            Given::Absent => {}
        }
        let issuers = source
            .issuer
            .iter()
            .filter_map(|issuer| self.base().resolve(issuer));
        let levels = issuers.map(|issuer| self.facts().levels_of_actor(issuer));
        levels
            .reduce(|a, b| Some(a?.union(b?)))
            .map(|levels| (levels, "level-from-issuer"))
    }

    /// The badges of a section of a source, and the message for how its levels were determined.
    pub(crate) fn badges_of_section(
        self,
        source: &Source,
        section: &Section,
    ) -> (Vec<BadgeView>, String) {
        let owner = match &section.owner {
            Given::Known(owner) => self
                .base()
                .resolve(owner)
                .map(|owner| self.facts().levels_of_actor(owner)),
            Given::Unknown => Some(None),
            Given::Absent => None,
        };
        let (levels, origin) = match (&section.levels, owner) {
            (Given::Known(set), _) => (Some(*set), "level-stated"),
            (Given::Unknown, _) => (None, "level-unknown"),
            (Given::Absent, Some(levels)) => (levels, "level-from-owner"),
            (Given::Absent, None) => self
                .levels_of_source(source)
                .unwrap_or((None, "level-unknown")),
        };
        (self.badges(levels), origin_word(levels, origin).to_owned())
    }

    /// The badges of a statement, and the message for how its levels were determined.
    pub(crate) fn badges_of_statement(self, statement: &Statement) -> (Vec<BadgeView>, String) {
        let levels = self.facts().levels_of(statement);
        let origin = match (levels.origin, self.facts().voice_of(statement).origin) {
            (LevelOrigin::Statement, _) => "level-stated",
            (LevelOrigin::Section, _) => "level-from-section",
            // The voice itself was derived, and readers want the first link of the chain.
            (LevelOrigin::Voice, VoiceOrigin::Section) => "level-from-owner",
            (LevelOrigin::Voice, VoiceOrigin::Issuer) | (LevelOrigin::Issuer, _) => {
                "level-from-issuer"
            }
            (LevelOrigin::Voice, _) => "level-from-voice",
            (LevelOrigin::Source, _) => "level-from-source",
            (LevelOrigin::Nothing, _) => "level-unknown",
        };
        (
            self.badges(levels.set),
            origin_word(levels.set, origin).to_owned(),
        )
    }

    /// The badges of all levels in the columns of a finding.
    pub(crate) fn badges_of_finding(self, finding: &Finding) -> Vec<BadgeView> {
        let mut badges = self.badges_of(levels_touched(finding));
        for (column, index) in [(Column::Outside, OUTSIDE), (Column::Unknown, UNKNOWN)] {
            if finding.columns.contains(&column) {
                badges.push(self.badge_without_level(index));
            }
        }
        badges
    }

    /// The badges in the head of a column; none for "outside" and "unknown".
    pub(crate) fn badges_of_column(self, column: Column) -> Vec<BadgeView> {
        levels_of_column(column)
            .map(|level| self.badge(level))
            .collect()
    }
}

/// No level and an unknown one have messages of their own, however they were determined.
fn origin_word(levels: Option<LevelSet>, origin: &'static str) -> &'static str {
    match levels {
        None => "level-unknown",
        Some(set) if set.is_empty() => "level-none",
        Some(_) => origin,
    }
}

/// The levels of a column, the higher one first.
pub(crate) fn levels_of_column(column: Column) -> impl Iterator<Item = LevelId> {
    let (a, b) = match column {
        Column::Between(a, b) => (Some(a), Some(b)),
        Column::Within(a) => (Some(a), None),
        Column::Outside | Column::Unknown => (None, None),
    };
    a.into_iter().chain(b)
}

/// All levels in the columns of a finding.
pub(crate) fn levels_touched(finding: &Finding) -> LevelSet {
    finding
        .columns
        .iter()
        .flat_map(|column| levels_of_column(*column))
        .collect()
}
