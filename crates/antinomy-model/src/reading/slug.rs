//! Reports ids that are no slugs.

use super::mapping::Reading;
use crate::codes;
use crate::slug::{is_slug, slug};
use antinomy_syntax::{Diagnostic, Spanned};

/// Reports an id that is none, with what it was probably meant to be.
pub(crate) fn check_slug(reading: &mut Reading<'_>, id: &Spanned<String>) {
    if is_slug(&id.value) {
        return;
    }
    let slug = slug(&id.value);
    reading.report(
        Diagnostic::new(&codes::INVALID_ID, id.span)
            .with("id", id.value.as_str())
            .maybe_suggest(Some(slug.as_str()).filter(|slug| is_slug(slug))),
    );
}
