//! How sources are called: a short label ("Gesemann/Roth 2009a") and a full line for the page of the source.
//!
//! This is plain on purpose: a few fixed forms, as the seed prints them. A citation engine with a CSL style replaces
//! it later; until then nothing outside of this file knows how a reference is put together.

use super::dates;
use super::shapes::Text;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Choice, Name, SourceClass, SourceType};
use antinomy_model::{Kind, KnowledgeBase, Language, RecordId, Text as Written};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use std::collections::BTreeMap;

/// From this many authors on, only the first ones are named.
const MANY: usize = 4;
/// How many of many authors are named.
const FIRST: usize = 3;

/// The references of all sources, in one language.
pub(crate) struct References {
    of: BTreeMap<RecordId, Reference>,
}

struct Reference {
    label: Text,
    line: Text,
}

impl References {
    pub(crate) fn new(base: &KnowledgeBase, words: &Words, language: Language) -> Self {
        let mut writer = Writer {
            base,
            words,
            language,
            letters: BTreeMap::new(),
        };
        writer.letters = writer.letters();
        let sources = base
            .of_kind(Kind::Source)
            .filter_map(|(id, record)| Some((id, record.source()?)));
        let of = sources.map(|(id, source)| {
            (
                id,
                Reference {
                    label: writer.label(id, source),
                    line: writer.line(id, source),
                },
            )
        });
        Self { of: of.collect() }
    }

    /// The short label of a source; nothing for another record.
    pub(crate) fn label(&self, source: RecordId) -> Text {
        self.of
            .get(&source)
            .map(|reference| reference.label.clone())
            .unwrap_or_default()
    }

    /// The full reference of a source; nothing for another record.
    pub(crate) fn line(&self, source: RecordId) -> Text {
        self.of
            .get(&source)
            .map(|reference| reference.line.clone())
            .unwrap_or_default()
    }
}

/// What a label begins with.
enum Head {
    /// Names, which belong to no language.
    Names(String),
    /// What stands alone: an abbreviation or a title.
    Title(Text),
}

struct Writer<'a> {
    base: &'a KnowledgeBase,
    words: &'a Words,
    language: Language,
    /// The letters of sources that share their names and their year.
    letters: BTreeMap<RecordId, String>,
}

