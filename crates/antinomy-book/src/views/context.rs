//! The page that a view is for: its language, and relative addresses from there.

use crate::Handbook;
use crate::views::parts::{addresses, dates, locators};
use crate::views::shapes::{LinkView, RefView, TextView};
use antinomy_graph::{Facts, Graph, NodeId, Predicate};
use antinomy_model::kinds::Relation;
use antinomy_model::values::{Interval, Locator, Place};
use antinomy_model::{Body, Kind, KnowledgeBase, Language, Manifest, RecordId, Text};
use antinomy_words::Words;
use std::collections::BTreeSet;

/// The length in code points at which the text of a statement is cut where it is only named.
const SHORT: usize = 110;

/// The length in bytes up to which a text is read where only its beginning is shown.
const LONG: usize = 8_000;

/// The length in code points at which a name is cut in links.
const LONGEST_NAME: usize = 600;

/// The key of the heading over the list of all records of a kind.
pub(crate) fn list_heading(kind: Kind) -> &'static str {
    match kind {
        // The records of this kind may be agreements or shifts.
        Kind::Contradiction => "contradictions-heading",
        kind => kind.plural(),
    }
}

/// A page of the handbook: the language and the relative root that its views need.
#[derive(Clone, Copy)]
pub(crate) struct PageContext<'a> {
    pub(crate) cx: &'a Handbook,
    /// The relative path from the page to the root of the book: `../` a level, or empty.
    pub(crate) root: &'a str,
}

impl<'a> PageContext<'a> {
    /// A page at this relative path from the root of the book.
    pub(crate) fn new(cx: &'a Handbook, root: &'a str) -> Self {
        Self { cx, root }
    }

