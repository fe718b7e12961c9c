//! The answer, as people see it or in a standard format.

use crate::arguments::Common;
use crate::error::{CommandError, Refusal};
use crate::forms::QueryFormat;
use crate::layout::{self, Layout};
use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::report::{Drawing, visible_line};
use antinomy_kit::streams::OutputForm;
use antinomy_query::{Answer, Form, Format, Rdf, Reason, Rows, Stop, Triple, Value};
use antinomy_syntax::Argument;
use std::collections::BTreeSet;

/// The form of the answer that is asked for.
pub(super) fn format(common: &Common) -> QueryFormat {
    common.query_format().unwrap_or(QueryFormat::Table)
}

/// Refuses a format in which an answer of this form cannot be written, before anybody waits for one.
pub(super) fn check_format(common: &Common, form: Form) -> Result<(), CommandError> {
    let format = format(common);
    if has(form, format) {
        return Ok(());
    }
    let form = match form {
        Form::Rows => "rows",
        Form::Truth => "truth",
        Form::Triples => "triples",
    };
    let arguments = vec![
        ("format", Argument::from(format.name())),
        ("form", Argument::from(form)),
    ];
    Err(Refusal::with("query-no-such-format", arguments).into())
}

/// Whether an answer of this form can be written so.
fn has(form: Form, format: QueryFormat) -> bool {
    match format {
        QueryFormat::Table => true,
        QueryFormat::Ids => form != Form::Truth,
        QueryFormat::Turtle => form == Form::Triples,
        QueryFormat::Csv | QueryFormat::Tsv | QueryFormat::Json | QueryFormat::Xml => {
            form != Form::Triples
        }
    }
}

/// The standard of a format, if it is one.
fn standard(format: QueryFormat) -> Option<Format> {
    match format {
        QueryFormat::Table | QueryFormat::Ids => None,
        QueryFormat::Csv => Some(Format::Csv),
        QueryFormat::Tsv => Some(Format::Tsv),
        QueryFormat::Json => Some(Format::Json),
        QueryFormat::Xml => Some(Format::Xml),
        QueryFormat::Turtle => Some(Format::Turtle),
    }
}

/// The answer as text. It is a part of what the query takes: a table is larger than its rows.
///
/// # Errors
/// If it was stopped.
pub(super) fn text(
    common: &Common,
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    answer: Answer,
    stop: &Stop,
) -> Result<String, Reason> {
    let text = match (standard(format(common)), answer) {
        // That it can be written so was checked before it was looked for.
        (Some(standard), answer) => answer.written(standard, rdf.prefixes()).unwrap_or_default(),
        (None, answer) if format(common) == QueryFormat::Ids => ids(rdf, &answer),
        (None, Answer::Truth(truth)) => {
            let word = if truth { "query-yes" } else { "query-no" };
            project.words.word(word) + "\n"
        }
        (None, Answer::Rows(rows)) => table(drawing(common), columns(rdf, rows, stop)?, stop)?,
        (None, Answer::Triples(triples)) => table(
            drawing(common),
            columns_of_triples(rdf, triples, stop)?,
            stop,
        )?,
    };
    running(stop).map(|()| text)
}

/// Prints that text.
pub(super) fn print(
    common: &Common,
    project: &OpenProject<'_>,
    text: &str,
) -> Result<(), CommandError> {
    match format(common) {
        QueryFormat::Table => {
            terminal::write(text, OutputForm::Text(drawing(common)))?;
            if text.is_empty() {
                terminal::say(&project.words.word("empty-query"));
            }
            Ok(())
        }
        QueryFormat::Json => terminal::write(text, OutputForm::Json),
        _ => terminal::write(text, OutputForm::Data),
    }
}

fn drawing(common: &Common) -> Drawing {
    common.drawing(&std::io::stdout())
}

fn running(stop: &Stop) -> Result<(), Reason> {
    stop.reason().map_or(Ok(()), Err)
}

/// Headings, and rows as people see them.
type Columns = (Vec<String>, Vec<Vec<String>>);

