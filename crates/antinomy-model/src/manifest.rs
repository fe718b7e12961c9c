//! The manifest: levels, kinds of actor, types of relation and all that a knowledge base brings of its own.
//!
//! No subject and no country is built in: levels, kinds of actor and types of relation exist only if declared here.

use crate::property::{List, optional, required};
use crate::reading::property::mapping;
use crate::values::{BadgeShape, Choice, LevelId, LevelSet, StatementKind, Text};
use crate::vocabulary::{Lost, Named, Vocabulary};
use antinomy_syntax::Spanned;

/// The version of what authors write that this program reads. A knowledge base that names none has the first.
pub(crate) const FORMAT: u8 = 1;

/// What `antinomy.yaml` says.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Whether it is of a later format than the one that this program reads. Nothing else was read then.
    pub is_newer: bool,
    /// Title of the handbook.
    pub title: Text,
    /// Language tags; the first is the default.
    pub languages: Vec<String>,
    /// Where the handbook is published.
    pub url: Option<String>,
    /// What the ids begin with as IRIs.
    pub base_iri: String,
    /// Name of the edition.
    pub edition: Option<String>,
    /// Date of the edition.
    pub edition_date: Option<String>,
    /// Levels of government, highest first.
    pub levels: Vec<Level>,
    /// Kinds of actor.
    pub actor_kinds: Vec<ActorKind>,
    /// Types of relation.
    pub relation_types: Vec<RelationType>,
    /// Labels of the kinds of statement, by the word for the kind.
    pub statement_kinds: Vec<Named>,
    /// Kinds of conflict.
    pub conflict_kinds: Vec<Named>,
    /// Where the book of each language lies, relative to the folder of the manifest.
    pub books: Vec<(String, String)>,
    /// Rule packs, of those that the program knows.
    pub rules: Vec<String>,
    /// Citation style.
    pub csl: Option<Spanned<String>>,
}

mapping! {
    /// A level of government.
    #[derive(Clone, Debug)]
    pub Level = "level" {
        /// Its id, in a space of its own.
        id: String = required("id").id();
        /// Its name.
        label: Text = required("label");
        /// The letter of its badge.
        letter: String = required("letter");
        /// The shape of its badge.
        shape: Option<BadgeShape> = required("shape");
    }
}

mapping! {
    /// A kind of actor.
    #[derive(Clone, Debug)]
    pub ActorKind = "actor-kind" {
        /// Its id.
        id: String = required("id").id();
        /// Its name.
        label: Text = required("label");
        /// Whether such actors comment on policy rather than make it.
        commenting: bool = optional("commenting");
    }
}

mapping! {
    /// A type of relation.
    #[derive(Clone, Debug)]
    pub RelationType = "relation-type" {
        /// Its id.
        id: String = required("id").id();
        /// How it reads from the beginning to the end.
        label: Text = required("label");
        /// How it reads from the end to the beginning.
        inverse: Text = optional("inverse");
        /// Whether it reads the same in both directions.
        symmetric: bool = optional("symmetric");
        /// The term of another vocabulary that it maps to.
        maps_to: Option<Spanned<String>> = optional("maps-to");
    }
}

mapping! {
    /// The label of a kind of statement.
    #[derive(Clone, Debug)]
    pub(crate) StatementKindLabel = "statement-kind" {
        /// The kind; its ids are a closed list.
        id: Option<StatementKind> = required("id").identity();
        /// Its name.
        label: Text = required("label");
    }
}

mapping! {
    /// A kind of conflict.
    #[derive(Clone, Debug)]
    pub(crate) ConflictKind = "conflict-kind" {
        /// Its id.
        id: String = required("id").id();
        /// Its name.
        label: Text = required("label");
    }
}

mapping! {
    /// An edition of the handbook.
    #[derive(Clone, Debug)]
    pub(crate) Edition = "edition" {
        /// Its name.
        name: String = required("name").identity();
        /// When it was published.
        date: Option<antinomy_syntax::Spanned<crate::values::Interval>> = optional("date");
    }
}

