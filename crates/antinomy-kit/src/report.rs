//! Diagnostics as people and programs read them: one file a format, listed in [`FORMATS`].

mod concise;
mod github;
mod gitlab;
mod json;
mod sarif;
mod terminal;

pub use crate::fingerprint::fingerprints;
pub use crate::report_format::{Report, ReportFormat, StepSummary};
pub use crate::visible::{Drawing, visible, visible_line};
pub use json::problem;
pub use terminal::{render, render_first};

/// All formats, in the order in which they are documented.
pub static FORMATS: &[&dyn ReportFormat] = &[
    &terminal::TerminalReport,
    &concise::ConciseReport,
    &json::JsonReport,
    &github::GitHubReport,
    &sarif::SarifReport,
    &gitlab::GitLabReport,
];

/// The version of the envelopes of JSON, this one and those of answers. It changes when what is there means something else, not
/// when something is added.
pub const ENVELOPE: &str = "antinomy/2";

/// The format for a person at a terminal, where no other one was asked for.
pub static DEFAULT_FORMAT: &dyn ReportFormat = &terminal::TerminalReport;

/// The format with this name.
#[must_use]
pub fn format(name: &str) -> Option<&'static dyn ReportFormat> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/report");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| name.trim_end_matches(".rs").to_owned())
            .collect();
        files.sort();
        let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
        names.sort_unstable();
        assert_eq!(names, files);
    }
}
