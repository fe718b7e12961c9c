//! The bibliography: all works, and for each the places that cite it.

use crate::views::context::PageContext;
use crate::views::parts::cited::Citing;
use crate::views::parts::references::ReferenceView;
use crate::views::shapes::{BacklinkGroup, LinkView, RefView, WordKey};
use antinomy_graph::CitationEdge;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Attitude, Choice, CitationType, SourceClass, SourceType};
use antinomy_model::{Kind, RecordId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The path of the page.
pub(crate) const PATH: &str = "bibliography.md";

/// The classes in the order of their groups on the page.
const CLASSES: [SourceClass; 4] = [
    SourceClass::Literature,
    SourceClass::Policy,
    SourceClass::Law,
    SourceClass::Data,
];

/// The view of `bibliography.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BibliographyPage {
    /// How many works there are.
    total: usize,
    /// How many journals there are besides.
    journals: usize,
    groups: Vec<WorkGroup>,
}

#[derive(Clone, Debug, Serialize)]
struct WorkGroup {
    anchor: String,
    /// A class, or a corpus.
    heading: LinkView,
    works: Vec<Work>,
}

#[derive(Clone, Debug, Serialize)]
struct Work {
    reference: ReferenceView,
    /// The date of access, where the style does not print it itself.
    accessed: Option<String>,
    /// How many records and chapters cite it.
    count: usize,
    /// How many of them are statements that stand in it.
    statements: usize,
    to_statements: LinkView,
    /// The others.
    groups: Vec<BacklinkGroup>,
    /// What is said if nothing cites it.
    nowhere: Option<WordKey>,
}

impl PageContext<'_> {
    /// All works but journals, which appear with their articles; those of a corpus in a group of their own.
    pub(crate) fn bibliography_page(self) -> BibliographyPage {
        let corpus_of = self.corpora();
        let mut groups: BTreeMap<(usize, Option<RecordId>), Vec<Work>> = BTreeMap::new();
        let (total, journals) = self.works_and_journals();
        let ids: Vec<String> = self.cx.bibliography().ids().map(str::to_owned).collect();
        for id in ids {
            let Some(source) = self.source_named(&id) else {
                continue;
            };
            let Some(written) = self.base().record(source).source() else {
                continue;
            };
            if is_journal(written) {
                continue;
            }
            let class = self.class_of(source);
            let Some(reference) = self.reference_named(&id) else {
                continue;
            };
            let citing = self.citing(source);
            // With a DOI styles print no address, and so no date of access.
            let accessed = written.accessed.as_ref().filter(|_| written.doi.is_some());
            // The parts of a corpus are kept together, whatever their own classes are.
            let corpus = corpus_of.get(&source).copied();
            let class_of_corpus = corpus.map_or(class, |corpus| self.class_of(corpus));
            groups
                .entry((class_of_corpus, corpus))
                .or_default()
                .push(Work {
                    reference,
                    accessed: accessed.map(|date| self.time(date.value)),
                    count: citing.count(),
                    statements: citing.records.statements.len(),
                    to_statements: self.link_below(source, "statements"),
                    groups: self.places_of(source, &citing),
                    nowhere: (citing.count() == 0).then(|| self.cited_nowhere(source)),
                });
        }
        let groups = groups.into_iter().map(|((class, corpus), works)| {
            let class = CLASSES[class].word();
            match corpus {
                Some(corpus) => WorkGroup {
                    anchor: self.base().record(corpus).id.clone(),
                    heading: self.link(corpus),
                    works,
                },
                None => WorkGroup {
                    anchor: format!("class-{class}"),
                    heading: LinkView::plain(self.words().word(&format!("works-{class}"))),
                    works,
                },
            }
        });
        BibliographyPage {
            total,
            journals,
            groups: groups.collect(),
        }
    }

    /// The index of a source's class in the order of the page. A source without class is with the literature.
    fn class_of(self, source: RecordId) -> usize {
        let class = self
            .base()
            .record(source)
            .source()
            .and_then(|source| source.class);
        let place = CLASSES.iter().position(|known| Some(*known) == class);
        place.unwrap_or(0)
    }

    /// For each work that belongs to a corpus, the first such corpus.
    fn corpora(self) -> BTreeMap<RecordId, RecordId> {
        let mut corpus_of = BTreeMap::new();
        for (corpus, record) in self.base().of_kind(Kind::Source) {
            for member in record.source().iter().flat_map(|source| &source.members) {
                if let Some(member) = self.base().target(member) {
                    corpus_of.entry(member).or_insert(corpus);
                }
            }
        }
        corpus_of
    }

    /// What cites a work besides the statements that stand in it, by attitude: supporting, disputing, mentioning.
    fn places_of(self, source: RecordId, citing: &Citing<'_>) -> Vec<BacklinkGroup> {
        let mut groups: BTreeMap<Attitude, Vec<RefView>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for edge in self.graph().cited_by(source) {
            // What cites a part is listed with the part.
            let is_here = edge.through.is_none() && edge.is_citation();
            let is_other = citing.records.others.binary_search(&edge.citing).is_ok();
            if !is_here || !is_other || !seen.insert((edge.citing, edge.manner)) {
                continue;
            }
            let link = self.link(edge.citing).at(self.said(edge.manner));
            groups
                .entry(Attitude::of(edge.manner))
                .or_default()
                .push(link);
        }
        // Chapters are no nodes of the graph. As with records, each is listed once in each manner.
        let mut seen = BTreeSet::new();
        let places = self.chapter_mentions(source).iter();
        let places = places.filter(|place| place.manner.is_some());
        for place in places.filter(|place| seen.insert((&place.path, place.manner))) {
            let link = self.chapter_link(place).at(self.said(place.manner));
            groups
                .entry(Attitude::of(place.manner))
                .or_default()
                .push(link);
        }
        let groups = groups.into_iter().map(|(attitude, items)| BacklinkGroup {
            term: format!("cited-{}", attitude.word()),
            count: items.len(),
            items,
        });
        groups.collect()
    }

    /// The manner of a citation in words, unless it is plain.
    fn said(self, manner: Option<CitationType>) -> Option<String> {
        let manner = manner.filter(|manner| *manner != CitationType::Cites)?;
        Some(self.words().word(manner.word()))
    }

    /// What is said of a work that nothing cites.
    fn cited_nowhere(self, source: RecordId) -> WordKey {
        let edges = self.graph().cited_by(source);
        let is_cited_in_part = edges.iter().any(CitationEdge::is_citation);
        let key = if is_cited_in_part {
            "cited-in-parts-only"
        } else {
            "cited-nowhere"
        };
        key.to_owned()
    }

    /// How many sources are works of their own, and how many journals, which appear with their articles only.
    pub(crate) fn works_and_journals(self) -> (usize, usize) {
        let sources = self.base().of_kind(Kind::Source);
        let (journals, works): (Vec<_>, Vec<_>) =
            sources.partition(|(_, record)| record.source().is_some_and(is_journal));
        (works.len(), journals.len())
    }
}

