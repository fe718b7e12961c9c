//! Names of authors and editors, with the parts that CSL tells apart.

/// A person or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// Family name, without a particle that does not sort.
        family: String,
        /// Given names or initials.
        given: Option<String>,
        /// A particle such as `von`.
        prefix: Option<String>,
        /// Such as `Jr.`
        suffix: Option<String>,
    },
    /// A body, written as it is.
    Body(String),
}

impl Name {
    /// Reads `Family, Given`; a text without a comma is a body.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.split_once(',') {
            Some((family, given)) => Self::Person {
                family: family.trim().to_owned(),
                // `Plato,` is a person with one name.
                given: Some(given.trim().to_owned()).filter(|given| !given.is_empty()),
                prefix: None,
                suffix: None,
            },
            None => Self::Body(text.trim().to_owned()),
        }
    }

    /// The name in a short reference: `von Dippel`, `Bundesregierung`.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::Person {
                family,
                prefix: Some(prefix),
                ..
            } => format!("{prefix} {family}"),
            Self::Person { family, .. } => family.clone(),
            Self::Body(name) => name.clone(),
        }
    }

    /// The name in a list: `Bommes, M.`
    #[must_use]
    pub fn listed(&self) -> String {
        match self {
            Self::Person {
                given: Some(given),
                suffix,
                ..
            } => {
                let suffix = suffix
                    .as_ref()
                    .map(|suffix| format!(", {suffix}"))
                    .unwrap_or_default();
                format!("{}, {given}{suffix}", self.short())
            }
            _ => self.short(),
        }
    }
}
