//! Moves metadata of a page from its body into its head.
//!
//! Passes cannot reach the head of a page. They write a `<template class="an-head">` into the body, which browsers neither
//! show nor run; its elements are moved into the head, in their order. Hand-written chapters may hold HTML, so such a
//! template is untrusted. Only these elements are moved:
//!
//! - `meta` with a `name` that describes a work (`citation_*`, Dublin Core, `author`, `date`), never `http-equiv`;
//! - `link` to what the page is, is also, or is licensed by, at an address that is relative or of the web: nothing that a
//!   browser fetches by itself;
//! - `script` of the type `application/ld+json` without `<` in its text, so that no two parsers disagree about where it
//!   ends. Our own scripts escape it.
//!
//! They are written anew from the attributes named here, and no text is changed. Everything else is dropped with the
//! template.

use lol_html::errors::RewritingError;
use lol_html::html_content::Element;
use lol_html::{EndTagHandler, RewriteStrSettings, element, rewrite_str, text};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The class of a template for the head.
const CLASS: &str = "an-head";
/// Names of `meta` elements, or prefixes with a star.
const NAMES: &[&str] = &["citation_*", "dc.*", "dcterms.*", "author", "date"];
/// Relations of `link` elements that no browser fetches.
const RELATIONS: &[&str] = &[
    "alternate",
    "canonical",
    "cite-as",
    "describedby",
    "license",
];
/// The type of a script that is data.
const DATA: &str = "application/ld+json";
const HTML: &str = "http://www.w3.org/1999/xhtml";

/// A page without its templates for the head, and what goes into the head instead, one element a line.
pub(super) fn taken(html: &str) -> Result<(Cow<'_, str>, String), RewritingError> {
    if !may_hold_one(html) {
        return Ok((Cow::Borrowed(html), String::new()));
    }
    // lol_html's handlers are closures that own what they change.
    let found = Rc::new(RefCell::new(HeadTemplates::default()));
    let (templates, elements, texts) = (Rc::clone(&found), Rc::clone(&found), Rc::clone(&found));
    // The page is only read; what is cut out of it is cut by place, so that every other byte stays.
    rewrite_str(
        html,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("body template.an-head", move |template| {
                HeadTemplates::open(&templates, template);
                Ok(())
            }))
            .append_element_content_handler(element!("template.an-head > *", move |child| {
                elements.borrow_mut().add(child);
                Ok(())
            }))
            .append_element_content_handler(text!("template.an-head > script", move |chunk| {
                texts.borrow_mut().add_text(chunk.as_str());
                Ok(())
            })),
    )?;
    let found = found.take();
    Ok((without(html, &found.templates), found.head))
}

/// Whether a page may hold such a template. Most do not, and every page holds templates of mdBook's.
fn may_hold_one(html: &str) -> bool {
    html.match_indices("<template").any(|(at, _)| {
        let tag = html[at..].split('>').next();
        tag.is_some_and(|tag| tag.contains(CLASS))
    })
}

/// What was found so far.
#[derive(Debug, Default)]
struct HeadTemplates {
    /// The start offsets of the open templates, outermost first.
    open: Vec<usize>,
    /// The children of the outermost of them; `None` for one that is not moved.
    children: Vec<Option<HeadElement>>,
    /// The byte ranges of the templates that were closed.
    templates: Vec<Range<usize>>,
    /// The elements for the head, one a line.
    head: String,
}

/// An element for the head.
#[derive(Debug)]
enum HeadElement {
    /// One that is its start tag.
    Tag(String),
    /// JSON-LD, with its text so far.
    Data(String),
}

