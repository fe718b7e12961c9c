//! The house rules that no compiler knows: which crate may use which, which licences may come in, that lists, folders
//! and manifests agree, and what the code may not grow into again. One file a rule; each says what is wrong and what to
//! do.

mod architecture;
mod breach;
mod checkout;
mod circles;
mod folders;
mod foreign;
mod licences;
mod long_files;
mod lookups;
mod not_yet;
mod order;
mod packages;
mod paths;
mod walks;

use std::process::ExitCode;

use anyhow::Result;

use breach::Breach;
use checkout::Checkout;

/// A rule: everything in a checkout that breaks it.
type TidyRule = fn(&Checkout) -> Result<Vec<Breach>>;

/// The rules, by the names of their files.
const RULES: &[(&str, TidyRule)] = &[
    ("circles", circles::check),
    ("folders", folders::check),
    ("foreign", foreign::check),
    ("licences", licences::check),
    ("long_files", long_files::check),
    ("lookups", lookups::check),
    ("order", order::check),
    ("packages", packages::check),
    ("paths", paths::check),
    ("walks", walks::check),
];

/// Checks every rule and prints what breaks one.
pub(crate) fn run() -> Result<ExitCode> {
    let checkout = Checkout::read()?;
    let mut breaches = Vec::new();
    for (rule, check) in RULES {
        let found = check(&checkout)?;
        breaches.extend(found.into_iter().map(|breach| (*rule, breach)));
    }
    let mut breaches = not_yet::settle(breaches);
    // By place, because one place may break several rules.
    breaches.sort();
    for breach in &breaches {
        println!("{breach}");
    }
    if breaches.is_empty() {
        let packages = checkout.metadata.packages.len();
        println!(
            "tidy: {} files and {packages} packages are in order",
            checkout.files.len()
        );
        // Shown even if all is well, so that the list is not forgotten.
        not_yet::remind();
        return Ok(ExitCode::SUCCESS);
    }
    println!("\ntidy: {} of the house rules are broken", breaches.len());
    Ok(ExitCode::FAILURE)
}
