//! Two sources that are one: the same DOI, URN or ISBN, or the same title, year and author.

use super::doi_form::bare_doi;
use super::isbn_check_digit;
use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Name, SourceType};
use antinomy_model::{Kind, KnowledgeBase, Language, Record};
use antinomy_syntax::{Code, Diagnostic, fold};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L050", "duplicate-source", Warning;
}

pub(super) struct DuplicateSource;

impl Lint for DuplicateSource {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut known: BTreeMap<String, &Record> = BTreeMap::new();
        for (_, record) in base.as_written(Kind::Source) {
            let Some(source) = record.source() else {
                continue;
            };
            let mut first: Option<&Record> = None;
            for key in identity_keys(source) {
                let holder = *known.entry(key).or_insert(record);
                if holder.id != record.id {
                    first = first.or(Some(holder));
                }
            }
            if let Some(first) = first.filter(|first| !succeed(base, first, record)) {
                out.push(
                    Diagnostic::new(&CODE, record.span)
                        .with("id", record.id.as_str())
                        .with("first", first.id.as_str())
                        .related(first.span, "first"),
                );
            }
        }
    }
}

/// Strings of which two sources share none unless they are the same work.
fn identity_keys(source: &Source) -> impl Iterator<Item = String> {
    let doi = source.doi.as_ref();
    let urn = source.urn.as_ref();
    [
        doi.map(|doi| format!("doi {}", bare_doi(&doi.value).to_lowercase())),
        urn.map(|urn| format!("urn {}", urn.value.trim().to_lowercase())),
        isbn(source),
        title(source),
    ]
    .into_iter()
    .flatten()
}

/// The ISBN of a book, without the check digit, which differs between ISBN-10 and ISBN-13. Chapters share the ISBN of their
/// book, and volumes may share one.
fn isbn(source: &Source) -> Option<String> {
    if source.r#type != Some(SourceType::Book) || source.r#in.is_some() {
        return None;
    }
    let isbn = isbn_check_digit::bare_isbn(&source.isbn.as_ref()?.value);
    let core = match isbn.strip_prefix("978") {
        Some(rest) if isbn.len() == 13 => rest.get(..9)?,
        _ => isbn.get(..isbn.len().saturating_sub(1))?,
    };
    let volume = source.volume.as_deref().unwrap_or_default();
    Some(format!("isbn {core} {volume}"))
}

/// Title, year and first author, editor or issuer, with the numbers that distinguish parts of one work.
fn title(source: &Source) -> Option<String> {
    if source.r#type == Some(SourceType::Chapter) && source.r#in.is_none() {
        // Without its volume, "Introduction" by one author is no identity.
        return None;
    }
    let title = source.title.best(Language(0)).1;
    let year = source.issued.as_ref()?.value.from.year()?;
    let name = source.author.first().or(source.editor.first());
    let issuer = source.issuer.first().map(|issuer| issuer.id.clone());
    let who = name.map(Name::short).or(issuer)?;
    let volume = source.r#in.as_ref().map(|volume| &volume.id);
    let parts = [&source.volume, &source.issue, &source.series_number];
    let parts = parts.into_iter().map(Option::as_ref).chain([volume]);
    let mut key = format!("{year} ");
    add_folded(&mut key, &who);
    add_folded(&mut key, title);
    add_folded(&mut key, source.subtitle.best(Language(0)).1);
    for part in parts {
        add_folded(&mut key, part.map_or("", String::as_str));
    }
    (!title.is_empty()).then_some(key)
}

/// Adds the letters and digits of a title or name, case-folded and without diacritics.
fn add_folded(key: &mut String, text: &str) {
    let mut letter = [0; 4];
    for it in text.chars().filter(|it| it.is_alphanumeric()) {
        if it.is_ascii() {
            key.push(it.to_ascii_lowercase());
        } else {
            key.push_str(&fold(it.encode_utf8(&mut letter)));
        }
    }
    key.push(' ');
}

/// Whether one superseded the other: versions of one work may share every key.
fn succeed(base: &KnowledgeBase, a: &Record, b: &Record) -> bool {
    let follows = |a: &Record, b: &Record| {
        let next = a.source().and_then(|source| source.superseded_by.as_ref());
        let next = next.and_then(|next| base.resolve(next));
        next.is_some_and(|next| next.id == b.id)
    };
    follows(a, b) || follows(b, a)
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(one: &str, other: &str) -> Vec<&'static str> {
        names_in(&format!(
            "sources:\n  - {{id: a, class: literature, type: book, {one}}}\n  - {{id: b, class: literature, type: book, {other}}}\n"
        ))
    }

    #[test]
    fn each_sign_gives_a_duplicate_away() {
        for (one, other) in [
            ("title: A, doi: 10.1000/ABC", "title: B, doi: 10.1000/abc"),
            ("title: A, urn: 'urn:x:1'", "title: B, urn: 'URN:x:1'"),
            (
                "title: A, isbn: 978-3-86645-654-9",
                "title: B, isbn: 3-86645-654-9",
            ),
            (
                "title: 'Wege, Straßen', author: 'Meier, A.', issued: 2001",
                "title: Wege Strassen, author: 'Meier, Anna', issued: 2001-05",
            ),
        ] {
            let names = names(one, other);
            assert!(names.contains(&"duplicate-source"), "{one}: {names:?}");
        }
    }

    #[test]
    fn what_only_looks_alike_is_two() {
        for (one, other) in [
            (
                "title: A, author: 'M, A', issued: 2001",
                "title: A, author: 'M, A', issued: 2002",
            ),
            (
                "title: A, author: 'M, A', issued: 2001",
                "title: A, author: 'N, A', issued: 2001",
            ),
            (
                "title: A, author: 'M, A', issued: 2001, volume: 1",
                "title: A, author: 'M, A', issued: 2001, volume: 2",
            ),
            (
                "title: A, author: 'M, A', issued: 2001",
                "title: A, author: 'M, A', issued: 2001, in: a",
            ),
            (
                "title: A, isbn: 3-86645-654-9",
                "title: B, isbn: 3-86645-654-9, in: a",
            ),
            (
                "title: A, issuer: city, issued: 2001, superseded-by: b",
                "title: A, issuer: city, issued: 2001",
            ),
            ("title: A, issued: 2001", "title: A, issued: 2001"),
        ] {
            assert_eq!(names(one, other).len(), 0, "{one} / {other}");
        }
    }
}
