//! The lists of sources, concepts, actors, propositions and fields.

use super::concept::ABOUT;
use crate::positions::{OnProposition, OneSide};
use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, FileView, LinkView, TextView, WordKey};
use antinomy_graph::Predicate;
use antinomy_model::values::{Choice, SourceClass};
use antinomy_model::{Body, Kind, RecordId};
use antinomy_syntax::Argument;
use serde::Serialize;
use std::collections::BTreeMap;

/// The number of entries from which on a list without groups of its own is divided by initial letters.
const LONG: usize = 60;

/// The view of `index.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndexPage {
    id: String,
    heading_key: WordKey,
    lead_key: WordKey,
    total: usize,
    /// Of sources: how many are works of their own, and how many are journals.
    works: usize,
    journals: usize,
    groups: Vec<IndexGroup>,
    file: FileView,
}

#[derive(Clone, Debug, Serialize)]
struct IndexGroup {
    heading: Option<TextView>,
    anchor: String,
    entries: Vec<IndexEntry>,
}

#[derive(Clone, Debug, Serialize)]
struct IndexEntry {
    link: LinkView,
    badges: Vec<BadgeView>,
    /// How much the handbook has of it, in words; `None` if that is nothing.
    counts: Option<String>,
    detail: Option<TextView>,
}

/// The order of a group in its list, and the last part of its anchor.
type GroupKey = (usize, String);

impl PageContext<'_> {
    /// The list of all records of a kind.
    pub(crate) fn index(self, kind: Kind) -> IndexPage {
        let plural = kind.plural();
        let (works, journals) = match kind {
            Kind::Source => self.works_and_journals(),
            _ => (0, 0),
        };
        IndexPage {
            works,
            journals,
            id: plural.to_owned(),
            heading_key: plural.to_owned(),
            lead_key: format!("{plural}-lead"),
            total: self.base().of_kind(kind).count(),
            groups: self.index_groups(kind),
            file: self.folder(kind),
        }
    }

    fn index_groups(self, kind: Kind) -> Vec<IndexGroup> {
        // Fields keep the order of their tree, which an alphabet would take apart.
        if kind == Kind::Field {
            let entries = self
                .cx
                .fields()
                .iter()
                .map(|place| self.index_entry(place.field))
                .collect();
            return vec![IndexGroup {
                heading: None,
                anchor: "group--all".to_owned(),
                entries,
            }];
        }
        // A record may be in several groups: a proposition of two fields is under both.
        let records: Vec<RecordId> = self.base().of_kind(kind).map(|(id, _)| id).collect();
        let mut groups: BTreeMap<GroupKey, (Option<TextView>, Vec<IndexEntry>)> = BTreeMap::new();
        for &id in &records {
            for (key, heading) in self.groups_of(id, records.len()) {
                groups
                    .entry(key)
                    .or_insert_with(|| (heading, Vec::new()))
                    .1
                    .push(self.index_entry(id));
            }
        }
        let groups = groups
            .into_iter()
            .map(|((_, anchor), (heading, mut entries))| {
                entries.sort_by_cached_key(|entry| self.collation_key(&bare(&entry.link.label)));
                IndexGroup {
                    heading,
                    anchor: format!("group--{anchor}"),
                    entries,
                }
            });
        groups.collect()
    }

    /// The groups of a record: sources by class, actors by kind, propositions by field, concepts by initial letter.
    fn groups_of(self, id: RecordId, total: usize) -> Vec<(GroupKey, Option<TextView>)> {
        // Records without a group come behind all groups.
        let last = |key: &str| vec![((usize::MAX, "none".to_owned()), Some(self.word(key)))];
        match &self.base().record(id).body {
            Body::Source(source) => match source.class {
                Some(class) => {
                    let place = SourceClass::WORDS
                        .iter()
                        .position(|word| *word == class.word());
                    let heading = self.word(&format!("class-{}", class.word()));
                    vec![(
                        (place.unwrap_or_default(), class.word().to_owned()),
                        Some(heading),
                    )]
                }
                None => last("without-class"),
            },
            Body::Actor(actor) => match actor
                .kind
                .and_then(|kind| Some((kind, self.manifest().actor_kinds.get(kind)?)))
            {
                Some((place, kind)) => {
                    vec![((place, kind.id.clone()), Some(self.text(&kind.label)))]
                }
                None => last("without-kind"),
            },
            Body::Proposition(proposition) => {
                let fields = proposition
                    .field
                    .iter()
                    .filter_map(|field| self.base().target(field));
                let groups: Vec<_> = fields.filter_map(|field| self.field_group(field)).collect();
                if groups.is_empty() {
                    last("without-field")
                } else {
                    groups
                }
            }
            _ if total < LONG => vec![((0, "all".to_owned()), None)],
            _ => vec![self.letter_group(id)],
        }
    }

    fn field_group(self, field: RecordId) -> Option<(GroupKey, Option<TextView>)> {
        let place = self
            .cx
            .fields()
            .iter()
            .position(|place| place.field == field)?;
        Some((
            (place, self.base().record(field).id.clone()),
            Some(self.name(field)),
        ))
    }

    fn letter_group(self, id: RecordId) -> (GroupKey, Option<TextView>) {
        let name = bare(&self.name(id).text);
        let first = name.chars().find(|letter| !letter.is_whitespace());
        let (key, heading) = match first.filter(|letter| letter.is_alphabetic()) {
            Some(letter) => {
                let letter = self.index_letter(letter);
                let number = u32::from(letter);
                let key = (1 + number as usize, format!("letter-{number}"));
                (key, letter.to_uppercase().collect())
            }
            None => ((0, "signs".to_owned()), "0–9".to_owned()),
        };
        let heading = TextView {
            text: heading,
            lang: None,
        };
        (key, Some(heading))
    }

    /// The Latin letter under which an index has a letter: the last that does not sort behind it, so `ä` is under `a`.
    /// Letters of other scripts stay as they are.
    fn index_letter(self, letter: char) -> char {
        let own = letter.to_lowercase().next().unwrap_or(letter);
        let key = self.collation_key(&own.to_string());
        // Whatever sorts like `z`, accents included, is before a word of two.
        if key >= self.collation_key("zz") {
            return own;
        }
        let is_before = |latin: &char| self.collation_key(&latin.to_string()) <= key;
        ('a'..='z').rfind(is_before).unwrap_or(own)
    }

    fn collation_key(self, text: &str) -> Vec<u8> {
        self.cx.bibliography().collation_key(text)
    }

    fn positions_on(self, proposition: RecordId) -> usize {
        let on = self.cx.positions().on(proposition);
        let sides = on.into_iter().flat_map(OnProposition::sides);
        sides.map(OneSide::count).sum()
    }

    fn counts_of(self, id: RecordId) -> Option<String> {
        let (count, key) = match self.base().record(id).kind() {
            Kind::Source => (self.citing(id).count(), "count-cited"),
            Kind::Actor => (
                self.statements_by(id, &[Predicate::Voice]).len(),
                "count-statements",
            ),
            Kind::Concept => (self.statements_by(id, &ABOUT).len(), "count-statements"),
            Kind::Proposition => (self.positions_on(id), "count-positions"),
            _ => return self.counts_in_words(self.counts_in(id)),
        };
        let count = (count > 0).then(|| Argument::from(count))?;
        Some(self.words().say(key, &[("count", count)]))
    }

    fn index_entry(self, id: RecordId) -> IndexEntry {
        let record = self.base().record(id);
        let badges = match &record.body {
            Body::Source(source) => self.badges_of_source(source),
            Body::Actor(_) => self.badges_of_actor(id),
            _ => Vec::new(),
        };
        // The short citation of a source does not say what it is about, so its title follows.
        let detail = record
            .source()
            .map(|_| self.name(id))
            .filter(|title| title.text != self.label(id).text);
        IndexEntry {
            link: self.link(id),
            badges,
            counts: self.counts_of(id),
            detail,
        }
    }
}

