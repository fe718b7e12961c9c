//! Any text as a file of records: reading and checking it never panics, and every place lies in its file.

#![no_main]

#[path = "../reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| reading::records(text));
