//! What the generated knowledge base speaks about: levels, kinds, relation types and fields, and the manifest
//! that declares them. Local services are a subject like any other.

use super::page::{YamlPage, quote};
use super::prose::BilingualText;

/// Id, German label, English label.
pub(super) type Term = (&'static str, &'static str, &'static str);

/// From the highest to the lowest, each with its letter and shape.
const LEVELS: &[(Term, &str, &str)] = &[
    (
        ("eu", "Europäische Union", "European Union"),
        "E",
        "diamond",
    ),
    (("federal", "Bund", "Federal"), "B", "triangle"),
    (("state", "Land", "State"), "L", "square"),
    (("municipal", "Kommune", "Municipality"), "K", "circle"),
];

/// The kinds of actor that hold positions.
pub(super) const POLICY_KINDS: &[&str] = &["government", "authority", "association", "party"];

const ACTOR_KINDS: &[Term] = &[
    ("government", "Regierung", "Government"),
    ("authority", "Behörde", "Authority"),
    ("association", "Verband", "Association"),
    ("party", "Partei", "Party"),
    ("scholar", "Wissenschaft", "Scholar"),
];

const RELATION_TYPES: &[(Term, &str, &str, &str)] = &[
    (
        ("supports", "stützt", "supports"),
        "wird gestützt durch",
        "is supported by",
        "cito:supports",
    ),
    (
        ("qualifies", "schränkt ein", "qualifies"),
        "wird eingeschränkt durch",
        "is qualified by",
        "cito:qualifies",
    ),
    (
        ("counteracts", "wirkt entgegen", "counteracts"),
        "wird behindert durch",
        "is counteracted by",
        "cito:disputes",
    ),
    (
        ("serves", "dient", "serves"),
        "wird gefördert durch",
        "is served by",
        "cito:supports",
    ),
];

/// The types of relation between statements.
pub(super) const RELATIONS: &[&str] = &["supports", "qualifies", "counteracts", "serves"];

/// What voices hold, and what comments on it, in one closed list.
const STATEMENT_KINDS: &[Term] = &[
    ("definition", "Definition", "Definition"),
    ("theory", "Theorie", "Theory"),
    ("evidence", "Befund der Forschung", "Evidence"),
    ("norm", "Norm", "Norm"),
    ("goal", "Ziel", "Goal"),
    ("principle", "Grundsatz", "Principle"),
    ("measure", "Maßnahme", "Measure"),
    ("practice", "Praxis", "Practice"),
    ("omission", "Auslassung", "Omission"),
    ("demand", "Forderung", "Demand"),
    ("assessment", "Einschätzung", "Assessment"),
    ("question", "Frage", "Question"),
];

/// Kinds of statement that policy voices make, but for omissions.
pub(super) const HELD: &[&str] = &[
    "norm",
    "goal",
    "principle",
    "measure",
    "practice",
    "demand",
    "assessment",
];

/// How many may have what an omission says is missing.
pub(super) const LACKING: &[&str] = &["none", "one", "few", "some"];

/// Kinds of statement that scholars make.
pub(super) const RESEARCHED: &[&str] =
    &["definition", "theory", "evidence", "evidence", "assessment"];

const CONFLICT_KINDS: &[Term] = &[
    (
        "stance-conflict",
        "Gegensätzliche Haltung",
        "Opposed stances",
    ),
    (
        "task-without-funding",
        "Aufgabe ohne Mittel",
        "Task without funding",
    ),
    (
        "competence-mismatch",
        "Zuständigkeit passt nicht",
        "Competence mismatch",
    ),
];

/// The kinds of conflict of authored contradictions.
pub(super) const CONFLICTS: &[&str] = &[
    "stance-conflict",
    "task-without-funding",
    "competence-mismatch",
];

/// CiTO terms of citations; plain citing is the most frequent.
pub(super) const CITATIONS: &[&str] = &[
    "cites",
    "cites",
    "cites",
    "supports",
    "agrees-with",
    "disputes",
    "qualifies",
    "obtains-background-from",
];

/// The twelve fields, the root first; a field is below the one named last in its row.
pub(super) const FIELDS: &[(Term, Option<&str>)] = &[
    (("general", "Allgemein", "General"), None),
    (("housing", "Wohnen", "Housing"), None),
    (("transport", "Verkehr", "Transport"), None),
    (("energy", "Energie", "Energy"), None),
    (("education", "Bildung", "Education"), None),
    (("health", "Gesundheit", "Health"), None),
    (("finance", "Finanzen", "Finance"), None),
    (("culture", "Kultur", "Culture"), None),
    (("water", "Wasser", "Water"), None),
    (
        ("urban-renewal", "Stadterneuerung", "Urban renewal"),
        Some("housing"),
    ),
    (
        ("local-transit", "Nahverkehr", "Local transit"),
        Some("transport"),
    ),
    (
        ("district-heating", "Fernwärme", "District heating"),
        Some("energy"),
    ),
];

/// The manifest, `content/antinomy.yaml`.
pub(super) fn manifest() -> String {
    let mut page = YamlPage::single();
    page.text(
        "title",
        &BilingualText {
            de: "Erzeugter Bestand".into(),
            en: "Generated corpus".into(),
        },
    );
    page.key("languages", "[de, en]");
    page.quoted("base-iri", "https://example.org/id/");
    page.key("edition", "{name: \"generated\", date: 2026-01-01}");
    page.block("levels", &LEVELS.iter().map(level).collect::<Vec<_>>());
    page.block(
        "actor-kinds",
        &ACTOR_KINDS.iter().map(actor_kind).collect::<Vec<_>>(),
    );
    page.block(
        "relation-types",
        &RELATION_TYPES.iter().map(relation_type).collect::<Vec<_>>(),
    );
    page.block(
        "statement-kinds",
        &STATEMENT_KINDS
            .iter()
            .map(|term| row(term, ""))
            .collect::<Vec<_>>(),
    );
    page.block(
        "conflict-kinds",
        &CONFLICT_KINDS
            .iter()
            .map(|term| row(term, ""))
            .collect::<Vec<_>>(),
    );
    page.key("books", "{de: ../book/de, en: ../book/en}");
    page.key("rules", "[\"builtin:multilevel\"]");
    // The house style: citations of other styles cost other times.
    page.key("csl", "arl");
    page.finish()
}

fn level((term, letter, shape): &(Term, &str, &str)) -> String {
    row(term, &format!(", letter: {letter}, shape: {shape}"))
}

fn actor_kind(term: &Term) -> String {
    row(
        term,
        if term.0 == "scholar" {
            ", commenting: true"
        } else {
            ""
        },
    )
}

fn relation_type((term, de, en, maps_to): &(Term, &str, &str, &str)) -> String {
    let inverse = format!("inverse: {{de: {}, en: {}}}", quote(de), quote(en));
    row(term, &format!(", {inverse}, maps-to: {}", quote(maps_to)))
}

fn row((id, de, en): &Term, more: &str) -> String {
    format!(
        "- {{id: {id}, label: {{de: {}, en: {}}}{more}}}",
        quote(de),
        quote(en)
    )
}
