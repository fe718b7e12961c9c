//! Places in sources, gathered once a record for all lints that look at them.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::property::{Value, Walk};
use antinomy_model::values::{Locator, LocatorKey};
use antinomy_model::{KnowledgeBase, Record, Ref};
use antinomy_syntax::{Diagnostic, Spanned};

/// A lint that looks at places in sources. The family's `PlaceLints` runs it.
pub(super) trait PlaceLint: Lint {
    /// Looks at the places that one record cites; there is at least one.
    fn places(
        &self,
        _facts: &Facts,
        _record: &Record,
        _places: &[CitedPlace<'_>],
        _out: &mut Vec<Diagnostic>,
    ) {
    }

    /// Looks at page numbers, of a source or of a locator.
    fn pages(&self, _facts: &Facts, _pages: &PageText<'_>, _out: &mut Vec<Diagnostic>) {}
}

/// The source that a reference leads to, with its record.
pub(super) fn source_at<'b>(
    base: &'b KnowledgeBase,
    source: Option<&Ref>,
) -> Option<(&'b Record, &'b Source)> {
    let record = base.resolve(source?)?;
    Some((record, record.source()?))
}

/// A non-empty locator.
#[derive(Clone, Copy)]
pub(super) struct CitedPlace<'r> {
    /// The source that it belongs to; a record may lack its source.
    source: Option<&'r Ref>,
    /// The place in it.
    pub(super) locator: &'r Locator,
}

impl<'r> CitedPlace<'r> {
    /// The source, with its record.
    pub(super) fn source<'b>(&self, base: &'b KnowledgeBase) -> Option<(&'b Record, &'b Source)> {
        source_at(base, self.source)
    }

    /// What was written under a key of the locator.
    pub(super) fn written(&self, key: LocatorKey) -> Option<&'r Spanned<String>> {
        written(self.locator, key)
    }
}

/// What was written under a key of a locator, with its span.
pub(super) fn written(locator: &Locator, key: LocatorKey) -> Option<&Spanned<String>> {
    let mut parts = locator.0.iter();
    parts.find(|(name, _)| *name == key).map(|(_, text)| text)
}

/// Page numbers.
pub(super) struct PageText<'r> {
    /// As written.
    pub(super) text: &'r Spanned<String>,
    holder: PageHolder<'r>,
}

/// What page numbers belong to.
enum PageHolder<'r> {
    /// The source that has them itself.
    Own(&'r Source),
    /// The source that a locator belongs to.
    Cited(CitedPlace<'r>),
}

impl<'r> PageText<'r> {
    /// Whether they say where in a source something stands.
    pub(super) fn is_cited(&self) -> bool {
        matches!(self.holder, PageHolder::Cited(_))
    }

    /// The source whose pages they are.
    pub(super) fn source(&self, base: &'r KnowledgeBase) -> Option<&'r Source> {
        match &self.holder {
            PageHolder::Own(source) => Some(source),
            PageHolder::Cited(place) => place.source(base).map(|(_, source)| source),
        }
    }
}

/// The places in a record's own keys, in those of inner mappings, and in its prose.
pub(super) fn cited_places(record: &Record) -> Vec<CitedPlace<'_>> {
    let mut places = Vec::new();
    gather(record.body.keys(), &mut places);
    // Most records cite nothing in prose, and `cited_in_prose` looks up the works under `cites` first.
    if !record.mentions.is_empty() {
        let cited = record.cited_in_prose();
        cited.for_each(|it| push(&mut places, Some(&it.source), &it.locator));
    }
    places
}

/// Adds the places of one mapping: `locator` beside `source`, places with a source of their own, and works cited.
fn gather<'r>(mapping: &'r dyn Walk, places: &mut Vec<CitedPlace<'r>>) {
    let (mut source, mut own) = (None, None);
    mapping.each(&mut |key, value| match value {
        Value::Reference(reference) if key.name == "source" => source = Some(reference),
        Value::Locator(locator) => own = Some(locator),
        Value::Place(place) => push(places, Some(&place.source), &place.locator),
        Value::Citations(cites) => {
            for it in cites {
                push(places, Some(&it.source), &it.locator);
            }
        }
        Value::Mappings(mappings) => mappings.each(&mut |inner| gather(inner, places)),
        _ => {}
    });
    if let Some(locator) = own {
        push(places, source, locator);
    }
}

fn push<'r>(places: &mut Vec<CitedPlace<'r>>, source: Option<&'r Ref>, locator: &'r Locator) {
    if !locator.0.is_empty() {
        places.push(CitedPlace { source, locator });
    }
}

/// Shows all page numbers to `see`: those of a source and its sections, and those of the places that a record cites.
pub(super) fn each_pages<'r>(
    record: &'r Record,
    places: &[CitedPlace<'r>],
    see: &mut dyn FnMut(&PageText<'r>),
) {
    if let Some(source) = record.source() {
        let sections = source.sections.iter().map(|section| &section.pages);
        for text in std::iter::once(&source.pages).chain(sections).flatten() {
            let holder = PageHolder::Own(source);
            see(&PageText { text, holder });
        }
    }
    for place in places {
        if let Some(text) = place.written(LocatorKey::Page) {
            let holder = PageHolder::Cited(*place);
            see(&PageText { text, holder });
        }
    }
}
