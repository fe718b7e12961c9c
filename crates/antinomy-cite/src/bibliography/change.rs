//! What telling a work apart from others does to the way it is cited: a letter behind the year, as a rule.
//!
//! Known once, the change is made to every citation of a page of that work, and nobody has to be told apart again.

use crate::rich::{Look, Rich};

type Letter = (char, Look, bool);

/// One stretch of letters in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Everything before the stretch, and the stretch as it was.
    before: Vec<Letter>,
    /// How much of that the stretch takes.
    removed: usize,
    added: Vec<Letter>,
}

impl Change {
    /// What made `from` into `to`; `None` if they are the same.
    pub(super) fn between(from: &Rich, to: &Rich) -> Option<Self> {
        let (from, to) = (letters(from), letters(to));
        if from == to {
            return None;
        }
        let start = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let rest = (from[start..].iter().rev()).zip(to[start..].iter().rev());
        let end = rest.take_while(|(a, b)| a == b).count();
        Some(Self {
            before: from[..from.len() - end].to_vec(),
            removed: from.len() - end - start,
            added: to[start..to.len() - end].to_vec(),
        })
    }

    /// The same with another letter in the place of the `a` that the engine gave; `None` if it gave none.
    pub(super) fn lettered(mut self, letters: &str) -> Option<Self> {
        let (last, look, is_head) = self.added.pop()?;
        (last == 'a').then(|| {
            self.added
                .extend(letters.chars().map(|letter| (letter, look, is_head)));
            self
        })
    }

    /// Makes the change to a text that begins like the one it was found in; `None` for any other text.
    pub(super) fn apply(&self, rich: &Rich) -> Option<Rich> {
        let old = letters(rich);
        let after = old.strip_prefix(self.before.as_slice())?;
        let kept = &self.before[..self.before.len() - self.removed];
        let mut new = Rich::default();
        for (letter, look, is_head) in kept.iter().chain(&self.added).chain(after) {
            new.append(*letter, *look, *is_head);
        }
        Some(new)
    }
}

fn letters(rich: &Rich) -> Vec<Letter> {
    let runs = rich.0.iter();
    runs.flat_map(|run| {
        run.text
            .chars()
            .map(|letter| (letter, run.look, run.is_head))
    })
    .collect()
}

/// The letters of the work at a place among those that need one: `a` to `z`, then `aa`.
pub(super) fn letters_at(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'a' + u8::try_from(place % 26).unwrap_or_default(),
        ));
        match (place / 26).checked_sub(1) {
            Some(next) => place = next,
            None => return letters.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_found_and_put_into_another_text() {
        let change =
            Change::between(&Rich::plain("Adler 2004"), &Rich::plain("Adler 2004b")).unwrap();
        let applied = |text: &str| {
            change
                .apply(&Rich::plain(text))
                .map(|rich| rich.to_string())
        };
        assert_eq!(
            applied("Adler 2004: 12").as_deref(),
            Some("Adler 2004b: 12")
        );
        assert_eq!(applied("Bach 2004: 12"), None);
        assert_eq!(Change::between(&Rich::plain("a"), &Rich::plain("a")), None);
    }

    #[test]
    fn after_z_comes_aa() {
        let letters = [0, 1, 25, 26, 27, 701, 702].map(letters_at);
        assert_eq!(letters, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn another_letter_takes_the_place_of_the_first() {
        let change = Change::between(&Rich::plain("o. J."), &Rich::plain("o. J. a")).unwrap();
        let other = change.lettered("ab").unwrap();
        assert_eq!(
            other.apply(&Rich::plain("o. J.: 3")).unwrap().to_string(),
            "o. J. ab: 3"
        );
    }
}
