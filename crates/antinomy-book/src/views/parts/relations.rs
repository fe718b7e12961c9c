//! Relations, read from the end that a page is about.

use super::excerpt::{Excerpt, MoreView};
use crate::bound::Bound;
use crate::views::context::PageContext;
use crate::views::shapes::{LinkView, ProseView, RefView, TextView};
use antinomy_graph::Predicate;
use antinomy_model::kinds::Relation;
use antinomy_model::{Body, RecordId};
use antinomy_syntax::Argument;
use serde::Serialize;
use std::collections::BTreeSet;

/// A relation, one item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RelationItem {
    /// The record at this end, if it is a statement on the page and not the page's own record.
    subject: Option<LinkView>,
    r#type: TextView,
    target: LinkView,
    because: Option<ProseView>,
    r#ref: Option<RefView>,
    cited_via: Option<RefView>,
}

impl PageContext<'_> {
    /// The relations of a record, then those of statements on its page that are not among them, each once.
    pub(crate) fn relations(self, record: RecordId, statements: &[RecordId]) -> Vec<RelationItem> {
        // A relation between two statements of the page is found at both ends.
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for end in std::iter::once(&record).chain(statements) {
            for id in self.relations_at(*end) {
                if seen.insert(id) {
                    let subject = (*end != record).then(|| self.link(*end));
                    found.extend(self.relation(id, *end, subject));
                }
            }
        }
        found
    }

    /// The relations of a record, then the first of those of statements that stand on its page as on many others. All of
    /// theirs are on the pages of their sources.
    pub(crate) fn first_relations(
        self,
        record: RecordId,
        statements: &[RecordId],
    ) -> Excerpt<RelationItem> {
        let mut seen: BTreeSet<RecordId> = self.relations_at(record).collect();
        let own = self.relations(record, &[]);
        let ends = statements.iter().flat_map(|end| {
            let relations = self.relations_at(*end);
            relations.map(move |id| (id, *end))
        });
        // One more than is shown whole tells that there is more; a statement may have thousands.
        let theirs: Vec<(RecordId, RecordId)> = ends
            .filter(|(id, _)| seen.insert(*id))
            .take(Bound::ASIDE.whole + 1)
            .collect();
        let theirs = Excerpt::of(
            theirs,
            Bound::ASIDE,
            |(id, end)| self.relation(id, end, Some(self.link(end))),
            |count| {
                let sources = self.sources_with_relations(statements);
                MoreView::new("more-relations", count, sources)
            },
        );
        Excerpt {
            items: own
                .into_iter()
                .chain(theirs.items.into_iter().flatten())
                .collect(),
            more: theirs.more,
        }
    }

    /// Links to the relations on the pages of the sources of statements, each source once.
    fn sources_with_relations(self, statements: &[RecordId]) -> Vec<LinkView> {
        let related = statements
            .iter()
            .filter(|id| self.relations_at(**id).next().is_some());
        let sources = related.filter_map(|id| {
            let statement = self.base().record(*id).statement()?;
            Some(self.facts().source_of(statement)?.0)
        });
        let once: BTreeSet<RecordId> = sources.collect();
        once.into_iter()
            .map(|source| self.link_below(source, "relations"))
            .collect()
    }

    /// The relations that begin at a record, then those that end there.
    fn relations_at(self, record: RecordId) -> impl Iterator<Item = RecordId> {
        let node = self.graph().node_of(record);
        let from = self.graph().incoming_by(node, Predicate::RelationFrom);
        let to = self.graph().incoming_by(node, Predicate::RelationTo);
        from.chain(to)
            .filter_map(move |node| self.graph().record_of(node))
    }

    fn relation(
        self,
        id: RecordId,
        end: RecordId,
        subject: Option<LinkView>,
    ) -> Option<RelationItem> {
        let Body::Relation(relation) = &self.base().record(id).body else {
            return None;
        };
        let at = |reference: &Option<antinomy_model::Ref>| self.base().target(reference.as_ref()?);
        let (from, to) = (at(&relation.from)?, at(&relation.to)?);
        let (r#type, target) = if from == end {
            (self.label_of(relation)?, to)
        } else {
            (self.inverse_of(relation)?, from)
        };
        Some(RelationItem {
            subject,
            r#type,
            target: self.link(target),
            because: self.prose(&relation.because),
            r#ref: relation
                .source
                .as_ref()
                .and_then(|source| self.source(source, &relation.locator)),
            cited_via: relation
                .cited_via
                .as_ref()
                .and_then(|place| self.place(place)),
        })
    }

    fn label_of(self, relation: &Relation) -> Option<TextView> {
        Some(self.text(&self.manifest().relation_types.get(relation.r#type?)?.label))
    }

    /// The label from the far end. A type without an inverse is marked as read against its direction.
    fn inverse_of(self, relation: &Relation) -> Option<TextView> {
        let kind = self.manifest().relation_types.get(relation.r#type?)?;
        if kind.symmetric {
            return Some(self.text(&kind.label));
        }
        if !kind.inverse.is_empty() {
            return Some(self.text(&kind.inverse));
        }
        let label = ("label", Argument::Text(self.text(&kind.label).text));
        Some(TextView {
            text: self.words().say("relation-from-there", &[label]),
            lang: None,
        })
    }
}
