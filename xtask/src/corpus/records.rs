//! The records of a corpus, drawn but not yet worded: who says what where, and what it is linked to.
//!
//! Records name each other by number. Two rules keep them free of errors whatever is drawn: `broader`,
//! `implies` and `excludes` only ever point at lower numbers and never in chains that could meet, and the
//! positions of one statement have one sign.

use std::collections::BTreeSet;

use super::draw::Draw;
use super::plan::Plan;
use super::vocabulary::{
    CITATIONS, CONFLICTS, FIELDS, HELD, LACKING, POLICY_KINDS, RELATIONS, RESEARCHED,
};

/// The voices: those that hold positions, then the scholars who comment on them.
const POLICY_VOICES: usize = 160;
/// All voices.
const VOICES: usize = 200;
const FIRST_YEAR: usize = 1995;
const LAST_YEAR: usize = 2024;
/// Every source has at least these pages.
const FEWEST_PAGES: usize = 12;

/// Everything that is written.
pub(super) struct Corpus {
    /// The seed, for the words.
    pub(super) seed: u64,
    /// Voices; the first 160 hold positions, the others are scholars.
    pub(super) actors: Vec<DrawnActor>,
    /// Sources; the policy documents first.
    pub(super) sources: Vec<DrawnSource>,
    /// Concepts.
    pub(super) concepts: Vec<DrawnConcept>,
    /// Propositions.
    pub(super) propositions: Vec<DrawnProposition>,
    /// Statements.
    pub(super) statements: Vec<DrawnStatement>,
    /// Relations between statements.
    pub(super) relations: Vec<DrawnRelation>,
    /// Authored contradictions.
    pub(super) contradictions: Vec<DrawnContradiction>,
    /// How many pages of statements are written as a mistake.
    pub(super) mistakes: usize,
}

/// A voice.
pub(super) struct DrawnActor {
    /// Kind of actor.
    pub(super) kind: &'static str,
    /// Levels, none for a scholar.
    pub(super) levels: &'static [&'static str],
}

/// Something citable.
pub(super) struct DrawnSource {
    /// The voice that issued a policy document; literature has none.
    pub(super) issuer: Option<usize>,
    /// Year of issue.
    pub(super) year: usize,
    /// Pages.
    pub(super) pages: usize,
}

/// A concept in a tree.
pub(super) struct DrawnConcept {
    /// The broader concept, unless it is a root.
    pub(super) broader: Option<usize>,
}

/// A sentence that can be affirmed or denied.
pub(super) struct DrawnProposition {
    /// Index of its field.
    pub(super) field: usize,
    /// Concepts.
    pub(super) concepts: Vec<usize>,
    /// A proposition that it excludes.
    pub(super) excludes: Option<usize>,
    /// A proposition that it implies.
    pub(super) implies: Option<usize>,
}

/// A place in a source.
#[derive(Clone)]
pub(super) struct DrawnPlace {
    /// Index of the source.
    pub(super) source: usize,
    /// Page.
    pub(super) page: usize,
}

/// A citation.
pub(super) struct DrawnCitation {
    /// What is cited, and where.
    pub(super) place: DrawnPlace,
    /// CiTO term.
    pub(super) reason: &'static str,
}

/// What one voice holds or does in one place.
pub(super) struct DrawnStatement {
    /// Kind of statement.
    pub(super) kind: &'static str,
    /// The voice.
    pub(super) voice: usize,
    /// The source it is in, and the page.
    pub(super) place: DrawnPlace,
    /// Through whom it is known.
    pub(super) cited_via: Option<DrawnPlace>,
    /// The voice that is addressed.
    pub(super) to: Option<usize>,
    /// Index of the field.
    pub(super) field: usize,
    /// Concepts.
    pub(super) concepts: Vec<usize>,
    /// The concept that a definition settles.
    pub(super) defines: Option<usize>,
    /// How many of its corpus have what an omission lacks.
    pub(super) share: Option<&'static str>,
    /// Proposition and stance; all of one sign.
    pub(super) positions: Vec<(usize, i8)>,
    /// The source that reads the first position into the text, if the text does not say it.
    pub(super) read_by: Option<usize>,
    /// First and last year, where they are not those of the source.
    pub(super) time: Option<(usize, usize)>,
    /// Citations.
    pub(super) cites: Vec<DrawnCitation>,
}

