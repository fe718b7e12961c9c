//! Predicates of edges. One row gives the stable name and the RDF term.

use antinomy_model::Manifest;
use antinomy_model::property::camel_case;
use std::borrow::Cow;

macro_rules! predicates {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $term:literal;)*) => {
        /// What an edge says. The order is that of output: who and where first, the rest after it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Predicate {
            $($(#[$doc])* $variant,)*
            /// A relation of this type: its index in the manifest's `relation-types`.
            // Last, so that relation types sort behind all built-in predicates.
            Relation(u16),
        }

        impl Predicate {
            /// All predicates that do not come from a manifest.
            pub const BUILT_IN: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name and the term, unless it comes from a manifest.
            fn row(self) -> Result<(&'static str, &'static str), u16> {
                match self {
                    $(Self::$variant => Ok(($name, $term)),)*
                    Self::Relation(index) => Err(index),
                }
            }
        }
    };
}

predicates! {
    /// From a statement to the actor who holds it, as the model resolves it.
    Voice = "voice", "an:voice";
    /// From a record to the source that it is taken from.
    Source = "source", "an:source";
    /// From a statement to the section that it is taken from.
    Section = "section", "an:section";
    /// From a record to the source through which we know it.
    CitedVia = "cited-via", "an:citedVia";
    /// From a contradiction to the source that asserts it.
    AssertedBy = "asserted-by", "an:assertedBy";
    /// From a record to a source that it cites.
    Cites = "cites", "an:cites";
    // CiTO reifies a citation as a resource with two ends, which can carry page and manner.
    /// From a citation to the record that cites.
    Citing = "citing", "cito:hasCitingEntity";
    /// From a citation to the source that is cited.
    Cited = "cited", "cito:hasCitedEntity";
    /// From a statement to its positions.
    Position = "position", "an:position";
    /// From a position to its statement.
    Statement = "statement", "an:statement";
    /// From a position to its proposition.
    Proposition = "proposition", "an:proposition";
    /// From a statement to a proposition on which it takes a position, whichever.
    TakesPosition = "takes-position", "an:takesPosition";
    /// From a position to the source that reads it into the text.
    ReadBy = "read-by", "an:readBy";
    /// From a statement to its addressee.
    To = "to", "an:to";
    /// From a record to a field that it names itself. What lies above that field is derived.
    InField = "in-field", "an:field";
    /// From a record to what it is about.
    Concept = "concept", "an:concept";
    /// From a definition to a concept that it settles the meaning of.
    Defines = "defines", "an:defines";
    /// From a statement to a concept that frames its matter.
    Frame = "frame", "an:frame";
    /// From a contradiction to a statement of one of its sides.
    Side = "side", "an:side";
    /// From a contradiction to a statement that shows it without being a side.
    Evidence = "evidence", "an:evidence";
    /// Between statements on different sides of a record of category `contradiction`; stored once, true both ways. A
    /// record whose sides make more than 10,000 pairs has none; its [`Side`](Self::Side) edges say the same.
    Contradicts = "contradicts", "an:contradicts";
    /// From a source to who issued it.
    Issuer = "issuer", "an:issuer";
    /// From a section to who owns it.
    Owner = "owner", "an:owner";
    /// From a source, or a section, to the source that it is in.
    In = "in", "dcterms:isPartOf";
    /// From a corpus or a collective to what belongs to it.
    Member = "member", "an:member";
    /// From a source to the one that replaced it.
    SupersededBy = "superseded-by", "dcterms:isReplacedBy";
    /// From an actor to what it is a part of.
    PartOf = "part-of", "an:partOf";
    /// From a concept or a field to a wider one.
    Broader = "broader", "skos:broader";
    /// Between neighbouring concepts; true both ways.
    Related = "related", "skos:related";
    // SKOS has no antonym, hence a term of our own.
    /// Between opposite concepts; true both ways.
    Antonym = "antonym", "an:antonym";
    /// Between propositions that cannot be affirmed together; true both ways.
    Excludes = "excludes", "an:excludes";
    /// From a proposition to one that every statement affirming it affirms, too.
    Implies = "implies", "an:implies";
    /// From a field to a task and who holds it.
    Competence = "competence", "an:competence";
    /// From a competence, and from its field, to who holds it.
    Holder = "holder", "an:holder";
    /// From an examination to who examined.
    By = "by", "an:by";
    /// From a verdict to the finding, where that is an authored contradiction.
    Finding = "finding", "an:finding";
    // A relation is reified as an RDF statement, so that reason and source can be attached to it.
    /// From a relation to where it begins.
    RelationFrom = "relation-from", "rdf:subject";
    /// From a relation to where it ends.
    RelationTo = "relation-to", "rdf:object";
    /// From a record to one that its prose links to.
    Mentions = "mentions", "dcterms:references";
}

