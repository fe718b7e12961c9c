//! Any text as a file in the format `biblatex`: importing it, and exporting what came in, never panics, and every place lies in
//! the file.

#![no_main]

#[path = "../importing.rs"]
mod importing;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| importing::import("biblatex", text));
