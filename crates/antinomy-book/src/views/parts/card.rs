//! The card of a contradiction: its sides next to each other.

use super::addresses;
use super::badges::{OUTSIDE, UNKNOWN, levels_touched};
use super::findings::category;
use super::statement::StatementOnCard;
use crate::views::context::PageContext;
use crate::views::shapes::{
    BadgeView, CiteView, LinkView, ProseView, RefView, StrengthView, TextView, WordKey,
};
use crate::{BookPage, Handbook, MarkedText, TemplateError};
use antinomy_check::{Column, Finding, FindingGroup, FindingSide};
use antinomy_model::kinds::Contradiction;
use antinomy_model::{Given, LevelSet, Record, RecordId};
use serde::Serialize;

/// The view of `card.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CardView {
    id: String,
    href: String,
    on_own_page: bool,
    title: TextView,
    category: WordKey,
    why: WordKey,
    conflict: Option<TextView>,
    /// What the kind is called: of an agreement or a shift it is no kind of conflict.
    conflict_key: WordKey,
    fields: Vec<LinkView>,
    field_count: usize,
    strength: Option<StrengthView>,
    /// `None` if there is one party: it is at no distance from anything.
    reach: Option<WordKey>,
    levels: WordKey,
    between: Vec<BadgeView>,
    /// What stands before them for those who hear the page.
    between_key: WordKey,
    status: WordKey,
    basis: Option<WordKey>,
    asserted_by: Option<RefView>,
    label_in_source: Option<TextView>,
    because: Option<ProseView>,
    side_count: usize,
    sides: Vec<CardSide>,
    evidence: Vec<StatementOnCard>,
    rules: Vec<LinkView>,
    cites: Vec<CiteView>,
    note: Option<ProseView>,
}

/// One side of a card.
#[derive(Clone, Debug, Serialize)]
struct CardSide {
    /// Its letter; `None` if it is the only one, which is no side of anything.
    name: Option<String>,
    index: String,
    statements: Vec<StatementOnCard>,
}

/// The card of a contradiction as HTML, for `page`; empty if the record is no contradiction.
///
/// # Errors
/// If the template cannot be filled.
pub(crate) fn render(
    cx: &Handbook,
    page: &BookPage,
    id: RecordId,
) -> Result<MarkedText, TemplateError> {
    let root = page.to_root();
    let record = cx.base().record(id);
    let is_own = page.path.as_deref() == Some(&addresses::chapter(record.kind(), &record.id));
    let on_page = if is_own { OnPage::Own } else { OnPage::Other };
    match PageContext::new(cx, &root).card(id, on_page) {
        Some(card) => cx.templates().html("card", &card),
        None => Ok(MarkedText::default()),
    }
}

impl PageContext<'_> {
    /// The card of a contradiction; `None` if the record is none.
    pub(crate) fn card(self, id: RecordId, on_page: OnPage) -> Option<CardView> {
        let record = self.base().record(id);
        let contradiction = record.contradiction()?;
        let finding = self.finding_of(id)?;
        let category = category(finding.category);
        let between = self.between(contradiction, finding);
        let fields: Vec<LinkView> = finding
            .fields
            .iter()
            .map(|field| self.link(*field))
            .collect();
        Some(CardView {
            id: record.id.clone(),
            href: self.href(id).unwrap_or_default(),
            on_own_page: on_page == OnPage::Own,
            title: self.name(id),
            category: format!("category-{category}"),
            why: format!("why-{category}"),
            conflict: self.conflict(finding.conflict),
            conflict_key: match finding.group() {
                FindingGroup::Conflict => "conflict",
                FindingGroup::Agreement | FindingGroup::Shift => "conflict-of-others",
            }
            .to_owned(),
            // Handlebars has no length of a list.
            field_count: fields.len(),
            fields,
            strength: finding.strength.map(StrengthView::new),
            reach: finding.reach.map(|reach| format!("reach-{}", reach.word())),
            levels: levels_of(finding),
            between_key: match between.len() {
                0 | 1 => "level-concerned",
                _ => "levels-concerned",
            }
            .to_owned(),
            between,
            status: format!("status-{}", finding.status.word()),
            basis: self.basis(contradiction.basis),
            asserted_by: contradiction
                .asserted_by
                .place()
                .and_then(|place| self.place(place)),
            label_in_source: self.label_in_source(contradiction),
            because: self.prose(&contradiction.because),
            side_count: finding.sides.len(),
            sides: finding
                .sides
                .iter()
                .enumerate()
                .map(|(place, side)| {
                    let name = (finding.sides.len() > 1).then(|| side_name(place));
                    self.side(name, side)
                })
                .collect(),
            evidence: contradiction
                .evidence
                .iter()
                .filter_map(|it| self.statement_on_card(self.base().target(it)?))
                .collect(),
            // Rules do not derive findings yet.
            rules: Vec::new(),
            cites: self.cites(&contradiction.cites),
            note: self.prose(&record.shared.note),
        })
    }

    /// The levels that it is between, or the single level that it is within. Several levels that it is within are not shown:
    /// they would read as a contradiction between them.
    fn between(self, contradiction: &Contradiction, finding: &Finding) -> Vec<BadgeView> {
        match &contradiction.between {
            Given::Known(levels) => return self.badges_of(*levels),
            Given::Unknown => return self.badges(None),
            Given::Absent => {}
        }
        let touched = levels_touched(finding);
        let is_between = finding
            .columns
            .iter()
            .any(|column| matches!(column, Column::Between(..)));
        if is_between || touched.iter().count() == 1 {
            self.badges_of(touched)
        } else {
            Vec::new()
        }
    }

    /// The source's own word for the contradiction, in the language of the source. Without a source it would be nobody's.
    fn label_in_source(self, contradiction: &Contradiction) -> Option<TextView> {
        let text = contradiction.label_in_source.clone()?;
        let place = contradiction.asserted_by.place()?;
        let source = self.base().resolve(&place.source).and_then(Record::source);
        let lang = source.and_then(|source| self.foreign(&source.language.as_ref()?.value));
        Some(TextView { text, lang })
    }

    fn side(self, name: Option<String>, side: &FindingSide) -> CardSide {
        CardSide {
            name,
            index: index(side.levels),
            statements: side
                .statements
                .iter()
                .filter_map(|id| self.statement_on_card(*id))
                .collect(),
        }
    }
}

