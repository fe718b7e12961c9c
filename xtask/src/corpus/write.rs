//! From drawn records to files: `content/` in the format that authors write, and `book/` with what is
//! hand-written in a real handbook.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::draw::Draw;
use super::page::{YamlPage, quote};
use super::prose::BilingualText;
use super::records::{
    Corpus, DrawnCitation, DrawnContradiction, DrawnPlace, DrawnProposition, DrawnSource,
    DrawnStatement,
};
use super::vocabulary::{FIELDS, manifest};

/// Records in one file.
const PER_FILE: usize = 20;
/// Bytes of text in a statement, both languages together.
const STATEMENT_BYTES: usize = 750;

const FAMILY_NAMES: &[&str] = &[
    "Albers", "Becker", "Çelik", "Dietz", "Eickhoff", "Frank", "Göbel", "Hänsel", "Iwanow",
    "Jäger", "Krüger", "Lorenz",
];
const GIVEN_NAMES: &[&str] = &[
    "Anna", "Bernd", "Carla", "Dilek", "Emil", "Frauke", "Georg", "Hanna", "Ivo", "Jutta",
];
const PLACES: &[&str] = &[
    "Hannover",
    "Köln",
    "Leipzig",
    "Nürnberg",
    "Rostock",
    "Wiesbaden",
];

/// Writes the corpus below `dir`, which must be empty or not there.
pub(super) fn corpus(corpus: &Corpus, dir: &Path) -> Result<()> {
    // Never mixed with files that this program has not written.
    if dir.is_dir() && dir.read_dir()?.next().is_some() {
        bail!(
            "{} is not empty; name a folder that is not there yet",
            dir.display()
        );
    }
    file(dir, "content/antinomy.yaml", &manifest())?;
    file(dir, "content/fields.yaml", &fields(corpus))?;
    lists(dir, "actors", corpus.actors.len(), |page, number| {
        actor(page, corpus, number)
    })?;
    lists(dir, "sources", corpus.sources.len(), |page, number| {
        source(page, corpus, number)
    })?;
    lists(dir, "concepts", corpus.concepts.len(), |page, number| {
        concept(page, corpus, number)
    })?;
    lists(
        dir,
        "propositions",
        corpus.propositions.len(),
        |page, number| proposition(page, corpus, number),
    )?;
    lists(
        dir,
        "statements",
        corpus.statements.len(),
        |page, number| statement(page, corpus, number),
    )?;
    lists(dir, "relations", corpus.relations.len(), |page, number| {
        relation(page, corpus, number)
    })?;
    for number in 0..corpus.contradictions.len() {
        let name = format!(
            "content/contradictions/{}.yaml",
            id("contradiction", number)
        );
        file(dir, &name, &contradiction(corpus, number))?;
    }
    book(
        dir,
        "de",
        "Erzeugter Bestand",
        "Einführung",
        "Dieser Bestand dient der Messung. Nichts darin ist wahr.",
    )?;
    book(
        dir,
        "en",
        "Generated corpus",
        "Introduction",
        "This corpus is for measurement. Nothing in it is true.",
    )
}

fn file(dir: &Path, name: &str, text: &str) -> Result<()> {
    let path = dir.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn lists(
    dir: &Path,
    plural: &str,
    count: usize,
    record: impl Fn(&mut YamlPage, usize),
) -> Result<()> {
    for first in (0..count).step_by(PER_FILE) {
        let mut page = YamlPage::list(plural);
        for number in first..count.min(first + PER_FILE) {
            record(&mut page, number);
        }
        file(
            dir,
            &format!("content/{plural}/{:06}.yaml", first / PER_FILE + 1),
            &page.finish(),
        )?;
    }
    Ok(())
}

/// The stream for the words of a record, apart from the one that drew its links.
fn words(corpus: &Corpus, kind: &str, number: usize) -> Draw {
    Draw::of_record(corpus.seed, &format!("words of {kind}"), number)
}

fn id(kind: &str, number: usize) -> String {
    format!("{kind}-{:06}", number + 1)
}

fn ids(kind: &str, numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|&number| id(kind, number)).collect()
}

fn source_id(corpus: &Corpus, number: usize) -> String {
    id(
        if corpus.sources[number].issuer.is_some() {
            "policy"
        } else {
            "report"
        },
        number,
    )
}

fn place(corpus: &Corpus, place: &DrawnPlace) -> String {
    format!(
        "source: {}, locator: {{page: \"{}\"}}",
        source_id(corpus, place.source),
        place.page
    )
}

