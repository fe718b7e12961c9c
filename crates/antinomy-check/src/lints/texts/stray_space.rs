//! Superfluous spaces in a text on one line: runs of them, or spaces at an end.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::texts::as_written;
use antinomy_model::KnowledgeBase;
use antinomy_model::property::TextRole;
use antinomy_syntax::{Code, Diagnostic, Span, Spanned};
use std::ops::Range;

antinomy_syntax::codes! {
    "";
    CODE = "L088", "stray-space", Warning;
}

pub(super) struct StraySpace;

impl Lint for StraySpace {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl TextLint for StraySpace {
    fn version(
        &self,
        base: &KnowledgeBase,
        role: TextRole,
        version: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) {
        let text = version.value.as_str();
        let is_suspect = || text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
        // In Markdown, spaces are indentation and line breaks.
        if role != TextRole::Body && is_suspect() {
            report(base, version, out);
        }
    }
}

fn report(base: &KnowledgeBase, version: &Spanned<String>, out: &mut Vec<Diagnostic>) {
    // A folded or escaped text is not found: an edit of its value would not be one of the file.
    let Some(start) = as_written(base, version.span).find(version.value.as_str()) else {
        return;
    };
    let start = version.span.start as usize + start;
    for (range, text) in stray(&version.value) {
        let span = Span::new(version.span.file, start + range.start..start + range.end);
        out.push(Diagnostic::new(&CODE, span).fix(span, text));
    }
}

/// Ranges of superfluous spaces, each with its replacement.
fn stray(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(' ') {
        let start = at + next;
        let end = text.len() - text[start..].trim_start_matches(' ').len();
        let is_end = start == 0 || end == text.len();
        if is_end || end - start > 1 {
            found.push((start..end, if is_end { "" } else { " " }));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_lose_their_spaces_and_runs_keep_one() {
        assert_eq!(stray(" a  b "), [(0..1, ""), (2..4, " "), (5..6, "")]);
        assert_eq!(stray("a b c"), []);
        assert_eq!(stray("  "), [(0..2, "")]);
    }
}
