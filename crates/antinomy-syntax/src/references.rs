//! References in prose: citations in pandoc's syntax, links, and `[[ids]]`, each with the bytes it takes.
//!
//! The renderer's parser says what is text and what is code, a link or HTML; only text can hold a citation. The syntax
//! of citations is that of pandoc's manual (<https://pandoc.org/MANUAL.html#citation-syntax>); on top of it a key may
//! carry the manner in which it is cited, `[@disputes:key]`, as the CiTO filter of pandoc writes it.

mod citation;
mod inline;
mod locator;

pub use citation::{Citation, Cite, Manner};
pub use locator::{Label, Locator, Part, without_page_word};

use inline::Run;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What stands in prose for something that stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// One or more works, cited together.
    Citation(Citation),
    /// `[text](address "title")`.
    Link(Link),
    /// `[[id]]` or `[[id|text]]`.
    Id(IdLink),
}

impl Reference {
    /// The bytes that it takes.
    #[must_use]
    pub fn range(&self) -> &Range<usize> {
        match self {
            Self::Citation(citation) => &citation.range,
            Self::Link(link) => &link.range,
            Self::Id(link) => &link.range,
        }
    }
}

/// A link in Markdown's own syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The bytes that it takes, brackets and all.
    pub range: Range<usize>,
    /// Where its text stands.
    pub text: Range<usize>,
    /// Where it leads, with what Markdown escapes resolved.
    pub address: String,
    /// Its title; empty where there is none.
    pub title: String,
    /// Whether it is all that its paragraph says.
    pub alone: bool,
    /// Whether it is written as `[text](address)`, and not through a definition elsewhere or in angle brackets.
    pub inline: bool,
}

/// `[[id]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdLink {
    /// The bytes that it takes, brackets and all.
    pub range: Range<usize>,
    /// The bytes of the id.
    pub id_range: Range<usize>,
    /// The id, as it is written.
    pub id: String,
    /// What stands behind a `|`, instead of the record's own name.
    pub text: Option<String>,
}

/// Whether a text may hold a reference at all. Most hold none, and need no parser.
#[must_use]
pub fn may_have(text: &str) -> bool {
    text.contains('@') || text.contains('[') || text.contains("<http")
}

/// The references in a Markdown text, in the order in which they stand. Reads it with the extensions that mdBook has on
/// by default.
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    if !may_have(text) {
        return Vec::new();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    of_events(text, Parser::new_ext(text, options).into_offset_iter())
}

/// The same for a text that somebody has parsed with the options of a renderer.
pub fn of_events<'t>(
    text: &str,
    events: impl Iterator<Item = (Event<'t>, Range<usize>)>,
) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut run = Run::default();
    // Links and pictures that are open. What they hold is theirs.
    let mut open: Vec<Open> = Vec::new();
    let mut verbatim = 0_usize;
    let mut paragraph = Paragraph::default();
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                run.close(text, &mut found);
                verbatim += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                verbatim = verbatim.saturating_sub(1);
            }
            _ if verbatim > 0 => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                let link = Link {
                    text: range.start..range.start,
                    address: dest_url.to_string(),
                    title: title.to_string(),
                    alone: paragraph.starts(range.start),
                    inline: link_type == LinkType::Inline,
                    range,
                };
                inside(&mut open, &link.range);
                open.push(Open::Link(link));
            }
            Event::Start(Tag::Image { .. }) => {
                inside(&mut open, &range);
                open.push(Open::Image);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let closed = open.pop();
                if open.is_empty() {
                    run.block(range.clone());
                }
                inside(&mut open, &range);
                if let Some(Open::Link(link)) = closed {
                    if link.alone {
                        paragraph.link = Some((link.range.end, found.len()));
                    }
                    found.push(Reference::Link(link));
                }
            }
            _ if !open.is_empty() => inside(&mut open, &range),
            Event::Text(_) => run.text(text, range),
            Event::SoftBreak | Event::HardBreak => run.space(range),
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => run.block(range),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => run.enter(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => run.leave(),
            Event::Start(Tag::Paragraph) => {
                run.close(text, &mut found);
                paragraph = Paragraph {
                    start: Some(range.start),
                    end: text[range.clone()].trim_end().len() + range.start,
                    link: None,
                };
            }
            Event::End(TagEnd::Paragraph) => {
                run.close(text, &mut found);
                paragraph.finish(&mut found);
            }
            _ => run.close(text, &mut found),
        }
    }
    run.close(text, &mut found);
    found.sort_by_key(|reference| (reference.range().start, reference.range().end));
    found
}