fn fields(corpus: &Corpus) -> String {
    let mut page = YamlPage::list("fields");
    for (number, ((field, de, en), broader)) in FIELDS.iter().enumerate() {
        let mut draw = words(corpus, "field", number);
        page.record(field);
        page.text(
            "label",
            &BilingualText {
                de: (*de).into(),
                en: (*en).into(),
            },
        );
        if let Some(broader) = broader {
            page.key("broader", broader);
        }
        let task = BilingualText {
            de: format!("Planung im Feld {de}"),
            en: format!("Planning in the field of {en}"),
        };
        let holder = id("actor", draw.below(corpus.actors.len() / 2));
        let concept = id("concept", draw.below(corpus.concepts.len()));
        let row = format!(
            "- {{id: planning, task: {}, concepts: {concept}, holder: {holder}, {}}}",
            flow(&task),
            place(corpus, &DrawnPlace { source: 0, page: 1 })
        );
        page.block("competence", &[row]);
    }
    page.finish()
}

fn flow(text: &BilingualText) -> String {
    format!("{{de: {}, en: {}}}", quote(&text.de), quote(&text.en))
}

fn actor(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let actor = &corpus.actors[number];
    page.record(&id("actor", number));
    let label = if actor.is_scholar() {
        ("Forschungsgruppe", "Research group")
    } else {
        ("Stimme", "Voice")
    };
    page.text(
        "label",
        &BilingualText {
            de: format!("{} {}", label.0, number + 1),
            en: format!("{} {}", label.1, number + 1),
        },
    );
    page.key("kind", actor.kind);
    page.key("levels", format_args!("[{}]", actor.levels.join(", ")));
}

fn source(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let mut draw = words(corpus, "source", number);
    let source = &corpus.sources[number];
    page.record(&source_id(corpus, number));
    match source.issuer {
        Some(issuer) => policy(page, &mut draw, number, issuer),
        None => literature(page, &mut draw, source, number),
    }
    page.quoted("issued", &source.year.to_string());
    page.quoted("publisher", &format!("Verlag {}", 1 + draw.below(40)));
    page.quoted("place", draw.one(PLACES));
    page.key("language", "de");
}

fn policy(page: &mut YamlPage, draw: &mut Draw, number: usize, issuer: usize) {
    page.key("class", "policy");
    page.key("type", "report");
    page.quoted(
        "title",
        &BilingualText::heading(draw, ("Programm", "Programme"), number + 1).de,
    );
    page.key("issuer", id("actor", issuer));
    page.key("coverage", "excerpt");
}

fn literature(page: &mut YamlPage, draw: &mut Draw, source: &DrawnSource, number: usize) {
    page.key("class", "literature");
    page.key("type", draw.one(&["book", "report", "article-journal"]));
    page.quoted(
        "title",
        &BilingualText::heading(draw, ("Studie", "Study"), number + 1).de,
    );
    let authors: Vec<String> = (0..=draw.below(3))
        .map(|_| {
            quote(&format!(
                "{}, {}",
                draw.one(FAMILY_NAMES),
                draw.one(GIVEN_NAMES)
            ))
        })
        .collect();
    page.ids("author", &authors);
    page.quoted("pages", &format!("1-{}", source.pages));
}

fn concept(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let mut draw = words(corpus, "concept", number);
    page.record(&id("concept", number));
    page.text(
        "label",
        &BilingualText::heading(&mut draw, ("Begriff", "Concept"), number + 1),
    );
    if let Some(broader) = corpus.concepts[number].broader {
        page.key("broader", id("concept", broader));
    }
}

fn proposition(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let mut draw = words(corpus, "proposition", number);
    let DrawnProposition {
        field,
        concepts,
        excludes,
        implies,
    } = &corpus.propositions[number];
    page.record(&id("proposition", number));
    let sentence = BilingualText::sentence(&mut draw);
    page.text(
        "text",
        &BilingualText {
            de: format!("{} ({})", sentence.de, number + 1),
            en: format!("{} ({})", sentence.en, number + 1),
        },
    );
    page.key("field", FIELDS[*field].0.0);
    page.ids("concepts", &ids("concept", concepts));
    page.ids("excludes", &ids("proposition", excludes.as_slice()));
    page.ids("implies", &ids("proposition", implies.as_slice()));
}

