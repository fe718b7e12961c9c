//! Shapes of content that once cost far more than their size: each is written at half a size and at the whole size, and the
//! command that it troubled is run on both. Time may grow with the size and hardly faster, memory stays within a bar, or the
//! command refuses the content with a sentence.
//!
//! A shape is a row of the list of its family; there is one file a family.

mod book;
mod check;
mod ground;
mod import;
mod limits;
mod style;
mod verdict;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::workbench::{Workbench, remove};
use ground::Ground;
use limits::Ended;
use verdict::Measured;

/// How often each size is measured, unless told otherwise.
pub(crate) const RUNS: usize = 2;

/// Content that grows in one direction, and the command that works on it.
struct Shape {
    name: &'static str,
    /// What is counted by its size.
    of: &'static str,
    /// Arguments of `antinomy`.
    command: &'static [&'static str],
    /// The largest size that is measured.
    size: u64,
    /// What the command ends with if it did all its work: `check` ends with 1 if it finds errors.
    done: i32,
    /// A code or a word of the sentence with which the command refuses the content at its whole size. Without one it must do
    /// all its work.
    bound: Option<&'static str>,
    /// Writes the shape at a size into a fresh knowledge base.
    write: fn(&Ground, u64) -> Result<()>,
}

/// All shapes, family by family.
fn all() -> impl Iterator<Item = &'static Shape> {
    [check::SHAPES, book::SHAPES, import::SHAPES, style::SHAPES]
        .into_iter()
        .flatten()
}

/// The names of all shapes with what is run on them, one a line.
pub(crate) fn list() -> String {
    all()
        .map(|shape| {
            format!(
                "{}  {} {}: {}\n",
                shape.name,
                shape.size,
                shape.of,
                shape.command.join(" ")
            )
        })
        .collect()
}

/// Measures the shapes with these names, all if there are none, and prints the table. Returns whether every bar was held.
pub(crate) fn run(names: &[String], runs: usize) -> Result<bool> {
    if let Some(unknown) = names
        .iter()
        .find(|name| !all().any(|shape| shape.name == **name))
    {
        bail!("there is no shape {unknown:?}; --list names them");
    }
    let bench = Workbench::prepare(runs)?;
    let is_wanted =
        |shape: &&Shape| names.is_empty() || names.iter().any(|name| name == shape.name);
    let mut rows = Vec::new();
    for shape in all().filter(is_wanted) {
        // To the error stream: the table alone can be redirected.
        eprintln!("measuring {} at {}", shape.name, shape.size);
        rows.push(measure(&bench, shape)?);
    }
    print!("{}", verdict::render(&rows, runs));
    Ok(rows.iter().all(Measured::holds))
}

fn measure(bench: &Workbench, shape: &'static Shape) -> Result<Measured> {
    let half = ends(bench, shape, shape.size / 2)?;
    let whole = ends(bench, shape, shape.size)?;
    Ok(Measured { shape, half, whole })
}

/// How the runs at a size ended: the cheapest of them, because what disturbs a run only adds to it. A run that was stopped is
/// not repeated.
fn ends(bench: &Workbench, shape: &Shape, size: u64) -> Result<Ended> {
    let root = bench.folder.join(format!("shape-{}-{size}", shape.name));
    let once = || -> Result<Ended> {
        // Some commands change what they work on.
        remove(&root)?;
        (shape.write)(&Ground::new(&root)?, size)?;
        limits::run(
            &mut command(bench, shape, &root),
            &root.join(ground::INPUT),
            shape.bound,
        )
    };
    let mut best = once()?;
    for _ in 1..bench.runs {
        if best.is_stopped() {
            break;
        }
        let next = once()?;
        if next.cost.cpu < best.cost.cpu {
            best = next;
        }
    }
    remove(&root)?;
    Ok(best)
}

fn command(bench: &Workbench, shape: &Shape, root: &Path) -> Command {
    let mut command = bench.antinomy_in(root);
    command.args(shape.command);
    command
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique() {
        let mut seen = BTreeSet::new();
        for shape in all() {
            assert!(seen.insert(shape.name), "{} is there twice", shape.name);
            assert!(shape.size >= 2, "{} has no half", shape.name);
        }
    }

    #[test]
    fn an_unknown_name_is_refused_before_anything_is_built() {
        let message = run(&["no-such".to_owned()], 1).unwrap_err().to_string();
        assert!(message.contains("no-such"), "{message}");
    }

    /// Every shape is a knowledge base that can be opened, and grows with its size.
    #[test]
    fn every_shape_can_be_written() {
        for shape in all().filter(|shape| !shape.of.contains("MB")) {
            let sizes = [2, 8].map(|size| {
                let dir = tempfile::tempdir().unwrap();
                (shape.write)(&Ground::new(dir.path()).unwrap(), size).unwrap();
                antinomy_kit::Workspace::open(dir.path()).unwrap();
                ground::bytes(dir.path())
            });
            assert!(
                sizes[0] < sizes[1],
                "{} does not grow: {sizes:?}",
                shape.name
            );
        }
    }
}