/// Each row is given up for its texts, since both together are twice as much.
fn columns(rdf: &Rdf<'_>, found: Rows, stop: &Stop) -> Result<Columns, Reason> {
    let headings = found.columns.iter().map(|it| it.to_uppercase()).collect();
    let rows = found.rows.into_iter().map(|row| {
        running(stop)?;
        Ok(row.iter().map(|it| shown(rdf, it.as_ref())).collect())
    });
    Ok((headings, rows.collect::<Result<_, Reason>>()?))
}

fn columns_of_triples(rdf: &Rdf<'_>, found: Vec<Triple>, stop: &Stop) -> Result<Columns, Reason> {
    let headings = ["SUBJECT", "PREDICATE", "OBJECT"].map(str::to_owned);
    let rows = found.into_iter().map(|triple| {
        running(stop)?;
        let terms = triple.terms();
        Ok(terms.iter().map(|it| shown(rdf, Some(it))).collect())
    });
    Ok((headings.to_vec(), rows.collect::<Result<_, Reason>>()?))
}

fn table(drawing: Drawing, (headings, rows): Columns, stop: &Stop) -> Result<String, Reason> {
    if rows.is_empty() {
        return Ok(String::new());
    }
    let layout = Layout {
        width: terminal::width(),
        drawing,
    };
    let mut text = String::new();
    for part in layout::parts(layout, &headings, &rows) {
        running(stop)?;
        text += &part;
    }
    Ok(text)
}

fn shown(rdf: &Rdf<'_>, value: Option<&Value>) -> String {
    value.map_or_else(String::new, |value| visible_line(&rdf.shown(value)))
}

/// The resource in the column `id` of each row, or else the first, each once: what `antinomy show -` takes of the other forms.
fn ids(rdf: &Rdf<'_>, answer: &Answer) -> String {
    let mut seen = BTreeSet::new();
    let mut text = String::new();
    let mut see = |value: &Value| {
        let id = visible_line(&rdf.shown(value));
        if !seen.contains(&id) {
            text += &id;
            text.push('\n');
            seen.insert(id);
        }
    };
    match answer {
        Answer::Truth(_) => {}
        Answer::Rows(rows) => {
            let id = rows.columns.iter().position(|it| it == "id");
            for row in &rows.rows {
                let row = id.map_or(row.as_slice(), |at| &row[at..=at]);
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
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_graph::Graph;
    use antinomy_model::{KnowledgeBase, Language};
    use antinomy_query::{Query, Run};
    use antinomy_syntax::Files;
    use std::sync::Arc;

    fn graph() -> Arc<Graph> {
        let (base, _) = KnowledgeBase::read(Files::new(Vec::new()), "content/");
        Arc::new(Graph::new(Arc::new(base)))
    }

    fn answered(rdf: &Rdf<'_>, text: &str) -> (Form, Answer) {
        let query = Query::parse(text, rdf).unwrap();
        let run = Run {
            language: Language::default(),
            stop: &Stop::new(),
        };
        (query.form(), query.run(rdf, &run).unwrap())
    }

    #[test]
    fn what_is_not_refused_can_be_written() {
        let graph = graph();
        let rdf = Rdf::new(&graph);
        let forms = [
            "SELECT ?a { VALUES ?a { 1 } }",
            "ASK {}",
            "CONSTRUCT { id:a an:b id:c } {}",
        ];
        for text in forms {
            let (form, answer) = answered(&rdf, text);
            for (format, standard) in QueryFormat::ALL.map(|it| (it, standard(it))) {
                let Some(standard) = standard else { continue };
                let written = answer.written(standard, rdf.prefixes());
                assert_eq!(written.is_some(), has(form, format), "{text} {format:?}");
            }
        }
    }

    #[test]
    fn a_table_is_left_where_the_query_is_stopped() {
        let graph = graph();
        let rdf = Rdf::new(&graph);
        let Answer::Rows(rows) = answered(&rdf, "SELECT ?a { VALUES ?a { 1 2 } }").1 else {
            panic!("no rows");
        };
        let stop = Stop::new();
        let found = columns(&rdf, rows.clone(), &stop).unwrap();
        assert_eq!(
            table(Drawing::Plain, found.clone(), &stop).unwrap(),
            "A\n1\n2\n"
        );
        stop.now(Reason::Memory);
        assert_eq!(columns(&rdf, rows, &stop), Err(Reason::Memory));
        assert_eq!(table(Drawing::Plain, found, &stop), Err(Reason::Memory));
    }
}
