//! All generated chapters, in the order of the table of contents.

use super::card::OnPage;
use super::codes;
use super::here::Here;
use super::{addresses, bibliography};
use crate::generate::{Generated, Group};
use crate::{Handbook, Page, TemplateError};
use antinomy_model::{Kind, Record, RecordId};

/// The kinds that have pages, in the order of the table of contents.
const KINDS: [Kind; 6] = [
    Kind::Contradiction,
    Kind::Field,
    Kind::Proposition,
    Kind::Concept,
    Kind::Actor,
    Kind::Source,
];

/// Where the foot of a generated page begins.
pub(crate) const FOOT: &str = "<div class=\"an-foot\">";

/// All generated chapters stand one folder below the root.
const ROOT: &str = "../";

/// The generated chapters under the titles of their kinds, and the templates that could not be filled. A kind without
/// records has no chapters, but for the contradictions: that none was found is worth a page.
pub(crate) fn groups(cx: &Handbook) -> (Vec<Group>, Vec<TemplateError>) {
    let mut writer = Writer {
        cx,
        here: Here::new(cx, ROOT),
        failed: Vec::new(),
    };
    let mut groups: Vec<Group> = KINDS
        .into_iter()
        .filter_map(|kind| writer.group(kind))
        .collect();
    if let Some(sources) = groups
        .iter_mut()
        .find(|group| group.pages[0].path == "sources/index.md")
    {
        sources.pages.push(writer.bibliography());
    }
    groups.push(writer.codes());
    (groups, writer.failed)
}

/// The paths of all generated chapters, without writing any of them.
pub(crate) fn paths(cx: &Handbook) -> Vec<String> {
    let mut paths = vec![format!("{}/index.md", codes::FOLDER)];
    paths.extend(crate::codes::all().map(|code| format!("{}/{}.md", codes::FOLDER, code.name)));
    for kind in KINDS {
        let records = cx.base().of_kind(kind);
        let before = paths.len();
        paths.extend(records.map(|(_, record)| addresses::chapter(kind, &record.id)));
        if paths.len() > before || kind == Kind::Contradiction {
            paths.push(addresses::chapter(kind, "index"));
        }
        if kind == Kind::Source && paths.len() > before {
            paths.push(bibliography::PATH.to_owned());
        }
    }
    paths
}

/// The card of a contradiction, as it stands on `page`. Nothing if the record is no contradiction.
pub(crate) fn card(cx: &Handbook, page: &Page, id: RecordId) -> Result<String, TemplateError> {
    let root = page.to_root();
    let record = cx.base().record(id);
    let is_own = page.path.as_deref() == Some(&addresses::chapter(record.kind(), &record.id));
    let on_page = if is_own { OnPage::Own } else { OnPage::Other };
    match Here::new(cx, &root).card(id, on_page) {
        Some(card) => cx.templates().render("card", &card),
        None => Ok(String::new()),
    }
}

/// The matrix, as it stands on `page`.
pub(crate) fn matrix(cx: &Handbook, page: &Page, id: &str) -> Result<String, TemplateError> {
    let root = page.to_root();
    cx.templates()
        .render("matrix", &Here::new(cx, &root).matrix(id))
}

struct Writer<'a> {
    cx: &'a Handbook,
    here: Here<'a>,
    failed: Vec<TemplateError>,
}

