//! A syntax error with its surroundings, and the mistake that explains it.

use crate::yaml::delimiters::open_brackets;
use crate::yaml::line::{MAX_LINES_BACK, MAX_LOOK, SourceLine};
use crate::{Code, Diagnostic, FileId, Span};
use granit_parser::ErrorKind;
use std::ops::Range;

/// What is wrong, and where parsing can go on.
pub(in crate::yaml) struct Mistake {
    /// What to report.
    pub(in crate::yaml) diagnostic: Diagnostic,
    /// An offset in the line behind which parsing goes on.
    pub(in crate::yaml) resume: usize,
}

impl Mistake {
    pub(super) fn with(self, name: &'static str, value: impl Into<crate::Argument>) -> Self {
        self.map(|found| found.with(name, value))
    }

    pub(super) fn hint(self, attribute: &'static str) -> Self {
        self.map(|found| found.hint(attribute))
    }

    pub(super) fn related(self, span: Span, label: &'static str) -> Self {
        self.map(|found| found.related(span, label))
    }

    pub(super) fn fix(self, span: Span, text: &str) -> Self {
        self.map(|found| found.fix(span, text))
    }

    pub(super) fn map(self, change: impl FnOnce(Diagnostic) -> Diagnostic) -> Self {
        Self {
            diagnostic: change(self.diagnostic),
            resume: self.resume,
        }
    }
}

/// A syntax error that the scanner reported.
pub(in crate::yaml) struct ScanError<'t> {
    /// The file of `text`.
    pub(in crate::yaml) file: FileId,
    /// The whole text.
    pub(in crate::yaml) text: &'t str,
    /// The piece of it that was being parsed.
    pub(in crate::yaml) bounds: Range<usize>,
    /// The offset that the scanner reported, which is often behind the cause.
    pub(in crate::yaml) at: usize,
    /// The scanner's own category.
    pub(in crate::yaml) kind: &'t ErrorKind,
}

impl<'t> ScanError<'t> {
    /// The line in which the scanner gave up.
    pub(super) fn line(&self) -> SourceLine<'t> {
        SourceLine::at(self.text, self.at, &self.bounds)
    }

    /// A mistake at `range`; parsing goes on behind the line in which it begins.
    pub(super) fn mistake(&self, code: &'static Code, range: Range<usize>) -> Mistake {
        let resume = range.start;
        Mistake {
            diagnostic: Diagnostic::new(code, self.span(range)),
            resume,
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The character at which the scanner gave up.
    pub(super) fn character(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The flow collections that are open where the scanner gave up.
    pub(super) fn open_brackets(&self, line: &SourceLine<'_>) -> Vec<usize> {
        open_brackets(self.text, self.context_start(line), self.at)
    }

    /// Whether the scanner gave up in flow context.
    pub(super) fn is_in_flow(&self, line: &SourceLine<'_>) -> bool {
        !self.open_brackets(line).is_empty()
    }

    /// The beginning of the first line that is looked at to tell what is open in `line`.
    fn context_start(&self, line: &SourceLine<'_>) -> usize {
        let mut first = *line;
        for _ in 0..MAX_LINES_BACK {
            let Some(above) = first.above(&self.bounds) else {
                break;
            };
            if line.start - above.start > MAX_LOOK {
                break;
            }
            first = above;
        }
        first.start
    }
}

#[cfg(test)]
impl ScanError<'_> {
    /// Parses `text` up to its first syntax error and returns what `look` makes of it.
    pub(super) fn first_of<T>(text: &str, look: impl FnOnce(&ScanError<'_>) -> T) -> T {
        let error = granit_parser::Parser::new_from_str(text)
            .find_map(Result::err)
            .expect("a syntax error");
        let at = error.marker().byte_offset().unwrap();
        look(&ScanError {
            file: FileId(0),
            text,
            bounds: 0..text.len(),
            at: text.floor_char_boundary(at),
            kind: error.kind(),
        })
    }
}

#[cfg(test)]
impl Mistake {
    /// The name of its code, and what its span covers.
    pub(super) fn told<'t>(&self, text: &'t str) -> (&'static str, &'t str) {
        let found = &self.diagnostic;
        (
            found.code.declared().unwrap().name(),
            &text[found.span.unwrap().range()],
        )
    }

    /// The text after its edit.
    pub(super) fn cured(&self, text: &str) -> Option<String> {
        let edit = self.diagnostic.edit.as_ref()?;
        let mut cured = text.to_owned();
        cured.replace_range(edit.span.range(), &edit.text);
        Some(cured)
    }
}
