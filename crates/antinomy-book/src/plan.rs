//! The plan of the generated pages: which there are, in the order of the table of contents, and how each is rendered.

use crate::content::{PageContent, PlacedView};
use crate::pages::to_root;
use crate::views::context::{PageContext, list_heading};
use crate::views::pages::{bibliography, code, query};
use crate::views::parts::addresses;
use crate::{Handbook, TemplateError};
use antinomy_cite::html::clean;
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::Code;

/// The kinds that have pages, in the order of the table of contents.
const KINDS: [Kind; 6] = [
    Kind::Contradiction,
    Kind::Field,
    Kind::Proposition,
    Kind::Concept,
    Kind::Actor,
    Kind::Source,
];

/// Generated pages under one title in the table of contents.
pub(crate) struct GroupSpec {
    /// The word for the title.
    title: &'static str,
    /// The list of the group, with the page of each entry below it, and what follows the list.
    pub(crate) pages: Vec<PageSpec>,
}

/// A generated page that can be rendered.
pub(crate) struct PageSpec {
    /// The path of its chapter: `KIND/ID.md`, or `KIND/index.md` for a list.
    pub(crate) path: String,
    subject: Subject,
    children: Vec<PageSpec>,
}

/// What a generated page is about.
#[derive(Clone, Copy)]
enum Subject {
    /// All records of a kind.
    List(Kind),
    Record(RecordId),
    Bibliography,
    /// What checking may report, for contributors.
    Codes,
    Code(&'static Code),
    /// All saved queries.
    Queries,
    /// A saved query, by its place among them.
    Query(usize),
}

/// The groups of generated pages. A kind without records has none, but for the contradictions: that there are none is
/// worth a page.
pub(crate) fn groups(cx: &Handbook) -> Vec<GroupSpec> {
    let mut groups: Vec<GroupSpec> = KINDS
        .into_iter()
        .filter_map(|kind| group_of(cx, kind))
        .collect();
    groups.extend(queries(cx));
    groups.push(codes());
    groups
}

/// The paths of all generated pages.
pub(crate) fn paths(cx: &Handbook) -> Vec<String> {
    // In any order: callers look paths up.
    let mut todo: Vec<PageSpec> = groups(cx)
        .into_iter()
        .flat_map(|group| group.pages)
        .collect();
    let mut paths = Vec::new();
    while let Some(page) = todo.pop() {
        paths.push(page.path);
        todo.extend(page.children);
    }
    paths
}

fn group_of(cx: &Handbook, kind: Kind) -> Option<GroupSpec> {
    let records = cx.base().of_kind(kind);
    let children: Vec<PageSpec> = records
        .map(|(id, record)| {
            let path = addresses::chapter(kind, &record.id);
            PageSpec::new(path, Subject::Record(id))
        })
        .collect();
    if children.is_empty() && kind != Kind::Contradiction {
        return None;
    }
    let mut pages = vec![PageSpec {
        path: addresses::chapter(kind, "index"),
        subject: Subject::List(kind),
        children,
    }];
    if kind == Kind::Source {
        let path = bibliography::PATH.to_owned();
        pages.push(PageSpec::new(path, Subject::Bibliography));
    }
    Some(GroupSpec {
        title: match kind {
            Kind::Contradiction => "findings-heading",
            kind => kind.plural(),
        },
        pages,
    })
}

/// The pages of saved queries, if there are any.
fn queries(cx: &Handbook) -> Option<GroupSpec> {
    let path = |name: &str| format!("{}/{name}.md", query::FOLDER);
    let children: Vec<PageSpec> = (0..)
        .zip(cx.base().queries())
        .map(|(at, query)| PageSpec::new(path(&query.name), Subject::Query(at)))
        .collect();
    (!children.is_empty()).then(|| GroupSpec {
        title: "queries-heading",
        pages: vec![PageSpec {
            path: path("index"),
            subject: Subject::Queries,
            children,
        }],
    })
}

fn codes() -> GroupSpec {
    let children = crate::codes::all()
        .filter(|code| code::has_page(code))
        .map(|code| PageSpec::new(code_path(code.name()), Subject::Code(code)));
    GroupSpec {
        title: "contributing",
        pages: vec![PageSpec {
            path: code_path("index"),
            subject: Subject::Codes,
            children: children.collect(),
        }],
    }
}

fn code_path(name: &str) -> String {
    format!("{}/{name}.md", code::FOLDER)
}

impl GroupSpec {
    /// The title, in the language of the book.
    pub(crate) fn title(&self, cx: &Handbook) -> String {
        cx.words.word(self.title)
    }
}

impl PageSpec {
    fn new(path: String, subject: Subject) -> Self {
        Self {
            path,
            subject,
            children: Vec::new(),
        }
    }

