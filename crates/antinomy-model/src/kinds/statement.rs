//! Statements: what one voice holds or does, in one place of one source.

use super::fields::Fields;
use super::{Kind, Shape, Table, optional, required};
use crate::values::{
    Basis, Choice, Citation, Force, Given, Interval, LevelSet, Locator, Place, Ref, Share,
    StatementKind, Text,
};
use antinomy_syntax::{Span, Spanned};

/// What one voice holds or does.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// What it says, in our own words.
    pub text: Text,
    /// What kind of statement.
    pub kind: Option<StatementKind>,
    /// Who holds it, if it is not the owner of the section or the issuer of the source.
    pub voice: Given<Ref>,
    /// Whom it addresses.
    pub to: Vec<Ref>,
    /// Where it stands.
    pub source: Option<Ref>,
    /// In which section of the source.
    pub section: Option<Spanned<String>>,
    /// And where in it.
    pub locator: Locator,
    /// Through whom we know it, unless somebody read the source itself.
    pub cited_via: Option<Place>,
    /// Policy fields.
    pub field: Vec<Ref>,
    /// Its levels, if they are not those of section, voice or source.
    pub levels: Given<LevelSet>,
    /// What it is about.
    pub concepts: Vec<Ref>,
    /// Where it stands towards propositions.
    pub positions: Vec<Position>,
    /// Concepts that it frames its matter with.
    pub frames: Vec<Ref>,
    /// How many of a collective voice hold it.
    pub share: Option<Share>,
    /// How plainly the source says it.
    pub basis: Option<Basis>,
    /// How strongly it binds its addressee.
    pub force: Option<Force>,
    /// When it holds, if not from the date of its source on.
    pub time: Option<Spanned<Interval>>,
    /// Works that it rests on or disputes.
    pub cites: Vec<Citation>,
    /// A short literal quotation.
    pub quote: Text,
    /// Who coded it.
    pub coder: Option<String>,
}

/// Where a statement stands towards a proposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The proposition.
    pub proposition: Ref,
    /// From -2 (rejects) over 0 (takes no side) to 2 (holds).
    pub stance: i8,
    /// The scholar's work that reads the position into the text, if the text does not take it openly.
    pub read_by: Option<Ref>,
    /// Where the stance was written.
    pub span: Span,
}

pub(super) static TABLE: Table = Table {
    name: "statement",
    keys: &[
        required("text", Shape::Text),
        required("kind", Shape::Choice(StatementKind::WORDS)),
        optional("voice", Shape::RefOrUnknown(&[Kind::Actor])),
        optional("to", Shape::Refs(&[Kind::Actor])),
        required("source", Shape::Ref(&[Kind::Source])),
        optional("section", Shape::Plain),
        optional("locator", Shape::Locator),
        optional("cited-via", Shape::Place),
        optional("field", Shape::Refs(&[Kind::Field])),
        optional("levels", Shape::Levels),
        optional("concepts", Shape::Refs(&[Kind::Concept])),
        optional("positions", Shape::Positions),
        optional("frames", Shape::Refs(&[Kind::Concept])),
        optional("share", Shape::Choice(Share::WORDS)),
        optional("basis", Shape::Choice(Basis::WORDS)),
        optional("force", Shape::Choice(Force::WORDS)),
        optional("time", Shape::Time),
        optional("cites", Shape::Cites),
        optional("quote", Shape::Text),
        optional("coder", Shape::Plain),
    ],
};

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Statement {
    Statement {
        text: fields.text("text"),
        kind: fields.choice("kind"),
        voice: fields.reference_or_unknown("voice"),
        to: fields.references("to"),
        source: fields.reference("source"),
        section: fields.plain("section"),
        locator: fields.locator("locator"),
        cited_via: fields.place("cited-via"),
        field: fields.references("field"),
        levels: fields.levels("levels"),
        concepts: fields.references("concepts"),
        positions: fields.positions("positions"),
        frames: fields.references("frames"),
        share: fields.choice("share"),
        basis: fields.choice("basis"),
        force: fields.choice("force"),
        time: fields.time("time"),
        cites: fields.citations("cites"),
        quote: fields.text("quote"),
        coder: fields.plain("coder").map(|text| text.value),
    }
}
