//! A `.bib` file as entries with unread fields.
//!
//! The crate `biblatex` reads a file as a whole or not at all. Here one entry that is broken is one entry: reading goes on
//! where the next line begins with `@`. Abbreviations (`@string`, `#`) are put in, up to a limit: a few lines of
//! them can stand for more text than there is memory.

use super::super::Remark;
use super::super::latex::MAX_DEPTH;
use std::collections::BTreeMap;

/// Longer values are no bibliography.
const MAX_VALUE: usize = 1 << 18;
/// After so many entries that are broken a file is none.
const MAX_BROKEN: usize = 100;
/// Abbreviations may add this much text to a file.
const MAX_ADDED: usize = 8 << 20;

/// An entry as it stands in the file.
pub(super) struct RawEntry<'t> {
    /// Its type, in small letters.
    pub(super) kind: String,
    pub(super) key: &'t str,
    pub(super) at: usize,
    pub(super) fields: Vec<RawField>,
}

/// A field with its value in LaTeX.
pub(super) struct RawField {
    /// Its name, in small letters.
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) value: String,
}

/// All entries, and what is wrong with those that could not be read.
pub(super) fn split(text: &str) -> (Vec<RawEntry<'_>>, Vec<Remark>) {
    let mut splitter = Splitter {
        text,
        at: 0,
        strings: BTreeMap::new(),
        added: 0,
        remarks: Vec::new(),
    };
    let mut entries = Vec::new();
    let mut broken = 0;
    while let Some(start) = splitter.next_entry() {
        match splitter.entry(start) {
            Ok(entry) => entries.extend(entry),
            Err(fault) => {
                splitter.report(start, &fault);
                broken += 1;
                if broken == MAX_BROKEN {
                    splitter
                        .remarks
                        .push(Remark::error("too-many-broken", start));
                    break;
                }
                splitter.at = next_line_with_at(text, start + 1);
            }
        }
    }
    (entries, splitter.remarks)
}

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

/// Why an entry is broken, and where.
struct Fault {
    key: &'static str,
    at: usize,
    text: String,
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    strings: BTreeMap<String, String>,
    added: usize,
    remarks: Vec<Remark>,
}

