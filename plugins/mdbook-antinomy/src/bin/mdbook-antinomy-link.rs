//! `mdbook-antinomy-link`: resolves cross references; for now it passes every chapter through.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-link")
}
