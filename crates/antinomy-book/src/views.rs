//! The data of the templates: what each generated page, the card and the matrix show.
//!
//! In `pages/` one file a page, in `parts/` what several pages show. A view is a plain value with exactly the fields that
//! `templates/VIEWS.md` names, worked out by pure functions from the graph, the findings and the words of one language.
//! [`PageContext`](context::PageContext) says for which page: its language, and the way to the root of the book.
//! References that dangle are left out: the checker reports them, and a handbook can be read without them.

pub(crate) mod context;
pub(crate) mod pages;
pub(crate) mod parts;
mod shapes;
