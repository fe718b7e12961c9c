//! Cycles, unused records, and records that cannot be told apart or that contradict each other.

mod alias_shadows_id;
mod ambiguous_label;
mod broader_and_related;
mod cycle;
mod excludes_what_it_implies;
mod file_name_for_windows;
mod relations;
mod repeated_reference;
mod similar_file_names;
mod unused;

use crate::lint::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &alias_shadows_id::AliasShadowsId,
    &ambiguous_label::AmbiguousLabel,
    &broader_and_related::BroaderAndRelated,
    &cycle::Cycle,
    &excludes_what_it_implies::ExcludesWhatItImplies,
    &file_name_for_windows::FileNameForWindows,
    &relations::Relations,
    &repeated_reference::RepeatedReference,
    &similar_file_names::SimilarFileNames,
    &unused::Unused,
];
