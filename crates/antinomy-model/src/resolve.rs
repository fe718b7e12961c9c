//! Who holds a statement, at which levels, when, and how we know: what follows from what was written.
//!
//! Each answer says what decided it, because a finding has to explain where its levels came from. `unknown` is an
//! answer: it stops the search instead of falling through to the next default.

use crate::base::given_levels;
use crate::kinds::{Section, Source, Statement};
use crate::values::{Bound, Interval, LevelRelation};
use crate::{Given, KnowledgeBase, LevelSet, Record, RecordId};

/// Who holds a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The actor; `None` if nobody knows.
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

/// The levels of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// The levels, possibly none at all; `None` if nobody knows.
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

/// How we know of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knowing {
    /// The voice owns the source or the section.
    Own,
    /// Somebody else's report.
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

/// How far apart two statements stand, tested in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// One voice holds both.
    SameVoice,
    /// Both stand in what one owner wrote of one document.
    SameSectionOwner,
    /// Both stand in one document.
    SameDocument,
    /// Both stand in documents of one corpus.
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

impl KnowledgeBase {
    /// The source of a statement, unless the reference dangles.
    #[must_use]
    pub fn source_of(&self, statement: &Statement) -> Option<(RecordId, &Source)> {
        let id = self.find(&statement.source.as_ref()?.id)?;
        Some((id, self.record(id).source()?))
    }

    /// The section of a statement, if it names one that its source has.
    #[must_use]
    pub fn section_of(&self, statement: &Statement) -> Option<&Section> {
        let wanted = &statement.section.as_ref()?.value;
        self.source_of(statement)?
            .1
            .sections
            .iter()
            .find(|section| section.id.value == *wanted)
    }

    /// Who holds a statement: the voice it names, else the owner of its section, else, for a source without sections,
    /// its issuer; never further. A source with several issuers speaks with no single voice.
    #[must_use]
    pub fn voice_of(&self, statement: &Statement) -> Voice {
        let actor =
            |given: &Given<crate::Ref>| given.known().and_then(|voice| self.find(&voice.id));
        if statement.voice != Given::Absent {
            return Voice {
                actor: actor(&statement.voice),
                origin: VoiceOrigin::Statement,
            };
        }
        if let Some(section) = self.section_of(statement)
            && section.owner != Given::Absent
        {
            return Voice {
                actor: actor(&section.owner),
                origin: VoiceOrigin::Section,
            };
        }
        match self.source_of(statement) {
            Some((_, source)) if source.sections.is_empty() && source.issuer.len() == 1 => Voice {
                actor: self.find(&source.issuer[0].id),
                origin: VoiceOrigin::Issuer,
            },
            _ => Voice {
                actor: None,
                origin: VoiceOrigin::Nothing,
            },
        }
    }

    /// The levels of a statement: its own, else those of its section, of its voice, of its source, of the issuer of
    /// its source. `unknown` on the way stops the search.
    #[must_use]
    pub fn levels_of(&self, statement: &Statement) -> Levels {
        let found = |origin| move |set| Levels { set, origin };
        let section = self.section_of(statement);
        let source = self.source_of(statement).map(|(_, source)| source);
        given_levels(&statement.levels)
            .map(found(LevelOrigin::Statement))
            .or_else(|| given_levels(&section?.levels).map(found(LevelOrigin::Section)))
            .or_else(|| {
                self.levels_of_voice(self.voice_of(statement))
                    .map(found(LevelOrigin::Voice))
            })
            .or_else(|| given_levels(&source?.levels).map(found(LevelOrigin::Source)))
            .or_else(|| {
                self.levels_of_issuers(source?)
                    .map(found(LevelOrigin::Issuer))
            })
            .unwrap_or(Levels {
                set: None,
                origin: LevelOrigin::Nothing,
            })
    }

    /// `None` if there is no voice to ask. An actor who names no levels has none, as a scholar has none.
    fn levels_of_voice(&self, voice: Voice) -> Option<Option<LevelSet>> {
        match (voice.actor, voice.origin) {
            (_, VoiceOrigin::Nothing) => None,
            (None, _) => Some(None),
            (Some(actor), _) => Some(self.levels_of_actor(self.record(actor))),
        }
    }

    /// The levels of an actor; `None` if they are unknown.
    #[must_use]
    pub fn levels_of_actor(&self, record: &Record) -> Option<LevelSet> {
        let actor = record.actor()?;
        given_levels(&actor.levels).unwrap_or(Some(LevelSet::default()))
    }

    fn levels_of_issuers(&self, source: &Source) -> Option<Option<LevelSet>> {
        let issuers = source
            .issuer
            .iter()
            .filter_map(|issuer| self.resolve(issuer));
        issuers
            .map(|issuer| self.levels_of_actor(issuer))
            .reduce(|a, b| Some(a?.union(b?)))
    }

