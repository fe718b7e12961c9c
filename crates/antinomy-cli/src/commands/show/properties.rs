//! What is written in a record, for people: a property for each key that has a value, in the words of the handbook where it has
//! some. It follows from the table of the kind, as [`super::written`] does.

use crate::layout::Lead;
use crate::project::OpenProject;
use antinomy_kit::report::{visible, visible_line};
use antinomy_model::kinds::Statement;
use antinomy_model::property::{Key, Shape, Value, Walk};
use antinomy_model::values::{
    Choice, Citation, CitationType, Locator, LocatorKey, Place, Position, StatementKind,
};
use antinomy_model::{Language, LevelSet, Record, RecordId, Ref, Text};
use antinomy_syntax::Argument;

/// The keys of a record that have a value.
pub(super) fn of(project: &OpenProject<'_>, record: &Record) -> Vec<Lead> {
    let shown = Showing {
        project,
        own: project.own_language(record),
    };
    let mut all = Vec::new();
    let share = record.statement().and_then(Statement::share_word);
    record.each(&mut |key, value| {
        let values = match value {
            Value::Word(_) if key.name == "share" => {
                let share = share.iter();
                share
                    .map(|word| project.words.word(&format!("word-share-{word}")))
                    .collect()
            }
            // The head of the answer shows it in one language.
            Value::Text(text) if key.names_record => shown.texts(key, text, 1),
            _ => shown.values(key, value),
        };
        if !values.is_empty() {
            let label = label(project, record.kind().name(), key.name);
            all.push(Lead::Property(label, values));
        }
    });
    all
}

/// What values are shown with.
#[derive(Clone, Copy)]
struct Showing<'a> {
    project: &'a OpenProject<'a>,
    /// The language of what is taken from a source.
    own: Option<&'a str>,
}

/// What a key of a kind, or of an inner mapping, is called; one that has no word yet, by its name.
pub(super) fn label(project: &OpenProject<'_>, of: &str, key: &str) -> String {
    let own = word_of(project, &format!("property-{of}-{key}"));
    let word = own.or_else(|| word_of(project, &format!("property-{key}")));
    word.map_or_else(|| key.to_owned(), |word| capitalised(&word))
}

/// The words of the handbook stand in headings and in sentences; here each begins a line.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The message with this key, if there is one.
fn word_of(project: &OpenProject<'_>, message: &str) -> Option<String> {
    let words = project.words;
    words.knows(message).then(|| words.word(message))
}

