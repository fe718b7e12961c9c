//! The page at the root of the site: for each language a link into its book, and the matrix of the book's first page. It
//! works from disk and without a script.

use super::site::{START, Site};
use handlebars::Handlebars;
use serde_json::json;
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("start.hbs");
/// The start tag of the matrix, as the template of the directive writes it.
const MATRIX: &str = "<div class=\"an-matrix\">";

pub(super) fn page(site: &Site, pages: &BTreeMap<String, String>) -> String {
    let first_page = |tag: &str| pages.get(&format!("{tag}/{START}"));
    let languages: Vec<_> = site
        .languages
        .iter()
        .map(|language| {
            let matrix = first_page(&language.tag).and_then(|html| matrix(&language.tag, html));
            json!({
                "tag": language.tag,
                "name": language.name,
                "title": language.title,
                "enter": language.enter,
                "matrix": matrix,
            })
        })
        .collect();
    let titles: Vec<&str> = site
        .languages
        .iter()
        .map(|language| language.title.as_str())
        .collect();
    let lang = site
        .languages
        .first()
        .map_or("und", |language| language.tag.as_str());
    let sheets = site.languages.first().and_then(|language| {
        first_page(&language.tag).map(|html| style_sheets(&language.tag, html))
    });
    let view = json!({
        "lang": lang,
        "title": titles.join(" · "),
        "sheets": sheets.unwrap_or_default(),
        "languages": languages,
    });
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // Template and view are both in this file, and a test renders them.
    registry
        .render_template(TEMPLATE, &view)
        .unwrap_or_default()
}

/// The matrix on a page of the book of `tag`, with addresses and ids for the root of the site.
fn matrix(tag: &str, html: &str) -> Option<String> {
    let start = html.find(MATRIX)?;
    let block = &html[start..start + block_length(&html[start..])?];
    // The page holds the matrix once a language, and ids must be unique.
    let block = block
        .replace(" href=\"", &format!(" href=\"{tag}/"))
        .replace(" id=\"", &format!(" id=\"{tag}-"))
        .replace(" aria-labelledby=\"", &format!(" aria-labelledby=\"{tag}-"));
    Some(block)
}

/// The length in bytes of the `div` element that `html` begins with.
fn block_length(html: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at..];
        if rest.starts_with("<div") {
            depth += 1;
        } else if rest.starts_with("</div>") {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + "</div>".len());
            }
        }
    }
    None
}

/// The addresses of a page's style sheets, from the root of the site. Those for syntax highlighting have ids and are left
/// out.
fn style_sheets(tag: &str, html: &str) -> Vec<String> {
    const LINK: &str = "<link rel=\"stylesheet\" href=\"";
    let head = &html[..html.find("</head>").unwrap_or(0)];
    head.match_indices(LINK)
        .filter_map(|(at, _)| head[at + LINK.len()..].split('"').next())
        .map(|address| format!("{tag}/{address}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_cut_out_whole_and_leads_into_its_book() {
        let html = "<main><div class=\"an-matrix\">\n<div id=\"m\"><a href=\"contradictions/x.html\">1</a></div>\n</div><p></p>";
        assert_eq!(
            matrix("de", html).unwrap(),
            "<div class=\"an-matrix\">\n<div id=\"de-m\"><a href=\"de/contradictions/x.html\">1</a></div>\n</div>"
        );
    }

    #[test]
    fn a_page_without_a_matrix_gives_none() {
        assert_eq!(matrix("de", "<main></main>"), None);
        assert_eq!(matrix("de", "<div class=\"an-matrix\"><div>"), None);
    }
}
