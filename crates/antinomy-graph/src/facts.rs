//! What follows from the records: voices, levels, time, how we know, reach, effective positions, fields, territory.
//!
//! [`Facts`] answers from the knowledge base alone, without the graph's nodes and edges, so that it costs nothing until it is
//! asked. What needs an index makes it when it is first needed. Each answer says what decided it, because a finding has to
//! explain itself. `unknown` is an answer: it stops a search instead of falling through to the next default.

mod authors;
mod corpora;
mod field_tree;
mod fields;
mod knowing;
mod levels;
mod position_index;
mod positions;
mod reach;
mod reachability;
mod sections;
mod territory;
mod time;
mod voice;

pub use knowing::Knowing;
pub use levels::{LevelOrigin, ResolvedLevels};
pub use position_index::EffectivePosition;
pub use positions::common;
pub use reach::{Reach, Standing};
pub use reachability::Reachability;
pub use time::{Extent, Overlap};
pub use voice::{Voice, VoiceOrigin};

use antinomy_model::KnowledgeBase;
use authors::Authors;
use corpora::Corpora;
use field_tree::FieldTree;
use position_index::PositionIndex;
use sections::Sections;
use std::sync::{Arc, OnceLock};

/// What follows from the records of a knowledge base.
#[derive(Debug)]
pub struct Facts {
    base: Arc<KnowledgeBase>,
    // Lints share facts between threads, hence no `OnceCell`.
    authors: OnceLock<Authors>,
    corpora: OnceLock<Corpora>,
    fields: OnceLock<FieldTree>,
    positions: OnceLock<PositionIndex>,
    sections: OnceLock<Sections>,
}

impl Facts {
    /// Facts about this knowledge base.
    #[must_use]
    pub fn new(base: Arc<KnowledgeBase>) -> Self {
        Self {
            base,
            authors: OnceLock::new(),
            corpora: OnceLock::new(),
            fields: OnceLock::new(),
            positions: OnceLock::new(),
            sections: OnceLock::new(),
        }
    }

    /// The knowledge base.
    #[must_use]
    pub fn base(&self) -> &KnowledgeBase {
        &self.base
    }

    /// The same, to be kept longer than the facts.
    #[must_use]
    pub fn shared_base(&self) -> &Arc<KnowledgeBase> {
        &self.base
    }

    fn authors(&self) -> &Authors {
        self.authors.get_or_init(|| Authors::new(&self.base))
    }

    fn corpora(&self) -> &Corpora {
        self.corpora.get_or_init(|| Corpora::new(&self.base))
    }

    fn field_tree(&self) -> &FieldTree {
        self.fields.get_or_init(|| FieldTree::new(&self.base))
    }

    fn position_index(&self) -> &PositionIndex {
        self.positions
            .get_or_init(|| PositionIndex::new(&self.base))
    }

    fn sections(&self) -> &Sections {
        self.sections.get_or_init(|| Sections::new(&self.base))
    }
}
