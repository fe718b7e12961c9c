//! No file names a folder of one person's machine: such a path works on no other machine, and identifies its author.

use anyhow::Result;

use super::breach::Breach;
use super::checkout::Checkout;

/// Where home directories are, in parts, so that this file does not name one itself.
const HOMES: &[(&str, &str)] = &[
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("/ro", "ot/"),
    (":\\Us", "ers\\"),
];

/// Checks every text file, and says which line.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for file in &checkout.files {
        let bytes = checkout.text(file)?;
        // Images and fonts.
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| names_home(line));
        breaches.extend(lines.map(|(number, _)| {
            let text = "names a home directory; write a relative path, or ~";
            Breach::new(format!("{file}:{}", number + 1), text)
        }));
    }
    Ok(breaches)
}

fn names_home(line: &str) -> bool {
    HOMES
        .iter()
        .map(|(start, end)| format!("{start}{end}"))
        .any(|home| {
            line.match_indices(&home).any(|(at, _)| {
                // A drive letter comes before the colon.
                let is_start = home.starts_with(':') || starts_path(&line[..at]);
                is_start
                    && line[at + home.len()..]
                        .starts_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_')
            })
        })
}

/// Whether a path may begin after `before`: not in the middle of a longer path or of a web address.
fn starts_path(before: &str) -> bool {
    before.is_empty()
        || before.ends_with("file://")
        || before.ends_with(|c: char| c.is_whitespace() || "\"'`(<[{=,:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(rest: &str) -> String {
        format!("/home/{rest}")
    }

    #[test]
    fn a_home_directory_is_seen_wherever_a_path_may_start() {
        for line in [
            home("anna/x"),
            format!("at {}", home("anna")),
            format!("\"file://{}\"", home("anna")),
        ] {
            assert!(names_home(&line), "{line}");
        }
    }

    #[test]
    fn web_addresses_and_inner_folders_are_none() {
        for line in [
            format!("https://example.org{}", home("page")),
            format!("src{}", home("page")),
            "~/x".to_owned(),
        ] {
            assert!(!names_home(&line), "{line}");
        }
    }

    #[test]
    fn the_folder_of_all_homes_is_no_home() {
        assert!(!names_home(&home("")));
    }
}