impl<'t> Splitter<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn report(&mut self, start: usize, fault: &Fault) {
        let key: String = self.text[start..]
            .chars()
            .skip_while(|c| !matches!(c, '{' | '('))
            .skip(1)
            .take_while(|c| !matches!(c, ',' | '}' | '\n'))
            .take(60)
            .collect();
        let remark = Remark::error(fault.key, fault.at)
            .with("entry", key.trim())
            .with("text", fault.text.as_str());
        self.remarks.push(remark);
    }

    fn fault(&self, key: &'static str) -> Fault {
        let text = self.rest().lines().next().unwrap_or_default();
        Fault {
            key,
            at: self.at,
            text: text.chars().take(40).collect(),
        }
    }

    /// The place of the next `@`; text between entries is for people, and `%` begins a line of it.
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

    fn space(&mut self) {
        loop {
            let trimmed = self.rest().trim_start();
            self.at = self.text.len() - trimmed.len();
            // Behind a comma people write remarks.
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

    fn expect(&mut self, wanted: char, key: &'static str) -> Result<(), Fault> {
        if self.peek() != Some(wanted) {
            return Err(self.fault(key));
        }
        self.at += wanted.len_utf8();
        Ok(())
    }

    /// What stands behind an `@`: an entry, or something without one.
    fn entry(&mut self, start: usize) -> Result<Option<RawEntry<'t>>, Fault> {
        self.at = start + 1;
        let kind = self.word().to_lowercase();
        self.space();
        let close = match self.peek() {
            Some('{') if !kind.is_empty() => '}',
            Some('(') if !kind.is_empty() => ')',
            // An address of electronic mail, say.
            _ => return Ok(None),
        };
        match kind.as_str() {
            "comment" => {
                // Reference managers keep their own settings here, with braces that match.
                if close == '}' {
                    self.braced()?;
                }
                return Ok(None);
            }
            "preamble" => {
                self.at += 1;
                self.space();
                self.value()?;
            }
            "string" => {
                self.at += 1;
                self.space();
                let name = self.word().to_lowercase();
                self.space();
                self.expect('=', "no-equals")?;
                self.space();
                let value = self.value()?;
                self.strings.insert(name, value);
            }
            _ => {
                self.at += 1;
                return self.fields(kind, start, close).map(Some);
            }
        }
        self.space();
        self.expect(close, "no-end")?;
        Ok(None)
    }

    fn fields(&mut self, kind: String, start: usize, close: char) -> Result<RawEntry<'t>, Fault> {
        self.space();
        let rest = self.rest();
        let is_end = |c: char| c == ',' || c == close || c == '\n' || c == '=';
        let length = rest.find(is_end).unwrap_or(rest.len());
        let before = self.at;
        self.at += length;
        self.space();
        let mut entry = RawEntry {
            kind,
            key: rest[..length].trim(),
            at: start,
            fields: Vec::new(),
        };
        if self.peek() == Some('=') {
            // There is no key: what looked like one is the name of the first field.
            self.at = before;
            entry.key = "";
        }
        loop {
            self.space();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(found) if found == close => {
                    self.at += 1;
                    return Ok(entry);
                }
                None => return Err(self.fault("no-end")),
                Some(_) => {
                    let at = self.at;
                    let name = self.word().to_lowercase();
                    if name.is_empty() {
                        return Err(self.fault("no-field"));
                    }
                    self.space();
                    self.expect('=', "no-equals")?;
                    self.space();
                    let value = self.value()?;
                    entry.fields.push(RawField { name, at, value });
                    self.space();
                    if self.peek().is_some_and(|next| next != ',' && next != close) {
                        return Err(self.fault("no-comma"));
                    }
                }
            }
        }
    }

    /// Texts and abbreviations with `#` between them.
    fn value(&mut self) -> Result<String, Fault> {
        let mut value = String::new();
        loop {
            match self.peek() {
                Some('{') => value.push_str(self.braced()?),
                Some('"') => value.push_str(self.quoted()?),
                _ => {
                    let at = self.at;
                    let name = self.word();
                    if name.is_empty() {
                        return Err(self.fault("no-value"));
                    }
                    let text = self.abbreviation(name, at);
                    value.push_str(&text);
                }
            }
            if value.len() > MAX_VALUE {
                return Err(self.fault("too-long"));
            }
            self.space();
            if self.peek() != Some('#') {
                return Ok(value);
            }
            self.at += 1;
            self.space();
        }
    }

    /// What an abbreviation stands for; a number and the name of a month stand for themselves.
    fn abbreviation(&mut self, name: &str, at: usize) -> String {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let lower = name.to_lowercase();
        if let Some(text) = self.strings.get(&lower) {
            if self.added + text.len() <= MAX_ADDED {
                self.added += text.len();
                return text.clone();
            }
        } else if name.bytes().all(|byte| byte.is_ascii_digit()) || MONTHS.contains(&lower.as_str())
        {
            return name.to_owned();
        }
        let remark = Remark::new("abbreviation", at).with("name", name);
        self.remarks.push(remark);
        String::new()
    }

    fn braced(&mut self) -> Result<&'t str, Fault> {
        self.until('}', |depth| depth == 0)
    }

    fn quoted(&mut self) -> Result<&'t str, Fault> {
        self.until('"', |depth| depth == 0)
    }

    /// What stands between the sign here and the sign that ends it, braces within that match.
    fn until(&mut self, end: char, is_outside: fn(usize) -> bool) -> Result<&'t str, Fault> {
        let fault = self.fault("open");
        let start = self.at + 1;
        let mut depth = 0;
        let mut is_escaped = false;
        for (at, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            if at > MAX_VALUE {
                break;
            }
            match *byte {
                _ if is_escaped => {}
                found if found == end as u8 && is_outside(depth) => {
                    self.at = start + at + 1;
                    return Ok(&self.text[start..start + at]);
                }
                b'{' if depth == MAX_DEPTH => {
                    self.at = start + at;
                    return Err(self.fault("too-deep"));
                }
                b'{' => depth += 1,
                b'}' if depth == 0 => {
                    self.at = start + at;
                    return Err(self.fault("stray-brace"));
                }
                b'}' => depth -= 1,
                _ => {}
            }
            is_escaped = *byte == b'\\' && !is_escaped;
        }
        Err(fault)
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
    fn comments_and_remarks_are_no_entries() {
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
        assert!(length <= MAX_ADDED, "{length}");
        assert!(!remarks.is_empty());
    }

    #[test]
    fn an_abbreviation_that_names_itself_is_unknown() {
        let (entries, remarks) = split("@string{a = a}@book{k, title = a}");
        assert_eq!(entries[0].fields[0].value, "");
        assert_eq!(remarks.len(), 1);
    }
}
