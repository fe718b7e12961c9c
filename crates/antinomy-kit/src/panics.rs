//! What a program prints when it panics.

use std::panic::{set_hook, take_hook};

/// Keeps the process from printing panics of the citation engine: those are caught, and become a problem that names the
/// work. All others are printed as before. For the beginning of a program.
pub fn print_only_own_panics() {
    let report = take_hook();
    set_hook(Box::new(move |panic| {
        if !antinomy_cite::is_panic_caught() {
            report(panic);
        }
    }));
}
