//! The page at the root of the site. It works from disk and without a script: one link for each language.

use super::Site;
use handlebars::Handlebars;
use serde_json::json;

const TEMPLATE: &str = include_str!("start.hbs");

pub(super) fn page(site: &Site) -> String {
    let languages: Vec<_> = site
        .languages
        .iter()
        .map(|language| {
            json!({
                "tag": language.tag,
                "name": language.name,
                "title": language.title,
                "enter": language.enter,
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
    let view = json!({"lang": lang, "title": titles.join(" · "), "languages": languages});
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // The template and its view stand side by side here, and a test renders them.
    registry
        .render_template(TEMPLATE, &view)
        .unwrap_or_default()
}
