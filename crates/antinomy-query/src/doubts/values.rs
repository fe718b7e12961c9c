//! Values that a predicate never leads to.

use super::names::{actor_kinds, conflict_kinds, levels};
use super::{About, Doubt, Doubts};
use crate::properties::{Maker, key};
use crate::term::Term;
use antinomy_model::property::Shape;
use antinomy_syntax::nearest;
use spargebra::term::Literal;
use std::collections::BTreeSet;

/// What a predicate leads to.
#[derive(Default)]
struct Range {
    resources: bool,
    /// Texts or numbers of any kind.
    literals: bool,
    /// The words of closed lists.
    words: BTreeSet<String>,
    /// Words of facts. There are no lists of these; what is not here today may be tomorrow.
    seen: BTreeSet<String>,
}

/// More different words are texts.
const MOST_WORDS: usize = 40;

impl Doubts<'_, '_> {
    /// A resource that a predicate leads to.
    pub(super) fn object(&self, iri: &str, of: &str) -> Option<Doubt> {
        if Some(of) == self.rdf.prefixes().expand("rdf:type").as_deref() {
            return self.class(iri);
        }
        let range = self.range(of)?;
        if range.resources || !range.literals && range.all_words().next().is_none() {
            return self.resource(iri);
        }
        let local = iri.rsplit(['#', '/']).next().unwrap_or_default();
        let near = nearest(local, range.all_words()).map(quoted);
        let predicate = self.short(of);
        let mut doubt = self.about_iri(About::ResourceForText { predicate }, iri, None);
        doubt.nearest = near;
        Some(doubt)
    }

    /// A literal that a predicate leads to.
    pub(super) fn literal(&self, literal: &Literal, of: &str) -> Option<Doubt> {
        let range = self.range(of)?;
        let value = literal.value();
        if range.literals {
            return None;
        }
        let predicate = self.short(of);
        let about = if range.all_words().next().is_none() {
            if !range.resources {
                return None;
            }
            About::TextForResource { predicate }
        } else {
            // A word has no language.
            let is_known = range.all_words().any(|it| it == value) && literal.language().is_none();
            let near = nearest(value, range.all_words());
            if is_known || near.is_none() && range.words.is_empty() {
                return None;
            }
            About::Word { predicate }
        };
        let word = nearest(value, range.all_words()).map(quoted);
        let resource = || range.resources.then(|| self.named(value)).flatten();
        Some(Doubt {
            about,
            written: quoted(value),
            nearest: word.or_else(resource),
            place: self.place_of_text(value, of),
        })
    }

    /// The resource that is called like a text.
    fn named(&self, text: &str) -> Option<String> {
        let manifest = self.rdf.manifest();
        let level = nearest(text, levels(manifest)).map(|it| format!("level:{it}"));
        let kind = || nearest(text, actor_kinds(manifest)).map(|it| format!("actor-kind:{it}"));
        let conflict =
            || nearest(text, conflict_kinds(manifest)).map(|it| format!("conflict:{it}"));
        let record = || {
            // An alias means the record that has it.
            let exact = self.rdf.graph.find(text).map(|it| self.rdf.graph.id(it));
            let near = exact.or_else(|| self.rdf.base().nearest_id(text, &[]));
            near.map(|it| format!("id:{it}"))
        };
        level.or_else(kind).or_else(conflict).or_else(record)
    }

    /// What a predicate leads to; `None` if that is not known.
    fn range(&self, predicate: &str) -> Option<Range> {
        let property = self.property(predicate)?;
        let mut range = Range::default();
        let makers = &self.rdf.properties.all()[property].makers;
        for maker in makers {
            match maker {
                Maker::Edges(_) => range.resources = true,
                Maker::Prose => range.literals = true,
                Maker::Fact(_) => {}
                maker => match key(*maker).map(|it| it.shape) {
                    Some(Shape::Choice(words)) => {
                        range.words.extend(words.iter().map(|it| (*it).to_owned()));
                    }
                    Some(Shape::Manifest(_) | Shape::Levels) => range.resources = true,
                    _ => range.literals = true,
                },
            }
        }
        // What facts lead to, only their functions know; the query asks for the column anyway.
        if makers.iter().any(|it| matches!(it, Maker::Fact(_))) {
            self.add_seen(property, &mut range);
        }
        Some(range)
    }

    fn add_seen(&self, property: usize, range: &mut Range) {
        let column = self.rdf.column(property);
        let all = column.find(None, None);
        for place in all.places() {
            match &column.entry(&all, place).object {
                Term::Resource(_) => range.resources = true,
                Term::String(text) if !range.seen.contains(text.as_str()) => {
                    range.seen.insert(text.as_str().to_owned());
                }
                Term::String(_) => {}
                _ => range.literals = true,
            }
            if range.seen.len() > MOST_WORDS {
                range.seen.clear();
                range.literals = true;
            }
            if range.literals && range.resources {
                return;
            }
        }
    }
}

impl Range {
    fn all_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.seen).map(String::as_str)
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
