//! `mdbook-antinomy-pages`: strips front matter and appends generated pages.

fn main() -> std::process::ExitCode {
    antinomy_kit::book::preprocess_as("antinomy-pages")
}
