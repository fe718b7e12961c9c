//! Works as other crates cite and list them. One binary for all, because each links the citation engine.

mod bibliography;
mod csl_item;
