//! Back-links: the records and chapters that mention a record, grouped by kind.

use super::addresses;
use crate::chapter_mentions::ChapterMention;
use crate::views::context::PageContext;
use crate::views::shapes::{BacklinkGroup, LinkView, RefView};
use antinomy_graph::{Node, NodeId, Predicate};
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::Argument;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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

/// Predicates that the page of a source shows elsewhere, or that [`PageContext::cited_by`] gets from the graph's citations.
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

/// What cites a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CitedView {
    /// How many records and chapters cite the source itself.
    count: usize,
    /// How many of them are statements that stand in it.
    statements: usize,
    /// How many records cite only a part of it.
    through: usize,
    /// The others, and those that cite a part of it.
    groups: Vec<BacklinkGroup>,
    /// Parts of it in which statements stand.
    parts: Vec<CitedPart>,
}

/// A part of a source, with the number of statements that stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct CitedPart {
    link: LinkView,
    count: usize,
}

/// Each mentioning record once, with its link.
type Mentions = BTreeMap<RecordId, RefView>;

impl<'a> PageContext<'a> {
    /// The places in hand-written chapters that mention a record.
    pub(crate) fn chapter_mentions(self, record: RecordId) -> &'a [ChapterMention] {
        let places = self.cx.chapter_mentions().get(&record);
        places.map_or(&[], Vec::as_slice)
    }

    /// A link to a place in a hand-written chapter.
    pub(crate) fn chapter_link(self, place: &ChapterMention) -> LinkView {
        let anchor = place.anchor.as_ref().map(|anchor| format!("#{anchor}"));
        LinkView {
            href: Some(format!(
                "{}{}.html{}",
                self.root,
                place.path.trim_end_matches(".md"),
                anchor.unwrap_or_default()
            )),
            ..LinkView::plain(&place.title)
        }
    }

    /// The chapters that mention a record, each once, where it first does.
    fn chapters_with(self, record: RecordId) -> Option<BacklinkGroup> {
        self.chapter_group(self.chapter_mentions(record).iter().collect())
    }

    /// Chapters as a group, each once, at its first place.
    fn chapter_group(self, places: Vec<&ChapterMention>) -> Option<BacklinkGroup> {
        let mut seen = BTreeSet::new();
        let first = places.into_iter().filter(|place| seen.insert(&place.path));
        let items: Vec<RefView> = first.map(|it| self.chapter_link(it).at(None)).collect();
        (!items.is_empty()).then(|| BacklinkGroup {
            term: "used-in-chapters".to_owned(),
            count: items.len(),
            items,
        })
    }

    /// The records that mention a record, except by predicates that its page shows elsewhere.
    pub(crate) fn backlinks(self, record: RecordId, shown: &[Predicate]) -> Vec<BacklinkGroup> {
        self.backlinks_besides(record, shown, &BTreeSet::new())
    }

    /// The same without records that its page lists elsewhere.
    pub(crate) fn backlinks_besides(
        self,
        record: RecordId,
        shown: &[Predicate],
        listed: &BTreeSet<RecordId>,
    ) -> Vec<BacklinkGroup> {
        let mut mentions = Mentions::new();
        self.collect(record, shown, &mut mentions);
        mentions.retain(|citing, _| !listed.contains(citing));
        let mut groups = self.grouped(mentions);
        groups.extend(self.chapters_with(record));
        groups
    }

    /// What cites a source, or a part of it.
    pub(crate) fn cited_by(self, source: RecordId) -> CitedView {
        let citing = self.citing(source);
        let own: BTreeSet<RecordId> = citing.records.statements.iter().copied().collect();
        // A record may cite several parts of a source; it is listed once, with all of them.
        let mut parts: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        let mut statements: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
        for edge in self.graph().cited_by(source) {
            let is_shown_above = own.contains(&edge.citing);
            if is_shown_above || !edge.is_citation() {
                continue;
            }
            match edge.through {
                // They are listed on the page of the part: a volume has thousands.
                Some(part) if edge.is_of_statement_in_source(self.base()) => {
                    statements.entry(part).or_default().insert(edge.citing);
                }
                through => parts.entry(edge.citing).or_default().extend(through),
            }
        }
        let others = &citing.records.others;
        let through: BTreeSet<RecordId> = statements
            .values()
            .flatten()
            .chain(parts.keys())
            .copied()
            .filter(|record| others.binary_search(record).is_err())
            .collect();
        let mut mentions = Mentions::new();
        for (citing, parts) in parts {
            mentions.insert(citing, self.mention(citing, self.through(parts)));
        }
        let mut groups = self.grouped(mentions);
        groups.extend(self.chapter_group(citing.chapters.clone()));
        let parts = statements.into_iter();
        let parts = parts.map(|(part, statements)| CitedPart {
            link: self.link_below(part, "statements"),
            count: statements.len(),
        });
        CitedView {
            count: citing.count(),
            statements: own.len(),
            through: through.len(),
            groups,
            parts: parts.collect(),
        }
    }

    /// The parts of a source through which it is cited, in words.
    fn through(self, parts: Vec<RecordId>) -> Option<String> {
        // Parts may have one label in common.
        let mut seen = BTreeSet::new();
        let labels = parts.into_iter().map(|part| self.label(part).text);
        let labels: Vec<String> = labels.filter(|label| seen.insert(label.clone())).collect();
        (!labels.is_empty()).then(|| {
            let parts = ("part", Argument::Text(labels.join(", ")));
            self.words().say("cited-through", &[parts])
        })
    }

    /// What mentions a source without citing it.
    pub(crate) fn mentions_of_source(self, source: RecordId) -> Vec<BacklinkGroup> {
        let mut mentions = Mentions::new();
        self.collect(source, &OF_SOURCES, &mut mentions);
        let mut groups = self.grouped(mentions);
        let citing = self.citing(source);
        let citing: BTreeSet<&str> = citing.chapters.iter().map(|it| it.path.as_str()).collect();
        let places = self.chapter_mentions(source).iter();
        let others = places.filter(|place| !citing.contains(place.path.as_str()));
        groups.extend(self.chapter_group(others.collect()));
        groups
    }

    fn collect(self, record: RecordId, shown: &[Predicate], mentions: &mut Mentions) {
        for edge in self.graph().incoming(self.graph().node_of(record)) {
            // Edges of relation types run in parallel to those of the relation's record.
            if shown.contains(&edge.predicate) || matches!(edge.predicate, Predicate::Relation(_)) {
                continue;
            }
            // A part of a record may refer to the record itself, a section to its source for one.
            if let Some((citing, anchor)) = self.citing_record(edge.from)
                && citing != record
            {
                mentions.entry(citing).or_insert_with(|| {
                    let mention = self.mention(citing, None);
                    let href = mention.href.map(|href| href + &anchor);
                    RefView { href, ..mention }
                });
            }
        }
    }

    /// The record that a node belongs to, and the anchor of the node on its page.
    fn citing_record(self, node: NodeId) -> Option<(RecordId, String)> {
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
            Node::Competence { field, .. } => {
                let (_, competence) = self.graph().competence_at(node)?;
                let anchor = addresses::competence(&competence.id.value);
                Some((field, format!("#{anchor}")))
            }
            // Every citation node has a parallel plain edge, which is counted instead.
            Node::Citation { .. } => None,
        }
    }

    /// A link to a mentioning record; for a statement also the place in its source.
    fn mention(self, record: RecordId, through: Option<String>) -> RefView {
        let statement = self.base().record(record).statement();
        let place = statement.and_then(|statement| {
            let (source, _) = self.facts().source_of(statement)?;
            Some(self.cited(source, &statement.locator))
        });
        let said: Vec<String> = place.into_iter().chain(through).collect();
        self.link(record)
            .at((!said.is_empty()).then(|| said.join(", ")))
    }

    fn grouped(self, mentions: Mentions) -> Vec<BacklinkGroup> {
        let mut by_kind: BTreeMap<Kind, Vec<RefView>> = BTreeMap::new();
        for (record, mention) in mentions {
            by_kind
                .entry(self.base().record(record).kind())
                .or_default()
                .push(mention);
        }
        let groups = ORDER.into_iter().filter_map(|kind| {
            let items = by_kind.remove(&kind)?;
            Some(BacklinkGroup {
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

    fn lines(groups: &[BacklinkGroup]) -> Vec<String> {
        let line = |group: &BacklinkGroup, item: &RefView| {
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
        let cited = PageContext::new(&cx, "../").cited_by(cx.base().find(id).unwrap());
        lines(&cited.groups)
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
    fn statements_in_a_source_cite_it_and_are_counted_where_they_are_listed_above() {
        let cx = handbook(RECORDS);
        let cited = PageContext::new(&cx, "../").cited_by(cx.base().find("plan").unwrap());
        assert_eq!((cited.count, cited.statements), (1, 1));
        assert!(cited.groups.is_empty());
    }

    #[test]
    fn the_owner_of_a_section_is_mentioned_by_the_section() {
        let cx = handbook(RECORDS);
        let found = lines(
            &PageContext::new(&cx, "../")
                .backlinks(cx.base().find("bund").unwrap(), &[Predicate::Voice]),
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(
            found[1],
            "used-in-sources | ../sources/plan.html#section--two | Stadt 2010"
        );
    }
}
