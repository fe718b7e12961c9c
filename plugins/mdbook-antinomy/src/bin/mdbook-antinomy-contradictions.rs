//! `mdbook-antinomy-contradictions`: expands fenced directives: cards, matrices and lists.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-contradictions")
}