/// An edge between two statements.
pub(super) struct DrawnRelation {
    /// Index of the statement it starts from.
    pub(super) from: usize,
    /// Index of the statement it leads to.
    pub(super) to: usize,
    /// Type of relation.
    pub(super) kind: &'static str,
    /// Who says so.
    pub(super) place: DrawnPlace,
}

/// Two sides that take opposite positions on one proposition.
pub(super) struct DrawnContradiction {
    /// Statements that affirm it, and statements that deny it.
    pub(super) sides: [Vec<usize>; 2],
    /// Index of the field.
    pub(super) field: usize,
    /// Kind of conflict.
    pub(super) conflict: &'static str,
    /// From -3 to -1.
    pub(super) strength: i8,
    /// Who asserts it.
    pub(super) place: DrawnPlace,
}

impl Corpus {
    /// Draws all records of a plan. Statements need their sources, contradictions the statements.
    pub(super) fn draw(plan: &Plan) -> Corpus {
        let mut corpus = Corpus {
            seed: plan.seed,
            actors: drawn(plan, "actor", VOICES, DrawnActor::draw),
            sources: drawn(plan, "source", plan.sources, |draw, number| {
                DrawnSource::draw(draw, number, plan)
            }),
            concepts: drawn(plan, "concept", plan.concepts, DrawnConcept::draw),
            propositions: drawn(plan, "proposition", plan.propositions, |draw, number| {
                DrawnProposition::draw(draw, number, plan)
            }),
            statements: Vec::new(),
            relations: drawn(plan, "relation", plan.relations, |draw, number| {
                DrawnRelation::draw(draw, number, plan)
            }),
            contradictions: Vec::new(),
            mistakes: plan.extras.mistakes,
        };
        corpus.statements = drawn(plan, "statement", plan.statements, |draw, _| {
            corpus.statement(draw, plan)
        });
        corpus.contradictions = corpus.contradictions(plan);
        if plan.extras.pairs > 0 {
            let large = corpus.large_contradiction(plan);
            corpus.contradictions.push(large);
        }
        corpus
    }

    fn statement(&self, draw: &mut Draw, plan: &Plan) -> DrawnStatement {
        let researched = draw.chance(25);
        let (voice, source) = self.voice_and_source(draw, plan, researched);
        let positions = self.positions(draw);
        let field = positions
            .first()
            .map_or(0, |&(proposition, _)| self.propositions[proposition].field);
        let second_hand = !researched && draw.chance(20);
        let held = !researched && draw.chance(15);
        // Seldom: each omission is a statement less that takes positions.
        let is_omission = !researched && draw.chance(5);
        let said = draw.one(if researched { RESEARCHED } else { HELD });
        let kind = if is_omission { "omission" } else { said };
        let concepts = several_concepts(draw, plan);
        // What is left out takes no position.
        let positions = if is_omission { Vec::new() } else { positions };
        DrawnStatement {
            kind,
            voice,
            place: self.place(draw, source),
            cited_via: second_hand
                .then(|| self.literature(draw, plan))
                .filter(|via| via.source != source),
            to: held
                .then(|| draw.below(POLICY_VOICES))
                .filter(|&to| to != voice),
            field,
            defines: concepts.first().copied().filter(|_| kind == "definition"),
            concepts,
            share: is_omission.then(|| draw.one(LACKING)),
            read_by: (!researched && draw.chance(5)).then(|| self.literature(draw, plan).source),
            positions,
            time: draw.chance(25).then(|| self.time(draw, source)),
            cites: self.citations(draw, source),
        }
    }

