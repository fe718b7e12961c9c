//! What disambiguation does to the citation of a work: in most cases it adds a year suffix.
//!
//! Once known, the change is applied to every citation of that work with a locator. The engine need not disambiguate the
//! group again.

use crate::styled_text::{StyledText, TextFormat};

/// A character with its format, and whether it belongs to the head of a citation.
type StyledChar = (char, TextFormat, bool);

/// The replacement of one range of characters by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Disambiguation {
    /// The text up to the end of the range, as it was before.
    before: Vec<StyledChar>,
    /// The length of the range.
    removed: usize,
    added: Vec<StyledChar>,
}

impl Disambiguation {
    /// The smallest replacement that makes `to` of `from`; `None` if they are equal.
    pub(super) fn between(from: &StyledText, to: &StyledText) -> Option<Self> {
        let (from, to) = (styled_chars(from), styled_chars(to));
        if from == to {
            return None;
        }
        let prefix = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        // The common suffix must not overlap the common prefix, or characters would count twice.
        let rest = (from[prefix..].iter().rev()).zip(to[prefix..].iter().rev());
        let suffix = rest.take_while(|(a, b)| a == b).count();
        Some(Self {
            before: from[..from.len() - suffix].to_vec(),
            removed: from.len() - suffix - prefix,
            added: to[prefix..to.len() - suffix].to_vec(),
        })
    }

    /// The same with another year suffix than the `a` that the engine added; `None` if it added none.
    pub(super) fn with_year_suffix(mut self, suffix: &str) -> Option<Self> {
        let (last, format, is_head) = self.added.pop()?;
        (last == 'a').then(|| {
            let letters = suffix.chars().map(|letter| (letter, format, is_head));
            self.added.extend(letters);
            self
        })
    }

    /// Applies the replacement to a text with the same beginning as the one that it was found in; `None` for any other
    /// text.
    pub(super) fn apply(&self, text: &StyledText) -> Option<StyledText> {
        let old = styled_chars(text);
        let after = old.strip_prefix(self.before.as_slice())?;
        let kept = &self.before[..self.before.len() - self.removed];
        let mut new = StyledText::default();
        // Verbatim, because the engine's output has been through the punctuation rule already.
        for (letter, format, is_head) in kept.iter().chain(&self.added).chain(after) {
            new.push_verbatim(*letter, *format, *is_head);
        }
        Some(new)
    }
}

fn styled_chars(text: &StyledText) -> Vec<StyledChar> {
    let runs = text.0.iter();
    runs.flat_map(|run| {
        run.text
            .chars()
            .map(|letter| (letter, run.format, run.is_head))
    })
    .collect()
}

/// The year suffix of the work at a position among works with equal citations: `a` to `z`, then `aa`.
pub(super) fn year_suffix(mut position: usize) -> String {
    let mut letters = Vec::new();
    // Bijective numeration in base 26: there is no letter for zero, hence the subtraction.
    loop {
        letters.push(char::from(
            b'a' + u8::try_from(position % 26).unwrap_or_default(),
        ));
        match (position / 26).checked_sub(1) {
            Some(next) => position = next,
            None => return letters.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: &str, to: &str) -> Option<Disambiguation> {
        Disambiguation::between(&StyledText::plain(from), &StyledText::plain(to))
    }

    #[test]
    fn a_year_suffix_is_found_and_put_into_another_text() {
        let change = between("Adler 2004", "Adler 2004b").unwrap();
        let applied = |text: &str| {
            change
                .apply(&StyledText::plain(text))
                .map(|text| text.to_string())
        };
        assert_eq!(
            applied("Adler 2004: 12").as_deref(),
            Some("Adler 2004b: 12")
        );
        assert_eq!(applied("Bach 2004: 12"), None);
        assert_eq!(between("a", "a"), None);
    }

    #[test]
    fn after_z_comes_aa() {
        let suffixes = [0, 1, 25, 26, 27, 701, 702].map(year_suffix);
        assert_eq!(suffixes, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn another_year_suffix_replaces_the_first() {
        let change = between("o. J.", "o. J. a").unwrap();
        let other = change.with_year_suffix("ab").unwrap();
        assert_eq!(
            other
                .apply(&StyledText::plain("o. J.: 3"))
                .unwrap()
                .to_string(),
            "o. J. ab: 3"
        );
    }
}