impl Writer<'_> {
    /// Letters for all sources that would be called the same, in the order of their ids.
    fn letters(&self) -> BTreeMap<RecordId, String> {
        let mut same: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for (id, record) in self.base.of_kind(Kind::Source) {
            let Some(source) = record.source() else {
                continue;
            };
            if let (Head::Names(names), Some(year)) = (self.head(source), year(source)) {
                same.entry(format!("{names} {year}")).or_default().push(id);
            }
        }
        let groups = same.into_values().filter(|group| group.len() > 1);
        groups
            .flat_map(|group| {
                group
                    .into_iter()
                    .enumerate()
                    .map(|(place, id)| (id, letter(place)))
            })
            .collect()
    }

    fn letter(&self, id: RecordId) -> &str {
        self.letters.get(&id).map_or("", String::as_str)
    }

    fn label(&self, id: RecordId, source: &Source) -> Text {
        let names = match self.head(source) {
            Head::Names(names) => names,
            Head::Title(text) => return self.or_id(text, id),
        };
        let text = if self.stub_volume(source).is_some() {
            // The year is that of the volume, and stands in its label already.
            format!("{names}{}", self.letter(id))
        } else {
            let date = year(source).unwrap_or_else(|| self.words.word("reference-no-date"));
            format!("{names} {date}{}", self.letter(id))
        };
        Text { text, lang: None }
    }

    /// Authors, else editors, else the body that issued it, else what it is called.
    fn head(&self, source: &Source) -> Head {
        if let Some(volume) = self.stub_volume(source) {
            let arguments = [
                ("author", Argument::Text(self.short_names(&source.author))),
                ("volume", Argument::Text(self.volume_label(volume))),
            ];
            return Head::Names(self.words.say("reference-in-volume", &arguments));
        }
        let abbreviation =
            || (!source.abbreviation.is_empty()).then(|| self.text(&source.abbreviation));
        if source.author.is_empty()
            && source.class == Some(SourceClass::Law)
            && let Some(abbreviation) = abbreviation()
        {
            return Head::Title(abbreviation);
        }
        if let Some(names) = [&source.author, &source.editor]
            .into_iter()
            .find(|names| !names.is_empty())
        {
            return Head::Names(self.short_names(names));
        }
        match self.issuers(source) {
            Some(issuers) if source.issued.is_some() && source.members.is_empty() => {
                Head::Names(issuers)
            }
            _ => Head::Title(abbreviation().unwrap_or_else(|| self.title(source))),
        }
    }

    /// The volume of a contribution that is known from a reference only: its title is a description in brackets.
    fn stub_volume(&self, source: &Source) -> Option<&Source> {
        let is_described = source
            .title
            .versions()
            .next()
            .is_some_and(|(_, title)| title.value.starts_with('['));
        let volume = self.base.resolve(source.r#in.as_ref()?)?.source()?;
        (is_described && !source.author.is_empty()).then_some(volume)
    }

    fn volume_label(&self, volume: &Source) -> String {
        let names = match self.names_of(volume) {
            Some(names) => names,
            None => return self.title(volume).text,
        };
        std::iter::once(names)
            .chain(year(volume))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn names_of(&self, source: &Source) -> Option<String> {
        let names = [&source.author, &source.editor]
            .into_iter()
            .find(|names| !names.is_empty())?;
        Some(self.short_names(names))
    }

    fn issuers(&self, source: &Source) -> Option<String> {
        let labels = source
            .issuer
            .iter()
            .filter_map(|issuer| self.base.resolve(issuer)?.name());
        let labels: Vec<&str> = labels.map(|label| label.best(self.language).1).collect();
        (!labels.is_empty()).then(|| labels.join("/"))
    }

    fn short_names(&self, names: &[Name]) -> String {
        let shown = if names.len() >= MANY {
            &names[..FIRST]
        } else {
            names
        };
        let joined = shown.iter().map(Name::short).collect::<Vec<_>>().join("/");
        if shown.len() == names.len() {
            return joined;
        }
        format!("{joined} {}", self.words.word("reference-others"))
    }

    fn line(&self, id: RecordId, source: &Source) -> Text {
        let mut line = Line::default();
        let date = year(source).map(|year| format!("({year}{})", self.letter(id)));
        match self.listed_names(source) {
            Some(names) => {
                let head: Vec<String> = std::iter::once(names).chain(date).collect();
                line.push(&format!("{}:", head.join(" ")));
                line.sentence(&self.full_title(source));
            }
            None => {
                let title: Vec<String> = std::iter::once(self.full_title(source))
                    .chain(date)
                    .collect();
                line.sentence(&title.join(" "));
            }
        }
        self.container(source, &mut line);
        self.addresses(source, &mut line);
        Text {
            lang: self.title(source).lang,
            ..self.or_id(
                Text {
                    text: line.0,
                    lang: None,
                },
                id,
            )
        }
    }

    /// Authors, or editors marked as such, or whoever issued it.
    fn listed_names(&self, source: &Source) -> Option<String> {
        match (&source.author[..], &source.editor[..]) {
            ([], []) => self.issuers(source).filter(|_| source.members.is_empty()),
            ([], editors) => Some(self.listed_editors(editors)),
            (authors, _) => Some(listed(authors)),
        }
    }

    fn listed_editors(&self, editors: &[Name]) -> String {
        let count = Argument::Number(u64::try_from(editors.len()).unwrap_or(u64::MAX));
        format!(
            "{} {}",
            listed(editors),
            self.words.say("reference-editors", &[("count", count)])
        )
    }

    fn full_title(&self, source: &Source) -> String {
        let mut line = Line::default();
        line.push(&self.title(source).text);
        let subtitle = self.text(&source.subtitle).text;
        if !subtitle.is_empty() {
            line.close();
            line.push(&subtitle);
        }
        line.0.push_str(&self.volume_number(source));
        line.0
    }

    /// `, Band 1`, for a work in several volumes. The volume of an article is its journal's.
    fn volume_number(&self, source: &Source) -> String {
        let is_article = source
            .r#type
            .is_some_and(|kind| kind.word().starts_with("article"));
        match &source.volume {
            Some(number) if source.r#in.is_none() && !is_article => {
                format!(", {}", self.numbered("reference-volume", number))
            }
            _ => String::new(),
        }
    }

    /// Where it appeared: in a volume, in a journal, or on its own.
    fn container(&self, source: &Source, line: &mut Line) {
        let container = source
            .r#in
            .as_ref()
            .and_then(|volume| self.base.resolve(volume)?.source());
        match container {
            Some(journal) if journal.r#type == Some(SourceType::Periodical) => {
                self.in_journal(&self.full_title(journal), source, line);
            }
            Some(volume) => self.in_volume(volume, source, line),
            None if source.r#type == Some(SourceType::ArticleJournal)
                && !source.series.is_empty() =>
            {
                self.in_journal(&self.text(&source.series).text, source, line);
            }
            None => {
                line.sentence(&self.imprint(source, pages_of(source)));
                line.sentence(&self.series(source));
            }
        }
    }

    /// `In: Leviathan 35 (4), 458-469.`
    fn in_journal(&self, journal: &str, source: &Source, line: &mut Line) {
        let mut text = format!("{} {journal}", self.words.word("reference-in"));
        match (&source.volume, &source.issue) {
            (Some(volume), Some(issue)) => text.push_str(&format!(" {volume} ({issue})")),
            (Some(volume), None) => text.push_str(&format!(" {volume}")),
            (None, Some(issue)) => {
                text.push_str(&format!(". {}", self.numbered("reference-issue", issue)))
            }
            (None, None) => {}
        }
        line.sentence(&with_pages(text, pages_of(source)));
    }

    /// `In: Gans, P. (Hrsg.): Band. Ort, 11-29. = Reihe 3.`
    fn in_volume(&self, volume: &Source, source: &Source, line: &mut Line) {
        let names = self
            .listed_names(volume)
            .map(|names| format!(" {names}:"))
            .unwrap_or_default();
        let title = format!(
            "{}{names} {}",
            self.words.word("reference-in"),
            self.full_title(volume)
        );
        let imprint = self.imprint(volume, pages_of(source));
        line.sentence(&title);
        line.sentence(&imprint);
        line.sentence(&self.series(volume));
    }

    /// `Wiesbaden, 11-29`
    fn imprint(&self, source: &Source, pages: Option<&str>) -> String {
        let place = [&source.place, &source.publisher]
            .into_iter()
            .find(|text| !text.is_empty());
        with_pages(
            place.map(|place| self.text(place).text).unwrap_or_default(),
            pages,
        )
    }

    /// `= Forschungsberichte der ARL 3`
    fn series(&self, source: &Source) -> String {
        if source.series.is_empty() {
            return String::new();
        }
        let series = self.text(&source.series).text;
        let parts: Vec<&str> = ["=", &series]
            .into_iter()
            .chain(source.series_number.as_deref())
            .collect();
        parts.join(" ")
    }

    /// `https://example.org (16.12.2012).`
    fn addresses(&self, source: &Source, line: &mut Line) {
        let doi = source.doi.as_ref().map(|doi| format!("doi:{}", doi.value));
        let web = source.url.as_ref().map(|url| url.value.clone());
        let urn = source.urn.as_ref().map(|urn| urn.value.clone());
        let accessed = web.as_ref().and(source.accessed.as_ref()).map(|accessed| {
            let date = dates::interval(self.words, accessed.value);
            self.words
                .say("reference-accessed", &[("date", Argument::Text(date))])
        });
        let address = doi
            .or(web)
            .or(urn)
            .map(|address| address.chars().filter(|it| !it.is_control()).collect());
        let parts: Vec<String> = address.into_iter().chain(accessed).collect();
        // A full stop right behind an address would look like a part of it.
        match parts.len() {
            0 => {}
            1 => line.push(&parts[0]),
            _ => line.sentence(&parts.join(" ")),
        }
    }

    fn numbered(&self, key: &str, number: &str) -> String {
        self.words
            .say(key, &[("value", Argument::Text(number.to_owned()))])
    }

    fn title(&self, source: &Source) -> Text {
        let text = self.text(&source.title);
        match &source.language {
            Some(own) if source.title.versions().count() == 1 => Text {
                lang: self.foreign(&own.value),
                ..text
            },
            _ => text,
        }
    }

    fn text(&self, written: &Written) -> Text {
        let (language, text) = written.best(self.language);
        Text {
            text: text.to_owned(),
            lang: self.foreign(self.base.manifest.tag(language)),
        }
    }

    fn foreign(&self, tag: &str) -> Option<String> {
        let primary = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        (primary(tag) != primary(self.base.manifest.tag(self.language))).then(|| tag.to_owned())
    }

    /// A record that could not be read whole is called by its id.
    fn or_id(&self, text: Text, id: RecordId) -> Text {
        if text.text.is_empty() {
            Text {
                text: self.base.record(id).id.clone(),
                lang: None,
            }
        } else {
            text
        }
    }
}

