//! The theme: what every page of a handbook looks like, and the script of its previews.
//!
//! mdBook copies whatever lies in the `fonts` folder of a theme, under names with hashes and wherever the book stands, so our
//! style sheet and script lie there; `head.hbs` names them.

/// A file of the theme.
#[derive(Clone, Copy, Debug)]
pub struct ThemeFile {
    /// Its path in the folder of a theme, with `/` between the parts.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The files of the theme.
pub const THEME: &[ThemeFile] = &[
    ThemeFile {
        path: "head.hbs",
        text: include_str!("../theme/head.hbs"),
    },
    ThemeFile {
        path: "fonts/antinomy.css",
        text: include_str!("../theme/fonts/antinomy.css"),
    },
    ThemeFile {
        path: "fonts/antinomy.js",
        text: include_str!("../theme/fonts/antinomy.js"),
    },
    ThemeFile {
        path: "fonts/fonts.css",
        text: include_str!("../theme/fonts/fonts.css"),
    },
];

/// What the address of the style sheet holds, with or without the hash that mdBook gives it.
const STYLES: &str = "fonts/antinomy";

/// Whether the head of a page links the style sheet of the theme.
pub(crate) fn is_styled(html: &str) -> bool {
    // The body may quote such a link.
    let head = html.split("<body").next().unwrap_or_default();
    head.split(STYLES).skip(1).any(|rest| {
        let address = rest.split(['"', '\'', '>']).next().unwrap_or_default();
        address.ends_with(".css")
    })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::disallowed_methods,
        reason = "compares the list with the directory"
    )]

    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        // cargo runs tests in the folder of the crate.
        let folder = std::path::Path::new("theme");
        let mut found: Vec<String> = Vec::new();
        for inner in ["", "fonts/"] {
            for entry in std::fs::read_dir(folder.join(inner)).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_file() {
                    found.push(format!("{inner}{}", entry.file_name().to_string_lossy()));
                }
            }
        }
        found.sort();
        let mut listed: Vec<&str> = THEME.iter().map(|file| file.path).collect();
        listed.sort_unstable();
        assert_eq!(found, listed);
    }

    #[test]
    fn styles_count_in_the_head_with_and_without_a_hash() {
        for name in ["antinomy.css", "antinomy-7edcd3b0.css"] {
            let link = format!("<link rel=\"stylesheet\" href=\"../fonts/{name}\">");
            assert!(is_styled(&format!("<head>{link}</head><body>")));
            assert!(!is_styled(&format!("<head></head><body>{link}")));
        }
        assert!(!is_styled(
            "<script defer src=\"fonts/antinomy-1.js\"></script><link href=\"general.css\">"
        ));
    }
}
