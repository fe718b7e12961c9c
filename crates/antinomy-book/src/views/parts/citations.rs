//! Citations as HTML, and short citations of a source with a locator.
//!
//! The output of a style is put into HTML and, on pages that are Markdown, goes through a Markdown parser as well: characters
//! that are syntax there become character references.

use crate::anchors::CitationAnchors;
use crate::marks::{MarkedText, work_attribute};
use crate::sanitize::sanitize;
use crate::views::context::PageContext;
use antinomy_cite::html::escape;
use antinomy_cite::{CitationItem, CitationSegment, StyledLocator};
use antinomy_model::mentions::manner_of;
use antinomy_model::values::{Choice, Locator, LocatorKey, SourceClass};
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::Argument;
use antinomy_syntax::references::{CitationGroup, CitedWork, Label, ProseLocator};
use std::fmt::Write;

/// The text around a citation, which says how the author's own words in it are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    /// Markdown of a hand-written chapter: it stays Markdown, HTML included.
    Chapter,
    /// Untrusted Markdown of a content file: it stays Markdown, without HTML.
    Markdown,
    /// HTML: it is text.
    Html,
}

impl<'a> PageContext<'a> {
    /// A source as citations name it, with a place: `Gestring 2014: 12`.
    pub(crate) fn cited(self, source: RecordId, locator: &Locator) -> String {
        let id = &self.base().record(source).id;
        let place = self.place_of(source, locator);
        self.cx
            .bibliography()
            .cite(id, place.as_ref())
            .map_or_else(|| id.clone(), |rich| rich.to_string())
    }

    /// The locator of a record, labelled if it is a single part that styles have a term for, else in our words.
    fn place_of(self, source: RecordId, locator: &Locator) -> Option<StyledLocator> {
        let is_law = self.is_law(source);
        let labelled = match &locator.0[..] {
            // `§` is a word of ours, not a term of the style.
            [(LocatorKey::Section, _)] if is_law => None,
            [(key, value)] => StyledLocator::labelled(*key, &value.value),
            _ => None,
        };
        let words = locator.0.iter().map(|(key, value)| match key {
            // Laws are cited by `§`, for which styles have no term.
            LocatorKey::Section if is_law => self.locator_word("law", &value.value),
            key => self.locator_word(key.word(), &value.value),
        });
        labelled.or_else(|| in_words(words.collect()))
    }

    /// A locator of prose, set as pandoc does, except that a section of a law is always `§`.
    fn place_in_prose(self, source: RecordId, locator: &ProseLocator) -> StyledLocator {
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
        citation: &CitationGroup,
        surface: Surface,
        mut anchors: Option<&mut CitationAnchors>,
    ) -> Option<MarkedText> {
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
        let mut html = MarkedText::plain("<span class=\"an-cite\">");
        let mut anchored: Vec<usize> = Vec::new();
        for piece in self.cx.bibliography().citation(&wanted, citation.narrative) {
            match piece {
                CitationSegment::Text(text) => html.text.push_str(&inert(&escape(&text))),
                CitationSegment::Written(text) => {
                    html.text.push_str(&self.around_works(text, surface))
                }
                CitationSegment::Work(number, name) => {
                    let id = wanted[number].id;
                    // A style may set a work in several pieces; the first of them is where the anchor leads.
                    let is_first = !anchored.contains(&number);
                    anchored.push(number);
                    let anchor = match &mut anchors {
                        Some(anchors) if is_first => format!(" id=\"{}\"", anchors.next(id)),
                        _ => String::new(),
                    };
                    let manner = manner_attribute(&citation.cites[number]);
                    let href = self.href(sources[number]).unwrap_or_default();
                    let preview = work_attribute(id);
                    let name = inert(&escape(&name.to_string()));
                    let _ = write!(
                        html.text,
                        "<a class=\"an-source\"{anchor}{manner} href=\"{href}\" {preview}>{name}</a>"
                    );
                    html.marks.works.insert(id.to_owned());
                }
            }
        }
        html.text.push_str("</span>");
        Some(html)
    }

    /// The author's words around the works.
    fn around_works(self, text: String, surface: Surface) -> String {
        match surface {
            Surface::Chapter => text,
            Surface::Markdown => self.harmless(&text),
            Surface::Html => inert(&escape(&text)),
        }
    }

    /// A piece of Markdown of a content file, on one line. The text was sanitized as a whole; moved to another place a piece
    /// may parse differently, so it is sanitized again.
    pub(crate) fn harmless(self, text: &str) -> String {
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len().max(start);
        let safe = sanitize(&text[start..end], &self.cx.markdown);
        format!(
            "{}{}{}",
            &text[..start],
            safe.replace('\n', " "),
            &text[end..]
        )
    }

    /// The text of a link. A citation in it would be a link in a link, so it stays as it was written.
    pub(crate) fn link_label(self, text: &str, surface: Surface) -> String {
        let text = match surface {
            Surface::Chapter => text.to_owned(),
            Surface::Markdown => self.harmless(text),
            Surface::Html => self.cx.templates().escape(text),
        };
        text.replace('@', "&#64;")
    }

    /// The source with this id or alias.
    pub(crate) fn source_named(self, key: &str) -> Option<RecordId> {
        let id = self.base().find(key)?;
        (self.base().record(id).kind() == Kind::Source).then_some(id)
    }
}

/// The attribute that says in what manner a work is cited.
fn manner_attribute(cite: &CitedWork) -> String {
    let manner = cite.manner.as_ref();
    manner
        .and_then(|manner| manner_of(&manner.term))
        .map(|manner| format!(" data-cito=\"{}\"", manner.word()))
        .unwrap_or_default()
}

/// A locator without a term of the style.
fn in_words(parts: Vec<String>) -> Option<StyledLocator> {
    (!parts.is_empty()).then(|| StyledLocator {
        label: None,
        value: parts.join(" "),
    })
}

/// HTML whose text holds no Markdown syntax: such characters become character references. Tags are not changed.
pub(crate) fn inert(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            // Two of them would be a blank line, which ends an HTML block.
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
