//! The second knowledge base as a trial ground for rules: the tables in `climate/README.md` name for each rule what makes it
//! fire, a twin on which it must stay silent, and what else it finds.
//!
//! Rules do not run yet. Until they do, what the tables say is held against the conditions of each rule: all of them hold where it
//! is to fire, and of those on the twin only the one does not that the row names.

mod conditions;
mod ground;

use crate::places;
use antinomy_graph::Facts;
use antinomy_kit::Workspace;
use antinomy_model::{Body, Kind, RecordId};
use conditions::{Candidate, RULES, Rule};
use ground::Ground;
use libtest_mimic::{Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Cities whose plans are coded one by one, with the same questions.
const CITIES: &[&str] = &["oberau", "niederau", "freihafen"];

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "climate: each rule has a row, and each twin breaks the one condition that its row names",
            twins,
        ),
        Trial::test("climate: its page names all that rules find there", found),
        Trial::test("climate: there is enough of it to try rules on", statements),
    ]
}

/// A row of the table of twins.
struct Row {
    rule: String,
    /// What makes the rule fire.
    fires: Vec<String>,
    /// The same but for one thing.
    silent: Vec<String>,
    /// The condition that it breaks.
    broken: String,
}

/// A row of the table of what rules find besides.
struct Other {
    rule: String,
    finds: Vec<String>,
}

/// What the page says.
#[derive(Default)]
struct Page {
    rows: Vec<Row>,
    others: Vec<Other>,
    /// Lines of tables that nothing was read from.
    unread: Vec<String>,
}

impl Page {
    fn read() -> Result<Self, Failed> {
        let text = std::fs::read_to_string(places::tests().join("climate/README.md"))?;
        let mut page = Self::default();
        for line in text.lines().filter(|line| is_row(line)) {
            if let Some(row) = Row::of_line(line) {
                page.rows.push(row);
            } else if let Some(other) = Other::of_line(line) {
                page.others.push(other);
            } else {
                page.unread.push(line.to_owned());
            }
        }
        Ok(page)
    }
}

/// Whether a line belongs to a table and is neither its head nor the line below.
fn is_row(line: &str) -> bool {
    line.starts_with('|') && !line.starts_with("| rule |") && !line.starts_with("|---")
}

impl Row {
    fn of_line(line: &str) -> Option<Self> {
        let [rule, fires, silent, why] = cells(line)?;
        // What follows the colon is for people.
        let (broken, _) = why.split_once(": ")?;
        Some(Self {
            rule: rule.to_owned(),
            fires: names(fires)?,
            silent: names(silent)?,
            broken: broken.to_owned(),
        })
    }
}

impl Other {
    fn of_line(line: &str) -> Option<Self> {
        let [rule, finds] = cells(line)?;
        Some(Self {
            rule: rule.to_owned(),
            finds: names(finds)?,
        })
    }
}

/// The cells of a row that has so many.
fn cells<const COLUMNS: usize>(line: &str) -> Option<[&str; COLUMNS]> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
    cells.try_into().ok()
}

/// What a cell names as code, one name behind each comma; `None` if something else stands there. A remark may follow a name.
fn names(cell: &str) -> Option<Vec<String>> {
    let name = |part: &str| {
        let (name, _) = part.strip_prefix('`')?.split_once('`')?;
        Some(name.to_owned())
    };
    cell.split(", ").map(name).collect()
}

fn facts() -> Result<Arc<Facts>, Failed> {
    let workspace = Workspace::open(&places::tests().join("climate"));
    let workspace = workspace.map_err(|problem| problem.to_string())?;
    Ok(workspace.facts().clone())
}

fn listed(wrong: Vec<String>) -> Result<(), Failed> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

fn twins() -> Result<(), Failed> {
    let facts = facts()?;
    let ground = Ground::new(&facts);
    let page = Page::read()?;
    let unread = page.unread.iter();
    let mut wrong: Vec<String> = unread
        .map(|line| format!("cannot be read: {line}"))
        .collect();
    let has_row = |rule: &str| page.rows.iter().any(|row| row.rule == rule);
    let without = RULES.iter().filter(|(rule, _)| !has_row(rule));
    wrong.extend(without.map(|(rule, _)| format!("{rule}: it has no row")));
    for row in &page.rows {
        let rule = &row.rule;
        let found = wrong_in(&ground, row);
        wrong.extend(found.iter().map(|it| format!("{rule}: {it}")));
    }
    listed(wrong)
}

fn wrong_in(ground: &Ground<'_>, row: &Row) -> Vec<String> {
    let known = RULES.iter().find(|(name, _)| *name == row.rule);
    let Some((_, rule)) = known else {
        return vec!["no rule has this name".to_owned()];
    };
    let sides = [&row.fires, &row.silent];
    let wrong = sides.iter().flat_map(|side| wrong_beside(ground, side));
    let mut wrong: Vec<String> = wrong.collect();
    wrong.extend(not_firing(ground, *rule, &row.fires));
    wrong.extend(not_silent(ground, *rule, row));
    wrong
}

