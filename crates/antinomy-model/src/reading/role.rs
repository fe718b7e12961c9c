//! What a file is for, by its path.

use super::manifest::is_tag;
use crate::kind::Kind;
use crate::saved_query::SavedQuery;
use crate::values::Language;
use crate::vocabulary::Vocabulary;
use antinomy_syntax::{FileId, Span};

/// What a file of the content is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileRole {
    /// `antinomy.yaml`.
    Manifest,
    /// YAML: one record, or lists.
    Records,
    /// Markdown: one record in front matter, and prose.
    Page,
    /// `NAME.en.md`: a language, and the path of the original.
    Translation(Language, String),
    /// `NAME.rq`: a saved query, and its name.
    Query(String),
    /// Nothing that is read.
    Other,
}

impl FileRole {
    /// The role of a path relative to the content.
    pub(crate) fn of(path: &str, vocabulary: &Vocabulary) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        // Only at the root of the content: in a folder it is a file of records.
        if path == "antinomy.yaml" {
            return Self::Manifest;
        }
        if name.ends_with(".yaml") || name.ends_with(".yml") {
            return Self::Records;
        }
        if let Some(name) = name.strip_suffix(SavedQuery::ENDING) {
            return Self::Query(name.to_owned());
        }
        let Some(stem) = path.strip_suffix(".md") else {
            return Self::Other;
        };
        // For readers on GitHub, who see it below the list of files.
        if name.eq_ignore_ascii_case("readme.md") {
            return Self::Other;
        }
        // Only a language of the manifest makes a translation: `plan-1.2.md` is a page.
        let tagged = stem.rsplit_once('.');
        // The language may be one that the manifest names wrongly: then nobody knows what the file is.
        if vocabulary.lost.languages
            && tagged.is_some_and(|(_, tag)| vocabulary.language(tag).is_none() && is_tag(tag))
        {
            return Self::Other;
        }
        match tagged.and_then(|(original, tag)| Some((original, vocabulary.language(tag)?))) {
            Some((original, language)) => Self::Translation(language, format!("{original}.md")),
            None => Self::Page,
        }
    }
}

/// The paths that the original of a translation may have: Markdown, or the YAML of a record without prose in the default
/// language.
pub(crate) fn originals(markdown: &str) -> [String; 2] {
    let yaml = format!("{}.yaml", markdown.trim_end_matches(".md"));
    [markdown.to_owned(), yaml]
}

/// The kind of a file that holds one record: that of the nearest folder named after a kind.
pub(crate) fn kind_of_folder(path: &str) -> Option<Kind> {
    path.rsplit('/').skip(1).find_map(Kind::from_plural)
}

/// The first line of a file, for what is wrong with the file as a whole.
pub(super) fn first_line(file: FileId, text: &str) -> Span {
    Span::new(file, 0..text.lines().next().map_or(0, str::len))
}
