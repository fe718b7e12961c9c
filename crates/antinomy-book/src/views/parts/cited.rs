//! What cites a source: one notion for its page, the list of sources and the bibliography.

use crate::Handbook;
use crate::chapter_mentions::ChapterMention;
use crate::views::context::PageContext;
use antinomy_graph::CitingRecords;
use antinomy_model::RecordId;
use std::collections::BTreeSet;

/// What cites a source itself, each record and each chapter once.
pub(crate) struct Citing<'a> {
    /// The records.
    pub(crate) records: CitingRecords,
    /// Where each hand-written chapter first cites it.
    pub(crate) chapters: Vec<&'a ChapterMention>,
}

impl Citing<'_> {
    /// How many records and chapters cite it.
    pub(crate) fn count(&self) -> usize {
        self.records.count() + self.chapters.len()
    }
}

impl<'a> PageContext<'a> {
    /// What cites a source itself; what cites a part of it cites that part.
    pub(crate) fn citing(self, source: RecordId) -> Citing<'a> {
        let places = self.chapter_mentions(source).iter();
        let mut seen = BTreeSet::new();
        // A chapter that links to the source without citing it has no manner.
        let citing = places.filter(|place| place.manner.is_some() && seen.insert(&place.path));
        Citing {
            chapters: citing.collect(),
            records: self.graph().citing(source),
        }
    }
}

/// A hand-written chapter that cites a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitingChapter {
    /// Its path in the book's sources, which is the same in all languages.
    pub source_path: String,
    /// Its path from the knowledge base.
    pub path: String,
    /// What its first heading says.
    pub title: String,
}

impl Handbook {
    /// The hand-written chapters that cite a source itself, in the order of their paths.
    #[must_use]
    pub fn chapters_citing(&self, source: RecordId) -> Vec<CitingChapter> {
        let places = PageContext::new(self, "")
            .citing(source)
            .chapters
            .into_iter();
        let chapter = |place: &ChapterMention| CitingChapter {
            source_path: place.path.clone(),
            path: format!("{}{}", self.chapter_folder, place.path),
            title: place.title.clone(),
        };
        places.map(chapter).collect()
    }
}
