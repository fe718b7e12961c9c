//! `mdbook-antinomy-link`: resolves cross references to records.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-link")
}
