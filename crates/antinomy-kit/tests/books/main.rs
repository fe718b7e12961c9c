//! Whole books, built from folders on disk. One binary for all, because each links mdBook.

mod book;

/// Two languages, and a book in one of them.
const MANIFEST: &str = r#"
title: {de: Titel, en: Title}
languages: [de, en]
levels: [{id: federal, label: {de: Bund, en: Federal}, letter: B, shape: triangle}]
actor-kinds: [{id: government, label: {de: Regierung, en: Government}}]
books: {de: ../book/de}
"#;