    /// Scholars write literature; other statements are in a policy document of their own voice, or quoted in literature.
    fn voice_and_source(&self, draw: &mut Draw, plan: &Plan, researched: bool) -> (usize, usize) {
        if researched {
            return (
                POLICY_VOICES + draw.below(VOICES - POLICY_VOICES),
                self.literature(draw, plan).source,
            );
        }
        let policy = draw.below(plan.policies);
        match self.sources[policy].issuer {
            Some(issuer) if draw.chance(40) => (issuer, policy),
            _ => (
                draw.skewed(POLICY_VOICES),
                self.literature(draw, plan).source,
            ),
        }
    }

    /// 1.3 positions on average. The second is on a free proposition, so that no statement
    /// contradicts itself.
    fn positions(&self, draw: &mut Draw) -> Vec<(usize, i8)> {
        let sign = if draw.chance(60) { 1 } else { -1 };
        let first = draw.skewed(self.propositions.len());
        let mut positions = vec![(first, sign * stance(draw))];
        if draw.chance(35) {
            // Multiples of ten plus a free digit: such propositions neither exclude nor imply.
            let second =
                draw.skewed(self.propositions.len() / 10 + 1) * 10 + FREE[draw.below(FREE.len())];
            if second != first && second < self.propositions.len() {
                positions.push((second, sign * stance(draw)));
            }
        }
        positions
    }

    fn citations(&self, draw: &mut Draw, own: usize) -> Vec<DrawnCitation> {
        // A work does not cite itself.
        let count = 1 + draw.below(4);
        let sources = draw.several(count, self.sources.len(), &[own]);
        sources
            .into_iter()
            .map(|source| DrawnCitation {
                place: self.place(draw, source),
                reason: draw.one(CITATIONS),
            })
            .collect()
    }

    fn time(&self, draw: &mut Draw, source: usize) -> (usize, usize) {
        let from = self.sources[source].year;
        (from, from + draw.below(LAST_YEAR + 1 - from))
    }

    fn literature(&self, draw: &mut Draw, plan: &Plan) -> DrawnPlace {
        let source = plan.policies + draw.skewed(plan.sources - plan.policies);
        self.place(draw, source)
    }

    fn place(&self, draw: &mut Draw, source: usize) -> DrawnPlace {
        DrawnPlace {
            source,
            page: 1 + draw.below(self.sources[source].pages),
        }
    }

    /// Pairs statements of different policy voices that take opposite positions on one proposition.
    fn contradictions(&self, plan: &Plan) -> Vec<DrawnContradiction> {
        let camps = self.camps();
        let open: Vec<usize> = (0..camps.len())
            .filter(|&proposition| camps[proposition].iter().all(|camp| !camp.is_empty()))
            .collect();
        let mut taken = BTreeSet::new();
        let mut contradictions = Vec::new();
        // Pairs of one voice, and pairs drawn before, are dropped; after so many draws the rest is left out.
        for number in 0..plan.contradictions * 4 {
            if contradictions.len() == plan.contradictions || open.is_empty() {
                break;
            }
            let mut draw = Draw::of_record(plan.seed, "contradiction", number);
            let proposition = open[draw.below(open.len())];
            let pair = camps[proposition]
                .each_ref()
                .map(|camp| camp[draw.below(camp.len())]);
            let apart = self.statements[pair[0]].voice != self.statements[pair[1]].voice;
            if apart && taken.insert(pair) {
                contradictions.push(self.contradiction(
                    &mut draw,
                    plan,
                    proposition,
                    pair,
                    &camps[proposition][0],
                ));
            }
        }
        contradictions
    }

    fn contradiction(
        &self,
        draw: &mut Draw,
        plan: &Plan,
        proposition: usize,
        [affirming, denying]: [usize; 2],
        camp: &[usize],
    ) -> DrawnContradiction {
        let mut first = vec![affirming];
        let ally = camp[draw.below(camp.len())];
        if ally != affirming && draw.chance(30) {
            first.push(ally);
        }
        DrawnContradiction {
            sides: [first, vec![denying]],
            field: self.propositions[proposition].field,
            conflict: draw.one(CONFLICTS),
            strength: STRENGTHS[draw.below(STRENGTHS.len())],
            place: self.literature(draw, plan),
        }
    }

