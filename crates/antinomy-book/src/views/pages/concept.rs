//! The page of a concept, with its definition in prose.

use crate::sanitize::sanitize;
use crate::views::context::PageContext;
use crate::views::parts::competences::CompetenceView;
use crate::views::parts::findings::FindingsView;
use crate::views::parts::relations::RelationItem;
use crate::views::parts::statement::StatementItem;
use crate::views::shapes::{BacklinkGroup, FactView, FileView, LinkView, ProseView, TextView};
use antinomy_graph::Predicate;
use antinomy_model::kinds::Concept;
use antinomy_model::{Body, RecordId, Text};
use serde::Serialize;

/// The view of `concept.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ConceptPage {
    id: String,
    heading: TextView,
    facts: Vec<FactView>,
    note: Option<ProseView>,
    /// Markdown, made safe.
    prose: Option<TextView>,
    /// Statements that say what the concept means.
    definitions: Vec<StatementItem>,
    competences: Vec<CompetenceView>,
    contradictions: FindingsView,
    statements: Vec<StatementItem>,
    relations: Vec<RelationItem>,
    cited_by: Vec<BacklinkGroup>,
    file: FileView,
}

/// The predicates from a statement to the concepts that it is about.
pub(crate) const ABOUT: [Predicate; 3] = [Predicate::Concept, Predicate::Defines, Predicate::Frame];

impl PageContext<'_> {
    pub(crate) fn concept_page(self, id: RecordId) -> Option<ConceptPage> {
        let record = self.base().record(id);
        let Body::Concept(concept) = &record.body else {
            return None;
        };
        let statements = self.statements_by(id, &ABOUT);
        let definitions = self.statements_by(id, &[Predicate::Defines]);
        let others = statements.iter().copied();
        let others = others.filter(|it| definitions.binary_search(it).is_err());
        Some(ConceptPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_concept(id, concept),
            note: self.prose(&record.shared.note),
            prose: self.definition(&record.prose),
            competences: self.competences_for(id),
            contradictions: self.first_findings(self.contradictions_with(&statements)),
            relations: self.relations(id, &[]),
            cited_by: self.mentions_of_concept(id),
            statements: self.statement_items(others),
            definitions: self.statement_items(definitions),
            file: self.file(id),
        })
    }

    fn definition(self, written: &Text) -> Option<TextView> {
        let TextView { text, lang } = self.given(written)?;
        let text = sanitize(&text, &self.cx.markdown);
        (!text.trim().is_empty()).then_some(TextView { text, lang })
    }

    fn facts_of_concept(self, id: RecordId, concept: &Concept) -> Vec<FactView> {
        let others = concept
            .label
            .versions()
            .filter(|(language, _)| *language != self.cx.language);
        // A label that is the same in both languages is not repeated as a translation.
        let shown = self.name(id).text;
        let others = others
            .filter(|(_, text)| text.value != shown)
            .map(|(language, text)| {
                let lang = self.foreign_version(language);
                TextView {
                    text: text.value.clone(),
                    lang,
                }
                .link(None)
            });
        // Symmetric predicates may be written at either end, or at both.
        let both = |predicate| {
            let node = self.graph().node_of(id);
            let out = self.graph().outgoing_by(node, predicate);
            self.links_once(out.chain(self.graph().incoming_by(node, predicate)))
        };
        let facts = [
            FactView::new("label-other", others.collect()),
            FactView::new(
                "alt-labels",
                concept
                    .alt_labels
                    .iter()
                    .map(|label| LinkView::plain(&label.value))
                    .collect(),
            ),
            FactView::new("broader", self.links_out(id, Predicate::Broader)),
            FactView::new("narrower", self.links_in(id, Predicate::Broader)),
            FactView::new("related", both(Predicate::Related)),
            FactView::new("antonym", both(Predicate::Antonym)),
            FactView::new(
                "scheme",
                concept.scheme.iter().map(LinkView::plain).collect(),
            ),
        ];
        facts.into_iter().flatten().collect()
    }

    /// Back-links without statements and fields, which the page lists itself: a field names a concept in its competences.
    fn mentions_of_concept(self, id: RecordId) -> Vec<BacklinkGroup> {
        let shown = [
            Predicate::Broader,
            Predicate::Related,
            Predicate::Antonym,
            Predicate::RelationFrom,
            Predicate::RelationTo,
        ];
        let groups = self.backlinks(id, &shown);
        let is_listed = |term: &str| matches!(term, "used-in-statements" | "used-in-fields");
        groups
            .into_iter()
            .filter(|group| !is_listed(&group.term))
            .collect()
    }
}
