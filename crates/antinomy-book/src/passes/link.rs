//! `antinomy-link`: cross references between records, in the prose of records and in hand-written chapters.
//!
//! An author writes a link to the file that holds a record, which works where the text is reviewed, or `[[id]]`. A reader
//! gets a link to the record's page, with a preview that the page itself holds: nothing is fetched, and without a
//! script it is a link. A link alone in its paragraph with the title "card" becomes the whole card.

use crate::markdown::MarkdownText;
use crate::marks::MarkedText;
use crate::pages::each_mut;
use crate::pass::{ChapterOnDisk, Pass, origin, share_reading, surface};
use crate::plan;
use crate::views::context::PageContext;
use crate::views::parts::card;
use crate::views::parts::citations::Surface;
use crate::{BookPage, Handbook, TocItem};
use antinomy_cite::html::escape;
use antinomy_model::{Dead, Followed, Kind, RecordId, dead_link};
use antinomy_syntax::references::{self, MarkdownLink, Reference};
use antinomy_syntax::{Diagnostic, nearest};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

pub(super) struct LinkPass;

impl Pass for LinkPass {
    fn name(&self) -> &'static str {
        "antinomy-link"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let generated: HashSet<String> = plan::paths(cx).into_iter().collect();
        each_mut(&mut items, &mut |page| {
            check(cx, page, &generated, &mut diagnostics);
            share_reading(cx, page);
            // Without a file there is nothing that relative addresses could be relative to.
            if let Some(origin) = origin(cx, page) {
                let mut content = std::mem::take(&mut page.content);
                let root = page.to_root();
                let writer = LinkWriter {
                    page,
                    origin: &origin,
                    surface: surface(cx, page),
                    context: PageContext::new(cx, &root),
                };
                content
                    .markdown_mut()
                    .for_each(|text| writer.set_links(text));
                page.content = content;
            }
            add_previews(cx, page);
        });
        (items, diagnostics)
    }
}

/// The title that turns a link into a card.
const CARD: &str = "card";

/// Writes the links of one page.
struct LinkWriter<'a> {
    page: &'a BookPage,
    /// The file that the Markdown was written in; addresses are relative to it.
    origin: &'a str,
    surface: Surface,
    context: PageContext<'a>,
}

impl LinkWriter<'_> {
    fn set_links(&self, text: &mut MarkdownText) {
        if !references::may_have(text.as_str()) {
            return;
        }
        let reading = text.reading(&self.context.cx.markdown);
        let set = reading.references.iter().filter_map(|reference| {
            let html = if reading.is_in_heading(reference.range()) {
                MarkedText::plain(self.in_heading(reference, text.as_str())?)
            } else {
                self.link(reference, text.as_str())?
            };
            Some((reference.range().clone(), html))
        });
        let set: Vec<_> = set.collect();
        text.splice(set);
    }

    fn link(&self, reference: &Reference, text: &str) -> Option<MarkedText> {
        let context = self.context;
        match reference {
            Reference::Citation(_) => None,
            Reference::Id(link) => {
                let id = context.base().linked(link)?;
                let label = link.text.as_deref();
                let label = label.map(|text| context.link_label(text, self.surface));
                Some(context.cross_reference(id, label))
            }
            Reference::Link(link) => match context.base().follow(self.origin, &link.address) {
                Followed::Record(id) if is_card(text, link) => self.card(id),
                Followed::Record(id) => {
                    Some(context.cross_reference(id, Some(self.label(link, text))))
                }
                // In chapters mdBook does the same by itself.
                Followed::Elsewhere(Some(path)) if self.surface == Surface::Markdown => {
                    let address = context.chapter_address(&path, &link.address)?;
                    let label = self.label(link, text);
                    let html = format!("<a href=\"{}\">{label}</a>", escape(&address));
                    Some(MarkedText::plain(html))
                }
                _ => None,
            },
        }
    }

    fn label(&self, link: &MarkdownLink, text: &str) -> String {
        self.context
            .link_label(&text[link.text.clone()], self.surface)
    }

    /// The card of a contradiction, else a preview with a link.
    fn card(&self, id: RecordId) -> Option<MarkedText> {
        let context = self.context;
        let mut card = if context.base().record(id).kind() == Kind::Contradiction {
            card::render(context.cx, self.page, id).ok()?
        } else {
            let link = context.href(id).map(|href| {
                let more = context.words().word("preview-more");
                format!("<p><a href=\"{href}\">{}</a></p>", escape(&more))
            });
            MarkedText::plain(format!(
                "<aside class=\"an-card an-card-small\">{}{}</aside>",
                context.preview(id),
                link.unwrap_or_default()
            ))
        };
        card.text = format!("{}\n", card.text.trim());
        Some(card)
    }

    /// What becomes of a reference to a record in a heading: its words.
    fn in_heading(&self, reference: &Reference, text: &str) -> Option<String> {
        let context = self.context;
        match reference {
            Reference::Citation(_) => None,
            Reference::Id(link) => {
                let id = context.base().linked(link)?;
                let name = || context.cx.templates().markdown(&context.label(id).text);
                Some(link.text.clone().unwrap_or_else(name))
            }
            Reference::Link(link) => {
                let followed = context.base().follow(self.origin, &link.address);
                let is_record = matches!(followed, Followed::Record(_));
                is_record.then(|| text[link.text.clone()].to_owned())
            }
        }
    }
}

