//! Indicators without the space that they need, and characters that only look like them: `-id`, `– id`, `id:x`.

use super::scan_error::{Mistake, ScanError};
use crate::yaml::characters::{is_word_character, malformed_entry};
use crate::yaml::line::{SourceLine, line_start};
use crate::{Code, Diagnostic, FileId, Span, Spanned, codes};

impl ScanError<'_> {
    /// A malformed entry indicator, or a colon without its space.
    pub(super) fn explain_indicators(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        // In flow context there are no entries, and quoted keys need no space behind the colon.
        if self.is_in_flow(line) {
            return None;
        }
        line.and_above(&self.bounds).find_map(|near| {
            self.entry_without_indicator(&near)
                .or_else(|| self.colon_without_space(&near))
        })
    }

    fn entry_without_indicator(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let (length, code) = malformed_entry(line.trimmed())?;
        Some(malformed_indicator(
            self.file, self.text, line.inner, length, code,
        ))
    }

    fn colon_without_space(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let colon = line.colon()?;
        let next = self.text[colon + 1..line.end].chars().next()?;
        // `http://` and `a::b` are content.
        if next.is_whitespace() || matches!(next, ':' | '/') {
            return None;
        }
        let start = line.content();
        let key = self.text[start..colon].trim_end();
        Some(Mistake {
            diagnostic: colon_without_space(self.file, key, start, colon),
            resume: start,
        })
    }
}

/// A malformed entry indicator of `length` bytes at the beginning of the line of `at`. A cure is proposed only if the
/// line below is indented as it would be below a proper indicator, because then that alone cures the entry.
pub(super) fn malformed_indicator(
    file: FileId,
    text: &str,
    at: usize,
    length: usize,
    code: &'static Code,
) -> Mistake {
    let span = Span::new(file, at..at + length);
    let bounds = line_start(text, at)..text.len();
    let line = SourceLine::at(text, at, &bounds);
    let is_aligned = line
        .below(&bounds)
        .is_none_or(|below| below.indent() <= line.indent() || below.indent() == line.indent() + 2);
    let found = Diagnostic::new(code, span);
    let has_space = text[at + length..].starts_with(' ');
    Mistake {
        diagnostic: match (is_aligned, has_space) {
            (true, true) => found.fix(span, "-"),
            (true, false) => found.fix(span, "- "),
            (false, _) => found.hint("below"),
        },
        resume: at,
    }
}

/// `{label:City}`: without the space the colon is part of the key, and the value is missing. Returns what to report if
/// `key` was probably meant as a key and its value.
pub(in crate::yaml) fn colon_in_key(
    file: FileId,
    text: &str,
    key: &Spanned<String>,
) -> Option<Diagnostic> {
    let colon = key.value.find(':')?;
    let (name, value) = (&key.value[..colon], &key.value[colon + 1..]);
    if name.is_empty() || !name.chars().all(is_word_character) || value.starts_with("//") {
        return None;
    }
    let start = key.span.start as usize;
    // A quoted key was meant as it is; only a plain one begins with the same bytes.
    text[start..]
        .starts_with(&key.value[..=colon])
        .then(|| colon_without_space(file, name, start, start + colon))
}

/// The colon at `colon` behind the key at `start` lacks its space.
fn colon_without_space(file: FileId, key: &str, start: usize, colon: usize) -> Diagnostic {
    Diagnostic::new(
        &codes::COLON_WITHOUT_SPACE,
        Span::new(file, start..colon + 1),
    )
    .with("key", key)
    .fix(Span::new(file, colon..colon + 1), ": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain<T>(text: &str, look: impl FnOnce(Mistake) -> T) -> Option<T> {
        ScanError::first_of(text, |error| error.explain_indicators(&error.line())).map(look)
    }

    #[test]
    fn a_hyphen_needs_a_space_and_a_dash_must_be_a_hyphen() {
        for (text, code, written, cured) in [
            (
                "-a: b\n  c: d\n",
                "dash-without-space",
                "-",
                "- a: b\n  c: d\n",
            ),
            ("– a: b\n  c: d\n", "wrong-dash", "–", "- a: b\n  c: d\n"),
        ] {
            let found = explain(text, |mistake| (mistake.told(text), mistake.cured(text)));
            assert_eq!(found, Some(((code, written), Some(cured.to_owned()))));
        }
    }

    #[test]
    fn a_dash_alone_cures_nothing_if_the_lines_below_are_misaligned() {
        let text = "– a: b\n    c: d\n";
        let found = explain(text, |mistake| mistake.diagnostic);
        let found = found.unwrap();
        assert_eq!((found.hint, found.edit), ("below", None));
    }

    #[test]
    fn a_colon_needs_a_space() {
        let text = "a: b\nc:d\ne: f\n";
        let found = explain(text, |mistake| (mistake.told(text), mistake.cured(text)));
        let cured = "a: b\nc: d\ne: f\n".to_owned();
        assert_eq!(found, Some((("colon-without-space", "c:"), Some(cured))));
    }

    #[test]
    fn a_key_with_a_colon_is_a_key_and_its_value_but_an_address_is_not() {
        let found = |text: &str, value: &str| {
            let span = Span::new(FileId(0), 1..1 + value.len());
            let value = value.to_owned();
            let found = colon_in_key(FileId(0), text, &Spanned { value, span });
            found.and_then(|found| Some(found.code.declared()?.name()))
        };
        assert_eq!(found("{a:b}", "a:b"), Some("colon-without-space"));
        assert_eq!(found("{http://a}", "http://a"), None);
        assert_eq!(found("{\"a:b\"}", "a:b"), None);
        assert_eq!(found("{a b:c}", "a b:c"), None);
    }
}
