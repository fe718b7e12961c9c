//! Dependencies point downwards: `syntax ◀ model ◀ graph ◀ {check, cite, export} ◀ book ◀ kit ◀ {cli, plugins}`,
//! and some crates from outside stay inside one of ours, so that they can be exchanged.

use super::{Checkout, Problem};

/// Our crates from the bottom to the top. A crate may use those of the layers below its own.
const LAYERS: &[&[&str]] = &[
    &["antinomy-syntax"],
    &["antinomy-model", "antinomy-words"],
    &["antinomy-graph"],
    &["antinomy-check", "antinomy-cite", "antinomy-export"],
    &["antinomy-book"],
    &["antinomy-kit"],
    &["antinomy-cli", "mdbook-antinomy"],
    &["antinomy-tests", "xtask"],
];

/// The words for readers. They know diagnostics and nothing else, and only crates that speak to people use them.
const WORDS: &str = "antinomy-words";
const SPEAKERS: &[&str] = &[
    "antinomy-check",
    "antinomy-book",
    "antinomy-kit",
    "antinomy-cli",
    "mdbook-antinomy",
    "antinomy-tests",
    "xtask",
];

/// Crates from outside, by prefix, and the crates of ours that may name them.
const CONFINED: &[(&str, &[&str])] = &[
    ("granit-parser", &["antinomy-syntax", "xtask"]),
    ("hayagriva", &["antinomy-cite"]),
    (
        "mdbook-",
        &[
            "antinomy-book",
            "antinomy-kit",
            "mdbook-antinomy",
            "antinomy-tests",
            "xtask",
        ],
    ),
    ("petgraph", &["antinomy-graph"]),
    ("spareval", &["antinomy-graph"]),
    ("spargebra", &["antinomy-graph"]),
];

/// Checks all dependencies of our packages, those of tests and build scripts as well.
pub(super) fn check(checkout: &Checkout) -> Vec<Problem> {
    let members = checkout.members();
    let ours: Vec<&str> = members
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let mut problems = Vec::new();
    for package in &members {
        let place = format!("{}/Cargo.toml", checkout.folder(package));
        if layer(&package.name).is_none() {
            problems.push(Problem::new(
                &place,
                "has no layer; give it one in xtask/src/tidy/layers.rs",
            ));
            continue;
        }
        for dependency in &package.dependencies {
            let wrong = if ours.contains(&dependency.name.as_str()) {
                upwards(&package.name, &dependency.name)
            } else {
                confined(&package.name, &dependency.name)
            };
            problems.extend(wrong.map(|text| Problem::new(&place, text)));
        }
    }
    problems
}

/// What is wrong with one of our crates using another of ours.
fn upwards(user: &str, used: &str) -> Option<String> {
    if used == WORDS && !SPEAKERS.contains(&user) {
        return Some(format!(
            "uses {WORDS}, but only crates that speak to people do; return a key and arguments instead"
        ));
    }
    let below = layer(used)? < layer(user)?;
    (!below).then(|| {
        format!("uses {used}, which is not in a layer below it; dependencies point downwards")
    })
}

/// What is wrong with one of our crates using a crate from outside.
fn confined(user: &str, used: &str) -> Option<String> {
    let is_it = |name: &str| {
        if name.ends_with('-') {
            used.starts_with(name)
        } else {
            used == name
        }
    };
    let (_, allowed) = CONFINED.iter().find(|(name, _)| is_it(name))?;
    let text = format!("uses {used}, which stays inside {}", allowed.join(", "));
    (!allowed.contains(&user)).then_some(text)
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn downwards_is_fine_however_far() {
        assert_eq!(upwards("antinomy-kit", "antinomy-syntax"), None);
        assert_eq!(upwards("antinomy-model", "antinomy-syntax"), None);
    }

    #[test]
    fn upwards_and_sideways_are_not() {
        assert!(upwards("antinomy-graph", "antinomy-check").is_some());
        assert!(upwards("antinomy-cite", "antinomy-check").is_some());
    }

    #[test]
    fn only_speakers_use_words_and_words_know_only_diagnostics() {
        assert_eq!(upwards("antinomy-cli", "antinomy-words"), None);
        assert_eq!(upwards("antinomy-words", "antinomy-syntax"), None);
        assert!(upwards("antinomy-graph", "antinomy-words").is_some());
        assert!(upwards("antinomy-words", "antinomy-model").is_some());
    }

    #[test]
    fn crates_from_outside_stay_where_they_are() {
        assert_eq!(confined("antinomy-graph", "petgraph"), None);
        assert_eq!(confined("antinomy-cli", "clap"), None);
        let message = confined("antinomy-cli", "mdbook-driver").unwrap();
        assert!(message.contains("stays inside antinomy-book"), "{message}");
    }
}
