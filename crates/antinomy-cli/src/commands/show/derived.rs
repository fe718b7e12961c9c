//! What follows for a record, each with what decided it: a reader must be able to tell it from what is written.

use super::properties::{self, label, levels, name_and_id};
use crate::layout::Lead;
use crate::project::OpenProject;
use antinomy_check::Finding;
use antinomy_graph::facts::{EffectivePosition, Extent, Reach};
use antinomy_model::kinds::Statement;
use antinomy_model::values::{Date, Interval};
use antinomy_model::{Given, Kind, RecordId};
use antinomy_syntax::Argument;
use serde_json::{Map, Value, json};

/// Something that follows.
pub(super) struct Derived {
    key: &'static str,
    /// Null where it is unknown.
    data: Value,
    /// What decided it: the word in `origin-WORD`.
    from: Option<&'static str>,
    /// The same for people, one line an item.
    shown: Vec<String>,
}

impl Derived {
    fn new(key: &'static str, data: Value, shown: Vec<String>) -> Self {
        Self {
            key,
            data,
            from: None,
            shown,
        }
    }

    fn from(self, origin: &'static str) -> Self {
        Self {
            from: Some(origin),
            ..self
        }
    }

    /// For a table; none if it is only what is written.
    pub(super) fn property(&self, project: &OpenProject<'_>) -> Option<Lead> {
        let is_written = matches!(self.from, Some("statement" | "actor"));
        let is_nothing = self.shown.is_empty() && self.from.is_none();
        if is_written || is_nothing {
            return None;
        }
        let mut shown = self.shown.clone();
        let origin = self
            .from
            .map(|from| project.words.word(&format!("origin-{from}")));
        match (origin, shown.last_mut()) {
            (Some(origin), Some(last)) => *last = format!("{last} – {origin}"),
            (origin, _) => shown.extend(origin),
        }
        Some(Lead::Property(label(project, "derived", self.key), shown))
    }

    /// For JSON.
    pub(super) fn member(&self) -> (String, Value) {
        let mut member = Map::new();
        member.insert("value".to_owned(), self.data.clone());
        if let Some(from) = self.from {
            member.insert("from".to_owned(), json!(from));
        }
        (self.key.replace('-', "_"), Value::Object(member))
    }
}

/// All that follows for a record.
pub(super) fn of(project: &OpenProject<'_>, id: RecordId) -> Vec<Derived> {
    let record = project.base().record(id);
    let mut all = Vec::new();
    if let Some(statement) = record.statement() {
        all.extend(of_statement(project, id, statement));
    }
    if record.actor().is_some() {
        all.push(levels_of_actor(project, id));
    }
    if record.source().is_some() {
        all.extend(of_source(project, id));
    }
    if let Some(finding) = project.findings.of_contradiction(id) {
        all.extend(of_finding(project, finding));
    }
    all.extend(fields(project, id));
    all
}

fn of_statement(project: &OpenProject<'_>, id: RecordId, statement: &Statement) -> Vec<Derived> {
    let facts = project.graph.facts();
    let voice = facts.voice_of(statement);
    let set = facts.levels_of(statement);
    let known = facts.knowing(statement).word();
    let unknown = || project.words.word("voice-unknown");
    let name = voice
        .actor
        .map_or_else(unknown, |actor| name_and_id(project, actor));
    let mut all = vec![
        Derived::new("voice", ids_or_null(project, voice.actor), vec![name])
            .from(voice.origin.word()),
        Derived::new(
            "levels",
            level_ids(project, set.set),
            vec![levels(project, set.set)],
        )
        .from(set.origin.word()),
    ];
    all.extend(time(project, statement));
    all.push(Derived::new(
        "known",
        json!(known),
        vec![project.words.word(&format!("knowing-{known}"))],
    ));
    all.extend(positions(project, id));
    all
}

fn ids_or_null(project: &OpenProject<'_>, record: Option<RecordId>) -> Value {
    json!(record.map(|record| &project.base().record(record).id))
}

fn level_ids(project: &OpenProject<'_>, set: Option<antinomy_model::LevelSet>) -> Value {
    json!(set.map(|set| project.base().manifest.level_ids(set)))
}

/// When a statement holds, and in which years it surely does and may do so.
fn time(project: &OpenProject<'_>, statement: &Statement) -> [Derived; 3] {
    let time = project.graph.facts().time_of(statement);
    let is_unsaid = statement.time.is_none() && time == Interval::UNKNOWN_BEGINNING;
    let origin = match &statement.time {
        Some(_) => "statement",
        None if is_unsaid => "nothing",
        None => "source",
    };
    // Where nothing was said, that is all there is to say.
    let shown = (!is_unsaid).then(|| time.to_string());
    let (core, hull) = (Extent::core(time), Extent::hull(time));
    let certain = (!is_unsaid).then(|| years(project, core));
    let is_more = !is_unsaid && core != Some(hull);
    let possible = is_more.then(|| years(project, Some(hull)));
    [
        Derived::new("time", json!(time.to_string()), shown.into_iter().collect()).from(origin),
        Derived::new(
            "time-certain",
            json!(core.map(years_data)),
            certain.into_iter().collect(),
        ),
        Derived::new(
            "time-possible",
            years_data(hull),
            possible.into_iter().collect(),
        ),
    ]
}

/// The first and the last year of a stretch; null where it has no bound.
fn years_data(extent: Extent) -> Value {
    let year = |date: Option<Date>| date.map(|date| date.year);
    json!({"from": year(extent.from), "until": year(extent.until)})
}

