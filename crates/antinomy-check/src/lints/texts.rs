//! Texts that readers see.

mod missing_translation;

use crate::lints::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[&missing_translation::MissingTranslation];
