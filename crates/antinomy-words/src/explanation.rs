//! The page that explains one kind of diagnostic: why it exists, an example that shows it, and one that does not.
//!
//! A page is Markdown with front matter (`code`, `name`, `severity`) and four sections: `# de: TITLE` and
//! `# en: TITLE` with prose, `# bad` and `# good` with one fence for each file of the example
//! (` ```yaml content/actors.yaml `). A page whose example cannot be written down has no `# bad` and no `# good`.

use crate::Words;
use antinomy_syntax::markdown::{FencedBlock, MarkdownPage};
use antinomy_syntax::{Code, Severity};
use std::borrow::Cow;

/// The explanation of one kind of diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'p> {
    /// Number in the front matter.
    pub number: &'p str,
    /// Name in the front matter.
    pub name: &'p str,
    /// Severity in the front matter.
    pub severity: Severity,
    /// The files of the example that shows the problem; empty if there is none.
    pub bad: Vec<Example<'p>>,
    /// The same files without the problem.
    pub good: Vec<Example<'p>>,
    versions: Vec<(&'p str, &'p str, &'p str)>,
}

/// One file of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'p> {
    /// The language in the info string.
    pub language: &'p str,
    /// Path relative to the knowledge base.
    pub path: &'p str,
    /// What stands in the file, as the page shows it.
    pub shown: &'p str,
    /// Whether characters that a page cannot show are written as `\t`, `\r` or `\u{202e}`.
    pub is_escaped: bool,
}

impl<'p> Example<'p> {
    /// What stands in the file.
    #[must_use]
    pub fn text(&self) -> String {
        if self.is_escaped {
            unescaped(self.shown)
        } else {
            self.shown.to_owned()
        }
    }
}

/// `\t`, `\r` and `\u{HEX}` as the characters that they stand for; anything else stays as it is.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let hex = escape
            .strip_prefix("u{")
            .and_then(|hex| hex.split_once('}'));
        let coded = hex.and_then(|(hex, after)| {
            let character = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((character, after))
        });
        let (character, after) = match coded {
            Some(coded) => coded,
            None if escape.starts_with('t') => ('\t', &escape[1..]),
            None if escape.starts_with('r') => ('\r', &escape[1..]),
            None => ('\\', escape),
        };
        out.push(character);
        rest = after;
    }
    out + rest
}

impl<'p> Explanation<'p> {
    /// The explanation of a code; `None` if its page is not written in the form that is described above.
    #[must_use]
    pub fn of(code: &'p Code) -> Option<Self> {
        Self::read(code.page())
    }

    fn read(text: &'p str) -> Option<Self> {
        let page = MarkdownPage::read(text);
        let mut explanation = Self::of_front_matter(&text[page.front_matter.yaml.clone()?])?;
        for section in page.sections(1) {
            match (section.heading.text, section.heading.text.split_once(": ")) {
                (_, Some((language, title))) => {
                    let prose = text[section.body].trim();
                    explanation.versions.push((language, title, prose));
                }
                ("bad", None) => explanation.bad = examples(text, section.fences),
                ("good", None) => explanation.good = examples(text, section.fences),
                _ => return None,
            }
        }
        Some(explanation)
    }

    fn of_front_matter(head: &'p str) -> Option<Self> {
        let value = |key: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        Some(Self {
            number: value("code")?,
            name: value("name")?,
            severity: match value("severity")? {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => return None,
            },
            bad: Vec::new(),
            good: Vec::new(),
            versions: Vec::new(),
        })
    }

    /// What the diagnostic is called, in the language of `words`, else in the first one of the page.
    #[must_use]
    pub fn title(&self, words: &Words) -> &'p str {
        self.version(words).1
    }

    /// Why it exists and what to do, as Markdown, in the same language.
    #[must_use]
    pub fn prose(&self, words: &Words) -> &'p str {
        self.version(words).2
    }

    /// The languages that it is written in.
    pub fn languages(&self) -> impl Iterator<Item = &'p str> {
        self.versions.iter().map(|(language, ..)| *language)
    }

    fn version(&self, words: &Words) -> (&'p str, &'p str, &'p str) {
        let mut versions = self.versions.iter().copied();
        versions
            .find(|(language, ..)| *language == words.language())
            // The page of a query of the content may be in other languages than the program.
            .or_else(|| self.versions.first().copied())
            .unwrap_or_default()
    }
}

/// The fenced blocks that name a file.
fn examples<'p>(text: &'p str, fences: &[FencedBlock<'p>]) -> Vec<Example<'p>> {
    let examples = fences.iter().filter_map(|fence| {
        // A word with an escape does not borrow from the page; no path needs one.
        let [Cow::Borrowed(language), Cow::Borrowed(path), ..] = fence.info.words[..] else {
            return None;
        };
        Some(Example {
            language,
            path,
            shown: &text[fence.content.clone()],
            is_escaped: fence.info.has("escaped"),
        })
    });
    examples.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "---\ncode: L999\nname: x-y\nseverity: warning\n---\n\n# de: Titel\n\nWarum.\n\n# en: Title\n\nWhy.\n\n# bad\n\n```yaml content/a.yaml\n# no heading\nactors:\n```\n\n# good\n\n```yaml content/a.yaml\nactors: []\n```\n";

    #[test]
    fn a_page_holds_both_languages_and_both_examples() {
        let page = Explanation::read(PAGE).unwrap();
        assert_eq!((page.number, page.name), ("L999", "x-y"));
        assert_eq!(page.title(&Words::new("de")), "Titel");
        assert_eq!(page.prose(&Words::new("en")), "Why.");
        assert_eq!(page.bad[0].text(), "# no heading\nactors:\n");
        assert_eq!(page.good[0].path, "content/a.yaml");
    }

    #[test]
    fn characters_that_a_page_cannot_show_are_escaped() {
        assert_eq!(unescaped("a\\tb\\u{202e}c\\x"), "a\tb\u{202e}c\\x");
    }

    #[test]
    fn a_page_of_another_form_is_no_explanation() {
        assert_eq!(Explanation::read("# en: Title\n"), None);
        assert_eq!(
            Explanation::read("---\ncode: L1\nname: x\nseverity: grave\n---\n"),
            None
        );
    }
}
