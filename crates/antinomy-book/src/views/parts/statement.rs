//! A statement with its voice, its place in the source, and how it is known.

use super::excerpt::{Excerpt, MoreView};
use super::locators;
use crate::bound::Bound;
use crate::views::context::PageContext;

use crate::views::shapes::{
    BadgeView, CiteView, LinkView, ProseView, RefView, StanceView, TextView, WordKey,
};
use antinomy_graph::Predicate;
use antinomy_model::kinds::Statement;
use antinomy_model::values::{Basis, Choice, Citation, CitationType, Locator};
use antinomy_model::{Kind, RecordId, Ref};
use serde::Serialize;

/// A statement in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StatementView {
    id: String,
    text: ProseView,
    quote: Option<TextView>,
    kind: TextView,
    badges: Vec<BadgeView>,
    level_origin: WordKey,
    voice: Option<LinkView>,
    known: WordKey,
    cited_via: Option<RefView>,
    r#ref: RefView,
    locator: Option<String>,
    stances: Vec<StanceView>,
    to: Vec<LinkView>,
    fields: Vec<LinkView>,
    defines: Vec<LinkView>,
    concepts: Vec<LinkView>,
    frames: Vec<LinkView>,
    contradictions: Vec<LinkView>,
    cites: Vec<CiteView>,
    share: Option<WordKey>,
    basis: Option<WordKey>,
    force: Option<WordKey>,
    time: Option<String>,
    note: Option<ProseView>,
}

/// A statement on the card of a contradiction. It may be on thousands of cards, so its lists end early.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StatementOnCard {
    text: ProseView,
    quote: Option<TextView>,
    kind: TextView,
    badges: Vec<BadgeView>,
    voice: Option<LinkView>,
    known: WordKey,
    cited_via: Option<RefView>,
    r#ref: RefView,
    stances: Vec<StanceView>,
    more_stances: Option<MoreView>,
    to: Vec<LinkView>,
    more_to: Option<MoreView>,
    defines: Vec<LinkView>,
    more_defines: Option<MoreView>,
    share: Option<WordKey>,
    time: Option<String>,
    basis: Option<WordKey>,
}

/// A statement as an item of a list, with few of its fields: lists are long, and partials copy what they are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StatementItem {
    id: String,
    text: ProseView,
    kind: TextView,
    badges: Vec<BadgeView>,
    voice: Option<LinkView>,
    known: WordKey,
    cited_via: Option<RefView>,
    /// What one of many holds must not be taken for what all do.
    share: Option<WordKey>,
    time: Option<String>,
    r#ref: RefView,
}

