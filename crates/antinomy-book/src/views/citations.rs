//! Citations and links in prose, set for a page; the short form of a source with a place in it.
//!
//! What a style says goes into HTML and, on the pages that are Markdown, through a Markdown parser as well: letters that
//! mean something there are spelled out.

use super::here::Here;
use super::shapes::Prose;
use antinomy_cite::html::escape;
use antinomy_cite::{CitationItem, CitationSegment, StyledLocator};
use antinomy_model::mentions::{Followed, manner_of};
use antinomy_model::values::{Choice, Locator, LocatorKey, SourceClass};
use antinomy_model::{Kind, RecordId, Text as Written};
use antinomy_syntax::Argument;
use antinomy_syntax::references::{self, Citation, Label, Reference};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How much of a text stands in a preview.
const PREVIEW: usize = 320;

/// The anchors of citations on one page: `cite--KEY-1`, `cite--KEY-2`, …
#[derive(Debug, Default)]
pub(crate) struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    /// The anchor of the next citation of a source.
    pub(crate) fn next(&mut self, source: &str) -> String {
        let count = self.0.entry(source.to_owned()).or_default();
        *count += 1;
        format!("cite--{source}-{count}")
    }
}

/// Where a citation is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    /// Between letters of Markdown of a chapter: what the author wrote around works stays Markdown, HTML and all.
    Chapter,
    /// Between letters of Markdown that anybody may propose: it stays Markdown, without HTML.
    Markdown,
    /// In HTML, where it is text.
    Html,
}

impl<'a> Here<'a> {
    /// A source as citations name it, with a place: `Gestring 2014: 12`.
    pub(crate) fn cited(self, source: RecordId, locator: &Locator) -> String {
        let id = &self.base().record(source).id;
        let place = self.place_of(source, locator);
        self.cx
            .bibliography()
            .cite(id, place.as_ref())
            .map_or_else(|| id.clone(), |rich| rich.to_string())
    }

    /// A place that a record names: one part of a kind that styles have a word for, else all of it in our words.
    fn place_of(self, source: RecordId, locator: &Locator) -> Option<StyledLocator> {
        let is_law = self.is_law(source);
        let labelled = match &locator.0[..] {
            [(LocatorKey::Section, _)] if is_law => None,
            [(key, value)] => StyledLocator::labelled(*key, &value.value),
            _ => None,
        };
        let words = locator.0.iter().map(|(key, value)| match key {
            // A section of a law is called by its sign.
            LocatorKey::Section if is_law => self.locator_word("law", &value.value),
            key => self.locator_word(key.word(), &value.value),
        });
        labelled.or_else(|| in_words(words.collect()))
    }

    /// A place that prose names, set as the comparison with pandoc sets it; but a section of a law is called by its sign,
    /// whatever word was written for it.
    fn place_in_prose(self, source: RecordId, locator: &references::Locator) -> StyledLocator {
        match &locator.parts[..] {
            [part] if part.label == Label::Section && self.is_law(source) => StyledLocator {
                label: None,
                value: self.locator_word("law", &part.value),
            },
            _ => StyledLocator::from(locator),
        }
    }

    fn locator_word(self, word: &str, value: &str) -> String {
        let value = Argument::Text(value.to_owned());
        self.words()
            .say(&format!("locator-{word}"), &[("value", value)])
    }

    fn is_law(self, source: RecordId) -> bool {
        let source = self.base().record(source).source();
        source.is_some_and(|source| source.class == Some(SourceClass::Law))
    }

