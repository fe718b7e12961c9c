//! `mdbook-antinomy-cite`: sets citations; for now it passes every chapter through.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-cite")
}
