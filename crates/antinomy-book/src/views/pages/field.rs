//! The page of a field: competences, contradictions, examinations, and statements by level.

use crate::views::context::PageContext;
use crate::views::parts::badges::{OUTSIDE, UNKNOWN};
use crate::views::parts::competences::CompetenceView;
use crate::views::parts::findings::FindingsView;
use crate::views::parts::statement::StatementItem;
use crate::views::shapes::{
    BacklinkGroup, BadgeView, FactView, FileView, LinkView, ProseView, RefView, TextView, WordKey,
};
use antinomy_graph::Predicate;
use antinomy_model::kinds::{Examination, Field};
use antinomy_model::values::{ExaminationResult, LevelId};
use antinomy_model::{Body, Given, LevelSet, RecordId};
use serde::Serialize;
use std::collections::BTreeMap;

/// The view of `field.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FieldPage {
    id: String,
    heading: TextView,
    facts: Vec<FactView>,
    note: Option<ProseView>,
    competences: Vec<CompetenceView>,
    contradictions: FindingsView,
    examinations: Vec<ExaminationItem>,
    groups: Vec<LevelGroup>,
    cited_by: Vec<BacklinkGroup>,
    file: FileView,
}

#[derive(Clone, Debug, Serialize)]
struct ExaminationItem {
    id: String,
    badges: Vec<BadgeView>,
    result: WordKey,
    because: Option<ProseView>,
    by: Option<LinkView>,
    r#ref: Option<RefView>,
}

#[derive(Clone, Debug, Serialize)]
struct LevelGroup {
    anchor: String,
    badge: BadgeView,
    count: usize,
    statements: Vec<StatementItem>,
}

/// The group of a statement. The order of the variants is that of the page: levels from the top, none, unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LevelSlot {
    Level(LevelId),
    Outside,
    Unknown,
}

impl PageContext<'_> {
    pub(crate) fn field_page(self, id: RecordId) -> Option<FieldPage> {
        let record = self.base().record(id);
        let Body::Field(field) = &record.body else {
            return None;
        };
        Some(FieldPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_field(id, field),
            note: self.prose(&record.shared.note),
            competences: self.competences_of(id),
            contradictions: self.findings(self.contradictions_in(id)),
            examinations: self.examinations_in(id),
            groups: self.statements_by_level(id, &record.id),
            cited_by: self.mentions_of_field(id),
            file: self.file(id),
        })
    }

    fn facts_of_field(self, id: RecordId, field: &Field) -> Vec<FactView> {
        let broader = field.broader.iter().filter_map(|field| self.link_to(field));
        let facts = [
            FactView::new("broader-field", broader.collect()),
            FactView::new("narrower-fields", self.links_in(id, Predicate::Broader)),
        ];
        facts.into_iter().flatten().collect()
    }

    /// The examinations of a field. An examination of several fields is on the page of each.
    fn examinations_in(self, field: RecordId) -> Vec<ExaminationItem> {
        let nodes = self
            .graph()
            .incoming_by(self.graph().node_of(field), Predicate::InField);
        let records = nodes.filter_map(|node| self.graph().record_of(node));
        records.filter_map(|id| self.examination(id)).collect()
    }

    fn examination(self, id: RecordId) -> Option<ExaminationItem> {
        let record = self.base().record(id);
        let Body::Examination(examination) = &record.body else {
            return None;
        };
        // An examination without a result, or with one that could not be read, says nothing.
        let result = match examination.result? {
            ExaminationResult::None => "examined-none",
            ExaminationResult::NotApplicable => "not-applicable",
        };
        Some(ExaminationItem {
            id: record.id.clone(),
            badges: self.badges_of_examination(examination),
            result: result.to_owned(),
            because: self.prose(&examination.because),
            by: examination.by.as_ref().and_then(|by| self.link_to(by)),
            r#ref: examination
                .source
                .as_ref()
                .and_then(|source| self.source(source, &examination.locator)),
        })
    }

    fn badges_of_examination(self, examination: &Examination) -> Vec<BadgeView> {
        match &examination.levels {
            Given::Known(levels) => self.badges(Some(*levels)),
            Given::Unknown => self.badges(None),
            Given::Absent => Vec::new(),
        }
    }

    fn statements_by_level(self, field: RecordId, id: &str) -> Vec<LevelGroup> {
        let mut places: BTreeMap<LevelSlot, Vec<RecordId>> = BTreeMap::new();
        for statement in self.statements_by(field, &[Predicate::InField]) {
            let levels = self
                .base()
                .record(statement)
                .statement()
                .map(|it| self.facts().levels_of(it).set);
            for place in slots_of(levels.flatten()) {
                places.entry(place).or_default().push(statement);
            }
        }
        let groups = places.into_iter().map(|(place, statements)| {
            let (name, badge) = match place {
                LevelSlot::Level(level) => {
                    (self.manifest().level(level).id.as_str(), self.badge(level))
                }
                LevelSlot::Outside => (OUTSIDE, self.badge_without_level(OUTSIDE)),
                LevelSlot::Unknown => (UNKNOWN, self.badge_without_level(UNKNOWN)),
            };
            LevelGroup {
                anchor: format!("statements--{id}--{name}"),
                badge,
                count: statements.len(),
                statements: self.statement_items(statements),
            }
        });
        groups.collect()
    }

    /// Back-links without contradictions, statements and examinations, which the page lists itself.
    fn mentions_of_field(self, id: RecordId) -> Vec<BacklinkGroup> {
        let shown = [
            "used-in-statements",
            "used-in-contradictions",
            "used-in-examinations",
        ];
        let groups = self.backlinks(id, &[Predicate::Broader]);
        groups
            .into_iter()
            .filter(|group| !shown.contains(&group.term.as_str()))
            .collect()
    }
}

fn slots_of(levels: Option<LevelSet>) -> Vec<LevelSlot> {
    match levels {
        None => vec![LevelSlot::Unknown],
        Some(set) if set.is_empty() => vec![LevelSlot::Outside],
        Some(set) => set.iter().map(LevelSlot::Level).collect(),
    }
}
