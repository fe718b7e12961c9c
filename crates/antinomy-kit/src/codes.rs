//! The codes of everything that Antinomy can say about content.

use antinomy_syntax::Code;

/// All codes: of reading files, records and books, and of lints, by number.
#[must_use]
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let mut all: Vec<&'static Code> = [
        antinomy_syntax::codes::ALL,
        antinomy_model::codes::ALL,
        antinomy_book::codes::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(antinomy_check::codes())
    .collect();
    all.sort_by_key(|code| code.number);
    all.into_iter()
}
