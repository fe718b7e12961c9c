//! Who holds a statement.

use super::Facts;
use antinomy_model::kinds::{Section, Source, Statement};
use antinomy_model::{Given, Kind, RecordId, Ref};

/// Who holds a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The actor; `None` if unknown.
    pub actor: Option<RecordId>,
    /// What decided it.
    pub origin: VoiceOrigin,
}

/// What decided who holds a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VoiceOrigin {
    /// The statement names its voice, or says that it is unknown.
    Statement,
    /// The owner of the section, known or unknown.
    Section,
    /// The issuer of a source without sections.
    Issuer,
    /// Nothing did.
    Nothing,
}

impl VoiceOrigin {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Section => "section",
            Self::Issuer => "issuer",
            Self::Nothing => "nothing",
        }
    }
}

impl Facts {
    /// The source of a statement, unless the reference dangles.
    #[must_use]
    pub fn source_of(&self, statement: &Statement) -> Option<(RecordId, &Source)> {
        let id = self.base.target(statement.source.as_ref()?)?;
        Some((id, self.base.record(id).source()?))
    }

    /// The section of a statement, if it names one that its source has.
    #[must_use]
    pub fn section_of(&self, statement: &Statement) -> Option<&Section> {
        let (_, source) = self.source_of(statement)?;
        source.sections.get(self.section_place(statement)?)
    }

    /// The place of that section among those of its source.
    #[must_use]
    pub fn section_place(&self, statement: &Statement) -> Option<usize> {
        let wanted = &statement.section.as_ref()?.value;
        let (id, source) = self.source_of(statement)?;
        self.sections().place(id, source, wanted)
    }

    /// Who holds a statement: the voice it names, else the owner of its section, else, for a source without sections,
    /// its issuer; never further. A source with several issuers has no single voice.
    #[must_use]
    pub fn voice_of(&self, statement: &Statement) -> Voice {
        let voice = |actor, origin| Voice { actor, origin };
        // `unknown` is a value: no default replaces it.
        if statement.voice != Given::Absent {
            return voice(self.known(&statement.voice), VoiceOrigin::Statement);
        }
        if let Some(section) = self.section_of(statement)
            && section.owner != Given::Absent
        {
            return voice(self.known(&section.owner), VoiceOrigin::Section);
        }
        match self.source_of(statement) {
            // A source with sections speaks with several voices: its issuer is not one of them by default.
            Some((_, source)) if source.sections.is_empty() && source.issuer.len() == 1 => {
                voice(self.base.target(&source.issuer[0]), VoiceOrigin::Issuer)
            }
            _ => voice(None, VoiceOrigin::Nothing),
        }
    }

    /// The record that a reference leads to, if one was given.
    pub(super) fn known(&self, given: &Given<Ref>) -> Option<RecordId> {
        self.base.target(given.known()?)
    }

    /// Whether the voice of a statement comments on policy rather than makes it, by its kind of actor. An unknown
    /// voice does not.
    #[must_use]
    pub fn is_commenting(&self, statement: &Statement) -> bool {
        let actor = self
            .voice_of(statement)
            .actor
            .map(|id| self.base.record(id));
        let kind = actor
            .filter(|record| record.kind() == Kind::Actor)
            .and_then(|record| record.actor()?.kind);
        let kinds = &self.base.manifest.actor_kinds;
        kind.and_then(|kind| kinds.get(kind))
            .is_some_and(|kind| kind.commenting)
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::facts;

    #[test]
    fn a_scholar_comments_and_a_government_does_not() {
        let facts = facts(
            "
actors: [{id: siebel, label: Siebel, kind: scholar}, {id: senate, label: Senate, kind: government}]
sources: [{id: book, title: Book, issuer: siebel}]
statements:
  - {id: own, text: A, source: book}
  - {id: reported, text: B, source: book, voice: senate}
  - {id: open, text: C, source: book, voice: unknown}
",
        );
        let commenting = |id| {
            let record = facts.base().get(id).unwrap();
            facts.is_commenting(record.statement().unwrap())
        };
        assert!(commenting("own"));
        assert!(!commenting("reported"));
        assert!(!commenting("open"));
    }
}
