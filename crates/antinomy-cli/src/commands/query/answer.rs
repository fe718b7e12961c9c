//! The answer, as people see it or in a standard format.

use crate::answer::{Answer as Table, Cell};
use crate::arguments::Common;
use crate::error::{CommandError, Refusal};
use crate::forms::{AnswerFormat, QueryFormat};
use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_kit::streams::OutputForm;
use antinomy_query::{Answer, Format, Rdf, Value};
use antinomy_syntax::Argument;
use serde_json::json;
use std::collections::BTreeSet;

/// Prints the answer.
pub(super) fn print(
    common: &Common,
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    answer: Answer,
) -> Result<(), CommandError> {
    let format = match format(common) {
        QueryFormat::Table => return table(common, project, rdf, &answer),
        QueryFormat::Ids => return ids(rdf, &answer),
        QueryFormat::Csv => Format::Csv,
        QueryFormat::Tsv => Format::Tsv,
        QueryFormat::Json => Format::Json,
        QueryFormat::Xml => Format::Xml,
        QueryFormat::Turtle => Format::Turtle,
    };
    let Some(text) = answer.written(format, rdf.prefixes()) else {
        return Err(no_such_format(common, &answer));
    };
    let form = match format {
        Format::Json => OutputForm::Json,
        _ => OutputForm::Data,
    };
    terminal::write(&text, form)
}

/// The form of the answer that is asked for.
pub(super) fn format(common: &Common) -> QueryFormat {
    common.query_format().unwrap_or(QueryFormat::Table)
}

fn no_such_format(common: &Common, answer: &Answer) -> CommandError {
    let form = match answer {
        Answer::Rows(_) => "rows",
        Answer::Truth(_) => "truth",
        Answer::Triples(_) => "triples",
    };
    let format = common.format.as_deref().unwrap_or_default();
    let arguments = vec![
        ("format", Argument::from(format)),
        ("form", Argument::from(form)),
    ];
    Refusal::with("query-no-such-format", arguments).into()
}

fn table(
    common: &Common,
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    answer: &Answer,
) -> Result<(), CommandError> {
    let (columns, rows) = match answer {
        Answer::Truth(truth) => {
            let word = if *truth { "query-yes" } else { "query-no" };
            return terminal::line(&project.words.word(word));
        }
        Answer::Rows(rows) => (rows.columns.clone(), rows.rows.clone()),
        Answer::Triples(triples) => {
            let columns = ["subject", "predicate", "object"].map(str::to_owned);
            let rows = triples.iter().map(|it| it.terms().map(Some).to_vec());
            (columns.to_vec(), rows.collect())
        }
    };
    let columns = columns.into_iter().map(|name| (name.clone(), name));
    let mut table = Table::new("query", columns.collect());
    for row in rows {
        table.row(row.iter().map(|it| cell(rdf, it.as_ref())).collect());
    }
    let drawing = common.drawing(&std::io::stdout());
    table.print(
        AnswerFormat::Table,
        drawing,
        &project.words.word("empty-query"),
    )
}

fn cell(rdf: &Rdf<'_>, value: Option<&Value>) -> Cell {
    let shown = value.map_or_else(String::new, |value| visible_line(&rdf.shown(value)));
    Cell::new(json!(shown), shown)
}

/// The first resource of each row, each once.
fn ids(rdf: &Rdf<'_>, answer: &Answer) -> Result<(), CommandError> {
    let mut seen = BTreeSet::new();
    let mut text = String::new();
    let mut see = |value: &Value| {
        let id = visible_line(&rdf.shown(value));
        if seen.insert(id.clone()) {
            text += &id;
            text.push('\n');
        }
    };
    match answer {
        Answer::Truth(_) => {}
        Answer::Rows(rows) => {
            for row in &rows.rows {
                let mut resources = row.iter().flatten().filter(|it| it.iri().is_some());
                resources.next().into_iter().for_each(&mut see);
            }
        }
        Answer::Triples(triples) => {
            for triple in triples {
                let [subject, ..] = triple.terms();
                see(&subject);
            }
        }
    }
    terminal::write(&text, OutputForm::Data)
}
