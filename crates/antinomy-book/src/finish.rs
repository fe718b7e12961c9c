//! The step over a finished output folder: what belongs to the site and not to one page.
//!
//! Passes own the content of a page, and mdBook builds one book per language. Here the books become one site: each page
//! gets a language switch and a title, its metadata moves into its head, names in the search index become text, and a start
//! page links to every language. The step is a function from pages to pages, so that it gives the same bytes after a stock mdBook as after `antinomy build`. It is
//! idempotent.

mod head;
mod interface;
mod namespace;
mod page;
mod search;
mod site;
mod start;

pub use interface::Interface;
pub use lol_html::errors::RewritingError;
pub use namespace::{NAMESPACE, NAMESPACE_FILES, Namespace, TURTLE_GENERATOR};
pub use page::{Alternative, PageSite, finish_page};
pub use search::{UnknownSearch, finish_search, is_of_search};
pub use site::{Site, SiteLanguage};

use crate::theme::is_styled;
use site::START;
use std::collections::BTreeMap;

/// The file that marks a folder as one of our handbooks, which the next build may replace.
pub const MARKER: &str = ".antinomy-handbook";
/// The first line of that file. Whoever writes the folder adds which handbook it is, and what its files are.
pub const MARKER_TEXT: &str = "antinomy handbook 2\n";
/// The table of contents for browsers without JavaScript: the content of an `iframe`, not a page.
const FRAME: &str = "toc.html";
/// The generated page that every handbook has: that there are no contradictions is worth a page, too.
const GENERATED: &str = "contradictions/index.html";

/// Finishes a folder. `pages` holds its HTML files by their paths, with `/` between the parts; what comes back are the
/// files to write, new ones among them.
///
/// # Errors
/// If a page is no HTML that can be read without guessing; the path comes with it.
pub fn finish(
    site: &Site,
    pages: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, (String, RewritingError)> {
    let mut changed = BTreeMap::new();
    for (path, html) in pages {
        let Some(place) = page_site(site, pages, path) else {
            continue;
        };
        let finished = finish_page(html, &place).map_err(|error| (path.clone(), error))?;
        if finished != *html {
            changed.insert(path.clone(), finished);
        }
    }
    let start = start::page(site, pages);
    // Unchanged files are not written again: their modification time would tell servers and caches otherwise.
    if pages.get(START) != Some(&start) {
        changed.insert(START.to_owned(), start);
    }
    for (path, text) in site.namespace.files() {
        if pages.get(path).is_none_or(|old| old != text) {
            changed.insert(path.to_owned(), text.to_owned());
        }
    }
    // Always: callers write it last, as the sign that everything else is there.
    changed.insert(MARKER.to_owned(), MARKER_TEXT.to_owned());
    Ok(changed)
}

/// What a book was built without, if its pages could be published as they are but would be no handbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// The generated pages: mdBook ran none of our passes.
    Pages,
    /// The styles: no page links them.
    Theme,
}

/// The first book that was built without generated pages or without styles, and which of the two. `pages` as in [`finish`].
#[must_use]
pub fn left_out<'a>(
    site: &'a Site,
    pages: &BTreeMap<String, String>,
) -> Option<(&'a SiteLanguage, LeftOut)> {
    site.languages.iter().find_map(|language| {
        let page = |path: &str| pages.get(&format!("{}/{path}", language.tag));
        let left_out = if page(GENERATED).is_none() {
            LeftOut::Pages
        } else if !page(START).is_some_and(|html| is_styled(html)) {
            // All pages have the same links in their heads.
            LeftOut::Theme
        } else {
            return None;
        };
        Some((language, left_out))
    })
}

