//! Records that the hand-written chapters mention.

use crate::Handbook;
use crate::anchors::CitationAnchors;
use antinomy_model::Followed;
use antinomy_model::RecordId;
use antinomy_model::mentions::manner_of;
use antinomy_model::values::CitationType;
use antinomy_syntax::references::{self, Reference};
use antinomy_syntax::split_front_matter;
use mdbook_markdown::new_cmark_parser;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
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

/// What the hand-written chapters mention, chapter by chapter in the order of their paths.
pub(crate) fn mentions_in_chapters(cx: &Handbook) -> BTreeMap<RecordId, Vec<ChapterMention>> {
    let mut found: BTreeMap<RecordId, Vec<ChapterMention>> = BTreeMap::new();
    for (_, file) in cx.chapter_files() {
        let Some(path) = file.path().strip_prefix(cx.chapter_folder.as_str()) else {
            continue;
        };
        let text = &file.text()[split_front_matter(file.text()).prose];
        if !references::may_have(text) {
            continue;
        }
        let title = first_heading(cx, text).unwrap_or_else(|| path.to_owned());
        let place = |anchor, manner| ChapterMention {
            path: path.to_owned(),
            title: title.clone(),
            anchor,
            manner,
        };
        // The same anchors in the same order as on the page.
        let mut anchors = CitationAnchors::default();
        let mut add = |id: RecordId, place: ChapterMention| {
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
