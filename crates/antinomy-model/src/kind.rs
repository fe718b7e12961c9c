//! The kinds of records by name. Their keys are declared in `kinds/`.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $singular:literal, $plural:literal;)*) => {
        /// What kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind),*
        }

        impl Kind {
            /// All kinds, in the order in which they are documented.
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];

            /// The kind's name, in the singular.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $singular),*
                }
            }

            /// The kind's name in the plural: the key of a list, the name of a folder, the first part of a page's address.
            #[must_use]
            pub const fn plural(self) -> &'static str {
                match self {
                    $(Self::$kind => $plural),*
                }
            }
        }
    };
}

kinds! {
    /// Anything citable.
    Source = "source", "sources";
    /// Who speaks or acts.
    Actor = "actor", "actors";
    /// A term with labels and a definition.
    Concept = "concept", "concepts";
    /// A policy field.
    Field = "field", "fields";
    /// A sentence that can be affirmed or denied.
    Proposition = "proposition", "propositions";
    /// What one voice holds or does, in one place of one source.
    Statement = "statement", "statements";
    /// A typed edge between two records.
    Relation = "relation", "relations";
    /// An authored contradiction.
    Contradiction = "contradiction", "contradictions";
    /// A field examined for a pair of levels, without a finding.
    Examination = "examination", "examinations";
    /// A decision on a finding.
    Verdict = "verdict", "verdicts";
    /// How one kind of contradiction is found.
    Rule = "rule", "rules";
}

impl Kind {
    /// The kind with this plural.
    #[must_use]
    pub fn from_plural(plural: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.plural() == plural)
    }

    /// The kind with this name, in the singular or the plural.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.plural() == name || kind.name() == name)
    }
}
