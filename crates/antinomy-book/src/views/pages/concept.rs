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
use antinomy_model::values::StatementKind;
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
        let (mut definitions, others): (Vec<_>, Vec<_>) = statements
            .iter()
            .copied()
            .partition(|it| self.is_definition_of(*it, id));
        // As they are written: what a source counts as first, second and third is read in that order.
        definitions.sort_by_key(|it| self.base().record(*it).span);
        Some(ConceptPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_concept(id, concept),
            note: self.prose(&record.shared.note),
            prose: self.definition(&record.prose),
            competences: self.competences_for(id),
            contradictions: self.first_findings(self.contradictions_with(&statements)),
            relations: self.relations(id, &[]),
            cited_by: self.mentions_of_concept(id, &statements),
            statements: self.statement_items(others),
            definitions: self.statement_items(definitions),
            file: self.file(id),
        })
    }

    /// Whether a statement defines a concept. Of another kind it does not, whatever it names: the check reports that, and a
    /// page must not make a definition of it.
    fn is_definition_of(self, id: RecordId, concept: RecordId) -> bool {
        let statement = self.base().record(id).statement();
        statement.is_some_and(|it| {
            let mut defined = it.defines.iter();
            it.kind == Some(StatementKind::Definition)
                && defined.any(|it| self.base().target(it) == Some(concept))
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

    /// Back-links without what the page lists itself: statements about the concept, and fields with a competence for it.
    fn mentions_of_concept(self, id: RecordId, statements: &[RecordId]) -> Vec<BacklinkGroup> {
        let shown = [
            Predicate::Broader,
            Predicate::Related,
            Predicate::Antonym,
            Predicate::RelationFrom,
            Predicate::RelationTo,
        ];
        let fields = self.competent_fields(id);
        let listed = statements.iter().copied().chain(fields).collect();
        self.backlinks_besides(id, &shown, &listed)
    }
}

#[cfg(test)]
mod tests {
    use crate::handbook::tests::handbook;
    use crate::views::context::PageContext;
    use serde_json::Value;

    const RECORDS: &str = "actors:\n\
        - {id: town, label: Town, levels: municipal}\n\
        - {id: land, label: Land, levels: state}\n\
        concepts:\n- {id: school, label: School}\n\
        sources:\n- {id: act, title: Act, issuer: land}\n\
        fields:\n\
        - {id: education, label: Education, competence: [\
        {id: build, task: Build, concepts: school, holder: town, source: act}, {id: pay, task: Pay, holder: land}]}\n\
        - {id: youth, label: Youth, note: 'See [school](records.yaml#school).'}\n\
        statements:\n\
        - {id: ab, text: AB., kind: definition, source: act, defines: school}\n\
        - {id: a, text: A., kind: definition, source: act, defines: school, concepts: school}\n\
        - {id: b, text: B., kind: goal, source: act, concepts: school, defines: school, share: one, time: 1985/}\n\
        - {id: c, text: 'C, see [school](records.yaml#school).', kind: goal, source: act}\n";

    fn page() -> Value {
        let cx = handbook(RECORDS);
        let school = cx.base().find("school").unwrap();
        let page = PageContext::new(&cx, "../").concept_page(school);
        serde_json::to_value(page.unwrap()).unwrap()
    }

    /// The values of one field of the items of a list.
    fn each<'v>(list: &'v Value, key: &str) -> Vec<&'v Value> {
        let items = list.as_array().unwrap().iter();
        items.map(|item| &item[key]).collect()
    }

    #[test]
    fn who_defines_a_concept_stands_before_who_speaks_of_it() {
        let page = page();
        assert_eq!(each(&page["definitions"], "id"), ["ab", "a"]);
        assert_eq!(each(&page["statements"], "id"), ["b"]);
    }

    #[test]
    fn what_one_of_many_said_and_when_stands_beside_it() {
        let page = page();
        assert_eq!(each(&page["statements"], "share"), ["share-one"]);
        assert_eq!(each(&page["statements"], "time"), ["1985, Ende unbekannt"]);
        assert_eq!(each(&page["definitions"], "time"), [&Value::Null; 2]);
    }

    #[test]
    fn who_is_responsible_for_a_concept_leads_to_the_task_on_the_page_of_the_field() {
        let page = page();
        let rows = page["competences"].as_array().unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(
            rows[0]["href"],
            "../fields/education.html#competence--build"
        );
        assert_eq!(rows[0]["task"]["text"], "Build");
        assert_eq!(rows[0]["field"]["label"], "Education");
        assert_eq!(each(&rows[0]["holders"], "label"), ["Town"]);
    }

    #[test]
    fn what_the_page_lists_is_no_back_link_and_what_only_mentions_the_concept_is_one() {
        let page = page();
        let groups = page["cited_by"].as_array().unwrap();
        let items = groups
            .iter()
            .flat_map(|group| each(&group["items"], "label"));
        assert_eq!(items.collect::<Vec<_>>(), ["C, see school", "Youth"]);
    }
}
