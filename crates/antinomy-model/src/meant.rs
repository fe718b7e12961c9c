//! What keys and kinds are called elsewhere: in BibTeX, RIS, CSL and Zotero, in German, and in other tables.
//!
//! Such a name is no slip of the pen, so that closeness of spelling does not find what was meant, or finds another key.

use crate::kind::Kind;
use crate::values::{Choice, LocatorKey};
use antinomy_syntax::{fold, nearest};

/// Names of one thing.
struct Row {
    /// What we call it, the likeliest first: of these the first that a table has was meant.
    ours: &'static str,
    /// What others call it, folded.
    theirs: &'static str,
}

const fn row(ours: &'static str, theirs: &'static str) -> Row {
    Row { ours, theirs }
}

/// A name that stands in several rows means the key of the first whose table has one.
static KEYS: &[Row] = &[
    row(
        "issued time date",
        "year date jahr datum py pubdate publication-date date-published published publication-year publicationyear publication erscheinungsjahr erscheinungsdatum erschienen veroeffentlicht zeit zeitraum period",
    ),
    row(
        "series",
        "journal journaltitle journal-title container-title zeitschrift jo reihe schriftenreihe series-title",
    ),
    row("in", "booktitle book-title sammelband part-of-book"),
    row(
        "place",
        "address location publisher-place event-place ort verlagsort erscheinungsort cy",
    ),
    row("pages locator sides", "page pages seite seiten sp"),
    row("sides", "side statements aussagen"),
    row("issue|series-number", "number nummer nr"),
    row("volume", "band jahrgang vl"),
    row("issue", "heft is ausgabe"),
    row("edition", "auflage et"),
    row("publisher", "verlag school pb"),
    row(
        "issuer",
        "institution organization organisation herausgebende-stelle behoerde",
    ),
    row(
        "author",
        "authors autor autoren autorin verfasser verfasserin au",
    ),
    row("editor", "editors hrsg herausgeber herausgeberin ed"),
    row("translator", "translators uebersetzer uebersetzerin"),
    row(
        "title label text",
        "name titel bezeichnung heading ueberschrift",
    ),
    row("label text", "title"),
    row("text title", "label"),
    row("subtitle", "untertitel"),
    row(
        "text because note",
        "abstract description beschreibung zusammenfassung summary definition content inhalt wortlaut aussage aussagetext statement sentence satz",
    ),
    row(
        "concepts related",
        "keywords keyword tags schlagwoerter schlagworte kw begriff begriffe",
    ),
    row(
        "note",
        "annote annotation comment comments kommentar anmerkung anmerkungen bemerkung notiz n1 extra",
    ),
    row(
        "url",
        "link website webseite uri ur howpublished adresse internetadresse",
    ),
    row(
        "accessed",
        "urldate access-date accessdate zugriff zugriffsdatum abgerufen y2",
    ),
    row("language", "lang langid sprache la"),
    row("licence", "license lizenz rights copyright"),
    row(
        "abbreviation",
        "shorttitle short-title abkuerzung kuerzel acronym",
    ),
    row("source", "quelle quellen sources"),
    row("levels", "ebene ebenen"),
    row(
        "type kind category",
        "type kind typ art entrytype entry-type genre ty kategorie klasse",
    ),
    row(
        "voice asserted-by",
        "stimme sprecher speaker actor akteur akteurin who wer von",
    ),
    row("to", "addressee adressat adressaten an"),
    row("locator", "fundstelle stelle"),
    row("section", "abschnitt kapitel chapter"),
    row(
        "field",
        "feld felder handlungsfeld handlungsfelder politikfeld themenfeld topic thema",
    ),
    row("positions", "position stance haltung haltungen"),
    row("quote", "zitat quotation"),
    row(
        "because reason",
        "begruendung grund warum reason why explanation because",
    ),
    row(
        "part-of broader in",
        "teil-von parent gehoert-zu part-of broader oberbegriff",
    ),
    row("related", "verwandt see-also siehe-auch"),
    row("members", "mitglieder"),
    row(
        "alt-labels aliases",
        "synonyme synonyms synonym alternative-label aliases",
    ),
    row(
        "id",
        "key citekey citation-key slug kennung identifier schluessel",
    ),
];

/// What the keys of a locator are called elsewhere.
static PLACES: &[(LocatorKey, &str)] = &[
    (LocatorKey::Chapter, "kapitel kap chap chapters"),
    (LocatorKey::Section, "abschnitt abschn sec sections"),
    (LocatorKey::Article, "artikel art articles"),
    (LocatorKey::Paragraph, "absatz abs para paragraphs"),
    (LocatorKey::Sentence, "satz sentences"),
    (LocatorKey::Page, "pages seite seiten s p pp"),
    (LocatorKey::Footnote, "fussnote fn note"),
    (LocatorKey::Table, "tabelle tab tables"),
];

/// What lists and folders of a kind are called elsewhere.
static KINDS: &[(Kind, &str)] = &[
    (
        Kind::Source,
        "quelle quellen literatur literature references bibliography works",
    ),
    (
        Kind::Actor,
        "akteur akteure akteurin akteurinnen akteur:innen akteur*innen",
    ),
    (Kind::Concept, "begriff begriffe konzept konzepte terms"),
    (
        Kind::Field,
        "feld felder handlungsfeld handlungsfelder politikfeld politikfelder themenfelder",
    ),
    (
        Kind::Proposition,
        "these thesen satz saetze leitsatz leitsaetze",
    ),
    (Kind::Statement, "aussage aussagen claim claims"),
    (Kind::Relation, "beziehung beziehungen relationen"),
    (Kind::Contradiction, "widerspruch widersprueche"),
    (
        Kind::Examination,
        "pruefung pruefungen untersuchung untersuchungen",
    ),
    (Kind::Verdict, "urteil urteile entscheidung entscheidungen"),
    (Kind::Rule, "regel regeln"),
];

