//! All works of a handbook: how each is listed, in which order, with which year suffix, and how it is cited.
//!
//! Year suffixes ("2009a") are given once, over all works, in the order of the list. So no citation changes one; only a
//! new work may. Works with equal citations form a group, and the engine sees one group at a time: the cost is linear in
//! the number of works.

mod collation;
mod disambiguation;
pub(crate) mod segments;

use crate::csl_item::CslItem;
use crate::engine::{CitedGroup, SortScope, SortValue, StyledLocator, TellingApart};
use crate::style::Style;
use crate::styled_text::StyledText;
use collation::{CollationKey, collator, compare};
use disambiguation::{Disambiguation, year_suffix};
use icu_collator::CollatorBorrowed;
use segments::{CitationItem, CitationSegment, SegmentBuilder};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The works of a handbook in one style and one language. Works are numbered by their index in `items`.
pub struct Bibliography {
    style: Style,
    tag: String,
    items: Vec<CslItem>,
    by_id: HashMap<String, usize>,
    /// Works in the order of the list, and the position of each work in it.
    order: Vec<usize>,
    positions: Vec<usize>,
    citations: Vec<StyledText>,
    entries: Vec<StyledText>,
    /// What disambiguation did to the citation of each work; nothing to most.
    disambiguations: Vec<Option<Disambiguation>>,
    /// Works by groups of equal citations, each in the order of the list, and the range of each work's group.
    grouped: Vec<usize>,
    groups: Vec<Range<usize>>,
    citation_keys: Vec<OnceLock<Vec<CollationKey>>>,
    /// Citations with a locator, rendered when they are first asked for.
    located: Mutex<HashMap<(usize, StyledLocator), StyledText>>,
    /// How the works of a range of `grouped` are told apart, as far as that was asked for.
    told_apart: Mutex<HashMap<Range<usize>, TellingApart>>,
    /// The works that the engine failed at so far.
    failures: Mutex<BTreeSet<String>>,
    collator: CollatorBorrowed<'static>,
    /// The works in the first language of the handbook, if this is another one.
    originals: HashMap<String, CslItem>,
    alphabet: String,
}

/// Larger groups are disambiguated by year suffixes alone: the engine's time is quadratic in the size of a group, and its
/// year suffixes end somewhere.
const MAX_GROUP: usize = 40;

impl Bibliography {
    /// Renders all `items`; of items with equal ids the first counts. `tag` is the language of the pages (terms exist in
    /// German and English), `alphabet` the one that the list is sorted by. It should be the same for all languages of a
    /// handbook, or year suffixes differ between them.
    #[must_use]
    pub fn new(style: &Style, items: Vec<CslItem>, tag: &str, alphabet: &str) -> Self {
        Self::translated(style, items, Vec::new(), tag, alphabet)
    }

    /// The same for a handbook in another language than its first: `originals` are the items of the same works in the first
    /// language, which is that of the alphabet. They decide order and year suffixes, so that all languages have the same.
    #[must_use]
    pub fn translated(
        style: &Style,
        items: Vec<CslItem>,
        originals: Vec<CslItem>,
        tag: &str,
        alphabet: &str,
    ) -> Self {
        let mut by_id = HashMap::new();
        let mut kept: Vec<CslItem> = Vec::with_capacity(items.len());
        for item in items {
            if !by_id.contains_key(item.id()) {
                by_id.insert(item.id().to_owned(), kept.len());
                kept.push(item);
            }
        }
        let count = kept.len();
        let mut list = Self {
            style: style.clone(),
            tag: tag.to_owned(),
            by_id,
            order: (0..count).collect(),
            positions: vec![0; count],
            citations: vec![StyledText::default(); count],
            entries: vec![StyledText::default(); count],
            disambiguations: vec![None; count],
            grouped: Vec::with_capacity(count),
            groups: vec![0..0; count],
            citation_keys: (0..count).map(|_| OnceLock::new()).collect(),
            located: Mutex::default(),
            told_apart: Mutex::default(),
            failures: Mutex::default(),
            collator: collator(alphabet),
            originals: originals
                .into_iter()
                .map(|item| (item.id().to_owned(), item))
                .collect(),
            alphabet: alphabet.to_owned(),
            items: kept,
        };
        list.sort();
        list.render();
        list
    }

