//! The data of the templates: what each generated page, the card and the matrix show.
//!
//! One file a page or directive, and one for each thing that several of them show. A view is a plain value with
//! exactly the fields that `templates/VIEWS.md` names, worked out by pure functions from the graph, the findings and
//! the words of one language. [`Here`](here::Here) is where a view stands: which language, and which way to the root.
//! What dangles is left out: that it does is the checker's business, and a handbook can be read without it.

mod actor;
mod addresses;
mod backlinks;
mod badges;
mod bibliography;
mod card;
mod chapters;
mod citations;
mod codes;
mod concept;
mod contradiction;
mod contradictions_index;
mod dates;
mod field;
mod files;
mod findings;
mod here;
mod index;
mod known;
mod locators;
mod matrix;
mod positions;
mod proposition;
mod prose;
mod relations;
#[cfg(test)]
mod sample;
mod shapes;
mod source;
mod statement;

pub(crate) use bibliography::PATH as BIBLIOGRAPHY;
pub(crate) use chapters::{FOOT, card, groups, matrix, paths};
pub(crate) use citations::{Anchors, Surface};
pub(crate) use here::Here;
pub(crate) use known::Known;
