//! Any text as a page of content, as its translation, and as a chapter of a book: reading and checking it never
//! panics, every place lies in its file, and the chapter that comes out can be read again.

#![no_main]

#[path = "../reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| reading::page(text));