    /// A citation as HTML; `None` if one of its works is unknown, which the checker reports. `anchors` are given where
    /// other pages may point to it.
    pub(crate) fn citation(
        self,
        citation: &Citation,
        surface: Surface,
        mut anchors: Option<&mut Anchors>,
    ) -> Option<String> {
        let sources: Vec<RecordId> = citation
            .cites
            .iter()
            .map(|cite| self.source_named(&cite.key))
            .collect::<Option<_>>()?;
        let wanted = citation.cites.iter().zip(&sources).map(|(cite, source)| {
            let locator = cite.locator.as_ref();
            CitationItem {
                id: &self.base().record(*source).id,
                locator: locator.map(|locator| self.place_in_prose(*source, locator)),
                prefix: &cite.prefix,
                suffix: &cite.suffix,
                suppress_author: cite.suppress_author,
            }
        });
        let wanted: Vec<CitationItem<'_>> = wanted.collect();
        let mut html = String::from("<span class=\"an-cite\">");
        let mut anchored: Vec<usize> = Vec::new();
        for piece in self.cx.bibliography().citation(&wanted, citation.narrative) {
            match piece {
                CitationSegment::Text(text) => html.push_str(&inert(&escape(&text))),
                CitationSegment::Written(text) if surface == Surface::Chapter => {
                    html.push_str(&text)
                }
                CitationSegment::Written(text) if surface == Surface::Markdown => {
                    html.push_str(&self.harmless(&text))
                }
                CitationSegment::Written(text) => html.push_str(&inert(&escape(&text))),
                CitationSegment::Work(number, rich) => {
                    let id = wanted[number].id;
                    let is_first = !anchored.contains(&number);
                    anchored.push(number);
                    let anchor = match &mut anchors {
                        Some(anchors) if is_first => format!(" id=\"{}\"", anchors.next(id)),
                        _ => String::new(),
                    };
                    let manner = citation.cites[number].manner.as_ref();
                    let manner = manner
                        .and_then(|manner| manner_of(&manner.term))
                        .map(|manner| format!(" data-cito=\"{}\"", manner.word()))
                        .unwrap_or_default();
                    let text = inert(&escape(&rich.to_string()));
                    let href = self.href(sources[number]).unwrap_or_default();
                    let _ = write!(
                        html,
                        "<a class=\"an-source\"{anchor}{manner} href=\"{href}\" data-preview=\"ref--{id}\">{text}</a>"
                    );
                }
            }
        }
        html.push_str("</span>");
        Some(html)
    }

    /// Markdown from content that stands in a line of its own page. It was made safe as a whole; taken out of its place
    /// it could mean something else, and is looked at again.
    pub(crate) fn harmless(self, text: &str) -> String {
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len().max(start);
        let safe = super::prose::safe(&text[start..end], &self.cx.markdown);
        format!(
            "{}{}{}",
            &text[..start],
            safe.replace('\n', " "),
            &text[end..]
        )
    }

    /// The text of a link as it stands in the link: no citation of its own, which would be a link in a link.
    pub(crate) fn link_label(self, text: &str, surface: Surface) -> String {
        let text = match surface {
            Surface::Chapter => text.to_owned(),
            Surface::Markdown => self.harmless(text),
            Surface::Html => self.cx.templates().escape(text),
        };
        text.replace('@', "&#64;")
    }

    fn source_named(self, key: &str) -> Option<RecordId> {
        let id = self.base().find(key)?;
        (self.base().record(id).kind() == Kind::Source).then_some(id)
    }

    /// A text that may cite and link, as HTML.
    pub(crate) fn prose(self, written: &Written) -> Option<Prose> {
        if written.is_empty() {
            return None;
        }
        let (language, text) = written.best(self.cx.language);
        let version = written.versions().find(|(tag, _)| *tag == language)?.1;
        let lang = self.foreign(self.manifest().tag(language));
        let from = self.base().files.file(version.span.file).path();
        Some(Prose {
            html: self.prose_html(text, from),
            lang,
        })
    }

    fn prose_html(self, text: &str, from: &str) -> String {
        // A backslash that keeps a sign from being a citation or a link is for the reader of the text only.
        let escaped = |text: &str| {
            let text = text.replace("\\@", "@").replace("\\[", "[");
            self.cx.templates().escape(&text)
        };
        if !references::may_have(text) {
            return escaped(text);
        }
        let mut html = String::with_capacity(text.len() * 2);
        let mut end = 0;
        for reference in references::references(text) {
            let range = reference.range().clone();
            let set = match &reference {
                _ if range.start < end => None,
                Reference::Citation(citation) => self.citation(citation, Surface::Html, None),
                Reference::Id(link) => self.base().find(&link.id).map(|id| {
                    let label = link.text.as_deref();
                    let label = label.map(|text| self.link_label(text, Surface::Html));
                    self.cross_reference(id, label)
                }),
                Reference::Link(link) => match self.base().follow(from, &link.address) {
                    Followed::Record(id) => {
                        let label = self.link_label(&text[link.text.clone()], Surface::Html);
                        Some(self.cross_reference(id, Some(label)))
                    }
                    Followed::Elsewhere(Some(path)) => {
                        self.chapter_address(&path, &link.address).map(|address| {
                            let label = self.link_label(&text[link.text.clone()], Surface::Html);
                            format!("<a href=\"{}\">{label}</a>", escape(&address))
                        })
                    }
                    Followed::Elsewhere(None) => super::addresses::web(&link.address).map(|href| {
                        let label = escaped(&text[link.text.clone()]);
                        format!("<a href=\"{}\">{label}</a>", escape(&href))
                    }),
                    _ => None,
                },
            };
            if let Some(set) = set {
                html.push_str(&escaped(&text[end..range.start]));
                html.push_str(&set);
                end = range.end;
            }
        }
        html.push_str(&escaped(&text[end..]));
        html
    }

