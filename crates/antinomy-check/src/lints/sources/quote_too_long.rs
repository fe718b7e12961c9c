//! A quotation that is longer than the right of quotation covers without further thought, from a source that does not
//! say that everybody may use it.

use super::source_at;
use crate::lints::Lint;
use antinomy_model::kinds::Source;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic, fold};

antinomy_syntax::codes! {
    "";
    CODE = "L054", "quote-too-long", Warning;
}

/// So many words are short in any language.
const MOST: usize = 50;

/// What licences begin with, or say, under which texts may be used at length; folded, and with single hyphens.
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let words = |text: &str| text.split_whitespace().count();
            let mut quotes = statement.quote.versions().map(|(_, quote)| quote);
            let Some(quote) = quotes.find(|quote| words(&quote.value) > MOST) else {
                continue;
            };
            let Some((source_record, source)) = source_at(base, statement.source.as_ref()) else {
                continue;
            };
            if !is_open(base, source) {
                out.push(
                    Diagnostic::new(&CODE, quote.span)
                        .with("count", words(&quote.value))
                        .with("most", MOST)
                        .with("id", source_record.id.as_str())
                        .related(source_record.span, "source"),
                );
            }
        }
    }
}

/// Whether the source, or the volume that it stands in, has an open licence.
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
