//! Reads the keys of one mapping against its table, collecting everything that is wrong.
//!
//! Each method names a key and returns its value as far as it can be understood. A key that no method asked for does
//! not exist: [`Fields::finish`] compares what was written with the table.

use super::{Kind, Shape, Table};
use crate::base::is_slug;
use crate::codes;
use crate::kinds::Position;
use crate::manifest::{Manifest, YES_NO};
use crate::schema::{CITATION, Key, List, NAME, PLACE, POSITION};
use crate::values::{
    Choice, Citation, CitationType, DateProblem, Given, Interval, Language, LevelSet, Locator,
    LocatorKey, Name, Place, Ref, Text, without_page_word,
};
use antinomy_syntax::yaml::{self, Map, Node, Value};
use antinomy_syntax::{Argument, Diagnostic, FileId, Span, Spanned, nearest};
use std::collections::HashSet;
use std::ops::Range;

/// What reading a record needs to know and what it leaves behind.
pub(crate) struct Reading<'m> {
    pub(crate) manifest: &'m Manifest,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// References that are looked up once all records are known.
    pub(crate) references: Vec<(Ref, &'static [Kind])>,
    /// Ids in files that could not be read whole: there is a record of that name, whatever became of it.
    pub(crate) unread: HashSet<String>,
}

impl Reading<'_> {
    /// Reads YAML, and remembers the ids of what could not be read.
    pub(crate) fn yaml(&mut self, file: FileId, text: &str, range: Range<usize>) -> Option<Node> {
        let before = self.diagnostics.len();
        let root = yaml::read(file, text, range.clone(), &mut self.diagnostics);
        if self.diagnostics.len() > before {
            self.unread
                .extend(yaml::ids(&text[range]).map(str::to_owned));
        }
        root
    }
}

/// So many unknown keys of one mapping are reported; with more it is no record.
pub(crate) const MAX_UNKNOWN: usize = 100;

/// The keys of one mapping.
pub(crate) struct Fields<'r, 'm> {
    reading: &'r mut Reading<'m>,
    table: &'static Table,
    /// Keys that are allowed besides those of the table.
    shared: &'static [Key],
    map: &'r Map,
    defaults: Option<&'r Map>,
    span: Span,
}

impl<'r, 'm> Fields<'r, 'm> {
    pub(crate) fn new(
        reading: &'r mut Reading<'m>,
        table: &'static Table,
        shared: &'static [Key],
        map: &'r Map,
        defaults: Option<&'r Map>,
        span: Span,
    ) -> Self {
        Self {
            reading,
            table,
            shared,
            map,
            defaults,
            span,
        }
    }

    /// Reports missing and unknown keys. Call it once, after everything was read.
    pub(crate) fn finish(mut self) {
        let (table, shared) = (self.table, self.shared);
        let keys = || table.keys.iter().chain(shared);
        let mut meant = Vec::new();
        let map = self.map;
        let is_known = |name: &str| keys().any(|key| key.name == name);
        let mut unknown = map
            .entries
            .iter()
            .filter(|(name, _)| !is_known(&name.value))
            .take(MAX_UNKNOWN)
            .peekable();
        if unknown.peek().is_some() {
            let known: Vec<&str> = keys().map(|key| key.name).collect();
            for (name, node) in unknown {
                self.unknown_key(name, node, table.name, &known);
                meant.extend(nearest(&name.value, known.iter().copied()));
            }
        }
        if self.map.cut_short || self.defaults.is_some_and(|map| map.cut_short) {
            return; // What is missing here may stand in the lines that could not be read.
        }
        for key in keys().filter(|key| key.required && key.name != "id") {
            // A misspelt key is one mistake, not two.
            if self.map.get(key.name).is_none()
                && !meant.contains(&key.name)
                && self.defaults.and_then(|map| map.get(key.name)).is_none()
            {
                let first = self
                    .map
                    .entries
                    .first()
                    .map_or(self.span, |(name, _)| name.span);
                let found = Diagnostic::new(&codes::MISSING_KEY, first)
                    .with("key", key.name)
                    .with("table", self.word())
                    .with("shape", Argument::Word(key.shape.word().to_owned()));
                self.reading.diagnostics.push(found);
            }
        }
    }

