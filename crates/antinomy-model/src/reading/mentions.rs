//! Finds what prose mentions, with references counted for the file.

use super::mapping::Reading;
use crate::mentions::{
    Mention, Mentioned, MentionedLink, TextPlaces, locator_key, manner_of, unknown_manner,
};
use crate::record::Record;
use crate::values::{Citation, CitationType, Locator, Text};
use antinomy_syntax::references::{self, CitedWork, MarkdownLink, Reference};
use antinomy_syntax::{SourceFile, Spanned};

/// The mentions of a record in all texts that may cite.
pub(super) fn read_mentions(
    record: &Record,
    source: &SourceFile,
    reading: &mut Reading<'_>,
) -> Vec<Mention> {
    let mut prose: Vec<&Text> = Vec::new();
    record.each_text(&mut |key, text| {
        if key.role.is_some_and(|role| role.may_cite()) {
            prose.push(text);
        }
    });
    let mut mentions: Vec<Mention> = Vec::new();
    for text in prose {
        for (number, (_, version)) in text.versions().enumerate() {
            let mut found = mentions_of(version, source, reading);
            if number > 0 {
                // A translation says what the original says; only what it has beside that counts.
                found.retain(|mention| !mention.is_among(&mentions));
            }
            mentions.append(&mut found);
        }
    }
    mentions
}

/// The mentions of one text in one language.
pub(super) fn mentions_of(
    version: &Spanned<String>,
    source: &SourceFile,
    reading: &mut Reading<'_>,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    // Markdown is parsed only where a citation or link may be: most texts have none.
    if !references::may_have(&version.value) {
        return mentions;
    }
    let mut places = TextPlaces::new(source.text(), version);
    for reference in references::references(&version.value) {
        match reference {
            Reference::Citation(citation) => {
                let cites = citation.cites.iter();
                mentions.extend(cites.map(|cite| cited(cite, &mut places, reading)));
            }
            Reference::Id(link) => {
                let span = places.at(&link.id_range);
                let id = Spanned {
                    value: link.id,
                    span,
                };
                let what = Mentioned::Record(reading.refer(id));
                mentions.push(Mention { span, what });
            }
            Reference::Link(link) => mentions.push(linked(link, version, &mut places, reading)),
        }
    }
    mentions
}

fn linked(
    link: MarkdownLink,
    version: &Spanned<String>,
    places: &mut TextPlaces<'_>,
    reading: &mut Reading<'_>,
) -> Mention {
    // The destination follows the text; in a reference link it is not written here at all.
    let written = &version.value[link.range.clone()];
    let start = written
        .rfind(&link.address)
        .map_or(link.range.start, |at| link.range.start + at);
    let end = start + link.address.len();
    let part = match version.value.get(start..end) {
        Some(part) if part == link.address => start..end,
        _ => link.range.clone(),
    };
    Mention {
        span: places.at(&part),
        what: Mentioned::Link(MentionedLink {
            address: link.address,
            number: reading.link(),
        }),
    }
}

fn cited(cite: &CitedWork, places: &mut TextPlaces<'_>, reading: &mut Reading<'_>) -> Mention {
    // Places are asked for in ascending order: the manner stands before the key.
    let manner_span = cite.manner.as_ref().map(|manner| places.at(&manner.range));
    let span = places.at(&cite.key_range);
    let source = reading.refer(Spanned {
        value: cite.key.clone(),
        span,
    });
    let mut manner = CitationType::Cites;
    if let Some(written) = &cite.manner {
        match manner_of(&written.term) {
            Some(known) => manner = known,
            None => reading.report(unknown_manner(&written.term, manner_span)),
        }
    }
    let parts = cite.locator.iter().flat_map(|locator| &locator.parts);
    let locator = parts.map(|part| {
        let value = Spanned {
            value: part.value.clone(),
            span: places.at(&part.range),
        };
        (locator_key(part.label), value)
    });
    Mention {
        span,
        what: Mentioned::Citation(Citation {
            locator: Locator(locator.collect()),
            source,
            manner,
        }),
    }
}
