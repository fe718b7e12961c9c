//! Records that the hand-written chapters mention.

use crate::Handbook;
use crate::anchors::CitationAnchors;
use antinomy_model::mentions::manner_of;
use antinomy_model::values::CitationType;
use antinomy_model::{Followed, KnowledgeBase, RecordId};
use antinomy_syntax::references::{CitationGroup, Reference};
use std::collections::BTreeMap;

/// A place in a hand-written chapter that mentions a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChapterMention {
    /// The chapter, from the root of the book.
    pub(crate) path: String,
    /// What its first heading says.
    pub(crate) title: String,
    /// The anchor of a citation.
    pub(crate) anchor: Option<String>,
    /// How a work is cited.
    pub(crate) manner: Option<CitationType>,
}

/// The places that mention a record, by record.
pub(crate) type ChapterMentions = BTreeMap<RecordId, Vec<ChapterMention>>;

/// What the hand-written chapters mention, chapter by chapter in the order of their paths.
pub(crate) fn mentions_in_chapters(cx: &Handbook) -> ChapterMentions {
    let mut found = ChapterMentions::new();
    for chapter in cx.chapters() {
        let path = chapter.source_path;
        let reading = cx.chapter_reading(chapter.file);
        let mut mentions = MentionCollector {
            base: cx.base(),
            path,
            title: reading.title.as_deref().unwrap_or(path),
            anchors: CitationAnchors::default(),
            found: &mut found,
        };
        for reference in &reading.references {
            match reference {
                Reference::Citation(citation) => mentions.add_citation(citation),
                Reference::Id(link) => mentions.add_link(cx.base().linked(link)),
                Reference::Link(link) => {
                    if let Followed::Record(id) = cx.base().follow(chapter.path, &link.address) {
                        mentions.add_link(Some(id));
                    }
                }
            }
        }
    }
    found
}

/// Collects what one chapter mentions.
struct MentionCollector<'a> {
    base: &'a KnowledgeBase,
    path: &'a str,
    title: &'a str,
    /// Counted in the order of the pass `cite`, so that the anchors are those of the page.
    anchors: CitationAnchors,
    found: &'a mut ChapterMentions,
}

impl MentionCollector<'_> {
    fn add_citation(&mut self, citation: &CitationGroup) {
        for cite in &citation.cites {
            if let Some(id) = self.base.cited(cite) {
                let manner = cite.manner.as_ref();
                let manner = manner.and_then(|manner| manner_of(&manner.term));
                let mention = ChapterMention {
                    anchor: Some(self.anchors.next(&self.base.record(id).id)),
                    manner: Some(manner.unwrap_or(CitationType::Cites)),
                    ..self.mention()
                };
                self.found.entry(id).or_default().push(mention);
            }
        }
    }

    /// One link to a chapter is enough; only citations have a place of their own.
    fn add_link(&mut self, id: Option<RecordId>) {
        let Some(id) = id else { return };
        let mention = self.mention();
        let places = self.found.entry(id).or_default();
        if !places.iter().any(|known| known.path == mention.path) {
            places.push(mention);
        }
    }

    fn mention(&self) -> ChapterMention {
        ChapterMention {
            path: self.path.to_owned(),
            title: self.title.to_owned(),
            anchor: None,
            manner: None,
        }
    }
}
