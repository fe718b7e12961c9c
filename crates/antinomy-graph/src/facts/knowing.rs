//! How we know of a statement.

use super::Facts;
use antinomy_model::kinds::Statement;
use antinomy_model::{RecordId, Ref};

/// How we know of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knowing {
    /// The voice owns the source or the section.
    Own,
    /// Through another source.
    SecondHand,
    /// The source attributes it to the voice.
    Attributed,
}

impl Knowing {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::SecondHand => "second-hand",
            Self::Attributed => "attributed",
        }
    }
}

impl Facts {
    /// How we know of a statement.
    #[must_use]
    pub fn knowing(&self, statement: &Statement) -> Knowing {
        // Outweighs ownership: the source itself was not seen.
        if statement.cited_via.is_some() {
            return Knowing::SecondHand;
        }
        match self.voice_of(statement).actor {
            Some(voice) if self.owns(voice, statement) => Knowing::Own,
            // An unknown voice owns nothing.
            _ => Knowing::Attributed,
        }
    }

    /// Whether an actor owns the section of a statement, issued its source or wrote it.
    fn owns(&self, voice: RecordId, statement: &Statement) -> bool {
        let is_voice = |given: &Ref| self.base.target(given) == Some(voice);
        let section = self.section_of(statement);
        if section.is_some_and(|section| section.owner.known().is_some_and(is_voice)) {
            return true;
        }
        let Some((id, source)) = self.source_of(statement) else {
            return false;
        };
        // Each of several issuers owns the source, although none of them is its voice by default.
        source.issuer.iter().any(is_voice) || self.authors_of(id).contains(&voice)
    }

    /// The actors that are named as authors of a source, sorted. Names are compared with the words of labels.
    #[must_use]
    pub fn authors_of(&self, source: RecordId) -> &[RecordId] {
        self.authors().of(source)
    }
}