enum Open {
    Link(Link),
    Image,
}

/// Widens the text of an open link by something that stands in it.
fn inside(open: &mut [Open], range: &Range<usize>) {
    if let Some(Open::Link(link)) = open.last_mut() {
        if link.text.is_empty() {
            link.text = range.clone();
        }
        link.text.end = link.text.end.max(range.end);
    }
}

/// The paragraph that is being read, as far as it may consist of one link.
#[derive(Default)]
struct Paragraph {
    start: Option<usize>,
    end: usize,
    link: Option<(usize, usize)>,
}

impl Paragraph {
    fn starts(&self, at: usize) -> bool {
        self.start == Some(at)
    }

    /// Takes back that a link stands alone if the paragraph goes on behind it.
    fn finish(&mut self, found: &mut [Reference]) {
        let Some((end, index)) = self.link.take() else {
            return;
        };
        if let Some(Reference::Link(link)) = found.get_mut(index) {
            link.alone = end == self.end;
        }
        self.start = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let citations = references(text)
            .into_iter()
            .filter_map(|found| match found {
                Reference::Citation(citation) => Some(citation),
                _ => None,
            });
        citations
            .flat_map(|citation| citation.cites)
            .map(|cite| cite.key)
            .collect()
    }

    #[test]
    fn what_is_code_a_link_html_or_an_address_holds_no_citation() {
        for text in [
            "`[@a]` and ``@a``",
            "```\n[@a]\n```",
            "    [@a]",
            "[see @a](x.md)",
            "![@a](x.png)",
            "<a title=\"@a\">x</a>",
            "<div>\n[@a]\n</div>",
            "<!-- @a -->",
            "max@a.example and <max@a.example>",
            "\\@a and [\\@a]",
            "https://a.example/@a",
            "[@a]: x.md",
        ] {
            assert_eq!(keys(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn citations_are_found_wherever_text_stands() {
        for text in [
            "[@a]",
            "# Head [@a]",
            "- item\n  [@a]",
            "> quote [@a]",
            "| a |\n|---|\n| [@a] |",
            "*[@a]*",
            "[^1]\n\n[^1]: note [@a]",
            "(@a)",
        ] {
            assert_eq!(keys(text), ["a"], "{text}");
        }
    }

    #[test]
    fn a_citation_may_go_over_lines() {
        let text = "> vgl. [siehe @a,\n> S. 3; @b]";
        assert_eq!(keys(text), ["a", "b"]);
    }

    #[test]
    fn a_link_knows_its_parts_and_whether_it_stands_alone() {
        let text = "[Ein *Wort*](../a.yaml#b \"card\")\n\nund [x](y.md).";
        let [Reference::Link(first), Reference::Link(second)] = &references(text)[..] else {
            panic!("{:?}", references(text))
        };
        assert_eq!(
            (&text[first.text.clone()], first.alone),
            ("Ein *Wort*", true)
        );
        assert_eq!(
            (first.address.as_str(), first.title.as_str()),
            ("../a.yaml#b", "card")
        );
        assert_eq!(
            (&text[second.range.clone()], second.alone),
            ("[x](y.md)", false)
        );
    }

    #[test]
    fn the_text_of_a_link_is_what_the_parser_takes_for_it() {
        for (text, label) in [
            ("[`a]b` c](x.md)", "`a]b` c"),
            ("<https://a.example/b>", "https://a.example/b"),
            ("[*a* ![b](c.png)](x.md)", "*a* ![b](c.png)"),
            ("[a][b]\n\n[b]: x.md", "a"),
            ("[](x.md)", ""),
        ] {
            let Some(Reference::Link(link)) = references(text).into_iter().next() else {
                panic!("{text}")
            };
            assert_eq!(&text[link.text], label, "{text}");
        }
    }

    #[test]
    fn ids_in_double_brackets_are_links() {
        let text = "Siehe [[ethnic-mixing]] und [[a|das *hier*]], nicht `[[b]]` und [[]].";
        let ids: Vec<(String, Option<String>)> = references(text)
            .into_iter()
            .filter_map(|found| match found {
                Reference::Id(link) => Some((link.id, link.text)),
                _ => None,
            })
            .collect();
        assert_eq!(
            ids,
            [
                ("ethnic-mixing".to_owned(), None),
                ("a".to_owned(), Some("das *hier*".to_owned()))
            ]
        );
    }
}
