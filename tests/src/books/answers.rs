//! The pages of a handbook and the answers of the program say the same.

use super::pages::targets;
use super::{Built, listed};
use crate::difference;
use crate::html::{self, Item, Page, Tag};
use antinomy_check::Column;
use antinomy_model::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A cell of the matrix as a page shows it.
#[derive(Debug)]
struct Cell {
    /// How many findings it counts in each group.
    counts: [usize; 3],
    /// What it says if it is empty.
    classes: String,
    /// Where it leads.
    href: Option<String>,
}

/// The matrix on a page: by field, one cell a column.
fn shown(page: &Page) -> BTreeMap<String, Vec<Cell>> {
    let table = page.inside(|tag| tag.name == "table" && tag.has_class("an-matrix-table"));
    let mut rows = BTreeMap::new();
    let mut field = String::new();
    for (at, item) in table.iter().enumerate() {
        let Item::Open(tag) = item else { continue };
        let inner = html::inside(table, at);
        if tag.name == "th" && tag.get("scope") == Some("row") {
            let link = html::tags(inner)
                .find_map(|tag| tag.get("href"))
                .unwrap_or_default();
            field = stem(link).to_owned();
            rows.insert(field.clone(), Vec::new());
        } else if tag.name == "td" && tag.has_class("an-cell") {
            let href = html::tags(inner)
                .find_map(|tag| tag.get("href"))
                .map(str::to_owned);
            let number = |class: &[&str]| {
                let is_number = |tag: &Tag| class.iter().all(|class| tag.has_class(class));
                let at = inner
                    .iter()
                    .position(|item| matches!(item, Item::Open(tag) if is_number(tag)))?;
                number_in(&html::text(html::inside(inner, at)))
            };
            let counts = [
                number(&["an-number"]),
                number(&["an-other", "agreement"]),
                number(&["an-other", "shift"]),
            ];
            let classes = tag.get("class").unwrap_or_default().to_owned();
            rows.entry(field.clone()).or_default().push(Cell {
                counts: counts.map(Option::unwrap_or_default),
                classes,
                href,
            });
        }
    }
    rows
}

/// The first number in a text; one if it says so in a word.
fn number_in(text: &str) -> Option<usize> {
    let is_one = ["once", "einmal"].iter();
    if is_one
        .into_iter()
        .any(|word| text.to_lowercase().contains(word))
    {
        return Some(1);
    }
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let digits = text[start..].chars().take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().ok()
}

