//! A link destination in prose with a scheme that the handbook refuses, or an image from another host.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::markdown::{Mark, MarkKind, WrittenProse};
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

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn can_be_allowed(&self, _code: &Code) -> bool {
        false
    }
}

impl TextLint for LinkScheme {
    fn prose(&self, prose: &WrittenProse<'_>, marks: &[Mark], out: &mut Vec<Diagnostic>) {
        out.extend(marks.iter().filter_map(|mark| report(prose, mark)));
    }
}

fn report(prose: &WrittenProse<'_>, mark: &Mark) -> Option<Diagnostic> {
    let (to, is_picture) = match &mark.kind {
        MarkKind::Link(to) => (to, false),
        MarkKind::Picture(_, to) => (to, true),
        MarkKind::Title | MarkKind::Html => return None,
    };
    let target = LinkTarget::of(&to.address);
    let span = prose.place(&to.range);
    let found = Diagnostic::new(&CODE, span);
    match (target, is_picture) {
        (LinkTarget::Handbook, _) | (LinkTarget::Web, false) => None,
        (_, true) => Some(found.hint("picture")),
        // The cure keeps the escapes that the address is written with.
        (LinkTarget::Doi(_), false) => match LinkTarget::of(&prose.text[to.range.clone()]) {
            LinkTarget::Doi(doi) => Some(found.fix(span, &format!("https://doi.org/{doi}"))),
            _ => Some(found),
        },
        (LinkTarget::Other, false) => Some(found),
    }
}

/// What a link destination leads to.
#[derive(Debug, PartialEq, Eq)]
enum LinkTarget {
    /// A page or file of the handbook.
    Handbook,
    /// A page on the web.
    Web,
    /// A DOI, without a resolver.
    Doi(String),
    /// Anything else: a script, a file, another host without scheme.
    Other,
}

impl LinkTarget {
    /// Parses a link destination. White space and control characters are dropped as browsers do, which would run `java\tscript:`.
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
            assert_eq!(LinkTarget::of(address), LinkTarget::Handbook, "{address}");
        }
        for address in ["https://example.org", "HTTP://example.org/a:b"] {
            assert_eq!(LinkTarget::of(address), LinkTarget::Web, "{address}");
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
            assert_eq!(LinkTarget::of(address), LinkTarget::Other, "{address}");
        }
        assert_eq!(
            LinkTarget::of("doi:10.1/a"),
            LinkTarget::Doi("10.1/a".to_owned())
        );
    }
}
