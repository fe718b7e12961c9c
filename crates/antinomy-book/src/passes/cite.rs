//! `antinomy-cite`: citations and the list of references of a page. It passes every chapter through as it is, until
//! `antinomy-cite` can set a citation; see [`super::link`] for why it stands here already.

use super::Pass;
use crate::{Handbook, Item};
use antinomy_syntax::Diagnostic;

pub(super) struct Cite;

impl Pass for Cite {
    fn name(&self) -> &'static str {
        "antinomy-cite"
    }

    fn run(&self, _: &Handbook, items: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>) {
        (items, Vec::new())
    }
}