/// The name of a page without folders, ending and anchor: the id of its record.
fn stem(href: &str) -> &str {
    let path = href.split('#').next().unwrap_or_default();
    path.rsplit('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".html")
}

fn ids(answer: &Value) -> BTreeSet<String> {
    let items = answer["items"].as_array().into_iter().flatten();
    items
        .filter_map(|item| item["id"].as_str())
        .map(str::to_owned)
        .collect()
}

/// Ids of a JSON list.
fn listed_ids(value: &Value) -> BTreeSet<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn columns(built: &Built) -> Vec<String> {
    let manifest = &built.loaded.base.manifest;
    Column::all(manifest)
        .into_iter()
        .map(|column| column.id(manifest))
        .collect()
}

/// The groups of findings in a cell of an answer.
const GROUPS: [&str; 3] = ["conflicts", "agreements", "shifts"];

/// The ids of all findings in a cell of an answer.
fn findings(cell: &Value) -> BTreeSet<String> {
    let groups = GROUPS.iter().flat_map(|group| listed_ids(&cell[*group]));
    groups.collect()
}

/// Each cell of each start page counts what `antinomy matrix` counts, and leads to a list of exactly those findings.
/// All levels are shown; pages may leave out the row of the root field if it is empty.
pub(super) fn matrix(built: &Built) -> Result<(), String> {
    let answer = built.ask(&["matrix"])?;
    let mut wrong = Vec::new();
    for tag in built.languages() {
        let path = format!("{tag}/index.html");
        let rows = shown(built.page(&path)?);
        for item in answer["items"].as_array().ok_or("no rows")? {
            let field = item["field"].as_str().unwrap_or_default();
            let none = Vec::new();
            let found = wrong_row(built, &path, field, rows.get(field).unwrap_or(&none), item);
            wrong.extend(
                found
                    .into_iter()
                    .map(|what| format!("{path}: {field}: {what}")),
            );
        }
    }
    listed(wrong)
}

/// The classes of cells that somebody examined without finding a conflict.
const EXAMINED: [&str; 2] = ["examined-none", "not-applicable"];

fn has_class(cell: &Cell, class: &str) -> bool {
    cell.classes.split(' ').any(|it| it == class)
}

fn is_examined(cell: &Cell) -> bool {
    EXAMINED.iter().any(|class| has_class(cell, class))
}

fn wrong_row(
    built: &Built,
    path: &str,
    field: &str,
    cells: &[Cell],
    answer: &Value,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut leading: BTreeMap<&str, &Cell> = BTreeMap::new();
    // Where nothing was found, all cells of a field lead to what was read for it.
    let examinations = format!("examinations--{field}");
    for cell in cells {
        let Some(href) = &cell.href else { continue };
        let anchor = href.rsplit('#').next().unwrap_or_default();
        if anchor != examinations {
            leading.insert(anchor, cell);
        } else if cell.counts != [0; GROUPS.len()] || !is_examined(cell) {
            wrong.push(format!(
                "a cell leads to {anchor}, but was not just examined"
            ));
        }
    }
    let columns = columns(built);
    if !cells.is_empty() && cells.len() != columns.len() {
        let (shown, all) = (cells.len(), columns.len());
        wrong.push(format!("{shown} cells instead of {all}"));
    }
    for column in &columns {
        let findings = findings(&answer[column]);
        let cell = leading.remove(format!("cell-{field}-{column}").as_str());
        match cell {
            None if findings.is_empty() => {}
            None => wrong.push(format!("{column} has no cell for {findings:?}")),
            Some(cell) => {
                let found = wrong_cell(built, path, cell, &answer[column]);
                wrong.extend(found.map(|what| format!("{column}: {what}")));
            }
        }
    }
    wrong.extend(
        leading
            .keys()
            .map(|anchor| format!("a cell leads to {anchor}, which is no column")),
    );
    for state in EXAMINED {
        let answered = columns
            .iter()
            .filter(|column| answer[column.as_str()]["state"] == state)
            .count();
        let shown = cells.iter().filter(|cell| has_class(cell, state)).count();
        if answered != shown {
            wrong.push(format!("{shown} cells are {state} instead of {answered}"));
        }
    }
    wrong
}

fn wrong_cell(built: &Built, path: &str, cell: &Cell, answer: &Value) -> Option<String> {
    let counted = GROUPS.map(|group| listed_ids(&answer[group]).len());
    if cell.counts != counted {
        return Some(format!("counts {:?} instead of {counted:?}", cell.counts));
    }
    let findings = findings(answer);
    let list = cell
        .href
        .as_deref()
        .and_then(|href| html::target(path, href));
    let list =
        list.map(|(page, anchor)| contradictions_at(built, &page, &anchor.unwrap_or_default()));
    (list.as_ref() != Some(&findings)).then(|| format!("leads to {list:?} instead of {findings:?}"))
}

/// The contradictions that stand under an anchor.
fn contradictions_at(built: &Built, page: &str, anchor: &str) -> BTreeSet<String> {
    let Some(found) = built.pages.get(page) else {
        return BTreeSet::new();
    };
    let links = targets(page, found.inside(|tag| tag.get("id") == Some(anchor)));
    let pages = links
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.contains("/contradictions/"));
    pages
        .map(|path| stem(path).to_owned())
        .filter(|id| id != "index")
        .collect()
}

/// Every contradiction has a page in every language, and `--between` keeps those of the column.
pub(super) fn contradictions(built: &Built) -> Result<(), String> {
    let all = ids(&built.ask(&["contradictions"])?);
    let mut wrong = Vec::new();
    for tag in built.languages() {
        let pages = built
            .pages_in(tag)
            .filter_map(|(path, _)| path.strip_prefix("contradictions/"));
        let pages: BTreeSet<String> = pages
            .map(|path| stem(path).to_owned())
            .filter(|id| id != "index")
            .collect();
        if pages != all {
            wrong.push(format!("{tag}: pages {pages:?}, answers {all:?}"));
        }
    }
    let matrix = built.ask(&["matrix"])?;
    let levels: Vec<&str> = built
        .loaded
        .base
        .manifest
        .levels
        .iter()
        .map(|level| level.id.as_str())
        .collect();
    for (at, high) in levels.iter().enumerate() {
        for low in &levels[at..] {
            let (asked, column) = if high == low {
                ((*high).to_owned(), format!("within-{high}"))
            } else {
                (format!("{high},{low}"), format!("{high}-{low}"))
            };
            let rows = matrix["items"].as_array().into_iter().flatten();
            let expected: BTreeSet<String> = rows.flat_map(|row| findings(&row[&column])).collect();
            let answered = ids(&built.ask(&["contradictions", "--between", &asked])?);
            if answered != expected {
                wrong.push(format!(
                    "--between {asked}: {answered:?}, in the matrix {expected:?}"
                ));
            }
        }
    }
    listed(wrong)
}

