//! The only library of Antinomy with side effects: disk, standard streams, clock, environment and other programs.
//!
//! The crates below take text and return values. An error of the environment is a [`Problem`]; an error in the content
//! is a diagnostic.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this crate is where input and output happen"
)]

mod baseline;
pub mod book;
mod changes;
mod checked;
mod clock;
mod fingerprint;
mod fix;
mod git;
mod input;
mod load;
mod locale;
mod panics;
mod paths;
mod problem;
pub mod report;
mod report_format;
mod saved_query_watcher;
mod sources;
pub mod streams;
mod style;
mod temporary;
mod visible;
mod watch;
mod workspace;
mod write;

pub use antinomy_book::codes::all as codes;
pub use baseline::{Baseline, StaleProblems, StaleRow};
pub use changes::{only_new, refuse_unknown};
pub use checked::{Checked, check_with_books};
pub use clock::today;
pub use fix::{Fixed, fix};
pub use git::Git;
pub use input::{read_input, read_list, resolve_new};
pub use load::{find, saved_query_names};
pub use locale::locale;
pub use panics::print_only_own_panics;
pub use problem::Problem;
pub use saved_query_watcher::LastResort;
pub use sources::refuse_among_sources;
pub use style::{style, style_file, style_held, style_named};
pub use watch::{Bounds, Watch};
pub use workspace::Workspace;
pub use write::{append, take_turns, write_if_changed, write_new};
