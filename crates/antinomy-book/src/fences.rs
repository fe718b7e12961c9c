//! Our fences in the Markdown of a chapter, found with the parser and the options that the renderer will use, so that
//! both agree on what is a fence. Text inside other fences and indented code is never one.

use antinomy_syntax::FrontMatter;
use antinomy_syntax::markdown::{FencedBlock, MarkdownPage};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// The language that makes a fence ours.
const OURS: &str = "antinomy";

/// The fenced blocks of a text whose language is `antinomy`, in order. Their ranges are bytes of the whole text.
pub(crate) fn find<'t>(
    text: &'t str,
    front_matter: FrontMatter,
    options: &MarkdownOptions,
) -> Vec<FencedBlock<'t>> {
    let prose = &text[front_matter.prose.clone()];
    // Every page of the book is searched, and most have no fence at all.
    if !prose.contains("```") && !prose.contains("~~~") {
        return Vec::new();
    }
    let events = new_cmark_parser(prose, options).into_offset_iter();
    let mut fences = MarkdownPage::of_events(text, front_matter, events).fences;
    fences.retain(|fence| fence.info.language() == OURS);
    fences
}

/// The name of the directive: the words behind the language.
pub(crate) fn name(fence: &FencedBlock<'_>) -> String {
    fence.info.after_language().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<FencedBlock<'_>> {
        find(text, FrontMatter::none(text), &MarkdownOptions::default())
    }

    fn names(text: &str) -> Vec<String> {
        all(text).iter().map(name).collect()
    }

    #[test]
    fn a_fence_is_found_with_its_name_and_its_options() {
        let text = "Text.\n\n~~~antinomy  a card\nid: a\nb: c\n~~~\n\nMore.\n";
        assert_eq!(names(text), ["a card"]);
        assert_eq!(&text[all(text)[0].content.clone()], "id: a\nb: c\n");
    }

    #[test]
    fn places_are_those_of_the_whole_text() {
        let text = "---\na: b\n---\n```antinomy card\nid: a\n```\n";
        let parts = antinomy_syntax::split_front_matter(text);
        let found = find(text, parts, &MarkdownOptions::default());
        assert_eq!(&text[found[0].content.clone()], "id: a\n");
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
