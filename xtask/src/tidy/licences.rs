//! Licences and banned crates of everything that we depend on, on any system. The lists are in `deny.toml`
//! only, so that cargo-deny decides alike.

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, Package};
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use super::breach::Breach;
use super::checkout::Checkout;

const LIST: &str = "deny.toml";

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<LicenceException>,
}

#[derive(Deserialize)]
struct LicenceException {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
    /// Crates that may use it all the same.
    #[serde(default)]
    wrappers: Vec<String>,
}

/// Checks every package that is not ours.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let text = String::from_utf8(checkout.text(LIST)?).context("deny.toml is not UTF-8")?;
    let deny: Deny = toml::from_str(&text).context("deny.toml cannot be read")?;
    let foreign = checkout
        .metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some());
    let breaches = foreign.flat_map(|package| {
        let place = format!("{} {}", package.name, package.version);
        let users = users(&checkout.metadata.packages, package);
        let texts = deny
            .banned(&package.name, &users)
            .into_iter()
            .chain(deny.unlicensed(package));
        texts
            .map(move |text| Breach::new(&place, text))
            .collect::<Vec<_>>()
    });
    Ok(breaches.chain(unused(&deny, checkout)).collect())
}

/// The packages that name another one as a dependency, in a version that it satisfies. What others need for their own
/// tests is never built here.
fn users<'a>(packages: &'a [Package], used: &Package) -> Vec<&'a str> {
    let names_it = |package: &&Package| {
        package.dependencies.iter().any(|dependency| {
            // Our own tests are built, those of others are not.
            let is_built =
                package.source.is_none() || dependency.kind != DependencyKind::Development;
            let is_it = dependency.name == used.name.as_str();
            is_built && is_it && dependency.req.matches(&used.version)
        })
    };
    let users = packages.iter().filter(names_it);
    users.map(|package| package.name.as_str()).collect()
}

impl Deny {
    /// What is wrong with a crate that `users` depend on.
    fn banned(&self, name: &str, users: &[&str]) -> Option<String> {
        let ban = self.bans.deny.iter().find(|ban| ban.name == name)?;
        let is_allowed = |user: &&str| ban.wrappers.iter().any(|wrapper| wrapper == user);
        // `all` of no users is true, and a ban without wrappers has no exception.
        if !ban.wrappers.is_empty() && users.iter().all(is_allowed) {
            return None;
        }
        let others: Vec<&str> = users
            .iter()
            .copied()
            .filter(|user| !is_allowed(user))
            .collect();
        Some(match &ban.wrappers[..] {
            [] => format!("is banned: {}", ban.reason),
            wrappers => format!(
                "is banned: {}; only {} may use it, and {} does",
                ban.reason,
                wrappers.join(", "),
                others.join(", ")
            ),
        })
    }

    fn unlicensed(&self, package: &Package) -> Option<String> {
        let Some(licence) = &package.license else {
            return Some("names no licence that a program can read; use another crate".to_owned());
        };
        self.refused(&package.name, licence)
    }

    /// What is wrong with a licence expression, if no choice that it leaves is made of allowed licences.
    fn refused(&self, name: &str, licence: &str) -> Option<String> {
        // Lax, because old manifests write `MIT/Apache-2.0`.
        let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
            return Some(format!(
                "has the licence {licence:?}, which is no SPDX expression; use another crate"
            ));
        };
        let exceptions = self
            .licenses
            .exceptions
            .iter()
            .filter(|exception| exception.name == name);
        let allowed: Vec<Licensee> = exceptions
            .flat_map(|exception| &exception.allow)
            .chain(&self.licenses.allow)
            .filter_map(|licence| Licensee::parse(licence).ok())
            .collect();
        let accepted = expression
            .evaluate(|required| allowed.iter().any(|licensee| licensee.satisfies(required)));
        (!accepted).then(|| {
            format!("has the licence {licence}, which {LIST} does not allow; use another crate")
        })
    }
}

/// Exceptions for crates that are no longer there.
fn unused(deny: &Deny, checkout: &Checkout) -> Vec<Breach> {
    let is_there = |name: &str| {
        checkout
            .metadata
            .packages
            .iter()
            .any(|package| package.name == name)
    };
    let gone = deny
        .licenses
        .exceptions
        .iter()
        .filter(|exception| !is_there(&exception.name));
    let needless = deny
        .bans
        .deny
        .iter()
        .filter(|ban| !ban.wrappers.is_empty() && !is_there(&ban.name));
    gone.map(|exception| &exception.name)
        .chain(needless.map(|ban| &ban.name))
        .map(|name| {
            let text = format!("{name} is no dependency any more; drop the exception");
            Breach::new(LIST, text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deny() -> Deny {
        toml::from_str(
            r#"
            [licenses]
            allow = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-3-Clause", "Unicode-3.0"]
            exceptions = [{ crate = "icons", allow = ["CC-BY-4.0"] }]
            [bans]
            deny = [
              { crate = "serde_yml", reason = "unsound" },
              { crate = "old", reason = "archived", wrappers = ["reader"] },
            ]
            "#,
        )
        .unwrap()
    }

    #[test]
    fn one_allowed_choice_is_enough() {
        assert_eq!(deny().refused("a", "MIT OR GPL-3.0-only"), None);
        assert_eq!(deny().refused("a", "MIT/Apache-2.0"), None);
        assert_eq!(
            deny().refused("a", "Apache-2.0 WITH LLVM-exception OR MIT"),
            None
        );
    }

    #[test]
    fn all_parts_of_a_conjunction_are_needed() {
        assert_eq!(
            deny().refused("a", "(MIT OR Apache-2.0) AND Unicode-3.0"),
            None
        );
        assert!(deny().refused("a", "MIT AND GPL-3.0-only").is_some());
    }

    #[test]
    fn an_exception_holds_for_its_crate_alone() {
        assert_eq!(deny().refused("icons", "CC-BY-4.0 AND MIT"), None);
        assert!(deny().refused("other", "CC-BY-4.0 AND MIT").is_some());
    }

    #[test]
    fn a_banned_crate_says_why() {
        assert_eq!(
            deny().banned("serde_yml", &["reader"]).as_deref(),
            Some("is banned: unsound")
        );
        assert_eq!(deny().banned("yaml_serde", &["reader"]), None);
    }

    #[test]
    fn a_banned_crate_may_stand_behind_the_one_that_is_named() {
        assert_eq!(deny().banned("old", &["reader"]), None);
        assert_eq!(
            deny().banned("old", &["reader", "ours"]).as_deref(),
            Some("is banned: archived; only reader may use it, and ours does")
        );
    }
}
