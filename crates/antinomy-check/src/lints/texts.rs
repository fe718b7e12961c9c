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

use crate::lints::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
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
