//! Values of RDF in the cells of a table, as readers see them: records as links, levels as badges, numbers as they are set.

use super::addresses;
use crate::views::context::{PageContext, name_in_link};
use crate::views::shapes::{BadgeView, LinkView, TextView, WordKey};
use antinomy_model::values::ParameterKind;
use antinomy_model::{ParameterValue, Text};
use antinomy_query::{Named, Names, Value};
use serde::Serialize;

/// A cell, with what it shows in one of its fields, but for the name of what has a label. In an empty one there is nothing.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct CellView {
    link: Option<LinkView>,
    badge: Option<BadgeView>,
    text: Option<TextView>,
    number: Option<String>,
    /// A name of a vocabulary, or an address. Beside a text: the name of what that is the label of.
    code: Option<String>,
    word: Option<WordKey>,
}

impl CellView {
    pub(crate) fn is_number(&self) -> bool {
        self.number.is_some()
    }
}

impl PageContext<'_> {
    /// A value of an answer.
    pub(crate) fn value_cell(self, names: &Names<'_>, value: Option<&Value>) -> CellView {
        let Some(value) = value else {
            return CellView::default();
        };
        match value.iri() {
            Some(iri) => self.resource(names.named_by(iri)),
            None => self.literal(value),
        }
    }

    /// A value that a parameter is given.
    pub(crate) fn parameter_cell(self, kind: ParameterKind, text: &str) -> CellView {
        match self.base().parameter_value(kind, text) {
            Some(ParameterValue::Record(record)) => self.resource(Named::Record(record)),
            Some(ParameterValue::Level(level)) => self.resource(Named::Level(level)),
            Some(ParameterValue::ActorKind(at)) => self.resource(Named::ActorKind(at)),
            Some(ParameterValue::Number(number)) => self.number(&number),
            Some(ParameterValue::Literal(word)) if is_word(&word) => self.word_of_list(&word),
            Some(ParameterValue::Literal(_)) | None => plain(text, None),
        }
    }

    fn literal(self, value: &Value) -> CellView {
        let datatype = value.datatype().unwrap_or_default();
        let datatype = datatype.rsplit('#').next().unwrap_or_default();
        match (datatype, value.text()) {
            ("boolean", "true") => word("query-yes"),
            ("boolean", _) => word("query-no"),
            ("integer" | "decimal" | "double" | "float", text) => self.number(text),
            ("anyURI", text) => match addresses::web(text) {
                Some(href) => CellView {
                    link: Some(LinkView {
                        href: Some(href),
                        ..LinkView::plain(name_in_link(addresses::shown(text)))
                    }),
                    ..CellView::default()
                },
                None => plain(text, None),
            },
            ("string", text) if is_word(text) => self.word_of_list(text),
            (_, text) => plain(text, value.language().and_then(|it| self.foreign(it))),
        }
    }

    /// A word of a closed list: a kind of statement by its label, others as a query writes them, since they are of no language.
    fn word_of_list(self, word: &str) -> CellView {
        let mut kinds = self.manifest().statement_kinds.iter();
        let label = kinds
            .find(|it| it.id == word)
            .map(|it| self.text(&it.label));
        CellView {
            code: label
                .is_none()
                .then(|| name_in_link(&format!("\"{word}\""))),
            text: label,
            ..CellView::default()
        }
    }

    fn resource(self, named: Named) -> CellView {
        let manifest = self.manifest();
        let label = |label: Option<&Text>| CellView {
            text: label.map(|it| self.text(it)),
            ..CellView::default()
        };
        match named {
            Named::Record(record) => CellView {
                link: Some(self.link(record)),
                ..CellView::default()
            },
            Named::Level(level) => CellView {
                badge: Some(self.badge(level)),
                ..CellView::default()
            },
            Named::ActorKind(at) => label(manifest.actor_kinds.get(at).map(|it| &it.label)),
            Named::ConflictKind(at) => label(manifest.conflict_kinds.get(at).map(|it| &it.label)),
            Named::RelationType(at) => label(manifest.relation_types.get(at).map(|it| &it.label)),
            Named::Other(name) => CellView {
                text: self.cx.term_labels().get(&name).map(|label| TextView {
                    text: label.to_owned(),
                    lang: None,
                }),
                code: Some(name_in_link(&name)),
                ..CellView::default()
            },
        }
    }

    /// A number as it is set: with a minus sign, the decimal mark of the language, and no more digits than mean something.
    fn number(self, lexical: &str) -> CellView {
        let is_whole = lexical.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        let text = if is_whole { None } else { rounded(lexical) };
        let text = text.unwrap_or_else(|| name_in_link(lexical));
        let text = text.replace('.', &self.words().word("decimal-mark"));
        CellView {
            number: Some(text.replace('-', "\u{2212}")),
            ..CellView::default()
        }
    }
}

