//! What stands at the two ends of a property.

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

/// Properties that are no keys, with the classes or datatypes at their ends.
const FACTS: &[(&str, &str, &str)] = &[
    ("affirms", "Statement", "Proposition"),
    ("assignsTo", "Statement", "Actor"),
    ("because", "EffectivePosition", "Position"),
    ("citationCount", "Source", "xsd:integer"),
    ("commenting", "Statement", "xsd:boolean"),
    ("contradicts", "Statement", "Statement"),
    ("coreFrom", "Statement", "xsd:integer"),
    ("coreFromDay", "Statement", "xsd:integer"),
    ("coreUntil", "Statement", "xsd:integer"),
    ("coreUntilDay", "Statement", "xsd:integer"),
    ("corpus", "Statement", "Source"),
    ("denies", "Statement", "Proposition"),
    ("document", "Statement", "Source"),
    ("fromState", "Statement", "xsd:string"),
    ("higherThan", "Level", "Level"),
    ("hullFrom", "Statement", "xsd:integer"),
    ("hullFromDay", "Statement", "xsd:integer"),
    ("hullUntil", "Statement", "xsd:integer"),
    ("hullUntilDay", "Statement", "xsd:integer"),
    ("impliesAll", "Proposition", "Proposition"),
    ("inField", "", "Field"),
    ("knownBy", "Statement", "xsd:string"),
    ("level", "", "Level"),
    ("levelOrigin", "", "xsd:string"),
    ("levelSet", "", "xsd:string"),
    ("levelState", "", "xsd:string"),
    ("locator", "", "xsd:string"),
    ("memberCount", "Source", "xsd:integer"),
    ("opposedFrame", "Concept", "Concept"),
    ("page", "", "xsd:string"),
    ("partOfTerritory", "Actor", "Actor"),
    ("path", "File", "xsd:string"),
    ("proposition", "", "Proposition"),
    ("readBy", "", "Source"),
    ("relatedField", "Field", "Field"),
    ("relatedTerritory", "Actor", "Actor"),
    ("saidIn", "Statement", "Source"),
    ("sectionOwner", "Statement", "Actor"),
    ("shareRank", "Statement", "xsd:integer"),
    ("stance", "", "xsd:integer"),
    ("statement", "", "Statement"),
    ("takes", "Statement", "Proposition"),
    ("takesPosition", "Statement", "Proposition"),
    ("unknown", "", "xsd:string"),
    ("untilState", "Statement", "xsd:string"),
    ("voiceKey", "Statement", "xsd:string"),
    ("year", "Source", "xsd:integer"),
];

/// The ends of a property that is no key.
pub(super) fn of_fact(local: &str) -> Option<Ends> {
    let (_, domain, range) = FACTS.iter().find(|(name, ..)| *name == local)?;
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
    (!is_of_several).then(|| class(owner))
}

/// The class of a kind of record, or of a mapping in one.
pub(super) fn class(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    let name: String = first.into_iter().chain(letters).collect();
    format!("an:{name}")
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
        Shape::List(table) => Range::Class(class(&camel_case(table.name))),
        shape => match shape.kinds() {
            [kind] => Range::Class(class(kind.name())),
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
