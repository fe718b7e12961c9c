//! The types of CSL in other formats.
//!
//! BibLaTeX and RIS have fewer types than CSL, and some of their own. A type that is not read back from the name that it is
//! written under is also written as an extra field (`antinomy:type=TYPE`), so that it survives a round trip.

use antinomy_model::values::{SourceClass, SourceType};

/// A type with its entry type of BibLaTeX and its reference type of RIS. The first row with a name decides how the name is
/// read.
const NAMES: &[(SourceType, &str, &str)] = &[
    (SourceType::ArticleJournal, "article", "JOUR"),
    (SourceType::ArticleMagazine, "article", "MGZN"),
    (SourceType::ArticleNewspaper, "article", "NEWS"),
    (SourceType::Article, "article", "INPR"),
    (SourceType::Book, "book", "BOOK"),
    (SourceType::Chapter, "incollection", "CHAP"),
    (SourceType::PaperConference, "inproceedings", "CPAPER"),
    (SourceType::Report, "report", "RPRT"),
    (SourceType::Thesis, "thesis", "THES"),
    (SourceType::Legislation, "legislation", "STAT"),
    (SourceType::Bill, "legislation", "BILL"),
    (SourceType::Regulation, "legislation", "LEGAL"),
    (SourceType::LegalCase, "jurisdiction", "CASE"),
    (SourceType::Hearing, "jurisdiction", "HEAR"),
    (SourceType::Dataset, "dataset", "DATA"),
    (SourceType::Software, "software", "COMP"),
    (SourceType::Webpage, "online", "ELEC"),
    (SourceType::PostWeblog, "online", "BLOG"),
    (SourceType::Post, "online", "ELEC"),
    (SourceType::Periodical, "periodical", "JFULL"),
    (SourceType::EntryEncyclopedia, "inreference", "ENCYC"),
    (SourceType::EntryDictionary, "inreference", "DICT"),
    (SourceType::Standard, "standard", "STAND"),
    (SourceType::Patent, "patent", "PAT"),
    (SourceType::Manuscript, "unpublished", "MANSCPT"),
    (SourceType::Pamphlet, "booklet", "PAMP"),
    (SourceType::MotionPicture, "video", "MPCT"),
    (SourceType::Song, "audio", "SOUND"),
    (SourceType::MusicalScore, "music", "MUSIC"),
    (SourceType::Performance, "performance", "GEN"),
    (SourceType::Review, "review", "JOUR"),
    (SourceType::PersonalCommunication, "letter", "PCOMM"),
    (SourceType::Figure, "image", "FIGURE"),
    (SourceType::Graphic, "artwork", "ART"),
    (SourceType::Map, "misc", "MAP"),
    (SourceType::Document, "misc", "GEN"),
];

/// Entry types that are only read. They take precedence over the rows of `NAMES`, where `misc` is first of all a map.
const BIBLATEX: &[(&str, SourceType)] = &[
    ("misc", SourceType::Document),
    ("collection", SourceType::Book),
    ("mvbook", SourceType::Book),
    ("mvcollection", SourceType::Book),
    ("proceedings", SourceType::Book),
    ("mvproceedings", SourceType::Book),
    ("reference", SourceType::Book),
    ("mvreference", SourceType::Book),
    ("manual", SourceType::Book),
    ("inbook", SourceType::Chapter),
    ("bookinbook", SourceType::Chapter),
    ("suppbook", SourceType::Chapter),
    ("suppcollection", SourceType::Chapter),
    ("conference", SourceType::PaperConference),
    ("suppperiodical", SourceType::ArticleJournal),
    ("techreport", SourceType::Report),
    ("mastersthesis", SourceType::Thesis),
    ("phdthesis", SourceType::Thesis),
    ("electronic", SourceType::Webpage),
    ("www", SourceType::Webpage),
    ("webpage", SourceType::Webpage),
    ("legal", SourceType::Legislation),
    ("movie", SourceType::MotionPicture),
];

