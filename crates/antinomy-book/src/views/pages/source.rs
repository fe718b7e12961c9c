//! The page of a source: its bibliography entry, its sections with their owners, its statements, and what cites it.

use crate::marks::PreviewMarks;
use crate::views::context::PageContext;
use crate::views::parts::addresses;
use crate::views::parts::backlinks::CitedView;
use crate::views::parts::relations::RelationItem;
use crate::views::parts::statement::StatementView;
use crate::views::shapes::{
    BacklinkGroup, BadgeView, FactView, FileView, LinkView, ProseView, TextView, WordKey,
};
use antinomy_cite::CslItem;
use antinomy_cite::interchange::{ExchangeFormat, FORMATS};
use antinomy_cite::metadata::{highwire, json_ld};
use antinomy_graph::Predicate;
use antinomy_model::kinds::{Section, Source};
use antinomy_model::values::{Choice, Name};
use antinomy_model::{Kind, RecordId, Text};
use antinomy_syntax::{Argument, Spanned};
use serde::Serialize;

/// The view of `source.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourcePage {
    id: String,
    heading: TextView,
    class: WordKey,
    badges: Vec<BadgeView>,
    /// Its bibliography entry.
    citation: ProseView,
    facts: Vec<FactView>,
    note: Option<ProseView>,
    sections: Vec<SectionRow>,
    members: Vec<Member>,
    statements: Vec<StatementView>,
    relations: Vec<RelationItem>,
    cited: CitedView,
    /// What mentions it without citing it.
    used_in: Vec<BacklinkGroup>,
    /// A citation of the page itself, to copy.
    cite_page: String,
    /// The citation of the work in our Markdown, to copy.
    cite_key: String,
    /// The work in the formats of other programs.
    exports: Vec<Export>,
    /// Metadata for the head of the page, as HTML.
    head: String,
    file: FileView,
}

