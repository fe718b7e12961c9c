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

/// The id that the name of a file is, or was meant to be. Reports a name that is none; `start` is the first line of the file.
pub(super) fn check_file_name(
    reading: &mut Reading<'_>,
    name: &str,
    start: Span,
) -> Option<String> {
    if is_slug(name) {
        return Some(name.to_owned());
    }
    if let Some(found) = reserved(name, start) {
        reading.report(found.hint("file"));
        return None;
    }
    let slug = Some(slug(name)).filter(|slug| is_slug(slug));
    let found = Diagnostic::new(&codes::INVALID_ID, start).with("id", name);
    reading.report(match &slug {
        // No replacement: the name does not stand in the file.
        Some(slug) => found.with("suggestion", slug.as_str()).hint("file"),
        None => found,
    });
    slug
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
