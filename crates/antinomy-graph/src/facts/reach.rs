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
        let voices = (self.voice_of(a).actor, self.voice_of(b).actor);
        // Two unknown voices are not known to be one.
        if voices.0.is_some() && voices.0 == voices.1 {
            return Reach::SameVoice;
        }
        // A dangling source is reported; nothing is concluded from it.
        let (Some((id_a, source)), Some((id_b, _))) = (self.source_of(a), self.source_of(b)) else {
            return Reach::Apart;
        };
        if id_a == id_b {
            self.reach_in_document(source, a, b)
        } else if self.corpora().join(id_a, id_b) {
            Reach::SameCorpus
        } else {
            Reach::Apart
        }
    }

    fn reach_in_document(&self, source: &Source, a: &Statement, b: &Statement) -> Reach {
        let reported = || {
            [a, b]
                .map(|it| self.knowing(it))
                .contains(&Knowing::Attributed)
        };
        if self.same_section_owner(a, b) {
            Reach::SameSectionOwner
        } else if source.class == Some(SourceClass::Literature) && reported() {
            // A study that reports what two others say does not bring them together.
            Reach::Apart
        } else {
            Reach::SameDocument
        }
    }

    /// A section is one owner's part of a document, even where its owner is unknown.
    fn same_section_owner(&self, a: &Statement, b: &Statement) -> bool {
        let (Some(a), Some(b)) = (self.section_of(a), self.section_of(b)) else {
            return false;
        };
        let owner: Option<RecordId> = self.known(&a.owner);
        a.id.value == b.id.value || (owner.is_some() && owner == self.known(&b.owner))
    }
}
