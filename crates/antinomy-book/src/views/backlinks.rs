//! Back-links: what mentions a record, grouped by kind.

use super::addresses;
use super::citations::Anchors;
use super::here::Here;
use super::shapes::{Group, Ref};
use crate::Handbook;
use antinomy_graph::{Node, NodeId, Predicate};
use antinomy_model::mentions::{Followed, manner_of};
use antinomy_model::values::CitationType;
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::Argument;
use antinomy_syntax::references::{self, Reference};
use antinomy_syntax::split_front_matter;
use mdbook_markdown::new_cmark_parser;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;

/// The kinds in the order of their groups.
const ORDER: [Kind; 9] = [
    Kind::Contradiction,
    Kind::Statement,
    Kind::Relation,
    Kind::Proposition,
    Kind::Concept,
    Kind::Field,
    Kind::Actor,
    Kind::Source,
    Kind::Examination,
];

/// What a page of a source shows elsewhere, or what [`Here::cited_by`] asks the graph for.
const OF_SOURCES: [Predicate; 9] = [
    Predicate::Source,
    Predicate::CitedVia,
    Predicate::AssertedBy,
    Predicate::Cites,
    Predicate::In,
    Predicate::Member,
    Predicate::SupersededBy,
    Predicate::RelationFrom,
    Predicate::RelationTo,
];

/// Each record once, with what it says.
type Mentions = BTreeMap<RecordId, Ref>;

/// A place in a hand-written chapter that mentions a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChapterPlace {
    /// The chapter, from the root of the book.
    pub(crate) path: String,
    /// What its first heading says.
    pub(crate) title: String,
    /// The anchor of a citation.
    pub(crate) anchor: Option<String>,
    /// How a work is cited.
    pub(crate) manner: Option<CitationType>,
}

/// What the hand-written chapters mention, chapter by chapter in the order of their paths.
pub(crate) fn in_chapters(cx: &Handbook) -> BTreeMap<RecordId, Vec<ChapterPlace>> {
    let mut found: BTreeMap<RecordId, Vec<ChapterPlace>> = BTreeMap::new();
    for (_, file) in cx.chapters.iter() {
        let Some(path) = file.path().strip_prefix(cx.chapter_folder.as_str()) else {
            continue;
        };
        let text = &file.text()[split_front_matter(file.text()).prose];
        if !references::may_have(text) {
            continue;
        }
        let title = first_heading(cx, text).unwrap_or_else(|| path.to_owned());
        let place = |anchor, manner| ChapterPlace {
            path: path.to_owned(),
            title: title.clone(),
            anchor,
            manner,
        };
        // The same anchors in the same order as on the page.
        let mut anchors = Anchors::default();
        let mut add = |id: RecordId, place: ChapterPlace| {
            let places = found.entry(id).or_default();
            // One link to a chapter is enough; each citation has a place of its own.
            if place.anchor.is_some() || !places.iter().any(|known| known.path == place.path) {
                places.push(place);
            }
        };
        let events = new_cmark_parser(text, &cx.markdown).into_offset_iter();
        for reference in references::of_events(text, events) {
            match reference {
                Reference::Citation(citation) => {
                    for cite in citation.cites {
                        if let Some(id) = cx.base().find(&cite.key) {
                            let anchor = anchors.next(&cx.base().record(id).id);
                            let manner = cite.manner.and_then(|manner| manner_of(&manner.term));
                            let manner = manner.unwrap_or(CitationType::Cites);
                            add(id, place(Some(anchor), Some(manner)));
                        }
                    }
                }
                Reference::Id(link) => {
                    if let Some(id) = cx.base().find(&link.id) {
                        add(id, place(None, None));
                    }
                }
                Reference::Link(link) => {
                    if let Followed::Record(id) = cx.base().follow(file.path(), &link.address) {
                        add(id, place(None, None));
                    }
                }
            }
        }
    }
    found
}

/// The words of the first heading of a chapter.
fn first_heading(cx: &Handbook, text: &str) -> Option<String> {
    let mut title: Option<String> = None;
    for (event, _) in new_cmark_parser(text, &cx.markdown).into_offset_iter() {
        match (event, &mut title) {
            (Event::Start(Tag::Heading { .. }), None) => title = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), Some(_)) => break,
            (Event::Text(words) | Event::Code(words), Some(title)) => title.push_str(&words),
            _ => {}
        }
    }
    title.filter(|title| !title.is_empty())
}

