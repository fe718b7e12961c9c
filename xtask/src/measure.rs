//! The house's own figures: how long files and functions are, what imports what, and where the same thing is done twice.
//!
//! They are counted on syntax trees and not by patterns on lines, so that a comment, a string or a test counts for
//! nothing. One file a measure; their limits are rules in `tidy`.

mod circles;
mod codebase;
mod functions;
mod kinds;
mod lines;
mod long_files;
mod lookups;
mod macros;
mod names;
mod table;
mod without_tests;

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use clap::ValueEnum;

pub(crate) use circles::{Circle, circles};
pub(crate) use codebase::Codebase;
pub(crate) use kinds::kind_walks;
pub(crate) use long_files::{MOST_LINES, long_files};
pub(crate) use lookups::lookups;

/// What can be listed place by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    /// Files that import each other, and what they take
    Circles,
    /// Functions that name three or more kinds of records
    Kinds,
    /// Look-ups of a record by its string id outside the model
    Lookups,
    /// Files with too many lines of code
    Files,
    /// Names of types that are defined more than once
    Names,
    /// Comments that are no documentation
    Comments,
}

/// Prints the figures, or the places behind one of them.
pub(crate) fn run(listing: Option<Listing>) -> Result<()> {
    let workspace = MetadataCommand::new()
        .no_deps()
        .exec()
        .context("cargo cannot describe the workspace")?;
    let code = Codebase::read(workspace.workspace_root.as_std_path())?;
    match listing {
        None => print!("{}", table::render(&code)),
        Some(listing) => list(listing, &code)
            .iter()
            .for_each(|line| println!("{line}")),
    }
    Ok(())
}

fn list(listing: Listing, code: &Codebase) -> Vec<String> {
    match listing {
        Listing::Circles => circles(code).iter().flat_map(circle_lines).collect(),
        Listing::Kinds => kind_lines(code),
        Listing::Lookups => lookups(code)
            .iter()
            .map(|it| format!("{}:{}: {}", it.path, it.line, it.call))
            .collect(),
        Listing::Files => long_files(code)
            .iter()
            .map(|it| format!("{:>5}  {}", it.code, it.path))
            .collect(),
        Listing::Names => names::repeated_names(code)
            .iter()
            .map(|it| {
                format!(
                    "{:<20}{}  {}",
                    it.name,
                    it.places.len(),
                    it.places.join("  ")
                )
            })
            .collect(),
        Listing::Comments => code.crate_files().flat_map(comment_lines).collect(),
    }
}

fn circle_lines(circle: &Circle) -> Vec<String> {
    let head = format!("{}: {} files", circle.package, circle.files.len());
    let source = format!("{}/src/", circle.package);
    let short = |path: &str| path.strip_prefix(&source).unwrap_or(path).to_owned();
    let edges = circle.edges.iter().map(|edge| {
        let names: Vec<&str> = edge.names.iter().map(String::as_str).collect();
        let (from, to) = (short(&edge.from), short(&edge.to));
        format!("  {from} -> {to}: {}", names.join(", "))
    });
    std::iter::once(head).chain(edges).collect()
}

fn kind_lines(code: &Codebase) -> Vec<String> {
    let found = kind_walks(code).into_iter();
    found
        .map(|it| {
            let kinds: Vec<&str> = it.kinds.iter().map(String::as_str).collect();
            let kinds = kinds.join(" ");
            let (path, line, name, length) = (it.path, it.line, it.name, it.length);
            format!("{path}:{line}: {name}, {length} lines: {kinds}")
        })
        .collect()
}

fn comment_lines(file: &codebase::RustFile) -> Vec<String> {
    let comments = lines::comments(file).into_iter();
    comments
        .map(|(line, text)| format!("{}:{line}: {text}", file.path))
        .collect()
}