/// From every contradiction in the matrix to its sides, to their places in their sources, and back.
pub(super) fn walk(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for tag in built.languages() {
        let start = format!("{tag}/index.html");
        let rows = shown(built.page(&start)?);
        let hrefs: Vec<&String> = rows
            .values()
            .flatten()
            .filter_map(|cell| cell.href.as_ref())
            .collect();
        if hrefs.is_empty() {
            wrong.push(format!("{start}: no cell leads anywhere"));
        }
        let lists = hrefs.iter().filter_map(|href| html::target(&start, href));
        let reached: BTreeSet<String> = lists
            .flat_map(|(page, anchor)| contradictions_at(built, &page, &anchor.unwrap_or_default()))
            .collect();
        for id in reached {
            wrong.extend(walk_from(built, tag, &id)?);
        }
    }
    listed(wrong)
}

fn walk_from(built: &Built, tag: &str, id: &str) -> Result<Vec<String>, String> {
    let path = format!("{tag}/contradictions/{id}.html");
    let base = &built.loaded.base;
    let contradiction = base
        .get(id)
        .and_then(|record| record.contradiction())
        .ok_or_else(|| format!("no contradiction {id}"))?;
    let links = targets(&path, built.page(&path)?.inside(|tag| tag.name == "main"));
    let mut wrong = Vec::new();
    for side in contradiction.sides.iter().flatten() {
        let statement = base.resolve(side).and_then(|record| record.statement());
        let source = statement
            .and_then(|statement| base.target(statement.source.as_ref()?))
            .map(|source| base.record(source).id.as_str());
        let place = (
            format!("{tag}/sources/{}.html", source.unwrap_or_default()),
            Some(side.id.clone()),
        );
        if !links.contains(&place) {
            wrong.push(format!(
                "{path}: does not lead to {} in {}",
                side.id, place.0
            ));
        }
        let back = targets(
            &place.0,
            built.page(&place.0)?.inside(|tag| tag.name == "main"),
        );
        if !back.iter().any(|(target, _)| *target == path) {
            wrong.push(format!("{}: does not lead back to {path}", place.0));
        }
    }
    Ok(wrong)
}

/// Whatever `antinomy cited-by` names for a source is linked from the source's page, or from that of the part through
/// which it leads there. Relations have no pages of their own.
pub(super) fn cited_by(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    let mentioned = mentioned(built);
    let mentions = |tag: &str, source: &str, id: &str| {
        let page = mentioned.get(&format!("{tag}/sources/{source}.html"));
        page.is_some_and(|ids| ids.contains(id))
    };
    for source in ids(&built.ask(&["list", "sources"])?) {
        let answer = built.ask(&["cited-by", &source])?;
        for item in answer["items"].as_array().into_iter().flatten() {
            let id = item["id"].as_str().unwrap_or_default();
            if built
                .loaded
                .base
                .get(id)
                .is_some_and(|record| record.kind() == Kind::Relation)
            {
                continue;
            }
            let through = item["through"].as_str();
            for tag in built.languages() {
                let by_part = |part: &str| mentions(tag, &source, part) && mentions(tag, part, id);
                if !mentions(tag, &source, id) && !through.is_some_and(by_part) {
                    wrong.push(format!("{tag}/sources/{source}.html: {id} cites it (through {through:?}) and is not linked"));
                }
            }
        }
    }
    listed(wrong)
}

