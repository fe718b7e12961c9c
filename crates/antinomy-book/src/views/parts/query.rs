//! The answer to a saved query.

use crate::views::context::PageContext;
use crate::views::pages::query::FOLDER;
use crate::views::shapes::{LinkView, TextView, WordKey};
use crate::{BookPage, Handbook, MarkedText, TemplateError};
use antinomy_model::SavedQuery;
use antinomy_query::{Answer, Named, Rdf, Rows, Value};
use serde::Serialize;

/// The rows that a page shows at most: tables are read, and what is longer is computed with.
const MOST: usize = 200;

/// How an answer is to be shown.
pub(crate) struct Shown<'s> {
    /// An id that is unique on the page, if it is not the query's name.
    pub(crate) id: Option<&'s str>,
    /// Whether the query itself stands above the table.
    pub(crate) with_text: bool,
    /// How many rows to show.
    pub(crate) limit: Option<usize>,
}

/// The view of `query.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct QueryView {
    id: String,
    title: TextView,
    /// The query, without its head.
    text: Option<String>,
    /// What stands in place of a table.
    sentence: Option<WordKey>,
    /// The variables, as the query names them: they are words of no language.
    headings: Vec<String>,
    rows: Vec<Vec<CellView>>,
    /// How many rows there are.
    count: usize,
    /// How many rows are left out.
    left_out: usize,
    /// The page of the query.
    page: Option<String>,
}

/// A cell, with what it shows in one of its fields.
#[derive(Debug, Default, Serialize)]
struct CellView {
    link: Option<LinkView>,
    text: Option<TextView>,
    number: Option<String>,
    /// A name of a vocabulary, or an address.
    code: Option<String>,
    word: Option<WordKey>,
}

/// The answer as HTML, for `page`.
///
/// # Errors
/// If the template cannot be filled.
pub(crate) fn render(
    cx: &Handbook,
    page: &BookPage,
    saved: &SavedQuery,
    answer: &Answer,
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
        answer: &Answer,
        shown: &Shown<'_>,
        is_own_page: bool,
    ) -> QueryView {
        let rdf = Rdf::new(self.cx.graph());
        let table = table(answer);
        let count = table.rows.len();
        let limit = shown.limit.unwrap_or(MOST).min(MOST);
        let rows = table.rows.iter().take(limit);
        let cells = |row: &Vec<Option<Value>>| -> Vec<CellView> {
            let cells = row.iter();
            cells.map(|it| self.value_cell(&rdf, it.as_ref())).collect()
        };
        let sentence = match answer {
            Answer::Truth(true) => Some("query-yes"),
            Answer::Truth(false) => Some("query-no"),
            _ if !table.rows.is_empty() => None,
            _ if saved.must_return_nothing() => Some("query-nothing-as-it-should"),
            _ => Some("query-nothing"),
        };
        let address = format!("{}{FOLDER}/{}.html", self.root, saved.name);
        QueryView {
            id: shown.id.unwrap_or(&saved.name).to_owned(),
            title: self.text(&saved.title),
            text: shown.with_text.then(|| body(saved).to_owned()),
            sentence: sentence.map(str::to_owned),
            rows: rows.map(cells).collect(),
            headings: table.columns,
            count,
            left_out: count.saturating_sub(limit),
            // The page itself shows as many as there is room for.
            page: (!is_own_page).then_some(address),
        }
    }

    fn value_cell(self, rdf: &Rdf<'_>, value: Option<&Value>) -> CellView {
        let none = CellView::default();
        let Some(value) = value else {
            return none;
        };
        if let Some(iri) = value.iri() {
            return self.resource(rdf.named_by(iri));
        }
        let datatype = value.datatype().unwrap_or_default();
        let datatype = datatype.rsplit('#').next().unwrap_or_default();
        match (datatype, value.text()) {
            ("boolean", "true") => CellView {
                word: Some("query-yes".to_owned()),
                ..none
            },
            ("boolean", _) => CellView {
                word: Some("query-no".to_owned()),
                ..none
            },
            ("integer" | "decimal" | "double" | "float", text) => CellView {
                // As numbers are set: with a minus sign.
                number: Some(text.replacen('-', "\u{2212}", 1)),
                ..none
            },
            ("string", text) if is_word(text) => self.word_cell(text),
            (_, text) => CellView {
                text: Some(TextView {
                    text: text.to_owned(),
                    lang: value.language().and_then(|it| self.foreign(it)),
                }),
                ..none
            },
        }
    }

    /// A word of a closed list: a kind of statement by its label, others as a query writes them, since they are of no language.
    fn word_cell(self, word: &str) -> CellView {
        let mut kinds = self.manifest().statement_kinds.iter();
        let label = kinds
            .find(|it| it.id == word)
            .map(|it| self.text(&it.label));
        CellView {
            code: label.is_none().then(|| format!("\"{word}\"")),
            text: label,
            ..CellView::default()
        }
    }

    fn resource(self, named: Named) -> CellView {
        let manifest = self.manifest();
        let label = match named {
            Named::Record(record) => {
                return CellView {
                    link: Some(self.link(record)),
                    ..CellView::default()
                };
            }
            Named::Level(level) => {
                let levels = manifest.levels.get(usize::from(level.0));
                levels.map(|it| self.text(&it.label))
            }
            Named::ActorKind(at) => manifest.actor_kinds.get(at).map(|it| self.text(&it.label)),
            Named::ConflictKind(at) => {
                let kinds = manifest.conflict_kinds.get(at);
                kinds.map(|it| self.text(&it.label))
            }
            Named::RelationType(at) => {
                let types = manifest.relation_types.get(at);
                types.map(|it| self.text(&it.label))
            }
            Named::Other(name) => {
                return CellView {
                    code: Some(name),
                    ..CellView::default()
                };
            }
        };
        CellView {
            text: label,
            ..CellView::default()
        }
    }
}

/// An answer as a table; one of triples has three columns.
fn table(answer: &Answer) -> Rows {
    match answer {
        Answer::Rows(rows) => rows.clone(),
        Answer::Truth(_) => Rows::default(),
        Answer::Triples(triples) => Rows {
            columns: ["subject", "predicate", "object"]
                .map(str::to_owned)
                .to_vec(),
            rows: triples
                .iter()
                .map(|it| it.terms().map(Some).to_vec())
                .collect(),
        },
    }
}

/// Whether a text may be a word of a closed list.
fn is_word(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    !text.is_empty() && text.chars().all(is_letter)
}

/// A query without the comments at its top.
pub(crate) fn body(saved: &SavedQuery) -> &str {
    let body = saved
        .text
        .get(saved.body.start as usize..saved.body.end as usize);
    body.unwrap_or(&saved.text).trim()
}
