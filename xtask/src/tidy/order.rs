//! The order of our crates, as one line of ARCHITECTURE.md draws it: `syntax ◀ model ◀ graph`. Each arrow is a
//! dependency in a manifest, and each dependency in a manifest follows from the arrows.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use cargo_metadata::{DependencyKind, Package};

use super::architecture::{self, FILE};
use super::breach::Breach;
use super::checkout::Checkout;

/// The words before the line.
const START: &str = "Dependencies point one way:";
/// What the names of our crates begin with; the line leaves it out.
const PREFIX: &str = "antinomy-";
/// The word of the line for all packages in the folder of this name.
const PLUGINS: &str = "plugins";

/// Compares the line with the manifests.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let members = checkout.members();
    let named: Vec<String> = members
        .iter()
        .filter_map(|package| name_in_line(&checkout.folder(package), &package.name))
        .collect();
    let order = CrateOrder::read(&architecture::paragraph(checkout, START)?);
    let mut breaches = order.compare_names(&named);
    for package in &members {
        let folder = checkout.folder(package);
        if let Some(name) = name_in_line(&folder, &package.name) {
            let place = format!("{folder}/Cargo.toml");
            breaches.extend(order.compare(&name, &Uses::of(package, checkout), &place));
        }
    }
    Ok(breaches)
}

/// What the line calls a package; nothing for those that only test and measure.
fn name_in_line(folder: &str, package: &str) -> Option<String> {
    match folder.split_once('/') {
        Some(("crates", _)) => Some(short(package).to_owned()),
        // All plugins are one name, so that a new one changes no line.
        Some((PLUGINS, _)) => Some(PLUGINS.to_owned()),
        _ => None,
    }
}

fn short(package: &str) -> &str {
    package.strip_prefix(PREFIX).unwrap_or(package)
}

/// Which of our packages a package depends on, as the line calls them.
#[derive(Default)]
struct Uses {
    /// Needed to build it.
    built: BTreeSet<String>,
    /// Needed to test it.
    tested: BTreeSet<String>,
}

impl Uses {
    fn of(package: &Package, checkout: &Checkout) -> Uses {
        let mut uses = Uses::default();
        let members = checkout.members();
        for dependency in &package.dependencies {
            // Crates from outside are the subject of other rules.
            if members.iter().any(|it| *it.name == dependency.name) {
                let name = short(&dependency.name).to_owned();
                match dependency.kind {
                    DependencyKind::Development => uses.tested.insert(name),
                    _ => uses.built.insert(name),
                };
            }
        }
        uses
    }
}

/// The arrows of the line: for each crate those that it uses.
#[derive(Debug, PartialEq, Eq)]
struct CrateOrder(BTreeMap<String, BTreeSet<String>>);

impl CrateOrder {
    /// Reads chains such as `` `a ◀ b ◀ {c, d}` ``.
    fn read(line: &str) -> CrateOrder {
        let mut order = CrateOrder(BTreeMap::new());
        // Every second part is between backquotes.
        let spans = line.split('`').skip(1).step_by(2);
        for chain in spans.filter(|span| span.contains('◀')) {
            let sets: Vec<Vec<String>> = chain.split('◀').map(names).collect();
            for pair in sets.windows(2) {
                for user in &pair[1] {
                    let used = order.0.entry(user.clone()).or_default();
                    used.extend(pair[0].iter().cloned());
                }
            }
        }
        order
    }

    fn names(&self) -> BTreeSet<&String> {
        self.0
            .iter()
            .flat_map(|(user, used)| used.iter().chain([user]))
            .collect()
    }

    /// Everything that follows from the arrows: what a crate may use.
    fn below(&self, user: &str) -> BTreeSet<&str> {
        let mut below = BTreeSet::new();
        let mut left = vec![user];
        while let Some(user) = left.pop() {
            for used in self.0.get(user).into_iter().flatten() {
                if below.insert(used.as_str()) {
                    left.push(used);
                }
            }
        }
        below
    }

