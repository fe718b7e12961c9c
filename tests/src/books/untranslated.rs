//! What the check calls untranslated is what a page marks as foreign: there is one notion of a missing text.

use super::{Built, snapshot};
use crate::html::{self, Item, Tag};
use crate::tree;
use std::collections::BTreeSet;

/// Texts of the invented knowledge base, and what takes their place: one language is missing, or one version is for all.
const CHANGES: &[(&str, &str, &str)] = &[
    (
        "content/actors.yaml",
        "{de: Stadt Oberau, en: City of Oberau}",
        "Stadt Oberau",
    ),
    (
        "content/actors.yaml",
        "{de: Stadt Niederau, en: City of Niederau}",
        "{all: Niederau}",
    ),
    (
        "content/antinomy.yaml",
        "{de: Versorger, en: Utility}",
        "{de: Versorger}",
    ),
    (
        "content/contradictions.yaml",
        "{de: \"Wer ein Ufer räumt, kann dort nicht bauen.\", en: \"Who gives up a bank cannot build on it.\"}",
        "{all: \"§ 1\"}",
    ),
    (
        "content/antinomy.yaml",
        "{de: Nation, en: Nation}",
        "{all: Nation}",
    ),
];

/// As many texts are untranslated on the pages as the check says, and the same ones.
pub(super) fn counted(before: &Built) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut files = tree::read(&snapshot()?.join("tests/climate"))?;
    for (path, old, new) in CHANGES {
        let file = files.entry((*path).to_owned()).or_default();
        let text = String::from_utf8_lossy(file);
        if !text.contains(old) {
            return Err(format!("{path} has no {old} any more"));
        }
        *file = text.replace(old, new).into_bytes();
    }
    tree::write(&files, folder.path())?;
    let after = Built::new(folder.path().to_owned())?;
    // Titles and quotations are in the language of their source, before and after.
    let known = marked(before);
    let marked: BTreeSet<String> = marked(&after).difference(&known).cloned().collect();
    let missing = missing(&after);
    if marked.len() != 2 || marked != missing {
        return Err(format!(
            "the pages mark {marked:?}, the check names {missing:?}"
        ));
    }
    let answer = after.ask(&["check"])?;
    let items = answer["items"].as_array().map_or(0, Vec::len);
    if items != missing.len() {
        return Err(format!(
            "the check prints {items} and finds {}",
            missing.len()
        ));
    }
    Ok(())
}

/// What English pages show and say to be in another language.
fn marked(built: &Built) -> BTreeSet<String> {
    let is_foreign = |tag: &Tag| {
        let marked = tag.get("lang").filter(|_| tag.name != "html");
        // The language switch is in the languages that it leads to.
        marked.is_some_and(|lang| lang != "en") && tag.get("hreflang").is_none()
    };
    let mut texts = BTreeSet::new();
    for (_, page) in built.pages_in("en") {
        for (at, item) in page.items.iter().enumerate() {
            if matches!(item, Item::Open(tag) if is_foreign(tag)) {
                texts.insert(html::text(html::inside(&page.items, at)));
            }
        }
    }
    texts
}

/// The texts without an English version, as the check names them.
fn missing(built: &Built) -> BTreeSet<String> {
    let base = &built.loaded.base;
    let found = built.loaded.check();
    let found = found
        .iter()
        .filter(|found| found.code.name() == "missing-translation");
    let spans = found.filter_map(|found| found.span);
    let text = |file| base.files.file(file).text();
    spans
        .map(|span| text(span.file)[span.range()].to_owned())
        .collect()
}
