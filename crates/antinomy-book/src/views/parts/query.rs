//! The answer to a saved query.

use crate::answers::{Excerpt, Form, MOST};
use crate::views::context::PageContext;
use crate::views::pages::query::FOLDER;
use crate::views::parts::values::CellView;
use crate::views::shapes::{TextView, WordKey};
use crate::{BookPage, Handbook, MarkedText, TemplateError};
use antinomy_model::{Parameter, SavedQuery};
use antinomy_query::{Rdf, Value};
use serde::Serialize;

/// How an answer is to be shown.
pub(crate) struct Shown<'s> {
    /// An id that is unique on the page.
    pub(crate) id: &'s str,
    /// Whether the query itself stands above the table.
    pub(crate) with_text: bool,
    /// How many rows to show.
    pub(crate) limit: Option<usize>,
    /// What its parameters were given.
    pub(crate) given: &'s [(String, String)],
}

/// The view of `query.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct QueryView {
    id: String,
    title: TextView,
    /// The query, without its head.
    text: Option<String>,
    /// What its parameters stand for.
    given: Vec<GivenView>,
    /// What stands in place of a table.
    sentence: Option<WordKey>,
    /// The variables, as the query names them: they are words of no language.
    headings: Vec<HeadingView>,
    rows: Vec<Vec<CellView>>,
    /// How many rows there are.
    count: usize,
    /// How many rows are left out.
    left_out: usize,
    /// Where the rest is.
    page: Option<PageLink>,
    /// What writes all of it, where no page has room for it.
    command: Option<String>,
}

/// A link to the page of a query, and the word for what is there.
#[derive(Debug, Serialize)]
struct PageLink {
    href: String,
    key: WordKey,
}

/// The head of a column.
#[derive(Debug, Serialize)]
struct HeadingView {
    name: String,
    /// Whether the column holds numbers, which stand at its right edge.
    is_number: bool,
}

/// A value that the query was asked with.
#[derive(Debug, Serialize)]
struct GivenView {
    label: TextView,
    value: CellView,
}

/// The answer as HTML, for `page`.
///
/// # Errors
/// If the template cannot be filled.
pub(crate) fn render(
    cx: &Handbook,
    page: &BookPage,
    saved: &SavedQuery,
    answer: &Excerpt,
    shown: &Shown<'_>,
) -> Result<MarkedText, TemplateError> {
    let root = page.to_root();
    let is_own_page = page.path.as_deref() == Some(&*format!("{FOLDER}/{}.md", saved.name));
    let view = PageContext::new(cx, &root).query(saved, answer, shown, is_own_page);
    cx.templates().html("query", &view)
}

impl PageContext<'_> {
    fn query(
        self,
        saved: &SavedQuery,
        answer: &Excerpt,
        shown: &Shown<'_>,
        is_own_page: bool,
    ) -> QueryView {
        let names = Rdf::new(self.cx.graph());
        let (table, count) = (&answer.table, answer.count);
        let limit = shown.limit.unwrap_or(MOST).min(MOST);
        let rows = table.rows.iter().take(limit);
        let cells = |row: &Vec<Option<Value>>| -> Vec<CellView> {
            let cells = row.iter();
            cells
                .map(|it| self.value_cell(&names, it.as_ref()))
                .collect()
        };
        let rows: Vec<Vec<CellView>> = rows.map(cells).collect();
        let sentence = match answer.form {
            Form::Truth(true) => Some("query-yes"),
            Form::Truth(false) => Some("query-no"),
            _ if !table.rows.is_empty() => None,
            _ if saved.must_return_nothing() => Some("query-nothing-as-it-should"),
            _ => Some("query-nothing"),
        };
        // The page itself asks with the defaults, and shows as many as there is room for.
        let is_all_there = shown.given.is_empty() && count <= MOST;
        let page = PageLink {
            href: format!("{}{FOLDER}/{}.html", self.root, saved.name),
            key: if is_all_there {
                "query-all"
            } else {
                "query-page"
            }
            .to_owned(),
        };
        let format = match answer.form {
            Form::Triples => "turtle",
            Form::Rows | Form::Truth(_) => "csv",
        };
        let command = format!("antinomy query {} --format {format}", saved.name);
        QueryView {
            id: shown.id.to_owned(),
            title: self.text(&saved.title),
            text: shown.with_text.then(|| body(saved).to_owned()),
            sentence: sentence.map(str::to_owned),
            headings: headings(&table.columns, &rows),
            rows,
            given: saved
                .parameters
                .iter()
                .map(|it| self.given_value(it, shown.given))
                .collect(),
            count,
            left_out: count.saturating_sub(limit),
            page: (!is_own_page).then_some(page),
            command: is_own_page.then_some(command),
        }
    }

    fn given_value(self, parameter: &Parameter, given: &[(String, String)]) -> GivenView {
        let name = &parameter.name.value;
        let own = given.iter().rev().find(|(known, _)| known == name);
        let text = own.map_or(parameter.default.value.as_str(), |(_, value)| value);
        let label = self.given(&parameter.label);
        GivenView {
            label: label.unwrap_or_else(|| TextView {
                text: name.clone(),
                lang: None,
            }),
            value: self.parameter_cell(parameter.kind, text),
        }
    }
}