impl Predicate {
    /// Its stable name: for a relation the id of its type.
    #[must_use]
    pub fn name(self, manifest: &Manifest) -> &str {
        match self.row() {
            Ok((name, _)) => name,
            Err(index) => relation_id(manifest, index),
        }
    }

    /// The RDF term with its prefix; `an:` is the program's own namespace.
    #[must_use]
    pub fn term(self, manifest: &Manifest) -> Cow<'static, str> {
        match self.row() {
            Ok((_, term)) => Cow::Borrowed(term),
            Err(index) => Cow::Owned(format!("an:{}", camel_case(relation_id(manifest, index)))),
        }
    }

    /// A term of another vocabulary that says the same, beside [`term`](Self::term).
    #[must_use]
    pub fn mapped_term(self, manifest: &Manifest) -> Option<&str> {
        match self {
            // As in CiTO, a plain property parallels the reified citation.
            Self::Cites => Some("cito:cites"),
            Self::Relation(index) => manifest
                .relation_types
                .get(usize::from(index))?
                .maps_to
                .as_ref()
                .map(|term| term.value.as_str()),
            _ => None,
        }
    }

    /// Whether the edge says the same in both directions.
    #[must_use]
    pub fn is_symmetric(self, manifest: &Manifest) -> bool {
        match self {
            Self::Contradicts | Self::Related | Self::Antonym | Self::Excludes => true,
            Self::Relation(index) => manifest
                .relation_types
                .get(usize::from(index))
                .is_some_and(|relation| relation.symmetric),
            _ => false,
        }
    }

    /// The built-in predicate with this term.
    #[must_use]
    pub fn of_term(term: &str) -> Option<Self> {
        let mut built_in = Self::BUILT_IN.iter().copied();
        built_in.find(|predicate| predicate.row().is_ok_and(|(_, known)| known == term))
    }

    /// The predicate with this stable name. A relation type that takes the name of a built-in one is not found.
    #[must_use]
    pub fn from_name(name: &str, manifest: &Manifest) -> Option<Self> {
        let built_in = Self::BUILT_IN.iter().copied();
        // Built-in names win, so that a manifest cannot change what a query with `voice` means.
        built_in
            .chain(Self::relations(manifest))
            .find(|predicate| predicate.name(manifest) == name)
    }

    /// The predicates that come from the manifest.
    pub fn relations(manifest: &Manifest) -> impl Iterator<Item = Self> {
        (0u16..)
            .take(manifest.relation_types.len())
            .map(Self::Relation)
    }
}

fn relation_id(manifest: &Manifest, index: u16) -> &str {
    manifest
        .relation_types
        .get(usize::from(index))
        .map_or("", |relation| relation.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::base;
    use antinomy_model::Kind;

    #[test]
    fn every_name_leads_back_to_its_predicate() {
        let base = base("");
        for predicate in Predicate::BUILT_IN.iter().copied() {
            let name = predicate.name(&base.manifest);
            assert_eq!(
                Predicate::from_name(name, &base.manifest),
                Some(predicate),
                "{name}"
            );
        }
    }

    #[test]
    fn every_key_that_refers_to_records_has_a_predicate() {
        for key in Kind::ALL.iter().flat_map(|kind| kind.table().keys) {
            let predicate = Predicate::of_term(&key.rdf_term());
            let refers = !key.shape.kinds().is_empty();
            assert!(!refers || predicate.is_some(), "{}", key.name);
        }
    }

    #[test]
    fn no_two_predicates_share_a_term() {
        let base = base("");
        let mut terms: Vec<_> = Predicate::BUILT_IN
            .iter()
            .map(|predicate| predicate.term(&base.manifest))
            .collect();
        terms.sort();
        terms.dedup();
        assert_eq!(terms.len(), Predicate::BUILT_IN.len());
    }

    #[test]
    fn a_relation_is_named_after_its_type_in_the_manifest() {
        let base = base("");
        let predicate = Predicate::from_name("subordinate-to", &base.manifest).unwrap();
        assert_eq!(predicate, Predicate::Relation(1));
        assert_eq!(predicate.term(&base.manifest), "an:subordinateTo");
        assert_eq!(
            Predicate::Relation(0).mapped_term(&base.manifest),
            Some("cito:supports")
        );
    }
}
