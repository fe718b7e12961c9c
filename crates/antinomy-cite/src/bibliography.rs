//! All works of a handbook: how each is listed, in which order, with which letter, and how it is cited.
//!
//! Letters ("2009a") are given once, over all works, in the order of the list. So a citation never changes one; only a new
//! work may. Works whose citations look the same without letters form a group, and an engine sees one group at a time:
//! the time that this takes grows with the number of works and no faster.

mod change;

use crate::engine::{Key, Order, Place};
use crate::{Item, Rich, Style};
use change::Change;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The works of a handbook in one style and one language.
pub struct Bibliography {
    style: Style,
    tag: String,
    items: Vec<Item>,
    by_id: HashMap<String, usize>,
    /// Works in the order of the list.
    order: Vec<usize>,
    /// The place of each work in it.
    place: Vec<usize>,
    cites: Vec<Rich>,
    entries: Vec<Rich>,
    /// What telling it apart from others did to each work; nothing to most.
    changes: Vec<Option<Change>>,
    /// For each work, those that it could be taken for, itself among them, in the order of the list.
    groups: Vec<std::ops::Range<usize>>,
    grouped: Vec<usize>,
    citation_keys: Vec<OnceLock<Vec<SortKey>>>,
    placed: Mutex<HashMap<(usize, Place), Rich>>,
    collator: CollatorBorrowed<'static>,
    /// The works in the first language of the handbook, where this is another one.
    originals: HashMap<String, Item>,
    alphabet: String,
}

/// A work that is cited.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// The id of its item.
    pub id: &'a str,
    /// Where in it.
    pub place: Option<Place>,
    /// What the author writes before it.
    pub prefix: &'a str,
    /// What the author writes after it, with the space before it.
    pub suffix: &'a str,
    /// Whether the names are left out.
    pub suppress_author: bool,
}

/// A part of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Brackets and what stands between works, as the style has it.
    Text(String),
    /// What the author wrote around a work.
    Written(String),
    /// A work: its place among those that were wanted, and how it is cited.
    Work(usize, Rich),
}

/// More works than this that look the same are told apart by letters and nothing else: the ways of an engine take time
/// that grows with the square of their number, and its letters end somewhere.
const MOST_TOGETHER: usize = 40;

/// A sort key in the order of an alphabet; what is missing comes last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SortKey {
    bytes: Option<Vec<u8>>,
    descending: bool,
}

impl SortKey {
    fn compare(&self, other: &Self) -> Ordering {
        match (&self.bytes, &other.bytes) {
            (Some(a), Some(b)) if self.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
        }
    }
}

fn compare(a: &[SortKey], b: &[SortKey]) -> Ordering {
    let pairs = a.iter().zip(b).map(|(a, b)| a.compare(b));
    pairs.fold(Ordering::Equal, Ordering::then)
}

impl Bibliography {
    /// Sets all `items`, whose ids must differ; of two with one id the first counts. `tag` is the language of the pages
    /// (terms are known in German and English), `alphabet` the one whose order the list has, which should be the same
    /// for all languages of a handbook, or letters differ between them.
    #[must_use]
    pub fn new(style: &Style, items: Vec<Item>, tag: &str, alphabet: &str) -> Self {
        Self::translated(style, items, Vec::new(), tag, alphabet)
    }

