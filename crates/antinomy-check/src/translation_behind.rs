//! Texts that a change altered in one language and left as they were in another.
//!
//! No lint, since it needs two states of the content: [`translations_behind`] compares them.

use crate::original::{state_of_page, state_of_text, wording};
use crate::texts::first_line;
use antinomy_model::values::ALL_LANGUAGES;
use antinomy_model::{KnowledgeBase, Language, Manifest, Record, Text};
use antinomy_syntax::{Diagnostic, FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "";
    TRANSLATION_BEHIND = "L120", "translation-behind", Warning;
}

/// One text in several languages, by language tag.
pub type Versions<'t> = BTreeMap<&'t str, &'t str>;

/// Languages whose version is the same in both states, each with the one whose wording changed: the first of `order`. A
/// version that is only in one state has not changed; new lines, spaces and marks between words are no change.
#[must_use]
pub fn behind<'n>(
    before: &Versions<'_>,
    now: &Versions<'n>,
    order: &[String],
) -> Vec<(&'n str, &'n str)> {
    let in_both = || {
        let tags = now.keys().copied();
        // What was the same in all languages was the version of each.
        let earlier = |tag| before.get(tag).or_else(|| before.get(ALL_LANGUAGES));
        tags.filter_map(move |tag| Some((tag, *earlier(tag)?, now[tag])))
    };
    let place = |tag: &str| order.iter().position(|known| known == tag);
    let changed = in_both().filter(|(_, old, new)| wording(old) != wording(new));
    let Some((changed, ..)) = changed.min_by_key(|(tag, ..)| place(tag).unwrap_or(usize::MAX))
    else {
        return Vec::new();
    };
    // Whoever touched a version at all has seen it.
    let is_untouched = |old, new| with_single_spaces(old) == with_single_spaces(new);
    let untouched = in_both().filter(|(_, old, new)| is_untouched(old, new));
    untouched.map(|(tag, ..)| (tag, changed)).collect()
}

fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is said about a version that stayed as it was, in the words that `hint` names.
#[must_use]
pub fn translation_behind(
    (language, span): (&str, Span),
    (changed, there): (&str, Span),
    hint: &'static str,
) -> Diagnostic {
    Diagnostic::new(&TRANSLATION_BEHIND, span)
        .with("language", language)
        .with("changed", changed)
        .related(there, "changed")
        .hint(hint)
}

/// A text under the name of its key.
type KeyedText<'b> = (&'static str, &'b Text);

/// The texts of records and of the manifest that were changed in one language only, compared with an earlier state. Looks
/// at records and translations in the `changed` files. Where a fingerprint says which state of the original is translated,
/// nothing is said: the lint on that does so if it is another state.
#[must_use]
pub fn translations_behind(
    now: &KnowledgeBase,
    before: &KnowledgeBase,
    changed: &BTreeSet<FileId>,
) -> Vec<Diagnostic> {
    let mut comparison = Comparison {
        now,
        before,
        found: Vec::new(),
    };
    let manifest = |base| Manifest::texts(base).map(|text| ("manifest", text));
    let texts = [before, now].map(|base| manifest(&base.manifest).collect());
    comparison.texts(texts, None);
    for (_, record) in now.records() {
        let is_changed = files_of(record).any(|file| changed.contains(&file));
        let Some(old) = earlier(before, record).filter(|_| is_changed) else {
            continue;
        };
        comparison.texts([old, record].map(texts_of), Some(record));
    }
    let mut found = comparison.found;
    now.files.sort(&mut found);
    // A text in `defaults:` is met once a record.
    found.dedup_by(|later, first| later.says_the_same(first));
    found
}

/// The files of a record: its own and those of its translations.
fn files_of(record: &Record) -> impl Iterator<Item = FileId> {
    let texts = record.name().into_iter().chain([&record.prose]);
    let versions = texts.flat_map(Text::versions);
    let elsewhere = versions.map(|(_, version)| version.span.file);
    std::iter::once(record.whole.file).chain(elsewhere)
}

/// The record in an earlier state, also under a former id.
fn earlier<'b>(before: &'b KnowledgeBase, record: &Record) -> Option<&'b Record> {
    let aliases = record.shared.aliases.iter();
    let ids = std::iter::once(&record.id).chain(aliases.map(|alias| &alias.value));
    let mut known = ids.filter_map(|id| before.get(id));
    known.find(|old| old.kind() == record.kind())
}

