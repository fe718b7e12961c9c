//! `antinomy cites ID` and `antinomy cited-by ID`.

use super::show::{self, written};
use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::{self, OpenProject};
use antinomy_graph::{CitationEdge, CitingRecords};
use antinomy_kit::book::{CitingChapter, chapters_citing};
use antinomy_kit::report::{self, visible_line};
use antinomy_model::RecordId;
use antinomy_model::values::Choice;
use antinomy_syntax::Argument;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn cites(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let mut answer = project.answer("cites", &["id", "cited-as", "locator", "name"]);
    for edge in project.graph.cites(record) {
        answer.row(row(project, edge.source, &edge).into());
    }
    Ok(answer)
}

pub(super) fn cited_by(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let keys = ["id", "kind", "cited-as", "locator", "through", "name"];
    let mut answer = project.answer("cited-by", &keys);
    // A book that cannot be read keeps nobody from what the records say.
    let (chapters, problems) = chapters_citing(&project.loaded, record);
    project::say_problems(&problems, project.words);
    let problems: Value = problems.iter().map(report::problem).collect();
    let mut edges = project.graph.cited_by(record);
    edges.retain(CitationEdge::is_citation);
    count(project, record, &edges, &chapters, &mut answer);
    answer.extra("problems", problems);
    for edge in &edges {
        let [id, manner, locator, name] = row(project, edge.citing, edge);
        let kind = project.base().record(edge.citing).kind().name();
        let said = project.words.word(&format!("kind-{kind}"));
        let kind = Cell::new(json!(kind), said);
        let through = edge.through.map(|part| &project.base().record(part).id);
        answer.row(vec![id, kind, manner, locator, json!(through).into(), name]);
    }
    for (tag, chapter) in chapters {
        answer.row_without_record(vec![
            json!(chapter.path).into(),
            Cell::new(json!("chapter"), project.words.word("kind-chapter")),
            json!("cites").into(),
            Value::Null.into(),
            Value::Null.into(),
            Cell::new(json!({tag: &chapter.title}), visible_line(&chapter.title)),
        ]);
    }
    Ok(answer)
}

/// Says how often a source is cited, as its page and the bibliography of the handbook do: each record once, each chapter once.
fn count(
    project: &OpenProject<'_>,
    source: RecordId,
    edges: &[CitationEdge<'_>],
    chapters: &[(String, CitingChapter)],
    answer: &mut Answer,
) {
    let citing = project.graph.citing(source);
    // A chapter has the same path in the books of all languages.
    let paths: BTreeSet<&str> = chapters
        .iter()
        .map(|(_, it)| it.source_path.as_str())
        .collect();
    let count = citing.count() + paths.len();
    let parts = citing_parts(&citing, edges);
    if count + parts > 0 {
        let numbers = [
            ("count", Argument::from(count)),
            ("statements", Argument::from(citing.statements.len())),
            ("parts", Argument::from(parts)),
        ];
        answer.lead(project.words.say("cited-by-count", &numbers));
        let places = edges.len() + chapters.len();
        if places > count + parts {
            let places = ("places", Argument::from(places));
            answer.lead(project.words.say("cited-by-places", &[places]));
        }
        answer.lead(String::new());
    }
    answer.extra(
        "cited",
        json!({
            "total": count,
            "statements": citing.statements.len(),
            "records": citing.others.len(),
            "chapters": paths.len(),
            "through_parts": parts,
        }),
    );
}

/// How many records cite only a part of the source.
fn citing_parts(citing: &CitingRecords, edges: &[CitationEdge<'_>]) -> usize {
    let through = edges.iter().filter(|edge| edge.through.is_some());
    let records: BTreeSet<RecordId> = through.map(|edge| edge.citing).collect();
    let itself = [&citing.statements, &citing.others];
    let itself: BTreeSet<RecordId> = itself.into_iter().flatten().copied().collect();
    records.difference(&itself).count()
}

fn row(project: &OpenProject<'_>, other: RecordId, edge: &CitationEdge<'_>) -> [Cell; 4] {
    let manner = match edge.manner {
        Some(manner) => manner.word(),
        None => edge.predicate.name(&project.base().manifest),
    };
    [
        json!(project.base().record(other).id).into(),
        json!(manner).into(),
        Cell::new(
            written::locator(edge.locator),
            show::locator(project, edge.locator).unwrap_or_default(),
        ),
        project.named_cell(other),
    ]
}