impl HeadTemplates {
    fn open(found: &Rc<RefCell<Self>>, template: &mut Element<'_, '_>) {
        // In SVG and MathML `template` is an unknown element.
        if template.namespace_uri() != HTML {
            return;
        }
        if let Some(handlers) = template.end_tag_handlers() {
            let ended = Rc::clone(found);
            let closing: EndTagHandler<'static> = Box::new(move |tag| {
                // Whatever else ends here ends a template that was never closed: that one stays.
                if tag.name() == "template" {
                    ended.borrow_mut().close(tag.source_location().bytes().end);
                }
                Ok(())
            });
            handlers.push(closing);
            let start = template.source_location().bytes().start;
            found.borrow_mut().open.push(start);
        }
    }

    fn close(&mut self, end: usize) {
        let Some(start) = self.open.pop() else { return };
        // Only the outermost template is cut out; it takes the inner ones with it.
        if !self.open.is_empty() {
            return;
        }
        self.templates.push(start..end);
        for child in self.children.drain(..).flatten() {
            let element = match child {
                HeadElement::Tag(tag) => tag,
                HeadElement::Data(text) if text.contains('<') => continue,
                HeadElement::Data(text) => format!("<script type=\"{DATA}\">{text}</script>"),
            };
            self.head.push_str("    ");
            self.head.push_str(&element);
            self.head.push('\n');
        }
    }

    fn add(&mut self, element: &Element<'_, '_>) {
        if self.open.len() == 1 {
            self.children.push(child(element));
        }
    }

    fn add_text(&mut self, more: &str) {
        if self.open.len() == 1
            && let Some(Some(HeadElement::Data(text))) = self.children.last_mut()
        {
            text.push_str(more);
        }
    }
}

fn child(element: &Element<'_, '_>) -> Option<HeadElement> {
    let is = |attribute: &str, value: &str| {
        element
            .get_attribute(attribute)
            .is_some_and(|written| written.eq_ignore_ascii_case(value))
    };
    match element.tag_name().as_str() {
        "meta" => {
            let name = element.get_attribute("name")?;
            let is_known = NAMES.iter().any(|known| is_named(&name, known));
            is_known.then(|| HeadElement::Tag(tag(element, &["name", "content", "lang"])))
        }
        "link" => {
            let is_known = RELATIONS.iter().any(|known| is("rel", known));
            let is_safe = is_safe(&element.get_attribute("href")?);
            let attributes = &["rel", "href", "hreflang", "type", "title"];
            (is_known && is_safe).then(|| HeadElement::Tag(tag(element, attributes)))
        }
        // With `src` the type would not matter: the file would be fetched.
        "script" if is("type", DATA) && !element.has_attribute("src") => {
            Some(HeadElement::Data(String::new()))
        }
        _ => None,
    }
}

fn is_named(name: &str, known: &str) -> bool {
    match known.strip_suffix('*') {
        None => name.eq_ignore_ascii_case(known),
        Some(start) => name
            .get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
    }
}

/// Whether an `href` as written, entities included, is relative or of the web.
fn is_safe(href: &str) -> bool {
    if href.starts_with("https://") || href.starts_with("http://") {
        return true;
    }
    let path = href.split(['?', '#']).next().unwrap_or_default();
    // A colon before the query makes a scheme, and a character reference may be a colon.
    !path.starts_with("//") && !path.contains([':', '&', '\\'])
}

/// A start tag with some of its attributes. Values keep their entities.
fn tag(element: &Element<'_, '_>, wanted: &[&str]) -> String {
    let attribute = |name: &&str| {
        let value = element.get_attribute(name)?;
        // They are legal in values that were in single quotes, or in none.
        let value = value
            .replace('"', "&quot;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        Some(format!(" {name}=\"{value}\""))
    };
    let attributes: String = wanted.iter().filter_map(attribute).collect();
    format!("<{}{attributes}>", element.tag_name())
}