/// The key that was probably meant by another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MeantKey {
    /// This one.
    One(&'static str),
    /// One of two: what kind of work it is decides.
    Either(&'static str, &'static str),
}

/// The key among `known` that has another name elsewhere, or the one that was misspelt.
pub(crate) fn meant_key(written: &str, known: &[&'static str]) -> Option<MeantKey> {
    let name = fold(written);
    if let Some(same) = known.iter().find(|known| **known == name) {
        return Some(MeantKey::One(same));
    }
    let rows = KEYS
        .iter()
        .filter(|row| row.theirs.split(' ').any(|it| it == name));
    let mut ours = rows.flat_map(|row| row.ours.split(' '));
    let is_known = |key: &&'static str| key.split('|').all(|key| known.contains(&key));
    match ours.find(is_known) {
        Some(key) => Some(match key.split_once('|') {
            Some((one, other)) => MeantKey::Either(one, other),
            None => MeantKey::One(key),
        }),
        None => nearest(written, known.iter().copied())
            .and_then(|near| known.iter().find(|known| **known == near))
            .map(|near| MeantKey::One(near)),
    }
}

/// The key of a locator that has another name elsewhere, or the one that was misspelt.
pub(crate) fn meant_place(written: &str) -> Option<LocatorKey> {
    let name = fold(written);
    let known = |(_, names): &&(LocatorKey, &str)| names.split(' ').any(|it| it == name);
    PLACES
        .iter()
        .find(known)
        .map(|(place, _)| *place)
        .or_else(|| LocatorKey::from_word(nearest(written, LocatorKey::WORDS.iter().copied())?))
}

/// The kind with this name: in the singular or the plural, in German, whichever the case.
pub(crate) fn named_kind(written: &str) -> Option<Kind> {
    let name = fold(written);
    Kind::from_name(&name).or_else(|| {
        let known = |(_, names): &&(Kind, &str)| names.split(' ').any(|it| it == name);
        KINDS.iter().find(known).map(|(kind, _)| *kind)
    })
}

/// The kind that has this name, or the one that was misspelt.
pub(crate) fn meant_kind(written: &str) -> Option<Kind> {
    named_kind(written)
        .or_else(|| Kind::from_plural(nearest(written, Kind::ALL.map(Kind::plural))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::SHARED;
    use std::collections::BTreeSet;

    fn keys(kind: Kind) -> Vec<&'static str> {
        let keys = kind.table().keys.iter().chain(SHARED);
        keys.map(|key| key.name).collect()
    }

    #[test]
    fn every_row_names_keys_that_some_kind_has() {
        let all: BTreeSet<&str> = Kind::ALL.into_iter().flat_map(keys).collect();
        for row in KEYS {
            for key in row.ours.split([' ', '|']) {
                assert!(all.contains(key), "{key}");
            }
        }
    }

    #[test]
    fn names_are_folded_and_stand_once_in_a_row() {
        let rows = KEYS.iter().map(|row| row.theirs);
        let kinds = KINDS.iter().map(|(_, names)| *names);
        let places = PLACES.iter().map(|(_, names)| *names);
        for names in rows.chain(kinds).chain(places) {
            let mut seen = BTreeSet::new();
            for name in names.split(' ') {
                assert_eq!(fold(name), name);
                assert!(seen.insert(name), "{name}");
            }
        }
    }

    #[test]
    fn names_of_other_programs_mean_keys_of_ours() {
        use MeantKey::{Either, One};
        for (kind, written, meant) in [
            (Kind::Source, "year", One("issued")),
            (Kind::Source, "Jahr", One("issued")),
            (Kind::Source, "journal", One("series")),
            (Kind::Source, "booktitle", One("in")),
            (Kind::Source, "address", One("place")),
            (Kind::Source, "page", One("pages")),
            (Kind::Source, "number", Either("issue", "series-number")),
            (Kind::Source, "institution", One("issuer")),
            (Kind::Source, "name", One("title")),
            (Kind::Source, "kind", One("type")),
            (Kind::Source, "abstract", One("note")),
            (Kind::Statement, "quelle", One("source")),
            (Kind::Statement, "seite", One("locator")),
            (Kind::Statement, "title", One("text")),
            (Kind::Statement, "abstract", One("text")),
            (Kind::Statement, "date", One("time")),
            (Kind::Statement, "keywords", One("concepts")),
            (Kind::Actor, "name", One("label")),
            (Kind::Actor, "type", One("kind")),
            (Kind::Contradiction, "Seiten", One("sides")),
            (Kind::Contradiction, "Begründung", One("because")),
            (Kind::Verdict, "year", One("date")),
            (Kind::Statement, "posisions", One("positions")),
        ] {
            assert_eq!(meant_key(written, &keys(kind)), Some(meant), "{written}");
        }
        assert_eq!(meant_key("colour", &keys(Kind::Field)), None);
        assert_eq!(meant_key("keywords", &keys(Kind::Source)), None);
    }

    #[test]
    fn kinds_have_names_in_both_languages_and_numbers() {
        for (written, meant) in [
            ("statement", Kind::Statement),
            ("Statements", Kind::Statement),
            ("aussagen", Kind::Statement),
            ("Widersprüche", Kind::Contradiction),
            ("statments", Kind::Statement),
        ] {
            assert_eq!(meant_kind(written), Some(meant), "{written}");
        }
        assert_eq!(meant_kind("towns"), None);
    }
}
