//! The second knowledge base as a trial ground for rules: the table in `climate/README.md` names for each rule what makes it
//! fire and a twin on which it must stay silent.
//!
//! Rules do not run yet. What the table says of records can be checked all the same: that they exist, that relations of a cell
//! lead from records beside them, and that positions are opposed at the time at which the rule wants them to be.

use crate::places;
use antinomy_graph::Facts;
use antinomy_graph::facts::Overlap;
use antinomy_kit::Workspace;
use antinomy_model::kinds::{Relation, Statement};
use antinomy_model::{Body, Kind, RecordId};
use libtest_mimic::{Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rules that fire on effective positions which are opposed, and how their times may overlap for that.
const OF_OPPOSED_POSITIONS: &[(&str, &[Overlap])] = &[
    ("stance-conflict", &[Overlap::Certain]),
    ("self-ambivalence", &[Overlap::Certain]),
    ("shift", &[Overlap::Excluded, Overlap::Open]),
    ("outlier", &[Overlap::Certain, Overlap::Open]),
    ("symbolic-policy", &[Overlap::Certain, Overlap::Open]),
];

/// Cities whose plans are coded one by one, with the same questions.
const CITIES: &[&str] = &["oberau", "niederau", "freihafen"];

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "climate: what its table of rules names is there and belongs together",
            table,
        ),
        Trial::test("climate: there is enough of it to try rules on", statements),
    ]
}

/// A row of the table.
struct Row {
    rule: String,
    /// What makes the rule fire.
    fires: Vec<String>,
    /// The same but for one thing.
    silent: Vec<String>,
    /// What that thing is.
    why: String,
}

impl Row {
    /// A line of the page, if it is a row of four cells that is not head or rule.
    fn of_line(line: &str) -> Option<Self> {
        let cells: Vec<&str> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
        let [rule, fires, silent, why, ""] = cells[..] else {
            return None;
        };
        (rule != "rule").then(|| Self {
            rule: rule.to_owned(),
            fires: names(fires),
            silent: names(silent),
            why: why.to_owned(),
        })
    }

    fn sides(&self) -> [&[String]; 2] {
        [&self.fires, &self.silent]
    }
}

/// What a cell names as code, other than the `key`s it may explain: a name stands at its beginning or behind a comma.
fn names(cell: &str) -> Vec<String> {
    let parts = cell.split(", ");
    let named = parts.filter_map(|part| part.strip_prefix('`')?.split_once('`'));
    named.map(|(name, _)| name.to_owned()).collect()
}

fn rows() -> Result<Vec<Row>, Failed> {
    let page = std::fs::read_to_string(places::tests().join("climate/README.md"))?;
    Ok(page.lines().filter_map(Row::of_line).collect())
}

fn facts() -> Result<Arc<Facts>, Failed> {
    let workspace = Workspace::open(&places::tests().join("climate"));
    let workspace = workspace.map_err(|problem| problem.to_string())?;
    Ok(workspace.facts().clone())
}

fn table() -> Result<(), Failed> {
    let facts = facts()?;
    let rows = rows()?;
    if rows.is_empty() {
        return Err("the page has no table".into());
    }
    let wrong = rows.iter().flat_map(|row| wrong_in(&facts, row));
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

fn wrong_in(facts: &Facts, row: &Row) -> Vec<String> {
    let mut wrong = Vec::new();
    if row.fires.is_empty() || row.silent.is_empty() || row.why.is_empty() {
        wrong.push("a cell is empty".to_owned());
    }
    if row.fires == row.silent {
        wrong.push("the twin is the case itself".to_owned());
    }
    wrong.extend(
        row.sides()
            .iter()
            .flat_map(|side| wrong_beside(facts, side)),
    );
    wrong.extend(unopposed(facts, row));
    let rule = &row.rule;
    wrong.iter().map(|it| format!("{rule}: {it}")).collect()
}

/// What is wrong with the records of one cell.
fn wrong_beside(facts: &Facts, cell: &[String]) -> Vec<String> {
    let found = |id: &String| facts.base().find(id);
    let missing = cell.iter().filter(|id| found(id).is_none());
    let mut wrong: Vec<String> = missing.map(|id| format!("there is no {id}")).collect();
    let present: Vec<RecordId> = cell.iter().filter_map(found).collect();
    wrong.extend(stray_relations(facts, &present));
    wrong
}

/// What to say of a row whose rule wants opposed positions and has none.
fn unopposed(facts: &Facts, row: &Row) -> Option<String> {
    let mut rules = OF_OPPOSED_POSITIONS.iter();
    let (_, overlaps) = rules.find(|(rule, _)| *rule == row.rule)?;
    let fires = &row.fires;
    let is_opposed = has_opposed(facts, fires, overlaps);
    (!is_opposed).then(|| format!("nothing is opposed at the right time in {fires:?}"))
}

/// Relations of a cell that lead from none of the records beside them.
fn stray_relations(facts: &Facts, records: &[RecordId]) -> Vec<String> {
    let base = facts.base();
    let relations = records.iter().filter_map(|id| {
        let record = base.record(*id);
        match &record.body {
            Body::Relation(relation) => Some((record, relation)),
            _ => None,
        }
    });
    let leads_from_here = |relation: &Relation| {
        let from = relation.from.as_ref().and_then(|from| base.target(from));
        from.is_some_and(|from| records.contains(&from))
    };
    relations
        .filter(|(_, relation)| !leads_from_here(relation))
        .map(|(record, _)| format!("{} leads from nothing beside it", record.id))
        .collect()
}

/// Whether two of the statements, or one with itself, are opposed while their times overlap in one of these ways.
fn has_opposed(facts: &Facts, ids: &[String], overlaps: &[Overlap]) -> bool {
    let found = ids.iter().filter_map(|id| {
        let id = facts.base().find(id)?;
        Some((id, facts.base().record(id).statement()?))
    });
    let found: Vec<(RecordId, &Statement)> = found.collect();
    let pairs = found.iter().flat_map(|a| found.iter().map(move |b| (a, b)));
    pairs.into_iter().any(|((a, of_a), (b, of_b))| {
        facts.opposed(*a, *b).is_some() && overlaps.contains(&facts.overlap(of_a, of_b))
    })
}

fn statements() -> Result<(), Failed> {
    let facts = facts()?;
    let base = facts.base();
    let mut by_voice: BTreeMap<&str, usize> = BTreeMap::new();
    let mut levels = BTreeSet::new();
    let mut count = 0;
    for (_, record) in base.of_kind(Kind::Statement) {
        let Some(statement) = record.statement() else {
            continue;
        };
        count += 1;
        if let Some(voice) = facts.voice_of(statement).actor {
            *by_voice.entry(&base.record(voice).id).or_default() += 1;
        }
        let set = facts.levels_of(statement).set.unwrap_or_default();
        levels.extend(set.iter());
    }
    let of_cities = CITIES.iter().map(|city| by_voice.get(city).copied());
    let fewest = of_cities.map(Option::unwrap_or_default).min();
    if count < 40 || levels.len() < 3 || fewest < Some(8) {
        return Err(format!("{count} statements, {} levels, {by_voice:?}", levels.len()).into());
    }
    Ok(())
}
