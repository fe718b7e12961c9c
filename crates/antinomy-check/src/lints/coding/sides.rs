//! A contradiction with too few sides to contradict itself.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::values::Category;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L003", "too-few-sides", Error;
}

pub(super) struct Sides;

impl Lint for Sides {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(contradiction) = record.contradiction() else {
            return;
        };
        let sides = contradiction.sides.iter();
        let count = sides.filter(|side| !side.is_empty()).count();
        let needed = match contradiction.category {
            // A gap lacks the other side; voices that converge may be put on one.
            Some(Category::Gap | Category::Convergence) => 1,
            _ => 2,
        };
        if count < needed {
            out.push(Diagnostic::new(&CODE, record.span).with("count", count));
        }
    }
}
