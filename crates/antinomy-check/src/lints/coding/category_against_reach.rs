//! A category that says another thing than the reach of the sides: an ambivalence of strangers, or a contradiction that
//! one voice has with itself.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::values::{Category, StatementKind};
use antinomy_model::{Given, KnowledgeBase, LevelSet, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeSet;

antinomy_syntax::codes! {
    "";
    CODE = "L025", "category-against-reach", Warning;
}

pub(super) struct CategoryAgainstReach;

impl Lint for CategoryAgainstReach {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(contradiction) = record.contradiction() else {
            return;
        };
        let sides = read_sides(facts.base(), contradiction);
        if sides.len() < 2 {
            return;
        }
        let found = Diagnostic::new(&CODE, record.span);
        match contradiction.category {
            Some(Category::Ambivalence) if are_strangers(facts, &sides) => {
                out.push(found.with("category", "ambivalence").hint("strangers"));
            }
            Some(Category::Contradiction) if !bears_elsewhere(contradiction) => {
                let voice = one_voice(facts, &sides).map(|voice| facts.base().record(voice));
                out.extend(voice.map(|voice| {
                    found
                        .with("category", "contradiction")
                        .with("voice", voice.id.as_str())
                }));
            }
            _ => {}
        }
    }
}

/// The statements of each side that has some.
fn read_sides<'b>(
    base: &'b KnowledgeBase,
    contradiction: &Contradiction,
) -> Vec<Vec<&'b Statement>> {
    let sides = contradiction.sides.iter().map(|side| {
        let statements = side.iter().filter_map(|it| base.resolve(it)?.statement());
        statements.collect::<Vec<_>>()
    });
    sides.filter(|side| !side.is_empty()).collect()
}

/// One voice may speak on both sides of a contradiction between two levels: who assigns need not be who bears.
fn bears_elsewhere(contradiction: &Contradiction) -> bool {
    matches!(&contradiction.between, Given::Known(levels) if levels.iter().count() > 1)
}

/// The voice that holds every statement of every side.
fn one_voice(facts: &Facts, sides: &[Vec<&Statement>]) -> Option<RecordId> {
    let mut voices = sides.iter().flatten().map(|it| facts.voice_of(it).actor);
    let first = voices.next()??;
    voices.all(|voice| voice == Some(first)).then_some(first)
}

/// Whether no two sides have a voice, a document, a corpus or a level in common, and all of that is known.
fn are_strangers(facts: &Facts, sides: &[Vec<&Statement>]) -> bool {
    let mut seen = Provenance::default();
    for side in sides {
        let Some(provenance) = Provenance::of_side(facts, side) else {
            return false;
        };
        if provenance.meets(&seen) {
            return false;
        }
        seen.absorb(provenance);
    }
    true
}

/// Where the statements of a side come from.
#[derive(Default)]
struct Provenance {
    /// Voices, documents and corpora.
    records: BTreeSet<RecordId>,
    levels: LevelSet,
}

impl Provenance {
    /// `None` if a part of it is unknown, or if a statement is evidence and so belongs to no level.
    fn of_side(facts: &Facts, side: &[&Statement]) -> Option<Self> {
        let mut all = Self::default();
        for statement in side {
            let voice = facts.voice_of(statement).actor?;
            let (source, _) = facts.source_of(statement)?;
            let levels = facts.levels_of(statement).set?;
            // A voice outside of government has no level that another side could share.
            if levels.is_empty() || statement.kind == Some(StatementKind::Evidence) {
                return None;
            }
            all.records.extend([voice, source]);
            all.records.extend(facts.corpora_of(source));
            all.levels = all.levels.union(levels);
        }
        Some(all)
    }

    fn meets(&self, other: &Self) -> bool {
        !self.levels.intersection(other.levels).is_empty()
            || !self.records.is_disjoint(&other.records)
    }

    fn absorb(&mut self, other: Self) {
        self.records.extend(other.records);
        self.levels = self.levels.union(other.levels);
    }
}
