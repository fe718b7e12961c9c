//! Bibliographic data that cannot be right, or that readers cannot follow.

mod url_not_allowed;

use crate::lints::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[&url_not_allowed::UrlNotAllowed];
