//! The project's own tasks, run as `cargo xtask TASK`.
//!
//! They are a program and no scripts, so that they run wherever Antinomy can be built.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a developer's program at a terminal: it reads the checkout, runs cargo and prints"
)]

mod agreement;
mod bench;
mod corpus;
mod measure;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand, ValueEnum};

use crate::bench::BenchTask;
use crate::corpus::{Extras, Plan};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The project's own tasks"
)]
struct TaskArguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write a seeded knowledge base with N statements, for the benchmarks
    Gen {
        /// How many statements; everything else follows from it
        #[arg(value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
        statements: u64,
        /// Take N for the number of sources, and write hardly anything else
        #[arg(long)]
        sources: bool,
        /// Add a contradiction with so many statements on each side
        #[arg(long, value_name = "STATEMENTS", default_value_t = 0)]
        pairs: usize,
        /// Write so many pages in a way that `check --fix` cures
        #[arg(long, value_name = "PAGES", default_value_t = 0)]
        mistakes: usize,
        /// Where to write it: a folder that is not there yet, or is empty
        #[arg(long, value_name = "DIR", default_value = "target/corpus")]
        out: PathBuf,
        /// The same seed gives the same bytes
        #[arg(long, default_value_t = bench::SEED)]
        seed: u64,
    },
    /// Measure tasks on generated knowledge bases, each beside its floor or a peer
    Bench(BenchArguments),
    /// Set all works of a knowledge base and cite each once with a page
    #[command(hide = true)]
    Cite { root: PathBuf },
    /// Open a knowledge base and ask a set of queries
    #[command(hide = true)]
    Query { root: PathBuf, set: String },
    /// Open a knowledge base and edit its files one by one
    #[command(hide = true)]
    Edit { root: PathBuf },
    /// Check the house rules: layers, licences, lists against folders, paths
    Tidy,
    /// Count the house's own figures: lengths, comments, import circles, walks over kinds, look-ups, names
    Measure {
        /// Print the places behind one of the figures
        #[arg(long)]
        list: Option<measure::Listing>,
    },
    /// Compare two codings of the same places: percent agreement, Krippendorff's alpha, where they differ
    Agreement {
        #[arg(default_value = "tests/coding/first.yaml")]
        first: PathBuf,
        #[arg(default_value = "tests/coding/second.yaml")]
        second: PathBuf,
    },
    /// Floor of `check`: only the YAML parser's events
    #[command(hide = true)]
    FloorYaml { dir: PathBuf },
    /// Write a book as our passes leave it, for the floor of `build`
    #[command(hide = true)]
    PlainBook {
        root: PathBuf,
        language: String,
        dir: PathBuf,
    },
    /// Floor of `build`: only mdBook, over a book that needs no preprocessor
    #[command(hide = true)]
    FloorMdbook { book: PathBuf },
}

#[derive(clap::Args)]
struct BenchArguments {
    /// Numbers of statements; of sources for the citations
    #[arg(value_name = "N", default_values_t = [1_000, 10_000], value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    sizes: Vec<u64>,
    /// Only these tasks
    #[arg(long, value_name = "TASK", value_delimiter = ',')]
    only: Vec<String>,
    /// Instead: content that once cost far more than its size; `--only` then takes names of shapes
    #[arg(long, conflicts_with_all = ["sizes", "only_check", "only_cite"])]
    shapes: bool,
    /// Name the shapes, and what is run on them
    #[arg(long, requires = "shapes")]
    list: bool,
    /// Only `check`, for sizes at which building takes long
    #[arg(long, conflicts_with = "only")]
    only_check: bool,
    /// Only the citations
    #[arg(long, conflicts_with_all = ["only", "only_check"])]
    only_cite: bool,
    /// How often everything is measured, else 5 times: the median is shown; shapes 2 times: the least is shown
    #[arg(long, value_name = "N", value_parser = runs)]
    runs: Option<usize>,
}

impl BenchArguments {
    fn run(&self) -> Result<ExitCode> {
        if self.list {
            print!("{}", bench::shapes::list());
            return Ok(ExitCode::SUCCESS);
        }
        if self.shapes {
            let holds = bench::shapes::run(&self.only, self.runs.unwrap_or(bench::shapes::RUNS))?;
            return Ok(if holds {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        bench::run(
            &self.sizes,
            &self.tasks()?,
            self.runs.unwrap_or(bench::RUNS),
        )?;
        Ok(ExitCode::SUCCESS)
    }

    fn tasks(&self) -> Result<Vec<BenchTask>> {
        // Older names of two of the tasks.
        if self.only_check {
            return Ok(vec![BenchTask::Check]);
        }
        if self.only_cite {
            return Ok(vec![BenchTask::Cite]);
        }
        if self.only.is_empty() {
            return Ok(BenchTask::value_variants().to_vec());
        }
        let named = |name: &String| {
            BenchTask::from_str(name, false).map_err(|_| anyhow!("there is no task {name:?}"))
        };
        self.only.iter().map(named).collect()
    }
}

/// At least one: there is no median of nothing.
fn runs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("must be a number from 1".to_owned()),
        Ok(runs) => Ok(runs),
    }
}

fn main() -> Result<ExitCode> {
    match TaskArguments::parse().task {
        Task::Gen {
            statements,
            sources,
            pairs,
            mistakes,
            out,
            seed,
        } => {
            let mut plan = if sources {
                Plan::of_sources(statements, seed)
            } else {
                Plan::new(statements, seed)
            };
            plan.add(Extras { pairs, mistakes });
            corpus::write(&plan, &out)?;
            println!("{plan}\nwritten to {}", out.display());
        }
        Task::Bench(asked) => return asked.run(),
        Task::Cite { root } => bench::citations::run(&root)?,
        Task::Query { root, set } => bench::queries::run(&root, &set)?,
        Task::Edit { root } => bench::edit::run(&root)?,
        Task::Tidy => return tidy::run(),
        Task::Measure { list } => measure::run(list)?,
        Task::Agreement { first, second } => agreement::run(&first, &second)?,
        Task::FloorYaml { dir } => bench::floors::yaml(&dir)?,
        Task::PlainBook {
            root,
            language,
            dir,
        } => bench::floors::write_plain_book(&root, &language, &dir)?,
        Task::FloorMdbook { book } => bench::floors::mdbook(&book)?,
    }
    Ok(ExitCode::SUCCESS)
}
