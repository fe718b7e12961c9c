//! The ontology of the handbook's data, for programs and as a page. It lies beside the books, since it is one for all languages.

use antinomy_model::Manifest;
use antinomy_query::{Ontology, OntologyTerm, TermKind};
use antinomy_words::{LANGUAGES, Words};
use handlebars::Handlebars;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("namespace.hbs");
/// The folder of the ontology.
pub const NAMESPACE: &str = "ns";
/// Where the ontology is published, from the root of the site.
const TURTLE: &str = "ns/antinomy.ttl";
const PAGE: &str = "ns/index.html";

/// The first line of the Turtle that is published: what lacks it was written by somebody else.
pub const TURTLE_GENERATOR: &str = "# generator: antinomy\n";

/// The files of the ontology.
pub const NAMESPACE_FILES: [&str; 2] = [TURTLE, PAGE];

/// The ontology in both forms, by paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespace {
    files: Vec<(&'static str, String)>,
}

impl Namespace {
    /// That of a knowledge base; `tags` are the languages of its books.
    pub(super) fn of(manifest: &Manifest, tags: &[&str]) -> Self {
        // The folder is that of a book then.
        if tags.contains(&NAMESPACE) {
            return Self::default();
        }
        let ontology = Ontology {
            manifest,
            languages: LANGUAGES,
            say: &Words::in_language,
        };
        let page = page(&ontology.terms(), tags);
        Self {
            files: vec![
                (TURTLE, format!("{TURTLE_GENERATOR}{}", ontology.turtle())),
                (PAGE, page),
            ],
        }
    }

    /// Its files, by their paths from the root of the site.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.files.iter().map(|(path, text)| (*path, text.as_str()))
    }
}

fn page(terms: &[OntologyTerm], tags: &[&str]) -> String {
    // A book may be in a language that the program does not speak.
    let mut spoken: Vec<Words> = Vec::new();
    for tag in tags {
        let words = Words::new(tag);
        if spoken.iter().all(|it| it.language() != words.language()) {
            spoken.push(words);
        }
    }
    let sections: Vec<Value> = spoken.iter().map(|words| section(terms, words)).collect();
    let view = json!({
        "lang": spoken.first().map_or("und", Words::language),
        "title": spoken.iter().map(|it| it.word("rdf-ontology-title")).collect::<Vec<_>>().join(" · "),
        "sections": sections,
    });
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // Template and view are both in this file, and a test renders them.
    registry
        .render_template(TEMPLATE, &view)
        .unwrap_or_default()
}

fn section(terms: &[OntologyTerm], words: &Words) -> Value {
    let language = words.language();
    let said = |texts: &[(String, String)]| {
        let found = texts.iter().find(|(tag, _)| tag == language);
        found.map_or(String::new(), |(_, text)| text.clone())
    };
    let rows = terms.iter().map(|term| {
        let others: Vec<&str> = term
            .mappings
            .iter()
            .map(|(_, other)| other.as_str())
            .collect();
        json!({
            "name": term.name,
            "label": said(&term.labels),
            "comment": said(&term.comments),
            "kind": words.word(kind(term.kind)),
            "others": others.join(", "),
        })
    });
    let headings = ["term", "kinds", "meaning", "other"];
    let headings = headings.map(|it| words.word(&format!("rdf-page-{it}")));
    json!({
        "tag": language,
        "title": words.word("rdf-ontology-title"),
        "language": words.word("language-name"),
        "summary": words.word("rdf-ontology"),
        "about": words.word("rdf-page-about"),
        "headings": headings,
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn kind(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Class => "rdf-kind-class",
        TermKind::Object | TermKind::Datatype | TermKind::Property => "rdf-kind-property",
        TermKind::Graph => "rdf-kind-graph",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_each_term_in_every_language_and_one_place_to_link_to() {
        let handbook = crate::sample::of_levels("");
        let namespace = Namespace::of(&handbook.base().manifest, &["de", "en"]);
        let [(_, turtle), (_, page)] = &namespace.files[..] else {
            panic!("two files");
        };
        assert_eq!(page.matches(" id=\"EffectivePosition\"").count(), 1);
        assert!(page.contains("wirksame Position"));
        assert!(page.contains("effective position"));
        assert!(turtle.contains("an:EffectivePosition a"));
    }
}
