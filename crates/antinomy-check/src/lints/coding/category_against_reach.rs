//! A category that says another thing than how far apart the sides stand: an ambivalence of strangers, or a
//! contradiction that one voice has with itself.

use crate::lints::Lint;
use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::values::{Category, StatementKind};
use antinomy_model::{Given, Kind, KnowledgeBase, LevelSet, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "";
    CODE = "L025", "category-against-reach", Warning;
}

pub(super) struct CategoryAgainstReach;

impl Lint for CategoryAgainstReach {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let corpora = corpora(base);
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            let sides = read_sides(base, contradiction);
            if sides.len() < 2 {
                continue;
            }
            let found = Diagnostic::new(&CODE, record.span);
            match contradiction.category {
                Some(Category::Ambivalence) if are_strangers(base, &sides, &corpora) => {
                    out.push(found.with("category", "ambivalence").hint("strangers"));
                }
                Some(Category::Contradiction) if !bears_elsewhere(contradiction) => {
                    let voice = one_voice(base, &sides).map(|voice| base.record(voice));
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

/// For each source the corpora that it belongs to; a corpus belongs to itself.
fn corpora(base: &KnowledgeBase) -> BTreeMap<RecordId, Vec<RecordId>> {
    let mut corpora: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for (id, record) in base.of_kind(Kind::Source) {
        let members = record.source().map_or(&[][..], |source| &source.members);
        if !members.is_empty() {
            corpora.entry(id).or_default().push(id);
        }
        for member in members.iter().filter_map(|member| base.find(&member.id)) {
            corpora.entry(member).or_default().push(id);
        }
    }
    corpora
}

/// One voice may speak on both sides of what lies between two levels: who assigns need not be who bears.
fn bears_elsewhere(contradiction: &Contradiction) -> bool {
    matches!(&contradiction.between, Given::Known(levels) if levels.iter().count() > 1)
}

/// The voice that holds every statement of every side.
fn one_voice(base: &KnowledgeBase, sides: &[Vec<&Statement>]) -> Option<RecordId> {
    let mut voices = sides.iter().flatten().map(|it| base.voice_of(it).actor);
    let first = voices.next()??;
    voices.all(|voice| voice == Some(first)).then_some(first)
}

/// Whether no two sides have a voice, a document, a corpus or a level in common, and all of that is known.
fn are_strangers(
    base: &KnowledgeBase,
    sides: &[Vec<&Statement>],
    corpora: &BTreeMap<RecordId, Vec<RecordId>>,
) -> bool {
    let mut seen: BTreeSet<RecordId> = BTreeSet::new();
    let mut levels = LevelSet::default();
    for side in sides {
        let mut marks: BTreeSet<RecordId> = BTreeSet::new();
        let mut of_side = LevelSet::default();
        for statement in side {
            let voice = base.voice_of(statement).actor;
            let source = base.source_of(statement).map(|(id, _)| id);
            let set = base.levels_of(statement).set.filter(|set| !set.is_empty());
            let (Some(voice), Some(source), Some(set)) = (voice, source, set) else {
                return false;
            };
            if statement.kind == Some(StatementKind::Evidence) {
                return false;
            }
            marks.extend([voice, source]);
            marks.extend(corpora.get(&source).into_iter().flatten());
            of_side = of_side.union(set);
        }
        if !levels.intersection(of_side).is_empty() || !marks.is_disjoint(&seen) {
            return false;
        }
        levels = levels.union(of_side);
        seen.extend(marks);
    }
    true
}
