//! Entries as records in YAML, in the layout of our own sources: keys in the order of their table, texts as double-quoted
//! scalars, years and ids as plain scalars.

use super::entry::BibEntry;
use antinomy_model::values::{Choice, Name};
use antinomy_syntax::yaml::quoted;

/// A file with these sources, below the lines of `heading` as a comment. Class and language become defaults of the file if
/// all sources share them.
#[must_use]
pub fn records(entries: &[BibEntry], heading: &str) -> String {
    let mut out = String::new();
    for line in heading.lines() {
        out += format!("# {line}").trim_end();
        out.push('\n');
    }
    let class = common(entries, |entry| entry.class.map_or("", Choice::word));
    let language = common(entries, |entry| &entry.language);
    let defaults: Vec<String> = [("class", class), ("language", language)]
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}", bare(value?))))
        .collect();
    if !defaults.is_empty() {
        out += &format!("defaults: {{{}}}\n", defaults.join(", "));
    }
    out += "sources:\n";
    for entry in entries {
        let mut lead = "  - ";
        for (key, value) in keys(entry) {
            let is_shared =
                (key == "class" && class.is_some()) || (key == "language" && language.is_some());
            if !is_shared {
                out += &format!("{lead}{key}: {value}\n");
                lead = "    ";
            }
        }
    }
    out
}

/// The value that all entries share; `None` if they differ or it is empty.
fn common<'e>(entries: &'e [BibEntry], of: impl Fn(&'e BibEntry) -> &'e str) -> Option<&'e str> {
    let first = entries.first().map(&of).filter(|text| !text.is_empty())?;
    entries
        .iter()
        .all(|entry| of(entry) == first)
        .then_some(first)
}

/// The keys of an entry with their values as YAML.
fn keys(entry: &BibEntry) -> Vec<(&'static str, String)> {
    let date = |date: Option<antinomy_model::values::Interval>| {
        date.map(|date| bare(&date.to_string())).unwrap_or_default()
    };
    let text = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            quoted(text)
        }
    };
    let plain = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            bare(text)
        }
    };
    let id = |id: &Option<String>| id.clone().unwrap_or_default();
    let all = vec![
        ("id", entry.id.clone()),
        ("class", entry.class.map_or("", Choice::word).to_owned()),
        ("type", entry.r#type.map_or("", Choice::word).to_owned()),
        ("title", text(&entry.title)),
        ("subtitle", text(&entry.subtitle)),
        ("author", names(&entry.author)),
        ("editor", names(&entry.editor)),
        ("translator", names(&entry.translator)),
        ("edition", text(&entry.edition)),
        ("issued", date(entry.issued)),
        ("publisher", plain(&entry.publisher)),
        ("place", plain(&entry.place)),
        ("in", id(&entry.r#in)),
        ("series", plain(&entry.series)),
        ("series-number", text(&entry.series_number)),
        ("volume", text(&entry.volume)),
        ("issue", text(&entry.issue)),
        ("pages", text(&entry.pages)),
        ("url", text(&entry.url)),
        ("accessed", date(entry.accessed)),
        ("archive-url", text(&entry.archive_url)),
        ("doi", text(&entry.doi)),
        ("isbn", text(&entry.isbn)),
        ("urn", text(&entry.urn)),
        ("language", plain(&entry.language)),
        ("issuer", list(&entry.issuer)),
        ("levels", list(&entry.levels)),
        ("members", list(&entry.members)),
        (
            "coverage",
            entry.coverage.map_or("", Choice::word).to_owned(),
        ),
        ("superseded-by", id(&entry.superseded_by)),
        ("licence", text(&entry.licence)),
        ("abbreviation", plain(&entry.abbreviation)),
        ("note", text(&entry.note)),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// One id as a scalar, several as a flow sequence.
fn list(ids: &[String]) -> String {
    match ids {
        [] => String::new(),
        [id] => id.clone(),
        ids => format!("[{}]", ids.join(", ")),
    }
}

fn names(names: &[Name]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names: Vec<String> = names.iter().map(name).collect();
    format!("[{}]", names.join(", "))
}

/// A name in its shortest form that reads back as the same name.
fn name(name: &Name) -> String {
    let (family, given, prefix, suffix) = match name {
        // A text with a comma is read as a person.
        Name::Body(body) if body.contains(',') => return format!("{{name: {}}}", quoted(body)),
        Name::Body(body) => return bare(body),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => (family, given, prefix, suffix),
    };
    // A comma in one of the parts would split the name elsewhere.
    let short = format!("{family}, {}", given.as_deref().unwrap_or_default());
    if prefix.is_none() && suffix.is_none() && Name::parse(&short) == *name && given.is_some() {
        return quoted(&short);
    }
    let parts = [
        ("family", Some(family)),
        ("given", given.as_ref()),
        ("prefix", prefix.as_ref()),
        ("suffix", suffix.as_ref()),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(part, text)| Some(format!("{part}: {}", bare(text?))))
        .collect();
    format!("{{{}}}", parts.join(", "))
}

/// A text as a plain scalar if no reader of YAML can take it for anything else, inside of flow collections, too; else as a
/// double-quoted scalar.
fn bare(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '~');
    let is_date = text.starts_with(|c: char| c.is_ascii_digit());
    let is_safe = (text.starts_with(char::is_alphabetic) || is_date)
        && text.chars().all(is_word)
        && !text.ends_with(' ')
        && !text.contains("  ")
        // Other readers of YAML take these for null and truth values.
        && !["null", "true", "false", "yes", "no"].contains(&text.to_lowercase().as_str());
    if is_safe {
        text.to_owned()
    } else {
        quoted(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_taken_for_something_else_is_quoted() {
        let body = |text: &str| name(&Name::Body(text.to_owned()));
        assert_eq!(body("Frankfurt am Main"), "Frankfurt am Main");
        assert_eq!(body("Arbeit, Bildung"), "{name: \"Arbeit, Bildung\"}");
        assert_eq!(body("A: b"), "\"A: b\"");
        assert_eq!(name(&Name::parse("Bommes, M.")), "\"Bommes, M.\"");
        assert_eq!(name(&Name::parse("Dangschat,")), "{family: Dangschat}");
    }
}
