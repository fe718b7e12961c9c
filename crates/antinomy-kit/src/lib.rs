//! The only library of Antinomy that touches the outside world: disk, standard streams, clock and environment.
//!
//! Everything below it takes text and returns values. What goes wrong out here is a [`Problem`]; what is wrong with
//! the content is a diagnostic.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this crate is where input and output happen"
)]

mod baseline;
pub mod book;
mod changes;
mod clock;
mod fix;
mod git;
mod input;
mod load;
mod paths;
mod problem;
pub mod report;
mod style;
mod write;

pub use antinomy_book::codes::all as codes;
pub use baseline::Baseline;
pub use changes::only_new;
pub use clock::today;
pub use fix::{Fixed, fix};
pub use git::Git;
pub use input::{read_input, resolve_new};
pub use load::{Checked, Loaded, find, load};
pub use problem::Problem;
pub use style::{style, style_file, style_named};
pub use write::{write_if_changed, write_new};
