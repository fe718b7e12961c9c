//! Two sources that are one: the same DOI, URN or ISBN, or the same title, year and author.

use super::{add_folded, bare_doi, isbn_check_digit};
use crate::lints::Lint;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Name, SourceType};
use antinomy_model::{Kind, KnowledgeBase, Language, Record};
use antinomy_syntax::{Code, Diagnostic};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let mut known: BTreeMap<String, &Record> = BTreeMap::new();
        for (_, record) in base.as_written(Kind::Source) {
            let Some(source) = record.source() else {
                continue;
            };
            let mut first: Option<&Record> = None;
            for sign in signs(source) {
                let holder = *known.entry(sign).or_insert(record);
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

/// Everything by which a source is known.
fn signs(source: &Source) -> impl Iterator<Item = String> {
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

/// The ISBN of a book, without the check digit, which depends on the length. What stands in a book shares its ISBN,
/// and so may the volumes of a work.
fn isbn(source: &Source) -> Option<String> {
    if source.r#type != Some(SourceType::Book) || source.r#in.is_some() {
        return None;
    }
    let signs = isbn_check_digit::signs(&source.isbn.as_ref()?.value);
    let core = match signs.strip_prefix("978") {
        Some(rest) if signs.len() == 13 => rest.get(..9)?,
        _ => signs.get(..signs.len().saturating_sub(1))?,
    };
    let volume = source.volume.as_deref().unwrap_or_default();
    Some(format!("isbn {core} {volume}"))
}

/// Title, year and who wrote it, together with all that tells the parts of a work or of a volume apart.
fn title(source: &Source) -> Option<String> {
    if source.r#type == Some(SourceType::Chapter) && source.r#in.is_none() {
        return None; // "Introduction" stands in many volumes.
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

/// Whether one replaced the other: then they are two versions, which may share everything.
fn succeed(base: &KnowledgeBase, a: &Record, b: &Record) -> bool {
    let follows = |a: &Record, b: &Record| {
        let next = a.source().and_then(|source| source.superseded_by.as_ref());
        next.and_then(|next| base.resolve(next))
            .is_some_and(|next| next.id == b.id)
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
