//! A link or a picture in prose that the handbook will not make: it would do more than open a page.

use crate::lints::Lint;
use crate::markdown::{LINKS, MarkKind, marks, prose};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L089", "link-scheme", Error;
}

pub(super) struct LinkScheme;

impl Lint for LinkScheme {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for prose in prose(base) {
            for mark in marks(prose.text, LINKS) {
                let (to, is_picture) = match mark.kind {
                    MarkKind::Link(to) => (to, false),
                    MarkKind::Picture(_, to) => (to, true),
                    MarkKind::Title | MarkKind::Html => continue,
                };
                let target = Target::of(&to.address);
                let span = prose.place(&to.range);
                let found = Diagnostic::new(&CODE, span);
                match (target, is_picture) {
                    (Target::Handbook, _) | (Target::Web, false) => {}
                    (_, true) => out.push(found.hint("picture")),
                    // The cure keeps the escapes that the address is written with.
                    (Target::Doi(_), false) => match Target::of(&prose.text[to.range]) {
                        Target::Doi(doi) => {
                            out.push(found.fix(span, &format!("https://doi.org/{doi}")));
                        }
                        _ => out.push(found),
                    },
                    (Target::Other, false) => out.push(found),
                }
            }
        }
    }
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// To another page or file of the handbook.
    Handbook,
    /// To a page on the web.
    Web,
    /// To a work by its DOI, without a resolver.
    Doi(String),
    /// Somewhere else, or it does something.
    Other,
}

impl Target {
    /// Reads an address as browsers do, which skip white space and control characters.
    fn of(address: &str) -> Self {
        let kept = address
            .chars()
            .filter(|letter| !letter.is_control() && !letter.is_whitespace());
        let read: String = kept.collect();
        let scheme = read.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let has_host = ["//", "\\", "/\\"]
            .iter()
            .any(|start| read.starts_with(start));
        let Some((scheme, _)) = scheme.split_once(':') else {
            return if has_host {
                Self::Other
            } else {
                Self::Handbook
            };
        };
        let rest = &read[scheme.len() + 1..];
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if rest.starts_with("//") => Self::Web,
            "doi" if rest.starts_with("10.") => Self::Doi(rest.to_owned()),
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_handbook_and_the_web_are_linked() {
        for address in ["a.html", "../fields/x.yaml#y", "#a:b", "", "x?a=b:c"] {
            assert_eq!(Target::of(address), Target::Handbook, "{address}");
        }
        for address in ["https://example.org", "HTTP://example.org/a:b"] {
            assert_eq!(Target::of(address), Target::Web, "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "java\tscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "mailto:someone@example.org",
            "//example.org",
            "/\\example.org",
            "https:example.org",
        ] {
            assert_eq!(Target::of(address), Target::Other, "{address}");
        }
        assert_eq!(Target::of("doi:10.1/a"), Target::Doi("10.1/a".to_owned()));
    }
}
