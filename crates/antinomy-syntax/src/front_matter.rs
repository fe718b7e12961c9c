//! Front matter: the YAML between two `---` lines at the top of a Markdown file.

use std::ops::Range;

/// Where front matter and prose stand in a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Bytes of the YAML between the fences; `None` if the text does not begin with a fence.
    pub yaml: Option<Range<usize>>,
    /// Bytes of the prose: the whole text if there is no front matter.
    pub prose: Range<usize>,
    /// True if the opening fence is never closed; then all of the text after it is taken for prose.
    pub unclosed: bool,
}

impl FrontMatter {
    /// That of a text which is all prose.
    #[must_use]
    pub fn none(text: &str) -> Self {
        Self {
            yaml: None,
            prose: 0..text.len(),
            unclosed: false,
        }
    }
}

/// Finds the front matter of `text`. Accepts Windows line ends and trailing spaces after a fence.
#[must_use]
pub fn split_front_matter(text: &str) -> FrontMatter {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else {
        return FrontMatter::none(text);
    };
    let start = first.len();
    let mut offset = start;
    for line in lines {
        if is_fence(line) {
            return FrontMatter {
                yaml: Some(start..offset),
                prose: offset + line.len()..text.len(),
                unclosed: false,
            };
        }
        offset += line.len();
    }
    FrontMatter {
        yaml: None,
        prose: start..text.len(),
        unclosed: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_prose_are_told_apart() {
        let text = "---\r\nid: x\r\n---\r\nProse.\n";
        let parts = split_front_matter(text);
        assert_eq!(&text[parts.yaml.unwrap()], "id: x\r\n");
        assert_eq!(&text[parts.prose], "Prose.\n");
    }

    #[test]
    fn a_text_without_front_matter_is_all_prose() {
        let text = "# Title\n\n---\n";
        assert_eq!(split_front_matter(text).prose, 0..text.len());
    }

    #[test]
    fn a_fence_that_never_closes_is_reported() {
        assert!(split_front_matter("---\nid: x\n").unclosed);
    }
}
