//! Terms of other vocabularies that ours are special cases of, or come close to.

/// A term of ours, the property that leads to the other one, and that.
// A close match where the other vocabulary expects something else at one end: an agent where we have a name, say.
pub(super) const MAPPINGS: &[(&str, &str, &str)] = &[
    ("Source", SUBCLASS, "dcterms:BibliographicResource"),
    ("Source", SUBCLASS, "prov:Entity"),
    ("Actor", SUBCLASS, "prov:Agent"),
    ("Concept", SUBCLASS, "skos:Concept"),
    ("Field", SUBCLASS, "skos:Concept"),
    ("Relation", SUBCLASS, "rdf:Statement"),
    ("Statement", SUBCLASS, "prov:Entity"),
    ("Statement", CLOSE, "oa:Annotation"),
    ("Section", CLOSE, "oa:Selector"),
    ("cites", SUBPROPERTY, "cito:cites"),
    ("source", SUBPROPERTY, "dcterms:source"),
    ("source", CLOSE, "oa:hasSource"),
    ("source", CLOSE, "prov:hadPrimarySource"),
    ("assertedBy", CLOSE, "prov:hadPrimarySource"),
    ("citedVia", CLOSE, "prov:wasDerivedFrom"),
    ("voice", CLOSE, "prov:wasAttributedTo"),
    ("quote", CLOSE, "oa:exact"),
    ("text", CLOSE, "oa:bodyValue"),
    ("section", CLOSE, "oa:hasSelector"),
    ("locator", CLOSE, "oa:hasSelector"),
    ("author", CLOSE, "dcterms:creator"),
    ("editor", CLOSE, "dcterms:contributor"),
    ("translator", CLOSE, "dcterms:contributor"),
    ("issuer", CLOSE, "dcterms:publisher"),
    ("year", CLOSE, "dcterms:date"),
    ("concept", SUBPROPERTY, "dcterms:subject"),
    ("field", SUBPROPERTY, "dcterms:subject"),
    ("inField", SUBPROPERTY, "dcterms:subject"),
    ("member", CLOSE, "dcterms:hasPart"),
    ("partOf", CLOSE, "dcterms:isPartOf"),
    ("antonym", CLOSE, "skos:related"),
    ("contradicts", CLOSE, "cito:disagreesWith"),
];

const SUBCLASS: &str = "rdfs:subClassOf";
pub(super) const SUBPROPERTY: &str = "rdfs:subPropertyOf";
const CLOSE: &str = "skos:closeMatch";
