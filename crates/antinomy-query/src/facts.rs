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

use crate::names::Names;
use crate::sink::Sink;

pub(crate) use types::CLASSES;

/// A property whose triples are computed.
#[derive(Debug)]
pub(crate) struct Fact {
    /// Its term, with a prefix.
    pub(crate) term: &'static str,
    pub(crate) fill: for<'g> fn(&Names<'g>, &mut Sink<'_, 'g>),
}

const fn fact(term: &'static str, fill: for<'g> fn(&Names<'g>, &mut Sink<'_, 'g>)) -> Fact {
    Fact { term, fill }
}

/// All of them.
pub(crate) static FACTS: &[Fact] = &[
    fact("rdf:type", types::of_nodes),
    fact("rdf:type", types::of_manifest),
    fact("rdf:type", types::of_derived),
    fact("dcterms:identifier", attributes::identifiers),
    fact("an:stance", attributes::stances),
    fact("cito:hasCitationCharacterization", attributes::manners),
    fact("an:locator", attributes::locators_of_citations),
    fact("an:page", attributes::pages),
    fact("an:unknown", attributes::unknowns),
    fact("an:path", attributes::paths),
    fact("skos:prefLabel", manifest::labels),
    fact("skos:notation", manifest::letters),
    fact("an:higherThan", manifest::higher_than),
    fact("an:affirms", positions::affirms),
    fact("an:denies", positions::denies),
    fact("an:takes", positions::takes),
    fact("an:impliesAll", positions::implies_all),
    fact("an:statement", positions::statements),
    fact("an:proposition", positions::propositions),
    fact("an:stance", positions::stances),
    fact("an:because", positions::because),
    fact("an:readBy", positions::readers),
    fact("an:level", levels::level),
    fact("an:levelSet", levels::sets),
    fact("an:levelOrigin", levels::origin),
    fact("an:levelState", levels::state),
    fact("an:inField", fields::in_field),
    fact("an:relatedField", fields::related),
    fact("an:coreFrom", time::core_from),
    fact("an:coreUntil", time::core_until),
    fact("an:hullFrom", time::hull_from),
    fact("an:hullUntil", time::hull_until),
    fact("an:coreFromDay", time::core_from_day),
    fact("an:coreUntilDay", time::core_until_day),
    fact("an:hullFromDay", time::hull_from_day),
    fact("an:hullUntilDay", time::hull_until_day),
    fact("an:fromState", time::from_state),
    fact("an:untilState", time::until_state),
    fact("an:year", time::years),
    fact("an:voiceKey", standing::voice_keys),
    fact("an:document", standing::documents),
    fact("an:corpus", standing::corpora),
    fact("an:saidIn", standing::said_in),
    fact("an:sectionOwner", standing::section_owners),
    fact("an:commenting", standing::commenting),
    fact("an:knownBy", standing::known_by),
    fact("an:shareRank", standing::share_ranks),
    fact("an:citationCount", standing::citation_counts),
    fact("an:memberCount", standing::member_counts),
    fact("an:opposedFrame", concepts::opposed_frames),
    fact("skos:inScheme", concepts::in_scheme),
    fact("skos:topConceptOf", concepts::top_concept_of),
    fact("skos:hasTopConcept", concepts::has_top_concept),
    fact("dcterms:title", concepts::scheme_titles),
    fact("an:assignsTo", territory::assigns_to),
    fact("an:partOfTerritory", territory::part_of),
    fact("an:relatedTerritory", territory::related),
];
