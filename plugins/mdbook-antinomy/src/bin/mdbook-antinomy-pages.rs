//! `mdbook-antinomy-pages`: takes front matter off the chapters of a book and appends the generated ones.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-pages")
}