fn statement(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let mut draw = words(corpus, "statement", number);
    let statement = &corpus.statements[number];
    page.record(&id("statement", number));
    page.key("kind", statement.kind);
    // The voice of a policy document is its issuer, and a lint asks not to repeat it.
    if corpus.sources[statement.place.source].issuer != Some(statement.voice) {
        page.key("voice", id("actor", statement.voice));
    }
    if let Some(to) = statement.to {
        page.key("to", id("actor", to));
    }
    page.key("source", source_id(corpus, statement.place.source));
    // The book sets "S." itself: `check --fix` removes it here.
    let word = if corpus.is_mistake(number) { "S. " } else { "" };
    page.key(
        "locator",
        format_args!("{{page: \"{word}{}\"}}", statement.place.page),
    );
    if let Some(via) = &statement.cited_via {
        page.key("cited-via", format_args!("{{{}}}", place(corpus, via)));
    }
    page.key("field", FIELDS[statement.field].0.0);
    page.ids("concepts", &ids("concept", &statement.concepts));
    if let Some(concept) = statement.defines {
        page.key("defines", id("concept", concept));
    }
    page.block("positions", &positions(corpus, statement));
    if let Some(share) = statement.share {
        page.key("share", share);
    }
    if let Some((from, until)) = statement.time {
        page.quoted("time", &format!("{from}/{until}"));
    }
    page.block(
        "cites",
        &statement
            .cites
            .iter()
            .map(|citation| cite(corpus, citation))
            .collect::<Vec<_>>(),
    );
    page.text(
        "text",
        &BilingualText::paragraph(&mut draw, STATEMENT_BYTES),
    );
}

fn positions(corpus: &Corpus, statement: &DrawnStatement) -> Vec<String> {
    // Taken by the first position; the others are in the text.
    let mut read_by = statement.read_by;
    let row = |&(proposition, stance): &(usize, i8)| match read_by.take() {
        Some(reader) => {
            format!(
                "{}: {{stance: {stance}, read-by: {}}}",
                id("proposition", proposition),
                source_id(corpus, reader)
            )
        }
        None => format!("{}: {stance}", id("proposition", proposition)),
    };
    statement.positions.iter().map(row).collect()
}

fn cite(corpus: &Corpus, citation: &DrawnCitation) -> String {
    format!(
        "- {{{}, as: {}}}",
        place(corpus, &citation.place),
        citation.reason
    )
}

fn relation(page: &mut YamlPage, corpus: &Corpus, number: usize) {
    let mut draw = words(corpus, "relation", number);
    let relation = &corpus.relations[number];
    page.record(&id("relation", number));
    page.key("from", id("statement", relation.from));
    page.key("to", id("statement", relation.to));
    page.key("type", relation.kind);
    page.key("source", source_id(corpus, relation.place.source));
    page.key(
        "locator",
        format_args!("{{page: \"{}\"}}", relation.place.page),
    );
    page.text("because", &BilingualText::sentence(&mut draw));
}

fn contradiction(corpus: &Corpus, number: usize) -> String {
    let mut draw = words(corpus, "contradiction", number);
    let contradiction = &corpus.contradictions[number];
    let mut page = YamlPage::single();
    page.record(&id("contradiction", number));
    page.text(
        "title",
        &BilingualText::heading(&mut draw, ("Widerspruch", "Contradiction"), number + 1),
    );
    page.key("category", "contradiction");
    page.key("conflict", contradiction.conflict);
    page.key("field", FIELDS[contradiction.field].0.0);
    page.block("sides", &sides(contradiction));
    page.key("strength", contradiction.strength);
    page.key(
        "asserted-by",
        format_args!("{{{}}}", place(corpus, &contradiction.place)),
    );
    page.key("finder", "expected");
    page.text(
        "because",
        &BilingualText::paragraph(&mut draw, STATEMENT_BYTES),
    );
    page.finish()
}

fn sides(contradiction: &DrawnContradiction) -> Vec<String> {
    contradiction
        .sides
        .iter()
        .map(|side| format!("- [{}]", ids("statement", side).join(", ")))
        .collect()
}

fn book(dir: &Path, language: &str, title: &str, heading: &str, introduction: &str) -> Result<()> {
    let config = format!("[book]\ntitle = \"{title}\"\nlanguage = \"{language}\"\n{BOOK}");
    file(dir, &format!("book/{language}/book.toml"), &config)?;
    file(
        dir,
        &format!("book/{language}/src/SUMMARY.md"),
        &format!("# {title}\n\n- [{heading}](introduction.md)\n"),
    )?;
    file(
        dir,
        &format!("book/{language}/src/introduction.md"),
        &format!("# {heading}\n\n{introduction}\n"),
    )
}

/// The part of book.toml that both languages share: four passes, headings without numbers, and neither a print page
/// nor mdBook's search index, which at these sizes would be all that the benchmarks measure.
const BOOK: &str = r#"src = "src"

[build]
create-missing = false
use-default-preprocessors = false

[preprocessor.antinomy-pages]
knowledge-base = "../../content"
before = ["antinomy-contradictions"]

[preprocessor.antinomy-contradictions]
knowledge-base = "../../content"
before = ["antinomy-link"]

[preprocessor.antinomy-link]
knowledge-base = "../../content"
before = ["antinomy-cite"]

[preprocessor.antinomy-cite]
knowledge-base = "../../content"

[output.html]
smart-punctuation = false
no-section-label = true

[output.html.fold]
enable = true

[output.html.print]
enable = false

[output.html.search]
enable = false
"#;
