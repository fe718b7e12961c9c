//! placeholder
use crate::programs::LeftOut;
use libtest_mimic::Trial;
pub(crate) fn trials(_: &mut LeftOut) -> Vec<Trial> { Vec::new() }