/// The list of sources, the bibliography, the page of a source and `antinomy cited-by` count the same citations, and the two
/// lists the same works.
pub(super) fn citation_counts(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    let sources = ids(&built.ask(&["list", "sources"])?);
    for tag in built.languages() {
        let bibliography = built.page(&format!("{tag}/bibliography.html"))?;
        let index = built.page(&format!("{tag}/sources/index.html"))?;
        let works = bibliography
            .tags()
            .filter(|it| it.has_class("an-reference"))
            .count();
        for (what, page) in [("bibliography", bibliography), ("list", index)] {
            let lead = html::text(page.inside(|it| it.has_class("an-lead")));
            if number_in(&lead) != Some(works) {
                wrong.push(format!(
                    "{tag}: the {what} does not count {works} works: {lead}"
                ));
            }
        }
        for source in &sources {
            let asked = built.ask(&["cited-by", source])?["cited"]["total"].as_u64();
            let asked = asked.and_then(|count| usize::try_from(count).ok());
            let listed = counted_in_list(index, source);
            let own = built.page(&format!("{tag}/sources/{source}.html"))?;
            let own =
                html::text(own.inside(|it| it.get("id") == Some(&format!("cited--{source}"))));
            let own = number_in(&own).unwrap_or(0);
            let entry = format!("ref--{source}");
            let has_entry = bibliography.ids().contains(entry.as_str());
            let entry = bibliography.inside(|it| it.get("id") == Some(&entry));
            let summary = entry
                .iter()
                .position(|it| matches!(it, Item::Open(tag) if tag.name == "summary"));
            let counted = summary.and_then(|at| number_in(&html::text(html::inside(entry, at))));
            // Journals are with their articles.
            let in_bibliography = if has_entry {
                counted.unwrap_or(0)
            } else {
                listed
            };
            if asked != Some(listed) || own != listed || in_bibliography != listed {
                wrong.push(format!(
                    "{tag}: {source} is cited {listed} times in the list, {own} on its page, {in_bibliography} in the bibliography, {asked:?} in the answer"
                ));
            }
        }
    }
    listed(wrong)
}

/// How often the list of sources says that a source is cited.
fn counted_in_list(index: &Page, source: &str) -> usize {
    let list = index.inside(|tag| tag.name == "main");
    let entry = list.iter().enumerate().find(|(at, item)| {
        let is_entry = matches!(item, Item::Open(tag) if tag.name == "li");
        let mut links = html::tags(html::inside(list, *at)).filter_map(|tag| tag.get("href"));
        is_entry && links.any(|href| stem(href) == source)
    });
    let Some((at, _)) = entry else { return 0 };
    let inner = html::inside(list, at);
    let words = inner
        .iter()
        .position(|item| matches!(item, Item::Open(tag) if tag.has_class("an-count-words")));
    let said = words.map(|at| html::text(html::inside(inner, at)));
    said.and_then(|said| number_in(&said)).unwrap_or(0)
}

/// By page of a source the ids of the records that it links or holds.
fn mentioned(built: &Built) -> BTreeMap<String, BTreeSet<String>> {
    let pages = built
        .pages
        .iter()
        .filter(|(path, _)| path.contains("/sources/"));
    let ids = |(path, page): (&String, &Page)| {
        let links = targets(path, page.inside(|tag| tag.name == "main"));
        let linked = links
            .into_iter()
            .flat_map(|(target, anchor)| [Some(stem(&target).to_owned()), anchor]);
        let held = page.ids().into_iter().map(str::to_owned);
        (path.clone(), linked.flatten().chain(held).collect())
    };
    pages.map(ids).collect()
}

/// The invented handbook's matrix, written by hand.
pub(super) fn climate_matrix(built: &Built) -> Result<(), String> {
    const EXPECTED: &str = "\
FIELD           U–N  U–R  U–S     N–R  N–S     R–S     U  N  R  S     OUTSIDE  UNKN.  TOTAL
general         ?    ?    ?       ?    ?       ?       ?  ?  ?  ?     ?        ?      0
flooding        ?    ?    1 (-3)  ?    1 (-2)  1 (-2)  ?  ?  1  1 →1  ?        ?      4 →1
heat            ?    ?    ?       ?    ?       ?       ?  ?  ?  ?     ?        ?      0
shade           ?    ?    ×       ?    ?       ?       ?  ?  ?  –     ?        ?      0
care            ?    ?    ?       –    ?       ?       ?  ?  ?  ?     ?        ?      0
drinking-water  ?    ?    ?       ?    1 (-2)  ?       ?  ?  ?  1     ?        ?      2
building        ?    ?    ?       ?    ?       ?       ?  ?  ?  1     ?        ?      1
warning         ?    ?    ?       ?    –       ?       ?  ?  ?  ? ≈1  ?        ?      0 ≈1
waterfront      ?    ?    ?       ?    ?       ?       ?  ?  ?  ?     ?        ?      0
";
    let printed = built.printed(&["matrix"])?;
    let table: String = printed
        .lines()
        .skip_while(|line| !line.starts_with("FIELD"))
        .map(|line| format!("{line}\n"))
        .collect();
    difference::same(EXPECTED, &table)
}
