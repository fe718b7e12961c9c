//! Any text as a page of content, as its translation, and as a chapter of a book: reading and checking it never
//! panics, every place lies in its file, and the chapter that comes out can be read again.

#![no_main]

#[path = "../reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    reading::check(&[
        ("content/concepts/x.md", text),
        ("content/concepts/y.md", "---\nid: y\nlabel: Y\n---\nY.\n"),
        ("content/concepts/y.en.md", text),
    ]);
    reading::chapter(text);
});