fn texts_of(record: &Record) -> Vec<KeyedText<'_>> {
    let mut texts = Vec::new();
    record.each_text(&mut |key, text| {
        if !text.is_empty() {
            texts.push((key.name, text));
        }
    });
    texts
}

/// A comparison of two states, and what it found.
struct Comparison<'b> {
    now: &'b KnowledgeBase,
    before: &'b KnowledgeBase,
    found: Vec<Diagnostic>,
}

impl<'b> Comparison<'b> {
    /// Compares texts as they were with texts as they are. Lists have no ids: a text is known by the version that stayed.
    fn texts(&mut self, [old, new]: [Vec<KeyedText<'b>>; 2], record: Option<&'b Record>) {
        let versions = |base: &'b KnowledgeBase, texts: Vec<KeyedText<'b>>| {
            let texts = texts.into_iter();
            let texts = texts.map(|(key, text)| (key, text, versions(base, text)));
            texts.collect::<Vec<_>>()
        };
        let (old, new) = (versions(self.before, old), versions(self.now, new));
        // What is still there is not the earlier state of anything else.
        let kept: BTreeSet<_> = new
            .iter()
            .map(|(key, _, versions)| (key, versions))
            .collect();
        let known_by = |key, tag, text| (key, tag, with_single_spaces(text));
        let mut gone: BTreeMap<(&str, &str, String), &Versions<'_>> = BTreeMap::new();
        let changed = old
            .iter()
            .filter(|(key, _, versions)| !kept.contains(&(key, versions)));
        for (key, _, versions) in changed {
            let versions_of = versions.iter();
            gone.extend(versions_of.map(|(tag, text)| (known_by(*key, *tag, text), versions)));
        }
        let mut pages = BTreeSet::new();
        for (key, text, versions) in &new {
            let tags = |tag| [tag, ALL_LANGUAGES];
            let mut known = versions.iter().flat_map(|(tag, text)| {
                let tags = tags(*tag).into_iter();
                tags.filter_map(|tag| gone.get(&known_by(*key, tag, text)))
            });
            let Some(old) = known.next() else { continue };
            for pair in behind(old, versions, &self.now.manifest.languages) {
                self.report(text, pair, record, &mut pages);
            }
        }
    }

    /// `pages` are the languages in which the record's page was reported: it has one fingerprint for name and prose.
    fn report(
        &mut self,
        text: &Text,
        (language, changed): (&'b str, &'b str),
        record: Option<&'b Record>,
        pages: &mut BTreeSet<&'b str>,
    ) {
        let place = |tag| {
            let mut versions = text.versions();
            let version = versions.find(|(language, _)| tag_of(self.now, *language) == tag);
            version.map(|(_, version)| first_line(self.now, version.span))
        };
        let (Some(span), Some(there)) = (place(language), place(changed)) else {
            return;
        };
        // A version in a file of its own is a translated page.
        let page = record.filter(|_| span.file != there.file);
        let (hint, state) = match page {
            Some(record) if self.says_its_state(record, [language, changed]) => return,
            Some(_) if !pages.insert(language) => return,
            Some(record) => ("page", state_of_page(record)),
            None if text.seen_original().is_some() => return,
            None => ("hint", state_of_text(text)),
        };
        let found = translation_behind((language, span), (changed, there), hint);
        self.found.push(found.with("fingerprint", state));
    }

    /// Whether a translated page in one of these languages names the state of its original.
    fn says_its_state(&self, record: &Record, languages: [&str; 2]) -> bool {
        let mut tags = record
            .originals
            .iter()
            .map(|(language, _)| tag_of(self.now, *language));
        tags.any(|tag| languages.contains(&tag))
    }
}

fn versions<'b>(base: &'b KnowledgeBase, text: &'b Text) -> Versions<'b> {
    let versions = text.versions();
    let versions = versions.map(|(language, text)| (tag_of(base, language), text.value.as_str()));
    versions.collect()
}

/// By tag, because the order of languages may be another in an earlier state.
fn tag_of(base: &KnowledgeBase, language: Language) -> &str {
    match language {
        Language::ALL => ALL_LANGUAGES,
        language => base.manifest.tag(language),
    }
}
