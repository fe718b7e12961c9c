//! Statements, propositions and contradictions that do not say what they must say to be understood.

mod attributed_needlessly;
mod begins_after_its_source;
mod between;
mod category_against_reach;
mod definitions;
mod examination_contradicted;
mod examination_without_place;
mod levels_needlessly;
mod locator_without_source;
mod omission_of_what_most_have;
mod positions_by_kind;
mod read_into_own_text;
mod sides;
mod sides_without_common_ground;
mod statement_twice;
mod statement_without_place;
mod statement_without_voice;
mod verdict_without_finding;

use crate::lint::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &attributed_needlessly::AttributedNeedlessly,
    &begins_after_its_source::BeginsAfterItsSource,
    &between::Between,
    &category_against_reach::CategoryAgainstReach,
    &definitions::Definitions,
    &examination_contradicted::ExaminationContradicted,
    &examination_without_place::ExaminationWithoutPlace,
    &levels_needlessly::LevelsNeedlessly,
    &locator_without_source::LocatorWithoutSource,
    &omission_of_what_most_have::OmissionOfWhatMostHave,
    &positions_by_kind::PositionsByKind,
    &read_into_own_text::ReadIntoOwnText,
    &sides::Sides,
    &sides_without_common_ground::SidesWithoutCommonGround,
    &statement_twice::StatementTwice,
    &statement_without_place::StatementWithoutPlace,
    &statement_without_voice::StatementWithoutVoice,
    &verdict_without_finding::VerdictWithoutFinding,
];
