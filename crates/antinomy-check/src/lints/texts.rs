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
mod scalar_lint;
mod stale_translation;
mod statement_too_long;
mod stray_space;
mod text_lint;

use crate::lint::Lint;
use crate::markdown::{marks, prose};
use crate::scalars::scalars;
use antinomy_graph::Facts;
use antinomy_model::property::TextRole;
use antinomy_model::{KnowledgeBase, Record, RecordId, SavedQuery, Text};
use antinomy_syntax::{Code, Diagnostic};
use scalar_lint::ScalarLint;
use text_lint::TextLint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &TextLints,
    &ScalarLints,
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
    &stale_translation::StaleTranslation,
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
            if let Some(role) = key.role {
                look_at(base, role, text, out);
            }
        });
        for prose in prose(base, record) {
            let marks = marks(prose.text);
            for lint in TEXT_LINTS {
                lint.prose(&prose, &marks, out);
            }
        }
    }

    // Saved queries are no records.
    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        for (role, text) in base.queries().flat_map(SavedQuery::texts) {
            look_at(base, role, text, out);
        }
    }
}

/// Shows a text to [`TEXT_LINTS`], if there is any.
fn look_at(base: &KnowledgeBase, role: TextRole, text: &Text, out: &mut Vec<Diagnostic>) {
    if text.is_empty() {
        return;
    }
    for lint in TEXT_LINTS {
        lint.text(base, role, text, out);
        for (_, version) in text.versions() {
            lint.version(base, role, version, out);
        }
    }
}

/// The lints of this folder that look at all scalars of a file.
static SCALAR_LINTS: &[&dyn ScalarLint] = &[
    &hidden_character::HiddenCharacter,
    &html_in_prose::HtmlInProse,
];

/// Runs [`SCALAR_LINTS`], so that the YAML of a file is read once, and only if one of them has a reason. It has no codes of
/// its own.
struct ScalarLints;

impl Lint for ScalarLints {
    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        for (id, file) in base.files.iter() {
            let mut lints = SCALAR_LINTS.iter().filter(|lint| lint.looks_at(file));
            let Some(first) = lints.next() else { continue };
            let scalars = scalars(id, file);
            for lint in [first].into_iter().chain(lints) {
                lint.file(base, id, &scalars, out);
            }
        }
    }
}
