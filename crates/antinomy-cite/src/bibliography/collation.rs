//! The order of works in an alphabet.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;

/// A sort value as bytes that compare in the order of an alphabet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CollationKey {
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) descending: bool,
}

impl CollationKey {
    fn compare(&self, other: &Self) -> Ordering {
        match (&self.bytes, &other.bytes) {
            (Some(a), Some(b)) if self.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            // CSL 1.0.2, "Sorting": items without a value come last, in descending order, too.
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
        }
    }
}

pub(super) fn compare(a: &[CollationKey], b: &[CollationKey]) -> Ordering {
    let pairs = a.iter().zip(b).map(|(a, b)| a.compare(b));
    pairs.fold(Ordering::Equal, Ordering::then)
}

/// The collator of an alphabet (German: DIN 5007-1, ä as a), else the root collation.
pub(super) fn collator(alphabet: &str) -> CollatorBorrowed<'static> {
    let locale: icu_locale::Locale = alphabet.parse().unwrap_or(icu_locale::Locale::UNKNOWN);
    Collator::try_new(locale.into(), CollatorOptions::default())
        .or_else(|_| Collator::try_new(Default::default(), CollatorOptions::default()))
        .expect("the root collation is compiled in")
}