    /// The pages below it, in the order of the table of contents.
    pub(crate) fn children(&self, cx: &Handbook) -> Vec<&PageSpec> {
        let mut children: Vec<&PageSpec> = self.children.iter().collect();
        if let Subject::List(Kind::Source) = self.subject {
            // As in the list of works, because readers do not see the ids. Sorted here and not in the plan: callers that
            // only need paths should not have to build the bibliography.
            children.sort_by_key(|page| page.place_in_bibliography(cx));
        }
        children
    }

    fn place_in_bibliography(&self, cx: &Handbook) -> Option<usize> {
        match self.subject {
            Subject::Record(id) => cx.bibliography().position(&cx.base().record(id).id),
            _ => None,
        }
    }

    /// The pages below it, in the order of their ids.
    #[cfg(test)]
    pub(crate) fn into_children(self) -> Vec<PageSpec> {
        self.children
    }

    /// Its name in the table of contents, in the language of the book.
    pub(crate) fn name(&self, cx: &Handbook) -> String {
        match self.subject {
            Subject::List(kind) => cx.words.word(list_heading(kind)),
            Subject::Record(id) => clean(&self.context(cx, "").label(id).text).into_owned(),
            Subject::Bibliography => cx.words.word("bibliography"),
            Subject::Queries => cx.words.word("queries"),
            Subject::Query(at) => {
                let query = cx.base().queries().nth(at);
                let title = query.map(|it| it.title.best(cx.language).1);
                clean(title.unwrap_or_default()).into_owned()
            }
            Subject::Codes => cx.words.word("codes"),
            Subject::Code(code) => code::title(code, &cx.words).to_owned(),
        }
    }

    /// The file of its record, with the path that the knowledge base knows it by.
    pub(crate) fn source(&self, cx: &Handbook) -> Option<String> {
        match self.subject {
            Subject::Record(id) => Some(self.context(cx, "").file(id).path),
            Subject::Query(at) => {
                let query = cx.base().queries().nth(at)?;
                Some(self.context(cx, "").file_of(query.span).path)
            }
            _ => None,
        }
    }

    /// Its Markdown.
    ///
    /// # Errors
    /// If the template cannot be filled.
    pub(crate) fn render(&self, cx: &Handbook) -> Result<PageContent, TemplateError> {
        let root = to_root(&self.path);
        let (templates, context) = (cx.templates(), self.context(cx, &root));
        match self.subject {
            Subject::List(Kind::Contradiction) => {
                let view = context.contradictions_index();
                let matrix = PlacedView::matrix();
                templates.page("contradictions-index", &view, Some(matrix))
            }
            Subject::List(kind) => templates.page("index", &context.index(kind), None),
            Subject::Record(id) => record_page(context, id),
            Subject::Bibliography => {
                templates.page("bibliography", &context.bibliography_page(), None)
            }
            Subject::Queries => templates.page("queries-index", &context.queries_index(), None),
            Subject::Query(at) => {
                let query = cx.base().queries().nth(at);
                let placed = query.map(|it| PlacedView::query(at, &it.name));
                let page = query.map(|it| context.query_page(it));
                templates.page("query-page", &page, placed)
            }
            Subject::Codes => templates.page("codes-index", &code::index(&cx.words), None),
            Subject::Code(code) => templates.page("code", &code::page(code, &cx.words), None),
        }
    }