    /// The address of a hand-written chapter at a path, as it looks from here; `written` may name an anchor in it.
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

    /// The words of a text, without marks of Markdown: works that the sentence names by their names, other citations not.
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
                        .find(&link.id)
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
        let words = rest
            .split_whitespace()
            .map(|word| word.replace(['*', '`'], "").replace("\\@", "@"));
        words.collect::<Vec<_>>().join(" ")
    }

    /// A link to a record, with a preview. `label` is HTML; without one the record is called by its name.
    pub(crate) fn cross_reference(self, id: RecordId, label: Option<String>) -> String {
        let name = self.label(id);
        let (label, lang) = match label {
            Some(label) => (label, None),
            None => (inert(&escape(&name.text)), name.lang),
        };
        let lang = lang
            .map(|lang| format!(" lang=\"{}\"", escape(&lang)))
            .unwrap_or_default();
        let Some(href) = self.href(id) else {
            return format!("<span class=\"an-ref\"{lang}>{label}</span>");
        };
        let record = &self.base().record(id).id;
        format!(
            "<a class=\"an-ref\" href=\"{href}\" data-preview=\"preview--{record}\"{lang}>{label}</a>"
        )
    }

    /// What a preview of a record says, as HTML.
    pub(crate) fn preview(self, id: RecordId) -> String {
        let record = self.base().record(id);
        let kind = self.words().word(&format!("kind-{}", record.kind().name()));
        let name = self.name(id);
        let written = match record.kind() {
            Kind::Statement | Kind::Proposition => None,
            Kind::Contradiction => record.contradiction().map(|it| &it.because),
            _ => [&record.prose, &record.note]
                .into_iter()
                .find(|text| !text.is_empty()),
        };
        let lang_of = |lang: Option<&str>| {
            lang.map(|lang| format!(" lang=\"{}\"", escape(lang)))
                .unwrap_or_default()
        };
        let mut html = format!(
            "<p class=\"an-preview-kind\">{}</p><p class=\"an-preview-title\"{}>{}</p>",
            escape(&kind),
            lang_of(name.lang.as_deref()),
            escape(&cut(&self.plain(&name.text)))
        );
        if record.kind() == Kind::Source {
            let entry = self.entry(id);
            let _ = write!(html, "<p>{entry}</p>");
        } else if let Some(written) = written.filter(|text| !text.is_empty()) {
            let text = self.text(written);
            let _ = write!(
                html,
                "<p{}>{}</p>",
                lang_of(text.lang.as_deref()),
                escape(&cut(&self.plain(&text.text)))
            );
        }
        html
    }

    /// A source as the list of works has it, as HTML.
    pub(crate) fn entry(self, source: RecordId) -> String {
        let id = &self.base().record(source).id;
        let entry = self.cx.bibliography().entry(id);
        // A blank line would end the HTML that it stands in.
        entry
            .map(|entry| entry.to_html().replace(['\n', '\r'], " "))
            .unwrap_or_else(|| escape(id).into_owned())
    }
}

/// A place that styles have no word for.
fn in_words(parts: Vec<String>) -> Option<StyledLocator> {
    (!parts.is_empty()).then(|| StyledLocator {
        label: None,
        value: parts.join(" "),
    })
}

/// HTML whose text means nothing to a Markdown parser.
pub(crate) fn inert(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '\n' if !in_tag => {
                out.push(' ');
                continue;
            }
            '*' | '_' | '[' | ']' | '`' | '~' | '|' | '\\' | '!' | '^' | '{' | '}' | '@' | '$'
                if !in_tag =>
            {
                let _ = write!(out, "&#{};", u32::from(letter));
                continue;
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(PREVIEW) {
        None => text.to_owned(),
        Some((at, _)) => {
            let at = text[..at].rfind(' ').unwrap_or(at);
            format!("{} …", text[..at].trim_end_matches([',', ';', ':', '.']))
        }
    }
}