/// Whether a source appears with its articles only. A periodical with members is a corpus, and a work of its own.
fn is_journal(source: &Source) -> bool {
    source.r#type == Some(SourceType::Periodical) && source.members.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;
    use serde_json::Value;

    const RECORDS: &str = "sources:\n\
        - {id: corpus, class: policy, type: document, title: Pläne, members: [plan, study]}\n\
        - {id: plan, class: policy, type: report, title: Plan, author: Stadt, issued: 2010, place: Stadt}\n\
        - {id: study, class: literature, type: book, title: Studie, author: 'Roth, R.', issued: 2009, archive-url: 'https://archive.example/x'}\n\
        - {id: journal, class: literature, type: periodical, title: Leviathan}\n\
        - {id: law, class: law, type: legislation, title: Gesetz}\n\
        concepts:\n- {id: mix, label: Mischung, note: 'Nein [@disputes:study, S. 3].'}\n";

    fn page() -> Value {
        let text = "```\n# no heading\n```\n\n# Das *Kapitel*\n\n[@study] und [@supports:study]";
        let cx = handbook_with_chapter(RECORDS, "a.md", text);
        let view = PageContext::new(&cx, "").bibliography_page();
        serde_json::to_value(view).unwrap()
    }

    /// The headings of the groups, each with the ids of its works.
    fn groups(page: &Value) -> Vec<(String, Vec<String>)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let groups = page["groups"].as_array().unwrap().iter();
        groups
            .map(|group| {
                let works = group["works"].as_array().unwrap().iter();
                let ids = works.map(|work| text(&work["reference"]["id"]));
                (text(&group["anchor"]), ids.collect())
            })
            .collect()
    }

    #[test]
    fn a_corpus_stands_together_and_journals_do_not_stand_at_all() {
        let expected = [
            ("class-policy", vec!["corpus"]),
            ("corpus", vec!["study", "plan"]),
            ("class-law", vec!["law"]),
        ];
        let expected = expected.map(|(anchor, ids)| {
            (
                anchor.to_owned(),
                ids.into_iter().map(str::to_owned).collect(),
            )
        });
        assert_eq!(groups(&page()), expected);
    }

    #[test]
    fn every_place_that_cites_a_work_stands_with_it_by_what_it_is_cited_for() {
        let page = page();
        let work = &page["groups"][1]["works"][0];
        let told: Vec<String> = work["groups"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|group| {
                let items = group["items"].as_array().unwrap().iter();
                items.map(|item| format!("{} {} {}", group["term"], item["label"], item["href"]))
            })
            .map(|line| line.replace('"', ""))
            .collect();
        assert_eq!(
            told,
            [
                "cited-supporting Das Kapitel a.html#cite--study-2",
                "cited-disputing Mischung concepts/mix.html",
                "cited-mentioning Das Kapitel a.html#cite--study-1",
            ]
        );
        assert_eq!(work["reference"]["archive"]["label"], "archive.example/x");
    }
}