    /// Crates that the line forgets, and names of none.
    fn compare_names(&self, packages: &[String]) -> Vec<Breach> {
        let names = self.names();
        let forgotten = packages.iter().filter(|package| !names.contains(package));
        let forgotten = forgotten.map(|package| {
            let text = format!("has no place for {package} in the line \"{START}\"");
            Breach::new(FILE, text)
        });
        let unknown = names.iter().filter(|name| !packages.contains(name));
        let unknown = unknown.map(|name| {
            let text = format!("names {name} in the line \"{START}\", which is no crate");
            Breach::new(FILE, text)
        });
        forgotten.chain(unknown).collect()
    }

    /// What is wrong with the dependencies of a crate, whose manifest is `place`.
    fn compare(&self, user: &str, uses: &Uses, place: &str) -> Vec<Breach> {
        let below = self.below(user);
        let drawn = self.0.get(user).into_iter().flatten();
        let missing = drawn.filter(|used| !uses.built.contains(*used)).map(|used| {
            format!("does not use {used}, but {FILE} says `{used} ◀ {user}`; correct the one or the other")
        });
        let against = uses
            .built
            .iter()
            .filter(|used| !below.contains(used.as_str()));
        let against = against.map(|used| {
            format!("uses {used}, which is not below {user} in the line \"{START}\" of {FILE}")
        });
        // Tests may use crates beside their own, but not such as could not be built without it.
        let upwards = uses
            .tested
            .iter()
            .filter(|used| self.below(used).contains(user));
        let upwards =
            upwards.map(|used| format!("tests with {used}, which is above {user} in {FILE}"));
        let texts = missing.chain(against).chain(upwards);
        texts.map(|text| Breach::new(place, text)).collect()
    }
}

/// `{c, d}` or `a`.
fn names(set: &str) -> Vec<String> {
    let inner = set.trim().trim_start_matches('{').trim_end_matches('}');
    inner
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> CrateOrder {
        CrateOrder::read(
            "`a ◀ words ◀ c`, `a ◀ b ◀ c ◀ {d, plugins}`; `cargo xtask tidy` checks it.",
        )
    }

    fn uses(built: &[&str], tested: &[&str]) -> Uses {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Uses {
            built: set(built),
            tested: set(tested),
        }
    }

    #[track_caller]
    fn assert_wrong(user: &str, uses: &Uses, expected: &[&str]) {
        let found = order().compare(user, uses, "Cargo.toml");
        let texts: Vec<&str> = found.iter().map(|breach| breach.text.as_str()).collect();
        assert_eq!(texts.len(), expected.len(), "{texts:?}");
        let pairs = texts.iter().zip(expected);
        pairs.for_each(|(text, start)| assert!(text.starts_with(start), "{text}"));
    }

    #[test]
    fn a_chain_is_an_arrow_from_each_to_the_next() {
        assert_eq!(order().below("d"), BTreeSet::from(["a", "b", "c", "words"]));
        assert_eq!(order().below("words"), BTreeSet::from(["a"]));
        assert!(order().below("a").is_empty());
    }

    #[test]
    fn downwards_is_fine_however_far() {
        assert_wrong("d", &uses(&["c", "a", "words"], &[]), &[]);
    }

    #[test]
    fn an_arrow_that_is_no_dependency_is_wrong() {
        assert_wrong("c", &uses(&["b"], &["words"]), &["does not use words"]);
    }

    #[test]
    fn upwards_sideways_and_unknown_are_wrong() {
        assert_wrong("b", &uses(&["a", "c"], &[]), &["uses c"]);
        assert_wrong("b", &uses(&["a", "words"], &[]), &["uses words"]);
        assert_wrong("b", &uses(&["a", "xtask"], &[]), &["uses xtask"]);
    }

    #[test]
    fn tests_may_look_sideways_but_not_upwards() {
        assert_wrong("b", &uses(&["a"], &["words"]), &[]);
        assert_wrong("b", &uses(&["a"], &["c"]), &["tests with c"]);
    }

    #[test]
    fn the_line_names_all_crates_and_no_others() {
        let packages = ["a", "b", "c", "d", "plugins", "export"].map(str::to_owned);
        let found = order().compare_names(&packages);
        let texts: Vec<&str> = found.iter().map(|breach| breach.text.as_str()).collect();
        assert!(texts[0].starts_with("has no place for export"), "{texts:?}");
        assert!(texts[1].starts_with("names words"), "{texts:?}");
        assert_eq!(texts.len(), 2);
    }
}
