//! The head of a text whose language has no front matter: YAML in the comments at its top.
//!
//! ```text
//! # title: Who cites whom
//! SELECT ...
//! ```

use std::ops::Range;

/// Where head and body stand in a text whose comments begin with `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentHead {
    /// The YAML: the text up to the end of its first block of comments, with blanks in place of each `#` and the space behind
    /// it. Byte offsets are those of the text. `None` if the text does not begin with a comment.
    pub yaml: Option<String>,
    /// Bytes of what follows the head.
    pub body: Range<usize>,
}

/// Finds the head of `text`: its first lines, as long as they begin with `#`. Empty lines may stand before them.
#[must_use]
pub fn split_comment_head(text: &str) -> CommentHead {
    let mut yaml = String::new();
    let mut has_comment = false;
    for line in text.split_inclusive('\n') {
        match line.strip_prefix('#') {
            Some(comment) => {
                has_comment = true;
                // Two columns, so that YAML written behind "# " keeps its indentation; a blank for a byte.
                let (blanks, rest) = match comment.strip_prefix(' ') {
                    Some(rest) => ("  ", rest),
                    None => (" ", comment),
                };
                yaml.push_str(blanks);
                yaml.push_str(rest);
            }
            None if !has_comment && line.trim().is_empty() => yaml.push_str(line),
            None => break,
        }
    }
    let body = if has_comment { yaml.len() } else { 0 };
    CommentHead {
        yaml: has_comment.then_some(yaml),
        body: body..text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_yaml_at_the_same_offsets() {
        let text = "# title: Ärger\r\n#\n# label:\n#   de: x\nASK {}\n# a: b\n";
        let head = split_comment_head(text);
        let yaml = head.yaml.unwrap();
        assert_eq!(yaml, "  title: Ärger\r\n \n  label:\n    de: x\n");
        assert_eq!(yaml.find("de:"), text.find("de:"));
        assert_eq!(&text[head.body], "ASK {}\n# a: b\n");
    }

    #[test]
    fn empty_lines_may_stand_before_the_head_and_end_it() {
        let text = "\n# a: b\n\n# c: d\n";
        let head = split_comment_head(text);
        assert_eq!(head.yaml.as_deref(), Some("\n  a: b\n"));
        assert_eq!(&text[head.body], "\n# c: d\n");
    }

    #[test]
    fn a_text_without_a_comment_at_its_top_is_all_body() {
        for text in ["", "\n\nASK {} # title: x\n", " # title: x\n"] {
            let head = split_comment_head(text);
            assert_eq!((head.yaml, head.body), (None, 0..text.len()));
        }
    }
}
