//! A site: the languages of a handbook, and where it is published.

use super::interface::Interface;
use super::namespace::Namespace;
use antinomy_model::{KnowledgeBase, Text};
use antinomy_words::Words;

/// The index page of a folder.
pub(super) const START: &str = "index.html";

/// One handbook in several languages.
#[derive(Clone, Debug)]
pub struct Site {
    /// The languages that there is a book in, in the order of the manifest.
    pub languages: Vec<SiteLanguage>,
    /// Where it is published, without a slash at the end.
    pub url: Option<String>,
    /// What the terms of its RDF mean.
    pub namespace: Namespace,
}

/// One language of a site. Its book is in the folder that is named by its tag.
#[derive(Clone, Debug)]
pub struct SiteLanguage {
    /// Its tag.
    pub tag: String,
    /// Its name in the language itself.
    pub name: String,
    /// The title of the handbook.
    pub title: String,
    /// The label of the language switch.
    pub switch: String,
    /// The label of the link from the start page into the book.
    pub enter: String,
    /// mdBook's own words.
    pub interface: Option<Interface>,
}

impl Site {
    /// The site of a knowledge base, with those languages of its manifest that `is_there` says a book exists in.
    #[must_use]
    pub fn new(base: &KnowledgeBase, is_there: impl Fn(&str) -> bool) -> Self {
        let languages = base.manifest.languages.iter().filter(|tag| is_there(tag));
        let languages: Vec<SiteLanguage> =
            languages.map(|tag| SiteLanguage::new(base, tag)).collect();
        let tags: Vec<&str> = languages.iter().map(|it| it.tag.as_str()).collect();
        Self {
            namespace: Namespace::of(&base.manifest, &tags),
            languages,
            url: base
                .manifest
                .url
                .as_ref()
                .map(|url| url.trim_end_matches('/').to_owned()),
        }
    }
}

impl SiteLanguage {
    fn new(base: &KnowledgeBase, tag: &str) -> Self {
        let words = Words::new(tag);
        let title = |title: &Text| {
            title
                .best(base.manifest.language(tag).unwrap_or_default())
                .1
                .to_owned()
        };
        Self {
            tag: tag.to_owned(),
            // Messages fall back to English, which would be the wrong name.
            name: if words.language() == primary(tag) {
                words.word("language-name")
            } else {
                tag.to_owned()
            },
            title: title(&base.manifest.title),
            switch: words.word("language-switch"),
            enter: words.word("start-enter"),
            interface: Interface::new(&words).ok(),
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