impl Manifest {
    /// The words that reading records needs.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        let named = |id: &String, label: &Text| Named {
            id: id.clone(),
            label: label.clone(),
        };
        let levels = self.levels.iter();
        let actor_kinds = self.actor_kinds.iter();
        let relation_types = self.relation_types.iter();
        // Only what a reading depends on: other edits of the manifest keep all readings.
        Vocabulary {
            is_newer: self.is_newer,
            languages: self.languages.clone(),
            levels: levels.map(|it| named(&it.id, &it.label)).collect(),
            actor_kinds: actor_kinds.map(|it| named(&it.id, &it.label)).collect(),
            relation_types: relation_types.map(|it| named(&it.id, &it.label)).collect(),
            conflict_kinds: self.conflict_kinds.clone(),
            statement_kinds: self.statement_kinds.clone(),
            // What was lost is known to those who read it.
            lost: Lost::default(),
        }
    }

    /// All its texts for readers.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let types = self.relation_types.iter();
        std::iter::once(&self.title)
            .chain(self.levels.iter().map(|it| &it.label))
            .chain(self.actor_kinds.iter().map(|it| &it.label))
            .chain(types.flat_map(|it| [&it.label, &it.inverse]))
            .chain(self.statement_kinds.iter().map(|it| &it.label))
            .chain(self.conflict_kinds.iter().map(|it| &it.label))
    }

    /// The id of a word in one of its lists.
    #[must_use]
    pub fn listed(&self, list: List, at: usize) -> Option<&str> {
        match list {
            List::ActorKinds => self.actor_kinds.get(at).map(|it| it.id.as_str()),
            List::RelationTypes => self.relation_types.get(at).map(|it| it.id.as_str()),
            List::ConflictKinds => self.conflict_kinds.get(at).map(|it| it.id.as_str()),
        }
    }

    /// The label of a word in one of its lists.
    #[must_use]
    pub fn listed_label(&self, list: List, at: usize) -> Option<&Text> {
        match list {
            List::ActorKinds => self.actor_kinds.get(at).map(|it| &it.label),
            List::RelationTypes => self.relation_types.get(at).map(|it| &it.label),
            List::ConflictKinds => self.conflict_kinds.get(at).map(|it| &it.label),
        }
    }

    /// The level with this id.
    #[must_use]
    pub fn level_by_id(&self, id: &str) -> Option<LevelId> {
        let at = self.levels.iter().position(|level| level.id == id)?;
        u8::try_from(at).ok().map(LevelId)
    }

    /// A level by its place.
    ///
    /// # Panics
    /// If the place comes from another manifest.
    #[must_use]
    pub fn level(&self, level: LevelId) -> &Level {
        &self.levels[usize::from(level.0)]
    }

    /// Ids of the levels in a set, highest first.
    #[must_use]
    pub fn level_ids(&self, set: LevelSet) -> Vec<&str> {
        set.iter()
            .filter_map(|level| self.levels.get(usize::from(level.0)))
            .map(|level| level.id.as_str())
            .collect()
    }

    /// The language with this tag.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<crate::Language> {
        // Numbers instead of tags: every text carries its languages.
        let at = self.languages.iter().position(|known| known == tag)?;
        crate::Language::at(at)
    }

    /// The tag of a language; `und` for a text that is the same in all.
    #[must_use]
    pub fn tag(&self, language: crate::Language) -> &str {
        self.languages
            .get(usize::from(language.0))
            // BCP 47: an undetermined language.
            .map_or("und", String::as_str)
    }

    /// Label of a kind of statement, if the manifest has one.
    #[must_use]
    pub fn statement_kind(&self, kind: StatementKind) -> Option<&Text> {
        self.statement_kinds
            .iter()
            .find(|named| named.id == kind.word())
            .map(|named| &named.label)
    }
}
