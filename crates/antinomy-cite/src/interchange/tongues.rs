//! Languages, which BibLaTeX calls by the names that babel has for them.

/// Babel's names and the tags of BCP 47 that they stand for. The first name of a tag is the one that is written.
const NAMES: &[(&str, &str)] = &[
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

/// What people write instead, in German and English.
const WORDS: &[(&str, &str)] = &[
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

/// The name that babel has for a tag.
pub(super) fn babel(tag: &str) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(_, known)| known.eq_ignore_ascii_case(tag))
        .map(|(name, _)| *name)
}

/// The tag that a name, or a tag written in another way (`de_DE`), stands for.
pub(super) fn tag(name: &str) -> Option<String> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let known = NAMES.iter().chain(WORDS).find(|(known, _)| *known == lower);
    if let Some((_, tag)) = known {
        return Some((*tag).to_owned());
    }
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
        for (_, known) in NAMES {
            assert_eq!(babel(known).and_then(tag).as_deref(), Some(*known));
        }
        assert_eq!(tag("de_DE").as_deref(), Some("de-DE"));
        assert_eq!(tag("Deutsch").as_deref(), Some("de"));
        assert_eq!(tag("Klingon, mostly"), None);
    }
}