    fn context<'a>(&self, cx: &'a Handbook, root: &'a str) -> PageContext<'a> {
        PageContext::new(cx, root)
    }
}

fn record_page(context: PageContext<'_>, id: RecordId) -> Result<PageContent, TemplateError> {
    let templates = context.cx.templates();
    let record = context.base().record(id);
    match record.kind() {
        Kind::Contradiction => {
            let card = PlacedView::card(id, &record.id);
            templates.page("contradiction", &context.contradiction_page(id), Some(card))
        }
        Kind::Field => templates.page("field", &context.field_page(id), None),
        Kind::Proposition => templates.page("proposition", &context.proposition_page(id), None),
        Kind::Concept => templates.page("concept", &context.concept_page(id), None),
        Kind::Actor => templates.page("actor", &context.actor_page(id), None),
        _ => templates.page("source", &context.source_page(id), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BookPage;
    use crate::handbook::tests::handbook;
    use crate::sample::{RECORDS, of_files, of_levels};
    use crate::views::parts::{card, matrix};

    /// A page, with its text.
    struct Generated {
        name: String,
        path: String,
        source: Option<String>,
        content: String,
    }

    fn rendered(cx: &Handbook, groups: &[GroupSpec]) -> Vec<Generated> {
        fn add(cx: &Handbook, page: &PageSpec, all: &mut Vec<Generated>) {
            all.push(Generated {
                name: page.name(cx),
                path: page.path.clone(),
                source: page.source(cx),
                content: page.render(cx).unwrap().into_markdown(),
            });
            page.children(cx)
                .iter()
                .for_each(|child| add(cx, child, all));
        }
        let mut all = Vec::new();
        let pages = groups.iter().flat_map(|group| &group.pages);
        pages.for_each(|page| add(cx, page, &mut all));
        all
    }

    /// The pages that are made of records.
    fn written(cx: &Handbook) -> Vec<Generated> {
        let mut groups = groups(cx);
        groups.pop(); // The pages for contributors.
        rendered(cx, &groups)
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
            let pages = rendered(&cx, &[groups(&cx).pop().unwrap()]);
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
    fn the_card_and_the_matrix_fill_their_templates_on_any_page() {
        let cx = of_levels(RECORDS);
        let at = |path: &str| BookPage {
            path: Some(path.to_owned()),
            ..BookPage::default()
        };
        let id = cx.base().find("no-means").unwrap();
        let card = |path| card::render(&cx, &at(path), id).unwrap().text;
        assert!(card("a.md").contains("href=\"contradictions/no-means.html\""));
        assert!(card("a/b.md").contains("href=\"../sources/plan.html#s1\""));
        assert!(!card("contradictions/no-means.md").contains("an-card-title"));
        let matrix = matrix::render(&cx, &at("index.md"), "m").unwrap().text;
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
        let page = BookPage {
            path: Some("index.md".to_owned()),
            ..BookPage::default()
        };
        let matrix = matrix::render(&cx, &page, "m").unwrap().text;
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
             fields:\n- {id: f, broader: f, competence: [{id: x, task: x, concepts: no, holder: no}]}\nactors:\n- {id: a, kind: no, part-of: a, members: [a, no]}\n\
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
             fields:\n- {id: f, label: BAD, competence: [{id: x, task: BAD, concepts: k, holder: a}]}\n\
             propositions:\n- {id: p, text: BAD, field: f}\n\
             sources:\n- {id: s, title: BAD, subtitle: BAD, author: [BAD], url: BAD, place: BAD, pages: BAD, language: BAD, licence: BAD, sections: [{id: x, title: BAD, pages: BAD}]}\n\
             statements:\n- {id: t, text: BAD, quote: BAD, note: BAD, source: s, voice: a, locator: {page: BAD}, field: f, concepts: k, positions: {p: 1}}\n\
             contradictions:\n- {id: c, title: BAD, because: BAD, label-in-source: BAD, field: f, sides: [[t], [t]], asserted-by: s}\n\
             relations:\n- {id: r, from: t, to: c, type: counteracts, because: BAD, source: s, locator: {page: BAD}}\n",
        ));
        let page = BookPage {
            path: Some("x/y.md".to_owned()),
            ..BookPage::default()
        };
        let card = card::render(&cx, &page, cx.base().find("c").unwrap())
            .unwrap()
            .text;
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
    fn a_query_has_a_page_that_says_how_to_ask_it() {
        let head = "# title: {de: '*Alle* {#x}', en: All}\n# description: 'Alle <b>Akteure</b>.'\n\
            # parameters: {label: {kind: text, default: 'Amt & Co', label: Name}}\n";
        let file =
            format!("{head}SELECT ?s {{ ?s rdfs:label $label\n\nFILTER('```' < '</pre>') }}\n");
        let cx = of_files(&[("content/queries/all.rq", &file)]);
        let index = content(&cx, "queries/index.md");
        assert!(
            index.contains("<a href=\"../queries/all.html\">*Alle*"),
            "{index}"
        );
        let page = content(&cx, "queries/all.md");
        for expected in [
            "# \\*Alle\\* \\{\\#x\\} {#all }",
            "Alle &lt;b&gt;Akteure",
            "```antinomy query all\n```",
            "antinomy query all -p &#39;label=Amt &amp; Co&#39;",
            "$label&#10;&#10;FILTER(&#39;```&#39; &lt; &#39;&lt;/pre",
        ] {
            assert!(page.contains(expected), "{expected}: {page}");
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