impl PageContext<'_> {
    /// A statement; `None` if the record is none.
    pub(crate) fn statement(self, id: RecordId) -> Option<StatementView> {
        let record = self.base().record(id);
        let statement = record.statement()?;
        let source = self.facts().source_of(statement).map(|(source, _)| source);
        let (badges, level_origin) = self.badges_of_statement(statement);
        let locator = self.locator(&statement.locator);
        Some(StatementView {
            id: record.id.clone(),
            text: self.prose(&statement.text).unwrap_or_default(),
            quote: (!statement.quote.is_empty()).then(|| self.text_from(&statement.quote, source)),
            kind: self.statement_kind(statement.kind),
            badges,
            level_origin,
            voice: self.voice(statement),
            known: self.known(statement),
            cited_via: self.cited_via(statement),
            r#ref: self.reference(id, source, &statement.locator),
            locator,
            stances: self.coded_stances(id),
            to: self.links(&statement.to),
            fields: self.links(&statement.field),
            defines: self.links(&statement.defines),
            concepts: self.links(&statement.concepts),
            frames: self.links(&statement.frames),
            contradictions: self.links_to_contradictions(id),
            cites: self.cites(&statement.cites),
            share: share(statement),
            basis: self.basis(statement.basis),
            force: statement
                .force
                .map(|force| format!("force-{}", force.word())),
            time: self.time_of(statement),
            note: self.prose(&record.shared.note),
        })
    }

    /// A statement on a card; `None` if the record is none.
    pub(crate) fn statement_on_card(self, id: RecordId) -> Option<StatementOnCard> {
        let statement = self.base().record(id).statement()?;
        let source = self.facts().source_of(statement).map(|(source, _)| source);
        let r#ref = self.reference(id, source, &statement.locator);
        let all = || LinkView {
            href: r#ref.href.clone(),
            label: r#ref.label.clone(),
            lang: r#ref.lang.clone(),
        };
        let more = |count| MoreView::new("more-of-statement", count, vec![all()]);
        let stances = Excerpt::of(
            self.facts().coded_positions(id),
            Bound::ASIDE,
            |position| self.stance(&position),
            more,
        );
        let links = |references: &[Ref]| {
            let records = references.iter();
            let records: Vec<RecordId> = records.filter_map(|it| self.base().target(it)).collect();
            Excerpt::of(records, Bound::ASIDE, |it| self.link(it), more)
        };
        let (to, defines) = (links(&statement.to), links(&statement.defines));
        Some(StatementOnCard {
            text: self.prose(&statement.text).unwrap_or_default(),
            quote: (!statement.quote.is_empty()).then(|| self.text_from(&statement.quote, source)),
            kind: self.statement_kind(statement.kind),
            badges: self.badges_of_statement(statement).0,
            voice: self.voice(statement),
            known: self.known(statement),
            cited_via: self.cited_via(statement),
            stances: stances.items,
            more_stances: stances.more,
            to: to.items,
            more_to: to.more,
            defines: defines.items,
            more_defines: defines.more,
            share: share(statement),
            time: self.time_of(statement),
            basis: self.basis(statement.basis),
            r#ref,
        })
    }

    /// A statement as an item of a list; `None` if the record is none.
    pub(crate) fn statement_item(self, id: RecordId) -> Option<StatementItem> {
        let statement = self.base().record(id).statement()?;
        let source = self.facts().source_of(statement).map(|(source, _)| source);
        Some(StatementItem {
            id: self.base().record(id).id.clone(),
            text: self.prose(&statement.text).unwrap_or_default(),
            kind: self.statement_kind(statement.kind),
            badges: self.badges_of_statement(statement).0,
            voice: self.voice(statement),
            known: self.known(statement),
            cited_via: self.cited_via(statement),
            share: share(statement),
            time: self.time_of(statement),
            r#ref: self.reference(id, source, &statement.locator),
        })
    }

    /// The time that a statement gives.
    fn time_of(self, statement: &Statement) -> Option<String> {
        let time = statement.time.as_ref()?;
        Some(self.time(time.value))
    }

    /// The work through which a statement is known.
    fn cited_via(self, statement: &Statement) -> Option<RefView> {
        let place = statement.cited_via.as_ref()?;
        self.place(place)
    }

    /// All these statements, as items of a list.
    pub(crate) fn statement_items(
        self,
        ids: impl IntoIterator<Item = RecordId>,
    ) -> Vec<StatementItem> {
        ids.into_iter()
            .filter_map(|id| self.statement_item(id))
            .collect()
    }

    /// All these statements.
    pub(crate) fn statements(self, ids: impl IntoIterator<Item = RecordId>) -> Vec<StatementView> {
        ids.into_iter()
            .filter_map(|id| self.statement(id))
            .collect()
    }

    fn voice(self, statement: &Statement) -> Option<LinkView> {
        let voice = self.facts().voice_of(statement);
        voice.actor.map(|actor| self.link(actor))
    }

    fn known(self, statement: &Statement) -> WordKey {
        format!("known-{}", self.facts().knowing(statement).word())
    }

    /// The source of a statement with its locator; the address is that of the statement on the source's page.
    fn reference(self, id: RecordId, source: Option<RecordId>, locator: &Locator) -> RefView {
        let Some(source) = source else {
            // Without a source there is no page; the address is none then.
            let label = self.word("not-stated").link(self.href(id));
            return label.at(self.locator(locator));
        };
        let link = LinkView {
            href: self.href(id),
            ..LinkView::plain(self.cited(source, locator))
        };
        link.at(None).citing(&self.base().record(source).id)
    }

    fn statement_kind(self, kind: Option<antinomy_model::values::StatementKind>) -> TextView {
        let Some(kind) = kind else {
            return self.word("statement");
        };
        let label = self
            .manifest()
            .statement_kind(kind)
            .filter(|label| !label.is_empty());
        label.map_or_else(
            || TextView {
                text: kind.word().to_owned(),
                lang: None,
            },
            |label| self.text(label),
        )
    }

    /// The message for a basis; none for `stated`, the default.
    pub(crate) fn basis(self, basis: Option<Basis>) -> Option<WordKey> {
        basis
            .filter(|basis| *basis != Basis::Stated)
            .map(|basis| format!("basis-{}", basis.word()))
    }

    /// Works cited, without dangling ones.
    pub(crate) fn cites(self, cites: &[Citation]) -> Vec<CiteView> {
        let shown = cites.iter().filter_map(|citation| {
            let r#ref = self.source(&citation.source, &citation.locator)?;
            let term = match citation.manner {
                CitationType::Cites => "cites-as",
                manner => manner.word(),
            };
            Some(CiteView {
                term: term.to_owned(),
                r#ref,
            })
        });
        shown.collect()
    }

    /// The statements from which edges of these predicates lead to a record, by id, each once.
    pub(crate) fn statements_by(self, id: RecordId, predicates: &[Predicate]) -> Vec<RecordId> {
        let node = self.graph().node_of(id);
        let nodes = predicates
            .iter()
            .flat_map(|predicate| self.graph().incoming_by(node, *predicate));
        let records = nodes.filter_map(|node| self.graph().record_of(node));
        let mut found: Vec<RecordId> = records
            .filter(|id| self.base().record(*id).kind() == Kind::Statement)
            .collect();
        // Two predicates may lead from one statement to the record.
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The statements of a source by locator; those without one come last, in the order of the files.
    pub(crate) fn statements_in(self, source: RecordId) -> Vec<RecordId> {
        let mut found = self.statements_by(source, &[Predicate::Source]);
        found.sort_by_cached_key(|id| {
            let record = self.base().record(*id);
            let place = record
                .statement()
                .map(|it| locators::order(&it.locator))
                .unwrap_or_default();
            (place.is_empty(), place, record.span)
        });
        found
    }
}

