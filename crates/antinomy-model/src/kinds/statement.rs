//! Statements: what one voice holds or does, in one place of one source.

use crate::Kind;
use crate::property::{TextRole, optional, required};
use crate::reading::property::mapping;
use crate::values::{
    Basis, Choice, Citation, Force, Given, Interval, LevelSet, Locator, Place, Position, Ref,
    Share, StatementKind, Text,
};
use antinomy_syntax::Spanned;

mapping! {
    /// What one voice holds or does.
    #[derive(Clone, Debug, Default)]
    pub Statement = "statement" {
        /// What it says, in our own words.
        // Text, source and locator are not `coded`: correcting them does not reopen a verdict.
        text: Text = required("text").role(TextRole::Prose).naming();
        /// What kind of statement.
        kind: Option<StatementKind> = required("kind").coded();
        // Voice is not source: a scholar who reports a policy does not hold it.
        /// Who holds it, if it is not the owner of the section or the issuer of the source.
        voice: Given<Ref> = optional("voice").to(&[Kind::Actor]).coded();
        /// Whom it addresses.
        to: Vec<Ref> = optional("to").to(&[Kind::Actor]);
        /// The source that it is taken from.
        source: Option<Ref> = required("source").to(&[Kind::Source]);
        /// In which section of the source.
        section: Option<Spanned<String>> = optional("section");
        /// And where in it.
        locator: Locator = optional("locator");
        /// Through whom we know it, if not from the source itself.
        cited_via: Option<Place> = optional("cited-via");
        /// Policy fields.
        field: Vec<Ref> = optional("field").to(&[Kind::Field]).coded();
        /// Its levels, if they are not those of section, voice or source.
        levels: Given<LevelSet> = optional("levels").coded();
        /// What it is about.
        concepts: Vec<Ref> = optional("concepts").to(&[Kind::Concept]).term("an:concept");
        // Not `coded`: what a rule finds about a concept carries its id, so another concept is another finding.
        /// The concepts that it settles the meaning of.
        defines: Vec<Ref> = optional("defines").to(&[Kind::Concept]);
        /// Stances towards propositions.
        positions: Vec<Position> = optional("positions").coded().term("an:position");
        /// Concepts that it frames its matter with.
        frames: Vec<Ref> = optional("frames").to(&[Kind::Concept]).term("an:frame");
        /// How many of a collective voice hold it; of an omission, how many have what is left out.
        share: Option<Share> = optional("share").coded();
        /// How plainly the source says it.
        basis: Option<Basis> = optional("basis");
        /// How strongly it binds its addressee.
        force: Option<Force> = optional("force");
        /// When it holds, if not from the date of its source on.
        time: Option<Spanned<Interval>> = optional("time").coded();
        /// Works that it rests on or disputes.
        cites: Vec<Citation> = optional("cites");
        /// A short literal quotation.
        quote: Text = optional("quote").role(TextRole::Quote);
        /// Who coded it.
        coder: Option<String> = optional("coder");
    }
}

impl Statement {
    /// Whether it says what is left out. Its share then counts those that have the thing, and not those that hold the statement.
    #[must_use]
    pub fn is_omission(&self) -> bool {
        self.kind == Some(StatementKind::Omission)
    }

    /// What its share says, as the end of a message's name: `few`, of an omission `have-few`. Few who leave something out, or few
    /// who have it: the same word would say either.
    #[must_use]
    pub fn share_word(&self) -> Option<String> {
        let word = self.share?.word();
        Some(if self.is_omission() {
            format!("have-{word}")
        } else {
            word.to_owned()
        })
    }
}
