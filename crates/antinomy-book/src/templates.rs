//! The page templates, embedded in the binary.
//!
//! Strict mode: a missing field is an error, not a gap on the page. All output of `{{…}}` is escaped, line breaks included,
//! because a blank line would end an HTML block and turn the rest into Markdown. `templates/VIEWS.md` documents the data of
//! each template.

mod recording;

use crate::content::{PageContent, PlacedView, Segment};
use crate::marks::MarkedText;
use antinomy_cite::html;
use antinomy_syntax::Argument;
use antinomy_words::Words;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    RenderErrorReason, ScopedJson, no_escape,
};
use recording::record;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

macro_rules! templates {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../templates/", $folder, $name, ".hbs")))),*]
    };
}

/// The templates of pages and directives.
static PAGES: &[(&str, &str)] = templates!("":
    "actor" "bibliography" "card" "code" "codes-index" "concept" "contradiction" "contradictions-index" "field" "index" "matrix" "proposition" "queries-index" "query" "query-page" "references" "source"
);

/// The partials.
static PARTIALS: &[(&str, &str)] = templates!("partials/":
    "backlinks" "badge" "badge-compact" "badges" "cell" "cite" "facts" "finding-item" "findings" "generated" "given" "link" "links" "more"
    "position-item" "prose" "ref" "reference" "relations" "shape" "stance" "statement-body" "statement-full" "statement-item"
    "statement-meta" "statement-side" "strength" "text" "voice"
);

/// Templates whose output is embedded in other text: the line break at the end of the file is removed.
const INLINE: [&str; 3] = ["card", "matrix", "query"];

/// A template that could not be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// Which template.
    pub template: String,
    /// The engine's message.
    pub reason: String,
}

/// All templates, with the words of one language.
pub struct Templates {
    registry: Handlebars<'static>,
}

impl Templates {
    /// The embedded templates.
    #[must_use]
    pub fn new(words: Arc<Words>) -> Self {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        // Handlebars' own escapes quotes but leaves line breaks.

        registry.register_escape_fn(escaped);
        registry.register_helper("t", Box::new(WordHelper(words)));
        registry.register_helper("md", Box::new(LiteralHelper));
        for (name, text) in PAGES.iter().chain(PARTIALS) {
            let is_inline =
                INLINE.contains(name) || PARTIALS.iter().any(|(partial, _)| partial == name);
            let text = if is_inline { text.trim_end() } else { text };
            // A template that does not parse is missing when it is rendered. They are embedded, and a test parses all.
            let _ = registry.register_template_string(name, text);
        }
        Self { registry }
    }

    /// Fills the template of a page. `placed` is the view that the template puts in with `{{view}}`.
    ///
    /// # Errors
    /// If a field or a word is missing.
    pub(crate) fn page(
        &self,
        template: &str,
        view: &impl Serialize,
        placed: Option<PlacedView>,
    ) -> Result<PageContent, TemplateError> {
        self.recorded(template, view, placed)
            .map(|segments| PageContent { segments })
    }

    /// Fills the template of a directive or of a part of a page, which holds no Markdown of authors.
    ///
    /// # Errors
    /// If a field or a word is missing.
    pub(crate) fn html(
        &self,
        template: &str,
        view: &impl Serialize,
    ) -> Result<MarkedText, TemplateError> {
        // One segment in fact: only pages hold Markdown or placed views.
        let segments = self.recorded(template, view, None)?;
        let mut html = MarkedText::default();
        for segment in segments {
            if let Segment::Done(done) = segment {
                html.text.push_str(&done.text);
                html.marks.extend(&done.marks);
            }
        }
        Ok(html)
    }

    fn recorded(
        &self,
        template: &str,
        view: &impl Serialize,
        placed: Option<PlacedView>,
    ) -> Result<Vec<Segment>, TemplateError> {
        let failed = |error: RenderError| TemplateError {
            template: error
                .template_name
                .clone()
                .unwrap_or_else(|| template.to_owned()),
            reason: error.to_string(),
        };
        let context = Context::wraps(view).map_err(&failed)?;
        record(&self.registry, template, &context, placed).map_err(failed)
    }

    /// A text as HTML, in an element or an attribute.
    #[must_use]
    pub fn escape(&self, text: &str) -> String {
        escaped(text)
    }

