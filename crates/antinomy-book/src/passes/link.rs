//! `antinomy-link`: cross references. It passes every chapter through as it is: references between records, with their
//! previews and back-links, come with the reader for references. The pass stands here so that the order of the four,
//! and every book.toml that names them, is settled.

use super::Pass;
use crate::{Handbook, Item};
use antinomy_syntax::Diagnostic;

pub(super) struct Link;

impl Pass for Link {
    fn name(&self) -> &'static str {
        "antinomy-link"
    }

    fn run(&self, _: &Handbook, items: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>) {
        (items, Vec::new())
    }
}
