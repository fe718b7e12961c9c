//! Writes YAML: the few shapes that records need, with every text as a double-quoted scalar.

use std::fmt::Display;

use super::prose::BilingualText;

/// The text of a file, and the indentation of the keys of its records.
pub(super) struct YamlPage {
    text: String,
    indent: &'static str,
}

impl YamlPage {
    /// A page that lists records under the plural of their kind.
    pub(super) fn list(plural: &str) -> YamlPage {
        YamlPage {
            text: format!("{plural}:\n"),
            indent: "    ",
        }
    }

    /// A page that is one record, or the manifest.
    pub(super) fn single() -> YamlPage {
        YamlPage {
            text: String::new(),
            indent: "",
        }
    }

    /// Begins a record.
    pub(super) fn record(&mut self, id: &str) {
        // A single record is a mapping at the top of its file.
        let bullet = if self.indent.is_empty() { "" } else { "  - " };
        self.text.push_str(&format!("{bullet}id: {id}\n"));
    }

    /// A key whose value needs no quotes: an id, a number, a flow list.
    pub(super) fn key(&mut self, key: &str, value: impl Display) {
        self.line(format_args!("{key}: {value}"));
    }

    /// A key whose value is quoted.
    pub(super) fn quoted(&mut self, key: &str, value: &str) {
        self.key(key, quote(value));
    }

    /// A key with a list of ids; nothing if the list is empty.
    pub(super) fn ids(&mut self, key: &str, ids: &[String]) {
        if !ids.is_empty() {
            self.key(key, format_args!("[{}]", ids.join(", ")));
        }
    }

    /// A key with a text in both languages.
    pub(super) fn text(&mut self, key: &str, text: &BilingualText) {
        self.line(format_args!("{key}:"));
        self.line(format_args!("  de: {}", quote(&text.de)));
        self.line(format_args!("  en: {}", quote(&text.en)));
    }

    /// A key with a block of lines below it; nothing if there are none.
    pub(super) fn block(&mut self, key: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.line(format_args!("{key}:"));
        for line in lines {
            self.line(format_args!("  {line}"));
        }
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: impl Display) {
        self.text.push_str(&format!("{}{line}\n", self.indent));
    }
}

/// A double-quoted scalar.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_page_looks_as_an_author_would_write_it() {
        let mut page = YamlPage::list("concepts");
        page.record("heat");
        page.text(
            "label",
            &BilingualText {
                de: "Wärme".into(),
                en: "A \"heat\"".into(),
            },
        );
        page.ids("broader", &["energy".into()]);
        page.ids("related", &[]);
        assert_eq!(
            page.finish(),
            "concepts:\n  - id: heat\n    label:\n      de: \"Wärme\"\n      en: \"A \\\"heat\\\"\"\n    broader: [energy]\n"
        );
    }
}
