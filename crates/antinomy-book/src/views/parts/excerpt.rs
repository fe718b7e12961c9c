//! Lists that a page shows the beginning of.
//!
//! A list of what a record has by itself is as long as what was written, and is shown whole. A list of what others have in
//! common with it (contradictions of its field, what follows from other positions) may be as long on each of a thousand
//! pages, so that all of them together grow with the square of the content. Such lists end early, and say how much is left out,
//! and where it is if it is listed anywhere.

use crate::bound::Bound;
use crate::views::shapes::{LinkView, WordKey};
use serde::Serialize;

/// What is left out of a list, and where all of it is, if it is anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct MoreView {
    /// The message. It is given `count` and `places`, and the links stand behind it.
    key: WordKey,
    /// How many are left out.
    count: usize,
    /// How many links there are.
    places: usize,
    links: Vec<LinkView>,
}

impl MoreView {
    /// `count` items are left out of a list.
    pub(crate) fn new(key: &str, count: usize, links: Vec<LinkView>) -> Self {
        Self {
            key: key.to_owned(),
            count,
            places: links.len(),
            links,
        }
    }
}

/// A list, or its beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Excerpt<T> {
    /// What is shown.
    pub(crate) items: Vec<T>,
    /// What is not; `None` if that is nothing.
    pub(crate) more: Option<MoreView>,
}

impl<T> Excerpt<T> {
    /// The beginning of `all`. `item` makes an item of what is shown, `more` says what is left out, given how much.
    pub(crate) fn of<A>(
        all: Vec<A>,
        bound: Bound,
        item: impl FnMut(A) -> T,
        more: impl FnOnce(usize) -> MoreView,
    ) -> Self {
        let (length, shown) = (all.len(), bound.of(all.len()));
        Self {
            items: all.into_iter().take(shown).map(item).collect(),
            more: (shown < length).then(|| more(length - shown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(length: usize) -> Excerpt<usize> {
        let more = |count| MoreView::new("more", count, Vec::new());
        Excerpt::of((0..length).collect(), Bound::ASIDE, |item| item, more)
    }

    #[test]
    fn a_list_that_is_hardly_too_long_is_whole() {
        let list = excerpt(Bound::ASIDE.whole);
        assert_eq!((list.items.len(), list.more), (30, None));
    }

    #[test]
    fn a_long_list_says_how_many_are_left_out() {
        let list = excerpt(57);
        assert_eq!((list.items.len(), list.more.unwrap().count), (20, 37));
    }
}
