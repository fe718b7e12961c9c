//! What every package of ours owes the others: a test of its own if it has a program, because only then does
//! cargo build that program for the suite; and one single `default-run`, so that `cargo run` means Antinomy.

use anyhow::Result;
use cargo_metadata::{Package, TargetKind};

use super::breach::Breach;
use super::checkout::Checkout;

const MAIN: &str = "antinomy-cli";
const PROGRAM: &str = "antinomy";

/// Checks the manifests of our packages.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let breach = |package: &Package, text: String| {
        Breach::new(format!("{}/Cargo.toml", checkout.folder(package)), text)
    };
    let members = checkout.members();
    let mut breaches = Vec::new();
    for package in members {
        breaches.extend(untested(package).map(|text| breach(package, text)));
        breaches.extend(
            default_run(&package.name, package.default_run.as_deref())
                .map(|text| breach(package, text)),
        );
    }
    Ok(breaches)
}

fn untested(package: &Package) -> Option<String> {
    let has = |kind: TargetKind| {
        package
            .targets
            .iter()
            .any(|target| target.is_kind(kind.clone()))
    };
    // The suite never runs xtask.
    let missing = package.name != "xtask" && has(TargetKind::Bin) && !has(TargetKind::Test);
    missing.then(|| "has a program but no tests/ of its own, so `cargo test` does not build the program; add one".to_owned())
}

fn default_run(package: &str, program: Option<&str>) -> Option<String> {
    match (package == MAIN, program) {
        (true, Some(PROGRAM)) | (false, None) => None,
        (true, _) => Some(format!(
            "needs default-run = \"{PROGRAM}\", so that `cargo run` starts it"
        )),
        (false, Some(_)) => Some(format!("has a default-run, which only {MAIN} may have")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_run_stands_in_one_package() {
        assert_eq!(default_run("antinomy-cli", Some("antinomy")), None);
        assert_eq!(default_run("antinomy-kit", None), None);
        assert!(default_run("antinomy-cli", None).is_some());
        assert!(default_run("mdbook-antinomy", Some("x")).is_some());
    }
}
