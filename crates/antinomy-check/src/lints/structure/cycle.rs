//! A record that leads back to itself through keys that must be acyclic, or refers to itself.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{KnowledgeBase, Record, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeSet;

antinomy_syntax::codes! {
    "";
    CODE = "L001", "cycle", Error;
    SELF = "L002", "self-reference", Error;
}

/// Keys whose references must not lead back.
const ACYCLIC: &[&str] = &["broader", "part-of", "in", "implies", "superseded-by"];
/// Keys whose references may lead back, only not to the record itself at once.
const MUTUAL: &[&str] = &["related", "antonym", "excludes", "members"];

pub(super) struct Cycle;

impl Lint for Cycle {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, id: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        // Most records are statements, and those have none of the keys.
        if record.statement().is_some() {
            return;
        }
        for key in MUTUAL {
            let mut list = references(record, key).iter();
            let own = list.find(|reference| facts.base().target(reference) == Some(id));
            out.extend(own.map(|own| report(key, own, &[record])));
        }
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        for key in ACYCLIC {
            CycleSearch::along(facts.base(), key).all(out);
        }
    }
}

/// What `key` of a record refers to.
fn references<'r>(record: &'r Record, key: &str) -> &'r [Ref] {
    let mut references = &[][..];
    let value = record.value(key);
    value.reference_lists(&mut |list| references = list);
    references
}

/// How far a depth-first search has come with a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum VisitState {
    Unvisited,
    /// At this index of the path.
    OnPath(usize),
    Done,
}

/// A depth-first search along the references under one key.
struct CycleSearch<'b> {
    base: &'b KnowledgeBase,
    key: &'static str,
    states: Vec<VisitState>,
    reported: BTreeSet<RecordId>,
}

/// A record on the path of a search, with its references that were not followed yet.
type PathEntry<'b> = (RecordId, std::slice::Iter<'b, Ref>);

impl<'b> CycleSearch<'b> {
    fn along(base: &'b KnowledgeBase, key: &'static str) -> Self {
        Self {
            base,
            key,
            states: vec![VisitState::Unvisited; base.record_count()],
            reported: BTreeSet::new(),
        }
    }

    /// Reports each cycle once, at the reference that closes it.
    fn all(mut self, out: &mut Vec<Diagnostic>) {
        let mut kinds = antinomy_model::Kind::ALL.to_vec();
        kinds.retain(|kind| kind.table().names().any(|name| name == self.key));
        for (id, record) in self.base.records() {
            if kinds.contains(&record.kind()) && self.states[id.0 as usize] == VisitState::Unvisited
            {
                self.from(id, out);
            }
        }
    }

    /// Keeps its own stack, since a long chain would exhaust that of recursive calls.
    fn from(&mut self, start: RecordId, out: &mut Vec<Diagnostic>) {
        let mut path = Vec::new();
        self.enter(start, &mut path);
        while let Some((record, references)) = path.last_mut() {
            let Some(reference) = references.next() else {
                self.states[record.0 as usize] = VisitState::Done;
                path.pop();
                continue;
            };
            let Some(target) = self.base.target(reference) else {
                continue;
            };
            match self.states[target.0 as usize] {
                VisitState::Unvisited => self.enter(target, &mut path),
                // Of cycles through one record the first is enough; the others are seen when it is broken.
                VisitState::OnPath(begin) if self.reported.insert(target) => {
                    let cycle = path[begin..].iter().map(|(id, _)| self.base.record(*id));
                    let cycle: Vec<&Record> = cycle.collect();
                    out.push(report(self.key, reference, &cycle));
                }
                VisitState::OnPath(_) | VisitState::Done => {}
            }
        }
    }

    fn enter(&mut self, id: RecordId, path: &mut Vec<PathEntry<'b>>) {
        self.states[id.0 as usize] = VisitState::OnPath(path.len());
        let references = references(self.base.record(id), self.key);
        path.push((id, references.iter()));
    }
}

fn report(key: &'static str, closing: &Ref, cycle: &[&Record]) -> Diagnostic {
    let first = cycle[0];
    if cycle.len() == 1 {
        return Diagnostic::new(&SELF, closing.span)
            .with("id", first.id.as_str())
            .with("key", key);
    }
    let mut names: Vec<&str> = cycle.iter().map(|record| record.id.as_str()).collect();
    names.push(&first.id);
    let found = Diagnostic::new(&CODE, closing.span)
        .with("id", first.id.as_str())
        .with("key", key)
        .with("path", names.join(" → "));
    cycle[..cycle.len() - 1]
        .iter()
        .fold(found, |found, record| found.related(record.span, "through"))
}
