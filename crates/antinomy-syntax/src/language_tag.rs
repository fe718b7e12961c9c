//! Language tags (BCP 47): `de`, `de-AT`, `zh-Hant-TW`.

/// The primary language subtag of a tag: `de` of `de-AT`. A tag without subtags is returned whole; case is kept.
#[must_use]
pub fn primary_language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_and_scripts_are_taken_off() {
        let primary = ["de", "de-AT", "zh-Hant-TW", ""].map(primary_language);
        assert_eq!(primary, ["de", "de", "zh", ""]);
    }
}
