//! Reports ids that are no slugs.

use super::mapping::Reading;
use crate::codes;
use crate::slug::{Reserved, is_slug, slug};
use antinomy_syntax::{Diagnostic, Span, Spanned};

/// Reports an id that is none, with what it was probably meant to be.
pub(crate) fn check_slug(reading: &mut Reading<'_>, id: &Spanned<String>) {
    if is_slug(&id.value) {
        return;
    }
    if let Some(found) = reserved(&id.value, id.span) {
        reading.report(found);
        return;
    }
    let slug = slug(&id.value);
    reading.report(
        Diagnostic::new(&codes::INVALID_ID, id.span)
            .with("id", id.value.as_str())
            .maybe_suggest(Some(slug.as_str()).filter(|slug| is_slug(slug))),
    );
}

/// What is wrong with a name that becomes one of a file or of an element of a page; `None` if nothing is.
pub(super) fn reserved(name: &str, span: Span) -> Option<Diagnostic> {
    let reason = match Reserved::of(&name.to_ascii_lowercase())? {
        Reserved::Meaning => "meaning",
        Reserved::Device => "windows",
        Reserved::Page | Reserved::Element => "page",
    };
    let found = Diagnostic::new(&codes::RESERVED_ID, span)
        .with("id", name)
        .with("reason", reason);
    Some(found)
}