/// Whether a link asks for a card: alone, with the title, and at the margin, where a block may be.
fn is_card(text: &str, link: &MarkdownLink) -> bool {
    // HTML that is indented, in a list for one, would not begin a block of its own.
    let is_at_margin = link.range.start == 0 || text[..link.range.start].ends_with('\n');
    link.alone && link.title == CARD && is_at_margin
}

/// Appends the previews that the links of a page ask for.
fn add_previews(cx: &Handbook, page: &mut BookPage) {
    let marks = page.content.marks(&cx.markdown);
    // By record and not by name: an alias and the id are one preview.
    let wanted: BTreeSet<RecordId> = marks
        .records
        .iter()
        .filter_map(|id| cx.base().find(id))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let root = page.to_root();
    let context = PageContext::new(cx, &root);
    // The blank lines end whatever block the page ends with, a paragraph of an author for one.
    let mut html = String::from("\n\n<div class=\"an-previews\" hidden>");
    for id in wanted {
        let record = &cx.base().record(id).id;
        let preview = context.preview(id);
        html.push_str(&format!(
            "\n<div id=\"preview--{record}\" class=\"an-preview\">{preview}</div>"
        ));
    }
    html.push_str("\n</div>\n");
    page.content.push(MarkedText::plain(html));
}

/// Checks the links of a hand-written chapter, in the file on disk: spans point there.
fn check(
    cx: &Handbook,
    page: &BookPage,
    generated: &HashSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(chapter) = ChapterOnDisk::of(cx, page) else {
        return;
    };
    for reference in &chapter.reading.references {
        match reference {
            Reference::Citation(_) => {}
            Reference::Id(link) => {
                diagnostics.extend(chapter.wrong_id(cx, &link.id, &link.id_range, &Kind::ALL));
            }
            Reference::Link(link) => {
                if let Some(dead) = is_dead(cx, chapter.prose.path, link, generated) {
                    let span = chapter.span(&address_range(chapter.prose.text, link));
                    diagnostics.push(dead_link(&link.address, &dead, Some(span)));
                }
            }
        }
    }
}