/// The same in words, `from 1980`.
fn years(project: &OpenProject<'_>, extent: Option<Extent>) -> String {
    let Some(extent) = extent else {
        return project.words.word("years-none");
    };
    let year = |date: Option<Date>| date.map(|date| Date::of_year(date.year).to_string());
    let (from, until) = (year(extent.from), year(extent.until));
    let message = match (&from, &until) {
        (Some(from), Some(until)) if from == until => "years-one",
        (Some(_), Some(_)) => "years-between",
        (Some(_), None) => "years-from",
        (None, Some(_)) => "years-until",
        (None, None) => "years-always",
    };
    let arguments = [("from", from), ("until", until)];
    let arguments = arguments.map(|(name, year)| (name, Argument::Text(year.unwrap_or_default())));
    project.words.say(message, &arguments)
}

/// The positions that follow from those that are written.
fn positions(project: &OpenProject<'_>, id: RecordId) -> Option<Derived> {
    let all = project.graph.facts().effective_positions(id);
    let followed: Vec<_> = all.into_iter().filter(|it| it.via.is_some()).collect();
    if followed.is_empty() {
        return None;
    }
    let data = |it: &EffectivePosition| {
        json!({
            "proposition": project.base().record(it.proposition).id,
            "stance": it.stance,
            "via": ids_or_null(project, it.via),
            "read_by": ids_or_null(project, it.read_by),
        })
    };
    let shown = |it: &EffectivePosition| {
        let proposition = name_and_id(project, it.proposition);
        let via = it.via.map(|via| project.base().record(via).id.as_str());
        format!(
            "{} – {} {}",
            properties::stance(project, it.stance, &proposition),
            project.words.word("follows-from"),
            via.unwrap_or_default()
        )
    };
    let shown_all = followed.iter().map(shown).collect();
    Some(Derived::new(
        "positions",
        followed.iter().map(data).collect(),
        shown_all,
    ))
}

fn levels_of_actor(project: &OpenProject<'_>, id: RecordId) -> Derived {
    let record = project.base().record(id);
    let set = project.graph.facts().levels_of_actor(record);
    let is_written = record.actor().is_some_and(|it| it.levels != Given::Absent);
    Derived::new(
        "levels",
        level_ids(project, set),
        vec![levels(project, set)],
    )
    .from(if is_written { "actor" } else { "nothing" })
}

fn of_source(project: &OpenProject<'_>, id: RecordId) -> Vec<Derived> {
    let facts = project.graph.facts();
    let corpora = facts.corpora_of(id).iter().copied();
    let lists = [
        ("authors", facts.authors_of(id).to_vec()),
        ("corpora", corpora.filter(|corpus| *corpus != id).collect()),
    ];
    let lists = lists.into_iter().filter(|(_, records)| !records.is_empty());
    lists
        .map(|(key, records)| of_records(project, key, &records))
        .collect()
}

fn of_records(project: &OpenProject<'_>, key: &'static str, records: &[RecordId]) -> Derived {
    let ids: Vec<&str> = records
        .iter()
        .map(|id| project.base().record(*id).id.as_str())
        .collect();
    let shown = records.iter().map(|id| name_and_id(project, *id)).collect();
    Derived::new(key, json!(ids), shown)
}

fn of_finding(project: &OpenProject<'_>, finding: &Finding) -> Vec<Derived> {
    let columns = finding.columns.iter();
    let columns: Vec<String> = columns
        .map(|column| column.id(&project.base().manifest))
        .collect();
    let word = |prefix: &str, word: &str| vec![project.words.word(&format!("{prefix}-{word}"))];
    let (status, group) = (finding.status.word(), finding.group().word());
    let relation = finding.levels.word();
    // A single party is at no distance from anything.
    let of_levels = match finding.reach {
        Some(_) => "levels",
        None => "levels-alone",
    };
    let sides = finding.sides.iter();
    let sides = sides.map(|side| level_ids(project, side.levels));
    let of_sides = finding.sides.iter().enumerate().map(|(at, side)| {
        let letter =
            properties::letter_of_side(at).map_or(String::new(), |letter| format!("{letter}: "));
        format!("{letter}{}", levels(project, side.levels))
    });
    let reach = finding.reach.map(Reach::word);
    let reach = Derived::new(
        "reach",
        json!(reach),
        reach.map_or_else(Vec::new, |reach| word("reach", reach)),
    );
    vec![
        Derived::new("status", json!(status), word("status", status)),
        Derived::new("group", json!(group), word("group", group)),
        Derived::new("side-levels", sides.collect(), of_sides.collect()),
        Derived::new("level-relation", json!(relation), word(of_levels, relation)),
        reach,
        Derived::new("columns", json!(columns), vec![columns.join(", ")]),
    ]
}

/// The fields of a record with all above them, where that is more than is written.
fn fields(project: &OpenProject<'_>, id: RecordId) -> Option<Derived> {
    let facts = project.graph.facts();
    let all = facts.fields_of(id);
    let own = facts.named_fields(id);
    let is_field = project.base().record(id).kind() == Kind::Field;
    let above: Vec<RecordId> = all.into_iter().filter(|it| !own.contains(it)).collect();
    // Of a field, what lies above the wider field that is written.
    let least = usize::from(is_field);
    (above.len() > least).then(|| of_records(project, "fields-above", &above))
}
