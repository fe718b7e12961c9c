//! A long quotation from a source without an open licence: the right of quotation may not cover it.

use super::cited_places::source_at;
use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::{KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, fold};

antinomy_syntax::codes! {
    "";
    CODE = "L054", "quote-too-long", Warning;
}

/// The most words of a quotation that counts as short.
const MOST: usize = 50;

/// Parts of the names of open licences, folded.
const OPEN: &[&str] = &[
    "cc0",
    "cc-0",
    "cc-by",
    "creative-commons",
    "creativecommons",
    "public-domain",
    "gemeinfrei",
    "amtliches-werk",
    "amtliche-werke",
    "official-work",
];

pub(super) struct QuoteTooLong;

impl Lint for QuoteTooLong {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let statement = record.statement();
        out.extend(statement.and_then(|statement| report(facts.base(), statement)));
    }
}

fn report(base: &KnowledgeBase, statement: &Statement) -> Option<Diagnostic> {
    let words = |text: &str| text.split_whitespace().count();
    let mut quotes = statement.quote.versions().map(|(_, quote)| quote);
    let quote = quotes.find(|quote| words(&quote.value) > MOST)?;
    let (record, source) = source_at(base, statement.source.as_ref())?;
    (!is_open(base, source)).then(|| {
        Diagnostic::new(&CODE, quote.span)
            .with("count", words(&quote.value))
            .with("most", MOST)
            .with("id", record.id.as_str())
            .related(record.span, "source")
    })
}

/// Whether the source, or the volume that it is a part of, has an open licence.
fn is_open(base: &KnowledgeBase, source: &Source) -> bool {
    let volume = source_at(base, source.r#in.as_ref()).map(|(_, volume)| volume);
    let licences = [Some(source), volume].into_iter().flatten();
    let mut licences = licences.filter_map(|source| source.licence.as_deref());
    licences.any(|licence| {
        let folded = fold(licence);
        OPEN.iter().any(|open| folded.contains(open))
    })
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(licence: &str, words: usize) -> Vec<&'static str> {
        let quote = "Weg ".repeat(words);
        names_in(&format!(
            "sources:\n  - {{id: own, class: policy, type: report, title: T, issuer: city, {licence}}}\n\
             statements:\n  - {{id: s, kind: goal, source: own, locator: {{page: '3'}}, field: cycling, text: T, quote: '{quote}'}}\n"
        ))
    }

    #[test]
    fn open_licences_and_short_quotations_are_left_alone() {
        for licence in [
            "CC BY-ND 3.0 DE",
            "cc0",
            "CC-BY-SA 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            "Gemeinfrei",
            "Amtliches Werk (§ 5 UrhG)",
            "Public Domain",
        ] {
            assert!(
                names(&format!("licence: '{licence}'"), 60).is_empty(),
                "{licence}"
            );
        }
        assert!(names("language: de", 50).is_empty());
        assert_eq!(names("language: de", 51), ["quote-too-long"]);
        assert_eq!(
            names("licence: Alle Rechte vorbehalten", 51),
            ["quote-too-long"]
        );
    }
}
