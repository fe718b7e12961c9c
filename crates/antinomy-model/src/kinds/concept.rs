//! Concepts, in the terms of SKOS. The definition is the prose of the record's Markdown file.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Ref, Text};
use antinomy_syntax::Spanned;

mapping! {
    /// A term.
    #[derive(Clone, Debug, Default)]
    pub Concept = "concept" {
        /// Preferred label.
        label: Text = required("label").role(TextRole::Label).naming().term("skos:prefLabel");
        /// Other words for it, in any language.
        alt_labels: Vec<Spanned<String>> = optional("alt-labels").term("skos:altLabel");
        /// Wider terms.
        broader: Vec<Ref> = optional("broader").to(&[Kind::Concept]).term("skos:broader");
        /// Neighbouring terms.
        related: Vec<Ref> = optional("related").to(&[Kind::Concept]).term("skos:related");
        /// Opposite terms.
        antonym: Vec<Ref> = optional("antonym").to(&[Kind::Concept]);
        /// The vocabulary it is taken from.
        scheme: Option<String> = optional("scheme").term("skos:inScheme");
    }
}
