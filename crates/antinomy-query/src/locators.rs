//! Locators as one text.

use antinomy_model::values::{Choice, Locator};

/// A locator in one line: `section 4.1, page 24`.
pub(crate) fn locator_text(locator: &Locator) -> Option<String> {
    let parts = locator.0.iter();
    let parts: Vec<String> = parts
        .map(|(key, text)| format!("{} {}", key.word(), text.value))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