fn share(statement: &Statement) -> Option<WordKey> {
    Some(format!("share-{}", statement.share_word()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;
    use antinomy_model::values::{CitationType, Force, Share};
    use serde_json::{Value, json};

    const PLAN: &str = "actors:\n\
        - {id: bund, label: Bundesregierung, levels: federal}\n\
        - {id: scholar, label: Gestring}\n\
        sources:\n\
        - {id: study, title: A study, language: en, author: 'Gestring, N.', issued: 2014}\n\
        - {id: plan, title: Plan, author: Bund, issuer: bund, issued: 2007}\n";

    fn shown(statement: &str) -> Value {
        let cx = handbook(&format!(
            "{PLAN}statements:\n- {{id: it, text: T, {statement}}}\n"
        ));
        let context = PageContext::new(&cx, "../");
        serde_json::to_value(context.statement(cx.base().find("it").unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn a_statement_leads_to_its_place_on_the_page_of_its_source() {
        let view = shown("source: plan, locator: {page: '24'}");
        assert_eq!(view["ref"]["href"], "../sources/plan.html#it");
        assert_eq!(view["ref"]["label"], "Bund 2007: 24");
        assert_eq!(view["locator"], "S.\u{a0}24");
    }

    #[test]
    fn the_issuer_of_a_source_without_sections_is_the_voice() {
        let view = shown("source: plan");
        assert_eq!(view["voice"]["label"], "Bundesregierung");
        assert_eq!(view["level_origin"], "level-from-issuer");
        assert_eq!(view["known"], "known-own");
    }

    #[test]
    fn an_unknown_voice_stays_unknown() {
        let view = shown("source: plan, voice: unknown, cited-via: study");
        assert_eq!(view["voice"], Value::Null);
        assert_eq!(view["badges"][0]["index"], "unknown");
        assert_eq!(view["level_origin"], "level-unknown");
        assert_eq!(view["known"], "known-second-hand");
        assert_eq!(view["cited_via"]["label"], "Gestring 2014");
    }

    #[test]
    fn a_scholar_has_no_level() {
        let view = shown("source: study, voice: scholar");
        assert_eq!(view["badges"][0]["index"], "outside");
        assert_eq!(view["level_origin"], "level-none");
    }

    #[test]
    fn a_quotation_is_in_the_language_of_its_source() {
        assert_eq!(
            shown("source: study, quote: key places")["quote"],
            json!({"text": "key places", "lang": "en"})
        );
        assert_eq!(
            shown("source: plan, quote: vor Ort")["quote"]["lang"],
            Value::Null
        );
    }

    #[test]
    fn that_something_is_stated_goes_without_saying() {
        assert_eq!(shown("source: plan, basis: stated")["basis"], Value::Null);
        assert_eq!(
            shown("source: plan, basis: presumed")["basis"],
            "basis-presumed"
        );
    }

    #[test]
    fn a_definition_says_what_it_defines() {
        let cx = handbook(&format!(
            "{PLAN}concepts:\n- {{id: mix, label: Mix}}\n\
             statements:\n- {{id: it, text: T, source: plan, kind: definition, defines: [mix, nothing]}}\n"
        ));
        let context = PageContext::new(&cx, "../");
        let it = cx.base().find("it").unwrap();
        let full = serde_json::to_value(context.statement(it).unwrap()).unwrap();
        let on_card = serde_json::to_value(context.statement_on_card(it).unwrap()).unwrap();
        for view in [full, on_card] {
            let mix = json!([{"href": "../concepts/mix.html", "label": "Mix", "lang": null}]);
            assert_eq!(view["defines"], mix);
        }
    }

    #[test]
    fn the_share_of_an_omission_says_how_many_have_the_thing() {
        assert_eq!(shown("kind: practice, share: few")["share"], "share-few");
        assert_eq!(
            shown("kind: omission, share: few")["share"],
            "share-have-few"
        );
    }

    #[test]
    fn what_dangles_is_left_out() {
        let view = shown(
            "source: nowhere, voice: nobody, to: nobody, field: none, cites: [nothing], cited-via: nowhere",
        );
        assert_eq!(view["ref"]["href"], Value::Null);
        assert_eq!(
            (&view["to"], &view["fields"], &view["cites"]),
            (&json!([]), &json!([]), &json!([]))
        );
        assert_eq!(view["cited_via"], Value::Null);
    }

    #[test]
    fn there_is_a_word_for_every_key() {
        let citations = CitationType::WORDS
            .iter()
            .filter(|word| **word != "cites")
            .map(|word| (*word).to_owned());
        let shares = Share::WORDS
            .iter()
            .flat_map(|word| [format!("share-{word}"), format!("share-have-{word}")]);
        let forces = Force::WORDS.iter().map(|word| format!("force-{word}"));
        let keys: Vec<String> = citations.chain(shares).chain(forces).collect();
        for tag in ["de", "en"] {
            let words = antinomy_words::Words::new(tag);
            for key in &keys {
                assert!(words.knows(key), "{tag} {key}");
            }
        }
    }
}
