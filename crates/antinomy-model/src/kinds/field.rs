//! Policy fields, and who holds which competence in them.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Locator, Ref, Text};
use antinomy_syntax::Spanned;

/// The id of the root: every other field is below it, whether it says so or not.
pub const GENERAL: &str = "general";

mapping! {
    /// A policy field.
    #[derive(Clone, Debug, Default)]
    pub Field = "field" {
        /// Its name.
        label: Text = required("label").role(TextRole::Label).naming().term("skos:prefLabel");
        /// The wider field.
        broader: Option<Ref> = optional("broader").to(&[Kind::Field]).term("skos:broader");
        /// Who holds which task.
        competence: Vec<Competence> = optional("competence");
    }
}

mapping! {
    /// A task and who holds it.
    #[derive(Clone, Debug)]
    pub Competence = "competence" {
        /// Unique in its field.
        id: Spanned<String> = required("id").id();
        /// The task.
        task: Text = required("task").role(TextRole::Sentence);
        /// What the task is about.
        concepts: Vec<Ref> = optional("concepts").to(&[Kind::Concept]).term("an:concept");
        /// Who holds it.
        holder: Vec<Ref> = required("holder").to(&[Kind::Actor]);
        /// Who says so.
        source: Option<Ref> = optional("source").to(&[Kind::Source]);
        /// And where.
        locator: Locator = optional("locator");
    }
}
