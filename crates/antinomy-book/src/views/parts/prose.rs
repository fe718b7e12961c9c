//! Prose of records as HTML, with its citations and links set, and as plain words.

use super::addresses;
use super::citations::Surface;
use crate::marks::MarkedText;
use crate::views::context::PageContext;
use crate::views::shapes::ProseView;
use antinomy_cite::html::escape;
use antinomy_model::Followed;
use antinomy_model::Text;
use antinomy_syntax::references::{self, Reference};

impl PageContext<'_> {
    /// A text that may cite and link, as HTML; `None` for an empty one.
    pub(crate) fn prose(self, written: &Text) -> Option<ProseView> {
        if written.is_empty() {
            return None;
        }
        let (language, version) = written.best_version(self.cx.language)?;
        let (text, lang) = (&version.value, self.foreign_version(language));
        let from = self.base().files.file(version.span.file).path();
        let html = self.prose_html(text, from);
        Some(ProseView {
            html: html.text,
            lang,
            marks: html.marks,
        })
    }

    fn prose_html(self, text: &str, from: &str) -> MarkedText {
        if !references::may_have(text) {
            return MarkedText::plain(self.unescaped(text));
        }
        let mut html = MarkedText::default();
        let mut end = 0;
        for reference in references::references(text) {
            let range = reference.range();
            // A reference may be inside of another, as a citation in the text of a link.
            if range.start >= end
                && let Some(set) = self.reference_in_prose(&reference, text, from)
            {
                html.text.push_str(&self.unescaped(&text[end..range.start]));
                html.text.push_str(&set.text);
                html.marks.extend(&set.marks);
                end = range.end;
            }
        }
        html.text.push_str(&self.unescaped(&text[end..]));
        html
    }

    /// Text as HTML. A backslash that keeps a character from being a citation or a link is for our parser only.
    fn unescaped(self, text: &str) -> String {
        let text = text.replace("\\@", "@").replace("\\[", "[");
        self.cx.templates().escape(&text)
    }

    fn reference_in_prose(
        self,
        reference: &Reference,
        text: &str,
        from: &str,
    ) -> Option<MarkedText> {
        let link = match reference {
            Reference::Citation(citation) => return self.citation(citation, Surface::Html, None),
            Reference::Id(link) => {
                let id = self.base().linked(link)?;
                let label = link.text.as_deref();
                let label = label.map(|text| self.link_label(text, Surface::Html));
                return Some(self.cross_reference(id, label));
            }
            Reference::Link(link) => link,
        };
        let label = &text[link.text.clone()];
        let (address, label) = match self.base().follow(from, &link.address) {
            Followed::Record(id) => {
                let label = self.link_label(label, Surface::Html);
                return Some(self.cross_reference(id, Some(label)));
            }
            Followed::Elsewhere(Some(path)) => (
                self.chapter_address(&path, &link.address)?,
                self.link_label(label, Surface::Html),
            ),
            Followed::Elsewhere(None) => (addresses::web(&link.address)?, self.unescaped(label)),
            _ => return None,
        };
        let html = format!("<a href=\"{}\">{label}</a>", escape(&address));
        Some(MarkedText::plain(html))
    }

    /// The relative address of a hand-written chapter, with the fragment of the address `written`.
    pub(crate) fn chapter_address(self, path: &str, written: &str) -> Option<String> {
        let chapter = path.strip_prefix(self.cx.chapter_folder.as_str())?;
        self.cx.chapter(chapter)?;
        let anchor = written.find('#').map_or("", |at| &written[at..]);
        Some(format!(
            "{}{}.html{anchor}",
            self.root,
            chapter.trim_end_matches(".md")
        ))
    }

    /// The text content of Markdown. Narrative citations are replaced by the short citation, others removed.
    pub(crate) fn plain(self, text: &str) -> String {
        let mut rest = String::with_capacity(text.len());
        let mut end = 0;
        for reference in references::references(text) {
            let range = reference.range();
            if range.start < end {
                continue;
            }
            let said = match &reference {
                Reference::Citation(citation) if citation.narrative => citation
                    .cites
                    .first()
                    .and_then(|cite| self.cx.bibliography().cite(&cite.key, None))
                    .map(|rich| rich.to_string())
                    .unwrap_or_default(),
                Reference::Citation(_) => String::new(),
                Reference::Id(link) => match &link.text {
                    Some(text) => text.clone(),
                    None => self
                        .base()
                        .linked(link)
                        .map_or_else(|| link.id.clone(), |id| self.name(id).text),
                },
                Reference::Link(link) => text[link.text.clone()].to_owned(),
            };
            let before = &text[end..range.start];
            rest.push_str(if said.is_empty() {
                before.trim_end()
            } else {
                before
            });
            rest.push_str(&said);
            end = range.end;
        }
        rest.push_str(&text[end..]);
        // Runs of white space collapse, also where a citation was removed.
        let words = rest
            .split_whitespace()
            .map(|word| word.replace(['*', '`'], "").replace("\\@", "@"));
        words.collect::<Vec<_>>().join(" ")
    }
}
