//! Sources, actors, propositions, concepts and fields that nothing refers to.
//!
//! Statements, relations, contradictions and examinations are what a knowledge base is about. What they refer to is
//! used, and so is what that refers to in turn.

use crate::authors::Authors;
use crate::lints::Lint;
use crate::references::each_list;
use antinomy_model::kinds::GENERAL;
use antinomy_model::{Body, Kind, KnowledgeBase, Record, RecordId};
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

pub(super) struct Unused;

impl Lint for Unused {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut use_of = Use::of(base);
        // Before anything is said, nothing can be used: such a knowledge base has only been begun.
        if use_of.todo.is_empty() {
            return;
        }
        // A reference that leads nowhere is an error of its own, and may have meant any of them.
        if !use_of.follow() {
            return;
        }
        for ((_, record), is_used) in base.records().zip(&use_of.is_used) {
            let code = match record.kind() {
                Kind::Concept => &CONCEPT,
                Kind::Source => &SOURCE,
                Kind::Actor => &ACTOR,
                Kind::Proposition => &PROPOSITION,
                Kind::Field => &FIELD,
                _ => continue,
            };
            if !is_used {
                out.push(Diagnostic::new(code, record.span).with("id", record.id.as_str()));
            }
        }
    }
}

/// What is used, and what is still to be followed.
struct Use<'b> {
    base: &'b KnowledgeBase,
    is_used: Vec<bool>,
    todo: Vec<RecordId>,
    /// What else is used along with a record, although the record does not refer to it.
    along: BTreeMap<RecordId, Vec<RecordId>>,
    authors: Authors<'b>,
}

impl<'b> Use<'b> {
    fn of(base: &'b KnowledgeBase) -> Self {
        let mut this = Self {
            base,
            is_used: vec![false; base.records().count()],
            todo: Vec::new(),
            along: BTreeMap::new(),
            authors: Authors::of(base),
        };
        let mut has_begun = false;
        for (id, record) in base.records() {
            match &record.body {
                Body::Statement(_) | Body::Relation(_) | Body::Contradiction(_) => {
                    has_begun = true;
                    this.mark(id);
                }
                Body::Examination(_) | Body::Verdict(_) | Body::Rule(_) => this.mark(id),
                // A field that says who is competent says something by itself, and all fields are below the root.
                Body::Field(field) if !field.competence.is_empty() || record.id == GENERAL => {
                    this.mark(id);
                }
                Body::Actor(_)
                | Body::Concept(_)
                | Body::Source(_)
                | Body::Field(_)
                | Body::Proposition(_) => {}
            }
            if !matches!(record.body, Body::Statement(_)) {
                this.join(id, record);
            }
        }
        if !has_begun {
            this.todo.clear();
        }
        this
    }

    /// A member belongs to the whole as the whole to its members; neighbours and opposites are mutual, and an old
    /// version is still cited after the new one has replaced it.
    fn join(&mut self, id: RecordId, record: &'b Record) {
        each_list(record, |key, list| {
            let is_mutual = matches!(
                key,
                "members" | "part-of" | "related" | "antonym" | "superseded-by"
            );
            for other in list.iter().filter(|_| is_mutual) {
                if let Some(other) = self.base.find(&other.id) {
                    self.along.entry(other).or_default().push(id);
                }
            }
        });
    }

    fn mark(&mut self, id: RecordId) {
        if !std::mem::replace(&mut self.is_used[id.0 as usize], true) {
            self.todo.push(id);
        }
    }

    fn mark_all(&mut self, ids: &[RecordId]) {
        for id in ids {
            self.mark(*id);
        }
    }

    /// Follows all references of what is used; false if one of them dangles.
    fn follow(&mut self) -> bool {
        let base = self.base;
        let mut is_whole = true;
        while let Some(id) = self.todo.pop() {
            let record = base.record(id);
            each_list(record, |_, list| {
                for reference in list {
                    match base.find(&reference.id) {
                        Some(other) => self.mark(other),
                        None => is_whole = false,
                    }
                }
            });
            if let Some(along) = self.along.remove(&id) {
                self.mark_all(&along);
            }
            if let Some(source) = record.source() {
                let authors: Vec<RecordId> = self.authors.of_source(source).collect();
                self.mark_all(&authors);
            }
            let mentioned: Vec<RecordId> = record
                .mentions
                .iter()
                .filter_map(|mention| mention.target)
                .collect();
            self.mark_all(&mentioned);
        }
        is_whole
    }
}
