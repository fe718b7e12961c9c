//! What stands at the two ends of a property.

use crate::facts::{FACTS, class_of};
use antinomy_model::property::{Key, List, Shape, camel_case};

/// Both ends: a class, or the datatype of a literal; `None` where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) domain: Option<String>,
    pub(super) range: Range,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// Resources of a class.
    Class(String),
    /// Resources of several.
    Resources,
    /// Literals of a datatype.
    Datatype(&'static str),
    /// Texts with and without a language.
    Texts,
}

/// Edges of the graph that stand for no key: their classes.
const EDGES: &[(&str, &str, &str)] = &[
    ("an:contradicts", "Statement", "Statement"),
    ("an:takesPosition", "Statement", "Proposition"),
];

/// The ends of a property that is no key.
pub(super) fn of_fact(local: &str) -> Option<Ends> {
    let facts = FACTS.iter().map(|it| (it.term, it.domain, it.range));
    let mut all = facts.chain(EDGES.iter().copied());
    let is_it = |term: &str| term.strip_prefix("an:") == Some(local);
    let (_, domain, range) = all.find(|(term, ..)| is_it(term))?;
    Some(Ends {
        domain: (!domain.is_empty()).then(|| format!("an:{domain}")),
        range: match range.contains(':') {
            true => Range::Datatype(range),
            false => Range::Class(format!("an:{range}")),
        },
    })
}

/// The ends of a key of a mapping.
pub(super) fn of_key(owner: &str, key: &Key) -> Ends {
    Ends {
        domain: domain(owner, key),
        range: range(key),
    }
}

fn domain(owner: &str, key: &Key) -> Option<String> {
    // Fields have the holders of their competences as well.
    let is_of_several = ["record", "position"].contains(&owner) || key.name == "holder";
    (!is_of_several).then(|| class_of(owner))
}

fn range(key: &Key) -> Range {
    match key.shape {
        // The section of a statement and the finding of a verdict are written as words and lead to what they name.
        Shape::Plain if key.name == "section" => Range::Class("an:Section".to_owned()),
        Shape::Plain if key.name == "finding" => Range::Class("an:Contradiction".to_owned()),
        Shape::Plain | Shape::Plains if ["url", "archive-url"].contains(&key.name) => {
            Range::Datatype("xsd:anyURI")
        }
        Shape::Plain | Shape::Plains | Shape::Pages | Shape::Names | Shape::Locator | Shape::Id => {
            Range::Datatype("xsd:string")
        }
        Shape::Choice(_) => Range::Datatype("xsd:string"),
        Shape::Text => Range::Texts,
        Shape::Number(..) => Range::Datatype("xsd:integer"),
        Shape::Time => Range::Datatype("edtf:EDTF"),
        Shape::Levels => Range::Class("an:Level".to_owned()),
        Shape::Manifest(List::ActorKinds) => Range::Class("an:ActorKind".to_owned()),
        Shape::Manifest(List::ConflictKinds) => Range::Class("an:ConflictKind".to_owned()),
        Shape::Manifest(List::RelationTypes) => Range::Class("rdf:Property".to_owned()),
        Shape::Place | Shape::Cites => Range::Class("an:Source".to_owned()),
        Shape::Positions => Range::Class("an:Position".to_owned()),
        Shape::List(table) => Range::Class(class_of(&camel_case(table.name))),
        shape => match shape.kinds() {
            [kind] => Range::Class(class_of(kind.name())),
            _ => Range::Resources,
        },
    }
}

impl Ends {
    /// What two uses of one property have in common.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        let range = match (self.range, other.range) {
            (one, other) if one == other => one,
            (Range::Class(_) | Range::Resources, Range::Class(_) | Range::Resources) => {
                Range::Resources
            }
            (Range::Datatype(_) | Range::Texts, Range::Datatype(_) | Range::Texts) => Range::Texts,
            _ => return None,
        };
        let domain = self.domain.filter(|it| other.domain.as_ref() == Some(it));
        Some(Self { domain, range })
    }
}
