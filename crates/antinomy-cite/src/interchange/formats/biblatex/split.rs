//! Splits a `.bib` file into entries and fields, whose values are still LaTeX.
//!
//! The crate `biblatex` reads a file as a whole or not at all. Here a broken entry costs that entry only: reading goes on at
//! the next line that begins with `@`. Abbreviations (`@string`, `#`) are expanded up to a limit, because a few lines of
//! them can expand to more text than there is memory.

use super::broken::{EntryEnd, EntryError};
use super::latex::MAX_DEPTH;
use crate::interchange::limits::ReadSoFar;
use crate::interchange::remark::Remark;
use std::collections::BTreeMap;

/// The maximal length of a value in bytes.
const MAX_VALUE: usize = 1 << 18;
/// After so many broken entries, reading stops: the file is no bibliography.
const MAX_BROKEN: usize = 100;
/// So many bytes of text may come from abbreviations.
const MAX_EXPANDED: usize = 8 << 20;

/// The abbreviations of months that every style defines.
pub(super) const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// An entry of the file.
pub(super) struct RawEntry<'t> {
    /// Its type, in lower case.
    pub(super) kind: String,
    pub(super) key: &'t str,
    pub(super) at: usize,
    pub(super) fields: Vec<RawField>,
}

impl RawEntry<'_> {
    /// The first field with a name.
    pub(super) fn field(&self, name: &str) -> Option<&RawField> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field with its value in LaTeX.
pub(super) struct RawField {
    /// Its name, in lower case.
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) value: String,
}

/// All entries, and remarks on those that could not be read.
pub(super) fn split(text: &str) -> (Vec<RawEntry<'_>>, Vec<Remark>) {
    let mut scanner = BibScanner {
        text,
        at: 0,
        strings: BTreeMap::new(),
        expanded: 0,
        remarks: Vec::new(),
        so_far: ReadSoFar::default(),
    };
    let mut entries = Vec::new();
    let mut broken = 0;
    while let Some(start) = scanner.next_entry() {
        match scanner.entry(start) {
            Ok(None) => {}
            Ok(Some(entry)) => entries.push(entry),
            Err(EntryEnd::OfReading(remark)) => {
                scanner.remarks.push(remark);
                break;
            }
            Err(EntryEnd::Broken(error)) => {
                scanner.report(start, &error);
                broken += 1;
                if broken == MAX_BROKEN {
                    let remark = Remark::error("too-many-broken", start);
                    scanner.remarks.push(remark);
                    break;
                }
                // From the beginning of the entry, not from the error: an open brace may have taken in the next entries.
                scanner.at = next_line_with_at(text, start + 1);
            }
        }
    }
    (entries, scanner.remarks)
}

/// The position of the next line that begins with `@`.
fn next_line_with_at(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(newline) = text[at..].find('\n') {
        at += newline + 1;
        if text[at..].trim_start_matches([' ', '\t']).starts_with('@') {
            return at;
        }
    }
    text.len()
}

struct BibScanner<'t> {
    text: &'t str,
    at: usize,
    /// Abbreviations by their names.
    strings: BTreeMap<String, String>,
    /// The length of the text that came from abbreviations.
    expanded: usize,
    remarks: Vec<Remark>,
    so_far: ReadSoFar,
}

