//! What a record refers to, key by key.

use antinomy_model::values::Citation;
use antinomy_model::{Body, Record, Ref};

/// Hands each list of references of a record to `see`, with the name of its key. A key that takes one reference is a
/// list of one, and so is each work cited: it stands there with its own place and manner.
pub(crate) fn each_list<'r>(record: &'r Record, mut see: impl FnMut(&'static str, &'r [Ref])) {
    match &record.body {
        Body::Source(source) => {
            see("in", source.r#in.as_slice());
            see("issuer", &source.issuer);
            for section in &source.sections {
                see(
                    "owner",
                    section.owner.known().map_or(&[], std::slice::from_ref),
                );
            }
            see("members", &source.members);
            see("superseded-by", source.superseded_by.as_slice());
        }
        Body::Actor(actor) => {
            see("part-of", actor.part_of.as_slice());
            see("members", &actor.members);
        }
        Body::Concept(concept) => {
            see("broader", &concept.broader);
            see("related", &concept.related);
            see("antonym", &concept.antonym);
        }
        Body::Field(field) => {
            see("broader", field.broader.as_slice());
            for competence in &field.competence {
                see("holder", &competence.holder);
                see("source", competence.source.as_slice());
            }
        }
        Body::Proposition(proposition) => {
            see("field", &proposition.field);
            see("concepts", &proposition.concepts);
            see("excludes", &proposition.excludes);
            see("implies", &proposition.implies);
        }
        Body::Statement(statement) => {
            see(
                "voice",
                statement.voice.known().map_or(&[], std::slice::from_ref),
            );
            see("to", &statement.to);
            see("source", statement.source.as_slice());
            if let Some(place) = &statement.cited_via {
                see("cited-via", std::slice::from_ref(&place.source));
            }
            see("field", &statement.field);
            see("concepts", &statement.concepts);
            for position in &statement.positions {
                see("positions", std::slice::from_ref(&position.proposition));
                see("read-by", position.read_by.as_slice());
            }
            see("frames", &statement.frames);
            each_cited(&statement.cites, see);
        }
        Body::Relation(relation) => {
            see("from", relation.from.as_slice());
            see("to", relation.to.as_slice());
            see("source", relation.source.as_slice());
            if let Some(place) = &relation.cited_via {
                see("cited-via", std::slice::from_ref(&place.source));
            }
            each_cited(&relation.cites, see);
        }
        Body::Contradiction(contradiction) => {
            see("field", &contradiction.field);
            for side in &contradiction.sides {
                see("sides", side);
            }
            see("evidence", &contradiction.evidence);
            if let Some(place) = &contradiction.asserted_by {
                see("asserted-by", std::slice::from_ref(&place.source));
            }
            each_cited(&contradiction.cites, see);
        }
        Body::Examination(examination) => {
            see("field", &examination.field);
            see("by", examination.by.as_slice());
            see("source", examination.source.as_slice());
        }
        Body::Verdict(_) | Body::Rule(_) => {}
    }
}

fn each_cited<'r>(cites: &'r [Citation], mut see: impl FnMut(&'static str, &'r [Ref])) {
    for cited in cites {
        see("cites", std::slice::from_ref(&cited.source));
    }
}