/// Reference types that are only read; they take precedence, too.
const RIS: &[(&str, SourceType)] = &[
    ("GEN", SourceType::Document),
    ("EDBOOK", SourceType::Book),
    ("EBOOK", SourceType::Book),
    ("CLSWK", SourceType::Classic),
    ("SER", SourceType::Book),
    ("CONF", SourceType::Book),
    ("ECHAP", SourceType::Chapter),
    ("EJOUR", SourceType::ArticleJournal),
    ("MGZN", SourceType::ArticleMagazine),
    ("GOVDOC", SourceType::Report),
    ("WEB", SourceType::Webpage),
    ("DBASE", SourceType::Dataset),
    ("AGGR", SourceType::Dataset),
    ("UNPB", SourceType::Manuscript),
    ("UNPD", SourceType::Manuscript),
    ("VIDEO", SourceType::MotionPicture),
    ("UNBILL", SourceType::Bill),
    ("CTLG", SourceType::Book),
    ("MULTI", SourceType::Document),
];

/// The entry type of BibLaTeX.
pub(super) fn biblatex(kind: SourceType) -> &'static str {
    row(kind).map_or("misc", |row| row.1)
}

/// The reference type of RIS.
pub(super) fn ris(kind: SourceType) -> &'static str {
    row(kind).map_or("GEN", |row| row.2)
}

/// The type that an entry type of BibLaTeX is read as.
pub(super) fn from_biblatex(name: &str) -> Option<SourceType> {
    let other = BIBLATEX.iter().find(|(known, _)| *known == name);
    other
        .map(|(_, kind)| *kind)
        .or_else(|| Some(NAMES.iter().find(|row| row.1 == name)?.0))
}

/// The type that a reference type of RIS is read as.
pub(super) fn from_ris(name: &str) -> Option<SourceType> {
    let other = RIS.iter().find(|(known, _)| *known == name);
    other
        .map(|(_, kind)| *kind)
        .or_else(|| Some(NAMES.iter().find(|row| row.2 == name)?.0))
}

fn row(kind: SourceType) -> Option<&'static (SourceType, &'static str, &'static str)> {
    NAMES.iter().find(|row| row.0 == kind)
}

/// The class that a type implies; `None` for a type of several classes.
pub(super) fn implied_class(kind: SourceType) -> Option<SourceClass> {
    match kind {
        SourceType::Legislation
        | SourceType::Bill
        | SourceType::Regulation
        | SourceType::LegalCase
        | SourceType::Treaty => Some(SourceClass::Law),
        SourceType::Dataset => Some(SourceClass::Data),
        _ => None,
    }
}

/// Whether works of a type are articles in a journal, a magazine or a newspaper.
pub(crate) fn is_article(kind: SourceType) -> bool {
    matches!(
        kind,
        SourceType::Article
            | SourceType::ArticleJournal
            | SourceType::ArticleMagazine
            | SourceType::ArticleNewspaper
    )
}

/// Whether works of a type are parts of a volume with a title of its own.
pub(super) fn is_chapter(kind: SourceType) -> bool {
    matches!(
        kind,
        SourceType::Chapter
            | SourceType::PaperConference
            | SourceType::EntryEncyclopedia
            | SourceType::EntryDictionary
            | SourceType::Entry
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::values::Choice;

    #[test]
    fn every_type_is_written_under_a_name_that_is_read() {
        for kind in SourceType::WORDS
            .iter()
            .filter_map(|word| SourceType::from_word(word))
        {
            assert!(from_biblatex(biblatex(kind)).is_some(), "{kind:?}");
            assert!(from_ris(ris(kind)).is_some(), "{kind:?}");
        }
    }

    #[test]
    fn the_usual_types_come_back_by_themselves() {
        use SourceType::*;
        for kind in [
            ArticleJournal,
            Book,
            Chapter,
            Report,
            Thesis,
            Legislation,
            Dataset,
            Periodical,
            Document,
        ] {
            assert_eq!(from_biblatex(biblatex(kind)), Some(kind));
            assert_eq!(from_ris(ris(kind)), Some(kind));
        }
    }
}
