//! Annotations in a pull request on GitHub, as workflow commands.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! Content is untrusted and must not write commands of its own: line breaks and what separates properties are
//! escaped. The platform shows ten errors and ten warnings of a step and drops the rest without a word, so more are
//! not written, and the summary of the step holds all of them.

use super::place::Place;
use super::{Format, Report, visible};
use antinomy_syntax::{Argument, Diagnostic, Severity};

/// Annotations of one severity that the platform shows for one step.
const SHOWN: usize = 10;
/// Rows of the summary.
const ROWS: usize = 1000;
/// Bytes after which no row is begun: of a summary above 1 MiB nothing is shown.
const BYTES: usize = 900_000;

pub(super) struct GitHub;

impl Format for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let mut text = String::new();
        let mut left = [SHOWN, SHOWN];
        let mut rest = 0usize;
        for found in report.diagnostics {
            let left = &mut left[usize::from(found.code.severity == Severity::Warning)];
            if *left == 0 {
                rest += 1;
                continue;
            }
            *left -= 1;
            text += &command(report, found);
        }
        if rest > 0 {
            let words = report.words;
            let more = words.say("check-rest-summary", &[("count", Argument::from(rest))]);
            text += &format!("::notice::{}\n", data(&more));
        }
        text
    }
}

fn command(report: &Report<'_>, found: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(span) = found.span {
        let place = Place::of(report.files, span);
        let path = format!("{}{}", report.prefix, place.path);
        properties.push(format!("file={}", property(&path)));
        properties.push(format!("line={}", place.from.line));
        // Columns are only understood within one line.
        if place.from.line == place.until.line {
            properties.push(format!("col={}", place.from.column));
            properties.push(format!("endColumn={}", place.until.column));
        } else {
            properties.push(format!("endLine={}", place.until.line));
        }
    }
    properties.push(format!("title={}", property(found.code.name)));
    format!(
        "::{} {}::{}\n",
        found.code.severity.name(),
        properties.join(","),
        data(&visible(&report.message(found)))
    )
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// All diagnostics as a table in Markdown, for the summary of the step; nothing if there are none.
#[must_use]
pub fn step_summary(report: &Report<'_>) -> String {
    let words = report.words;
    if report.diagnostics.is_empty() {
        return String::new();
    }
    let heads = ["column-place", "column-code", "column-message"].map(|key| words.word(key));
    // Another report may stand above.
    let mut text = format!("\n| {} |\n|---|---|---|\n", heads.join(" | "));
    let mut shown = 0;
    for found in report.diagnostics.iter().take(ROWS) {
        if text.len() > BYTES {
            break;
        }
        shown += 1;
        let place = found.span.map_or(String::new(), |span| {
            let place = Place::of(report.files, span);
            let (line, column) = (place.from.line, place.from.column);
            format!("{}{}:{line}:{column}", report.prefix, place.path)
        });
        text += &format!(
            "| {} | {} | {} |\n",
            cell(&place),
            found.code.name,
            cell(&report.message(found))
        );
    }
    let rest = report.diagnostics.len() - shown;
    if rest > 0 {
        let more = words.say("check-rest", &[("count", Argument::from(rest))]);
        text += &format!("\n{more}\n");
    }
    text
}

/// Text in a cell of a table: no mark of Markdown, no tag and no mention of a person gets through.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        match character {
            '\n' => out.push(' '),
            '0'..='9' | ' ' | ',' | ';' | '/' => out.push(character),
            other if other.is_alphabetic() || !other.is_ascii() => out.push(other),
            other => out.push_str(&format!("&#{};", u32::from(other))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_cannot_write_a_command_of_its_own() {
        assert_eq!(data("a\n::error::b%0A"), "a%0A::error::b%250A");
        assert_eq!(property("a,line=3:b"), "a%2Cline=3%3Ab");
    }

    #[test]
    fn content_cannot_write_markdown_into_the_summary() {
        let text = cell("<img src=x>|@someone [a](b)");
        assert!(!text.contains(['<', '|', '@', '[']), "{text}");
    }
}
