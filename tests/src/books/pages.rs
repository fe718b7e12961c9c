//! What holds for every page of a handbook.

use super::{Built, listed};
use crate::html::{self, Item, Page, Tag};
use crate::places;
use antinomy_words::Words;
use std::collections::BTreeSet;

/// Attributes that lead somewhere.
const LEADING: &[&str] = &["href", "src", "action", "poster", "data"];

/// Every relative link on every page leads to a file, and its anchor to something on that page.
pub(super) fn links(built: &Built) -> Result<(), String> {
    let mut broken = Vec::new();
    for (path, page) in &built.pages {
        if page.named("base").next().is_some() {
            continue; // The page for addresses that lead nowhere is served from any depth.
        }
        let own = page
            .tags()
            .flat_map(|tag| LEADING.iter().filter_map(|name| tag.get(name)));
        let wrong = own
            .filter_map(|href| Some(format!("{path}: {href} {}", wrong_link(built, path, href)?)));
        broken.extend(wrong.collect::<BTreeSet<_>>());
    }
    listed(broken)
}

fn wrong_link(built: &Built, page: &str, href: &str) -> Option<&'static str> {
    let Some((path, anchor)) = html::target(page, href) else {
        let leaves = ["https://", "http://", "mailto:", "data:"]
            .iter()
            .any(|scheme| href.starts_with(scheme));
        return (!leaves).then_some("leaves the site in a strange way");
    };
    if !built.tree.contains_key(&path) {
        return Some("leads to no file");
    }
    let anchor = anchor?;
    let ids = built.pages.get(&path).map(Page::ids).unwrap_or_default();
    (!ids.contains(anchor.as_str())).then_some("leads to no place on that page")
}

/// Opening a page asks nothing of another host: links may leave, pictures, scripts and styles may not.
pub(super) fn hosts(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (path, page) in &built.pages {
        let asked = page
            .tags()
            .filter_map(|tag| Some(format!("{path}: <{}> {}", tag.name, asks(path, tag)?)));
        wrong.extend(asked);
    }
    for (path, bytes) in built.tree.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        let foreign = ["url(http", "url(\"http", "url('http", "url(//", "@import"];
        wrong.extend(
            foreign
                .iter()
                .filter(|part| text.contains(**part))
                .map(|part| format!("{path}: {part}")),
        );
    }
    listed(wrong)
}

/// An address at another host that a browser fetches by itself.
fn asks<'t>(page: &str, tag: &'t Tag) -> Option<&'t str> {
    let is_told = matches!(tag.get("rel"), Some("alternate" | "canonical"));
    let name = match tag.name.as_str() {
        "link" if !is_told => "href",
        "script" | "img" | "iframe" | "source" | "video" | "audio" | "embed" => "src",
        "object" => "data",
        _ => return None,
    };
    tag.get(name)
        .filter(|address| html::target(page, address).is_none() && !address.starts_with("data:"))
}

/// One heading of the first order, a language, a title that names the handbook, and a switch whose targets exist.
pub(super) fn heads(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for tag in built.languages() {
        let manifest = &built.loaded.base.manifest;
        let title = manifest
            .title
            .best(manifest.language(tag).unwrap_or_default())
            .1;
        for (path, page) in built.pages_in(tag) {
            let found = head(built, page, tag, title, &format!("{tag}/{path}"));
            wrong.extend(
                found
                    .into_iter()
                    .map(|what| format!("{tag}/{path}: {what}")),
            );
        }
    }
    let start = built.page("index.html")?;
    if start.named("h1").count() != 1 || start.named("html").all(|tag| tag.get("lang").is_none()) {
        wrong.push("index.html: needs one heading and a language".to_owned());
    }
    for tag in built.languages() {
        let href = format!("{tag}/index.html");
        if !start.named("a").any(|link| link.get("href") == Some(&href)) {
            wrong.push(format!("index.html: does not lead to {href}"));
        }
    }
    listed(wrong)
}

fn head(built: &Built, page: &Page, tag: &str, title: &str, path: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let headings = page.named("h1").count();
    if headings != 1 {
        wrong.push(format!("{headings} headings of the first order"));
    }
    let lang = page.named("html").next().and_then(|html| html.get("lang"));
    if lang != Some(tag) {
        wrong.push(format!("its language is {lang:?}"));
    }
    let written = html::text(page.inside(|tag| tag.name == "title"));
    if !written.ends_with(title) {
        wrong.push(format!("its title is {written:?}"));
    }
    if page.named("base").next().is_none() {
        wrong.extend(switch(built, page, tag, path));
    }
    wrong
}

/// The language switch leads to a page in each other language.
fn switch(built: &Built, page: &Page, own: &str, path: &str) -> Vec<String> {
    let switch = page.inside(|tag| tag.name == "nav" && tag.has_class("language-switch"));
    let mut wrong = Vec::new();
    for other in built.languages().filter(|tag| *tag != own) {
        let link = html::tags(switch)
            .find(|tag| tag.get("hreflang") == Some(other))
            .and_then(|tag| tag.get("href"));
        let target = link
            .and_then(|href| html::target(path, href))
            .map(|(target, _)| target);
        let lang = target
            .as_ref()
            .and_then(|target| built.pages.get(target)?.named("html").next()?.get("lang"));
        if lang != Some(other) {
            wrong.push(format!("its switch to {other} leads to {target:?}"));
        }
    }
    wrong
}