/// A page without some ranges, and without the empty lines that they would leave.
fn without<'h>(html: &'h str, stretches: &[Range<usize>]) -> Cow<'h, str> {
    if stretches.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut rest = String::with_capacity(html.len());
    let mut at = 0;
    for stretch in stretches {
        rest.push_str(&html[at..stretch.start]);
        let is_line = rest.ends_with('\n') && html[stretch.end..].starts_with('\n');
        at = stretch.end + usize::from(is_line);
    }
    rest.push_str(&html[at..]);
    Cow::Owned(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(main: &str) -> String {
        format!("<html><head></head><body><main>\n{main}\n<p>x</p></main></body></html>")
    }

    /// What goes into the head, and what stays of the content.
    fn parts(main: &str) -> (String, String) {
        let html = page(main);
        let (rest, head) = taken(&html).unwrap();
        let stays = rest
            .strip_prefix("<html><head></head><body><main>\n")
            .and_then(|rest| rest.strip_suffix("<p>x</p></main></body></html>"));
        (head, stays.unwrap_or(&rest).to_owned())
    }

    fn head(inner: &str) -> String {
        let (head, stays) = parts(&format!("<template class=\"an-head\">{inner}</template>"));
        assert_eq!(stays, "", "the template is gone");
        head
    }

    #[test]
    fn elements_move_in_their_order() {
        let (head, stays) = parts(
            "<p>a</p>\n<template class=\"an-head\">\n<meta name=\"citation_title\" content=\"A &quot;b&quot; &amp; ü\">\n\
             <link rel=\"canonical\" href=\"https://example.org/?a&amp;b\">\n\
             <script type=\"application/ld+json\">{\"a\":\"\\u003C/script\\u003E --> \u{202e}\"}</script>\n</template>\n\
             <p>b</p>\n<template class=\"an-head\"><meta name=\"DC.title\" content=\"B\"></template>",
        );
        assert_eq!(
            head,
            "    <meta name=\"citation_title\" content=\"A &quot;b&quot; &amp; ü\">\n    \
             <link rel=\"canonical\" href=\"https://example.org/?a&amp;b\">\n    \
             <script type=\"application/ld+json\">{\"a\":\"\\u003C/script\\u003E --> \u{202e}\"}</script>\n    \
             <meta name=\"DC.title\" content=\"B\">\n"
        );
        assert_eq!(stays, "<p>a</p>\n<p>b</p>\n");
    }

    #[test]
    fn a_page_without_a_template_is_not_touched() {
        for main in [
            "<p>a</p>",
            "<p>an-head</p>",
            "<template><p>an-head</p></template>",
            "<template><meta name=\"author\" content=\"x\"></template>",
            "<!-- <template class=\"an-head\"></template> -->",
            "<div class=\"an-head\"><meta name=\"author\" content=\"x\"></div>",
            "<svg><template class=\"an-head\"><meta name=\"author\" content=\"x\"/></template></svg>",
        ] {
            let html = page(main);
            let (rest, head) = taken(&html).unwrap();
            assert_eq!(
                (rest.as_ref(), head.as_str()),
                (html.as_str(), ""),
                "{main}"
            );
        }
    }

    #[test]
    fn what_could_act_stays_behind() {
        for inner in [
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.org\">",
            "<meta charset=\"utf-7\">",
            "<meta name=\"referrer\" content=\"unsafe-url\">",
            "<base href=\"https://example.org/\">",
            "<style>body { display: none }</style>",
            "<link rel=\"stylesheet\" href=\"https://example.org/x.css\">",
            "<link rel=\"canonical stylesheet\" href=\"x.css\">",
            "<link rel=\"preload\" href=\"x\">",
            "<link rel=\"canonical\" href=\"javascript:alert(1)\">",
            "<link rel=\"canonical\" href=\"java&#115;cript&colon;alert(1)\">",
            "<link rel=\"canonical\" href=\"//example.org\">",
            "<link rel=\"canonical\">",
            "<script>alert(1)</script>",
            "<script type=\"module\">alert(1)</script>",
            "<script type=\"application/ld+json\" src=\"https://example.org/x.js\"></script>",
            "<script type=\"application/ld+json\">{\"a\":\"<!-- <b>\"}</script>",
            "<div><meta name=\"author\" content=\"x\"></div>",
            "<template class=\"an-head\"><meta name=\"author\" content=\"x\"></template>",
            "text",
        ] {
            assert_eq!(head(inner), "", "{inner}");
        }
    }

    #[test]
    fn attributes_that_nobody_named_are_dropped_and_others_stay_inside_their_quotation_marks() {
        assert_eq!(
            head(
                "<meta onload=alert(1) content='\"><script>' name=citation_title id=x http-equiv=refresh>"
            ),
            "    <meta name=\"citation_title\" content=\"&quot;&gt;&lt;script&gt;\">\n"
        );
        assert_eq!(
            head("<script type=\"application/ld+json\" id=\"x\" onload=\"alert(1)\">{}</script>"),
            "    <script type=\"application/ld+json\">{}</script>\n"
        );
    }

    #[test]
    fn a_template_that_is_never_closed_stays() {
        for main in [
            "<div><template class=\"an-head\"><meta name=\"author\" content=\"x\"></div>",
            // By the rules of HTML this script ends with the page.
            "<template class=\"an-head\"><script type=\"application/ld+json\"><!--<script></script></template>",
        ] {
            let html = page(main);
            let (rest, head) = taken(&html).unwrap();
            assert_eq!(
                (rest.as_ref(), head.as_str()),
                (html.as_str(), ""),
                "{main}"
            );
        }
    }
}
