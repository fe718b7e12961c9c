//! How large a corpus is.

use std::fmt;

/// How much of everything a corpus holds, and the seed that it is drawn with.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(super) seed: u64,
    pub(super) statements: usize,
    pub(super) sources: usize,
    pub(super) policies: usize,
    pub(super) concepts: usize,
    pub(super) propositions: usize,
    pub(super) relations: usize,
    pub(super) contradictions: usize,
    pub(super) extras: Extras,
}

/// What a corpus holds beyond what follows from its size. All else stays as it is without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extras {
    /// Statements on each side of one more contradiction; none if 0.
    pub(crate) pairs: usize,
    /// Pages of statements that are written with a word before the number, which is an error with a safe cure.
    pub(crate) mistakes: usize,
}

/// The fewest sources: a statement cites up to four that are not its own.
const FEWEST_SOURCES: usize = 8;

impl Plan {
    /// The plan for a number of statements. Small corpora get the few records that any statement needs.
    pub(crate) fn new(statements: u64, seed: u64) -> Plan {
        let statements = usize::try_from(statements).unwrap_or(usize::MAX);
        Plan {
            seed,
            statements,
            sources: (statements / 5).max(FEWEST_SOURCES),
            policies: (statements / 50).max(1),
            concepts: (statements / 20).max(1),
            propositions: (statements / 25).max(1),
            relations: statements / 2,
            contradictions: statements / 100,
            extras: Extras::default(),
        }
    }

    /// The plan for a number of sources, with hardly anything else.
    pub(crate) fn of_sources(sources: u64, seed: u64) -> Plan {
        let sources = usize::try_from(sources).unwrap_or(usize::MAX);
        Plan {
            sources: sources.max(FEWEST_SOURCES),
            policies: (sources / 10).max(1),
            ..Plan::new(20, seed)
        }
    }

    /// Adds what does not follow from the size.
    pub(crate) fn add(&mut self, extras: Extras) {
        self.extras = extras;
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} statements, {} sources ({} policy documents), {} concepts, {} propositions, {} relations, \
             {} contradictions, seed {}",
            self.statements,
            self.sources,
            self.policies,
            self.concepts,
            self.propositions,
            self.relations,
            self.contradictions,
            self.seed
        )
    }
}
