//! Answers, without types of the engine.

use crate::namespaces::XSD;
use oxrdf::Term;

/// What a query found.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Of `SELECT`.
    Rows(Rows),
    /// Of `ASK`.
    Truth(bool),
    /// Of `CONSTRUCT` and `DESCRIBE`, sorted, each once.
    Triples(Vec<Triple>),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The names of its columns, without a question mark.
    pub columns: Vec<String>,
    /// Its rows, each with a value for every column; `None` where the variable has none.
    pub rows: Vec<Vec<Option<Value>>>,
}

/// A term of RDF.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value(pub(crate) Term);

/// A triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triple(pub(crate) oxrdf::Triple);

impl Value {
    /// A resource.
    ///
    /// # Errors
    /// If that is no IRI.
    pub fn iri_of(iri: &str) -> Result<Self, NoIri> {
        let node = oxrdf::NamedNode::new(iri).map_err(|_| NoIri)?;
        Ok(Self(node.into()))
    }

    /// A plain text.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self(oxrdf::Literal::new_simple_literal(text).into())
    }

    /// A number.
    #[must_use]
    pub fn of_number(number: i64) -> Self {
        Self(oxrdf::Literal::from(number).into())
    }

    /// A number from digits with or without a sign and a point. It gets its canonical form (XSD 1.1 part 2, sections 3.3.3 and
    /// 3.4.13), since patterns compare terms and not values: `+2007` and `2007.0` are to find 2007.
    pub(crate) fn of_decimal(text: &str) -> Self {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            whole => whole,
        };
        let (number, datatype) = match fraction.trim_end_matches('0') {
            "" => (whole.to_owned(), "integer"),
            fraction => (format!("{whole}.{fraction}"), "decimal"),
        };
        let sign = if number == "0" { "" } else { sign };
        let datatype = oxrdf::NamedNode::new_unchecked(format!("{XSD}{datatype}"));
        Self(oxrdf::Literal::new_typed_literal(format!("{sign}{number}"), datatype).into())
    }

    /// Its IRI, if it is a resource.
    #[must_use]
    pub fn iri(&self) -> Option<&str> {
        match &self.0 {
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        }
    }

    /// What stands there: the text of a literal, an IRI, the name of a blank node.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.0 {
            Term::NamedNode(node) => node.as_str(),
            Term::BlankNode(node) => node.as_str(),
            Term::Literal(literal) => literal.value(),
        }
    }

    /// The language of a text.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        match &self.0 {
            Term::Literal(literal) => literal.language(),
            _ => None,
        }
    }

    /// The IRI of the datatype of a literal.
    #[must_use]
    pub fn datatype(&self) -> Option<&str> {
        match &self.0 {
            Term::Literal(literal) => Some(literal.datatype().as_str()),
            _ => None,
        }
    }
}

/// A text that is no IRI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoIri;

impl Triple {
    /// Subject, predicate and object.
    #[must_use]
    pub fn terms(&self) -> [Value; 3] {
        let triple = &self.0;
        [
            Value(triple.subject.clone().into()),
            Value(triple.predicate.clone().into()),
            Value(triple.object.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form() {
        for (written, number) in [
            ("+2007", "2007"),
            ("02007", "2007"),
            ("2007.0", "2007"),
            ("-0", "0"),
            ("-02.50", "-2.5"),
            ("0.5", "0.5"),
        ] {
            assert_eq!(Value::of_decimal(written).text(), number);
        }
        let datatype = |text: &str| Value::of_decimal(text).datatype().map(str::to_owned);
        assert_eq!(datatype("2.0"), datatype("2"));
        assert_ne!(datatype("2.5"), datatype("2"));
    }
}
