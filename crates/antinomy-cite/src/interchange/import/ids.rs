//! Ids for works without a key.

use super::super::entry::BibEntry;
use super::super::slug::slug;
use super::source_index::year_of;
use antinomy_model::values::Name;

/// So many names, words of a body and words of a title are taken.
const MAX_NAMES: usize = 3;
const MAX_BODY_WORDS: usize = 3;
const MAX_TITLE_WORDS: usize = 5;

/// An id of names and year (`gesemann-roth-2009`), as citation keys are made; of the title if there are no names.
pub(super) fn generated_id(entry: &BibEntry) -> String {
    let people = if entry.author.is_empty() {
        &entry.editor
    } else {
        &entry.author
    };
    let mut words: Vec<String> = people.iter().take(MAX_NAMES).map(short_name).collect();
    // The first name alone: which others are dropped should not depend on their order.
    if people.len() > MAX_NAMES {
        words.truncate(1);
        words.push("et-al".to_owned());
    }
    if words.is_empty() {
        words.push(first_words(&entry.title, MAX_TITLE_WORDS));
    }
    words.extend(year_of(entry).map(|year| year.to_string()));
    match slug(&words.join("-")) {
        id if id.is_empty() => "source".to_owned(),
        id => id,
    }
}

fn short_name(name: &Name) -> String {
    match name {
        Name::Body(body) => first_words(body, MAX_BODY_WORDS),
        Name::Person { family, .. } => family.clone(),
    }
}

fn first_words(text: &str, count: usize) -> String {
    text.split(' ').take(count).collect::<Vec<_>>().join(" ")
}
