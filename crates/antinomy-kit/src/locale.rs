//! The locale of the process.

/// The POSIX locale for messages (`de_AT.UTF-8`), in the order of precedence that POSIX defines; `None` if it is not set.
#[must_use]
pub fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}