    /// The same for a handbook in another language than its first: `originals` are the items of the same works in that
    /// language, which is that of the alphabet. Order and letters are theirs, so that they are the same in all languages.
    #[must_use]
    pub fn translated(
        style: &Style,
        items: Vec<Item>,
        originals: Vec<Item>,
        tag: &str,
        alphabet: &str,
    ) -> Self {
        let mut by_id = HashMap::new();
        let mut kept: Vec<Item> = Vec::with_capacity(items.len());
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
            place: vec![0; count],
            cites: vec![Rich::default(); count],
            entries: vec![Rich::default(); count],
            changes: vec![None; count],
            groups: vec![0..0; count],
            grouped: Vec::with_capacity(count),
            citation_keys: (0..count).map(|_| OnceLock::new()).collect(),
            placed: Mutex::default(),
            collator: collator(alphabet),
            originals: originals
                .into_iter()
                .map(|item| (item.id().to_owned(), item))
                .collect(),
            alphabet: alphabet.to_owned(),
            items: kept,
        };
        list.sort();
        list.set();
        list
    }

    fn sort(&mut self) {
        let keys: Vec<Vec<SortKey>> = self
            .items
            .iter()
            .map(|item| {
                let (item, tag) = self.original(item);
                self.sort_keys(item, Order::List, tag)
            })
            .collect();
        let items = &self.items;
        self.order.sort_by(|a, b| {
            compare(&keys[*a], &keys[*b]).then_with(|| items[*a].id().cmp(items[*b].id()))
        });
        for (place, work) in self.order.iter().enumerate() {
            self.place[*work] = place;
        }
    }

    /// What order and letters go by: the item in the first language of the handbook, and that language.
    fn original<'a>(&'a self, item: &'a Item) -> (&'a Item, &'a str) {
        match self.originals.get(item.id()) {
            Some(original) => (original, &self.alphabet),
            None => (item, &self.tag),
        }
    }

    fn sort_keys(&self, item: &Item, order: Order, tag: &str) -> Vec<SortKey> {
        let keys = self.style.engine.keys(item, order, tag);
        let key = |Key { value, descending }| SortKey {
            bytes: value.map(|value| self.collation_key(&value)),
            descending,
        };
        keys.into_iter().map(key).collect()
    }

    /// Sets each work alone, then those again that look the same.
    fn set(&mut self) {
        let engine = &self.style.engine;
        let is_numeric = engine.frame().is_numeric;
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, work) in self.order.iter().copied().enumerate() {
            let mut set = engine.set(&[&self.items[work]], number, &self.tag);
            let id = self.items[work].id();
            let or_id = |rich: Option<Rich>| {
                rich.filter(|rich| !rich.is_empty())
                    .unwrap_or_else(|| Rich::plain(id))
            };
            self.cites[work] = or_id(set.cites.pop());
            self.entries[work] = or_id(set.entries.pop());
            let looks = if is_numeric {
                self.items[work].id().to_owned()
            } else if self.originals.is_empty() {
                self.cites[work].to_string()
            } else {
                let (item, tag) = self.original(&self.items[work]);
                let cite = engine.set(&[item], number, tag).cites.pop();
                cite.unwrap_or_default().to_string()
            };
            alike.entry(looks).or_default().push(work);
        }
        for group in alike.into_values() {
            let range = self.grouped.len()..self.grouped.len() + group.len();
            match group.len() {
                0 | 1 => {}
                2..=MOST_TOGETHER => self.tell_apart(&group),
                _ => self.give_letters(&group),
            }
            for work in group {
                self.groups[work] = range.clone();
                self.grouped.push(work);
            }
        }
    }

    /// Sets works that look the same in the ways of the style.
    fn tell_apart(&mut self, group: &[usize]) {
        let items: Vec<&Item> = group.iter().map(|work| &self.items[*work]).collect();
        let set = self.style.engine.set(&items, 0, &self.tag);
        for ((work, cite), entry) in group.iter().zip(set.cites).zip(set.entries) {
            self.changes[*work] = Change::between(&self.cites[*work], &cite);
            if !cite.is_empty() {
                self.cites[*work] = cite;
            }
            if !entry.is_empty() {
                self.entries[*work] = entry;
            }
        }
    }

    /// Gives each work its letter where the engine puts one if there are two such works.
    fn give_letters(&mut self, group: &[usize]) {
        for (place, work) in group.iter().enumerate() {
            let item = &self.items[*work];
            let mut twin = item.clone();
            twin.0
                .insert("id".to_owned(), format!("{}\u{2}", item.id()).into());
            let set = self.style.engine.set(&[item, &twin], 0, &self.tag);
            let letters = change::letters_at(place);
            let lettered =
                |from: &Rich, to: Option<&Rich>| Change::between(from, to?)?.lettered(&letters);
            let cite = lettered(&self.cites[*work], set.cites.first());
            let entry = lettered(&self.entries[*work], set.entries.first());
            if let Some(cited) = cite
                .as_ref()
                .and_then(|change| change.apply(&self.cites[*work]))
            {
                self.cites[*work] = cited;
                self.changes[*work] = cite;
            }
            if let Some(listed) = entry.and_then(|change| change.apply(&self.entries[*work])) {
                self.entries[*work] = listed;
            }
        }
    }

    /// The ids of all works in the order of the list.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(|work| self.items[*work].id())
    }

    /// The item of a work.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.by_id.get(id).map(|work| &self.items[*work])
    }

    /// How a work is listed.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Rich> {
        self.by_id.get(id).map(|work| &self.entries[*work])
    }

    /// What puts works into the order of the list.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|work| self.place[*work])
    }

    /// A key that sorts texts as the alphabet of the list does.
    #[must_use]
    pub fn collation_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        key
    }

    /// How a work is cited, without brackets: `Gestring 2014`, with a place `Gestring 2014: 12`.
    #[must_use]
    pub fn cite(&self, id: &str, place: Option<&Place>) -> Option<Rich> {
        let work = *self.by_id.get(id)?;
        Some(self.cited(work, place))
    }

    fn cited(&self, work: usize, place: Option<&Place>) -> Rich {
        let Some(place) = place else {
            return self.cites[work].clone();
        };
        let key = (work, place.clone());
        let known = || self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rich) = known().get(&key) {
            return rich.clone();
        }
        let number = if self.groups[work].len() == 1 {
            self.place[work]
        } else {
            0
        };
        let alone = self
            .style
            .engine
            .cite(&[&self.items[work]], 0, place, number, &self.tag);
        let rich = match &self.changes[work] {
            // The style says nothing of such a work, or nothing of a place in it.
            _ if alone.is_empty() || self.goes_by_id(work) => {
                self.cites[work].followed_by(&format!(", {}", place.value))
            }
            None => alone,
            Some(change) => change
                .apply(&alone)
                .unwrap_or_else(|| self.told_apart(work, place)),
        };
        known().insert(key, rich.clone());
        rich
    }

    /// Whether a work is cited by its id, because the style says nothing of it.
    fn goes_by_id(&self, work: usize) -> bool {
        let [run] = &self.cites[work].0[..] else {
            return false;
        };
        run.text == self.items[work].id()
    }

    /// The same for a work whose citation changes all through when it is told apart from others.
    fn told_apart(&self, work: usize, place: &Place) -> Rich {
        let group = &self.grouped[self.groups[work].clone()];
        let start = group.iter().position(|other| *other == work).unwrap_or(0);
        let first = start.saturating_sub(MOST_TOGETHER / 2);
        let last = group.len().min(first + MOST_TOGETHER);
        let items: Vec<&Item> = group[first..last]
            .iter()
            .map(|work| &self.items[*work])
            .collect();
        self.style
            .engine
            .cite(&items, start - first, place, 0, &self.tag)
    }

    /// A citation of several works. Works that are unknown are left out. In a narrative one the first stands in the
    /// sentence with its names, and everything else in brackets behind them.
    ///
    /// Works come in the order of the style, up to the first that words of the author stand before: those hold for what
    /// follows them, and so it stays where it was put.
    #[must_use]
    pub fn citation(&self, wanted: &[Wanted<'_>], narrative: bool) -> Vec<Piece> {
        let frame = self.style.engine.frame();
        let mut known: Vec<(usize, usize)> = wanted
            .iter()
            .enumerate()
            .filter_map(|(place, wanted)| Some((place, *self.by_id.get(wanted.id)?)))
            .collect();
        let first = usize::from(narrative && known.first().is_some_and(|(place, _)| *place == 0));
        let written = known[first..]
            .iter()
            .position(|(place, _)| !wanted[*place].prefix.is_empty());
        let end = written.map_or(known.len(), |place| first + place);
        known[first..end].sort_by(|a, b| compare(self.citation_key(a.1), self.citation_key(b.1)));
        let mut pieces = Vec::new();
        let mut is_open = false;
        for (place, work) in known {
            let wanted = &wanted[place];
            let rich = self.cited(work, wanted.place.as_ref());
            let (head, rest) = rich.split_head();
            let is_named = narrative && place == 0;
            if is_named {
                pieces.push(Piece::Work(place, head));
                let has_more = !rest.is_empty() || !wanted.suffix.is_empty();
                if !has_more {
                    continue;
                }
                pieces.push(Piece::Text(format!(" {}", frame.prefix)));
                is_open = true;
                if rest.is_empty() {
                    let suffix = wanted.suffix.trim_start_matches([',', ' ']);
                    pieces.push(Piece::Written(suffix.to_owned()));
                    continue;
                }
                pieces.push(Piece::Work(place, rest));
            } else {
                let before = match (is_open, pieces.is_empty()) {
                    (true, _) => frame.delimiter.clone(),
                    (false, true) => frame.prefix.clone(),
                    (false, false) => format!(" {}", frame.prefix),
                };
                is_open = true;
                pieces.push(Piece::Text(before));
                if !wanted.prefix.is_empty() {
                    pieces.push(Piece::Written(format!("{} ", wanted.prefix)));
                }
                let is_whole = !wanted.suppress_author || rest.is_empty();
                pieces.push(Piece::Work(place, if is_whole { rich } else { rest }));
            }
            if !wanted.suffix.is_empty() {
                pieces.push(Piece::Written(wanted.suffix.to_owned()));
            }
        }
        if is_open {
            pieces.push(Piece::Text(frame.suffix));
        }
        pieces
    }

    fn citation_key(&self, work: usize) -> &[SortKey] {
        self.citation_keys[work].get_or_init(|| {
            let (item, tag) = self.original(&self.items[work]);
            self.sort_keys(item, Order::Citation, tag)
        })
    }
}

/// The order of an alphabet (German: DIN 5007-1, ä as a), else the one that holds for all.
fn collator(alphabet: &str) -> CollatorBorrowed<'static> {
    let locale: icu_locale::Locale = alphabet.parse().unwrap_or(icu_locale::Locale::UNKNOWN);
    Collator::try_new(locale.into(), CollatorOptions::default())
        .or_else(|_| Collator::try_new(Default::default(), CollatorOptions::default()))
        .expect("the order for all languages is compiled in")
}
