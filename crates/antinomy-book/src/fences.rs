//! Our fences in Markdown. Text inside other fences and indented code is never one: the renderer's parser says so.

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// The word that makes a fence ours.
const OURS: &str = "antinomy";

/// A fence whose first word is `antinomy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    /// All of it, from the opening to the closing marks.
    pub(crate) range: Range<usize>,
    /// Its first line.
    pub(crate) opening: Range<usize>,
    /// The words behind `antinomy`.
    pub(crate) name: String,
    /// The lines between the marks.
    pub(crate) options: Range<usize>,
    /// Whether it stands in a list, a quotation or another block, where a view cannot be put.
    pub(crate) nested: bool,
}

/// Whether a text may hold a fence at all.
pub(crate) fn may_have(text: &str) -> bool {
    text.contains("```") || text.contains("~~~")
}

/// All our fences of a text that was parsed, in order.
pub(crate) fn of_events(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let mut depth = 0_usize;
    let mut inside = false;
    for (event, range) in events {
        match event {
            Event::Start(tag) => {
                if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag
                    && let Some(fence) = fence(text, info, range.clone(), depth > 0)
                {
                    found.push(fence);
                    inside = true;
                }
                depth += 1;
            }
            Event::Text(_) if inside => {
                if let Some(fence) = found.last_mut() {
                    fence.options.end = range.end.max(fence.options.start);
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                inside = false;
            }
            _ => {}
        }
    }
    found
}

fn fence(text: &str, info: &str, range: Range<usize>, nested: bool) -> Option<Fence> {
    let mut words = info.split_whitespace();
    if words.next() != Some(OURS) {
        return None;
    }
    let end_of_line = text[range.clone()]
        .find('\n')
        .map_or(range.end, |at| range.start + at);
    let options = (end_of_line + 1).min(range.end);
    Some(Fence {
        opening: range.start..range.start + text[range.start..end_of_line].trim_end().len(),
        name: words.collect::<Vec<_>>().join(" "),
        options: options..options,
        range,
        nested,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

    fn find(text: &str) -> Vec<Fence> {
        let events = new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter();
        of_events(text, &events.collect::<Vec<_>>())
    }

    fn names(text: &str) -> Vec<String> {
        find(text).into_iter().map(|fence| fence.name).collect()
    }

    #[test]
    fn a_fence_is_found_with_its_options() {
        let text = "Text.\n\n```antinomy card\nid: a\nb: c\n```\n\nMore.\n";
        let found = find(text);
        assert_eq!(&text[found[0].options.clone()], "id: a\nb: c\n");
        assert_eq!(&text[found[0].opening.clone()], "```antinomy card");
        assert_eq!(
            text[found[0].range.clone()].trim_end(),
            "```antinomy card\nid: a\nb: c\n```"
        );
    }

    #[test]
    fn a_fence_without_options_has_an_empty_range_for_them() {
        let text = "```antinomy matrix\n```\n";
        let found = find(text);
        assert!(found[0].options.is_empty());
    }

    #[test]
    fn fences_inside_fences_and_indented_code_are_text() {
        assert!(names("````markdown\n```antinomy card\n```\n````\n").is_empty());
        assert!(names("    ```antinomy card\n    ```\n").is_empty());
    }

    #[test]
    fn a_fence_in_a_list_is_nested() {
        let found = find("- x\n\n  ```antinomy card\n  ```\n");
        assert!(found[0].nested);
    }

    #[test]
    fn a_fence_that_never_closes_ends_with_the_text() {
        let text = "```antinomy card\nid: ä";
        let found = find(text);
        assert_eq!(&text[found[0].options.clone()], "id: ä");
    }

    #[test]
    fn other_languages_are_not_ours() {
        assert!(names("```antinomy-card\n```\n\n```yaml\nid: a\n```\n").is_empty());
    }
}