impl Here<'_> {
    /// The places in hand-written chapters that mention a record.
    pub(crate) fn chapter_places(&self, record: RecordId) -> &[ChapterPlace] {
        let places = self.cx.known().chapters.get(&record);
        places.map_or(&[], Vec::as_slice)
    }

    /// The chapters that mention a record, each once, where it first does.
    fn chapters_with(self, record: RecordId) -> Option<Group> {
        let places = self.chapter_places(record);
        let first = places
            .iter()
            .enumerate()
            .filter(|(at, place)| !places[..*at].iter().any(|before| before.path == place.path));
        let items: Vec<Ref> = first
            .map(|(_, place)| self.chapter_link(place).at(None))
            .collect();
        (!items.is_empty()).then(|| Group {
            term: "used-in-chapters".to_owned(),
            count: items.len(),
            items,
        })
    }

    /// What mentions a record, but for predicates that its page shows in another place.
    pub(crate) fn backlinks(self, record: RecordId, shown: &[Predicate]) -> Vec<Group> {
        let mut mentions = Mentions::new();
        self.collect(record, shown, &mut mentions);
        let mut groups = self.grouped(mentions);
        groups.extend(self.chapters_with(record));
        groups
    }

    /// What cites a source, or a part of it.
    pub(crate) fn cited_by(self, source: RecordId) -> Vec<Group> {
        // Each citing record once, with all the parts through which it cites.
        let mut parts: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
        for citation in self.graph().cited_by(source) {
            if !citation.is_of_content(self.base()) {
                continue;
            }
            let through = parts.entry(citation.citing).or_default();
            let label = citation.through.map(|part| self.label(part).text);
            through.extend(label.filter(|label| !through.contains(label)));
        }
        let mut mentions = Mentions::new();
        for (citing, parts) in parts {
            let through = (!parts.is_empty()).then(|| {
                let parts = ("part", Argument::Text(parts.join(", ")));
                self.words().say("cited-through", &[parts])
            });
            mentions.insert(citing, self.mention(citing, through));
        }
        self.collect(source, &OF_SOURCES, &mut mentions);
        let mut groups = self.grouped(mentions);
        groups.extend(self.chapters_with(source));
        groups
    }

    fn collect(self, record: RecordId, shown: &[Predicate], mentions: &mut Mentions) {
        for edge in self.graph().incoming(self.graph().node_of(record)) {
            if shown.contains(&edge.predicate) || matches!(edge.predicate, Predicate::Relation(_)) {
                continue;
            }
            if let Some((citing, anchor)) = self.citing(edge.from)
                && citing != record
            {
                mentions.entry(citing).or_insert_with(|| {
                    let mention = self.mention(citing, None);
                    let href = mention.href.map(|href| href + &anchor);
                    Ref { href, ..mention }
                });
            }
        }
    }

    /// The record that a node belongs to, and the anchor of the node on its page.
    fn citing(self, node: NodeId) -> Option<(RecordId, String)> {
        match *self.graph().node(node) {
            Node::Record(record) => Some((record, String::new())),
            Node::Position { statement, .. } => Some((statement, String::new())),
            Node::Section { source, index } => {
                let sections = &self.base().record(source).source()?.sections;
                let section = sections.get(usize::try_from(index).ok()?)?;
                Some((
                    source,
                    format!("#{}", addresses::section(&section.id.value)),
                ))
            }
            // A plain edge stands beside each citation.
            Node::Citation { .. } => None,
        }
    }

    /// A statement says where it stands; everything else is named.
    fn mention(self, record: RecordId, through: Option<String>) -> Ref {
        let statement = self.base().record(record).statement();
        let place = statement.and_then(|statement| {
            let (source, _) = self.base().source_of(statement)?;
            Some(self.cited(source, &statement.locator))
        });
        let said: Vec<String> = place.into_iter().chain(through).collect();
        self.link(record)
            .at((!said.is_empty()).then(|| said.join(", ")))
    }

    fn grouped(self, mentions: Mentions) -> Vec<Group> {
        let mut by_kind: BTreeMap<Kind, Vec<Ref>> = BTreeMap::new();
        for (record, mention) in mentions {
            by_kind
                .entry(self.base().record(record).kind())
                .or_default()
                .push(mention);
        }
        let groups = ORDER.into_iter().filter_map(|kind| {
            let items = by_kind.remove(&kind)?;
            Some(Group {
                term: format!("used-in-{}", kind.plural()),
                count: items.len(),
                items,
            })
        });
        groups.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;

    const RECORDS: &str = "actors:\n- {id: bund, label: Bund}\n\
        sources:\n\
        - {id: volume, title: Band, editor: 'Roth, R.', issued: 2009}\n\
        - {id: chapter, title: Kapitel, author: 'Bommes, M.', issued: 2009, in: volume}\n\
        - {id: plan, title: Plan, author: Stadt, issued: 2010, sections: [{id: two, owner: bund}]}\n\
        statements:\n\
        - {id: it, text: Das kostet Geld., source: plan, locator: {page: '3'}, to: bund, cites: [chapter]}\n";

    fn lines(groups: &[Group]) -> Vec<String> {
        let line = |group: &Group, item: &Ref| {
            let parts = [
                Some(group.term.as_str()),
                item.href.as_deref(),
                Some(&item.label),
                item.locator.as_deref(),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
        };
        groups
            .iter()
            .flat_map(|group| group.items.iter().map(move |item| line(group, item)))
            .collect()
    }

    fn cited_by(id: &str) -> Vec<String> {
        let cx = handbook(RECORDS);
        lines(&Here::new(&cx, "../").cited_by(cx.base().find(id).unwrap()))
    }

    #[test]
    fn a_chapter_is_cited_by_the_statement_that_cites_it() {
        assert_eq!(
            cited_by("chapter"),
            ["used-in-statements | ../sources/plan.html#it | Das kostet Geld | Stadt 2010: 3"]
        );
    }

    #[test]
    fn a_volume_is_cited_through_its_chapter() {
        assert!(
            cited_by("volume")[0].ends_with("Stadt 2010: 3, über Bommes 2009"),
            "{:?}",
            cited_by("volume")
        );
    }

    #[test]
    fn statements_in_a_source_do_not_cite_it() {
        assert!(cited_by("plan").is_empty());
    }

    #[test]
    fn the_owner_of_a_section_is_mentioned_by_the_section() {
        let cx = handbook(RECORDS);
        let found = lines(
            &Here::new(&cx, "../").backlinks(cx.base().find("bund").unwrap(), &[Predicate::Voice]),
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(
            found[1],
            "used-in-sources | ../sources/plan.html#section--two | Stadt 2010"
        );
    }
}
