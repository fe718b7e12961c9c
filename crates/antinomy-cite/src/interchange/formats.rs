//! The exchange formats, one file each.

mod biblatex;
mod csl_json;
mod ris;

use super::exchange_format::ExchangeFormat;

/// All formats, in the order in which they are documented.
pub static FORMATS: &[&ExchangeFormat] = &[&biblatex::FORMAT, &csl_json::FORMAT, &ris::FORMAT];

/// The format with a name or an alias, in any case of letters.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static ExchangeFormat> {
    let name = name.to_ascii_lowercase();
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.name == name || format.aliases.contains(&name.as_str()))
}

/// The format of files with an extension, in any case of letters.
#[must_use]
pub fn format_of_extension(extension: &str) -> Option<&'static ExchangeFormat> {
    let extension = extension.to_ascii_lowercase();
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.extensions.contains(&extension.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the list is compared with the directory"
    )]
    fn every_file_is_a_format_of_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interchange/formats");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "rs"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let listed: BTreeSet<String> = FORMATS
            .iter()
            .map(|format| format.name.replace('-', "_"))
            .collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn no_two_formats_share_a_name_or_an_extension() {
        let names = |format: &ExchangeFormat| [&[format.name], format.aliases].concat();
        let all: Vec<&str> = FORMATS.iter().flat_map(|format| names(format)).collect();
        let extensions: Vec<&str> = FORMATS
            .iter()
            .flat_map(|format| format.extensions.iter().copied())
            .collect();
        for words in [all, extensions] {
            let distinct: BTreeSet<&str> = words.iter().copied().collect();
            assert_eq!(distinct.len(), words.len(), "{words:?}");
        }
    }
}
