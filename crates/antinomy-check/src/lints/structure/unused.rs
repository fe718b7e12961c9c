//! Sources, actors, propositions, concepts and fields that nothing refers to.
//!
//! Statements, relations, contradictions and the like are roots: they say something by themselves. All that is reachable from
//! them along references counts as used.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::GENERAL;
use antinomy_model::{Body, Kind, Record, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CONCEPT = "L061", "orphaned-concept", Warning;
    SOURCE = "L062", "unused-source", Warning;
    ACTOR = "L063", "unused-actor", Warning;
    PROPOSITION = "L064", "unused-proposition", Warning;
    FIELD = "L065", "unused-field", Warning;
}

/// The kinds that are there to be referred to; records of all other kinds are roots.
const REFERRED: &[(Kind, &Code)] = &[
    (Kind::Concept, &CONCEPT),
    (Kind::Source, &SOURCE),
    (Kind::Actor, &ACTOR),
    (Kind::Proposition, &PROPOSITION),
    (Kind::Field, &FIELD),
];

/// What a knowledge base is about.
const MATTER: &[Kind] = &[Kind::Statement, Kind::Relation, Kind::Contradiction];

/// Keys along which use spreads in both directions. A member belongs to the whole as the whole to its members; neighbours and
/// opposites are mutual; and an old version is still cited after the new one has replaced it.
const MUTUAL: &[&str] = &["members", "part-of", "related", "antonym", "superseded-by"];

pub(super) struct Unused;

impl Lint for Unused {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Everything
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        // A knowledge base without statements has only been begun, and everything in it would be unused.
        if !base.records().any(|(_, it)| MATTER.contains(&it.kind())) {
            return;
        }
        let mut usage = Usage::new(facts);
        usage.follow();
        // A dangling reference is an error of its own, and may have meant any of the unused records.
        if usage.has_dangling {
            return;
        }
        for ((_, record), is_used) in base.records().zip(&usage.is_used) {
            if let Some(code) = code_of(record.kind()).filter(|_| !is_used) {
                out.push(Diagnostic::new(code, record.span).with("id", record.id.as_str()));
            }
        }
    }
}

fn code_of(kind: Kind) -> Option<&'static Code> {
    let mut referred = REFERRED.iter();
    referred
        .find(|(referred, _)| *referred == kind)
        .map(|(_, code)| *code)
}

/// Whether a record is of use by itself. A field that says who is competent says something, and `general` is above all fields
/// without being named.
fn is_root(record: &Record) -> bool {
    match &record.body {
        Body::Field(field) => !field.competence.is_empty() || record.id == GENERAL,
        body => code_of(body.kind()).is_none(),
    }
}

/// What is used, and what is still to be followed.
struct Usage<'f> {
    facts: &'f Facts,
    is_used: Vec<bool>,
    todo: Vec<RecordId>,
    /// The records that refer to a record under a [`MUTUAL`] key.
    back: BTreeMap<RecordId, Vec<RecordId>>,
    has_dangling: bool,
}

impl<'f> Usage<'f> {
    fn new(facts: &'f Facts) -> Self {
        let mut usage = Self {
            facts,
            is_used: vec![false; facts.base().record_count()],
            todo: Vec::new(),
            back: BTreeMap::new(),
            has_dangling: false,
        };
        for (id, record) in facts.base().records() {
            if is_root(record) {
                usage.mark(id);
            }
            // Most records are statements, and those have no mutual keys.
            if record.statement().is_none() {
                usage.add_back(id, record);
            }
        }
        usage
    }

    fn add_back(&mut self, id: RecordId, record: &Record) {
        for key in MUTUAL {
            record.value(key).reference_lists(&mut |list| {
                for other in list.iter().filter_map(|it| self.facts.base().target(it)) {
                    self.back.entry(other).or_default().push(id);
                }
            });
        }
    }

    fn mark(&mut self, id: RecordId) {
        if !std::mem::replace(&mut self.is_used[id.0 as usize], true) {
            self.todo.push(id);
        }
    }

    fn mark_target(&mut self, reference: &Ref) {
        match self.facts.base().target(reference) {
            Some(target) => self.mark(target),
            None => self.has_dangling = true,
        }
    }

    /// Marks all that is reachable from what is marked.
    fn follow(&mut self) {
        let base = self.facts.base();
        while let Some(id) = self.todo.pop() {
            let record = base.record(id);
            record.each_deep(&mut |_, value| {
                value.reference_lists(&mut |list| list.iter().for_each(|it| self.mark_target(it)));
                value.readers().for_each(|it| self.mark_target(it));
            });
            let back = self.back.remove(&id).unwrap_or_default();
            let authors = self.facts.authors_of(id).iter().copied();
            // Dead links and citations were reported, and do not hide what is unused.
            let mentions = record.mentions.iter();
            let mentioned = mentions.filter_map(|mention| base.mentioned(mention));
            for other in back.into_iter().chain(authors).chain(mentioned) {
                self.mark(other);
            }
        }
    }
}