    /// A text as literal Markdown, on one line: for headings.
    #[must_use]
    pub fn markdown(&self, text: &str) -> String {
        literal_markdown(text)
    }
}

/// As [`html::escape`], on one line: a blank line would end an HTML block.
pub(crate) fn escaped(text: &str) -> String {
    html::escape(text)
        .replace('\n', "&#10;")
        .replace('\r', "&#13;")
}

// Named attributes (`{#id}`) and inline HTML are syntax in headings, hence entities and all punctuation.
fn literal_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in html::clean(text).trim().chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other if other.is_ascii_punctuation() => out.extend(['\\', other]),
            other if other.is_control() || other.is_whitespace() && other != '\u{a0}' => {
                out.push(' ')
            }
            other => out.push(other),
        }
    }
    out
}

pub(crate) fn parameter(helper: &Helper<'_>, name: &'static str) -> Result<String, RenderError> {
    let missing = || RenderErrorReason::ParamNotFoundForIndex(name, 0).into();
    match helper.param(0).map(|parameter| parameter.value()) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        _ => Err(missing()),
    }
}

/// `{{t key name=value}}`: a message with the named values.
struct WordHelper(Arc<Words>);

impl HelperDef for WordHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = parameter(helper, "t")?;
        if !self.0.knows(&key) {
            return Err(RenderErrorReason::Other(format!("no word {key}")).into());
        }
        let arguments: Vec<(&str, Argument)> = helper
            .hash()
            .iter()
            .map(|(name, value)| (*name, argument(value.value())))
            .collect();
        Ok(ScopedJson::Derived(Value::String(
            self.0.say(&key, &arguments),
        )))
    }
}

fn argument(value: &Value) -> Argument {
    match value {
        Value::Number(number) => number
            .as_u64()
            .map_or_else(|| Argument::Text(number.to_string()), Argument::Number),
        Value::String(text) => Argument::Text(text.clone()),
        Value::Null => Argument::Text(String::new()),
        other => Argument::Text(other.to_string()),
    }
}

/// `{{md text}}`: literal text in a Markdown heading.
struct LiteralHelper;

impl HelperDef for LiteralHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        out.write(&no_escape(&literal_markdown(&parameter(helper, "md")?)))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn templates() -> Templates {
        Templates::new(Arc::new(Words::new("de")))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "compares the lists with their folders"
    )]
    fn files(folder: &str) -> Vec<String> {
        let folder = format!("{}/templates/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| {
                entry
                    .unwrap()
                    .file_name()
                    .into_string()
                    .unwrap()
                    .strip_suffix(".hbs")
                    .map(str::to_owned)
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_lists_hold_every_template_of_their_folders() {
        let listed = |list: &[(&str, &str)]| {
            list.iter()
                .map(|(name, _)| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(listed(PAGES), files(""));
        assert_eq!(listed(PARTIALS), files("partials"));
    }

    #[test]
    fn every_template_parses() {
        let templates = templates();
        for (name, text) in PAGES.iter().chain(PARTIALS) {
            let error = handlebars::Template::compile(text).err();
            assert!(templates.registry.has_template(name), "{name}: {error:?}");
        }
    }

    #[test]
    fn a_line_break_in_a_text_does_not_end_the_html_block() {
        let view = json!({"text": "a\n\n# b <i>", "lang": null});
        assert_eq!(
            templates().html("text", &view).unwrap().text,
            "a&#10;&#10;# b &lt;i&gt;"
        );
    }

    #[test]
    fn a_missing_field_is_an_error() {
        let error = templates()
            .html("text", &json!({"lang": null}))
            .unwrap_err();
        assert_eq!(error.template, "text");
    }

    #[test]
    fn a_missing_word_is_an_error() {
        let mut templates = templates();
        templates
            .registry
            .register_template_string("x", "{{t \"no-such-word\"}}")
            .unwrap();
        assert!(
            templates
                .html("x", &json!({}))
                .unwrap_err()
                .reason
                .contains("no-such-word")
        );
    }

    #[test]
    fn a_heading_means_nothing_but_itself() {
        assert_eq!(
            literal_markdown("*a* {#b}\n<i> & [c](d)"),
            "\\*a\\* \\{\\#b\\} &lt;i&gt; &amp; \\[c\\]\\(d\\)"
        );
    }
}