/// The letters and digits of a label. Quotation marks and hyphens do not count in an index.
fn bare(label: &str) -> String {
    let kept = label
        .chars()
        .filter(|letter| letter.is_alphanumeric() || letter.is_whitespace());
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;
    use serde_json::Value;

    fn shown(records: &str, kind: Kind) -> Value {
        let cx = handbook(records);
        serde_json::to_value(PageContext::new(&cx, "../").index(kind)).unwrap()
    }

    fn entries(group: &Value) -> Vec<&str> {
        let entries = group["entries"].as_array().unwrap();
        entries
            .iter()
            .map(|entry| entry["link"]["label"].as_str().unwrap())
            .collect()
    }

    #[test]
    fn umlauts_sort_as_their_letters() {
        let view = shown(
            "concepts:\n- {id: a, label: Zebra}\n- {id: b, label: Öffnung}\n- {id: c, label: „Ort“}\n",
            Kind::Concept,
        );
        assert_eq!(entries(&view["groups"][0]), ["Öffnung", "„Ort“", "Zebra"]);
        assert_eq!(view["groups"][0]["heading"], Value::Null);
    }

    #[test]
    fn sources_are_grouped_by_class_and_say_what_they_are_about() {
        let view = shown(
            "sources:\n- {id: a, class: law, title: Gesetz, abbreviation: G}\n- {id: b, class: literature, title: Buch, author: 'A, B.', issued: 2001}\n- {id: c, title: Nichts}\n",
            Kind::Source,
        );
        let headings: Vec<&str> = view["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["heading"]["text"].as_str().unwrap())
            .collect();
        assert_eq!(headings, ["Literatur", "Recht", "Ohne Klasse"]);
        assert_eq!(view["groups"][0]["entries"][0]["detail"]["text"], "Buch");
        assert_eq!(view["groups"][2]["entries"][0]["detail"], Value::Null);
    }

    #[test]
    fn a_proposition_stands_under_each_of_its_fields() {
        let view = shown(
            "fields:\n- {id: x, label: X}\n- {id: y, label: Y}\npropositions:\n- {id: p, text: P, field: [x, y]}\n- {id: q, text: Q}\n",
            Kind::Proposition,
        );
        let anchors: Vec<&str> = view["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["anchor"].as_str().unwrap())
            .collect();
        assert_eq!(anchors, ["group--x", "group--y", "group--none"]);
        assert_eq!(view["total"], 2);
    }

    #[test]
    fn a_long_list_is_divided_by_letters() {
        let records: String = (0..LONG)
            .map(|n| {
                format!(
                    "- {{id: c{n}, label: {}{n}}}\n",
                    if n % 2 == 0 { "Ä" } else { "b" }
                )
            })
            .collect();
        let view = shown(&format!("concepts:\n{records}"), Kind::Concept);
        let headings: Vec<&str> = view["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["heading"]["text"].as_str().unwrap())
            .collect();
        assert_eq!(headings, ["A", "B"]);
    }

    #[test]
    fn a_letter_is_under_the_latin_one_that_it_sorts_with() {
        let cx = handbook("");
        let letter = |letter| PageContext::new(&cx, "").index_letter(letter);
        let found: String = "ÄéßžŁzΩЖ".chars().map(letter).collect();
        assert_eq!(found, "aeszlzωж");
    }
}