    /// A contradiction of many statements, whichever propositions they are on: what it costs depends on their number.
    fn large_contradiction(&self, plan: &Plan) -> DrawnContradiction {
        let camps = self.camps();
        let sides = [0, 1].map(|sign| {
            let statements: BTreeSet<usize> =
                camps.iter().flat_map(|camp| &camp[sign]).copied().collect();
            statements.into_iter().take(plan.extras.pairs).collect()
        });
        let mut draw = Draw::of_record(plan.seed, "large contradiction", 0);
        DrawnContradiction {
            sides,
            field: 0,
            conflict: CONFLICTS[0],
            strength: STRENGTHS[0],
            place: self.literature(&mut draw, plan),
        }
    }

    /// Whether the page of a statement is written as a mistake: so many of them, as far apart as can be.
    pub(super) fn is_mistake(&self, statement: usize) -> bool {
        let mistakes = self.mistakes.min(self.statements.len());
        // The same rounding for neighbours: exactly so many steps over all statements.
        let before = |statement: usize| statement * mistakes / self.statements.len();
        before(statement) != before(statement + 1)
    }

    /// For each proposition, which statements of policy voices affirm and which deny it.
    fn camps(&self) -> Vec<[Vec<usize>; 2]> {
        let mut camps = vec![[Vec::new(), Vec::new()]; self.propositions.len()];
        for (number, statement) in self.statements.iter().enumerate() {
            for &(proposition, stance) in &statement.positions {
                // Scholars comment; they are no side.
                if statement.voice < POLICY_VOICES {
                    camps[proposition][usize::from(stance < 0)].push(number);
                }
            }
        }
        camps
    }
}

impl DrawnActor {
    fn draw(draw: &mut Draw, number: usize) -> DrawnActor {
        if number >= POLICY_VOICES {
            return DrawnActor {
                kind: "scholar",
                levels: &[],
            };
        }
        // The levels are mixed, because voices are drawn with a preference for low numbers.
        let levels: &[&str] = match number % 20 {
            0 => &["eu"],
            1..=4 => &["federal"],
            5..=10 => &["state"],
            11 => &["state", "municipal"],
            _ => &["municipal"],
        };
        DrawnActor {
            kind: draw.one(POLICY_KINDS),
            levels,
        }
    }

    /// Whether the voice comments instead of holding positions.
    pub(super) fn is_scholar(&self) -> bool {
        self.kind == "scholar"
    }
}

impl DrawnSource {
    fn draw(draw: &mut Draw, number: usize, plan: &Plan) -> DrawnSource {
        DrawnSource {
            issuer: (number < plan.policies).then(|| draw.below(POLICY_VOICES)),
            year: FIRST_YEAR + draw.below(LAST_YEAR + 1 - FIRST_YEAR),
            pages: FEWEST_PAGES + draw.below(240),
        }
    }
}

impl DrawnConcept {
    fn draw(draw: &mut Draw, number: usize) -> DrawnConcept {
        DrawnConcept {
            // Up to half of its own number: a tree that is neither a chain nor flat.
            broader: (number > 3).then(|| draw.below(number / 2 + 1)),
        }
    }
}

/// Strengths of contradictions, the strongest most seldom.
const STRENGTHS: [i8; 6] = [-1, -1, -1, -2, -2, -3];

/// Last digits of the propositions that neither exclude nor are excluded, and imply nothing.
const FREE: [usize; 5] = [2, 4, 7, 8, 9];

/// What a proposition may be linked to, by its last digit. Those that imply or exclude are never implied or excluded themselves.
#[derive(PartialEq)]
enum Linking {
    Excludes,
    Excluded,
    Implies,
    Free,
}

impl Linking {
    fn of(number: usize) -> Linking {
        match number % 10 {
            0 | 5 => Linking::Excluded,
            1 | 6 => Linking::Excludes,
            3 => Linking::Implies,
            _ => Linking::Free,
        }
    }
}

