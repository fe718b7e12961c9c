//! `mdbook-antinomy-contradictions`: puts cards and matrices in place of their fences.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-contradictions")
}
