//! `mdbook-antinomy-cite`: resolves citations and appends lists of works.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-cite")
}
