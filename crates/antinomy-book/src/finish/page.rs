//! Finishes one page: its title, a single `h1`, the language switch, the head.

use super::head;
use super::site::SiteLanguage;
use antinomy_model::slug::Reserved;
use handlebars::html_escape;
use lol_html::errors::RewritingError;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The element that marks a finished page.
const FINISHED: &str = "<meta name=\"antinomy-finished\" content=\"1\">";
/// mdBook's separator between the name of a chapter and the title of the book.
const BEFORE_BOOK: &str = " - ";

/// Declares the global names that scripts of a page look for without making them: mdBook's (`window.search`, `window.editors`)
/// and those by which the libraries in it tell where they run (`exports`, `define`). To a browser an element with such an id
/// is a global of that name, unless one is declared before (<https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object>),
/// and ids come from records and headings.
const GLOBALS: &str = "<script>var ace, define, editors, exports, module, opera, \
    playground_copyable, playground_line_numbers, require, requirejs, search;</script>";

/// What a page needs to know about the site.
#[derive(Clone, Debug)]
pub struct PageSite<'a> {
    /// The page's own language.
    pub own: &'a SiteLanguage,
    /// The start of the book, relative to the page.
    pub start: String,
    /// The page in all languages, its own among them.
    pub alternatives: Vec<Alternative<'a>>,
}

/// A page in one language.
#[derive(Clone, Debug)]
pub struct Alternative<'a> {
    /// The language.
    pub language: &'a SiteLanguage,
    /// Whether it is the language of the page that asks.
    pub is_current: bool,
    /// Whether `href` leads to the same page; else to the start of the book.
    pub is_translated: bool,
    /// Where it is, relative to the page that asks.
    pub href: String,
    /// Where it is published.
    pub url: Option<String>,
}

/// Finishes a page that mdBook wrote. A finished page comes back as it is.
///
/// # Errors
/// If the HTML cannot be read without guessing.
pub fn finish_page(html: &str, page: &PageSite<'_>) -> Result<String, RewritingError> {
    // Redirects and fragments have no head, and stay as they are.
    let written = &html[..html.find("</head>").unwrap_or(0)];
    if written.is_empty() || written.contains(FINISHED) {
        return Ok(html.to_owned());
    }
    // The 404 page is served at any depth, so it has a base element and no relative link of ours.
    let is_anywhere = written.contains("<base ");
    let (html, metadata) = head::taken(html)?;
    let html = html.as_ref();
    let title = title(html, page);
    let book = html_escape(&page.own.title);
    let menu_title = if is_anywhere {
        book
    } else {
        format!("<a href=\"{}\">{book}</a>", html_escape(&page.start))
    };
    // Language links are relative, too.
    let (links, switch) = if is_anywhere {
        Default::default()
    } else {
        (alternates(page), switch(page))
    };
    let skip = skip_link(page);
    let rewritten = rewrite_str(
        html,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("head > title", |element| {
                element.set_inner_content(&title, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("head", |element| {
                element.append(
                    &format!("{links}{metadata}    {FINISHED}\n    {GLOBALS}\n    "),
                    ContentType::Html,
                );
                Ok(())
            }))
            .append_element_content_handler(element!("body", |element| {
                element.prepend(&skip, ContentType::Html);
                Ok(())
            }))
            // Scripts look elements of the page up by these ids, and would find those of the content.
            .append_element_content_handler(element!("main [id]", |element| {
                let id = element.get_attribute("id").unwrap_or_default();
                if Reserved::of(&id) == Some(Reserved::Element) {
                    element.remove_attribute("id");
                }
                Ok(())
            }))
            // The content has an h1 of its own, and mdBook's would be a second one on each page.
            .append_element_content_handler(element!(
                "#mdbook-menu-bar > h1.menu-title",
                |element| {
                    element.set_tag_name("div")?;
                    element.set_inner_content(&menu_title, ContentType::Html);
                    Ok(())
                }
            ))
            .append_element_content_handler(element!(
                "#mdbook-menu-bar > .right-buttons",
                |element| {
                    element.prepend(&switch, ContentType::Html);
                    Ok(())
                }
            )),
    )?;
    Ok(match &page.own.interface {
        None => rewritten,
        Some(interface) if is_anywhere => {
            interface.translate_not_found(&interface.translate(&rewritten))
        }
        Some(interface) => interface.translate(&rewritten),
    })
}

/// The skip link, first in the tab order: past the menus to the content.
fn skip_link(page: &PageSite<'_>) -> String {
    page.own
        .interface
        .as_ref()
        .map_or_else(String::new, |interface| {
            let skip = html_escape(&interface.skip);
            format!("\n    <a class=\"skip-link\" href=\"#mdbook-content\">{skip}</a>")
        })
}

/// The title element: the name of the page and the title of the handbook. What mdBook wrote is escaped already.
fn title(html: &str, page: &PageSite<'_>) -> String {
    let book = html_escape(&page.own.title);
    let written = between(html, "<title>", "</title>")
        .unwrap_or_default()
        .trim();
    let menu = between(html, "<h1 class=\"menu-title\">", "</h1>")
        .unwrap_or_default()
        .trim();
    // The title of the book may hold the separator itself, so it is removed as a whole.
    let name = written
        .strip_suffix(menu)
        .and_then(|name| name.strip_suffix(BEFORE_BOOK))
        .unwrap_or(written);
    if name.is_empty() || name == menu {
        book
    } else {
        format!("{name} · {book}")
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = text.find(start)? + start.len();
    Some(&text[from..from + text[from..].find(end)?])
}

fn alternates(page: &PageSite<'_>) -> String {
    let translated = page.alternatives.iter().filter(|other| other.is_translated);
    translated
        .map(|other| {
            let tag = html_escape(&other.language.tag);
            let href = html_escape(other.url.as_deref().unwrap_or(&other.href));
            format!("    <link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\">\n")
        })
        .collect()
}

fn switch(page: &PageSite<'_>) -> String {
    // Nothing to switch to.
    if page.alternatives.len() < 2 {
        return String::new();
    }
    let items = page.alternatives.iter().map(|other| {
        let (tag, name) = (
            html_escape(&other.language.tag),
            html_escape(&other.language.name),
        );
        if other.is_current {
            return format!("<li><span aria-current=\"true\" lang=\"{tag}\">{name}</span></li>");
        }
        let href = html_escape(&other.href);
        format!("<li><a href=\"{href}\" hreflang=\"{tag}\" lang=\"{tag}\">{name}</a></li>")
    });
    let label = html_escape(&page.own.switch);
    let items: String = items.collect();
    format!("\n<nav class=\"language-switch\" aria-label=\"{label}\"><ul>{items}</ul></nav>")
}
