//! Some crates from outside stay inside one of ours, so that they can be exchanged. Which, says one line of
//! ARCHITECTURE.md: `granit-parser in syntax, petgraph in graph`.

use anyhow::Result;

use super::architecture::{self, FILE};
use super::breach::Breach;
use super::checkout::Checkout;

/// The words before the line.
const START: &str = "**Foreign types stay home.**";
/// What the names of our crates begin with; the line leaves it out.
const PREFIX: &str = "antinomy-";

/// Crates that the line calls by a name of their own.
const CALLED: &[(&str, &[&str])] = &[(
    "mdBook's book types",
    &[
        "mdbook-core",
        "mdbook-driver",
        "mdbook-html",
        "mdbook-preprocessor",
        "mdbook-renderer",
        "mdbook-summary",
    ],
)];

/// Who may use a crate away from its home: the floors of the benchmarks are the foreign crates alone.
const GUESTS: &[(&str, &str)] = &[("xtask", "granit-parser"), ("xtask", "mdbook-driver")];

/// Checks all dependencies of our packages, those of tests and build scripts as well.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    let (homes, unread) = Home::read(&architecture::paragraph(checkout, START)?);
    breaches.extend(unread.into_iter().map(|part| {
        let text = format!("says {part:?} after \"{START}\"; it is read as \"crate in crate\"");
        Breach::new(FILE, text)
    }));
    let members = checkout.members();
    for home in &homes {
        let host = members.iter().find(|package| *package.name == home.host);
        // A line that names what is long gone would protect nothing.
        let is_used = host.is_some_and(|package| {
            let mut dependencies = package.dependencies.iter();
            dependencies.any(|dependency| home.holds(&dependency.name))
        });
        if !is_used {
            let text = format!(
                "says {} in {}, which does not use it",
                home.guest, home.host
            );
            breaches.push(Breach::new(FILE, text));
        }
    }
    for package in &members {
        let place = format!("{}/Cargo.toml", checkout.folder(package));
        let dependencies = package.dependencies.iter();
        let wrong = dependencies.filter_map(|it| refused(&homes, &package.name, &it.name));
        breaches.extend(wrong.map(|text| Breach::new(&place, text)));
    }
    Ok(breaches)
}

/// A crate from outside, or several, and the crate of ours that it stays in.
#[derive(Debug, PartialEq, Eq)]
struct Home {
    /// As the line calls it.
    guest: String,
    host: String,
}

impl Home {
    /// Reads `a in b, c in d.`; what is not of this form is returned as it is.
    fn read(line: &str) -> (Vec<Home>, Vec<String>) {
        let mut homes = Vec::new();
        let mut unread = Vec::new();
        let parts = line.trim_end_matches('.').split(',').map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            // The last " in ": names of crates have no spaces, phrases may.
            match part.rsplit_once(" in ") {
                Some((guest, host)) => homes.push(Home::new(guest, host)),
                None => unread.push(part.to_owned()),
            }
        }
        (homes, unread)
    }

    fn new(guest: &str, host: &str) -> Home {
        Home {
            guest: guest.to_owned(),
            host: format!("{PREFIX}{host}"),
        }
    }

    /// Whether the line means this crate: by its name, by a name that goes on behind a hyphen, or by a list.
    fn holds(&self, name: &str) -> bool {
        let called = CALLED.iter().find(|(phrase, _)| *phrase == self.guest);
        match called {
            Some((_, names)) => names.contains(&name),
            None => name
                .strip_prefix(&self.guest)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
        }
    }
}

/// What is wrong with one of our crates using a crate from outside.
fn refused(homes: &[Home], user: &str, used: &str) -> Option<String> {
    let home = homes.iter().find(|home| home.holds(used))?;
    let is_allowed = home.host == user || GUESTS.contains(&(user, used));
    (!is_allowed).then(|| format!("uses {used}, which stays inside {}", home.host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes() -> Vec<Home> {
        let line = "granit-parser in syntax, fluent in words, spareval in query, mdBook's book types in kit.";
        let (homes, unread) = Home::read(line);
        assert_eq!(unread, [""; 0]);
        homes
    }

    #[track_caller]
    fn assert_refused(user: &str, used: &str) {
        let message = refused(&homes(), user, used);
        assert!(message.is_some_and(|it| it.starts_with(&format!("uses {used}"))));
    }

    #[track_caller]
    fn assert_allowed(user: &str, used: &str) {
        assert_eq!(refused(&homes(), user, used), None);
    }

    #[test]
    fn a_crate_stays_where_the_line_says() {
        assert_allowed("antinomy-syntax", "granit-parser");
        assert_refused("antinomy-model", "granit-parser");
        assert_refused("antinomy-check", "spareval");
    }

    #[test]
    fn a_family_of_crates_has_one_name() {
        assert_allowed("antinomy-words", "fluent-bundle");
        assert_refused("antinomy-cli", "fluent-bundle");
        assert_allowed("antinomy-cli", "fluently");
    }

    #[test]
    fn types_of_books_are_those_of_several_crates_and_not_of_all() {
        assert_refused("antinomy-book", "mdbook-renderer");
        assert_allowed("antinomy-book", "mdbook-markdown");
    }

    #[test]
    fn floors_are_measured_with_the_crates_themselves() {
        assert_allowed("xtask", "mdbook-driver");
        assert_refused("xtask", "fluent-bundle");
    }

    #[test]
    fn what_is_not_of_the_form_is_shown() {
        assert_eq!(Home::read("petgraph in graph, and so on.").1, ["and so on"]);
    }
}