/// No word is missing, and no page speaks another language's interface words.
pub(super) fn words(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for tag in built.languages() {
        let mut foreign = foreign_words(tag);
        foreign.retain(|word| !is_label(built, word));
        for (path, page) in built.pages_in(tag) {
            for text in page.texts() {
                if text.contains('⟨') {
                    wrong.push(format!("{tag}/{path}: a word is missing: {text}"));
                }
                if foreign.contains(text) {
                    wrong.push(format!("{tag}/{path}: a word of another language: {text}"));
                }
            }
        }
    }
    listed(wrong)
}

/// Whether the manifest itself calls something so.
fn is_label(built: &Built, word: &str) -> bool {
    let manifest = &built.loaded.base.manifest;
    let named = manifest
        .statement_kinds
        .iter()
        .chain(&manifest.conflict_kinds)
        .map(|named| &named.label);
    let labels = named
        .chain(manifest.actor_kinds.iter().map(|kind| &kind.label))
        .chain(manifest.levels.iter().map(|level| &level.label));
    labels
        .flat_map(|label| label.versions())
        .any(|(_, text)| text.value == word)
}

/// Words of the templates in the other languages that say something else in this one.
fn foreign_words(tag: &str) -> BTreeSet<String> {
    let own = Words::new(tag);
    let file = places::workspace().join("crates/antinomy-words/locales/en/book.ftl");
    let keys = std::fs::read_to_string(file).unwrap_or_default();
    let keys: Vec<&str> = keys
        .lines()
        .filter_map(|line| line.split_once(" = ").map(|(key, _)| key))
        .collect();
    let known: BTreeSet<String> = keys.iter().map(|key| own.word(key)).collect();
    let others = antinomy_words::LANGUAGES
        .iter()
        .filter(|other| **other != own.language());
    let foreign = others.flat_map(|other| {
        let words = Words::new(other);
        keys.iter()
            .map(move |key| words.word(key))
            .collect::<Vec<_>>()
    });
    foreign
        .filter(|word| !known.contains(word) && word.chars().count() > 3)
        .collect()
}

/// What a link shows on hover is the element with the id that it names, and an id is one element's.
pub(super) fn previews(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (path, page) in &built.pages {
        let mut ids = BTreeSet::new();
        for id in page.tags().filter_map(|tag| tag.get("id")) {
            if !ids.insert(id) {
                wrong.push(format!("{path}: two elements are {id}"));
            }
        }
        let named = page.tags().filter_map(|tag| tag.get("data-preview"));
        let missing = named.filter(|id| !ids.contains(id));
        wrong.extend(missing.map(|id| format!("{path}: the preview {id} is missing")));
    }
    listed(wrong)
}

/// No template for the head is left in a body, elements that describe a work stand in heads only, and JSON-LD is JSON.
pub(super) fn metadata(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (path, page) in &built.pages {
        let body = page.inside(|tag| tag.name == "body");
        let is_left = |tag: &Tag| {
            (tag.name == "template" && tag.has_class("an-head"))
                || tag
                    .get("name")
                    .is_some_and(|name| name.starts_with("citation_"))
        };
        wrong.extend(
            html::tags(body)
                .filter(|tag| is_left(tag))
                .map(|tag| format!("{path}: <{}> is left in the body", tag.name)),
        );
        for (at, item) in page.items.iter().enumerate() {
            let Item::Open(tag) = item else { continue };
            if tag.name != "script" || tag.get("type") != Some("application/ld+json") {
                continue;
            }
            let text = html::text(html::inside(&page.items, at));
            if let Err(error) = serde_json::from_str::<serde_json::Value>(&text) {
                wrong.push(format!("{path}: JSON-LD: {error}"));
            }
        }
    }
    listed(wrong)
}

/// What mdBook's own preprocessors would carry out is text. Only the invented handbook has a chapter that tries.
pub(super) fn includes(built: &Built) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (path, bytes) in &built.tree {
        if String::from_utf8_lossy(bytes).contains("root:x:0:0") {
            wrong.push(format!("{path} holds /etc/passwd"));
        }
    }
    for tag in built.languages() {
        let Ok(page) = built.page(&format!("{tag}/hostile.html")) else {
            continue;
        };
        let main = html::text(page.inside(|tag| tag.name == "main"));
        for written in [
            "{{#include ../../../../../../../../etc/passwd}}",
            "{{#include introduction.md}}",
            "{{#title ",
        ] {
            if !main.contains(written) {
                wrong.push(format!("{tag}/hostile.html: {written} is gone"));
            }
        }
    }
    listed(wrong)
}

/// Links inside `items`, as paths with anchors.
pub(super) fn targets(page: &str, items: &[Item]) -> Vec<(String, Option<String>)> {
    html::tags(items)
        .filter_map(|tag| html::target(page, tag.get("href")?))
        .collect()
}
