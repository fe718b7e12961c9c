//! Annotations of a pull request on GitHub, as workflow commands.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! Content is untrusted and must not inject commands: line breaks and the separators of properties are escaped. GitHub
//! shows at most ten errors and ten warnings of a step and drops the others silently. So no more are written, and the
//! step summary contains all of them.

use crate::report_format::{Report, ReportFormat, StepSummary};
use crate::streams::OutputForm;
use crate::visible::{Drawing, visible};
use antinomy_syntax::{Argument, Diagnostic, Severity};

/// Annotations of one severity that GitHub shows for one step.
const MAX_ANNOTATIONS: usize = 10;
/// Rows of the step summary.
const MAX_ROWS: usize = 1000;
/// Size in bytes from which no row is added to the step summary: GitHub shows nothing of one above 1 MiB.
const MAX_SUMMARY: usize = 900_000;

pub(super) struct GitHubReport;

impl ReportFormat for GitHubReport {
    fn name(&self) -> &'static str {
        "github"
    }

    fn form(&self, _drawing: Drawing) -> OutputForm {
        OutputForm::Commands
    }

    fn write(&self, report: &Report<'_>) -> String {
        let mut text = String::new();
        let mut left = [MAX_ANNOTATIONS; 2];
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
            text += &format!("::notice title=Antinomy::{}\n", data(&more));
        }
        text
    }

    fn step_summary(&self, report: &Report<'_>) -> Option<StepSummary> {
        Some(StepSummary {
            variable: "GITHUB_STEP_SUMMARY",
            markdown: table(report),
        })
    }
}

fn command(report: &Report<'_>, found: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(span) = found.span {
        let region = report.region(span);
        // GitHub matches paths with those of the repository, not of the working directory.
        let path = format!("{}{}", report.prefix, region.path);
        properties.push(format!("file={}", property(&path)));
        properties.push(format!("line={}", region.start.line));
        // GitHub rejects columns of a region with several lines.
        if region.start.line == region.end.line {
            properties.push(format!("col={}", region.start.column));
            properties.push(format!("endColumn={}", region.end.column));
        } else {
            properties.push(format!("endLine={}", region.end.line));
        }
    }
    properties.push(format!("title={}", property(found.code.name())));
    format!(
        "::{} {}::{}\n",
        found.code.severity.name(),
        properties.join(","),
        data(&visible(&report.message(found)))
    )
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    // The percent sign first, or else the other escapes would be escaped again.
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property, in which colons and commas are separators.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// All diagnostics as a Markdown table; empty if there are none.
fn table(report: &Report<'_>) -> String {
    let words = report.words;
    if report.diagnostics.is_empty() {
        return String::new();
    }
    let heads = ["column-place", "column-code", "column-message"].map(|key| words.word(key));
    // The file may already end with another summary: a table needs a blank line before it.
    let mut text = format!("\n| {} |\n|---|---|---|\n", heads.join(" | "));
    let mut shown = 0;
    for found in report.diagnostics.iter().take(MAX_ROWS) {
        if text.len() > MAX_SUMMARY {
            break;
        }
        shown += 1;
        let place = found.span.map_or(String::new(), |span| {
            let region = report.region(span);
            let (line, column) = (region.start.line, region.start.column);
            format!("{}{}:{line}:{column}", report.prefix, region.path)
        });
        text += &format!(
            "| {} | {} | {} |\n",
            cell(&place),
            found.code.name(),
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

/// Escapes a table cell: content must not inject Markdown, HTML or mentions of users.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        match character {
            '\n' => out.push(' '),
            '0'..='9' | ' ' | ',' | ';' | '/' => out.push(character),
            other if other.is_alphabetic() || !other.is_ascii() => out.push(other),
            // Character references, since GitHub expands @mentions even behind a backslash.
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