/// What a page of a book needs to know about the site; `None` for files that are no page of a book.
fn page_site<'a>(
    site: &'a Site,
    pages: &BTreeMap<String, String>,
    path: &str,
) -> Option<PageSite<'a>> {
    let (folder, inner) = path.split_once('/')?;
    let own = site
        .languages
        .iter()
        .find(|language| language.tag == folder)?;
    // It has no head of its own to speak of, and is shown inside of pages that are finished.
    if inner == FRAME {
        return None;
    }
    let to_book = "../".repeat(inner.matches('/').count());
    let to_site = format!("{to_book}../");
    let alternatives = site.languages.iter().map(|language| {
        let same = format!("{}/{inner}", language.tag);
        // Hand-written chapters need not exist in every language.
        let is_translated = pages.contains_key(&same);
        let target = if is_translated {
            same
        } else {
            format!("{}/{START}", language.tag)
        };
        Alternative {
            language,
            is_current: language.tag == own.tag,
            is_translated,
            href: format!("{to_site}{target}"),
            url: site.url.as_ref().map(|url| format!("{url}/{target}")),
        }
    });
    Some(PageSite {
        own,
        start: format!("{to_book}{START}"),
        alternatives: alternatives.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str, name: &str, title: &str) -> SiteLanguage {
        SiteLanguage {
            tag: tag.to_owned(),
            name: name.to_owned(),
            title: title.to_owned(),
            switch: "Sprache".to_owned(),
            enter: "Zum Handbuch".to_owned(),
            interface: None,
        }
    }

    fn site() -> Site {
        Site {
            languages: vec![
                language("de", "Deutsch", "A & B"),
                language("en", "English", "A and B"),
            ],
            url: None,
            namespace: Namespace::default(),
        }
    }

    /// The parts of mdBook's page that the step touches.
    fn mdbook_page(name: &str) -> String {
        format!(
            "<!DOCTYPE HTML>\n<html lang=\"de\">\n<head>\n<title>{name} - Buch</title>\n</head>\n<body>\n\
             <div id=\"mdbook-menu-bar\" class=\"menu-bar sticky\"><h1 class=\"menu-title\">Buch</h1>\n\
             <div class=\"right-buttons\">\n</div></div>\n<main>\n<h1 id=\"x\">X</h1>\n</main></body></html>\n"
        )
    }

    fn pages(paths: &[&str]) -> BTreeMap<String, String> {
        paths
            .iter()
            .map(|path| ((*path).to_owned(), mdbook_page("Seite")))
            .collect()
    }

    fn finished(paths: &[&str], path: &str) -> String {
        finish(&site(), &pages(paths))
            .unwrap()
            .remove(path)
            .unwrap()
    }

    #[test]
    fn a_page_links_to_itself_in_the_other_language() {
        let html = finished(
            &["de/sources/x.html", "en/sources/x.html"],
            "de/sources/x.html",
        );
        assert!(
            html.contains("<a href=\"../../en/sources/x.html\" hreflang=\"en\" lang=\"en\""),
            "{html}"
        );
        assert!(
            html.contains(
                "<link rel=\"alternate\" hreflang=\"en\" href=\"../../en/sources/x.html\">"
            ),
            "{html}"
        );
    }

    #[test]
    fn a_page_that_is_not_translated_links_to_the_start() {
        let html = finished(&["de/x.html", "en/index.html"], "de/x.html");
        assert!(html.contains("<a href=\"../en/index.html\""), "{html}");
        assert!(
            !html.contains("rel=\"alternate\" hreflang=\"en\""),
            "{html}"
        );
    }

    #[test]
    fn a_title_says_page_and_handbook_in_the_language_of_the_manifest() {
        let html = finished(&["de/x.html"], "de/x.html");
        assert!(html.contains("<title>Seite · A &amp; B</title>"), "{html}");
    }

    #[test]
    fn a_page_keeps_one_heading_of_the_first_order() {
        let html = finished(&["de/a/x.html"], "de/a/x.html");
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        assert!(
            html.contains(
                "<div class=\"menu-title\"><a href=\"../index.html\">A &amp; B</a></div>"
            ),
            "{html}"
        );
    }

    #[test]
    fn finishing_twice_changes_nothing() {
        let mut files = pages(&["de/x.html", "en/x.html"]);
        files.extend(finish(&site(), &files).unwrap());
        let again = finish(&site(), &files).unwrap();
        assert_eq!(again.keys().collect::<Vec<_>>(), [MARKER]);
    }

    #[test]
    fn what_a_page_says_of_itself_to_machines_moves_into_its_head() {
        let template =
            "<template class=\"an-head\"><meta name=\"citation_title\" content=\"X\"></template>\n";
        let path = "de/x.html".to_owned();
        let html = mdbook_page("Seite").replace("<main>\n", &format!("<main>\n{template}"));
        let mut files = BTreeMap::from([(path.clone(), html)]);
        files.extend(finish(&site(), &files).unwrap());
        let finished_page = &files[&path];
        let (head, body) = finished_page.split_once("</head>").unwrap();
        assert!(
            head.contains("<meta name=\"citation_title\" content=\"X\">"),
            "{head}"
        );
        assert!(
            !body.contains("citation_title") && !body.contains("template"),
            "{body}"
        );
        let plain = finished(&["de/x.html"], "de/x.html");
        assert_eq!(
            finished_page.replace("    <meta name=\"citation_title\" content=\"X\">\n", ""),
            plain,
            "nothing else changes"
        );
        let again = finish(&site(), &files).unwrap();
        assert_eq!(again.keys().collect::<Vec<_>>(), [MARKER]);
    }

    #[test]
    fn a_book_without_generated_pages_or_styles_is_told_from_a_handbook() {
        let language = |files: &BTreeMap<String, String>| {
            left_out(&site(), files).map(|(language, what)| (language.tag.clone(), what))
        };
        let mut files = pages(&[
            "de/index.html",
            "de/contradictions/index.html",
            "en/index.html",
        ]);
        let styles = "<link rel=\"stylesheet\" href=\"fonts/antinomy-7edcd3b0.css\"></head>";
        assert_eq!(language(&files), Some(("de".to_owned(), LeftOut::Theme)));
        for html in files.values_mut() {
            *html = html.replace("</head>", styles);
        }
        assert_eq!(language(&files), Some(("en".to_owned(), LeftOut::Pages)));
        let page = files["de/contradictions/index.html"].clone();
        files.insert("en/contradictions/index.html".to_owned(), page);
        assert_eq!(language(&files), None);
    }

    #[test]
    fn frames_and_foreign_files_stay_as_they_are() {
        let changed = finish(&site(), &pages(&["de/toc.html", "fr/x.html", "x.html"])).unwrap();
        assert_eq!(changed.keys().collect::<Vec<_>>(), [MARKER, START]);
    }

    #[test]
    fn the_start_page_leads_to_every_language() {
        let html = finished(&[], START);
        assert!(
            html.contains("href=\"de/index.html\"") && html.contains("href=\"en/index.html\""),
            "{html}"
        );
        assert!(
            html.contains("A &amp; B") && !html.contains("<script"),
            "{html}"
        );
    }

    #[test]
    fn a_published_handbook_names_its_translations_by_their_full_address() {
        let site = Site {
            url: Some("https://example.org".to_owned()),
            ..site()
        };
        let html = finish(&site, &pages(&["de/x.html", "en/x.html"]))
            .unwrap()
            .remove("en/x.html")
            .unwrap();
        assert!(
            html.contains("hreflang=\"de\" href=\"https://example.org/de/x.html\""),
            "{html}"
        );
    }
}
