//! When a statement holds.

use super::Facts;
use antinomy_model::Record;
use antinomy_model::kinds::Statement;
use antinomy_model::values::{Bound, Interval};

impl Facts {
    /// When a statement holds: its own time, else from the date of its source until the date of what superseded it.
    #[must_use]
    pub fn time_of(&self, statement: &Statement) -> Interval {
        if let Some(time) = &statement.time {
            return time.value;
        }
        let Some((_, source)) = self.source_of(statement) else {
            return Interval::ALWAYS;
        };
        let issued = source.issued.as_ref();
        let successor = source.superseded_by.as_ref();
        let successor = successor
            .and_then(|next| self.base.resolve(next))
            .and_then(Record::source);
        let replaced = successor.and_then(|next| next.issued.as_ref());
        Interval {
            from: issued.map_or(Bound::Open, |issued| issued.value.from),
            until: replaced.map_or(Bound::Open, |issued| issued.value.from),
        }
    }
}