fn headings(names: &[String], rows: &[Vec<CellView>]) -> Vec<HeadingView> {
    let columns = names.iter().enumerate();
    let heading = |(at, name)| {
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        HeadingView {
            is_number: cells.any(CellView::is_number),
            name: String::clone(name),
        }
    };
    columns.map(heading).collect()
}

/// A query without the comments at its top.
pub(crate) fn body(saved: &SavedQuery) -> &str {
    let body = saved
        .text
        .get(saved.body.start as usize..saved.body.end as usize);
    body.unwrap_or(&saved.text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{RECORDS, of_files};

    /// What a chapter shows of a query, asked with these values.
    fn shown(query: &str, limit: Option<usize>, given: &[(&str, &str)]) -> String {
        shown_on("a/b.md", query, limit, given)
    }

    fn shown_on(path: &str, query: &str, limit: Option<usize>, given: &[(&str, &str)]) -> String {
        let cx = of_files(&[
            ("content/records.yaml", RECORDS),
            ("content/queries/asked.rq", query),
        ]);
        let saved = cx.base().query("asked").unwrap();
        let given = given.iter();
        let given: Vec<(String, String)> = given
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let shown = Shown {
            id: "asked",
            with_text: true,
            limit,
            given: &given,
        };
        let page = BookPage {
            path: Some(path.to_owned()),
            ..BookPage::default()
        };
        let answer = cx.answer(saved, &given).unwrap();
        let html = render(&cx, &page, saved, &answer, &shown).unwrap().text;
        assert!(!html.contains("\n\n"), "{html}");
        html
    }

    const LEVELS: &str = "# title: {de: Aussagen, en: Statements}\n# description: Alle.\n# parameters:\n\
        #   level: {kind: level, default: federal, label: {de: Ebene, en: Level}}\n\n\
        SELECT ?statement ?level ?stanceTaken ?page\n\nWHERE { VALUES ?level { $level } ?statement an:level ?level \
        OPTIONAL { ?position an:statement ?statement; a an:Position; an:stance ?stanceTaken; an:proposition id:good } \
        OPTIONAL { ?statement an:nothing ?page } } ORDER BY ?statement";

    #[test]
    fn records_are_links_levels_badges_and_what_is_missing_is_said() {
        let html = shown(LEVELS, None, &[]);
        for expected in [
            "<a href=\"../actors/amt.html\">Amt</a>",
            "<span class=\"an-badge level-0\">",
            "<th scope=\"col\"><code>?stanceTaken</code></th>",
            "<span class=\"an-hidden\">kein Wert</span>",
            "aria-labelledby=\"asked--caption\"",
            "WHERE { VALUES ?level { $level }",
        ] {
            assert!(html.contains(expected), "{expected}: {html}");
        }
        assert!(!html.contains("# title"), "{html}");
    }

    #[test]
    fn the_caption_says_what_was_asked_for() {
        let default = shown(LEVELS, None, &[]);
        let given = shown(LEVELS, None, &[("level", "municipal")]);
        assert!(default.contains("Ebene: <span class=\"an-badge level-0\">"));
        assert!(given.contains("Ebene: <span class=\"an-badge level-2\">"));
    }

    #[test]
    fn rows_beyond_the_limit_are_counted_and_linked() {
        let all = "# title: T\n# description: D\n# parameters: {kind: {kind: text, default: x}}\nSELECT ?s { ?s a an:Statement FILTER($kind != '') }";
        let html = shown(all, Some(1), &[]);
        assert_eq!(html.matches("<tr><td").count(), 1);
        let said = "2 weitere Zeilen stehen hier nicht. <a href=\"../queries/asked.html\">Zur ganzen Antwort</a>";
        assert!(html.contains(said), "{html}");
        // The page of the query asks for something else.
        let html = shown(all, Some(1), &[("kind", "y")]);
        assert!(
            html.contains("queries/asked.html\">Zur Abfrage</a>"),
            "{html}"
        );
    }

    /// The numbers below 300.
    const MANY: &str = "{ VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 } BIND(100 * ?c + 10 * ?a + ?b AS ?n) }";

    #[test]
    fn no_page_is_said_to_have_more_rows_than_a_page_shows() {
        let rows = format!("# title: T\n# description: D\nSELECT * {MANY}");
        let html = shown(&rows, None, &[]);
        assert!(html.contains("100 weitere Zeilen"), "{html}");
        assert!(
            html.contains("queries/asked.html\">Zur Abfrage</a>"),
            "{html}"
        );
        let own = shown_on("queries/asked.md", &rows, None, &[]);
        assert!(!own.contains("queries/asked.html"), "{own}");
        let way = "Alle schreibt im Terminal <code>antinomy query asked --format csv</code>";
        assert!(own.contains(way), "{own}");
        let triples = format!("# title: T\n# description: D\nCONSTRUCT {{ an:s an:p ?n }} {MANY}");
        let own = shown_on("queries/asked.md", &triples, None, &[]);
        assert!(own.contains("--format turtle</code>"), "{own}");
    }

    #[test]
    fn an_answer_without_rows_is_a_sentence() {
        let none =
            "# title: T\n# description: D\n# must-return: nothing\nSELECT ?s { ?s a an:Rule }";
        let html = shown(none, None, &[]);
        assert!(
            html.contains("und so soll es sein") && !html.contains("<table"),
            "{html}"
        );
        let ask = shown(
            "# title: T\n# description: D\nASK { ?s a an:Rule }",
            None,
            &[],
        );
        assert!(ask.contains("</span>: nein"), "{ask}");
    }

    #[test]
    fn a_column_of_numbers_has_its_name_above_them() {
        let counts = "# title: T\n# description: D\nSELECT ?kind (COUNT(?s) AS ?count) { ?s a an:Statement OPTIONAL { ?s an:kind ?kind } } GROUP BY ?kind";
        let html = shown(counts, None, &[]);
        let heads = "<th scope=\"col\"><code>?kind</code></th><th scope=\"col\" class=\"an-query-number\"><code>?count</code></th>";
        assert!(html.contains(heads), "{html}");
        // A word of the manifest by its label, any other as the query writes it.
        for word in ["<td>Ziel</td>", "<code>&quot;practice&quot;</code>"] {
            assert!(html.contains(word), "{html}");
        }
    }

    #[test]
    fn triples_are_a_table_of_three_columns() {
        let described =
            "# title: T\n# description: D\nCONSTRUCT { ?s an:x 2.5 } WHERE { ?s a an:Actor }";
        let html = shown(described, None, &[]);
        assert_eq!(html.matches("<th scope").count(), 3);
        assert!(
            html.contains("<td class=\"an-query-number\">2,5</td>"),
            "{html}"
        );
    }

    #[test]
    fn what_a_query_says_comes_out_as_text() {
        let bad = "# title: '<script>x</script> {{x}}'\n# description: D\n\
            # parameters: {t: {kind: text, default: '<script>x</script>', label: '<script>x</script>'}}\n\
            SELECT ?text ?iri { VALUES (?text ?iri) { ($t <https://example.org/%3Cscript%3E>) \
            (\"a\\n\\n<script>\\n# b\"@en <javascript:alert(1)>) (\"javascript:alert(1)\"^^xsd:anyURI UNDEF) } }";
        let html = shown(bad, None, &[]);
        assert!(
            !html.contains("<script") && !html.contains("\n# b"),
            "{html}"
        );
        assert!(!html.contains("href=\"javascript"), "{html}");
        assert!(html.contains("<span lang=\"en\">a"), "{html}");
    }
}
