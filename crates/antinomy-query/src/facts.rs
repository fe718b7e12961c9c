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

pub(crate) use types::{CLASSES, class_of};

/// A property whose triples are computed.
#[derive(Debug)]
pub(crate) struct Fact {
    /// Its term, with a prefix.
    pub(crate) term: &'static str,
    pub(crate) fill: for<'g> fn(&Names<'g>, &mut Sink<'_, 'g>),
    /// The class of its subjects, without our prefix; empty where there are several. Of terms of other vocabularies these say it.
    pub(crate) domain: &'static str,
    /// The class of its objects, likewise, or their datatype, with a prefix.
    pub(crate) range: &'static str,
}

impl Fact {
    const fn of(self, domain: &'static str, range: &'static str) -> Self {
        Self {
            domain,
            range,
            ..self
        }
    }

    const fn to(self, range: &'static str) -> Self {
        self.of("", range)
    }
}

const fn fact(term: &'static str, fill: for<'g> fn(&Names<'g>, &mut Sink<'_, 'g>)) -> Fact {
    Fact {
        term,
        fill,
        domain: "",
        range: "",
    }
}

/// All of them.
pub(crate) static FACTS: &[Fact] = &[
    fact("rdf:type", types::of_nodes),
    fact("rdf:type", types::of_manifest),
    fact("rdf:type", types::of_derived),
    fact("dcterms:identifier", attributes::identifiers),
    fact("an:stance", attributes::stances).to("xsd:integer"),
    fact("cito:hasCitationCharacterization", attributes::manners),
    fact("an:locator", attributes::locators_of_citations).to("xsd:string"),
    fact("an:page", attributes::pages).to("xsd:string"),
    fact("an:unknown", attributes::unknowns).to("xsd:string"),
    fact("an:path", attributes::paths).of("File", "xsd:string"),
    fact("skos:prefLabel", manifest::labels),
    fact("skos:notation", manifest::letters),
    fact("an:higherThan", manifest::higher_than).of("Level", "Level"),
    fact("an:affirms", positions::affirms).of("Statement", "Proposition"),
    fact("an:denies", positions::denies).of("Statement", "Proposition"),
    fact("an:takes", positions::takes).of("Statement", "Proposition"),
    fact("an:impliesAll", positions::implies_all).of("Proposition", "Proposition"),
    fact("an:statement", positions::statements).to("Statement"),
    fact("an:proposition", positions::propositions).to("Proposition"),
    fact("an:stance", positions::stances).to("xsd:integer"),
    fact("an:because", positions::because).of("EffectivePosition", "Position"),
    fact("an:readBy", positions::readers).to("Source"),
    fact("an:level", levels::level).to("Level"),
    fact("an:levelSet", levels::sets).to("xsd:string"),
    fact("an:levelOrigin", levels::origin).to("xsd:string"),
    fact("an:levelState", levels::state).to("xsd:string"),
    fact("an:inField", fields::in_field).to("Field"),
    fact("an:relatedField", fields::related).of("Field", "Field"),
    fact("an:coreFrom", time::core_from).of("Statement", "xsd:integer"),
    fact("an:coreUntil", time::core_until).of("Statement", "xsd:integer"),
    fact("an:hullFrom", time::hull_from).of("Statement", "xsd:integer"),
    fact("an:hullUntil", time::hull_until).of("Statement", "xsd:integer"),
    fact("an:coreFromDay", time::core_from_day).of("Statement", "xsd:integer"),
    fact("an:coreUntilDay", time::core_until_day).of("Statement", "xsd:integer"),
    fact("an:hullFromDay", time::hull_from_day).of("Statement", "xsd:integer"),
    fact("an:hullUntilDay", time::hull_until_day).of("Statement", "xsd:integer"),
    fact("an:fromState", time::from_state).of("Statement", "xsd:string"),
    fact("an:untilState", time::until_state).of("Statement", "xsd:string"),
    fact("an:year", time::years).of("Source", "xsd:integer"),
    fact("an:voiceKey", standing::voice_keys).of("Statement", "xsd:string"),
    fact("an:document", standing::documents).of("Statement", "Source"),
    fact("an:corpus", standing::corpora).of("Statement", "Source"),
    fact("an:saidIn", standing::said_in).of("Statement", "Source"),
    fact("an:sectionOwner", standing::section_owners).of("Statement", "Actor"),
    fact("an:commenting", standing::commenting).of("Statement", "xsd:boolean"),
    fact("an:knownBy", standing::known_by).of("Statement", "xsd:string"),
    fact("an:shareRank", standing::share_ranks).of("Statement", "xsd:integer"),
    fact("an:citationCount", standing::citation_counts).of("Source", "xsd:integer"),
    fact("an:memberCount", standing::member_counts).of("Source", "xsd:integer"),
    fact("an:opposedFrame", concepts::opposed_frames).of("Concept", "Concept"),
    fact("skos:inScheme", concepts::in_scheme),
    fact("skos:topConceptOf", concepts::top_concept_of),
    fact("skos:hasTopConcept", concepts::has_top_concept),
    fact("dcterms:title", concepts::scheme_titles),
    fact("an:assignsTo", territory::assigns_to).of("Statement", "Actor"),
    fact("an:partOfTerritory", territory::part_of).of("Actor", "Actor"),
    fact("an:relatedTerritory", territory::related).of("Actor", "Actor"),
];
