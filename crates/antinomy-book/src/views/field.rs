//! The page of a field: who holds which competence, what was found, and who says what on which level.

use super::badges::{OUTSIDE, UNKNOWN};
use super::findings::FindingItem;
use super::here::Here;
use super::shapes::{Badge, Fact, File, Group, Key, Link, Prose, Ref, Text};
use super::statement::StatementItem;
use antinomy_graph::Predicate;
use antinomy_model::kinds::{Competence, Examination, Field};
use antinomy_model::values::{ExaminationResult, LevelId};
use antinomy_model::{Body, Given, LevelSet, RecordId};
use serde::Serialize;
use std::collections::BTreeMap;

/// The view of `field.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FieldPage {
    id: String,
    heading: Text,
    facts: Vec<Fact>,
    note: Option<Prose>,
    competences: Vec<CompetenceRow>,
    contradictions: Vec<FindingItem>,
    examinations: Vec<ExaminationItem>,
    groups: Vec<LevelGroup>,
    cited_by: Vec<Group>,
    file: File,
}

#[derive(Clone, Debug, Serialize)]
struct CompetenceRow {
    task: Text,
    holders: Vec<Link>,
    badges: Vec<Badge>,
    r#ref: Option<Ref>,
}

#[derive(Clone, Debug, Serialize)]
struct ExaminationItem {
    id: String,
    badges: Vec<Badge>,
    result: Key,
    because: Option<Prose>,
    by: Option<Link>,
}

#[derive(Clone, Debug, Serialize)]
struct LevelGroup {
    anchor: String,
    badge: Badge,
    count: usize,
    statements: Vec<StatementItem>,
}

/// The levels first, from the top; then what has none; then what is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Level(LevelId),
    Outside,
    Unknown,
}

impl Here<'_> {
    pub(crate) fn field_page(self, id: RecordId) -> Option<FieldPage> {
        let record = self.base().record(id);
        let Body::Field(field) = &record.body else {
            return None;
        };
        Some(FieldPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_field(id, field),
            note: self.prose(&record.note),
            competences: field
                .competence
                .iter()
                .map(|competence| self.competence(competence))
                .collect(),
            contradictions: self.findings(self.contradictions_in(id)),
            examinations: self.examinations_in(id),
            groups: self.statements_by_level(id, &record.id),
            cited_by: self.mentions_of_field(id),
            file: self.file(id),
        })
    }

    fn facts_of_field(self, id: RecordId, field: &Field) -> Vec<Fact> {
        let broader = field.broader.iter().filter_map(|field| self.link_to(field));
        let facts = [
            Fact::new("broader-field", broader.collect()),
            Fact::new("narrower-fields", self.links_in(id, Predicate::Broader)),
        ];
        facts.into_iter().flatten().collect()
    }

    fn competence(self, competence: &Competence) -> CompetenceRow {
        let holders = competence
            .holder
            .iter()
            .filter_map(|holder| self.base().resolve(holder));
        let levels = holders.map(|holder| self.base().levels_of_actor(holder));
        let levels = levels.reduce(|a, b| Some(a?.union(b?)));
        CompetenceRow {
            task: self.text(&competence.task),
            holders: self.links(&competence.holder),
            badges: levels.map_or_else(Vec::new, |levels| self.badges(levels)),
            r#ref: competence
                .source
                .as_ref()
                .and_then(|source| self.source(source, &competence.locator)),
        }
    }

    /// The examinations of a field. One of several fields stands on the page of each.
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
        })
    }

    fn badges_of_examination(self, examination: &Examination) -> Vec<Badge> {
        match &examination.levels {
            Given::Known(levels) => self.badges(Some(*levels)),
            Given::Unknown => self.badges(None),
            Given::Absent => Vec::new(),
        }
    }

    fn statements_by_level(self, field: RecordId, id: &str) -> Vec<LevelGroup> {
        let mut places: BTreeMap<Place, Vec<RecordId>> = BTreeMap::new();
        for statement in self.statements_by(field, &[Predicate::InField]) {
            let levels = self
                .base()
                .record(statement)
                .statement()
                .map(|it| self.base().levels_of(it).set);
            for place in places_of(levels.flatten()) {
                places.entry(place).or_default().push(statement);
            }
        }
        let groups = places.into_iter().map(|(place, statements)| {
            let (name, badge) = match place {
                Place::Level(level) => {
                    (self.manifest().level(level).id.as_str(), self.badge(level))
                }
                Place::Outside => (OUTSIDE, self.badge_without_level(OUTSIDE)),
                Place::Unknown => (UNKNOWN, self.badge_without_level(UNKNOWN)),
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

    /// Contradictions, statements and examinations stand on the page itself; the rest are mentions.
    fn mentions_of_field(self, id: RecordId) -> Vec<Group> {
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

fn places_of(levels: Option<LevelSet>) -> Vec<Place> {
    match levels {
        None => vec![Place::Unknown],
        Some(set) if set.is_empty() => vec![Place::Outside],
        Some(set) => set.iter().map(Place::Level).collect(),
    }
}