/// A work in a format of other programs.
#[derive(Clone, Debug, Serialize)]
struct Export {
    id: String,
    name: String,
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct SectionRow {
    anchor: String,
    title: TextView,
    owners: Vec<LinkView>,
    badges: Vec<BadgeView>,
    level_origin: WordKey,
    pages: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Member {
    link: LinkView,
    badges: Vec<BadgeView>,
}

impl PageContext<'_> {
    pub(crate) fn source_page(self, id: RecordId) -> Option<SourcePage> {
        let record = self.base().record(id);
        let source = record.source()?;
        let statements = self.statements_in(id);
        Some(SourcePage {
            id: record.id.clone(),
            heading: self.name(id),
            class: source
                .class
                .map_or("without-class", Choice::word)
                .to_owned(),
            badges: self.badges_of_source(source),
            citation: ProseView {
                html: self.entry(id),
                lang: self.name(id).lang,
                marks: PreviewMarks::default(),
            },
            facts: self.facts_of_source(id, source),
            note: self.prose(&record.shared.note),
            sections: source
                .sections
                .iter()
                .map(|section| self.section(id, source, section))
                .collect(),
            members: source
                .members
                .iter()
                .filter_map(|member| self.member(member))
                .collect(),
            relations: self.relations(id, &statements),
            statements: self.statements(statements),
            cited: self.cited_by(id),
            used_in: self.mentions_of_source(id),
            cite_page: self.cite_page(
                &self.label(id).text,
                &addresses::page("", Kind::Source, &record.id),
            ),
            cite_key: format!("[@{}]", record.id),
            // Rendered into the page, so that copying works from disk and without a script.
            exports: self.exports(id),
            head: self.head_of_source(id),
            file: self.file(id),
        })
    }

    fn exports(self, id: RecordId) -> Vec<Export> {
        let export = |format: &&ExchangeFormat| Export {
            id: format!("{}--{}", format.name, self.base().record(id).id),
            name: format.title.to_owned(),
            text: format.write(self.base(), &[id], self.cx.language),
        };
        FORMATS.iter().map(export).collect()
    }

    /// A citation of a page of this handbook, in one line of text.
    pub(crate) fn cite_page(self, title: &str, address: &str) -> String {
        let manifest = self.manifest();
        let handbook = manifest.title.best(self.cx.language).1.to_owned();
        let edition = manifest.edition.clone();
        let url = self.url_of(address);
        let text = |text: Option<String>| Argument::Text(text.unwrap_or_default());
        // Fluent selects on words, not on whether a value is empty.
        let flag = |is: bool| Argument::Word(if is { "yes" } else { "no" }.to_owned());
        let arguments = [
            ("page", Argument::Text(title.to_owned())),
            ("handbook", Argument::Text(handbook)),
            ("has-edition", flag(edition.is_some())),
            ("edition", text(edition)),
            ("has-url", flag(url.is_some())),
            ("url", text(url)),
        ];
        self.words().say("cite-page", &arguments)
    }

    /// The address of a page on the web, if the manifest says where the handbook stands.
    fn url_of(self, address: &str) -> Option<String> {
        let url = self.manifest().url.as_ref()?;
        let tag = self.cx.tag();
        Some(format!("{}/{tag}/{address}", url.trim_end_matches('/')))
    }

    /// Metadata of the page itself. The source is what it is about: a page with the metadata of the source would be saved as
    /// the source by reference managers.
    fn head_of_source(self, source: RecordId) -> String {
        let id = &self.base().record(source).id;
        let Some(work) = self.cx.bibliography().item(id) else {
            return String::new();
        };
        let page = self.page_item(
            &self.name(source).text,
            &addresses::page("", Kind::Source, id),
        );
        let elements = highwire::html(&highwire::elements(&page));
        // A search engine shows the name beside the type, and the page is headed by the title of the work.
        let mut headed = page;
        let title = self.name(source).text;
        headed.0.insert("title".to_owned(), title.into());
        let data = json_ld::script(&json_ld::page_about(&headed, work));
        format!("{}{}", elements.replace('\n', ""), data.replace('\n', ""))
    }

    /// A page of this handbook as a work of its own.
    fn page_item(self, about: &str, address: &str) -> CslItem {
        let manifest = self.manifest();
        let title = [("work", Argument::Text(about.to_owned()))];
        let handbook = manifest.title.best(self.cx.language).1;
        let mut item = CslItem::default();
        let mut put = |variable: &str, value: &str| {
            item.0.insert(variable.to_owned(), value.into());
        };
        put("type", "webpage");
        put("title", &self.words().say("page-about-work", &title));
        put("container-title", handbook);
        put("language", self.cx.tag());
        if let Some(url) = self.url_of(address) {
            put("URL", &url);
        }
        item
    }

    fn section(self, id: RecordId, source: &Source, section: &Section) -> SectionRow {
        let (badges, level_origin) = self.badges_of_section(source, section);
        let title = if section.title.is_empty() {
            TextView {
                text: section.id.value.clone(),
                lang: None,
            }
        } else {
            self.text_from(&section.title, Some(id))
        };
        SectionRow {
            anchor: addresses::section(&section.id.value),
            title,
            owners: section
                .owner
                .known()
                .and_then(|owner| self.link_to(owner))
                .into_iter()
                .collect(),
            badges,
            level_origin,
            pages: section.pages.as_ref().map(|pages| pages.value.clone()),
        }
    }

    fn member(self, member: &antinomy_model::Ref) -> Option<Member> {
        let id = self.base().target(member)?;
        let source = self.base().record(id).source()?;
        Some(Member {
            link: self.link(id),
            badges: self.badges_of_source(source),
        })
    }

    fn facts_of_source(self, id: RecordId, source: &Source) -> Vec<FactView> {
        // In the order of the fact box; facts without values are dropped below.
        let facts = [
            FactView::new("abbreviation", self.values(&source.abbreviation)),
            FactView::new("author", names(&source.author)),
            FactView::new("editor", names(&source.editor)),
            FactView::new("issuer", self.links(&source.issuer)),
            FactView::new(
                "issued",
                source
                    .issued
                    .iter()
                    .map(|date| LinkView::plain(self.time(date.value)))
                    .collect(),
            ),
            FactView::new(
                "in",
                source
                    .r#in
                    .iter()
                    .filter_map(|volume| self.link_to(volume))
                    .collect(),
            ),
            FactView::new("series", self.series(source)),
            FactView::new("place", self.values(&source.place)),
            FactView::new("publisher", self.values(&source.publisher)),
            FactView::new(
                "pages",
                plain(source.pages.as_ref().map(|pages| &pages.value)),
            ),
            FactView::new(
                "doi",
                self.resolved(source.doi.as_ref(), "https://doi.org/"),
            ),
            FactView::new("urn", urn(source.urn.as_ref())),
            FactView::new("isbn", plain(source.isbn.as_ref().map(|isbn| &isbn.value))),
            FactView::new("url", address(source.url.as_ref())),
            FactView::new(
                "accessed",
                source
                    .accessed
                    .iter()
                    .map(|date| LinkView::plain(self.time(date.value)))
                    .collect(),
            ),
            FactView::new("archive-url", address(source.archive_url.as_ref())),
            FactView::new(
                "language",
                self.language(source.language.as_ref().map(|tag| tag.value.as_str())),
            ),
            FactView::new("licence", plain(source.licence.as_ref())),
            FactView::new("coverage", self.coverage(source)),
            FactView::new("supersedes", self.links_in(id, Predicate::SupersededBy)),
            FactView::new("superseded-by", self.links_out(id, Predicate::SupersededBy)),
            FactView::new("member-of", self.links_in(id, Predicate::Member)),
            FactView::new("contains", self.chapters_of(id)),
        ];
        facts.into_iter().flatten().collect()
    }

    /// A text as the only value of a fact.
    fn values(self, text: &Text) -> Vec<LinkView> {
        self.given(text)
            .map(|text| text.link(None))
            .into_iter()
            .collect()
    }

    fn series(self, source: &Source) -> Vec<LinkView> {
        let series = self.given(&source.series).map(|series| {
            let parts: Vec<&str> = [series.text.as_str()]
                .into_iter()
                .chain(source.series_number.as_deref())
                .collect();
            TextView {
                text: parts.join(" "),
                lang: series.lang.clone(),
            }
            .link(None)
        });
        series.into_iter().collect()
    }

    fn resolved(self, value: Option<&Spanned<String>>, resolver: &str) -> Vec<LinkView> {
        let link = value.map(|value| {
            let href = addresses::web(&format!("{resolver}{}", value.value));
            LinkView {
                href,
                ..LinkView::plain(&value.value)
            }
        });
        link.into_iter().collect()
    }

    /// The name of a language, else its tag.
    fn language(self, tag: Option<&str>) -> Vec<LinkView> {
        let name = tag.map(|tag| {
            let key = format!("language-{}", tag.split('-').next().unwrap_or(tag));
            LinkView::plain(if self.words().knows(&key) {
                self.words().word(&key)
            } else {
                tag.to_owned()
            })
        });
        name.into_iter().collect()
    }

    fn coverage(self, source: &Source) -> Vec<LinkView> {
        let coverage = source
            .coverage
            .map(|coverage| self.words().word(&format!("coverage-{}", coverage.word())));
        coverage.map(LinkView::plain).into_iter().collect()
    }

    /// The chapters of a volume. Sections have edges with the same predicate and are listed in a table of their own.
    fn chapters_of(self, id: RecordId) -> Vec<LinkView> {
        let nodes = self
            .graph()
            .incoming_by(self.graph().node_of(id), Predicate::In);
        let records = nodes.filter_map(|node| self.graph().record_of(node));
        records
            .filter(|part| self.base().record(*part).kind() == Kind::Source)
            .map(|part| self.link(part))
            .collect()
    }
}

fn plain(value: Option<&String>) -> Vec<LinkView> {
    value.map(LinkView::plain).into_iter().collect()
}

fn names(names: &[Name]) -> Vec<LinkView> {
    names
        .iter()
        .map(|name| LinkView::plain(name.listed()))
        .collect()
}

/// An address as a link; as plain text if it is not of the web.
fn address(address: Option<&Spanned<String>>) -> Vec<LinkView> {
    let link = address.map(|address| LinkView {
        href: addresses::web(&address.value),
        ..LinkView::plain(addresses::shown(&address.value))
    });
    link.into_iter().collect()
}

/// A URN; a link for `urn:nbn`, which has a resolver.
fn urn(urn: Option<&Spanned<String>>) -> Vec<LinkView> {
    let link = urn.map(|urn| {
        let is_nbn = urn.value.to_ascii_lowercase().starts_with("urn:nbn:");
        let href = is_nbn
            .then(|| addresses::web(&format!("https://nbn-resolving.org/{}", urn.value)))
            .flatten();
        LinkView {
            href,
            ..LinkView::plain(&urn.value)
        }
    });
    link.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;
    use serde_json::{Value, json};

    fn shown(source: &str) -> Value {
        let records = format!(
            "actors:\n- {{id: bund, label: Bund, levels: federal}}\nsources:\n- {{id: it, title: T, {source}}}\n"
        );
        let cx = handbook(&records);
        let page = PageContext::new(&cx, "../").source_page(cx.base().find("it").unwrap());
        serde_json::to_value(page.unwrap()).unwrap()
    }

    fn fact(page: &Value, term: &str) -> Value {
        let facts = page["facts"].as_array().unwrap();
        facts
            .iter()
            .find(|fact| fact["term"] == format!("fact-{term}"))
            .map_or(Value::Null, |fact| fact["values"][0].clone())
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let page = shown(
            "url: 'https://example.org/a', archive-url: 'javascript:alert(1)', doi: 10.1/x, urn: 'urn:nbn:de:1'",
        );
        assert_eq!(
            fact(&page, "url"),
            json!({"href": "https://example.org/a", "label": "example.org/a", "lang": null})
        );
        assert_eq!(fact(&page, "archive-url")["href"], Value::Null);
        assert_eq!(fact(&page, "doi")["href"], "https://doi.org/10.1/x");
        assert_eq!(
            fact(&page, "urn")["href"],
            "https://nbn-resolving.org/urn:nbn:de:1"
        );
    }

    #[test]
    fn a_section_says_who_answers_for_it() {
        let page = shown(
            "issuer: bund, sections: [{id: a, owner: bund, title: A}, {id: b, owner: unknown}, {id: c}]",
        );
        let of = |place: usize, key: &str| page["sections"][place][key].clone();
        assert_eq!(
            (of(0, "owners")[0]["label"].clone(), of(0, "level_origin")),
            (json!("Bund"), json!("level-from-owner"))
        );
        assert_eq!(
            (of(1, "owners"), of(1, "level_origin")),
            (json!([]), json!("level-unknown"))
        );
        assert_eq!(
            (of(2, "title")["text"].clone(), of(2, "level_origin")),
            (json!("c"), json!("level-from-issuer"))
        );
    }

    #[test]
    fn a_title_in_another_language_says_so() {
        assert_eq!(shown("language: en")["heading"]["lang"], "en");
        assert_eq!(shown("language: de")["heading"]["lang"], Value::Null);
    }

    #[test]
    fn literature_has_no_badge() {
        assert_eq!(shown("class: literature")["badges"], json!([]));
        assert_eq!(
            shown("class: policy, issuer: bund")["badges"][0]["index"],
            "0"
        );
        assert_eq!(
            shown("class: policy, levels: unknown")["badges"][0]["index"],
            "unknown"
        );
    }
}
