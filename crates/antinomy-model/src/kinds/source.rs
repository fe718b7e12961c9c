//! Sources: anything citable.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{
    Coverage, Given, Interval, LevelSet, Name, Ref, SourceClass, SourceType, Text,
};
use antinomy_syntax::Spanned;

mapping! {
    /// A source with its bibliographic data. Field names are those of CSL, in kebab case.
    #[derive(Clone, Debug, Default)]
    pub Source = "source" {
        /// Literature, policy, law or data.
        class: Option<SourceClass> = required("class");
        /// CSL type.
        r#type: Option<SourceType> = required("type");
        /// Title, without the subtitle.
        title: Text = required("title").role(TextRole::Work).naming().term("dcterms:title");
        /// Subtitle.
        subtitle: Text = optional("subtitle").role(TextRole::Work);
        /// Authors, in order.
        author: Vec<Name> = optional("author");
        /// Editors, in order.
        editor: Vec<Name> = optional("editor");
        /// Translators, in order.
        translator: Vec<Name> = optional("translator");
        /// Edition, as the source counts it: `2`, or words such as `revised edition`.
        edition: Option<String> = optional("edition");
        /// When it was published.
        issued: Option<Spanned<Interval>> = optional("issued").term("dcterms:issued");
        /// Publisher.
        publisher: Text = optional("publisher").role(TextRole::Work).term("dcterms:publisher");
        /// Place of publication.
        place: Text = optional("place").role(TextRole::Work);
        /// The source that it is a part of.
        r#in: Option<Ref> = optional("in").to(&[Kind::Source]).term("dcterms:isPartOf");
        /// Title of the series or, for an article without a record of its journal, the journal.
        series: Text = optional("series").role(TextRole::Work);
        /// Number in the series.
        series_number: Option<String> = optional("series-number");
        /// Volume.
        volume: Option<String> = optional("volume");
        /// Issue.
        issue: Option<String> = optional("issue");
        /// Pages, as printed.
        pages: Option<Spanned<String>> = optional("pages").pages();
        /// Address on the web.
        url: Option<Spanned<String>> = optional("url");
        /// When the address was last seen to work.
        accessed: Option<Spanned<Interval>> = optional("accessed");
        /// Address of an archived copy.
        archive_url: Option<Spanned<String>> = optional("archive-url");
        /// DOI, without a resolver.
        doi: Option<Spanned<String>> = optional("doi");
        /// ISBN.
        isbn: Option<Spanned<String>> = optional("isbn");
        /// URN.
        urn: Option<Spanned<String>> = optional("urn");
        /// Language of the text, as a BCP 47 tag.
        language: Option<Spanned<String>> = optional("language").term("dcterms:language");
        /// Who issued it and holds what it says, unless a section or a statement says otherwise.
        issuer: Vec<Ref> = optional("issuer").to(&[Kind::Actor]);
        /// Levels that it belongs to.
        levels: Given<LevelSet> = optional("levels");
        /// Parts with owners of their own.
        sections: Vec<Section> = optional("sections").term("an:section");
        /// For a corpus: what it consists of.
        members: Vec<Ref> = optional("members").to(&[Kind::Source]).term("an:member");
        /// How much of it was coded.
        coverage: Option<Coverage> = optional("coverage");
        /// The source that replaced it.
        superseded_by: Option<Ref> = optional("superseded-by").to(&[Kind::Source]).term("dcterms:isReplacedBy");
        /// Licence, as the source names it.
        licence: Option<String> = optional("licence").term("dcterms:license");
        /// A short form that readers know.
        abbreviation: Text = optional("abbreviation").role(TextRole::Work);
    }
}

mapping! {
    /// A part of a source with an owner of its own.
    #[derive(Clone, Debug)]
    pub Section = "section" {
        /// Unique in its source.
        id: Spanned<String> = required("id").id();
        /// What the source calls it.
        title: Text = optional("title").role(TextRole::Work).term("dcterms:title");
        /// Who holds what it says.
        owner: Given<Ref> = optional("owner").to(&[Kind::Actor]);
        /// Its levels, if they are not its owner's.
        levels: Given<LevelSet> = optional("levels");
        /// Pages, as printed.
        pages: Option<Spanned<String>> = optional("pages").pages();
    }
}
