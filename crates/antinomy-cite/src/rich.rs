//! Text as a style sets it: runs of letters with their looks, and nothing else.

use crate::html::escape;
use std::fmt;

/// A line of text in runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Run>);

/// Letters of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// Whether they belong to what a work is called by: its names, or what stands for them.
    pub is_head: bool,
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says its name")]
pub struct Look {
    pub italic: bool,
    pub bold: bool,
    pub small_caps: bool,
    pub underlined: bool,
    pub raised: Option<Raised>,
}

/// Above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says its name")]
pub enum Raised {
    Above,
    Below,
}

impl Rich {
    /// A text without any look.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut rich = Self::default();
        rich.push(text, Look::default(), false);
        rich
    }

    /// Whether there are no letters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }

    /// Adds letters, and mends what comes together where two parts of a work meet: after `?`, `!` and `…` stands no full
    /// stop that only separates, and never two full stops (as citeproc and pandoc do).
    pub(crate) fn push(&mut self, text: &str, look: Look, is_head: bool) {
        let mut text = text;
        if let Some(last) = self.last() {
            let ends_sentence = matches!(last, '.' | '?' | '!' | '…');
            if ends_sentence && text.starts_with('.') && !text.starts_with("..") {
                text = &text[1..];
            }
        }
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(run) if run.look == look && run.is_head == is_head => run.text.push_str(text),
            _ => self.0.push(Run {
                text: text.to_owned(),
                look,
                is_head,
            }),
        }
    }

    /// The same with more letters behind it.
    pub(crate) fn followed_by(&self, text: &str) -> Self {
        let mut all = self.clone();
        all.push(text, Look::default(), false);
        all
    }

    /// Adds one letter, and mends nothing.
    pub(crate) fn append(&mut self, letter: char, look: Look, is_head: bool) {
        match self.0.last_mut() {
            Some(run) if run.look == look && run.is_head == is_head => run.text.push(letter),
            _ => self.0.push(Run {
                text: letter.to_string(),
                look,
                is_head,
            }),
        }
    }

    fn last(&self) -> Option<char> {
        self.0.last().and_then(|run| run.text.chars().next_back())
    }

    /// What a work is called by, and the rest: `Gestring` and `2014: 12`. Without names the first part stands for them.
    #[must_use]
    pub fn split_head(&self) -> (Self, Self) {
        let end = self
            .0
            .iter()
            .position(|run| !run.is_head)
            .unwrap_or(self.0.len());
        let (head, rest) = self.0.split_at(end);
        let mut rest = Self(rest.to_vec());
        rest.trim_start();
        (Self(head.to_vec()), rest)
    }

    fn trim_start(&mut self) {
        let is_loose =
            |letter: char| letter.is_whitespace() || matches!(letter, ',' | ':' | ';' | '.');
        while let Some(run) = self.0.first_mut() {
            run.text = run.text.trim_start_matches(is_loose).to_owned();
            if !run.text.is_empty() {
                return;
            }
            self.0.remove(0);
        }
    }
}

impl fmt::Display for Rich {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| f.write_str(&run.text))
    }
}

impl Rich {
    /// As HTML: everything escaped, addresses of the web made links.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        for run in &self.0 {
            let tags = run.look.tags();
            for (tag, class) in &tags {
                match class {
                    Some(class) => html.push_str(&format!("<{tag} class=\"{class}\">")),
                    None => html.push_str(&format!("<{tag}>")),
                }
            }
            linked(&run.text, &mut html);
            for (tag, _) in tags.iter().rev() {
                html.push_str(&format!("</{tag}>"));
            }
        }
        html
    }
}

impl Look {
    fn tags(self) -> Vec<(&'static str, Option<&'static str>)> {
        let raised = self.raised.map(|raised| match raised {
            Raised::Above => "sup",
            Raised::Below => "sub",
        });
        let plain = [self.italic.then_some("i"), self.bold.then_some("b"), raised];
        let classed = [
            self.small_caps.then_some("an-small-caps"),
            self.underlined.then_some("an-underlined"),
        ];
        let classed = classed
            .into_iter()
            .flatten()
            .map(|class| ("span", Some(class)));
        plain
            .into_iter()
            .flatten()
            .map(|tag| (tag, None))
            .chain(classed)
            .collect()
    }
}

/// Escapes a text; what looks like an address of the web in it becomes a link. No other scheme is looked for.
fn linked(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(start) = rest
        .find("https://")
        .into_iter()
        .chain(rest.find("http://"))
        .min()
    {
        let (before, address) = rest.split_at(start);
        html.push_str(&escape(before));
        let end = address
            .find(|letter: char| {
                letter.is_whitespace() || letter.is_control() || "<>\"".contains(letter)
            })
            .unwrap_or(address.len());
        // What ends a sentence is no part of an address.
        let shown = address[..end].trim_end_matches(['.', ',', ';']);
        let escaped = escape(shown);
        if shown.len() > "https://".len() {
            html.push_str(&format!(
                "<a class=\"an-address\" href=\"{escaped}\" rel=\"nofollow\">{escaped}</a>"
            ));
        } else {
            html.push_str(&escaped);
        }
        rest = &address[shown.len()..];
    }
    html.push_str(&escape(rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[&str]) -> String {
        let mut rich = Rich::default();
        for part in parts {
            rich.push(part, Look::default(), false);
        }
        rich.to_string()
    }

    #[test]
    fn no_full_stop_follows_the_end_of_a_sentence() {
        assert_eq!(
            joined(&["Stigmatisierung?", ". In: Band"]),
            "Stigmatisierung? In: Band"
        );
        assert_eq!(joined(&["„Alles!“", "."]), "„Alles!“.");
        assert_eq!(joined(&["Was nun?", ", Band 3"]), "Was nun?, Band 3");
        assert_eq!(
            joined(&["Frankfurt u. a.", ". = Reihe"]),
            "Frankfurt u. a. = Reihe"
        );
        assert_eq!(joined(&["Titel", ". In: Band"]), "Titel. In: Band");
    }

    #[test]
    fn html_is_escaped_and_only_the_web_is_linked() {
        let rich = Rich::plain(
            "<script>alert(1)</script> & \"x\" javascript:alert(1) https://a.example/?b=c&d=\"e .",
        );
        let html = rich.to_html();
        assert!(
            !html.contains("<script") && !html.contains("href=\"javascript"),
            "{html}"
        );
        assert!(
            html.contains("href=\"https://a.example/?b=c&amp;d=\""),
            "{html}"
        );
    }

    #[test]
    fn names_are_told_from_the_rest() {
        let mut rich = Rich::default();
        rich.push("Gestring", Look::default(), true);
        rich.push(" 2014: 12", Look::default(), false);
        let (head, rest) = rich.split_head();
        assert_eq!(
            (head.to_string(), rest.to_string()),
            ("Gestring".to_owned(), "2014: 12".to_owned())
        );
    }
}
