//! HTML in a text: the handbook escapes it. What a browser would run if anything did not is a code of its own, from which no
//! record can except itself.

use super::scalar_lint::ScalarLint;
use super::text_lint::TextLint;
use crate::html::{HtmlTag, tags};
use crate::lint::{Lint, Needs};
use crate::markdown::{Mark, MarkKind, WrittenProse};
use crate::scalars::Place;
use crate::texts::place;
use antinomy_model::KnowledgeBase;
use antinomy_model::property::TextRole;
use antinomy_syntax::{Code, Diagnostic, FileId, SourceFile, Spanned};
use std::ops::Range;

antinomy_syntax::codes! {
    "";
    CODE = "L085", "html-in-prose", Warning;
    ACTIVE = "L092", "active-html", Warning;
}

/// The names of common character references.
const ENTITIES: &[&str] = &[
    "Auml", "Ouml", "Uuml", "amp", "auml", "bdquo", "eacute", "euro", "gt", "hellip", "laquo",
    "ldquo", "lt", "mdash", "nbsp", "ndash", "ouml", "quot", "raquo", "rdquo", "shy", "szlig",
    "uuml",
];

/// The most diagnostics about one text.
const MOST: usize = 20;

pub(super) struct HtmlInProse;

impl Lint for HtmlInProse {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn can_be_allowed(&self, code: &Code) -> bool {
        *code != ACTIVE
    }
}

// All values of a file, and not the texts of its records: names of persons and labels of the manifest are shown, too.
impl ScalarLint for HtmlInProse {
    fn looks_at(&self, file: &SourceFile) -> bool {
        // An escape of YAML may spell the bracket.
        let spellings = ["<", "\\x", "\\u", "\\U"];
        spellings.iter().any(|sign| file.text().contains(sign))
    }

    fn file(
        &self,
        base: &KnowledgeBase,
        _: FileId,
        scalars: &[(Place, Spanned<String>)],
        out: &mut Vec<Diagnostic>,
    ) {
        let values = scalars.iter().filter(|(place, _)| *place == Place::Value);
        for (_, scalar) in values.filter(|(_, scalar)| scalar.value.contains('<')) {
            for tag in opening(&scalar.value, tags(&scalar.value).into_iter()).take(MOST) {
                let span = place(base, scalar, tag.range);
                out.push(Diagnostic::new(code(tag.is_active), span));
            }
        }
    }
}

fn code(is_active: bool) -> &'static Code {
    if is_active { &ACTIVE } else { &CODE }
}

impl TextLint for HtmlInProse {
    fn version(
        &self,
        base: &KnowledgeBase,
        role: TextRole,
        version: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) {
        // Markdown resolves them.
        if version.value.contains('&') && role != TextRole::Body {
            for range in entities(&version.value).take(MOST) {
                out.push(Diagnostic::new(&CODE, place(base, version, range)));
            }
        }
    }

    fn prose(&self, prose: &WrittenProse<'_>, marks: &[Mark], out: &mut Vec<Diagnostic>) {
        let html = marks.iter().filter(|mark| mark.kind == MarkKind::Html);
        let html = html.map(|mark| HtmlTag {
            range: mark.range.clone(),
            is_active: tags(&prose.text[mark.range.clone()])
                .iter()
                .any(|tag| tag.is_active),
        });
        for tag in opening(prose.text, html) {
            out.push(Diagnostic::new(
                code(tag.is_active),
                prose.place(&tag.range),
            ));
        }
    }
}

/// Leaves out end tags: their start tag was reported. The first one is kept, in case it has none.
fn opening(text: &str, html: impl Iterator<Item = HtmlTag>) -> impl Iterator<Item = HtmlTag> {
    html.enumerate()
        .filter(|(at, tag)| *at == 0 || !text[tag.range.clone()].starts_with("</"))
        .map(|(_, tag)| tag)
}

/// Character references in a text without Markdown.
fn entities(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.match_indices('&');
    starts.filter_map(|(at, _)| Some(at..at + 1 + entity(&text[at + 1..])?))
}

/// The length of a character reference behind its `&`.
fn entity(rest: &str) -> Option<usize> {
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#')?;
    let number = rest[..end].strip_prefix('#');
    let is_number = number.is_some_and(|number| {
        let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
        !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    let is_known = is_number || ENTITIES.contains(&&rest[..end]);
    (is_known && rest[end..].starts_with(';')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_example;

    fn read(text: &str) -> Vec<&str> {
        entities(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn names_of_characters_are_found() {
        assert_eq!(
            read("S.&nbsp;3 &#8211; &#xAD;"),
            ["&nbsp;", "&#8211;", "&#xAD;"]
        );
        assert_eq!(read("Müller & Söhne; R&D"), [""; 0]);
    }

    /// Codes of this lint and the places of what is found in a file of sources.
    fn found(source: &str) -> Vec<(&'static str, String)> {
        let text = format!(
            "sources:\n  - {{id: x, class: literature, type: book, issued: 2001, {source}}}\n"
        );
        let (base, found) = check_example([("content/sources.yaml", text)]);
        let ours = found.iter().filter_map(|found| {
            let code = ALL.iter().find(|code| found.code.name() == code.name())?;
            let span = found.span?;
            let text = base.files.file(span.file).text();
            Some((code.name(), text[span.range()].to_owned()))
        });
        ours.collect()
    }

    #[test]
    fn names_and_other_values_are_looked_at_as_well() {
        for key in [
            "title: \"VALUE\"",
            "title: T, author: [\"VALUE, A.\"]",
            "title: T, licence: \"VALUE\"",
            "title: T, edition: \"VALUE\"",
            "title: T, publisher: \"VALUE\"",
        ] {
            let source = key.replace("VALUE", "<i>a</i>");
            assert_eq!(
                found(&source),
                [("html-in-prose", "<i>".to_owned())],
                "{key}"
            );
            let source = key.replace("VALUE", "<svg/onload=x>");
            assert_eq!(
                found(&source),
                [("active-html", "<svg/onload=x>".to_owned())],
                "{key}"
            );
        }
    }

    #[test]
    fn an_escape_of_yaml_hides_nothing() {
        let (code, _) = &found("title: \"a \\x3cscript>\"")[0];
        assert_eq!(*code, "active-html");
    }
}
