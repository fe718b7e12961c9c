//! The RDF of a knowledge base as a file: one for each format, the same bytes each time.

mod json_ld;
mod rdf_xml;
mod turtle;

use crate::rdf::Rdf;
use std::io::{self, Write};

/// A format of RDF files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RdfFormat {
    /// A line a quad, sorted; with named graphs.
    NQuads,
    /// Turtle with named graphs.
    TriG,
    /// The default graph, for people as well.
    Turtle,
    /// JSON with named graphs.
    JsonLd,
    /// The default graph as XML.
    RdfXml,
}

/// What a format could not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// Triples that were left out, because their property is no name in XML.
    pub triples: usize,
    /// Characters that XML does not know; the replacement character stands in their places.
    pub characters: usize,
}

impl RdfFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::NQuads,
        Self::TriG,
        Self::Turtle,
        Self::JsonLd,
        Self::RdfXml,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NQuads => "nquads",
            Self::TriG => "trig",
            Self::Turtle => "turtle",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdfxml",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Rdf<'_> {
    /// Writes everything, derived facts included: each quad once, in the order of N-Quads lines; by graph where the format
    /// groups by graph. What has no named graphs gets the default graph, with each triple once.
    ///
    /// # Errors
    /// If `out` takes no more.
    pub fn export(&self, format: RdfFormat, out: &mut dyn Write) -> io::Result<Losses> {
        match format {
            RdfFormat::NQuads => self.nquads(out)?,
            RdfFormat::TriG => turtle::trig(self, out)?,
            RdfFormat::Turtle => turtle::turtle(self, out)?,
            RdfFormat::JsonLd => json_ld::write(self, out)?,
            RdfFormat::RdfXml => return rdf_xml::write(self, out),
        }
        Ok(Losses::default())
    }

    fn nquads(&self, out: &mut dyn Write) -> io::Result<()> {
        for group in self.by_subject() {
            for quad in self.quads_of_group(group) {
                writeln!(out, "{quad} .")?;
            }
        }
        Ok(())
    }
}
