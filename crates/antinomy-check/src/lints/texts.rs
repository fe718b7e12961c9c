//! Texts that readers see.

mod copied_translation;
mod heading_level;
mod hidden_character;
mod html_in_prose;
mod image_without_text;
mod link_scheme;
mod missing_translation;
mod personal_data;
mod placeholder_text;
mod stale_translation;
mod statement_too_long;
mod stray_space;
mod text_lint;

use crate::lint::Lint;
use crate::markdown::{marks, prose};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use text_lint::TextLint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &TextLints,
    &copied_translation::CopiedTranslation,
    &heading_level::HeadingLevel,
    &hidden_character::HiddenCharacter,
    &html_in_prose::HtmlInProse,
    &image_without_text::ImageWithoutText,
    &link_scheme::LinkScheme,
    &missing_translation::MissingTranslation,
    &personal_data::PersonalData,
    &placeholder_text::PlaceholderText,
    &stale_translation::StaleTranslation,
    &statement_too_long::StatementTooLong,
    &stray_space::StraySpace,
];

/// The lints of this folder that look at the texts of each record.
static TEXT_LINTS: &[&dyn TextLint] = &[
    &copied_translation::CopiedTranslation,
    &heading_level::HeadingLevel,
    &html_in_prose::HtmlInProse,
    &image_without_text::ImageWithoutText,
    &link_scheme::LinkScheme,
    &missing_translation::MissingTranslation,
    &personal_data::PersonalData,
    &placeholder_text::PlaceholderText,
    &stray_space::StraySpace,
];

/// Runs [`TEXT_LINTS`], so that the texts of a record are walked once and its Markdown is scanned once. It has no codes of its
/// own.
struct TextLints;

impl Lint for TextLints {
    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        record.each_text(&mut |key, text| {
            let Some(role) = key.role.filter(|_| !text.is_empty()) else {
                return;
            };
            for lint in TEXT_LINTS {
                lint.text(base, role, text, out);
                for (_, version) in text.versions() {
                    lint.version(base, role, version, out);
                }
            }
        });
        for prose in prose(base, record) {
            let marks = marks(prose.text);
            for lint in TEXT_LINTS {
                lint.prose(&prose, &marks, out);
            }
        }
    }
}
