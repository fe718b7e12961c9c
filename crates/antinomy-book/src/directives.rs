//! Directives: the views that an author asks for with a fence.
//!
//! ````markdown
//! ```antinomy card
//! id: municipalities-without-means
//! ```
//! ````
//!
//! The first line names the directive, the lines below it are YAML options. One file a directive; the list is
//! explicit, and a test compares it with the folder.

mod card;
mod matrix;
pub(crate) mod query;

pub use crate::directive::{Directive, DirectiveCall, OptionKey};

use crate::codes;
use crate::directive::at;
use antinomy_syntax::{Diagnostic, Span, nearest};

/// All directives, in the order of their names.
pub static ALL: [&dyn Directive; 3] = [
    &card::CardDirective,
    &matrix::MatrixDirective,
    &query::QueryDirective,
];

/// The directive with this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Directive> {
    ALL.into_iter().find(|directive| directive.name() == name)
}

/// The diagnostic for a fence that names no directive. `words` are all behind the language.
pub(crate) fn unknown_directive(words: &str, place: Option<Span>) -> Diagnostic {
    let known = ALL.map(|directive| directive.name());
    let suggestion = meant(words).or_else(|| nearest(words, known).map(str::to_owned));
    let suggestion = suggestion.map(|words| format!("```antinomy {words}"));
    at(place, &codes::UNKNOWN_DIRECTIVE)
        .with("directive", words)
        .with("known", known.join(", "))
        .maybe_suggest(suggestion.as_deref())
}

/// A directive with an argument that these words probably mean: the argument makes them resemble no name.
fn meant(words: &str) -> Option<String> {
    let (name, argument) = words.split_once(' ')?;
    let takers = ALL.into_iter().filter(|it| it.takes_argument());
    let name = nearest(name, takers.map(Directive::name))?;
    Some(format!("{name} {argument}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "compares the list with its folder"
    )]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/directives");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| name.trim_end_matches(".rs").to_owned())
            .collect();
        files.sort();
        assert_eq!(ALL.map(|directive| directive.name()).to_vec(), files);
    }
}