/// Whether a card is on the page of its own contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnPage {
    /// Yes: the page's heading is its title.
    Own,
    /// No.
    Other,
}

/// The relation of the levels; of a single party, where its levels are.
fn levels_of(finding: &Finding) -> WordKey {
    let levels = finding.levels.word();
    match finding.reach {
        Some(_) => format!("levels-{levels}"),
        None => format!("levels-alone-{levels}"),
    }
}

fn side_name(place: usize) -> String {
    let letter = u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map(|place| char::from(b'A' + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}

/// The badge index of a side: that of its level, if it has exactly one. Mixed sides get no colour of a level.
fn index(levels: Option<LevelSet>) -> String {
    let Some(set) = levels else {
        return UNKNOWN.to_owned();
    };
    let mut levels = set.iter();
    match (levels.next(), levels.next()) {
        (None, _) => OUTSIDE.to_owned(),
        (Some(level), None) => level.0.to_string(),
        (Some(_), Some(_)) => UNKNOWN.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;
    use serde_json::{Value, json};

    const RECORDS: &str = "actors:\n- {id: bund, label: Bund, levels: federal}\n\
        sources:\n- {id: study, title: Studie, author: 'G, N.', issued: 2014, language: en}\n\
        statements:\n\
        - {id: a, text: Wichtig., voice: bund, source: study}\n\
        - {id: b, text: Kein Geld., voice: unknown, source: study}\n";

    fn shown(contradiction: &str) -> Value {
        let cx = handbook(&format!(
            "{RECORDS}contradictions:\n- {{id: it, title: T, {contradiction}}}\n"
        ));
        let card = PageContext::new(&cx, "").card(cx.base().find("it").unwrap(), OnPage::Other);
        serde_json::to_value(card.unwrap()).unwrap()
    }

    #[test]
    fn a_card_has_a_side_for_each_side() {
        let card = shown("sides: [[a], [b]], strength: -2");
        let names: Vec<&Value> = card["sides"]
            .as_array()
            .unwrap()
            .iter()
            .map(|side| &side["name"])
            .collect();
        assert_eq!(names, ["A", "B"]);
        assert_eq!(card["sides"][0]["index"], "0");
        assert_eq!(card["sides"][1]["index"], "unknown");
        assert_eq!(
            card["strength"],
            json!({"value": "−2", "key": "strength-2"})
        );
    }

    #[test]
    fn a_single_side_is_described_as_what_it_is() {
        let gap = shown("category: gap, sides: [[a]]");
        assert_eq!(gap["sides"][0]["name"], Value::Null);
        assert_eq!(gap["reach"], Value::Null);
        assert_eq!(gap["levels"], "levels-alone-equal");
        let agreed = shown("category: convergence, sides: [[a, b]]");
        assert_eq!(agreed["sides"][0]["name"], Value::Null);
        assert_eq!(agreed["reach"], "reach-same-document");
        assert_eq!(agreed["levels"], "levels-unknown");
    }

    #[test]
    fn the_status_says_who_asserts_it() {
        let status = |contradiction: &str| shown(contradiction)["status"].clone();
        assert_eq!(status("asserted-by: study"), "status-asserted-in-source");
        assert_eq!(status("asserted-by: none"), "status-asserted-by-authors");
    }

    #[test]
    fn the_word_of_the_author_is_in_the_language_of_the_work() {
        let card = shown("asserted-by: study, label-in-source: blatant");
        assert_eq!(
            card["label_in_source"],
            json!({"text": "blatant", "lang": "en"})
        );
        assert_eq!(card["asserted_by"]["label"], "G 2014");
    }

    #[test]
    fn what_is_between_was_authored_or_follows_from_the_sides() {
        assert_eq!(shown("between: [federal]")["between"][0]["index"], "0");
        assert_eq!(shown("between: unknown")["between"][0]["index"], "unknown");
        assert_eq!(shown("sides: [[a], [a]]")["between"][0]["index"], "0");
        assert_eq!(shown("sides: [[a], [b]]")["between"], json!([]));
    }

    #[test]
    fn sides_and_evidence_that_lead_nowhere_are_left_out() {
        let card = shown("sides: [[nowhere], [a]], evidence: [nowhere]");
        assert_eq!(card["sides"][0]["statements"], json!([]));
        assert_eq!(card["evidence"], json!([]));
    }
}
