//! Makes untrusted Markdown safe to be embedded in a generated page.
//!
//! Prose of content files is put as Markdown between our own HTML. Raw HTML is escaped, link destinations are relative or
//! `http(s)`, images relative, and an unclosed fence is closed. The renderer's parser finds what to patch; all other bytes
//! stay. A patch may turn HTML into Markdown, so the text is parsed again until there is nothing left to patch.

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::ops::Range;

/// How often a text is parsed again before all of its punctuation is escaped instead.
const ROUNDS: usize = 8;
/// What is appended to find out whether the text leaves a block open: normally a paragraph of its own.
const NEXT: &str = "\n\nantinomy-goes-on-here\n";

/// The prose without raw HTML, unsafe destinations, heading attributes and unclosed fences.
pub(crate) fn sanitize(prose: &str, options: &MarkdownOptions) -> String {
    // CommonMark replaces NUL as well, but only when it renders.
    let clean = antinomy_cite::html::clean(prose);
    let mut text = clean.trim_matches('\n').replace('\0', "\u{fffd}");
    for _ in 0..ROUNDS {
        let patches = patches(&text, options);
        if patches.is_empty() {
            return closed(text, options);
        }
        apply(&mut text, patches);
    }
    literal(prose)
}

/// A range and its replacement.
type Patch = (Range<usize>, &'static str);

fn patches(text: &str, options: &MarkdownOptions) -> Vec<Patch> {
    let mut found: Vec<Patch> = Vec::new();
    for (event, range) in new_cmark_parser(text, options).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                found.extend(angles(text, range));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if !may_link(&dest_url) || link_type == LinkType::Email => {
                found.extend(opening(text, range));
            }
            Event::Start(Tag::Image { dest_url, .. }) if !is_relative(&dest_url) => {
                found.extend(opening(text, range));
            }
            // Ids could collide with those of the page, and attributes are event handlers as well.
            Event::Start(Tag::Heading {
                id, classes, attrs, ..
            }) if id.is_some() || !classes.is_empty() || !attrs.is_empty() => {
                let block = text[range.clone()].rfind('{').map(|at| range.start + at);
                found.extend(block.map(|at| (at..at + 1, "&#123;")));
            }
            _ => {}
        }
    }
    // Nested constructs may be patched at the same byte; applying both would shift the second.
    found.sort_by_key(|(range, _)| (range.start, range.end));
    found.dedup_by_key(|(range, _)| range.start);
    found
}

fn angles(text: &str, range: Range<usize>) -> impl Iterator<Item = Patch> {
    let angles = text[range.clone()].match_indices('<');
    angles.map(move |(at, _)| (range.start + at..range.start + at + 1, "&lt;"))
}

/// Escapes the character that opens a link or an image.
fn opening(text: &str, range: Range<usize>) -> Option<Patch> {
    let (at, mark) = text[range.clone()]
        .char_indices()
        .find(|(_, mark)| matches!(mark, '[' | '<'))?;
    let at = range.start + at;
    Some((at..at + 1, if mark == '<' { "&lt;" } else { "\\[" }))
}

fn apply(text: &mut String, patches: Vec<Patch>) {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, replacement) in patches {
        out.push_str(&text[end..range.start]);
        out.push_str(replacement);
        end = range.end;
    }
    out.push_str(&text[end..]);
    *text = out;
}

/// An address as a browser's URL parser reads it: without white space and control characters, in lower case.
fn as_browsers_read(address: &str) -> String {
    let kept = address
        .chars()
        .filter(|letter| !letter.is_control() && !letter.is_whitespace());
    kept.collect::<String>().to_ascii_lowercase()
}

fn may_link(address: &str) -> bool {
    let read = as_browsers_read(address);
    is_relative(address) || read.starts_with("http://") || read.starts_with("https://")
}

/// Whether an address has neither a scheme nor a host.
fn is_relative(address: &str) -> bool {
    let read = as_browsers_read(address);
    // A colon behind the first segment of a path is no scheme.
    let path = read.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // Browsers take a backslash for a slash.
    let has_host = read.starts_with("//") || read.starts_with('\\') || read.starts_with("/\\");
    !path.contains(':') && !has_host
}

