//! The page of a concept, with its definition in prose.

use super::findings::FindingItem;
use super::here::Here;
use super::prose;
use super::relations::RelationItem;
use super::shapes::{Fact, File, Group, Link, Prose, Text};
use super::statement::StatementItem;
use antinomy_graph::Predicate;
use antinomy_model::kinds::Concept;
use antinomy_model::{Body, RecordId, Text as Written};
use serde::Serialize;

/// The view of `concept.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ConceptPage {
    id: String,
    heading: Text,
    facts: Vec<Fact>,
    note: Option<Prose>,
    /// Markdown, made safe.
    prose: Option<Text>,
    contradictions: Vec<FindingItem>,
    statements: Vec<StatementItem>,
    relations: Vec<RelationItem>,
    cited_by: Vec<Group>,
    file: File,
}

/// The edges from a statement to what it is about.
pub(crate) const ABOUT: [Predicate; 2] = [Predicate::Concept, Predicate::Frame];

impl Here<'_> {
    pub(crate) fn concept_page(self, id: RecordId) -> Option<ConceptPage> {
        let record = self.base().record(id);
        let Body::Concept(concept) = &record.body else {
            return None;
        };
        let statements = self.statements_by(id, &ABOUT);
        Some(ConceptPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_concept(id, concept),
            note: self.prose(&record.note),
            prose: self.definition(&record.prose),
            contradictions: self.findings(self.contradictions_with(&statements)),
            relations: self.relations(id, &[]),
            cited_by: self.mentions_of_concept(id),
            statements: self.statement_items(statements),
            file: self.file(id),
        })
    }

    fn definition(self, written: &Written) -> Option<Text> {
        let Text { text, lang } = self.given(written)?;
        let text = prose::safe(&text, &self.cx.markdown);
        (!text.trim().is_empty()).then_some(Text { text, lang })
    }

    fn facts_of_concept(self, id: RecordId, concept: &Concept) -> Vec<Fact> {
        let others = concept
            .label
            .versions()
            .filter(|(language, _)| *language != self.cx.language);
        let shown = self.name(id).text;
        let others = others
            .filter(|(_, text)| text.value != shown)
            .map(|(language, text)| {
                let lang = self.foreign(self.manifest().tag(language));
                Text {
                    text: text.value.clone(),
                    lang,
                }
                .link(None)
            });
        let both = |predicate| {
            let mut links = self.links_out(id, predicate);
            for link in self.links_in(id, predicate) {
                if !links.contains(&link) {
                    links.push(link);
                }
            }
            links
        };
        let facts = [
            Fact::new("label-other", others.collect()),
            Fact::new(
                "alt-labels",
                concept
                    .alt_labels
                    .iter()
                    .map(|label| Link::plain(&label.value))
                    .collect(),
            ),
            Fact::new("broader", self.links_out(id, Predicate::Broader)),
            Fact::new("narrower", self.links_in(id, Predicate::Broader)),
            Fact::new("related", both(Predicate::Related)),
            Fact::new("antonym", both(Predicate::Antonym)),
            Fact::new("scheme", concept.scheme.iter().map(Link::plain).collect()),
        ];
        facts.into_iter().flatten().collect()
    }

    /// Statements stand on the page itself; propositions are mentions.
    fn mentions_of_concept(self, id: RecordId) -> Vec<Group> {
        let shown = [
            Predicate::Broader,
            Predicate::Related,
            Predicate::Antonym,
            Predicate::RelationFrom,
            Predicate::RelationTo,
        ];
        let groups = self.backlinks(id, &shown);
        groups
            .into_iter()
            .filter(|group| group.term != "used-in-statements")
            .collect()
    }
}
