//! Cross references to records, and their previews.

use super::citations::inert;
use crate::marks::{MarkedText, record_attribute};
use crate::views::context::{PageContext, beginning};
use antinomy_cite::html::escape;
use antinomy_model::{Kind, RecordId};
use std::fmt::Write;

/// The length in code points at which a text is cut in a preview.
const PREVIEW: usize = 320;

impl PageContext<'_> {
    /// A link to a record, with a preview. `label` is HTML; without one the record is called by its name.
    pub(crate) fn cross_reference(self, id: RecordId, label: Option<String>) -> MarkedText {
        let name = self.label(id);
        let (label, lang) = match label {
            Some(label) => (label, None),
            None => (inert(&escape(&name.text)), name.lang),
        };
        let lang = lang
            .map(|lang| format!(" lang=\"{}\"", escape(&lang)))
            .unwrap_or_default();
        // Nothing to hover: without an address it is no link.
        let Some(href) = self.href(id) else {
            return MarkedText::plain(format!("<span class=\"an-ref\"{lang}>{label}</span>"));
        };
        let record = &self.base().record(id).id;
        let preview = record_attribute(record);
        let mut html = MarkedText::plain(format!(
            "<a class=\"an-ref\" href=\"{href}\" {preview}{lang}>{label}</a>"
        ));
        html.marks.records.insert(record.clone());
        html
    }

    /// The preview of a record as HTML: kind, title, and the beginning of its prose.
    pub(crate) fn preview(self, id: RecordId) -> String {
        let record = self.base().record(id);
        let kind = self.words().word(&format!("kind-{}", record.kind().name()));
        let name = self.name(id);
        // The title of a statement or proposition is its text already.
        let written = match record.kind() {
            Kind::Statement | Kind::Proposition => None,
            Kind::Contradiction => record.contradiction().map(|it| &it.because),
            _ => [&record.prose, &record.shared.note]
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
            escape(&cut(&self.plain(beginning(&name.text))))
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
                escape(&cut(&self.plain(beginning(&text.text))))
            );
        }
        html
    }
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