    /// A key that does not exist. Between braces a comma in a text makes a "key" with spaces and no value of what
    /// follows it; that is another letter.
    fn unknown_key(&mut self, name: &Spanned<String>, node: &Node, table: &str, known: &[&str]) {
        if node.value == Value::Empty && name.value.contains(' ') {
            let found = Diagnostic::new(&codes::COMMA_IN_TEXT, name.span);
            self.report(found.with("text", name.value.as_str()));
            return;
        }
        let found = Diagnostic::new(&codes::UNKNOWN_KEY, name.span)
            .with("key", name.value.as_str())
            .with("table", Argument::Word(format!("kind-{table}")))
            .with("known", known.join(", "))
            .maybe_suggest(nearest(&name.value, known.iter().copied()));
        self.report(found);
    }

    /// The name of this kind of mapping, as a word that messages can translate.
    fn word(&self) -> Argument {
        Argument::Word(format!("kind-{}", self.table.name))
    }

    fn report(&mut self, found: Diagnostic) {
        self.reading.diagnostics.push(found);
    }

    /// The row of the table for `key`, for its shape.
    fn shape(&self, key: &str) -> Shape {
        let row = self
            .table
            .keys
            .iter()
            .chain(self.shared)
            .find(|row| row.name == key);
        debug_assert!(row.is_some(), "{} has no key {key}", self.table.name);
        row.map_or(Shape::Plain, |row| row.shape)
    }

