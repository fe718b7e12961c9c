//! What a query may be at most, told before it is parsed or evaluated.

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The text is longer than this, in bytes.
    Length(usize),
    /// Brackets are nested deeper than this.
    Depth(usize),
}

/// Bytes of the longest query.
const LONGEST: usize = 32 << 10;
/// How deep brackets may be nested: parser, optimizer and evaluation recurse.
const DEEPEST: usize = 32;

/// Whether a text can be given to the parser.
pub(crate) fn of_text(text: &str) -> Result<(), Limit> {
    if text.len() > LONGEST {
        return Err(Limit::Length(LONGEST));
    }
    let mut depth = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Limit::Depth(DEEPEST));
        }
    }
    Ok(())
}

/// Whether a query can be given to the optimizer.
pub(crate) fn of_algebra(_query: &spargebra::Query) -> Result<(), Limit> {
    Ok(())
}