impl Showing<'_> {
    /// A value, one line an item.
    fn values(self, key: &Key, value: Value<'_>) -> Vec<String> {
        let project = self.project;
        let one = |text: String| vec![text];
        match value {
            Value::Absent => Vec::new(),
            Value::Unknown => one(project.words.word("show-levels-unknown")),
            Value::Text(text) => self.texts(key, text, 0),
            Value::Plain(text) => one(visible_line(text)),
            Value::Plains([]) => Vec::new(),
            Value::Plains(texts) => {
                let texts = texts.iter().map(|text| visible_line(&text.value));
                one(texts.collect::<Vec<_>>().join(", "))
            }
            Value::Number(number) => one(number_in_words(project, key, number)),
            Value::Time(time) => one(time.to_string()),
            Value::Word(word) => one(word_in_words(project, key, word)),
            Value::Listed(at) => one(listed(project, key, at)),
            Value::Levels(set) => one(levels(project, Some(set))),
            Value::Reference(reference) => one(named(project, reference)),
            Value::References(list) => list.iter().map(|one| named(project, one)).collect(),
            Value::Sides(sides) => lines_of_sides(project, sides),
            Value::Names(names) => names
                .iter()
                .map(|name| visible_line(&name.listed()))
                .collect(),
            Value::Locator(given) => locator(project, given).into_iter().collect(),
            Value::Place(given) => one(place(project, given)),
            Value::Citations(cites) => cites.iter().map(|it| citation(project, it)).collect(),
            Value::Positions(all) => all.iter().map(|it| position(project, it)).collect(),
            Value::Mappings(list) => {
                let mut all = Vec::new();
                list.each(&mut |one| all.push(self.mapping(one)));
                all
            }
        }
    }

    /// The versions of a text, the preferred one first; paragraphs are lines. The first `skipped` are left out, and others than
    /// the preferred one marked with their language.
    fn texts(self, key: &Key, text: &Text, skipped: usize) -> Vec<String> {
        let preferred = self.project.language;
        let shown = text.best(preferred).0;
        let (first, others): (Vec<_>, Vec<_>) = text
            .versions()
            .partition(|(language, _)| *language == shown);
        let mut lines = Vec::new();
        for (language, version) in first.into_iter().chain(others).skip(skipped) {
            let mark = self.mark(key, text, language);
            let paragraphs = paragraphs(&version.value).into_iter().enumerate();
            lines.extend(paragraphs.map(|(at, paragraph)| match at {
                0 => format!("{mark}{paragraph}"),
                _ => paragraph,
            }));
        }
        lines
    }

    /// In which language a version is, where it is another than the preferred one.
    fn mark(self, key: &Key, text: &Text, language: Language) -> String {
        let project = self.project;
        let manifest = &project.base().manifest;
        let is_taken = key.role.is_some_and(|role| !role.is_translated());
        let tag = match self.own {
            // The same rule as in the data: see [`texts::written`](crate::texts::written).
            own if is_taken && text.versions().count() == 1 => own,
            _ => Some(manifest.tag(language)),
        };
        // Of a source that does not say its language, nobody knows.
        let other = tag.filter(|tag| *tag != manifest.tag(project.language));
        other.map_or_else(String::new, |tag| format!("[{}] ", visible_line(tag)))
    }

    /// The keys of an inner mapping, in one line.
    fn mapping(self, mapping: &dyn Walk) -> String {
        let mut parts = Vec::new();
        mapping.each(&mut |key, value| {
            let values = self.values(key, value);
            if !values.is_empty() {
                let label = label(self.project, mapping.table().name, key.name);
                parts.push(format!("{label}: {}", values.join(", ")));
            }
        });
        parts.join("; ")
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let visible = visible(text);
    let paragraphs = visible.split("\n\n");
    let paragraphs = paragraphs.map(|paragraph| paragraph.trim().replace('\n', " "));
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The word for a value of a key; else the value.
fn word_in_words(project: &OpenProject<'_>, key: &Key, word: &'static str) -> String {
    let manifest = &project.base().manifest;
    let kind = StatementKind::from_word(word).filter(|_| key.name == "kind");
    let label = kind.and_then(|kind| manifest.statement_kind(kind));
    if let Some(label) = label.filter(|label| !label.is_empty()) {
        return project.text(label);
    }
    let said = word_of(project, &format!("word-{}-{word}", key.name));
    said.unwrap_or_else(|| word.to_owned())
}

fn number_in_words(project: &OpenProject<'_>, key: &Key, number: i8) -> String {
    // `strength-2` is the word for -2; positive numbers have none.
    let word = word_of(project, &format!("{}{number}", key.name));
    word.map_or_else(|| number.to_string(), |word| format!("{number} ({word})"))
}

fn listed(project: &OpenProject<'_>, key: &Key, at: usize) -> String {
    let manifest = &project.base().manifest;
    let Shape::Manifest(list) = key.shape else {
        return String::new();
    };
    let label = manifest.listed_label(list, at).filter(|it| !it.is_empty());
    let id = || visible_line(manifest.listed(list, at).unwrap_or_default());
    label.map_or_else(id, |label| project.text(label))
}

/// Levels as people call them.
pub(super) fn levels(project: &OpenProject<'_>, set: Option<LevelSet>) -> String {
    let Some(set) = set else {
        return project.words.word("show-levels-unknown");
    };
    if set.is_empty() {
        return project.words.word("show-levels-none");
    }
    let manifest = &project.base().manifest;
    let labels = set
        .iter()
        .map(|level| project.text(&manifest.level(level).label));
    labels.collect::<Vec<_>>().join(", ")
}

/// A record that is referred to, by name and id; by the id that was written if there is none.
pub(super) fn named(project: &OpenProject<'_>, reference: &Ref) -> String {
    let target = project.base().target(reference);
    target.map_or_else(
        || visible_line(&reference.id),
        |target| name_and_id(project, target),
    )
}

/// `Rivertown (rivertown)`.
pub(super) fn name_and_id(project: &OpenProject<'_>, record: RecordId) -> String {
    let id = &project.base().record(record).id;
    match project.name(record) {
        name if name.is_empty() => id.clone(),
        name => format!("{name} ({id})"),
    }
}

fn lines_of_sides(project: &OpenProject<'_>, sides: &[Vec<Ref>]) -> Vec<String> {
    let side = |(at, side): (usize, &Vec<Ref>)| {
        let letter = letter_of_side(at).map_or(String::new(), |letter| format!("{letter}: "));
        side.iter()
            .map(move |one| format!("{letter}{}", named(project, one)))
            .collect::<Vec<_>>()
    };
    sides.iter().enumerate().flat_map(side).collect()
}

/// A locator as the handbook says it: `p. 102`; `None` for an empty one.
pub(in crate::commands) fn locator(project: &OpenProject<'_>, locator: &Locator) -> Option<String> {
    let part = |(key, text): &(LocatorKey, antinomy_syntax::Spanned<String>)| {
        let value = ("value", Argument::Text(visible_line(&text.value)));
        project
            .words
            .say(&format!("locator-{}", key.word()), &[value])
    };
    let parts: Vec<String> = locator.0.iter().map(part).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A source with the place in it.
pub(super) fn at_place(project: &OpenProject<'_>, source: String, place: &Locator) -> String {
    match locator(project, place) {
        Some(place) => format!("{source}, {place}"),
        None => source,
    }
}

pub(super) fn place(project: &OpenProject<'_>, place: &Place) -> String {
    at_place(project, named(project, &place.source), &place.locator)
}

fn citation(project: &OpenProject<'_>, citation: &Citation) -> String {
    let manner = match citation.manner {
        CitationType::Cites => "cites-as",
        manner => manner.word(),
    };
    let source = named(project, &citation.source);
    let place = at_place(project, source, &citation.locator);
    format!("{} {place}", project.words.word(manner))
}

fn position(project: &OpenProject<'_>, position: &Position) -> String {
    let proposition = named(project, &position.proposition);
    let taken = stance(project, position.stance, &proposition);
    match &position.read_by {
        Some(reader) => {
            let read = project.words.word("read-by");
            format!("{taken} – {read} {}", named(project, reader))
        }
        None => taken,
    }
}

/// `denies (-2): Housing is a municipal task`.
pub(super) fn stance(project: &OpenProject<'_>, stance: i8, proposition: &str) -> String {
    let message = match stance {
        0.. => format!("stance-{stance}"),
        _ => format!("stance-minus-{}", stance.unsigned_abs()),
    };
    format!("{} ({stance}): {proposition}", project.words.word(&message))
}

/// `A`, `B` … as on the card; none beyond `Z`.
pub(super) fn letter_of_side(at: usize) -> Option<char> {
    let letter = char::from_u32(u32::from('A') + u32::try_from(at).ok()?);
    letter.filter(char::is_ascii_uppercase)
}
