//! The words that a manifest brings and that reading a record needs: languages, levels, and the ids of its lists.
//!
//! A file's reading depends on its path, its text and this, and on nothing else. While it stays equal, readings can be kept.

use crate::codes;
use crate::property::List;
use crate::values::{Language, LevelId, Text};
use antinomy_syntax::{Argument, Code, Diagnostic, Severity};

/// An id with its label.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Text,
}

/// Equal whatever the places: an edit elsewhere in the manifest moves labels and changes no word.
impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        let words = |named: &Self| -> Vec<(Language, String)> {
            let versions = named.label.versions();
            versions
                .map(|(language, text)| (language, text.value.clone()))
                .collect()
        };
        self.id == other.id && words(self) == words(other)
    }
}

impl Eq for Named {}

/// The words of a manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Whether the manifest is of a format that this program cannot read: then it reads no record either.
    pub is_newer: bool,
    /// Language tags; the first is the default.
    pub languages: Vec<String>,
    /// Levels of government, highest first.
    pub levels: Vec<Named>,
    /// Kinds of actor.
    pub actor_kinds: Vec<Named>,
    /// Types of relation.
    pub relation_types: Vec<Named>,
    /// Kinds of conflict.
    pub conflict_kinds: Vec<Named>,
    /// What the kinds of statement are called.
    pub statement_kinds: Vec<Named>,
    /// What could not be read of it.
    pub lost: Lost,
}

/// Which words of a manifest could not be read. A word that is unknown then may be one of them, and is no mistake of the
/// record that says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Languages.
    pub languages: bool,
    /// Levels, or entries of the other lists.
    pub lists: bool,
}

/// The keys of a manifest that name what records refer to, and the key by which an entry of such a list is known. What
/// else a manifest or an entry lacks costs no word.
const LISTS: &[&str] = &[
    "levels",
    "actor-kinds",
    "relation-types",
    "conflict-kinds",
    "id",
];

impl Lost {
    /// What is lost by what is wrong with a manifest.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Self {
        let has = |codes: &[&Code]| diagnostics.iter().any(|found| found.code.is_one_of(codes));
        let is_cut = diagnostics.iter().any(|found| {
            found.code.severity == Severity::Error
                && found.code.is_one_of(antinomy_syntax::codes::ALL)
        });
        let lacks = |keys: &[&str]| diagnostics.iter().any(|found| is_without(found, keys));
        // Not even its keys could be read.
        let is_cut = is_cut || lacks(&["antinomy.yaml"]);
        Self {
            languages: is_cut
                || lacks(&["languages"])
                || diagnostics.iter().any(is_misspelt_languages)
                || has(&[&codes::BAD_LANGUAGE, &codes::RESERVED_ID]),
            lists: is_cut || lacks(LISTS),
        }
    }
}

/// Whether a diagnostic says that one of these keys is missing, or has no value that could be read.
fn is_without(found: &Diagnostic, keys: &[&str]) -> bool {
    let codes = [
        &codes::MISSING_KEY,
        &codes::EMPTY_VALUE,
        &codes::WRONG_SHAPE,
    ];
    found.code.is_one_of(&codes) && says(found, "key", keys)
}

/// Whether a diagnostic says that languages stand under a misspelt key. They are read before the other keys, and only under
/// the right one.
fn is_misspelt_languages(found: &Diagnostic) -> bool {
    found.code == &codes::UNKNOWN_KEY && says(found, "suggestion", &["languages"])
}

fn says(found: &Diagnostic, argument: &str, words: &[&str]) -> bool {
    found.arguments.iter().any(|(name, value)| {
        *name == argument && matches!(value, Argument::Text(word) if words.contains(&word.as_str()))
    })
}

impl Vocabulary {
    /// A list of the manifest.
    #[must_use]
    pub fn list(&self, list: List) -> &[Named] {
        match list {
            List::ActorKinds => &self.actor_kinds,
            List::RelationTypes => &self.relation_types,
            List::ConflictKinds => &self.conflict_kinds,
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<Language> {
        let at = self.languages.iter().position(|known| known == tag)?;
        Language::at(at)
    }

    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<LevelId> {
        let at = self.levels.iter().position(|level| level.id == id)?;
        u8::try_from(at).ok().map(LevelId)
    }

    /// The id of what is called `label` in any language: authors often write the label where an id is wanted.
    #[must_use]
    pub fn by_label<'n>(&self, label: &str, named: &'n [Named]) -> Option<&'n str> {
        // Only for suggestions: labels may be ambiguous, and are never taken for an id.
        let label = label.trim().to_lowercase();
        let has_label = |text: &Text| {
            text.versions()
                .any(|(_, version)| version.value.to_lowercase() == label)
        };
        named
            .iter()
            .find(|named| has_label(&named.label))
            .map(|named| named.id.as_str())
    }
}
