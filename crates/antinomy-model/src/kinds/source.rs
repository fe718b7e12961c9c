//! Sources: anything citable.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{
    Choice, Coverage, Given, Interval, LevelSet, Name, Ref, SourceClass, SourceType, Text,
};
use antinomy_syntax::Spanned;

/// A source with its bibliographic data. Field names are those of CSL, in kebab case.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Literature, policy, law or data.
    pub class: Option<SourceClass>,
    /// CSL type.
    pub r#type: Option<SourceType>,
    /// Title, without the subtitle.
    pub title: Text,
    /// Subtitle.
    pub subtitle: Text,
    /// Authors, in order.
    pub author: Vec<Name>,
    /// Editors, in order.
    pub editor: Vec<Name>,
    /// When it was published.
    pub issued: Option<Spanned<Interval>>,
    /// Publisher.
    pub publisher: Text,
    /// Place of publication.
    pub place: Text,
    /// The source that it is a part of.
    pub r#in: Option<Ref>,
    /// Title of the series or, for an article without a record of its journal, the journal.
    pub series: Text,
    /// Number in the series.
    pub series_number: Option<String>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue.
    pub issue: Option<String>,
    /// Pages, as printed.
    pub pages: Option<Spanned<String>>,
    /// Address on the web.
    pub url: Option<Spanned<String>>,
    /// When the address was last seen to work.
    pub accessed: Option<Spanned<Interval>>,
    /// Address of an archived copy.
    pub archive_url: Option<Spanned<String>>,
    /// DOI, without a resolver.
    pub doi: Option<Spanned<String>>,
    /// ISBN.
    pub isbn: Option<Spanned<String>>,
    /// URN.
    pub urn: Option<Spanned<String>>,
    /// Language of the text, as a BCP 47 tag.
    pub language: Option<Spanned<String>>,
    /// Who issued it and holds what it says, unless a section or a statement says otherwise.
    pub issuer: Vec<Ref>,
    /// Levels that it belongs to.
    pub levels: Given<LevelSet>,
    /// Parts with owners of their own.
    pub sections: Vec<Section>,
    /// For a corpus: what it consists of.
    pub members: Vec<Ref>,
    /// How much of it was coded.
    pub coverage: Option<Coverage>,
    /// The source that replaced it.
    pub superseded_by: Option<Ref>,
    /// Licence, as the source names it.
    pub licence: Option<String>,
    /// A short form that readers know.
    pub abbreviation: Text,
}

/// A part of a source that somebody owns.
#[derive(Clone, Debug)]
pub struct Section {
    /// Unique in its source.
    pub id: Spanned<String>,
    /// What the source calls it.
    pub title: Text,
    /// Who holds what it says.
    pub owner: Given<Ref>,
    /// Its levels, if they are not its owner's.
    pub levels: Given<LevelSet>,
    /// Pages, as printed.
    pub pages: Option<Spanned<String>>,
}

pub(super) static TABLE: Table = Table {
    name: "source",
    keys: &[
        required("class", Shape::Choice(SourceClass::WORDS)),
        required("type", Shape::Choice(SourceType::WORDS)),
        required("title", Shape::Text),
        optional("subtitle", Shape::Text),
        optional("author", Shape::Names),
        optional("editor", Shape::Names),
        optional("issued", Shape::Time),
        optional("publisher", Shape::Text),
        optional("place", Shape::Text),
        optional("in", Shape::Ref(&[Kind::Source])),
        optional("series", Shape::Text),
        optional("series-number", Shape::Plain),
        optional("volume", Shape::Plain),
        optional("issue", Shape::Plain),
        optional("pages", Shape::Plain),
        optional("url", Shape::Plain),
        optional("accessed", Shape::Time),
        optional("archive-url", Shape::Plain),
        optional("doi", Shape::Plain),
        optional("isbn", Shape::Plain),
        optional("urn", Shape::Plain),
        optional("language", Shape::Plain),
        optional("issuer", Shape::Refs(&[Kind::Actor])),
        optional("levels", Shape::Levels),
        optional("sections", Shape::List(&SECTION)),
        optional("members", Shape::Refs(&[Kind::Source])),
        optional("coverage", Shape::Choice(Coverage::WORDS)),
        optional("superseded-by", Shape::Ref(&[Kind::Source])),
        optional("licence", Shape::Plain),
        optional("abbreviation", Shape::Text),
    ],
};

static SECTION: Table = Table {
    name: "section",
    keys: &[
        required("id", Shape::Id),
        optional("title", Shape::Text),
        optional("owner", Shape::RefOrUnknown(&[Kind::Actor])),
        optional("levels", Shape::Levels),
        optional("pages", Shape::Plain),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Source {
    Source {
        class: fields.choice("class"),
        r#type: fields.choice("type"),
        title: fields.text("title"),
        subtitle: fields.text("subtitle"),
        author: fields.names("author"),
        editor: fields.names("editor"),
        issued: fields.time("issued"),
        publisher: fields.text("publisher"),
        place: fields.text("place"),
        r#in: fields.reference("in"),
        series: fields.text("series"),
        series_number: fields.plain("series-number").map(|text| text.value),
        volume: fields.plain("volume").map(|text| text.value),
        issue: fields.plain("issue").map(|text| text.value),
        pages: fields.pages("pages"),
        url: fields.plain("url"),
        accessed: fields.time("accessed"),
        archive_url: fields.plain("archive-url"),
        doi: fields.plain("doi"),
        isbn: fields.plain("isbn"),
        urn: fields.plain("urn"),
        language: fields.plain("language"),
        issuer: fields.references("issuer"),
        levels: fields.levels("levels"),
        sections: fields.list("sections", read_section),
        members: fields.references("members"),
        coverage: fields.choice("coverage"),
        superseded_by: fields.reference("superseded-by"),
        licence: fields.plain("licence").map(|text| text.value),
        abbreviation: fields.text("abbreviation"),
    }
}

fn read_section(fields: &mut Fields<'_, '_>) -> Option<Section> {
    Some(Section {
        title: fields.text("title"),
        owner: fields.reference_or_unknown("owner"),
        levels: fields.levels("levels"),
        pages: fields.pages("pages"),
        id: fields.own_id()?,
    })
}
