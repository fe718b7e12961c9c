//! Examinations: a field was examined for a pair of levels, and none was found, or it does not apply.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{Choice, ExaminationResult, Given, LevelSet, Ref, Text};

/// A cell of the matrix that somebody looked into without a finding.
#[derive(Clone, Debug, Default)]
pub struct Examination {
    /// The policy fields.
    pub field: Vec<Ref>,
    /// The pair of levels, or one level for "within".
    pub levels: Given<LevelSet>,
    /// What it came to.
    pub result: Option<ExaminationResult>,
    /// Why.
    pub because: Text,
    /// Who examined.
    pub by: Option<Ref>,
    /// And where.
    pub source: Option<Ref>,
}

pub(super) static TABLE: Table = Table {
    name: "examination",
    keys: &[
        required("field", Shape::Refs(&[Kind::Field])),
        required("levels", Shape::Levels),
        required("result", Shape::Choice(ExaminationResult::WORDS)),
        required("because", Shape::Text),
        optional("by", Shape::Ref(&[Kind::Actor, Kind::Source])),
        optional("source", Shape::Ref(&[Kind::Source])),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Examination {
    Examination {
        field: fields.references("field"),
        levels: fields.levels("levels"),
        result: fields.choice("result"),
        because: fields.text("because"),
        by: fields.reference("by"),
        source: fields.reference("source"),
    }
}
