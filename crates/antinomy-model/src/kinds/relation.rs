//! Relations: typed edges between any two records, with a reason and a source.

use crate::Kind;
use crate::property::{List, TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{Basis, Citation, Locator, Place, Ref, Text};

mapping! {
    /// A typed edge.
    #[derive(Clone, Debug, Default)]
    pub Relation = "relation" {
        /// Where it begins.
        from: Option<Ref> = required("from").to(&Kind::ALL).term("rdf:subject");
        /// Where it ends.
        to: Option<Ref> = required("to").to(&Kind::ALL).term("rdf:object");
        /// Its type: its place in the manifest's `relation-types`.
        r#type: Option<usize> = required("type").of(List::RelationTypes).term("rdf:predicate");
        /// Why it holds.
        because: Text = optional("because").role(TextRole::Prose);
        /// How plainly the source says it.
        basis: Option<Basis> = optional("basis");
        /// On the seven-point scale of Nilsson et al. 2016 (doi:10.1038/534320a).
        strength: Option<i8> = optional("strength").within(-3, 3);
        /// Where it is said.
        source: Option<Ref> = optional("source").to(&[Kind::Source]);
        /// And where in it.
        locator: Locator = optional("locator");
        /// Through whom we know it.
        cited_via: Option<Place> = optional("cited-via");
        /// Works that it rests on.
        cites: Vec<Citation> = optional("cites");
    }
}
