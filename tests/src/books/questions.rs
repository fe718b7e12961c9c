//! The queries that the chapter on asking the graph shows find something: whoever tries one and gets nothing learns nothing.

use super::{Built, listed};
use crate::html::{self, Item, Page};

/// Every query and every pattern in the chapter has rows, in each language, and no language shows fewer than another.
pub(super) fn answered(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut counts = Vec::new();
    for tag in built.languages() {
        let path = format!("{tag}/asking.html");
        let queries = queries(built.page(&path)?);
        for query in &queries {
            let answer = built.ask(&["query", query])?;
            let rows = answer["results"]["bindings"].as_array();
            if rows.is_none_or(Vec::is_empty) {
                wrong.push(format!("{path}: {query}: finds nothing"));
            }
        }
        counts.push(queries.len());
    }
    if counts.contains(&0) || counts.windows(2).any(|two| two[0] != two[1]) {
        wrong.push(format!("so many queries in the languages: {counts:?}"));
    }
    listed(wrong)
}

/// The queries on a page: those that stand there as a whole, and the patterns, as queries.
fn queries(page: &Page) -> Vec<String> {
    let codes = page.items.iter().enumerate().filter_map(|(at, item)| {
        let is_code = matches!(item, Item::Open(tag) if tag.name == "code");
        is_code.then(|| html::text(html::inside(&page.items, at)))
    });
    codes.filter_map(|code| query(code.trim())).collect()
}

/// What is asked for a piece of code; none for a variable, a clause or a line of SQL.
fn query(code: &str) -> Option<String> {
    if code.starts_with("SELECT ") && code.contains('{') {
        return Some(code.to_owned());
    }
    let is_pattern = code.starts_with('?') && code.contains(' ');
    is_pattern.then(|| format!("SELECT * {{ {code} }}"))
}