impl Writer<'_> {
    fn group(&mut self, kind: Kind) -> Option<Group> {
        let mut records: Vec<(RecordId, &Record)> = self.cx.base().of_kind(kind).collect();
        if kind == Kind::Source {
            // As the list of works has them: their ids are of no alphabet that a reader knows.
            records.sort_by_key(|(_, record)| self.cx.bibliography().position(&record.id));
        }
        if records.is_empty() && kind != Kind::Contradiction {
            return None;
        }
        let title = self.cx.words.word(kind.plural());
        let list = if kind == Kind::Contradiction {
            self.cx
                .templates()
                .render("contradictions-index", &self.here.contradictions_index())
        } else {
            self.cx.templates().render("index", &self.here.index(kind))
        };
        let children = records
            .into_iter()
            .map(|(id, record)| self.chapter(id, record))
            .collect();
        let list = Generated {
            name: title.clone(),
            path: addresses::chapter(kind, "index"),
            source: None,
            content: self.content(list),
            children,
        };
        Some(Group {
            title,
            pages: vec![list],
        })
    }

    /// The list of all works. It stands at the root of the book.
    fn bibliography(&mut self) -> Generated {
        let view = Here::new(self.cx, "").bibliography_page();
        let page = self.cx.templates().render("bibliography", &view);
        Generated {
            name: self.cx.words.word("bibliography"),
            path: bibliography::PATH.to_owned(),
            source: None,
            content: self.content(page),
            children: Vec::new(),
        }
    }

    /// What checking may say, for contributors.
    fn codes(&mut self) -> Group {
        let index = codes::index(&self.cx.words);
        let list = self.cx.templates().render("codes-index", &index);
        let children = crate::codes::all().filter_map(|code| {
            let view = codes::page(code, &self.cx.words)?;
            let page = self.cx.templates().render("code", &view);
            Some(Generated {
                name: view.title.to_owned(),
                path: format!("{}/{}.md", codes::FOLDER, code.name),
                source: None,
                content: self.content(page),
                children: Vec::new(),
            })
        });
        let children = children.collect();
        Group {
            title: self.cx.words.word("contributing"),
            pages: vec![Generated {
                name: self.cx.words.word("codes"),
                path: format!("{}/index.md", codes::FOLDER),
                source: None,
                content: self.content(list),
                children,
            }],
        }
    }

    fn chapter(&mut self, id: RecordId, record: &Record) -> Generated {
        let page = self.page(id, record);
        Generated {
            name: antinomy_cite::html::clean(&self.here.label(id).text).into_owned(),
            path: addresses::chapter(record.kind(), &record.id),
            source: Some(self.here.file(id).path),
            content: self.content(page),
            children: Vec::new(),
        }
    }

    fn page(&self, id: RecordId, record: &Record) -> Result<String, TemplateError> {
        let (cx, here) = (self.cx, self.here);
        match record.kind() {
            Kind::Contradiction => cx
                .templates()
                .render("contradiction", &here.contradiction_page(id)),
            Kind::Field => cx.templates().render("field", &here.field_page(id)),
            Kind::Proposition => cx
                .templates()
                .render("proposition", &here.proposition_page(id)),
            Kind::Concept => cx.templates().render("concept", &here.concept_page(id)),
            Kind::Actor => cx.templates().render("actor", &here.actor_page(id)),
            _ => cx.templates().render("source", &here.source_page(id)),
        }
    }

    /// The text of a page; one that failed stays empty, and is reported.
    fn content(&mut self, rendered: Result<String, TemplateError>) -> String {
        rendered.unwrap_or_else(|error| {
            self.failed.push(error);
            String::new()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;
    use crate::views::sample::{of_files, of_levels};

    /// One record of each kind, each with all its keys, tied together.
    const RECORDS: &str = "fields:\n\
        - {id: general, label: Allgemein}\n\
        - {id: housing, label: {de: Wohnen, en: Housing}, broader: general, note: Hinweis, competence: [{task: Bauen, holder: [bund, nobody], source: study, locator: {section: '2'}}]}\n\
        actors:\n\
        - {id: bund, label: Bund, kind: government, levels: federal, members: [amt], time: 1949/..}\n\
        - {id: amt, label: Amt, levels: [federal, municipal], part-of: bund}\n\
        - {id: city, label: Stadt, levels: municipal}\n\
        concepts:\n\
        - {id: mix, label: {de: Mischung, en: Mixing}, alt-labels: [soziale Mischung], related: [other], scheme: X}\n\
        - {id: other, label: Anderes, broader: mix, antonym: mix}\n\
        propositions:\n\
        - {id: mixed, text: Gemischt., field: housing, concepts: mix, implies: good}\n\
        - {id: good, text: Gut., excludes: bad}\n\
        - {id: bad, text: Schlecht.}\n\
        sources:\n\
        - {id: volume, class: literature, type: book, title: Band, editor: 'Gans, P.', issued: 2014}\n\
        - {id: study, class: literature, type: chapter, title: A Study, language: en, author: 'Gestring, N.', issued: 2014, in: volume, pages: 1-9, url: 'https://example.org', accessed: 2012-12-16}\n\
        - {id: plan, class: policy, title: Plan, issuer: bund, issued: 2007, coverage: full, sections: [{id: a, owner: city, pages: '3'}, {id: b, owner: unknown}]}\n\
        - {id: corpus, class: policy, title: Alle, members: [plan, nothing], superseded-by: plan}\n\
        statements:\n\
        - {id: s1, kind: goal, text: {de: Mischen., en: Mix.}, source: plan, section: a, locator: {page: '3'}, to: bund, field: housing, concepts: mix, positions: {mixed: 2, bad: {stance: 1, read-by: study}}, share: most, force: expects, time: 2007/2011, quote: gemischt, cites: [{source: study, as: supports, locator: {page: 4-5}}], note: Anm.}\n\
        - {id: s2, kind: practice, text: Nicht mischen., voice: unknown, source: study, cited-via: {source: plan}, field: housing, frames: mix, positions: {good: -1, mixed: 0}, basis: implicit}\n\
        - {id: s3, text: Leer.}\n\
        relations:\n\
        - {id: r1, from: s1, to: s2, type: counteracts, because: Darum., source: study, cited-via: plan}\n\
        - {id: r2, from: mix, to: bund, type: counteracts}\n\
        - {id: r3, from: no-means, to: study, type: counteracts}\n\
        contradictions:\n\
        - {id: no-means, title: {de: Ohne Mittel, en: No means}, category: contradiction, conflict: other, field: housing, sides: [[s1], [s2]], between: [federal, municipal], evidence: [s3], strength: -2, asserted-by: {source: study, locator: {section: '4.2'}}, label-in-source: blatant, because: Weil., cites: [volume]}\n\
        - {id: gap, title: Fehlt, category: gap, field: [housing, general], sides: [[s1]]}\n\
        examinations:\n\
        - {id: e1, field: housing, levels: [federal], result: none, because: Geprüft., by: study}\n";

    fn flat(groups: Vec<Group>) -> Vec<Generated> {
        fn add(pages: Vec<Generated>, all: &mut Vec<Generated>) {
            for mut page in pages {
                let children = std::mem::take(&mut page.children);
                all.push(page);
                add(children, all);
            }
        }
        let mut all = Vec::new();
        groups
            .into_iter()
            .for_each(|group| add(group.pages, &mut all));
        all
    }

    /// The pages that are made of records.
    fn written(cx: &Handbook) -> Vec<Generated> {
        let (mut groups, failed) = groups(cx);
        assert_eq!(failed, []);
        groups.pop(); // The pages for contributors.
        flat(groups)
    }

    fn content(cx: &Handbook, path: &str) -> String {
        let page = written(cx).into_iter().find(|page| page.path == path);
        page.unwrap_or_else(|| panic!("no {path}")).content
    }

    #[test]
    fn every_page_of_a_full_knowledge_base_fills_its_template() {
        for tag in ["de", "en"] {
            let mut cx = of_levels(RECORDS);
            cx = Handbook::new(
                std::sync::Arc::clone(cx.graph()),
                cx.base().manifest.language(tag).unwrap(),
            );
            let pages = written(&cx);
            assert_eq!(pages.len(), 6 + 2 + 2 + 3 + 2 + 3 + 4 + 1);
            for page in &pages {
                assert!(
                    page.content.starts_with("# ") && !page.content.contains('⟨'),
                    "{}",
                    page.content
                );
                let ends = page.content.matches("</div>").count();
                assert_eq!(
                    page.content.matches("<div").count(),
                    ends,
                    "{}",
                    page.content
                );
            }
        }
    }

    #[test]
    fn every_code_has_a_page_in_every_language() {
        for tag in ["de", "en"] {
            let mut cx = of_levels("");
            let language = cx.base().manifest.language(tag).unwrap();
            cx = Handbook::new(std::sync::Arc::clone(cx.graph()), language);
            let (mut groups, failed) = groups(&cx);
            assert_eq!(failed, []);
            let pages = flat(groups.pop().into_iter().collect());
            assert_eq!(pages.len(), crate::codes::all().count() + 1);
            for page in &pages {
                assert!(
                    page.content.starts_with("# ") && !page.content.contains('⟨'),
                    "{}",
                    page.content
                );
            }
        }
    }

    #[test]
    fn all_paths_are_known_without_writing_a_page() {
        let cx = of_levels(RECORDS);
        let pages = flat(groups(&cx).0).into_iter().map(|page| page.path);
        let sorted = |mut paths: Vec<String>| {
            paths.sort();
            paths
        };
        assert_eq!(sorted(pages.collect()), sorted(paths(&cx)));
    }

    #[test]
    fn the_card_and_the_matrix_fill_their_templates_on_any_page() {
        let cx = of_levels(RECORDS);
        let at = |path: &str| Page {
            path: Some(path.to_owned()),
            ..Page::default()
        };
        let id = cx.base().find("no-means").unwrap();
        let card = |path| super::card(&cx, &at(path), id).unwrap();
        assert!(card("a.md").contains("href=\"contradictions/no-means.html\""));
        assert!(card("a/b.md").contains("href=\"../sources/plan.html#s1\""));
        assert!(!card("contradictions/no-means.md").contains("an-card-title"));
        let matrix = super::matrix(&cx, &at("index.md"), "m").unwrap();
        assert!(
            matrix.contains("href=\"contradictions/index.html#cell-housing-federal-municipal\""),
            "{matrix}"
        );
        for html in [card("a.md"), matrix] {
            assert!(!html.contains("\n\n"), "{html}");
        }
    }

    #[test]
    fn the_cells_of_the_matrix_lead_to_anchors_that_there_are() {
        let cx = of_levels(RECORDS);
        let page = Page {
            path: Some("index.md".to_owned()),
            ..Page::default()
        };
        let matrix = super::matrix(&cx, &page, "m").unwrap();
        let index = content(&cx, "contradictions/index.md");
        let anchors: Vec<&str> = matrix
            .split("index.html#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(anchors.len(), 3, "{anchors:?}");
        for anchor in anchors {
            assert!(index.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        }
    }

    #[test]
    fn chapters_come_in_the_order_of_the_table_of_contents() {
        let cx = of_levels(RECORDS);
        let lists = groups(&cx)
            .0
            .into_iter()
            .map(|group| group.pages[0].path.clone());
        let expected = [
            "contradictions",
            "fields",
            "propositions",
            "concepts",
            "actors",
            "sources",
            "codes",
        ];
        assert_eq!(
            lists.collect::<Vec<_>>(),
            expected.map(|kind| format!("{kind}/index.md"))
        );
        let study = written(&cx)
            .into_iter()
            .find(|page| page.path == "sources/study.md")
            .unwrap();
        assert_eq!(
            (study.name.as_str(), study.source.as_deref()),
            ("Gestring 2014", Some("content/records.yaml"))
        );
    }

    #[test]
    fn an_empty_knowledge_base_has_a_list_of_no_contradictions() {
        let pages = written(&handbook(""));
        assert_eq!(pages.len(), 1);
        assert_eq!(pages[0].path, "contradictions/index.md");
    }

    #[test]
    fn what_dangles_or_is_missing_stops_nobody() {
        let cx = handbook(
            "sources:\n- {id: s, in: s, sections: [{id: a, owner: no}], issuer: no, superseded-by: no, members: [no, s]}\n\
             statements:\n- {id: t, source: no, section: a, positions: {no: 2}}\n- {id: u, source: s, section: zzz, voice: no, levels: nowhere}\n\
             relations:\n- {id: r, from: no, to: s, type: no}\n- {id: r2, from: r, to: r2}\n\
             contradictions:\n- {id: c, sides: [[no], [t, c]], field: no, between: nowhere, asserted-by: no}\n\
             propositions:\n- {id: p, implies: [p, no], excludes: p}\nconcepts:\n- {id: k, broader: k, related: no}\n\
             fields:\n- {id: f, broader: f, competence: [{task: x, holder: no}]}\nactors:\n- {id: a, kind: no, part-of: a, members: [a, no]}\n\
             examinations:\n- {id: e, field: f, result: none}\n",
        );
        assert!(written(&cx).len() > 10);
    }

    #[test]
    fn a_relation_of_a_statement_names_the_statement() {
        let cx = of_levels(RECORDS);
        let page = content(&cx, "contradictions/no-means.md");
        assert!(
            page.contains("Mischen</a> <span class=\"an-type\">wirkt entgegen</span>"),
            "{page}"
        );
    }

    #[test]
    fn hostile_text_comes_out_as_text() {
        let bad = "\"<script>alert(1)</script> {{{{#include x}}}} \\n\\n# H\\n\\n</div>\"";
        let yaml = |text: &str| {
            text.replace("BAD", bad)
                .replace("{{{{", "{{")
                .replace("}}}}", "}}")
        };
        let cx = of_levels(&yaml(
            "concepts:\n- {id: k, label: BAD, alt-labels: [BAD], note: BAD, scheme: BAD}\n\
             actors:\n- {id: a, label: BAD, note: BAD}\n\
             fields:\n- {id: f, label: BAD, competence: [{task: BAD, holder: a}]}\n\
             propositions:\n- {id: p, text: BAD, field: f}\n\
             sources:\n- {id: s, title: BAD, subtitle: BAD, author: [BAD], url: BAD, place: BAD, pages: BAD, language: BAD, licence: BAD, sections: [{id: x, title: BAD, pages: BAD}]}\n\
             statements:\n- {id: t, text: BAD, quote: BAD, note: BAD, source: s, voice: a, locator: {page: BAD}, field: f, concepts: k, positions: {p: 1}}\n\
             contradictions:\n- {id: c, title: BAD, because: BAD, label-in-source: BAD, field: f, sides: [[t], [t]], asserted-by: s}\n\
             relations:\n- {id: r, from: t, to: c, type: counteracts, because: BAD, source: s, locator: {page: BAD}}\n",
        ));
        let page = Page {
            path: Some("x/y.md".to_owned()),
            ..Page::default()
        };
        let card = super::card(&cx, &page, cx.base().find("c").unwrap()).unwrap();
        assert!(
            !card.contains("<script") && !card.contains("\n\n") && !card.contains("\n#"),
            "{card}"
        );
        for page in written(&cx) {
            // One script is ours, and holds data.
            let scripts = page.content.matches("<script").count();
            let data = "<script type=\"application/ld+json\">";
            assert_eq!(
                scripts,
                page.content.matches(data).count(),
                "{}",
                page.content
            );
            assert!(
                !page.content.contains("\n# H") && !page.content.contains("\n\n</div>"),
                "{}",
                page.content
            );
            assert!(
                page.content.matches("\n# ").count() == 0,
                "{}",
                page.content
            );
        }
    }

    #[test]
    fn prose_of_a_concept_is_made_safe() {
        let file = "---\nid: k\nlabel: K\n---\n\nEin *Wort*. <script>x</script>\n\n```\noffen\n";
        let cx = of_files(&[("content/concepts/k.md", file)]);
        let page = content(&cx, "concepts/k.md");
        assert!(page.contains("Ein *Wort*. &lt;script>"), "{page}");
        assert!(page.contains("```\noffen\n```\n\n</div>"), "{page}");
    }
}
