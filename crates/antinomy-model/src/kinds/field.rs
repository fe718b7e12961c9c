//! Policy fields, and who holds which competence in them.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{Locator, Ref, Text};

/// The id of the root: every other field is below it, whether it says so or not.
pub const GENERAL: &str = "general";

/// A policy field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Its name.
    pub label: Text,
    /// The wider field.
    pub broader: Option<Ref>,
    /// Who holds which task.
    pub competence: Vec<Competence>,
}

/// A task and who holds it.
#[derive(Clone, Debug)]
pub struct Competence {
    /// The task.
    pub task: Text,
    /// Who holds it.
    pub holder: Vec<Ref>,
    /// Who says so.
    pub source: Option<Ref>,
    /// And where.
    pub locator: Locator,
}

pub(super) static TABLE: Table = Table {
    name: "field",
    keys: &[
        required("label", Shape::Text),
        optional("broader", Shape::Ref(&[Kind::Field])),
        optional("competence", Shape::List(&COMPETENCE)),
    ],
};

static COMPETENCE: Table = Table {
    name: "competence",
    keys: &[
        required("task", Shape::Text),
        required("holder", Shape::Refs(&[Kind::Actor])),
        optional("source", Shape::Ref(&[Kind::Source])),
        optional("locator", Shape::Locator),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Field {
    Field {
        label: fields.text("label"),
        broader: fields.reference("broader"),
        competence: fields.list("competence", |fields| {
            Some(Competence {
                task: fields.text("task"),
                holder: fields.references("holder"),
                source: fields.reference("source"),
                locator: fields.locator("locator"),
            })
        }),
    }
}