    /// When a statement holds: its own time, else from the date of its source until the date of what superseded it.
    #[must_use]
    pub fn time_of(&self, statement: &Statement) -> Interval {
        if let Some(time) = &statement.time {
            return time.value;
        }
        let Some((_, source)) = self.source_of(statement) else {
            return Interval::ALWAYS;
        };
        let from = source
            .issued
            .as_ref()
            .map_or(Bound::Open, |issued| issued.value.from);
        let successor = source
            .superseded_by
            .as_ref()
            .and_then(|next| self.resolve(next))
            .and_then(Record::source);
        let until = successor
            .and_then(|next| next.issued.as_ref())
            .map_or(Bound::Open, |issued| issued.value.from);
        Interval { from, until }
    }

    /// How we know of a statement.
    #[must_use]
    pub fn knowing(&self, statement: &Statement) -> Knowing {
        if statement.cited_via.is_some() {
            return Knowing::SecondHand;
        }
        let voice = self.voice_of(statement);
        let is_voice =
            |given: &crate::Ref| voice.actor.is_some() && self.find(&given.id) == voice.actor;
        let owns_section = || {
            self.section_of(statement)
                .and_then(|s| s.owner.known())
                .is_some_and(is_voice)
        };
        let issued = || {
            self.source_of(statement)
                .is_some_and(|(_, source)| source.issuer.iter().any(is_voice))
        };
        if owns_section() || issued() || self.is_author(statement, voice) {
            Knowing::Own
        } else {
            Knowing::Attributed
        }
    }

    /// Whether the voice of a statement is named as an author of its source. Authors are bibliographic names, not
    /// references, so this compares the family name with the actor's label.
    fn is_author(&self, statement: &Statement, voice: Voice) -> bool {
        let Some(label) = voice.actor.and_then(|actor| self.record(actor).name()) else {
            return false;
        };
        let Some((_, source)) = self.source_of(statement) else {
            return false;
        };
        source.author.iter().any(|author| {
            let family = author.short();
            label
                .versions()
                .any(|(_, text)| text.value.split([' ', ',', '/']).any(|word| word == family))
        })
    }

    /// How far apart two statements stand.
    #[must_use]
    pub fn reach(&self, a: &Statement, b: &Statement) -> Reach {
        let voices = (self.voice_of(a).actor, self.voice_of(b).actor);
        if voices.0.is_some() && voices.0 == voices.1 {
            return Reach::SameVoice;
        }
        let (Some((source_a, _)), Some((source_b, _))) = (self.source_of(a), self.source_of(b))
        else {
            return Reach::Apart;
        };
        if source_a == source_b {
            return if self.same_section_owner(a, b) {
                Reach::SameSectionOwner
            } else {
                Reach::SameDocument
            };
        }
        if self.same_corpus(source_a, source_b) {
            Reach::SameCorpus
        } else {
            Reach::Apart
        }
    }

    /// A section is one owner's part of a document, even where nobody knows whose.
    fn same_section_owner(&self, a: &Statement, b: &Statement) -> bool {
        let (Some(a), Some(b)) = (self.section_of(a), self.section_of(b)) else {
            return false;
        };
        let owner =
            |section: &Section| section.owner.known().and_then(|owner| self.find(&owner.id));
        a.id.value == b.id.value || (owner(a).is_some() && owner(a) == owner(b))
    }

    /// Two members of one corpus, or a corpus and its member.
    fn same_corpus(&self, a: RecordId, b: RecordId) -> bool {
        self.of_kind(crate::Kind::Source).any(|(id, record)| {
            let Some(corpus) = record.source().filter(|source| !source.members.is_empty()) else {
                return false;
            };
            let holds = |wanted| {
                id == wanted
                    || corpus
                        .members
                        .iter()
                        .any(|member| self.find(&member.id) == Some(wanted))
            };
            holds(a) && holds(b)
        })
    }

    /// How the levels of two statements stand to each other. Evidence stands outside, whoever holds it.
    #[must_use]
    pub fn level_relation(&self, a: &[&Statement], b: &[&Statement]) -> LevelRelation {
        match (self.levels_of_side(a), self.levels_of_side(b)) {
            (Some(a), Some(b)) => a.relation(b),
            (Some(set), None) | (None, Some(set)) if set.is_empty() => LevelRelation::Outside,
            _ => LevelRelation::Unknown,
        }
    }

    /// The levels of a side: those of its statements together, none at all if it is made of evidence, and `None` if
    /// those of one statement are unknown.
    #[must_use]
    pub fn levels_of_side(&self, side: &[&Statement]) -> Option<LevelSet> {
        let policy = side
            .iter()
            .filter(|statement| statement.kind != Some(crate::values::StatementKind::Evidence));
        policy
            .map(|statement| self.levels_of(statement).set)
            .try_fold(LevelSet::default(), |all, set| Some(all.union(set?)))
    }
}
