//! What RDF says beyond edges and keys: classes, attributes of nodes that are no records, and all that follows from records. A row
//! is a property; a property may have several.

mod attributes;
mod concepts;
mod fields;
mod levels;
mod manifest;
mod positions;
mod standing;
mod territory;
mod time;
mod types;

use crate::makers::Sink;
use crate::rdf::Rdf;

pub(crate) use types::CLASSES;

/// A property whose triples are computed.
#[derive(Debug)]
pub(crate) struct Fact {
    /// Its term, with a prefix.
    pub(crate) term: &'static str,
    /// Whether it is derived, rather than stated in a file.
    pub(crate) is_derived: bool,
    pub(crate) fill: for<'g> fn(&Rdf<'g>, &mut Sink<'_, 'g>),
}

/// A fact that a file states.
const fn stated(term: &'static str, fill: for<'g> fn(&Rdf<'g>, &mut Sink<'_, 'g>)) -> Fact {
    Fact {
        term,
        is_derived: false,
        fill,
    }
}

/// A fact that follows.
const fn derived(term: &'static str, fill: for<'g> fn(&Rdf<'g>, &mut Sink<'_, 'g>)) -> Fact {
    Fact {
        term,
        is_derived: true,
        fill,
    }
}

/// All of them.
pub(crate) static FACTS: &[Fact] = &[
    stated("rdf:type", types::of_nodes),
    stated("rdf:type", types::of_manifest),
    derived("rdf:type", types::of_derived),
    stated("dcterms:identifier", attributes::identifiers),
    stated("an:stance", attributes::stances),
    stated("cito:hasCitationCharacterization", attributes::manners),
    stated("an:locator", attributes::locators_of_citations),
    stated("an:page", attributes::pages),
    stated("an:unknown", attributes::unknowns),
    derived("an:path", attributes::paths),
    stated("skos:prefLabel", manifest::labels),
    stated("skos:notation", manifest::letters),
    derived("an:higherThan", manifest::higher_than),
    derived("an:affirms", positions::affirms),
    derived("an:denies", positions::denies),
    derived("an:takes", positions::takes),
    derived("an:impliesAll", positions::implies_all),
    derived("an:statement", positions::statements),
    derived("an:proposition", positions::propositions),
    derived("an:stance", positions::stances),
    derived("an:because", positions::because),
    derived("an:readBy", positions::readers),
    derived("an:level", levels::level),
    derived("an:levelSet", levels::sets),
    derived("an:levelOrigin", levels::origin),
    derived("an:levelState", levels::state),
    derived("an:inField", fields::in_field),
    derived("an:relatedField", fields::related),
    derived("an:coreFrom", time::core_from),
    derived("an:coreUntil", time::core_until),
    derived("an:hullFrom", time::hull_from),
    derived("an:hullUntil", time::hull_until),
    derived("an:coreFromDay", time::core_from_day),
    derived("an:coreUntilDay", time::core_until_day),
    derived("an:hullFromDay", time::hull_from_day),
    derived("an:hullUntilDay", time::hull_until_day),
    derived("an:fromState", time::from_state),
    derived("an:untilState", time::until_state),
    derived("an:year", time::years),
    derived("an:voiceKey", standing::voice_keys),
    derived("an:document", standing::documents),
    derived("an:corpus", standing::corpora),
    derived("an:saidIn", standing::said_in),
    derived("an:sectionOwner", standing::section_owners),
    derived("an:commenting", standing::commenting),
    derived("an:knownBy", standing::known_by),
    derived("an:shareRank", standing::share_ranks),
    derived("an:citationCount", standing::citation_counts),
    derived("an:memberCount", standing::member_counts),
    derived("an:opposedFrame", concepts::opposed_frames),
    derived("skos:inScheme", concepts::in_scheme),
    derived("skos:topConceptOf", concepts::top_concept_of),
    derived("skos:hasTopConcept", concepts::has_top_concept),
    derived("dcterms:title", concepts::scheme_titles),
    derived("an:assignsTo", territory::assigns_to),
    derived("an:partOfTerritory", territory::part_of),
    derived("an:relatedTerritory", territory::related),
];
