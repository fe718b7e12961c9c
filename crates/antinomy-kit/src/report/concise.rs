//! One line for each diagnostic: `path:line:column: severity[name]: what is wrong. What to do.`

use crate::report_format::{Report, ReportFormat};
use crate::visible::{visible, visible_line};

pub(super) struct ConciseReport;

impl ReportFormat for ConciseReport {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let shown = report.shown();
        let mut text = String::new();
        for found in shown {
            if let Some(span) = found.span {
                let region = report.region(span);
                let (line, column) = (region.start.line, region.start.column);
                text.push_str(&format!("{}:{line}:{column}: ", visible_line(region.path)));
            }
            let severity = found.code.severity.name();
            let severity = report.words.word(&format!("severity-{severity}"));
            // A message may quote a block scalar; a diagnostic is one line here.
            let message = visible(&report.message(found)).replace('\n', " ");
            text.push_str(&format!("{severity}[{}]: {message}\n", found.code.name()));
        }
        text + &report.rest(shown.len())
    }
}
