//! `antinomy-link`: cross references between records, in the prose of records and in hand-written chapters.
//!
//! An author writes a link to the file that holds a record, which works where the text is reviewed, or `[[id]]`. A reader
//! gets a link to the record's page, with a preview that the page itself holds: nothing is fetched, and without a
//! script it is a link. A link alone in its paragraph with the title "card" becomes the whole card.

use super::{Chapter, Found, Pass, marked, origin, splice, surface};
use crate::pages::each_mut;
use crate::views::{self, Here, Surface};
use crate::{Handbook, Item, Page, generate};
use antinomy_model::mentions::{Dead, Followed, dead_link};
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::references::{MarkdownLink as Written, Reference};
use antinomy_syntax::{Diagnostic, nearest};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

pub(super) struct Link;

impl Pass for Link {
    fn name(&self) -> &'static str {
        "antinomy-link"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let generated: HashSet<String> = views::paths(cx).into_iter().collect();
        each_mut(&mut items, &mut |page| {
            check(cx, page, &generated, &mut diagnostics);
            if let Some(origin) = origin(cx, page) {
                page.content = linked(cx, page, &origin);
            }
            add_previews(cx, page);
        });
        (items, diagnostics)
    }
}

/// What title makes a link a card.
const CARD: &str = "card";

/// The text of a page with its references set.
fn linked(cx: &Handbook, page: &Page, origin: &str) -> String {
    let text = &page.content;
    let (found, surface) = (Found::of(cx, text), surface(cx, page));
    let root = page.to_root();
    let here = Here::new(cx, &root);
    let label = |link: &Written| here.link_label(&text[link.text.clone()], surface);
    let set = found.references.iter().filter_map(|reference| {
        if found.is_in_heading(reference.range()) {
            return Some((
                reference.range().clone(),
                in_heading(here, reference, origin, text)?,
            ));
        }
        let html = match reference {
            Reference::Citation(_) => None,
            Reference::Id(link) => {
                let id = cx.base().find(&link.id)?;
                let label = link.text.as_deref();
                Some(here.cross_reference(id, label.map(|text| here.link_label(text, surface))))
            }
            Reference::Link(link) => match cx.base().follow(origin, &link.address) {
                Followed::Record(id) if is_card(text, link) => card(cx, page, here, id),
                Followed::Record(id) => Some(here.cross_reference(id, Some(label(link)))),
                // In chapters mdBook does the same by itself.
                Followed::Elsewhere(Some(path)) if surface == Surface::Markdown => {
                    let address = here.chapter_address(&path, &link.address)?;
                    let address = antinomy_cite::html::escape(&address).into_owned();
                    Some(format!("<a href=\"{address}\">{}</a>", label(link)))
                }
                _ => None,
            },
        };
        Some((reference.range().clone(), html?))
    });
    splice(text, set)
}

/// Whether a link asks for a card: alone, with the title, and at the margin, where a block may stand.
fn is_card(text: &str, link: &Written) -> bool {
    let is_at_margin = link.range.start == 0 || text[..link.range.start].ends_with('\n');
    link.alone && link.title == CARD && is_at_margin
}

fn card(cx: &Handbook, page: &Page, here: Here<'_>, id: RecordId) -> Option<String> {
    let html = if cx.base().record(id).kind() == Kind::Contradiction {
        generate::card(cx, page, id).ok()?
    } else {
        let link = here.href(id).map(|href| {
            let more = here.words().word("preview-more");
            format!(
                "<p><a href=\"{href}\">{}</a></p>",
                antinomy_cite::html::escape(&more)
            )
        });
        format!(
            "<aside class=\"an-card an-card-small\">{}{}</aside>",
            here.preview(id),
            link.unwrap_or_default()
        )
    };
    Some(format!("{}\n", html.trim()))
}

/// What stands in a heading for a reference to a record: its words.
fn in_heading(here: Here<'_>, reference: &Reference, origin: &str, text: &str) -> Option<String> {
    match reference {
        Reference::Citation(_) => None,
        Reference::Id(link) => {
            let id = here.base().find(&link.id)?;
            let name = || here.cx.templates().markdown(&here.label(id).text);
            Some(link.text.clone().unwrap_or_else(name))
        }
        Reference::Link(link) => {
            let is_record = matches!(
                here.base().follow(origin, &link.address),
                Followed::Record(_)
            );
            is_record.then(|| text[link.text.clone()].to_owned())
        }
    }
}

/// What the links of a page show before anybody follows them.
fn add_previews(cx: &Handbook, page: &mut Page) {
    let wanted: BTreeSet<RecordId> = marked(cx, &page.content, "preview--")
        .iter()
        .filter_map(|id| cx.base().find(id))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let root = page.to_root();
    let here = Here::new(cx, &root);
    let mut html = String::from("\n\n<div class=\"an-previews\" hidden>");
    for id in wanted {
        let record = &cx.base().record(id).id;
        let preview = here.preview(id);
        html.push_str(&format!(
            "\n<div id=\"preview--{record}\" class=\"an-preview\">{preview}</div>"
        ));
    }
    html.push_str("\n</div>\n");
    page.content.push_str(&html);
}

/// What is wrong with the links of a hand-written chapter.
fn check(
    cx: &Handbook,
    page: &Page,
    generated: &HashSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(chapter) = Chapter::of(cx, page) else {
        return;
    };
    for reference in &chapter.references {
        match reference {
            Reference::Citation(_) => {}
            Reference::Id(link) => {
                diagnostics.extend(chapter.wrong_id(cx, &link.id, &link.id_range, &Kind::ALL));
            }
            Reference::Link(link) => {
                if let Some(dead) = is_dead(cx, chapter.path, link, generated) {
                    let span = chapter.span(&address_range(chapter.text, link));
                    diagnostics.push(dead_link(&link.address, &dead, Some(span)));
                }
            }
        }
    }
}

fn is_dead(cx: &Handbook, path: &str, link: &Written, generated: &HashSet<String>) -> Option<Dead> {
    match cx.base().follow(path, &link.address) {
        Followed::Dead(dead) => Some(dead),
        Followed::Elsewhere(Some(target)) => {
            let chapter = target.strip_prefix(cx.chapter_folder.as_str())?;
            let is_there = cx.chapters.by_path(&target).is_some() || generated.contains(chapter);
            if !chapter.ends_with(".md") || is_there {
                return None;
            }
            let known = cx.chapters.iter();
            let known =
                known.filter_map(|(_, file)| file.path().strip_prefix(cx.chapter_folder.as_str()));
            Some(Dead::NoFile(nearest(chapter, known).map(str::to_owned)))
        }
        _ => None,
    }
}

fn address_range(text: &str, link: &Written) -> Range<usize> {
    let written = &text[link.range.clone()];
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
        let page = Page {
            path: Some("a.md".to_owned()),
            source_path: Some("a.md".to_owned()),
            content: text.to_owned(),
            ..Page::default()
        };
        let (items, diagnostics) = Link.run(&cx, vec![Item::Page(page)]);
        let Item::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let told = diagnostics.iter().map(|found| {
            let (_, file) = cx.chapters.by_path("book/de/src/a.md").unwrap();
            let span = found.span.unwrap();
            format!("{} {}", found.code.name, &file.text()[span.range()])
        });
        (page.content.clone(), told.collect())
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
