//! Addresses of the handbook's own pages, and which foreign ones may become links.

use antinomy_model::Kind;

/// The address of a record's page.
pub(crate) fn page(root: &str, kind: Kind, id: &str) -> String {
    format!("{root}{}/{id}.html", kind.plural())
}

/// The path of a record's chapter.
pub(crate) fn chapter(kind: Kind, id: &str) -> String {
    format!("{}/{id}.md", kind.plural())
}

/// The anchor of a section on the page of its source.
pub(crate) fn section(id: &str) -> String {
    format!("section--{id}")
}

/// The anchor of the examinations of a field on its page.
pub(crate) fn examinations(field: &str) -> String {
    format!("examinations--{field}")
}

/// The anchor of a competence on the page of its field.
pub(crate) fn competence(id: &str) -> String {
    format!("competence--{id}")
}

/// An address of the web: `http` or `https`. Browsers skip white space and control characters in addresses, so an address
/// that holds any is refused.
pub(crate) fn web(address: &str) -> Option<String> {
    let scheme = address
        .split_once("://")
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_web = matches!(scheme.as_deref(), Some("http" | "https"));
    let is_clean = !address.contains(|letter: char| letter.is_control() || letter.is_whitespace());
    (is_web && is_clean).then(|| address.to_owned())
}

/// An address without its scheme.
pub(crate) fn shown(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_becomes_a_link() {
        assert!(web("HTTPS://example.org/a?b=c").is_some());
        for refused in [
            "javascript:alert(1)",
            "java\nscript://x",
            "data:text/html,x",
            "ftp://x",
            "//x",
            "x",
            "http://a b",
        ] {
            assert_eq!(web(refused), None, "{refused}");
        }
    }
}