/// A line that grows sentence by sentence.
#[derive(Default)]
struct Line(String);

impl Line {
    fn push(&mut self, text: &str) {
        if !self.0.is_empty() && !text.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(text);
    }

    fn sentence(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(text);
            self.close();
        }
    }

    /// A full stop, unless the text ends with a mark of its own.
    fn close(&mut self) {
        if !self.0.ends_with(['.', '?', '!']) {
            self.0.push('.');
        }
    }
}

fn pages_of(source: &Source) -> Option<&str> {
    source.pages.as_ref().map(|pages| pages.value.as_str())
}

fn with_pages(text: String, pages: Option<&str>) -> String {
    let parts = std::iter::once(text.as_str())
        .filter(|text| !text.is_empty())
        .chain(pages);
    parts.collect::<Vec<_>>().join(", ")
}

fn listed(names: &[Name]) -> String {
    names
        .iter()
        .map(Name::listed)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The year of publication, as it stands in a label.
fn year(source: &Source) -> Option<String> {
    let issued = source.issued.as_ref()?.value;
    match (issued.from.year(), issued.until.year()) {
        (Some(from), Some(until)) if from != until => Some(format!("{from}–{until}")),
        (Some(year), _) | (None, Some(year)) => Some(year.to_string()),
        (None, None) => None,
    }
}

/// a, b ... z, aa, ab ...
fn letter(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(place % 26).unwrap_or(0)));
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;

    fn reference(records: &str, id: &str, tag: &str) -> (Text, Text) {
        let cx = handbook(records);
        let language = cx.base().manifest.language(tag).unwrap();
        let references = References::new(cx.base(), &Words::new(tag), language);
        let id = cx.base().find(id).unwrap();
        (references.label(id), references.line(id))
    }

    fn label(records: &str, id: &str) -> String {
        reference(records, id, "de").0.text
    }

    fn line(records: &str, id: &str) -> String {
        reference(records, id, "de").1.text
    }

    const VOLUME: &str = "sources:\n\
        - {id: roth-2009a, type: book, title: Lokale Politik, editor: ['Gesemann, F.', 'Roth, R.'], issued: 2009, place: Wiesbaden}\n\
        - {id: roth-2009b, type: chapter, title: Bemerkungen, author: ['Gesemann, F.', 'Roth, R.'], issued: 2009, in: roth-2009a, pages: 11-29}\n";

    #[test]
    fn sources_of_one_year_get_letters_in_the_order_of_their_ids() {
        assert_eq!(label(VOLUME, "roth-2009a"), "Gesemann/Roth 2009a");
        assert_eq!(label(VOLUME, "roth-2009b"), "Gesemann/Roth 2009b");
    }

    #[test]
    fn a_chapter_stands_in_its_volume() {
        assert_eq!(
            line(VOLUME, "roth-2009a"),
            "Gesemann, F.; Roth, R. (Hrsg.) (2009a): Lokale Politik. Wiesbaden."
        );
        assert_eq!(
            line(VOLUME, "roth-2009b"),
            "Gesemann, F.; Roth, R. (2009b): Bemerkungen. In: Gesemann, F.; Roth, R. (Hrsg.): Lokale Politik. \
             Wiesbaden, 11-29."
        );
    }

    #[test]
    fn english_pages_say_it_in_english() {
        let records = "sources:\n- {id: a, title: T, editor: ['A, B.', 'C, D.'], issued: 2009, url: 'http://x.org', accessed: 2012-12-16}\n";
        let line = reference(records, "a", "en").1;
        assert_eq!(
            line.text,
            "A, B.; C, D. (eds.) (2009): T. http://x.org (accessed 16 December 2012)."
        );
        assert_eq!(line.lang.as_deref(), Some("de"));
    }

    #[test]
    fn many_authors_are_cut_short_in_the_label_only() {
        let records = "sources:\n- {id: a, title: PISA, author: ['P, M.', 'B, J.', 'W, W.', 'L, R.'], issued: 2003}\n";
        assert_eq!(label(records, "a"), "P/B/W et al. 2003");
        assert_eq!(
            line(records, "a"),
            "P, M.; B, J.; W, W.; L, R. (2003): PISA."
        );
    }

    #[test]
    fn a_body_is_called_by_its_name_and_a_particle_stays() {
        let records = "sources:\n- {id: a, title: Plan, author: Bundesregierung, issued: 2007}\n\
            - {id: b, title: Raus!, author: [{family: Dippel, given: A., prefix: von}], issued: 2009}\n";
        assert_eq!(label(records, "a"), "Bundesregierung 2007");
        assert_eq!(label(records, "b"), "von Dippel 2009");
        assert_eq!(line(records, "b"), "von Dippel, A. (2009): Raus!");
    }

    #[test]
    fn a_policy_document_without_an_author_is_called_by_its_issuer() {
        let records = "actors:\n- {id: ulm, label: Ulm}\nsources:\n\
            - {id: a, class: policy, title: Konzept, issuer: ulm, issued: 2010}\n\
            - {id: b, class: policy, title: Konzepte, issuer: ulm}\n\
            - {id: c, class: law, title: Grundgesetz, abbreviation: GG, issued: 1949}\n";
        assert_eq!(label(records, "a"), "Ulm 2010");
        assert_eq!(label(records, "b"), "Konzepte");
        assert_eq!(label(records, "c"), "GG");
    }

    #[test]
    fn a_contribution_known_by_reference_only_is_called_by_its_volume() {
        let records = "sources:\n- {id: v, title: Band, editor: 'Gans, P.', issued: 2014}\n\
            - {id: s, title: '[Beitrag Kocks]', author: [{family: Kocks}], issued: 2014, in: v}\n\
            - {id: g, title: Titel, author: 'Kocks, A.', issued: 2014, in: v}\n";
        assert_eq!(label(records, "s"), "Kocks in Gans 2014");
        assert_eq!(label(records, "g"), "Kocks 2014");
    }

    #[test]
    fn an_article_stands_in_its_journal() {
        let records = "sources:\n- {id: j, type: periodical, title: Leviathan}\n\
            - {id: a, type: article-journal, title: Unser Problem, subtitle: Ein Hindernis?, author: 'H, H.', issued: 2007, in: j, volume: 35, issue: 4, pages: 458-469}\n\
            - {id: b, type: article-journal, title: Stadt, author: 'H, H.', issued: 2006, in: j, issue: 40-41, pages: 14-22}\n";
        assert_eq!(
            line(records, "a"),
            "H, H. (2007): Unser Problem. Ein Hindernis? In: Leviathan 35 (4), 458-469."
        );
        assert_eq!(
            line(records, "b"),
            "H, H. (2006): Stadt. In: Leviathan. H.\u{a0}40-41, 14-22."
        );
        assert_eq!(label(records, "j"), "Leviathan");
    }

    #[test]
    fn a_volume_of_several_has_its_number() {
        let records = "sources:\n- {id: v, type: book, title: Werke, editor: 'K, R.', issued: 1995, volume: 1, place: Ulm}\n\
            - {id: c, type: chapter, title: Text, author: 'S, G.', issued: 1995, in: v, pages: 3-4}\n";
        assert_eq!(
            line(records, "v"),
            "K, R. (Hrsg.) (1995): Werke, Band\u{a0}1. Ulm."
        );
        assert_eq!(
            line(records, "c"),
            "S, G. (1995): Text. In: K, R. (Hrsg.): Werke, Band\u{a0}1. Ulm, 3-4."
        );
    }

    #[test]
    fn a_series_stands_behind_an_equals_sign() {
        let records = "sources:\n- {id: a, title: T, author: 'H, F.', issued: 1999, place: Bamberg, series: EFFNATIS, series-number: 28}\n";
        assert_eq!(
            line(records, "a"),
            "H, F. (1999): T. Bamberg. = EFFNATIS 28."
        );
    }

    #[test]
    fn a_source_in_another_language_says_so() {
        let records =
            "sources:\n- {id: a, title: The City, language: en, author: 'P, R.', issued: 1997}\n";
        assert_eq!(reference(records, "a", "de").1.lang.as_deref(), Some("en"));
        assert_eq!(reference(records, "a", "en").1.lang, None);
    }

    #[test]
    fn a_source_without_anything_is_called_by_its_id() {
        assert_eq!(label("sources:\n- {id: nothing}\n", "nothing"), "nothing");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            [letter(0), letter(25), letter(26), letter(52)],
            ["a", "z", "aa", "ba"]
        );
    }
}
