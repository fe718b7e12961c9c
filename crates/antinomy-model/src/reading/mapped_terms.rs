//! The terms of other vocabularies that types of relation map to. Only of CiTO we know all terms, because we cite with them;
//! of a vocabulary that is not known here nothing can be said, not even that it lacks a term.

use super::manifest::{WEB, names_nothing};
use crate::codes;
use crate::manifest::RelationType;
use crate::property::camel_case;
use crate::values::{Choice, CitationType};
use antinomy_syntax::{Diagnostic, Spanned, nearest};

/// The vocabularies whose terms may be named in short, by their prefixes.
const VOCABULARIES: &[&str] = &[CITO, "skos", "dcterms", "prov"];
/// The prefix of CiTO.
const CITO: &str = "cito";

/// Reports types of relation that map to no term of another vocabulary, or to one of a vocabulary that is not known.
pub(super) fn check(types: &[RelationType], diagnostics: &mut Vec<Diagnostic>) {
    let terms = types.iter().filter_map(|it| it.maps_to.as_ref());
    diagnostics.extend(terms.filter_map(problem));
}

fn problem(term: &Spanned<String>) -> Option<Diagnostic> {
    let name = term.value.as_str();
    if WEB.iter().any(|known| name.starts_with(known)) {
        return None;
    }
    match name.split_once(':') {
        Some((CITO, local)) if is_of_cito(local) => None,
        Some((CITO, local)) => Some(no_term(term, local)),
        Some((prefix, local)) if VOCABULARIES.contains(&prefix) && is_local(local) => None,
        Some((prefix, local)) if !VOCABULARIES.contains(&prefix) && !prefix.is_empty() => {
            Some(unknown_vocabulary(term, prefix, local))
        }
        _ => Some(no_term(term, name)),
    }
}

/// That a term does not exist. `local` is what may be the name of one of CiTO.
fn no_term(term: &Spanned<String>, local: &str) -> Diagnostic {
    let terms = cito();
    let nearest = nearest(local, terms.iter().map(String::as_str));
    let suggestion = nearest.map(|term| format!("{CITO}:{term}"));
    names_nothing("maps-to", term)
        .with("known", known())
        .hint("maps-to")
        .maybe_suggest(suggestion.as_deref())
}

/// That nobody here knows whether there is such a term.
fn unknown_vocabulary(term: &Spanned<String>, prefix: &str, local: &str) -> Diagnostic {
    let nearest = nearest(prefix, VOCABULARIES.iter().copied());
    let suggestion = nearest.map(|prefix| format!("{prefix}:{local}"));
    Diagnostic::new(&codes::UNKNOWN_VOCABULARY, term.span)
        .with("name", term.value.as_str())
        .with("known", known())
        .maybe_suggest(suggestion.as_deref())
}

fn known() -> String {
    let prefixes: Vec<String> = VOCABULARIES.iter().map(|it| format!("{it}:")).collect();
    prefixes.join(", ")
}

fn is_local(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_of_cito(name: &str) -> bool {
    cito().iter().any(|term| term == name)
}

/// The object properties of CiTO 2.8.
fn cito() -> Vec<String> {
    let citing = CitationType::WORDS.iter().map(|it| camel_case(it));
    let other = CITO_WITHOUT_CITING.iter().map(|it| (*it).to_owned());
    citing.chain(other).collect()
}

/// The object properties of CiTO that we do not cite with: those that say of the cited work what our types say of the citing
/// one, those between two works, and those of citations as things. They are listed, because participles follow no rule.
#[rustfmt::skip]
const CITO_WITHOUT_CITING: &[&str] = &[
    "givesBackgroundTo", "givesSupportTo", "hasCitationCharacterization", "hasCitedEntity", "hasCitingEntity",
    "hasReplyFrom", "isAgreedWithBy", "isCitedAsAuthorityBy", "isCitedAsDataSourceBy", "isCitedAsEvidenceBy",
    "isCitedAsMetadataDocumentBy",
    // Misspelt in the ontology itself, which has no other term for it.
    "isCitedAsPontentialSolutionBy",
    "isCitedAsRecommendedReadingBy", "isCitedAsRelatedBy", "isCitedAsSourceDocumentBy", "isCitedBy", "isCitedForInformationBy", "isCompiledBy", "isConfirmedBy",
    "isCorrectedBy", "isCreditedBy", "isCritiquedBy", "isDeridedBy", "isDescribedBy", "isDisagreedWithBy",
    "isDiscussedBy", "isDisputedBy", "isDocumentedBy", "isExtendedBy", "isLinkedToBy", "isParodiedBy",
    "isPlagiarizedBy", "isQualifiedBy", "isRefutedBy", "isRetractedBy", "isReviewedBy", "isRidiculedBy",
    "isSpeculatedOnBy", "isSupportedBy", "isUpdatedBy", "likes", "providesAssertionFor", "providesConclusionsFor",
    "providesDataFor", "providesExcerptFor", "providesMethodFor", "providesQuotationFor",
    "sharesAuthorInstitutionWith", "sharesAuthorWith", "sharesFundingAgencyWith", "sharesJournalWith",
    "sharesPublicationVenueWith",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn cito_has_95_object_properties() {
        let terms = cito();
        let different: BTreeSet<&String> = terms.iter().collect();
        assert_eq!((terms.len(), different.len()), (95, 95));
    }

    #[test]
    fn a_term_of_cito_is_one_that_it_has_and_not_one_of_the_same_form() {
        let real = [
            "cites",
            "usesMethodIn",
            "isSupportedBy",
            "isSpeculatedOnBy",
            "givesBackgroundTo",
            "providesMethodFor",
            "sharesAuthorWith",
            "hasReplyFrom",
            "hasCitedEntity",
        ];
        for term in real {
            assert!(is_of_cito(term), "{term}");
        }
        let made_up = [
            "",
            "isBy",
            "isNonsenseBy",
            "isSupportBy",
            "givesNonsenseTo",
            "providesNonsenseFor",
            "sharesNonsenseWith",
            "hasNonsenseFrom",
            "CITES",
        ];
        for term in made_up {
            assert!(!is_of_cito(term), "{term}");
        }
    }
}
