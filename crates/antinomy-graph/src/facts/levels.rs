//! The levels of a statement, and what decided them.

use super::{Facts, Voice, VoiceOrigin};
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::values::StatementKind;
use antinomy_model::{Given, LevelSet, Record};

/// The levels of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedLevels {
    /// The levels, possibly none at all; `None` if unknown.
    pub set: Option<LevelSet>,
    /// What decided it.
    pub origin: LevelOrigin,
}

/// What decided the levels of a statement, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelOrigin {
    /// The statement names them.
    Statement,
    /// Its section names them.
    Section,
    /// They are those of its voice.
    Voice,
    /// Its source names them.
    Source,
    /// They are those of the issuer of its source.
    Issuer,
    /// Nothing did.
    Nothing,
}

impl LevelOrigin {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Section => "section",
            Self::Voice => "voice",
            Self::Source => "source",
            Self::Issuer => "issuer",
            Self::Nothing => "nothing",
        }
    }
}

/// The levels that were written, `Some(None)` for `unknown`, where a default applies only to `None`.
fn written(levels: &Given<LevelSet>) -> Option<Option<LevelSet>> {
    match levels {
        Given::Absent => None,
        Given::Unknown => Some(None),
        Given::Known(set) => Some(Some(*set)),
    }
}

impl Facts {
    /// The levels of a statement: its own, else those of its section, of its voice, of its source, of the issuer of
    /// its source. `unknown` on the way stops the search.
    #[must_use]
    pub fn levels_of(&self, statement: &Statement) -> ResolvedLevels {
        let found = |origin| move |set| ResolvedLevels { set, origin };
        let section = self.section_of(statement);
        let source = self.source_of(statement).map(|(_, source)| source);
        // The first that is not absent decides, and `unknown` is not absent: no later default replaces it.
        written(&statement.levels)
            .map(found(LevelOrigin::Statement))
            .or_else(|| written(&section?.levels).map(found(LevelOrigin::Section)))
            .or_else(|| {
                self.levels_of_voice(self.voice_of(statement))
                    .map(found(LevelOrigin::Voice))
            })
            .or_else(|| written(&source?.levels).map(found(LevelOrigin::Source)))
            .or_else(|| {
                self.levels_of_issuers(source?)
                    .map(found(LevelOrigin::Issuer))
            })
            .unwrap_or(ResolvedLevels {
                set: None,
                origin: LevelOrigin::Nothing,
            })
    }

    /// `None` if there is no voice to ask. An actor who names no levels has none, as a scholar has none.
    fn levels_of_voice(&self, voice: Voice) -> Option<Option<LevelSet>> {
        match (voice.actor, voice.origin) {
            // No voice was named: the source is asked next.
            (_, VoiceOrigin::Nothing) => None,
            // The voice is said to be unknown, or dangles: so are its levels.
            (None, _) => Some(None),
            (Some(actor), _) => Some(self.levels_of_actor(self.base.record(actor))),
        }
    }

    /// The levels of an actor; `None` if they are unknown.
    #[must_use]
    pub fn levels_of_actor(&self, record: &Record) -> Option<LevelSet> {
        let actor = record.actor()?;
        written(&actor.levels).unwrap_or(Some(LevelSet::default()))
    }

    fn levels_of_issuers(&self, source: &Source) -> Option<Option<LevelSet>> {
        let issuers = source.issuer.iter();
        issuers
            .filter_map(|issuer| self.base.resolve(issuer))
            .map(|issuer| self.levels_of_actor(issuer))
            // One issuer of unknown level makes the union unknown.
            .reduce(|a, b| Some(a?.union(b?)))
    }

    /// The levels of a side: those of its statements together, none at all if it is made of evidence, and `None` if
    /// those of one statement are unknown.
    #[must_use]
    pub fn levels_of_side(&self, side: &[&Statement]) -> Option<LevelSet> {
        // Evidence has no level. A side of evidence alone gives the empty set, which means outside of government.
        let policy = side
            .iter()
            .filter(|statement| statement.kind != Some(StatementKind::Evidence));
        policy
            .map(|statement| self.levels_of(statement).set)
            .try_fold(LevelSet::default(), |all, set| Some(all.union(set?)))
    }
}