/// Digits that mean something in a share or a mean.
const SIGNIFICANT: u8 = 3;
/// Digits before or behind the mark that a reader takes in; what has more stays as the query wrote it.
const MOST_DIGITS: usize = 9;

/// A number with all digits before the mark, and behind it none beyond the significant ones; `None` for what is no number or
/// has too many of them.
fn rounded(lexical: &str) -> Option<String> {
    let number: f64 = lexical.parse().ok().filter(|it: &f64| it.is_finite())?;
    if number == 0.0 {
        // A zero that was written as one; rounding makes none.
        return Some("0".to_owned());
    }
    // The exponent after rounding: 9.999 has one more digit before the mark than it seems.
    let last = SIGNIFICANT - 1;
    let scientific = format!("{number:.*e}", usize::from(last));
    let (_, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let before = usize::try_from(exponent).map_or(1, |it| it + 1);
    let behind = usize::try_from(i32::from(last) - exponent).unwrap_or(0);
    if before > MOST_DIGITS || behind > MOST_DIGITS {
        return None;
    }
    let text = format!("{number:.behind$}");
    Some(match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    })
}

/// Whether a text may be a word of a closed list.
fn is_word(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    !text.is_empty() && text.chars().all(is_letter)
}

fn word(key: &str) -> CellView {
    CellView {
        word: Some(key.to_owned()),
        ..CellView::default()
    }
}

/// A text, or the beginning of one that is too long for a cell.
fn plain(text: &str, lang: Option<String>) -> CellView {
    CellView {
        text: Some(TextView {
            text: name_in_link(text),
            lang,
        }),
        ..CellView::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;

    fn number(lexical: &str) -> String {
        let cx = handbook("");
        let cell = PageContext::new(&cx, "").number(lexical);
        cell.number.unwrap()
    }

    #[test]
    fn numbers_are_set_as_in_the_language_of_the_page() {
        assert_eq!(number("-2"), "\u{2212}2");
        assert_eq!(number("2.50"), "2,5");
        assert_eq!(number("0.3333333333333333"), "0,333");
        assert_eq!(number("-1.0E1"), "\u{2212}10");
        assert_eq!(number("INF"), "INF");
        assert_eq!(number("1234.5678"), "1235");
        assert_eq!(number("9.999"), "10");
        assert_eq!(number("100.0"), "100");
        assert_eq!(number("-0.0"), "0");
    }

    #[test]
    fn what_is_not_zero_does_not_look_like_it() {
        assert_eq!(number("0.0004"), "0,0004");
        assert_eq!(number("-0.0001234"), "\u{2212}0,000123");
        assert_eq!(number("-1.0E-300"), "\u{2212}1,0E\u{2212}300");
    }

    #[test]
    fn a_number_of_more_digits_than_can_be_taken_in_stays_as_it_is_written() {
        assert_eq!(number("1.0E308"), "1,0E308");
        assert_eq!(number("123456789.4"), "123456789");
        let long = format!("{}.5", "9".repeat(10_000));
        assert!(number(&long).chars().count() < 1000);
    }

    #[test]
    fn a_level_that_a_parameter_is_given_is_its_badge() {
        let cx = handbook("");
        let cell = PageContext::new(&cx, "").parameter_cell(ParameterKind::Level, "federal");
        assert_eq!(cell.badge.unwrap().label, "Bund");
    }

    #[test]
    fn a_term_of_a_vocabulary_is_its_label_with_the_term_behind_it() {
        let cx = handbook("");
        let names = antinomy_query::Rdf::new(cx.graph());
        for (prefix, name, label) in [
            ("an", "affirms", Some("bejaht")),
            ("an", "Statement", Some("Aussage")),
            ("cito", "critiques", Some("kritisiert")),
            ("skos", "broader", None),
        ] {
            let iri = names
                .prefixes()
                .expand(&format!("{prefix}:{name}"))
                .unwrap();
            let value = Value::iri_of(&iri).unwrap();
            let cell = PageContext::new(&cx, "").value_cell(&names, Some(&value));
            assert_eq!(cell.code.unwrap(), format!("{prefix}:{name}"));
            assert_eq!(cell.text.map(|it| it.text).as_deref(), label);
        }
    }

    #[test]
    fn a_text_that_is_too_long_for_a_cell_is_cut() {
        let long = plain(&"ä".repeat(10_000), None).text.unwrap().text;
        assert!(long.ends_with(" …") && long.chars().count() < 1000);
    }
}