    /// What stands under `key`, here or in the defaults; an empty value is reported.
    fn node(&mut self, key: &str) -> Option<&'r Node> {
        let node = self
            .map
            .get(key)
            .or_else(|| self.defaults.and_then(|map| map.get(key)))?;
        if node.value == Value::Empty {
            let found =
                Diagnostic::new(&codes::EMPTY_VALUE, self.key_span(key).unwrap_or(node.span))
                    .with("key", key);
            self.report(found);
            return None;
        }
        Some(node)
    }

    fn key_span(&self, key: &str) -> Option<Span> {
        let find = |map: &Map| {
            map.entries
                .iter()
                .find(|(name, _)| name.value == key)
                .map(|(name, _)| name.span)
        };
        find(self.map).or_else(|| self.defaults.and_then(find))
    }

    fn wrong_shape(&mut self, key: &str, span: Span) {
        let shape = self.shape(key);
        let found = Diagnostic::new(&codes::WRONG_SHAPE, span)
            .with("key", key)
            .with("shape", Argument::Word(shape.word().to_owned()));
        self.report(found);
    }

    fn scalar(&mut self, key: &str, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text(text) => Some(Spanned {
                value: text.clone(),
                span: node.span,
            }),
            _ => {
                self.wrong_shape(key, node.span);
                None
            }
        }
    }

    /// One node or the items of a list.
    fn one_or_many(node: &Node) -> &[Node] {
        match &node.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(node),
        }
    }

    pub(crate) fn plain(&mut self, key: &str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.scalar(key, node)
    }

    pub(crate) fn plains(&mut self, key: &str) -> Vec<Spanned<String>> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        Self::one_or_many(node)
            .iter()
            .filter_map(|item| self.scalar(key, item))
            .collect()
    }

    /// The id of a mapping inside a record.
    pub(crate) fn own_id(&mut self) -> Option<Spanned<String>> {
        let id = self.plain("id");
        if id.is_none() && self.map.get("id").is_none() {
            let found = Diagnostic::new(&codes::MISSING_KEY, self.span)
                .with("key", "id")
                .with("table", self.word())
                .with("shape", Argument::Word(Shape::Id.word().to_owned()));
            self.report(found);
        }
        id
    }

    pub(crate) fn text(&mut self, key: &str) -> Text {
        let Some(node) = self.node(key) else {
            return Text::default();
        };
        self.text_of(key, node)
    }

    pub(crate) fn text_of(&mut self, key: &str, node: &Node) -> Text {
        let Value::Map(map) = &node.value else {
            let version = self.scalar(key, node);
            return Text::new(
                version
                    .map(|text| (Language(0), text))
                    .into_iter()
                    .collect(),
            );
        };
        if map.cut_short {
            return Text::default(); // Half a text would be called untranslated.
        }
        let mut versions = Vec::new();
        for (name, node) in &map.entries {
            let languages = &self.reading.manifest.languages;
            let Some(at) = languages.iter().position(|tag| *tag == name.value) else {
                if node.value == Value::Empty {
                    // What stands between languages without a value is the rest of a text behind a comma.
                    let found = Diagnostic::new(&codes::COMMA_IN_TEXT, name.span);
                    self.report(found.with("text", name.value.as_str()));
                    continue;
                }
                let known = nearest(&name.value, languages.iter().map(String::as_str));
                let found = Diagnostic::new(&codes::UNKNOWN_LANGUAGE, name.span)
                    .with("language", name.value.as_str())
                    .with("known", languages.join(", "))
                    .maybe_suggest(known);
                self.report(found);
                continue;
            };
            if node.value == Value::Empty {
                self.report(
                    Diagnostic::new(&codes::EMPTY_VALUE, name.span)
                        .with("key", name.value.as_str()),
                );
            } else if let Some(text) = self.scalar(key, node) {
                versions.push((Language(u8::try_from(at).unwrap_or(u8::MAX)), text));
            }
        }
        Text::new(versions)
    }

    pub(crate) fn number(&mut self, key: &str) -> Option<i8> {
        let text = self.plain(key)?;
        let Shape::Number(least, most) = self.shape(key) else {
            return None;
        };
        self.number_in(key, &text, least, most)
    }

    fn number_in(&mut self, key: &str, text: &Spanned<String>, least: i8, most: i8) -> Option<i8> {
        let written = text.value.replace('\u{2212}', "-");
        let number = written
            .strip_prefix('+')
            .filter(|rest| !rest.starts_with('-'))
            .unwrap_or(&written)
            .parse()
            .ok()
            .filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let found = Diagnostic::new(&codes::BAD_NUMBER, text.span)
                .with("key", key)
                .with("value", text.value.as_str())
                .with("least", least.to_string())
                .with("most", most.to_string());
            self.report(found);
        }
        number
    }

    pub(crate) fn time(&mut self, key: &str) -> Option<Spanned<Interval>> {
        let text = self.plain(key)?;
        match Interval::parse(&text.value) {
            Ok(value) => Some(Spanned {
                value,
                span: text.span,
            }),
            Err(problem) => {
                let found =
                    Diagnostic::new(&codes::BAD_DATE, text.span).with("value", text.value.as_str());
                self.report(match problem {
                    // `2007-8` may be August, or two years.
                    DateProblem::OtherForm(iso) if text.value.trim().len() < "2007-8-1".len() => {
                        found.maybe_suggest(Some(&iso))
                    }
                    DateProblem::OtherForm(iso) => found.fix(text.span, &iso),
                    DateProblem::Meant(iso) => found.maybe_suggest(Some(&iso)),
                    DateProblem::Undated => found.hint("undated"),
                    DateProblem::NoSuchDay => found.hint("no-such-day"),
                    DateProblem::Reversed => found.hint("reversed"),
                    DateProblem::NoDate => found,
                });
                None
            }
        }
    }

    pub(crate) fn choice<T: Choice>(&mut self, key: &str) -> Option<T> {
        let word = self.word_of(key, T::WORDS)?;
        T::from_word(word)
    }

    /// A word of the closed list in the table.
    pub(crate) fn word_of_table(&mut self, key: &str) -> Option<&'static str> {
        let Shape::Choice(words) = self.shape(key) else {
            return None;
        };
        self.word_of(key, words)
    }

    fn word_of(&mut self, key: &str, words: &'static [&'static str]) -> Option<&'static str> {
        let text = self.plain(key)?;
        let found = words.iter().find(|word| **word == text.value).copied();
        if found.is_none() && words == YES_NO {
            return self.truth(key, &text);
        }
        if found.is_none() {
            self.unknown_choice(key, &text, words.iter().copied());
        }
        found
    }

    /// What people write for true and false in their own language.
    fn truth(&mut self, key: &str, text: &Spanned<String>) -> Option<&'static str> {
        const TRUE: &[&str] = &["true", "yes", "y", "on", "ja", "j", "wahr", "1", "x"];
        const FALSE: &[&str] = &["false", "no", "n", "off", "nein", "falsch", "0"];
        let word = text.value.to_lowercase();
        let meant = if TRUE.contains(&word.as_str()) {
            Some("true")
        } else if FALSE.contains(&word.as_str()) {
            Some("false")
        } else {
            None
        };
        let found = Diagnostic::new(&codes::NOT_TRUE_OR_FALSE, text.span)
            .with("key", key)
            .with("value", text.value.as_str());
        self.report(match meant {
            Some(meant) => found.fix(text.span, meant),
            None => found,
        });
        meant
    }

    /// Pages as printed, without the word for it.
    pub(crate) fn pages(&mut self, key: &str) -> Option<Spanned<String>> {
        let text = self.plain(key)?;
        Some(self.without_page_word(text))
    }

    fn without_page_word(&mut self, mut text: Spanned<String>) -> Spanned<String> {
        if let Some(number) = without_page_word(&text.value) {
            let found = Diagnostic::new(&codes::PAGE_WITH_WORD, text.span);
            self.report(found.fix(text.span, &yaml::quoted(number)));
            text.value = number.to_owned();
        }
        text
    }

    /// One text for several values: `a, b` instead of `[a, b]`, if each part passes `is_one`.
    fn without_brackets(
        &mut self,
        key: &str,
        text: &Spanned<String>,
        is_one: impl Fn(&str) -> bool,
    ) -> Option<Vec<Spanned<String>>> {
        if !text.value.contains([',', ';']) {
            return None;
        }
        // Quoted or broken texts are longer than what they say: then all parts stand at the whole.
        let is_literal = text.span.range().len() == text.value.len();
        let mut parts = Vec::new();
        for part in text.value.split([',', ';']).map(str::trim) {
            if !is_one(part) {
                return None;
            }
            let offset = part.as_ptr() as usize - text.value.as_ptr() as usize;
            let start = text.span.start as usize + offset;
            let span = if is_literal {
                Span::new(text.span.file, start..start + part.len())
            } else {
                text.span
            };
            parts.push(Spanned {
                value: part.to_owned(),
                span,
            });
        }
        let words: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
        let found = Diagnostic::new(&codes::LIST_WITHOUT_BRACKETS, text.span).with("key", key);
        let node = self.map.get(key);
        let node = node.or_else(|| self.defaults.and_then(|map| map.get(key)));
        let list = node.filter(|node| matches!(node.value, Value::List(_)));
        self.report(match list {
            None => found.fix(text.span, &format!("[{}]", words.join(", "))),
            // In a list that has its brackets, semicolons were taken for commas; behind a dash nothing is sure.
            Some(list) if is_literal && list.span.start + 1 == text.span.start => {
                found.fix(text.span, &words.join(", "))
            }
            Some(_) => found,
        });
        Some(parts)
    }

    fn unknown_choice<'w>(
        &mut self,
        key: &str,
        text: &Spanned<String>,
        words: impl Iterator<Item = &'w str>,
    ) {
        self.unknown_word(key, text, words, None);
    }

    /// A word that is not possible; `meant` is the one whose label it is.
    fn unknown_word<'w>(
        &mut self,
        key: &str,
        text: &Spanned<String>,
        words: impl Iterator<Item = &'w str>,
        meant: Option<&str>,
    ) {
        let words: Vec<&str> = words.collect();
        let found = Diagnostic::new(&codes::UNKNOWN_CHOICE, text.span)
            .with("key", key)
            .with("value", text.value.as_str())
            .with("known", words.join(", "))
            .hint(if words.is_empty() { "none" } else { "hint" })
            .maybe_suggest(meant.or_else(|| nearest(&text.value, words.iter().copied())));
        self.report(found);
    }

    /// The id of what is called `word` in any language of the manifest.
    fn by_label<'w>(
        &self,
        word: &str,
        mut named: impl Iterator<Item = (&'w str, &'w Text)>,
    ) -> Option<&'w str> {
        let word = word.trim().to_lowercase();
        let count = u8::try_from(self.reading.manifest.languages.len()).unwrap_or(u8::MAX);
        let is_called = |text: &Text| {
            (0..count).any(|at| {
                text.get(Language(at))
                    .is_some_and(|label| label.to_lowercase() == word)
            })
        };
        named.find(|(_, label)| is_called(label)).map(|(id, _)| id)
    }

    /// The place of a word in a list of the manifest.
    pub(crate) fn manifest_word(&mut self, key: &str) -> Option<usize> {
        let text = self.plain(key)?;
        let Shape::Manifest(list) = self.shape(key) else {
            return None;
        };
        let manifest = self.reading.manifest;
        let named: Vec<(&str, &Text)> = match list {
            List::ActorKinds => manifest
                .actor_kinds
                .iter()
                .map(|kind| (kind.id.as_str(), &kind.label))
                .collect(),
            List::RelationTypes => manifest
                .relation_types
                .iter()
                .map(|kind| (kind.id.as_str(), &kind.label))
                .collect(),
            List::ConflictKinds => manifest
                .conflict_kinds
                .iter()
                .map(|kind| (kind.id.as_str(), &kind.label))
                .collect(),
        };
        let at = named.iter().position(|(id, _)| *id == text.value);
        if at.is_none() {
            let meant = self.by_label(&text.value, named.iter().copied());
            self.unknown_word(key, &text, named.iter().map(|(id, _)| *id), meant);
        }
        at
    }

    pub(crate) fn levels(&mut self, key: &str) -> Given<LevelSet> {
        let Some(node) = self.node(key) else {
            return Given::Absent;
        };
        if matches!(&node.value, Value::Text(text) if text == "unknown") {
            return Given::Unknown;
        }
        let mut items = Self::one_or_many(node)
            .iter()
            .filter_map(|item| self.scalar(key, item))
            .collect::<Vec<_>>();
        let manifest = self.reading.manifest;
        if let [only] = items.as_slice() {
            let is_level = |id: &str| manifest.level_by_id(id).is_some();
            if let Some(parts) = self.without_brackets(key, &only.clone(), is_level) {
                items = parts;
            }
        }
        let mut set = LevelSet::default();
        let mut is_known = true;
        for item in items {
            match manifest.level_by_id(&item.value) {
                Some(level) => set = set.with(level),
                None => {
                    is_known = false;
                    let known = manifest.levels.iter().map(|level| level.id.as_str());
                    let named = manifest.levels.iter();
                    let named = named.map(|level| (level.id.as_str(), &level.label));
                    let meant = self.by_label(&item.value, named);
                    let found = Diagnostic::new(&codes::UNKNOWN_LEVEL, item.span)
                        .with("value", item.value.as_str())
                        .with("known", known.clone().collect::<Vec<_>>().join(", "))
                        .maybe_suggest(meant.or_else(|| nearest(&item.value, known)));
                    self.report(found);
                }
            }
        }
        // What is misspelt is not known; it is not nothing.
        if is_known {
            Given::Known(set)
        } else {
            Given::Unknown
        }
    }

    /// A reference from a scalar; it is looked up when all records are known.
    fn pend(&mut self, text: Spanned<String>, kinds: &'static [Kind]) -> Ref {
        let reference = Ref {
            id: text.value,
            span: text.span,
        };
        self.reading.references.push((reference.clone(), kinds));
        reference
    }

    pub(crate) fn reference(&mut self, key: &str) -> Option<Ref> {
        let text = self.plain(key)?;
        let Shape::Ref(kinds) = self.shape(key) else {
            return None;
        };
        Some(self.pend(text, kinds))
    }

    pub(crate) fn reference_or_unknown(&mut self, key: &str) -> Given<Ref> {
        let Some(text) = self.plain(key) else {
            return Given::Absent;
        };
        let Shape::RefOrUnknown(kinds) = self.shape(key) else {
            return Given::Absent;
        };
        if text.value == "unknown" {
            Given::Unknown
        } else {
            Given::Known(self.pend(text, kinds))
        }
    }

    pub(crate) fn references(&mut self, key: &str) -> Vec<Ref> {
        let mut texts = self.plains(key);
        let Shape::Refs(kinds) = self.shape(key) else {
            return Vec::new();
        };
        if let [only] = texts.as_slice()
            && let Some(parts) = self.without_brackets(key, &only.clone(), is_slug)
        {
            texts = parts;
        }
        texts
            .into_iter()
            .map(|text| self.pend(text, kinds))
            .collect()
    }

    pub(crate) fn sides(&mut self, key: &str) -> Vec<Vec<Ref>> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Shape::Sides(kinds) = self.shape(key) else {
            return Vec::new();
        };
        let Value::List(sides) = &node.value else {
            self.wrong_shape(key, node.span);
            return Vec::new();
        };
        let mut read = Vec::new();
        for side in sides {
            let texts: Vec<_> = Self::one_or_many(side)
                .iter()
                .filter_map(|item| self.scalar(key, item))
                .collect();
            read.push(
                texts
                    .into_iter()
                    .map(|text| self.pend(text, kinds))
                    .collect(),
            );
        }
        read
    }

    pub(crate) fn names(&mut self, key: &str) -> Vec<Name> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        Self::one_or_many(node)
            .iter()
            .filter_map(|item| self.name(key, item))
            .collect()
    }

    fn name(&mut self, key: &str, node: &Node) -> Option<Name> {
        let map = match &node.value {
            Value::Text(text) => return Some(Name::parse(text)),
            Value::Map(map) => map,
            _ => {
                self.wrong_shape(key, node.span);
                return None;
            }
        };
        let part = |name: &str| match map.get(name).map(|node| &node.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        if let Some((name, _)) = map
            .entries
            .iter()
            .find(|(name, _)| !NAME.names().any(|known| known == name.value))
        {
            self.unknown_choice(key, name, NAME.names());
        }
        let person = |family| Name::Person {
            family,
            given: part("given"),
            prefix: part("prefix"),
            suffix: part("suffix"),
        };
        let read = part("family")
            .map(person)
            .or_else(|| part("name").map(Name::Body));
        if read.is_none() {
            self.wrong_shape(key, node.span);
        }
        read
    }

    pub(crate) fn locator(&mut self, key: &str) -> Locator {
        self.node(key)
            .map(|node| self.locator_of(key, node))
            .unwrap_or_default()
    }

    fn locator_of(&mut self, key: &str, node: &Node) -> Locator {
        let Value::Map(map) = &node.value else {
            self.wrong_shape(key, node.span);
            return Locator::default();
        };
        let mut parts = Vec::new();
        for (name, node) in &map.entries {
            match LocatorKey::from_word(&name.value) {
                Some(LocatorKey::Page) => {
                    let text = self.scalar(key, node);
                    let page = text.map(|text| self.without_page_word(text));
                    parts.extend(page.map(|page| (LocatorKey::Page, page)));
                }
                Some(known) => parts.extend(self.scalar(key, node).map(|text| (known, text))),
                None => self.unknown_choice(key, name, LocatorKey::WORDS.iter().copied()),
            }
        }
        parts.sort_by_key(|(known, _)| *known);
        Locator(parts)
    }

    /// A source with a place in it, or `none`, which undoes a default.
    pub(crate) fn place(&mut self, key: &str) -> Option<Place> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) if text == "none" => None,
            _ => self
                .place_of(key, node)
                .map(|(source, locator, _)| Place { source, locator }),
        }
    }

    pub(crate) fn citations(&mut self, key: &str) -> Vec<Citation> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let mut read = Vec::new();
        for item in Self::one_or_many(node) {
            let Some((source, locator, manner)) = self.place_of(key, item) else {
                continue;
            };
            let manner = manner
                .and_then(|text| self.citation_type(&text))
                .unwrap_or(CitationType::Cites);
            read.push(Citation {
                source,
                locator,
                manner,
            });
        }
        read
    }

    fn citation_type(&mut self, text: &Spanned<String>) -> Option<CitationType> {
        let folded = text.value.replace('-', "").to_lowercase();
        let word = CitationType::WORDS
            .iter()
            .find(|word| word.replace('-', "") == folded);
        if word.is_none() {
            self.unknown_choice("as", text, CitationType::WORDS.iter().copied());
        }
        CitationType::from_word(word?)
    }

    /// `{source, locator, as}` or a bare id.
    fn place_of(
        &mut self,
        key: &str,
        node: &Node,
    ) -> Option<(Ref, Locator, Option<Spanned<String>>)> {
        const SOURCE: &[Kind] = &[Kind::Source];
        let map = match &node.value {
            Value::Text(_) => {
                let text = self.scalar(key, node)?;
                return Some((self.pend(text, SOURCE), Locator::default(), None));
            }
            Value::Map(map) => map,
            _ => {
                self.wrong_shape(key, node.span);
                return None;
            }
        };
        let with_manner = self.shape(key) == Shape::Cites;
        let table = if with_manner { &CITATION } else { &PLACE };
        let known: Vec<&str> = table.names().collect();
        for (name, node) in &map.entries {
            if !known.contains(&name.value.as_str()) {
                self.unknown_key(name, node, PLACE.name, &known);
            }
        }
        let Some(source) = map.get("source") else {
            self.wrong_shape(key, node.span);
            return None;
        };
        let source = self.scalar(key, source)?;
        let source = self.pend(source, SOURCE);
        let locator = map
            .get("locator")
            .map(|node| self.locator_of("locator", node))
            .unwrap_or_default();
        let manner = map.get("as").and_then(|node| self.scalar(key, node));
        Some((source, locator, manner))
    }

    pub(crate) fn positions(&mut self, key: &str) -> Vec<Position> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Value::Map(map) = &node.value else {
            self.wrong_shape(key, node.span);
            return Vec::new();
        };
        map.entries
            .iter()
            .filter_map(|(name, node)| self.position(key, name, node))
            .collect()
    }

    fn position(&mut self, key: &str, name: &Spanned<String>, node: &Node) -> Option<Position> {
        let proposition = self.pend(name.clone(), &[Kind::Proposition]);
        let (stance, read_by) = match &node.value {
            Value::Map(map) => {
                let known: Vec<&str> = POSITION.names().collect();
                for (name, node) in &map.entries {
                    if !known.contains(&name.value.as_str()) {
                        self.unknown_key(name, node, POSITION.name, &known);
                    }
                }
                (map.get("stance"), map.get("read-by"))
            }
            _ => (Some(node), None),
        };
        let Some(stance) = stance.filter(|node| node.value != Value::Empty) else {
            self.wrong_shape(key, node.span);
            return None;
        };
        let text = self.scalar(key, stance)?;
        let number = self.number_in(&name.value, &text, -2, 2);
        let read_by = read_by
            .and_then(|node| self.scalar(key, node))
            .map(|text| self.pend(text, &[Kind::Source]));
        Some(Position {
            proposition,
            stance: number?,
            read_by,
            span: text.span,
        })
    }

    /// A list of mappings with a table of their own.
    pub(crate) fn list<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields<'_, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Shape::List(table) = self.shape(key) else {
            return Vec::new();
        };
        let mut items = Vec::new();
        let mut ids: Vec<(&str, Span)> = Vec::new();
        for item in Self::one_or_many(node) {
            let Value::Map(map) = &item.value else {
                self.wrong_shape(key, item.span);
                continue;
            };
            if let Some(Node {
                value: Value::Text(id),
                span,
            }) = map.get("id")
            {
                self.check_own_id(id, *span, &mut ids);
            }
            let mut fields = Fields::new(self.reading, table, &[], map, None, item.span);
            items.extend(read(&mut fields));
            fields.finish();
        }
        items
    }

    /// The ids of a list inside a record are a space of their own, but slugs like all others.
    fn check_own_id<'n>(&mut self, id: &'n str, span: Span, ids: &mut Vec<(&'n str, Span)>) {
        let own = Spanned {
            value: id.to_owned(),
            span,
        };
        crate::base::check_slug(self.reading, &own);
        match ids.iter().find(|(known, _)| *known == id) {
            Some((_, first)) => {
                let found = Diagnostic::new(&codes::DUPLICATE_ID, span)
                    .with("id", id)
                    .related(*first, "first");
                self.report(found);
            }
            None => ids.push((id, span)),
        }
    }
}
