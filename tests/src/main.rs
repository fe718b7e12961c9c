//! The suite: what Antinomy does, as pages that people can read, and as whole handbooks.
//!
//! `suite/` holds Markdown pages; each is one behaviour and each heading one test (see `suite/README.md`). `climate/`
//! is a second knowledge base on another subject, which proves that nothing in the code knows the first. What a test
//! needs and this machine does not have is left out by name, and fails the suite if `ANTINOMY_REQUIRE=all` is set.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "tests write files, run programs and talk to whoever runs them"
)]

mod books;
mod case;
mod codes;
mod console;
mod difference;
mod envelopes;
mod fuzz_corpora;
mod git_programs;
mod hostile_cases;
mod hostile_names;
mod hostile_titles;
mod html;
mod interrupted;
mod ontology;
mod oracle;
mod page;
mod places;
mod previews;
mod programs;
mod reports;
mod schemas;
mod silent_twins;
mod streams;
mod tree;
mod update;

use libtest_mimic::{Arguments, Trial};
use programs::LeftOut;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut left_out = LeftOut::default();
    let trials = match trials(&mut left_out) {
        Ok(trials) => trials,
        Err(message) => {
            println!("{message}");
            return ExitCode::FAILURE;
        }
    };
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        print!("{}", left_out.in_words());
        match update::write() {
            Ok(0) => {}
            Ok(pages) => println!(
                "Rewrote expected blocks in {pages} page(s); look at the difference before you commit it."
            ),
            Err(message) => {
                println!("{message}");
                return ExitCode::FAILURE;
            }
        }
    }
    conclusion.exit_code()
}

fn trials(left_out: &mut LeftOut) -> Result<Vec<Trial>, String> {
    let mut trials = case::trials(page::all()?, left_out);
    trials.extend(codes::trials());
    trials.extend(reports::trials());
    trials.extend(fuzz_corpora::trials());
    trials.extend(ontology::trials());
    trials.extend(schemas::trials());
    trials.extend(silent_twins::trials());
    trials.extend(envelopes::trials(left_out));
    trials.extend(books::trials(left_out));
    trials.extend(git_programs::trials(left_out));
    trials.extend(hostile_cases::trials(left_out)?);
    trials.extend(hostile_names::trials(left_out));
    trials.extend(hostile_titles::trials(left_out));
    trials.extend(interrupted::trials(left_out));
    trials.extend(previews::trials(left_out));
    trials.extend(streams::trials(left_out));
    trials.extend(oracle::trials(left_out));
    Ok(trials)
}
