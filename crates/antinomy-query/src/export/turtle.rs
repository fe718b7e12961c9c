//! Turtle, and TriG, which is Turtle with named graphs.

use crate::quads::Group;
use crate::rdf::Rdf;
use oxrdfio::{RdfFormat, RdfSerializer};
use std::io::{self, Write};

pub(super) fn turtle(rdf: &Rdf<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(rdf, RdfFormat::Turtle, rdf.of_union(), out)
}

pub(super) fn trig(rdf: &Rdf<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(rdf, RdfFormat::TriG, rdf.by_graph(), out)
}

fn write(
    rdf: &Rdf<'_>,
    format: RdfFormat,
    groups: Vec<Group>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let serializer = rdf.prefixes().declared(
        RdfSerializer::from_format(format),
        |serializer, prefix, namespace| serializer.with_prefix(prefix, namespace),
    );
    let mut serializer = serializer.for_writer(out);
    for group in groups {
        for quad in rdf.quads_of_group(group) {
            serializer.serialize_quad(&quad)?;
        }
    }
    serializer.finish()?;
    Ok(())
}