    pub(crate) fn base(self) -> &'a KnowledgeBase {
        self.cx.base()
    }

    pub(crate) fn facts(self) -> &'a Facts {
        self.cx.facts()
    }

    pub(crate) fn graph(self) -> &'a Graph {
        self.cx.graph()
    }

    pub(crate) fn words(self) -> &'a Words {
        &self.cx.words
    }

    pub(crate) fn manifest(self) -> &'a Manifest {
        &self.base().manifest
    }

    /// The tag of a language, unless it is the page's.
    pub(crate) fn foreign(self, tag: &str) -> Option<String> {
        // Variants of one language read alike: `de-AT` on a German page is not marked.
        let primary = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        (primary(tag) != primary(self.cx.tag())).then(|| tag.to_owned())
    }

    /// The tag of the language of a version, unless it is the page's or the version is for all languages.
    pub(crate) fn foreign_version(self, language: Language) -> Option<String> {
        (language != Language::ALL)
            .then(|| self.foreign(self.manifest().tag(language)))
            .flatten()
    }

    /// A text in the page's language, else in the one it was written in.
    pub(crate) fn text(self, written: &Text) -> TextView {
        let (language, text) = written.best(self.cx.language);
        TextView {
            text: text.to_owned(),
            lang: self.foreign_version(language),
        }
    }

    /// The same; `None` for an empty text.
    pub(crate) fn given(self, written: &Text) -> Option<TextView> {
        (!written.is_empty()).then(|| self.text(written))
    }

    /// A text quoted from a source. Written in one version only, it is in the language of the source.
    pub(crate) fn text_from(self, written: &Text, source: Option<RecordId>) -> TextView {
        let source = source.and_then(|source| self.base().record(source).source());
        let own = source.and_then(|source| source.language.as_ref());
        match own {
            // A second version is a translation of ours, which is in the language that it is filed under.
            Some(own) if written.versions().count() == 1 => TextView {
                lang: self.foreign(&own.value),
                ..self.text(written)
            },
            _ => self.text(written),
        }
    }

    /// A word in the page's language.
    pub(crate) fn word(self, key: &str) -> TextView {
        TextView {
            text: self.words().word(key),
            lang: None,
        }
    }

    /// What a record is called: title, label or the text itself; its id where it has none.
    pub(crate) fn name(self, id: RecordId) -> TextView {
        let record = self.base().record(id);
        match record.name().filter(|name| !name.is_empty()) {
            Some(name) if record.kind() == Kind::Source => self.text_from(name, Some(id)),
            Some(name) => self.text(name),
            None => TextView {
                text: record.id.clone(),
                lang: None,
            },
        }
    }

    /// What a link to a record says: the short reference of a source, the beginning of a statement, a relation as a
    /// sentence, else the name.
    pub(crate) fn label(self, id: RecordId) -> TextView {
        match &self.base().record(id).body {
            Body::Source(_) => {
                let text = self.cited(id, &Locator::default());
                // Names have no language; a title that takes their place has one.
                let lang = if self.begins_with_title(id) {
                    self.name(id).lang
                } else {
                    None
                };
                TextView { text, lang }
            }
            Body::Statement(_) => {
                let name = self.name(id);
                TextView {
                    text: shortened(&self.plain(beginning(&name.text))),
                    ..name
                }
            }
            Body::Relation(relation) => self.sentence(relation).unwrap_or_else(|| self.name(id)),
            _ => {
                let name = self.name(id);
                let text = name_in_link(&name.text);
                TextView { text, ..name }
            }
        }
    }

    /// Whether a source without author, editor and authority is cited by its title.
    fn begins_with_title(self, id: RecordId) -> bool {
        let item = self.cx.bibliography().item(&self.base().record(id).id);
        let names = ["author", "editor", "authority"];
        item.is_some_and(|item| names.iter().all(|name| !item.0.contains_key(*name)))
    }

    /// A relation as `from – label – to`.
    fn sentence(self, relation: &Relation) -> Option<TextView> {
        let end = |reference: &Option<antinomy_model::Ref>| {
            let id = self.base().target(reference.as_ref()?)?;
            // Relations between relations may form a cycle: only the outer one is spelled out.
            let is_relation = self.base().record(id).kind() == Kind::Relation;
            Some(if is_relation {
                self.name(id).text
            } else {
                self.label(id).text
            })
        };
        let label = &self.manifest().relation_types.get(relation.r#type?)?.label;
        let (from, to) = (end(&relation.from)?, end(&relation.to)?);
        Some(TextView {
            text: format!("{from} – {} – {to}", self.text(label).text),
            lang: None,
        })
    }

    /// The address of a record, if it has a page or is shown on one.
    pub(crate) fn href(self, id: RecordId) -> Option<String> {
        let record = self.base().record(id);
        let find = |reference: &antinomy_model::Ref| self.base().target(reference);
        match &record.body {
            Body::Statement(statement) => {
                let (source, _) = self.facts().source_of(statement)?;
                Some(format!("{}#{}", self.href(source)?, record.id))
            }
            Body::Examination(examination) => {
                let field = examination.field.iter().find_map(find)?;
                Some(format!("{}#{}", self.href(field)?, record.id))
            }
            Body::Relation(relation) => {
                // A relation is shown on the page of its start; a cycle of relations is shown nowhere.
                let from = find(relation.from.as_ref()?)?;
                let is_relation = self.base().record(from).kind() == Kind::Relation;
                if is_relation { None } else { self.href(from) }
            }
            Body::Verdict(_) | Body::Rule(_) => None,
            _ => Some(addresses::page(self.root, record.kind(), &record.id)),
        }
    }

    /// A link to a record.
    pub(crate) fn link(self, id: RecordId) -> LinkView {
        self.label(id).link(self.href(id))
    }

    /// A link to a heading `WORD--ID` on the page of a record.
    pub(crate) fn link_below(self, id: RecordId, word: &str) -> LinkView {
        let link = self.link(id);
        let anchor = format!("#{word}--{}", self.base().record(id).id);
        let href = link.href.map(|href| href + &anchor);
        LinkView { href, ..link }
    }

    /// A link to the list of all records of a kind.
    pub(crate) fn list_of(self, kind: Kind) -> LinkView {
        let href = addresses::page(self.root, kind, "index");
        self.word(list_heading(kind)).link(Some(href))
    }

    /// A link to what a reference leads to, unless it dangles.
    pub(crate) fn link_to(self, reference: &antinomy_model::Ref) -> Option<LinkView> {
        self.base().target(reference).map(|id| self.link(id))
    }

    /// Links to what references lead to; dangling ones are left out.
    pub(crate) fn links(self, references: &[antinomy_model::Ref]) -> Vec<LinkView> {
        references
            .iter()
            .filter_map(|reference| self.link_to(reference))
            .collect()
    }

    /// Links to the records that edges of one predicate lead to.
    pub(crate) fn links_out(self, id: RecordId, predicate: Predicate) -> Vec<LinkView> {
        self.links_of(
            self.graph()
                .outgoing_by(self.graph().node_of(id), predicate),
        )
    }

    /// Links to the records that edges of one predicate come from.
    pub(crate) fn links_in(self, id: RecordId, predicate: Predicate) -> Vec<LinkView> {
        self.links_of(
            self.graph()
                .incoming_by(self.graph().node_of(id), predicate),
        )
    }

    /// Links to the records of nodes, each once.
    pub(crate) fn links_once(self, nodes: impl Iterator<Item = NodeId>) -> Vec<LinkView> {
        let mut seen = BTreeSet::new();
        nodes
            .filter_map(|node| self.graph().record_of(node))
            .filter(|id| seen.insert(*id))
            .map(|id| self.link(id))
            .collect()
    }

    fn links_of(self, nodes: impl Iterator<Item = NodeId>) -> Vec<LinkView> {
        nodes
            .filter_map(|node| self.graph().record_of(node))
            .map(|id| self.link(id))
            .collect()
    }

    /// A source with a place in it, unless the reference dangles.
    pub(crate) fn place(self, place: &Place) -> Option<RefView> {
        self.source(&place.source, &place.locator)
    }

    /// A source with a place in it, unless the reference dangles.
    pub(crate) fn source(self, source: &antinomy_model::Ref, locator: &Locator) -> Option<RefView> {
        let id = self.base().target(source)?;
        let link = LinkView {
            href: self.href(id),
            ..LinkView::plain(self.cited(id, locator))
        };
        Some(link.at(None).citing(&self.base().record(id).id))
    }

    /// A locator in words.
    pub(crate) fn locator(self, locator: &Locator) -> Option<String> {
        locators::said(self.words(), locator)
    }

    /// A time interval in words.
    pub(crate) fn time(self, time: Interval) -> String {
        dates::interval(self.words(), time)
    }
}

/// As much of a text as more than suffices for what is shown of it in a line or two. A text of megabytes is not read again
/// for each link to it.
pub(crate) fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONG)]
}

/// A name in a link. Only names that are no names are too long.
pub(crate) fn name_in_link(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((cut, _)) => format!("{} …", &name[..cut]),
        None => name.to_owned(),
    }
}

/// The beginning of a text, cut between words, without a full stop at the end.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = text.char_indices().nth(SHORT) else {
        return text.strip_suffix('.').unwrap_or(&text).to_owned();
    };
    // A single long word is cut inside, on a code point.
    let cut = text[..cut].rfind(' ').unwrap_or(cut);
    format!(
        "{} …",
        text[..cut].trim_end_matches([',', ';', ':', '.', ' '])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(
            shortened("Anspruchsvolle Politik kostet Geld."),
            "Anspruchsvolle Politik kostet Geld"
        );
        let long = "Wort ".repeat(60);
        let short = shortened(&long);
        assert!(
            short.ends_with("Wort …") && short.chars().count() <= SHORT + 2,
            "{short}"
        );
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_all_the_same() {
        assert_eq!(shortened(&"ä".repeat(200)).chars().count(), SHORT + 2);
    }
}
