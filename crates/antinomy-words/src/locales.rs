//! The interface languages, with the Fluent files of each, embedded from `locales/LANGUAGE/`.

/// The Fluent files of one language.
#[derive(Clone, Copy)]
pub(crate) struct Locale {
    /// Primary language subtag; also the name of the folder.
    pub(crate) tag: &'static str,
    /// Contents of the files.
    pub(crate) files: &'static [&'static str],
}

/// A locale. The file names are listed because `include_str!` cannot read a folder.
macro_rules! locale {
    ($tag:literal) => {
        locale!(
            $tag,
            "terms",
            "diagnostics",
            "lints-coding",
            "lints-sources",
            "lints-structure",
            "lints-texts",
            "cli",
            "book",
            "keys",
            "rdf"
        )
    };
    ($tag:literal, $($name:literal),+) => {
        Locale {
            tag: $tag,
            files: &[$(include_str!(concat!("../locales/", $tag, "/", $name, ".ftl"))),+],
        }
    };
}

/// The locale for languages without one.
pub(crate) const FALLBACK: Locale = locale!("en");

/// All locales, sorted by tag. A new language is a folder in `locales/` and a line here.
pub(crate) const LOCALES: &[Locale] = &[locale!("de"), FALLBACK];

/// Tags of the interface languages.
pub const LANGUAGES: &[&str] = &tags();

/// `Iterator::map` is not `const`.
const fn tags() -> [&'static str; LOCALES.len()] {
    let mut tags = [""; LOCALES.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = LOCALES[at].tag;
        at += 1;
    }
    tags
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "compares the lists with their folders"
)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::path::Path;

    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn every_folder_is_a_locale() {
        assert_eq!(names(Path::new(FOLDER)), LANGUAGES);
    }

    #[test]
    fn every_file_of_a_folder_is_embedded() {
        for locale in LOCALES {
            let folder = Path::new(FOLDER).join(locale.tag);
            let names = names(&folder);
            assert_eq!(names.len(), locale.files.len(), "{}", locale.tag);
            for name in names {
                let text = std::fs::read_to_string(folder.join(&name)).unwrap();
                assert!(locale.files.contains(&text.as_str()), "{name}");
            }
        }
    }

    #[test]
    fn every_file_is_well_formed() {
        for file in LOCALES.iter().flat_map(|locale| locale.files) {
            if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    /// Ids of messages, and `MESSAGE.ATTRIBUTE`, sorted.
    fn ids(locale: &Locale) -> Vec<String> {
        let mut message = String::new();
        let mut ids = Vec::new();
        let lines = locale.files.iter().flat_map(|file| file.lines());
        for line in lines {
            let Some((id, _)) = line.split_once(" =") else {
                continue;
            };
            // A message begins at the margin; its attributes are indented and begin with a dot.
            if !line.starts_with([' ', '#', '-']) {
                message = id.to_owned();
                ids.push(message.clone());
            } else if let Some(attribute) = id.trim_start().strip_prefix('.') {
                ids.push(format!("{message}.{attribute}"));
            }
        }
        ids.sort();
        ids
    }

    #[test]
    fn all_languages_have_the_same_messages_and_attributes() {
        for locale in LOCALES {
            assert_eq!(ids(locale), ids(&FALLBACK), "{}", locale.tag);
        }
    }
}
