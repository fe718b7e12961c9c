//! The names that the RDF of a knowledge base uses: properties, classes, manners of citing.

/// The names of a knowledge base's RDF.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// IRIs, sorted.
    names: Vec<String>,
    /// The name of each type of relation.
    relation_types: Vec<u16>,
}

impl Vocabulary {
    /// Of these IRIs, among them those of the types of relation in the order of the manifest.
    pub(crate) fn of(mut names: Vec<String>, relation_types: &[String]) -> Self {
        names.sort();
        names.dedup();
        let place = |iri: &String| names.binary_search(iri).unwrap_or_default() as u16;
        Self {
            relation_types: relation_types.iter().map(place).collect(),
            names,
        }
    }

    /// The place of a name.
    pub(crate) fn find(&self, iri: &str) -> Option<u16> {
        let place = self
            .names
            .binary_search_by(|name| name.as_str().cmp(iri))
            .ok()?;
        u16::try_from(place).ok()
    }

    /// The name at a place.
    pub(crate) fn name(&self, place: u16) -> &str {
        &self.names[usize::from(place)]
    }

    /// All names, sorted.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The type of relation with this name.
    pub(crate) fn relation_of(&self, name: u16) -> Option<usize> {
        self.relation_types.iter().position(|it| *it == name)
    }

    /// The name of a type of relation.
    pub(crate) fn relation_type(&self, index: usize) -> Option<u16> {
        self.relation_types.get(index).copied()
    }
}

/// The named graph of derived facts.
pub(crate) const DERIVED: &str = "an:derived";

/// The CiTO property that says how a work is cited.
#[must_use]
pub fn manner_term(word: &str) -> String {
    format!("cito:{}", antinomy_model::property::camel_case(word))
}
