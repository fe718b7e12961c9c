//! From hayagriva's output to our formatted text.

use crate::styled_text::{BaselineShift, StyledText, TextFormat};
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, ElemMeta, Formatting};

/// Flattens the element tree of a citation or an entry into runs, and marks its head.
pub(super) fn to_styled_text(children: &ElemChildren) -> StyledText {
    let mut flattened = Flattened {
        text: StyledText::default(),
        has_names: children.find_names().is_some(),
    };
    flattened.push_all(children, false);
    let Flattened {
        mut text,
        has_names,
    } = flattened;
    // Without names the title or another substitute comes first, and only punctuation or the year follows.
    if !has_names && let Some(first) = text.0.first_mut() {
        first.is_head = true;
    }
    text
}

struct Flattened {
    text: StyledText,
    has_names: bool,
}

impl Flattened {
    fn push_all(&mut self, children: &ElemChildren, is_head: bool) {
        for child in &children.0 {
            match child {
                ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                    self.text
                        .push(&text.text, text_format(&text.formatting), is_head);
                }
                ElemChild::Markup(text) => self.text.push(text, TextFormat::default(), is_head),
                ElemChild::Elem(elem) => {
                    let is_first = self.text.0.iter().all(|run| run.is_head);
                    let is_names = self.is_head_element(elem.meta.as_ref(), is_first);
                    self.push_all(&elem.children, is_head || (is_names && is_first));
                }
                ElemChild::Transparent { .. } => {}
            }
        }
    }

    /// Whether an element holds the names or, if there are none, the first value that stands in for them.
    fn is_head_element(&self, meta: Option<&ElemMeta>, is_first: bool) -> bool {
        matches!(meta, Some(ElemMeta::Names(_))) || (!self.has_names && is_first && is_value(meta))
    }
}

/// Whether an element renders one value (a text or a number) and not a whole work.
fn is_value(meta: Option<&ElemMeta>) -> bool {
    matches!(
        meta,
        Some(ElemMeta::Text | ElemMeta::Number | ElemMeta::CitationNumber)
    )
}

fn text_format(formatting: &Formatting) -> TextFormat {
    TextFormat {
        // "oblique" is drawn like "italic", and HTML has one element for both.
        italic: formatting.font_style != FontStyle::Normal,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        underlined: formatting.text_decoration == TextDecoration::Underline,
        shift: match formatting.vertical_align {
            VerticalAlign::Sup => Some(BaselineShift::Superscript),
            VerticalAlign::Sub => Some(BaselineShift::Subscript),
            _ => None,
        },
    }
}