fn is_dead(
    cx: &Handbook,
    path: &str,
    link: &MarkdownLink,
    generated: &HashSet<String>,
) -> Option<Dead> {
    match cx.base().follow(path, &link.address) {
        Followed::Dead(dead) => Some(dead),
        Followed::Elsewhere(Some(target)) => {
            let chapter = target.strip_prefix(cx.chapter_folder.as_str())?;
            let is_there = cx.chapter(chapter).is_some() || generated.contains(chapter);
            if !chapter.ends_with(".md") || is_there {
                return None;
            }
            let known = cx.chapters().map(|chapter| chapter.source_path);
            // Chapters are few enough to be compared with each other; generated pages are not suggested.
            Some(Dead::NoFile(nearest(chapter, known).map(str::to_owned)))
        }
        _ => None,
    }
}

fn address_range(text: &str, link: &MarkdownLink) -> Range<usize> {
    let written = &text[link.range.clone()];
    // The address is behind the text, which may hold the same letters.
    let at = written.rfind(&link.address).map(|at| link.range.start + at);
    at.map_or(link.range.clone(), |at| at..at + link.address.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;

    const RECORDS: &str = "concepts:\n- {id: mix, label: Mischung, note: 'Ein Wort.'}\n- {id: other, label: 'A *b* <c>'}\n\
        contradictions:\n- {id: no-means, title: Ohne Mittel}\n";

    fn run(text: &str) -> (String, Vec<String>) {
        let cx = handbook_with_chapter(RECORDS, "a.md", text);
        let page = BookPage {
            path: Some("a.md".to_owned()),
            source_path: Some("a.md".to_owned()),
            content: text.to_owned().into(),
            ..BookPage::default()
        };
        let (items, diagnostics) = LinkPass.run(&cx, vec![TocItem::Page(page)]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let told = diagnostics.iter().map(|found| {
            let (_, file) = cx.chapter("a.md").unwrap();
            let span = found.span.unwrap();
            format!("{} {}", found.code.name(), &file.text()[span.range()])
        });
        (page.content.clone().into_markdown(), told.collect())
    }

    #[test]
    fn a_link_to_the_file_of_a_record_leads_to_its_page() {
        let (text, found) = run("Zur [*sozialen* Mischung](../../../content/records.yaml#mix).");
        assert!(
            text.starts_with(
                "Zur <a class=\"an-ref\" href=\"concepts/mix.html\" data-preview=\"preview--mix\">*sozialen* Mischung</a>."
            ),
            "{text}"
        );
        assert!(
            text.contains("<div id=\"preview--mix\" class=\"an-preview\">") && found.is_empty(),
            "{text}"
        );
    }

    #[test]
    fn an_id_in_brackets_is_called_by_its_name_and_means_nothing_to_markdown() {
        let (text, _) = run("[[other]] und [[mix|das Wort]]");
        assert!(
            text.contains(">A &#42;b&#42; &lt;c&gt;</a> und <a "),
            "{text}"
        );
        assert!(text.contains(">das Wort</a>"), "{text}");
    }

    #[test]
    fn a_link_alone_with_the_title_card_becomes_the_card() {
        let (text, _) = run(
            "[x](../../../content/records.yaml#no-means \"card\")\n\nund [y](../../../content/records.yaml#no-means \"card\")\n",
        );
        assert_eq!(
            text.matches("<article class=\"an-card").count(),
            1,
            "{text}"
        );
    }

    #[test]
    fn dead_links_are_told_with_their_places() {
        let (_, found) = run(
            "[a](../../../content/nichts.md) [b](../../../content/records.yaml) [c](../../../content/records.yaml#mixx) [[mixx]] [d](b.md) [e](a.md) [f](concepts/mix.md)",
        );
        assert_eq!(
            found,
            [
                "dead-link ../../../content/nichts.md",
                "dead-link ../../../content/records.yaml",
                "dead-link ../../../content/records.yaml#mixx",
                "unknown-reference mixx",
                "dead-link b.md"
            ]
        );
    }

    #[test]
    fn links_of_others_keep_their_bytes() {
        let text = "[a](b.md) [c](https://x.example) `[[mix]]` [d](#e)";
        assert_eq!(run(text).0, text);
    }
}
