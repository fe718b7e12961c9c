//! Formatted text as a style renders it, and its conversion to HTML.

use crate::html::escape;
use std::fmt;

/// A line of text in runs of equal formatting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledText(pub Vec<StyledRun>);

/// Characters of one format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledRun {
    /// The characters.
    pub text: String,
    /// Their format.
    pub format: TextFormat,
    /// Whether they belong to the head of a citation: the author names or what the style substitutes for them.
    pub is_head: bool,
}

/// Character formatting, with the properties of CSL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says its name")]
pub struct TextFormat {
    pub italic: bool,
    pub bold: bool,
    pub small_caps: bool,
    pub underlined: bool,
    pub shift: Option<BaselineShift>,
}

/// Vertical alignment other than on the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says its name")]
pub enum BaselineShift {
    Superscript,
    Subscript,
}

impl StyledText {
    /// A text without formatting.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut styled = Self::default();
        styled.push(text, TextFormat::default(), false);
        styled
    }

    /// Whether there are no characters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }

    /// Appends text and removes a full stop that is doubled where two parts of an entry meet: none follows `?`, `!`, `…`
    /// or another full stop, as in citeproc and pandoc.
    pub(crate) fn push(&mut self, text: &str, format: TextFormat, is_head: bool) {
        let mut text = text;
        if let Some(last) = self.last() {
            let ends_sentence = matches!(last, '.' | '?' | '!' | '…');
            // Two full stops are the beginning of an ellipsis, not a separator.
            if ends_sentence && text.starts_with('.') && !text.starts_with("..") {
                text = &text[1..];
            }
        }
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(run) if run.format == format && run.is_head == is_head => run.text.push_str(text),
            _ => self.0.push(StyledRun {
                text: text.to_owned(),
                format,
                is_head,
            }),
        }
    }

    /// A copy with unformatted text appended.
    pub(crate) fn followed_by(&self, text: &str) -> Self {
        let mut all = self.clone();
        all.push(text, TextFormat::default(), false);
        all
    }

    /// Appends one character verbatim, without the punctuation rule of [`push`](Self::push).
    pub(crate) fn push_verbatim(&mut self, letter: char, format: TextFormat, is_head: bool) {
        match self.0.last_mut() {
            Some(run) if run.format == format && run.is_head == is_head => run.text.push(letter),
            _ => self.0.push(StyledRun {
                text: letter.to_string(),
                format,
                is_head,
            }),
        }
    }

    fn last(&self) -> Option<char> {
        self.0.last().and_then(|run| run.text.chars().next_back())
    }

    /// Splits a citation into its head (author names or their substitute) and the rest: `Gestring` and `2014: 12`.
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

    /// Removes white space and punctuation that separated the rest from the head.
    fn trim_start(&mut self) {
        let is_separator =
            |letter: char| letter.is_whitespace() || matches!(letter, ',' | ':' | ';' | '.');
        while let Some(run) = self.0.first_mut() {
            run.text = run.text.trim_start_matches(is_separator).to_owned();
            if !run.text.is_empty() {
                return;
            }
            self.0.remove(0);
        }
    }
}

impl fmt::Display for StyledText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| f.write_str(&run.text))
    }
}

impl StyledText {
    /// The text as HTML: all characters escaped, http and https addresses as links.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        for run in &self.0 {
            let tags = run.format.tags();
            for (tag, class) in &tags {
                match class {
                    Some(class) => html.push_str(&format!("<{tag} class=\"{class}\">")),
                    None => html.push_str(&format!("<{tag}>")),
                }
            }
            push_autolinked(&run.text, &mut html);
            for (tag, _) in tags.iter().rev() {
                html.push_str(&format!("</{tag}>"));
            }
        }
        html
    }
}

impl TextFormat {
    /// The HTML elements of this format, from the outermost to the innermost, with their classes.
    fn tags(self) -> Vec<(&'static str, Option<&'static str>)> {
        let shift = self.shift.map(|shift| match shift {
            BaselineShift::Superscript => "sup",
            BaselineShift::Subscript => "sub",
        });
        let plain = [self.italic.then_some("i"), self.bold.then_some("b"), shift];
        // HTML has no element for these two; the theme styles the classes.
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

/// Appends a text to `html`, escaped; http and https addresses in it become links. No other scheme is linked, because the
/// text may be anything that a record says.
fn push_autolinked(text: &str, html: &mut String) {
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
        // Styles put punctuation directly after an address, and an address rarely ends in it.
        let shown = address[..end].trim_end_matches(['.', ',', ';']);
        let escaped = escape(shown);
        // A scheme without a host is no address.
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
        let mut styled = StyledText::default();
        for part in parts {
            styled.push(part, TextFormat::default(), false);
        }
        styled.to_string()
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
        let styled = StyledText::plain(
            "<script>alert(1)</script> & \"x\" javascript:alert(1) https://a.example/?b=c&d=\"e .",
        );
        let html = styled.to_html();
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
        let mut styled = StyledText::default();
        styled.push("Gestring", TextFormat::default(), true);
        styled.push(" 2014: 12", TextFormat::default(), false);
        let (head, rest) = styled.split_head();
        assert_eq!(
            (head.to_string(), rest.to_string()),
            ("Gestring".to_owned(), "2014: 12".to_owned())
        );
    }
}
