//! Our fences in Markdown. Text inside other fences and indented code is never one: the renderer's parser says so.

use antinomy_syntax::FrontMatter;
use antinomy_syntax::markdown::{FencedBlock, MarkdownPage};
use mdbook_markdown::pulldown_cmark::Event;
use std::ops::Range;

/// The language that makes a fence ours.
const OURS: &str = "antinomy";

/// A fenced block whose language is `antinomy`. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    /// All of it, from the opening to the closing fence.
    pub(crate) range: Range<usize>,
    /// Its first line.
    pub(crate) opening: Range<usize>,
    /// The name of the directive: the words behind the language.
    pub(crate) name: String,
    /// The lines between the fences.
    pub(crate) content: Range<usize>,
    /// Whether it is in a list, a block quote or another block, where no view can be put.
    pub(crate) is_nested: bool,
}

/// Whether a text may hold a fence at all.
pub(crate) fn may_have(text: &str) -> bool {
    text.contains("```") || text.contains("~~~")
}

/// All our fences of a text that was parsed, in order.
pub(crate) fn of_events(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<Fence> {
    let page = MarkdownPage::of_events(text, FrontMatter::none(text), events.iter().cloned());
    let ours = page.fences.into_iter();
    ours.filter(|fence| fence.info.language() == OURS)
        .map(fence)
        .collect()
}

fn fence(block: FencedBlock<'_>) -> Fence {
    Fence {
        name: block.info.after_language().collect::<Vec<_>>().join(" "),
        range: block.range,
        opening: block.opening,
        content: block.content,
        is_nested: block.is_nested,
    }
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
    fn a_fence_is_found_with_its_name_and_its_options() {
        let text = "Text.\n\n~~~antinomy  a card\nid: a\nb: c\n~~~\n\nMore.\n";
        assert_eq!(names(text), ["a card"]);
        assert_eq!(&text[find(text)[0].content.clone()], "id: a\nb: c\n");
    }

    #[test]
    fn fences_inside_fences_and_indented_code_are_text() {
        assert!(names("````markdown\n```antinomy card\n```\n````\n").is_empty());
        assert!(names("    ```antinomy card\n    ```\n").is_empty());
    }

    #[test]
    fn other_languages_are_not_ours() {
        assert!(names("```antinomy-card\n```\n\n```yaml\nid: a\n```\n").is_empty());
    }
}
