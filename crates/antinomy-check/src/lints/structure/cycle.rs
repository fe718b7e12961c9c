//! A record that leads back to itself through keys that must not go in circles.

use crate::lints::Lint;
use crate::references::each_list;
use antinomy_model::{Body, KnowledgeBase, Record, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "";
    CODE = "L001", "cycle", Error;
    SELF = "L002", "self-reference", Error;
}

/// Keys whose references must not lead back.
const KEYS: &[&str] = &["broader", "part-of", "in", "implies", "superseded-by"];
/// Keys whose references may lead back, only not to the record itself at once.
const MUTUAL: &[&str] = &["related", "antonym", "excludes", "members"];

pub(super) struct Cycle;

impl Lint for Cycle {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for key in KEYS {
            check_key(base, key, out);
        }
        check_mutual(base, out);
    }
}

/// What `key` of a record refers to.
fn references<'r>(record: &'r Record, key: &str) -> &'r [Ref] {
    match (&record.body, key) {
        (Body::Concept(concept), "broader") => &concept.broader,
        (Body::Field(field), "broader") => field.broader.as_slice(),
        (Body::Actor(actor), "part-of") => actor.part_of.as_slice(),
        (Body::Source(source), "in") => source.r#in.as_slice(),
        (Body::Source(source), "superseded-by") => source.superseded_by.as_slice(),
        (Body::Proposition(proposition), "implies") => &proposition.implies,
        _ => &[],
    }
}

/// Walks depth first with an own stack, so that a long chain cannot exhaust the program's; each cycle is reported
/// once, at the reference that closes it.
fn check_key(base: &KnowledgeBase, key: &'static str, out: &mut Vec<Diagnostic>) {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for (_, start) in base.records() {
        if references(start, key).is_empty() || done.contains(start.id.as_str()) {
            continue;
        }
        let mut path: Vec<(&Record, usize)> = vec![(start, 0)];
        let mut on_path: BTreeMap<&str, usize> = BTreeMap::from([(start.id.as_str(), 0)]);
        while let Some((record, next)) = path.last_mut() {
            let Some(reference) = references(record, key).get(*next) else {
                done.insert(&record.id);
                on_path.remove(record.id.as_str());
                path.pop();
                continue;
            };
            *next += 1;
            let Some(target) = base.resolve(reference) else {
                continue;
            };
            if let Some(begin) = on_path.get(target.id.as_str()) {
                // Of circles that share a record the first is enough; the others are seen when it is cured.
                if !reported.insert(target.id.as_str()) {
                    continue;
                }
                let circle: Vec<&Record> =
                    path[*begin..].iter().map(|(record, _)| *record).collect();
                out.push(report(key, reference, &circle));
            } else if !done.contains(target.id.as_str()) {
                on_path.insert(&target.id, path.len());
                path.push((target, 0));
            }
        }
    }
}

fn check_mutual(base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
    for (id, record) in base.records() {
        if matches!(record.body, Body::Statement(_)) {
            continue;
        }
        each_list(record, |key, list| {
            let own = |reference: &&Ref| base.find(&reference.id) == Some(id);
            if let Some(own) = list.iter().find(own).filter(|_| MUTUAL.contains(&key)) {
                out.push(report(key, own, &[record]));
            }
        });
    }
}

fn report(key: &'static str, closing: &Ref, circle: &[&Record]) -> Diagnostic {
    let first = circle[0];
    if circle.len() == 1 {
        return Diagnostic::new(&SELF, closing.span)
            .with("id", first.id.as_str())
            .with("key", key);
    }
    let mut names: Vec<&str> = circle.iter().map(|record| record.id.as_str()).collect();
    names.push(&first.id);
    let found = Diagnostic::new(&CODE, closing.span)
        .with("id", first.id.as_str())
        .with("key", key)
        .with("path", names.join(" → "));
    circle[..circle.len() - 1]
        .iter()
        .fold(found, |found, record| found.related(record.span, "through"))
}
