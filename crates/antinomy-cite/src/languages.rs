//! Language tags (BCP 47), and the names that BibLaTeX and other programs have for languages.

/// Names of babel, the LaTeX package, with their tags. The first name of a tag is the one that is written.
const BABEL_NAMES: &[(&str, &str)] = &[
    ("ngerman", "de"),
    ("german", "de"),
    ("naustrian", "de-AT"),
    ("austrian", "de-AT"),
    ("nswissgerman", "de-CH"),
    ("swissgerman", "de-CH"),
    ("english", "en"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("canadian", "en-CA"),
    ("australian", "en-AU"),
    ("french", "fr"),
    ("francais", "fr"),
    ("italian", "it"),
    ("spanish", "es"),
    ("portuguese", "pt"),
    ("brazilian", "pt-BR"),
    ("dutch", "nl"),
    ("danish", "da"),
    ("swedish", "sv"),
    ("norsk", "nb"),
    ("norwegian", "no"),
    ("nynorsk", "nn"),
    ("finnish", "fi"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("croatian", "hr"),
    ("serbian", "sr"),
    ("hungarian", "hu"),
    ("magyar", "hu"),
    ("romanian", "ro"),
    ("bulgarian", "bg"),
    ("greek", "el"),
    ("turkish", "tr"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("latin", "la"),
    ("arabic", "ar"),
    ("hebrew", "he"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("catalan", "ca"),
    ("estonian", "et"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("icelandic", "is"),
];

/// Other names that are read: words in German and codes of ISO 639-2.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("deutsch", "de"),
    ("ger", "de"),
    ("deu", "de"),
    ("englisch", "en"),
    ("eng", "en"),
    ("französisch", "fr"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("türkisch", "tr"),
    ("tur", "tr"),
    ("italienisch", "it"),
    ("spanisch", "es"),
    ("niederländisch", "nl"),
];

/// The primary language subtag: `de` of `de-AT`.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The name that babel has for a tag.
pub(crate) fn babel_name(tag: &str) -> Option<&'static str> {
    BABEL_NAMES
        .iter()
        .find(|(_, known)| known.eq_ignore_ascii_case(tag))
        .map(|(name, _)| *name)
}

/// The tag for a name of a language, or for a tag in another form (`de_DE`); `None` for other texts.
pub(crate) fn tag(name: &str) -> Option<String> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let known = BABEL_NAMES
        .iter()
        .chain(OTHER_NAMES)
        .find(|(known, _)| *known == lower);
    if let Some((_, tag)) = known {
        return Some((*tag).to_owned());
    }
    // Only the form is checked: which subtags are registered is for the linter of the knowledge base to say.
    let tag = name.replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = parts.next().is_some_and(|first| {
        (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic())
    });
    let is_rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    (is_language && is_rest).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_the_same_tag() {
        for (_, known) in BABEL_NAMES {
            assert_eq!(babel_name(known).and_then(tag).as_deref(), Some(*known));
        }
        assert_eq!(tag("de_DE").as_deref(), Some("de-DE"));
        assert_eq!(tag("Deutsch").as_deref(), Some("de"));
        assert_eq!(tag("Klingon, mostly"), None);
    }
}