impl<'t> BibScanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Remarks on an entry by its key, as far as there is one.
    fn report(&mut self, start: usize, error: &EntryError) {
        let key: String = self.text[start..]
            .chars()
            .skip_while(|c| !matches!(c, '{' | '('))
            .skip(1)
            .take_while(|c| !matches!(c, ',' | '}' | '\n'))
            .take(60)
            .collect();
        let remark = Remark::error(error.key, error.at)
            .with("entry", key.trim())
            .with("text", error.text.as_str());
        self.remarks.push(remark);
    }

    fn error(&self, key: &'static str) -> EntryError {
        // Made for each value before it is read: a whole file in one line must not be looked through for each.
        let line = self.rest().chars().take(40);
        EntryError {
            key,
            at: self.at,
            text: line.take_while(|c| !matches!(c, '\r' | '\n')).collect(),
        }
    }

    /// The position of the next `@`. Text between entries is ignored, and an `@` in a comment line is none.
    fn next_entry(&mut self) -> Option<usize> {
        loop {
            let found = self.rest().find(['@', '%'])?;
            self.at += found;
            if self.rest().starts_with('@') {
                return Some(self.at);
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn skip_space(&mut self) {
        loop {
            let trimmed = self.rest().trim_start();
            self.at = self.text.len() - trimmed.len();
            // biber ignores comments between fields, BibTeX does not.
            if !trimmed.starts_with('%') {
                return;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    fn word(&mut self) -> &'t str {
        let is_end = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '{' | '}' | '(' | ')' | ',' | '=' | '"' | '#' | '%' | '@')
        };
        let rest = self.rest();
        let length = rest.find(is_end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn expect(&mut self, wanted: char, key: &'static str) -> Result<(), EntryError> {
        if self.peek() != Some(wanted) {
            return Err(self.error(key));
        }
        self.at += wanted.len_utf8();
        Ok(())
    }

    /// Reads what follows an `@`; `None` for a command that is no entry.
    fn entry(&mut self, start: usize) -> Result<Option<RawEntry<'t>>, EntryEnd> {
        self.at = start + 1;
        let kind = self.word().to_lowercase();
        self.skip_space();
        let close = match self.peek() {
            Some('{') if !kind.is_empty() => '}',
            Some('(') if !kind.is_empty() => ')',
            // An e-mail address, for example.
            _ => return Ok(None),
        };
        match kind.as_str() {
            "comment" => {
                // Reference managers keep settings here, in balanced braces. They may have an `@` in them.
                if close == '}' {
                    self.braced()?;
                }
                return Ok(None);
            }
            // LaTeX code, and no value of ours.
            "preamble" => {
                self.at += 1;
                self.skip_space();
                self.value()?;
            }
            "string" => {
                self.at += 1;
                self.skip_space();
                let name = self.word().to_lowercase();
                self.skip_space();
                self.expect('=', "no-equals")?;
                self.skip_space();
                let value = self.value()?;
                self.strings.insert(name, value);
            }
            _ => {
                self.at += 1;
                return self.fields(kind, start, close).map(Some);
            }
        }
        self.skip_space();
        self.expect(close, "no-end")?;
        Ok(None)
    }

    fn fields(
        &mut self,
        kind: String,
        start: usize,
        close: char,
    ) -> Result<RawEntry<'t>, EntryEnd> {
        self.so_far.entry(start).map_err(EntryEnd::OfReading)?;
        self.skip_space();
        let rest = self.rest();
        let is_end = |c: char| c == ',' || c == close || c == '\n' || c == '=';
        let length = rest.find(is_end).unwrap_or(rest.len());
        let before = self.at;
        self.at += length;
        self.skip_space();
        // Any text up to the comma is a key: biber allows spaces in it, and other programs write worse.
        let mut entry = RawEntry {
            kind,
            key: rest[..length].trim(),
            at: start,
            fields: Vec::new(),
        };
        if self.peek() == Some('=') {
            // The key is missing: what was taken for one is the name of the first field.
            self.at = before;
            entry.key = "";
        }
        loop {
            self.skip_space();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(found) if found == close => {
                    self.at += 1;
                    return Ok(entry);
                }
                None => return Err(self.error("no-end").into()),
                Some(_) => {
                    self.so_far.field(start).map_err(EntryEnd::OfReading)?;
                    let at = self.at;
                    let name = self.word().to_lowercase();
                    if name.is_empty() {
                        return Err(self.error("no-field").into());
                    }
                    self.skip_space();
                    self.expect('=', "no-equals")?;
                    self.skip_space();
                    let value = self.value()?;
                    entry.fields.push(RawField { name, at, value });
                    self.skip_space();
                    // Checked here and not at the next field, where the remark would point to the wrong line.
                    if self.peek().is_some_and(|next| next != ',' && next != close) {
                        return Err(self.error("no-comma").into());
                    }
                }
            }
        }
    }

    /// Strings and abbreviations, joined by `#`.
    fn value(&mut self) -> Result<String, EntryError> {
        let mut value = String::new();
        loop {
            match self.peek() {
                Some('{') => value.push_str(self.braced()?),
                Some('"') => value.push_str(self.quoted()?),
                _ => {
                    let at = self.at;
                    let name = self.word();
                    if name.is_empty() {
                        return Err(self.error("no-value"));
                    }
                    let text = self.abbreviation(name, at);
                    value.push_str(&text);
                }
            }
            if value.len() > MAX_VALUE {
                return Err(self.error("too-long"));
            }
            self.skip_space();
            if self.peek() != Some('#') {
                return Ok(value);
            }
            self.at += 1;
            self.skip_space();
        }
    }

    /// The expansion of an abbreviation. A number and a month are values by themselves.
    fn abbreviation(&mut self, name: &str, at: usize) -> String {
        let lower = name.to_lowercase();
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(text) = self.strings.get(&lower) {
            if self.expanded + text.len() <= MAX_EXPANDED {
                self.expanded += text.len();
                return text.clone();
            }
        } else if is_number || MONTHS.contains(&lower.as_str()) {
            return name.to_owned();
        }
        let remark = Remark::new("abbreviation", at).with("name", name);
        self.remarks.push(remark);
        String::new()
    }

    fn braced(&mut self) -> Result<&'t str, EntryError> {
        self.until(b'}')
    }

    fn quoted(&mut self) -> Result<&'t str, EntryError> {
        self.until(b'"')
    }

    /// The text between the delimiter here and the next `end` outside of inner braces.
    fn until(&mut self, end: u8) -> Result<&'t str, EntryError> {
        // Reported at the opening delimiter: where the closing one is missing cannot be known.
        let error = self.error("open");
        let start = self.at + 1;
        let mut depth = 0;
        let mut is_escaped = false;
        for (at, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            // Bounds the time: with an open brace in every entry, each would be scanned to the end of the file.
            if at > MAX_VALUE {
                break;
            }
            match *byte {
                _ if is_escaped => {}
                found if found == end && depth == 0 => {
                    self.at = start + at + 1;
                    return Ok(&self.text[start..start + at]);
                }
                b'{' if depth == MAX_DEPTH => {
                    self.at = start + at;
                    return Err(self.error("too-deep"));
                }
                b'{' => depth += 1,
                b'}' if depth == 0 => {
                    self.at = start + at;
                    return Err(self.error("stray-brace"));
                }
                b'}' => depth -= 1,
                _ => {}
            }
            is_escaped = *byte == b'\\' && !is_escaped;
        }
        Err(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<String> {
        let (entries, _) = split(text);
        let fields = entries.into_iter().flat_map(|entry| entry.fields);
        fields.map(|field| field.value).collect()
    }

    #[test]
    fn values_are_read_in_all_their_forms() {
        let text = "@string{p = \"Pub\"}\n@book{a, title = {T {x}}, year = 2007, publisher = p # { & } # \"Co\", }\n@Book(b, title={U})";
        assert_eq!(titles(text), ["T {x}", "2007", "Pub & Co", "U"]);
    }

    #[test]
    fn one_broken_entry_does_not_take_the_next_one_with_it() {
        let (entries, remarks) = split(
            "@book{a, title = {open\n@book{b, title = {T}}\n@book{c, title}\n@book{d, title={U}}",
        );
        let keys: Vec<&str> = entries.iter().map(|entry| entry.key).collect();
        assert_eq!(keys, ["b", "d"]);
        let places: Vec<_> = remarks
            .iter()
            .map(|remark| (remark.key, remark.at))
            .collect();
        assert_eq!(places, [("open", 17), ("no-equals", 59)]);
    }

    #[test]
    fn an_entry_without_a_key_keeps_its_fields() {
        let (entries, _) = split("@book{title = {T}, year = 2007}");
        assert_eq!((entries[0].key, entries[0].fields.len()), ("", 2));
    }

    #[test]
    fn comments_and_plain_text_are_no_entries() {
        let text = "% @book{x, title={no}}\n@comment{jabref {a} @book{y, title={no}}}\nwrite to a@b.de\n@book{z, % why\n title={T} % so\n}";
        assert_eq!(titles(text), ["T"]);
    }

    #[test]
    fn abbreviations_of_abbreviations_stay_small() {
        let mut text = "@string{a0 = \"aaaaaaaaaaaaaaaa\"}\n".to_owned();
        for n in 1..200 {
            text += &format!("@string{{a{n} = a{0} # a{0}}}\n", n - 1);
        }
        text += &"@book{k, title = a13}\n".repeat(2000);
        let (entries, remarks) = split(&text);
        let length: usize = entries
            .iter()
            .map(|entry| entry.fields[0].value.len())
            .sum();
        assert!(length <= MAX_EXPANDED, "{length}");
        assert!(!remarks.is_empty());
    }

    #[test]
    fn an_abbreviation_that_names_itself_is_unknown() {
        let (entries, remarks) = split("@string{a = a}@book{k, title = a}");
        assert_eq!(entries[0].fields[0].value, "");
        assert_eq!(remarks.len(), 1);
    }
}
