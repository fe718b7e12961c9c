//! DOIs and URNs, and the addresses that resolve them.

/// Resolvers of `urn:nbn`; the first one is written.
const URN_RESOLVERS: &[&str] = &[
    "https://nbn-resolving.org/",
    "http://nbn-resolving.org/",
    "https://nbn-resolving.de/",
    "http://nbn-resolving.de/",
];

/// What a DOI may begin with, in lower case.
const DOI_PREFIXES: &[&str] = &[
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi:",
];

/// The address that resolves a URN, for programs without a field for URNs; `None` if there is no resolver for it.
pub(crate) fn resolved_urn(urn: &str) -> Option<String> {
    let is_nbn = urn.to_ascii_lowercase().starts_with("urn:nbn:");
    is_nbn.then(|| format!("{}{urn}", URN_RESOLVERS[0]))
}

/// The URN of an address: the address itself, or what it asks a resolver for.
pub(crate) fn urn_in(address: &str) -> Option<&str> {
    let urn = URN_RESOLVERS
        .iter()
        .find_map(|resolver| address.strip_prefix(resolver))
        .unwrap_or(address);
    urn.to_ascii_lowercase().starts_with("urn:").then_some(urn)
}

/// A DOI without resolver or scheme: `10.1007/978-3-531-92102-6`.
pub(crate) fn bare_doi(doi: &str) -> &str {
    let doi = doi.trim();
    // ASCII only, which keeps the byte length: the prefix is cut from the original.
    let lower = doi.to_ascii_lowercase();
    let prefix = DOI_PREFIXES
        .iter()
        .find(|prefix| lower.starts_with(**prefix));
    doi[prefix.map_or(0, |prefix| prefix.len())..].trim()
}

/// The DOI in a text, wherever it begins; `None` if no program would take it for one.
pub(crate) fn doi_in(text: &str) -> Option<&str> {
    let doi = &text[text.find("10.")?..];
    // A DOI is a prefix that begins with "10.", a slash, and a suffix.
    (doi.contains('/') && !doi.contains(' ')).then_some(doi)
}
