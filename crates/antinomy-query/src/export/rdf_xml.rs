//! RDF/XML.
//!
//! Written here: properties become names of elements, which not every IRI can, and XML knows fewer characters than RDF.

use super::Losses;
use crate::rdf::Rdf;
use oxrdf::vocab::xsd;
use oxrdf::{Quad, Term};
use std::io::{self, Write};

pub(super) fn write(rdf: &Rdf<'_>, out: &mut dyn Write) -> io::Result<Losses> {
    let mut file = File {
        prefixes: rdf.prefixes().iter().collect(),
        losses: Losses::default(),
        out,
    };
    file.begin()?;
    for group in rdf.of_union() {
        file.description(&rdf.quads_of_group(group))?;
    }
    writeln!(file.out, "</rdf:RDF>")?;
    Ok(file.losses)
}

struct File<'r, 'o> {
    prefixes: Vec<(&'r str, &'r str)>,
    losses: Losses,
    out: &'o mut dyn Write,
}

impl File<'_, '_> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        write!(self.out, "<rdf:RDF")?;
        for (prefix, namespace) in &self.prefixes {
            let namespace = escaped(namespace, &mut self.losses);
            write!(self.out, "\n  xmlns:{prefix}=\"{namespace}\"")?;
        }
        writeln!(self.out, ">")
    }

    fn description(&mut self, quads: &[Quad]) -> io::Result<()> {
        let Some(Quad {
            subject: oxrdf::NamedOrBlankNode::NamedNode(subject),
            ..
        }) = quads.first()
        else {
            return Ok(());
        };
        let subject = escaped(subject.as_str(), &mut self.losses);
        writeln!(self.out, "<rdf:Description rdf:about=\"{subject}\">")?;
        for quad in quads {
            match self.element(quad.predicate.as_str()) {
                Some(element) => self.property(&element, &quad.object)?,
                None => self.losses.triples += 1,
            }
        }
        writeln!(self.out, "</rdf:Description>")
    }

    fn property(&mut self, element: &Element, object: &Term) -> io::Result<()> {
        let Element { name, declaration } = element;
        write!(self.out, "  <{name}{declaration}")?;
        let losses = &mut self.losses;
        match object {
            Term::NamedNode(node) => {
                writeln!(
                    self.out,
                    " rdf:resource=\"{}\"/>",
                    escaped(node.as_str(), losses)
                )
            }
            Term::BlankNode(node) => writeln!(self.out, " rdf:nodeID=\"{}\"/>", node.as_str()),
            Term::Literal(literal) => {
                if let Some(language) = literal.language() {
                    write!(self.out, " xml:lang=\"{language}\"")?;
                } else if literal.datatype() != xsd::STRING {
                    let datatype = escaped(literal.datatype().as_str(), losses);
                    write!(self.out, " rdf:datatype=\"{datatype}\"")?;
                }
                writeln!(self.out, ">{}</{name}>", escaped(literal.value(), losses))
            }
        }
    }

    /// The element for a property, if its IRI ends with a name.
    fn element(&self, iri: &str) -> Option<Element> {
        let known = self.prefixes.iter().find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace)?;
            is_name(local).then(|| format!("{prefix}:{local}"))
        });
        if let Some(name) = known {
            return Some(Element {
                name,
                declaration: String::new(),
            });
        }
        // Namespace and name are put together again by whoever reads them, wherever they were cut.
        let rest = iri.trim_end_matches(is_name_letter).len();
        let start = rest + iri[rest..].find(is_name_start)?;
        let namespace = escaped(&iri[..start], &mut Losses::default());
        Some(Element {
            name: format!("p:{}", &iri[start..]),
            declaration: format!(" xmlns:p=\"{namespace}\""),
        })
    }
}

struct Element {
    name: String,
    /// Of a namespace that has no prefix in the whole file.
    declaration: String,
}

fn is_name(text: &str) -> bool {
    text.starts_with(is_name_start) && text.chars().all(is_name_letter)
}

/// A letter that a name can begin with, but for the rarer scripts, which older parsers refuse.
fn is_name_start(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_' || is_latin(letter)
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-.".contains(letter) || is_latin(letter)
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{C0}'..='\u{17F}' if !matches!(letter, '×' | '÷'))
}

/// A text of an element or an attribute.
fn escaped(text: &str, losses: &mut Losses) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Readers make a line feed of it.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                losses.characters += 1;
                out.push('\u{FFFD}');
            }
            _ => out.push(letter),
        }
    }
    out
}