/// What is wrong with the records of one cell.
fn wrong_beside(ground: &Ground<'_>, cell: &[String]) -> Vec<String> {
    let missing = cell.iter().filter(|id| ground.base().find(id).is_none());
    let mut wrong: Vec<String> = missing.map(|id| format!("there is no {id}")).collect();
    let records = found_in(ground, cell);
    let strays = records.iter().filter_map(|id| stray(ground, *id, &records));
    wrong.extend(strays);
    wrong
}

fn found_in(ground: &Ground<'_>, cell: &[String]) -> Vec<RecordId> {
    let found = cell.iter().filter_map(|id| ground.base().find(id));
    found.collect()
}

/// What to say of a relation that leads from nothing beside it, or to what nothing beside it is or is about.
fn stray(ground: &Ground<'_>, id: RecordId, beside: &[RecordId]) -> Option<String> {
    let base = ground.base();
    let record = base.record(id);
    let Body::Relation(relation) = &record.body else {
        return None;
    };
    let from = base.target(relation.from.as_ref()?)?;
    let to = base.target(relation.to.as_ref()?)?;
    let mut about = beside.iter().flat_map(|it| ground.named(*it, "concepts"));
    if !beside.contains(&from) {
        Some(format!("{} leads from nothing beside it", record.id))
    } else if !beside.contains(&to) && !about.any(|concept| concept == to) {
        Some(format!("{} leads to nothing beside it", record.id))
    } else {
        None
    }
}

/// What to say of records on which a rule is to fire and does not.
fn not_firing(ground: &Ground<'_>, rule: Rule, cell: &[String]) -> Option<String> {
    let candidates = rule(ground, &found_in(ground, cell));
    let fires = candidates.iter().any(|it| it.broken.is_empty());
    (!fires).then(|| format!("{cell:?} does not fire: {}", described(&candidates)))
}

/// What to say of a twin that fires, or that does not break the one condition that its row names.
fn not_silent(ground: &Ground<'_>, rule: Rule, row: &Row) -> Option<String> {
    let (silent, broken) = (&row.silent, row.broken.as_str());
    let candidates = rule(ground, &found_in(ground, silent));
    if candidates.iter().any(|it| it.broken.is_empty()) {
        return Some(format!("{silent:?} fires"));
    }
    let named = BTreeSet::from([broken]);
    let is_reason = candidates.iter().any(|it| it.broken == named);
    let how = || described(&candidates);
    (!is_reason).then(|| format!("{silent:?} is not silent by \"{broken}\" alone: {}", how()))
}

/// Which conditions candidates break.
fn described(candidates: &[Candidate]) -> String {
    if candidates.is_empty() {
        return "the rule puts nothing of it together".to_owned();
    }
    let broken: BTreeSet<_> = candidates.iter().map(|it| &it.broken).collect();
    format!("conditions broken are {broken:?}")
}

/// What a rule finds, by its ids.
type Finding = (String, BTreeSet<String>);

/// Both tables together name what the rules find in the whole knowledge base, and nothing else.
fn found() -> Result<(), Failed> {
    let facts = facts()?;
    let ground = Ground::new(&facts);
    let page = Page::read()?;
    let mut named = BTreeSet::new();
    for row in &page.rows {
        let records = found_in(&ground, &row.fires);
        named.extend(findings(&ground, &row.rule, &records));
    }
    let mut wrong = Vec::new();
    for other in page.others {
        let finding = (other.rule, other.finds.into_iter().collect());
        if let Some(twice) = named.replace(finding) {
            wrong.push(format!("named twice: {twice:?}"));
        }
    }
    let all: Vec<RecordId> = ground.base().records().map(|(id, _)| id).collect();
    let rules = RULES.iter();
    let found = rules.flat_map(|(rule, _)| findings(&ground, rule, &all));
    let found: BTreeSet<Finding> = found.collect();
    let missing = found.difference(&named);
    wrong.extend(missing.map(|it| format!("not named: {it:?}")));
    let extra = named.difference(&found);
    wrong.extend(extra.map(|it| format!("not found: {it:?}")));
    listed(wrong)
}

fn findings(ground: &Ground<'_>, rule: &str, records: &[RecordId]) -> Vec<Finding> {
    let rules = RULES.iter().filter(|(name, _)| *name == rule);
    let candidates = rules.flat_map(|(_, rule)| rule(ground, records));
    let unbroken = candidates.filter(|it| it.broken.is_empty());
    let finding = |it: Candidate| {
        let ids = it.records.iter();
        let ids = ids.map(|id| ground.base().record(*id).id.clone());
        (rule.to_owned(), ids.collect())
    };
    unbroken.map(finding).collect()
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
