//! Propositions: normalised sentences that can be affirmed or denied.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Ref, Text};

mapping! {
    /// A sentence that statements take positions on.
    #[derive(Clone, Debug, Default)]
    pub Proposition = "proposition" {
        /// The sentence.
        text: Text = required("text").role(TextRole::Sentence).naming();
        /// Where it belongs.
        field: Vec<Ref> = optional("field").to(&[Kind::Field]);
        /// What it is about.
        concepts: Vec<Ref> = optional("concepts").to(&[Kind::Concept]).term("an:concept");
        /// Propositions that cannot be affirmed together with it; read in both directions.
        excludes: Vec<Ref> = optional("excludes").to(&[Kind::Proposition]);
        /// Propositions that this one implies.
        implies: Vec<Ref> = optional("implies").to(&[Kind::Proposition]);
    }
}
