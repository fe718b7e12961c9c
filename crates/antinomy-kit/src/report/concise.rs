//! One line for each diagnostic: `path:line:column: severity[name]: what is wrong. What to do.`

use super::place::Place;
use super::{Format, Report, visible, visible_path};

pub(super) struct Concise;

impl Format for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let shown = report.shown();
        let mut text = String::new();
        for found in shown {
            if let Some(span) = found.span {
                let place = Place::of(report.files, span);
                let (line, column) = (place.from.line, place.from.column);
                text.push_str(&format!("{}:{line}:{column}: ", visible_path(place.path)));
            }
            let severity = found.code.severity.name();
            let severity = report.words.word(&format!("severity-{severity}"));
            let message = visible(&report.message(found)).replace('\n', " ");
            text.push_str(&format!("{severity}[{}]: {message}\n", found.code.name));
        }
        text + &report.rest(shown.len())
    }
}