impl DrawnProposition {
    fn draw(draw: &mut Draw, number: usize, plan: &Plan) -> DrawnProposition {
        // Links lead to lower numbers that link to nothing themselves: no circle, whatever is drawn.
        let role = Linking::of(number);
        let tens = number / 10 * 10;
        DrawnProposition {
            field: draw.below(FIELDS.len()),
            concepts: several_concepts(draw, plan),
            excludes: (role == Linking::Excludes).then(|| draw.below(tens / 5 + 1) * 5),
            implies: (role == Linking::Implies).then(|| draw.below(tens / 10 + 1) * 10 + 2),
        }
    }
}

impl DrawnRelation {
    /// Relation `number` starts from a statement that no other starts from, so that none is drawn twice.
    fn draw(draw: &mut Draw, number: usize, plan: &Plan) -> DrawnRelation {
        // There are half as many relations as statements.
        let from = number * 2;
        let distance = 1 + draw.below(plan.statements - 1);
        let source = plan.policies + draw.skewed(plan.sources - plan.policies);
        DrawnRelation {
            from,
            // Never back to the statement itself: the distance is below the number of statements.
            to: (from + distance) % plan.statements,
            kind: draw.one(RELATIONS),
            place: DrawnPlace {
                source,
                page: 1 + draw.below(FEWEST_PAGES),
            },
        }
    }
}

/// The first `count` records of a kind, each drawn from its own stream.
fn drawn<T>(plan: &Plan, kind: &str, count: usize, draw: impl Fn(&mut Draw, usize) -> T) -> Vec<T> {
    (0..count)
        .map(|number| draw(&mut Draw::of_record(plan.seed, kind, number), number))
        .collect()
}

fn several_concepts(draw: &mut Draw, plan: &Plan) -> Vec<usize> {
    let count = 1 + draw.below(3);
    draw.several(count, plan.concepts, &[])
}

fn stance(draw: &mut Draw) -> i8 {
    if draw.chance(50) { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Corpus {
        Corpus::draw(&Plan::new(2_000, 7))
    }

    #[test]
    fn the_numbers_are_those_of_the_plan() {
        let corpus = corpus();
        let counts = [
            corpus.statements.len(),
            corpus.sources.len(),
            corpus.concepts.len(),
            corpus.propositions.len(),
            corpus.relations.len(),
            corpus.contradictions.len(),
        ];
        assert_eq!(counts, [2_000, 400, 100, 80, 1_000, 20]);
    }

    #[test]
    fn statements_take_one_point_three_positions() {
        let corpus = corpus();
        let positions: usize = corpus
            .statements
            .iter()
            .map(|statement| statement.positions.len())
            .sum();
        assert!((2_500..2_700).contains(&positions), "{positions}");
    }

    #[test]
    fn hierarchies_only_point_backwards() {
        let corpus = corpus();
        for (number, concept) in corpus.concepts.iter().enumerate() {
            assert!(concept.broader.is_none_or(|broader| broader < number));
        }
        for (number, proposition) in corpus.propositions.iter().enumerate() {
            let targets = proposition.excludes.iter().chain(&proposition.implies);
            assert!(targets.into_iter().all(|&target| target < number));
        }
    }

    #[test]
    fn one_in_five_excludes_and_one_in_ten_implies() {
        let propositions = corpus().propositions;
        let excluding = propositions
            .iter()
            .filter(|proposition| proposition.excludes.is_some())
            .count();
        let implying = propositions
            .iter()
            .filter(|proposition| proposition.implies.is_some())
            .count();
        assert_eq!((excluding, implying), (16, 8));
    }

    #[test]
    fn the_sides_of_a_contradiction_are_opposed() {
        let corpus = corpus();
        for contradiction in &corpus.contradictions {
            let [affirming, denying] = contradiction
                .sides
                .each_ref()
                .map(|side| &corpus.statements[side[0]]);
            let opposed = affirming.positions.iter().any(|&(proposition, stance)| {
                stance > 0
                    && denying
                        .positions
                        .iter()
                        .any(|&(other, against)| other == proposition && against < 0)
            });
            assert!(opposed);
        }
    }
}
