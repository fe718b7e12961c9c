//! Reach: whether two statements share voice, section owner, document or corpus.

use super::{Facts, Knowing};
use antinomy_model::RecordId;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::values::SourceClass;

/// What two statements share, from near to far; tested in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// One voice holds both.
    SameVoice,
    /// Both are in one owner's part of one document.
    SameSectionOwner,
    /// Both are in one document.
    SameDocument,
    /// Both are in documents of one corpus.
    SameCorpus,
    /// None of these.
    Apart,
}

impl Reach {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SameVoice => "same-voice",
            Self::SameSectionOwner => "same-section-owner",
            Self::SameDocument => "same-document",
            Self::SameCorpus => "same-corpus",
            Self::Apart => "apart",
        }
    }
}

impl Facts {
    /// The corpora that a source belongs to, sorted; a corpus belongs to itself.
    #[must_use]
    pub fn corpora_of(&self, source: RecordId) -> &[RecordId] {
        self.corpora().of(source)
    }

    /// The nearest relation that holds between two statements.
    #[must_use]
    pub fn reach(&self, a: &Statement, b: &Statement) -> Reach {
        self.reach_between(self.standing(a), self.standing(b))
    }

    /// What the reach of a statement depends on.
    #[must_use]
    pub fn standing<'s>(&'s self, statement: &'s Statement) -> Standing<'s> {
        let section = self.section_of(statement);
        let source = self.source_of(statement);
        let is_study = |source: &Source| source.class == Some(SourceClass::Literature);
        Standing {
            voice: self.voice_of(statement).actor,
            source: source.map(|(id, _)| id),
            section: section.map(|section| section.id.value.as_str()),
            owner: section.and_then(|section| self.known(&section.owner)),
            is_reported: source.is_some_and(|(_, source)| is_study(source))
                && self.knowing(statement) == Knowing::Attributed,
        }
    }

    /// At most so far are any two of these statements from each other, told in one walk over them. Nobody needs to look at all
    /// pairs once two are as far apart.
    #[must_use]
    pub fn farthest_possible(&self, standings: &[Standing<'_>]) -> Reach {
        let Some((first, others)) = standings.split_first() else {
            return Reach::SameVoice;
        };
        let others = || others.iter();
        if first.voice.is_some() && others().all(|it| it.voice == first.voice) {
            return Reach::SameVoice;
        }
        let is_one_document =
            first.source.is_some() && others().all(|it| it.source == first.source);
        if is_one_document && others().all(|it| first.is_in_part_of_owner(*it)) {
            return Reach::SameSectionOwner;
        }
        if standings.iter().any(|it| it.is_reported) {
            return Reach::Apart;
        }
        if is_one_document {
            Reach::SameDocument
        } else if self.have_common_corpus(standings) {
            Reach::SameCorpus
        } else {
            Reach::Apart
        }
    }

    fn have_common_corpus(&self, standings: &[Standing<'_>]) -> bool {
        let corpora =
            |it: &Standing<'_>| it.source.map_or(&[][..], |source| self.corpora_of(source));
        let mut common = standings.first().map_or(&[][..], corpora).to_vec();
        for standing in standings {
            let own = corpora(standing);
            common.retain(|corpus| own.binary_search(corpus).is_ok());
        }
        !common.is_empty()
    }

    /// The nearest relation that holds between two statements of which this is known.
    #[must_use]
    pub fn reach_between(&self, a: Standing<'_>, b: Standing<'_>) -> Reach {
        // Two unknown voices are not known to be one.
        if a.voice.is_some() && a.voice == b.voice {
            return Reach::SameVoice;
        }
        // A dangling source is reported; nothing is concluded from it.
        let (Some(source_a), Some(source_b)) = (a.source, b.source) else {
            return Reach::Apart;
        };
        if source_a == source_b {
            a.in_one_document(b)
        } else if self.corpora().join(source_a, source_b) {
            Reach::SameCorpus
        } else {
            Reach::Apart
        }
    }
}

/// What the reach of a statement depends on: statements that stand alike have the same reach to any other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standing<'s> {
    voice: Option<RecordId>,
    source: Option<RecordId>,
    section: Option<&'s str>,
    /// Of its section.
    owner: Option<RecordId>,
    /// Whether a study reports it of somebody else.
    is_reported: bool,
}

impl Standing<'_> {
    fn in_one_document(self, other: Self) -> Reach {
        if self.is_in_part_of_owner(other) {
            Reach::SameSectionOwner
        } else if self.is_reported || other.is_reported {
            // A study that reports what two others say does not bring them together.
            Reach::Apart
        } else {
            Reach::SameDocument
        }
    }

    /// A section is one owner's part of a document, even where its owner is unknown.
    fn is_in_part_of_owner(self, other: Self) -> bool {
        let (Some(one), Some(another)) = (self.section, other.section) else {
            return false;
        };
        one == another || (self.owner.is_some() && self.owner == other.owner)
    }
}