/// The text with an unclosed fence closed, so that it does not contain the rest of the page.
fn closed(text: String, options: &MarkdownOptions) -> String {
    let whole = text.clone() + NEXT;
    let mut open: Option<Range<usize>> = None;
    for (event, range) in new_cmark_parser(&whole, options).into_offset_iter() {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) = event
            // Two bytes of `NEXT` are the blank line, which may belong to the block.
            && range.end > text.len() + 2
        {
            open = Some(range);
        }
    }
    let Some(fence) = open else { return text };
    let opening = whole[fence].trim_start();
    let mark = opening.chars().next().unwrap_or('`');
    let marks: String = opening
        .chars()
        .take_while(|letter| *letter == mark)
        .collect();
    format!("{text}\n{marks}")
}

/// All ASCII punctuation escaped: no Markdown is left.
fn literal(prose: &str) -> String {
    let mut text = String::with_capacity(prose.len());
    for letter in prose.chars() {
        match letter {
            '<' => text.push_str("&lt;"),
            '&' => text.push_str("&amp;"),
            '\n' => text.push('\n'),
            mark if mark.is_ascii_punctuation() => text.extend(['\\', mark]),
            other if other.is_control() => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use mdbook_markdown::pulldown_cmark::html;

    /// The page that comes of prose, with something after it.
    fn page(prose: &str) -> String {
        let options = MarkdownOptions::default();
        let text = format!(
            "<div>\n\n{}\n\n</div>\n\n## Next\n",
            sanitize(prose, &options)
        );
        let mut out = String::new();
        html::push_html(&mut out, new_cmark_parser(&text, &options));
        out
    }

    #[test]
    fn ordinary_prose_keeps_its_bytes() {
        for prose in [
            "Ein *Begriff* mit [Verweis](../fields/fields.yaml#housing) [@gestring-2014, Abschnitt 4.2].",
            "[Netz](https://example.org) und `<code>`.\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "{{#include ../../antinomy.yaml}} und a < b.",
            "```antinomy card\nid: x\n```",
        ] {
            assert_eq!(sanitize(prose, &MarkdownOptions::default()), prose);
        }
    }

    #[test]
    fn raw_html_comes_out_as_text() {
        for prose in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<!-- a\n\n<script>x</script>",
            "- <div>\n  <b onclick=x>\n",
            "> <table><tr>",
            "<div>\n<script>\n\nx",
            "</div><script>",
            "<style>\n*{}\n</style>",
        ] {
            let page = page(prose);
            for tag in ["<script", "<img", "<b ", "<table", "<style", "<!--"] {
                assert!(!page.contains(tag), "{prose}\n{page}");
            }
            assert!(
                page.contains("&lt;") && page.contains("<h2>Next</h2>"),
                "{page}"
            );
        }
    }

    #[test]
    fn links_lead_to_the_handbook_or_the_web() {
        for prose in [
            "[a](javascript:alert(1))",
            "[a](java&#10;script:alert(1))",
            "[a](<JavaScript:alert(1)>)",
            "[a][b]\n\n[b]: javascript:alert(1)",
            "[b]\n\n[b]: data:text/html,x",
            "<javascript:alert(1)>",
            "<someone@example.org>",
            "[a](//example.org)",
            "[a](/\\example.org)",
            "![a](javascript:x)",
            "<div>[a](javascript:alert(1))</div>",
            "[*[a](javascript:x)*](vbscript:y)",
        ] {
            let page = page(prose);
            assert!(
                !page.contains("<a ") && !page.contains("<img"),
                "{prose}\n{page}"
            );
        }
    }

    #[test]
    fn pictures_stay_in_the_handbook() {
        assert!(!page("![x](https://example.org/x.png)").contains("<img"));
        assert!(page("![x](x.png)").contains("<img"));
    }

    #[test]
    fn an_open_fence_does_not_swallow_the_page() {
        for prose in [
            "```\nopen",
            "~~~~ rust\nopen\n~~~",
            "text\n\n````\n```\nopen",
        ] {
            assert!(page(prose).contains("<h2>Next</h2>"), "{}", page(prose));
        }
    }

    #[test]
    fn headings_have_no_attributes_of_their_own() {
        let page = page("## A {#next .b onclick=alert(1)}\n\n### B {onclick=x}");
        assert!(
            !page.contains("id=\"next\"") && !page.contains("<h3 onclick"),
            "{page}"
        );
    }
}