    fn sort(&mut self) {
        let keys: Vec<Vec<CollationKey>> = self
            .items
            .iter()
            .map(|item| self.collation_keys(item, SortScope::Bibliography))
            .collect();
        let items = &self.items;
        self.order.sort_by(|a, b| {
            // Ids as the last key: the order must not depend on the order in which works come in.
            compare(&keys[*a], &keys[*b]).then_with(|| items[*a].id().cmp(items[*b].id()))
        });
        for (position, work) in self.order.iter().enumerate() {
            self.positions[*work] = position;
        }
    }

    /// What order and year suffixes depend on: the item in the first language of the handbook, and that language.
    fn original<'a>(&'a self, item: &'a CslItem) -> (&'a CslItem, &'a str) {
        match self.originals.get(item.id()) {
            Some(original) => (original, &self.alphabet),
            None => (item, &self.tag),
        }
    }

    fn collation_keys(&self, item: &CslItem, scope: SortScope) -> Vec<CollationKey> {
        let (item, tag) = self.original(item);
        let values = self.style.engine.sort_values(item, scope, tag);
        let values = self.held(&[item], values);
        let key = |SortValue { value, descending }| CollationKey {
            bytes: value.map(|value| self.collation_key(&value)),
            descending,
        };
        values.into_iter().map(key).collect()
    }

    /// Renders each work alone, then those again that have equal citations.
    fn render(&mut self) {
        // Ordered, because the order of groups decides positions in `grouped`.
        let mut by_citation: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for number in 0..self.order.len() {
            let work = self.order[number];
            self.render_alone(work, number);
            let key = self.grouping_key(work, number);
            by_citation.entry(key).or_default().push(work);
        }
        for group in by_citation.into_values() {
            let range = self.grouped.len()..self.grouped.len() + group.len();
            match group.len() {
                0 | 1 => {}
                2..=MAX_GROUP => {
                    let how = self.disambiguate(&group);
                    locked(&self.told_apart).insert(range.clone(), how);
                }
                _ => self.add_year_suffixes(&group),
            }
            for work in group {
                self.groups[work] = range.clone();
                self.grouped.push(work);
            }
        }
    }

    fn render_alone(&mut self, work: usize, number: usize) {
        let item = &self.items[work];
        let rendered = self.style.engine.render(&[item], number, &self.tag);
        let mut rendered = self.held(&[item], rendered);
        // A style may render nothing for a work. It still has to be something that can be linked.
        let or_id = |text: Option<StyledText>| {
            text.filter(|text| !text.is_empty())
                .unwrap_or_else(|| StyledText::plain(item.id()))
        };
        self.citations[work] = or_id(rendered.citations.pop());
        self.entries[work] = or_id(rendered.entries.pop());
    }

    /// The citation of a work in the first language. Works with equal ones have to be disambiguated.
    fn grouping_key(&self, work: usize, number: usize) -> String {
        let engine = &self.style.engine;
        // Works cited by numbers differ in any case.
        if engine.layout().is_numeric {
            return self.items[work].id().to_owned();
        }
        if self.originals.is_empty() {
            return self.citations[work].to_string();
        }
        let (item, tag) = self.original(&self.items[work]);
        let mut rendered = self.held(&[item], engine.render(&[item], number, tag));
        rendered.citations.pop().unwrap_or_default().to_string()
    }

    /// Renders a group of works together, so that the engine disambiguates them in the ways of the style. Returns in which.
    fn disambiguate(&mut self, group: &[usize]) -> TellingApart {
        let items: Vec<&CslItem> = group.iter().map(|work| &self.items[*work]).collect();
        let rendered = self.style.engine.render(&items, 0, &self.tag);
        let rendered = self.held(&items, rendered);
        let how = rendered.telling_apart;
        let texts = rendered.citations.into_iter().zip(rendered.entries);
        for (work, (citation, entry)) in group.iter().zip(texts) {
            if !citation.is_empty() {
                self.disambiguations[*work] =
                    Disambiguation::between(&self.citations[*work], &citation);
                self.citations[*work] = citation;
            }
            if !entry.is_empty() {
                self.entries[*work] = entry;
            }
        }
        how
    }

    /// Gives each work of a group its year suffix. A copy of the work shows where the engine puts it.
    fn add_year_suffixes(&mut self, group: &[usize]) {
        for (position, work) in group.iter().enumerate() {
            let item = &self.items[*work];
            let mut copy = item.clone();
            // A control character cannot be part of the id of a record.
            copy.0
                .insert("id".to_owned(), format!("{}\u{2}", item.id()).into());
            let rendered = self.style.engine.render(&[item, &copy], 0, &self.tag);
            let rendered = self.held(&[item], rendered);
            let suffix = year_suffix(position);
            let with_suffix = |from: &StyledText, to: Option<&StyledText>| {
                let change = Disambiguation::between(from, to?)?.with_year_suffix(&suffix)?;
                Some((change.apply(from)?, change))
            };
            let citation = with_suffix(&self.citations[*work], rendered.citations.first());
            let entry = with_suffix(&self.entries[*work], rendered.entries.first());
            if let Some((text, change)) = citation {
                self.citations[*work] = text;
                self.disambiguations[*work] = Some(change);
            }
            if let Some((text, _)) = entry {
                self.entries[*work] = text;
            }
        }
    }

    /// The ids of all works in the order of the list.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(|work| self.items[*work].id())
    }

    /// The item of a work.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&CslItem> {
        self.by_id.get(id).map(|work| &self.items[*work])
    }

    /// The entry of a work in the list.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&StyledText> {
        self.by_id.get(id).map(|work| &self.entries[*work])
    }

    /// The position of a work in the list, from 0.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|work| self.positions[*work])
    }

    /// A key that sorts texts in the collation of the list.
    #[must_use]
    pub fn collation_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        key
    }

    /// The citation of a work, without brackets: `Gestring 2014`, with a locator `Gestring 2014: 12`.
    #[must_use]
    pub fn cite(&self, id: &str, locator: Option<&StyledLocator>) -> Option<StyledText> {
        let work = *self.by_id.get(id)?;
        Some(self.cited(work, locator))
    }

    fn cited(&self, work: usize, locator: Option<&StyledLocator>) -> StyledText {
        let Some(locator) = locator else {
            return self.citations[work].clone();
        };
        let key = (work, locator.clone());
        // The lock is not held while the engine works; rendering twice gives the same text.
        if let Some(text) = locked(&self.located).get(&key) {
            return text.clone();
        }
        let text = self.cited_with(work, locator);
        locked(&self.located).insert(key, text.clone());
        text
    }

    fn cited_with(&self, work: usize, locator: &StyledLocator) -> StyledText {
        // Numeric styles have groups of one work each; other styles do not look at the number.
        let number = match self.groups[work].len() {
            1 => self.positions[work],
            _ => 0,
        };
        let item = &self.items[work];
        let alone = CitedGroup {
            items: &[item],
            index: 0,
            telling_apart: None,
        };
        let engine = &self.style.engine;
        let alone = engine.cite(&alone, locator, number, &self.tag);
        let alone = self.held(&[item], alone);
        match &self.disambiguations[work] {
            // The style renders nothing for such a work, or nothing for a locator in it.
            _ if alone.is_empty() || self.is_cited_by_id(work) => {
                self.citations[work].followed_by(&format!(", {}", locator.value))
            }
            None => alone,
            Some(change) => change
                .apply(&alone)
                .unwrap_or_else(|| self.disambiguated(work, locator)),
        }
    }

    /// Whether a work is cited by its id, because the style renders nothing for it.
    fn is_cited_by_id(&self, work: usize) -> bool {
        let [run] = &self.citations[work].0[..] else {
            return false;
        };
        run.text == self.items[work].id()
    }

    /// A citation with a locator, disambiguated by the engine: needed if the locator also changes the part of the text that
    /// disambiguation changes.
    fn disambiguated(&self, work: usize, locator: &StyledLocator) -> StyledText {
        let group = &self.grouped[self.groups[work].clone()];
        let at = group.iter().position(|other| *other == work).unwrap_or(0);
        // Of a large group the neighbours only, for the engine's time.
        let first = at.saturating_sub(MAX_GROUP / 2);
        let last = group.len().min(first + MAX_GROUP);
        let start = self.groups[work].start;
        let items = self.grouped_items(start + first..start + last);
        let group = CitedGroup {
            items: &items,
            index: at - first,
            telling_apart: Some(self.telling_apart(start + first..start + last)),
        };
        let cited = self.style.engine.cite(&group, locator, 0, &self.tag);
        self.held(&items, cited)
    }

    fn grouped_items(&self, range: Range<usize>) -> Vec<&CslItem> {
        let works = self.grouped[range].iter();
        works.map(|work| &self.items[*work]).collect()
    }

    /// How works of a group are told apart. Found out once: it takes as long as to render them.
    fn telling_apart(&self, range: Range<usize>) -> TellingApart {
        if let Some(known) = locked(&self.told_apart).get(&range) {
            return *known;
        }
        let items = self.grouped_items(range.clone());
        let found = self.style.engine.telling_apart(&items, &self.tag);
        let found = self.held(&items, found);
        locked(&self.told_apart).insert(range, found);
        found
    }

    /// What the engine made of some works; nothing if it failed at them, which is remembered.
    fn held<T: Default>(&self, items: &[&CslItem], made: Option<T>) -> T {
        made.unwrap_or_else(|| {
            let ids = items.iter().map(|item| item.id().to_owned());
            locked(&self.failures).extend(ids);
            T::default()
        })
    }

    /// The ids of works that could not be set so far, in order; their ids stand in their place.
    #[must_use]
    pub fn failures(&self) -> Vec<String> {
        locked(&self.failures).iter().cloned().collect()
    }

    /// A citation of several works. Unknown works are left out. In a narrative citation the names of the first work are
    /// part of the sentence, and everything else follows in brackets.
    #[must_use]
    pub fn citation(&self, items: &[CitationItem<'_>], narrative: bool) -> Vec<CitationSegment> {
        let mut known: Vec<(usize, usize)> = items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| Some((index, *self.by_id.get(item.id)?)))
            .collect();
        // Narrative is the first work only, and not the next one if the first is unknown.
        let is_narrative = |index: usize| narrative && index == 0;
        let fixed = known.first().is_some_and(|(index, _)| is_narrative(*index));
        self.sort_cited(&mut known[usize::from(fixed)..], items);
        let mut segments = SegmentBuilder::new(self.style.engine.layout());
        for (index, work) in known {
            let item = &items[index];
            let text = self.cited(work, item.locator.as_ref());
            if is_narrative(index) {
                segments.narrative(index, item, &text);
            } else {
                segments.parenthetical(index, item, text);
            }
        }
        segments.finish()
    }

    /// Sorts works of a citation as the style asks, up to the first with a prefix: a prefix ("vgl.") holds for all works
    /// that follow it, so these stay where they are.
    fn sort_cited(&self, known: &mut [(usize, usize)], items: &[CitationItem<'_>]) {
        let mut indices = known.iter().map(|(index, _)| *index);
        let with_prefix = indices.position(|index| !items[index].prefix.is_empty());
        let end = with_prefix.unwrap_or(known.len());
        known[..end].sort_by(|a, b| compare(self.citation_key(a.1), self.citation_key(b.1)));
    }

    fn citation_key(&self, work: usize) -> &[CollationKey] {
        self.citation_keys[work]
            .get_or_init(|| self.collation_keys(&self.items[work], SortScope::Citation))
    }
}

fn locked<T>(cache: &Mutex<T>) -> MutexGuard<'_, T> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}
