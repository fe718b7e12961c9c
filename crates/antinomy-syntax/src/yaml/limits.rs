//! Bounds on what is read. Content is untrusted: each bound keeps time or memory linear in what a person can write.

/// Larger files are refused before they are read from disk.
pub const MAX_BYTES: usize = 8 << 20;

/// Deeper nesting is a syntax error. Records nest three or four levels; the parser and every walk over the tree recurse.
pub const MAX_DEPTH: usize = 32;

/// Syntax errors after which the rest of a file is left unread: such a file is most likely not YAML.
pub(super) const MAX_PIECES: usize = 100;

/// Diagnostics of any kind after which the rest of a file is left unread.
pub(super) const MAX_MISTAKES: usize = 1000;

/// Parser events (keys, values, brackets) after which the rest is left unread. Each becomes a node, and a node takes far
/// more memory than the two bytes that can produce it.
pub const MAX_EVENTS: usize = 600_000;
