//! Sentences of ARCHITECTURE.md that a program can read.

use anyhow::{Context, Result};

use super::checkout::Checkout;

/// The map of the code.
pub(super) const FILE: &str = "ARCHITECTURE.md";

/// The paragraph or list item that begins with some words, without them, in one line.
pub(super) fn paragraph(checkout: &Checkout, start: &str) -> Result<String> {
    let text = String::from_utf8(checkout.text(FILE)?).context("ARCHITECTURE.md is not UTF-8")?;
    paragraph_in(&text, start).with_context(|| format!("{FILE} has no paragraph \"{start} ..\""))
}

fn paragraph_in(text: &str, start: &str) -> Option<String> {
    let mut lines = text.lines();
    // Rules in a list are list items, other sentences are paragraphs.
    let first = lines.find_map(|line| line.trim_start_matches("- ").strip_prefix(start))?;
    let is_inside = |line: &&str| !line.is_empty() && !line.starts_with("- ");
    let rest = lines.take_while(is_inside).map(str::trim);
    Some(
        std::iter::once(first.trim())
            .chain(rest)
            .collect::<Vec<_>>()
            .join(" "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_item_ends_where_the_next_one_begins() {
        let text = "# Map\n\nOne: a\nb\n\n- **Two.** c,\n  d.\n- **Three.** e\n";
        assert_eq!(paragraph_in(text, "One:").as_deref(), Some("a b"));
        assert_eq!(paragraph_in(text, "**Two.**").as_deref(), Some("c, d."));
        assert_eq!(paragraph_in(text, "**Four.**"), None);
    }
}
