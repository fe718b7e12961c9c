//! Escapes the names in mdBook's search index.
//!
//! mdBook's `searcher.js` puts two things of a result into `innerHTML` as they are: the breadcrumbs, which are names of
//! chapters and headings, and the address, whose fragment may be written by hand (`## Title {#fragment}`). Names come from
//! records. Bodies are escaped by the script itself. What is searched, the inverted index, is not touched: only what is shown
//! of a result is.
//!
//! The file keeps its name, though mdBook's hash in it is that of the old content: every page and the script name it, and the
//! hash still changes whenever a name does.

use antinomy_cite::html::escape;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What mdBook writes around the index, as a string in JavaScript.
const BEFORE: &str = "window.search = Object.assign(window.search, JSON.parse('";
const AFTER: &str = "'));";
/// Ends an index that is escaped. The string before it cannot hold an apostrophe, so no content imitates it.
const ESCAPED: &str = "'));\n// antinomy: names are escaped for HTML\n";
/// How the script that shows the results uses the index, as far as escaping depends on it.
const SHOWN: [&str; 2] = [
    "makeTeaser(escapeHTML(result.doc.body)",
    "+ result.doc.breadcrumbs +",
];

/// A file of a book's search whose form is not known. Whether names in it are text cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSearch {
    /// Its name.
    pub file: String,
}

/// Whether a file at the root of a book belongs to its search.
#[must_use]
pub fn is_of_search(name: &str) -> bool {
    is_index(name) || is_searcher(name)
}

fn is_index(name: &str) -> bool {
    name.starts_with("searchindex") && (name.ends_with(".js") || name.ends_with(".json"))
}

fn is_searcher(name: &str) -> bool {
    name.starts_with("searcher") && name.ends_with(".js")
}

/// Escapes the search index of a book. `files` are those of its search ([`is_of_search`]) by their names; what comes back are
/// those that change, which is none the second time.
///
/// # Errors
/// If the index or the script that shows it is not that of a version of mdBook that is known.
pub fn finish_search(
    files: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, UnknownSearch> {
    let unknown = |file: &str| UnknownSearch {
        file: file.to_owned(),
    };
    let has_index = files.keys().any(|name| is_index(name));
    let mut changed = BTreeMap::new();
    for (name, text) in files {
        if is_searcher(name) {
            if !has_index || !SHOWN.iter().all(|known| text.contains(known)) {
                return Err(unknown(name));
            }
        } else if !text.ends_with(ESCAPED) {
            let escaped = escaped(text).ok_or_else(|| unknown(name))?;
            changed.insert(name.clone(), escaped);
        }
    }
    Ok(changed)
}

/// The index with its names escaped; `None` if it is none.
fn escaped(script: &str) -> Option<String> {
    let string = script
        .trim_end()
        .strip_prefix(BEFORE)?
        .strip_suffix(AFTER)?;
    let json = unquoted(string)?;
    let index: SearchIndex<'_> = serde_json::from_str(&json).ok()?;
    let addresses = index.doc_urls.iter().map(|raw| (*raw, Shown::Address));
    let documents = index.index.document_store.docs.0.iter();
    let names = documents
        .flat_map(|document| [document.breadcrumbs, document.title])
        .map(|raw| (raw, Shown::Name));
    let mut texts: Vec<_> = addresses.chain(names).collect();
    // Everything else stays as mdBook wrote it, byte by byte, in the order of the file.
    texts.sort_by_key(|(raw, _)| offset(raw, &json));
    let mut done = String::with_capacity(json.len() + json.len() / 8);
    let mut at = 0;
    for (raw, shown) in texts {
        let start = offset(raw, &json);
        let text: Cow<'_, str> = serde_json::from_str::<String>(raw.get()).ok()?.into();
        done.push_str(json.get(at..start)?);
        done.push_str(&serde_json::to_string(&shown.escaped(&text)).ok()?);
        at = start + raw.get().len();
    }
    done.push_str(json.get(at..)?);
    Some(format!("{BEFORE}{}{ESCAPED}", quoted(&done)))
}

/// How a text of the index is shown.
#[derive(Clone, Copy)]
enum Shown {
    /// As the content of an element.
    Name,
    /// In an attribute in double quotation marks, after it was split at `#`.
    Address,
}

impl Shown {
    fn escaped(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Name => escape(text),
            // No entity here holds `#`.
            Self::Address => Cow::Owned(
                text.replace('&', "&amp;")
                    .replace('"', "&quot;")
                    .replace('<', "&lt;")
                    .replace('>', "&gt;"),
            ),
        }
    }
}

/// Where a value begins in the text that it was read from.
fn offset(raw: &RawValue, json: &str) -> usize {
    raw.get().as_ptr().addr() - json.as_ptr().addr()
}

/// The content of a string in JavaScript as mdBook writes it, with `\` before `\` and `'` only.
fn unquoted(string: &str) -> Option<String> {
    let mut text = String::with_capacity(string.len());
    let mut letters = string.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(letters.next().filter(|next| matches!(next, '\\' | '\''))?),
            '\'' | '\n' | '\r' => return None,
            _ => text.push(letter),
        }
    }
    Some(text)
}

/// The same the other way round.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "\\'")
}

/// The parts of the index that hold what is shown.
#[derive(Deserialize)]
struct SearchIndex<'a> {
    #[serde(borrow)]
    doc_urls: Vec<&'a RawValue>,
    #[serde(borrow)]
    index: Inverted<'a>,
}

#[derive(Deserialize)]
struct Inverted<'a> {
    #[serde(borrow, rename = "documentStore")]
    document_store: DocumentStore<'a>,
}

#[derive(Deserialize)]
struct DocumentStore<'a> {
    #[serde(borrow)]
    docs: Documents<'a>,
}

/// The documents, whatever their numbers are.
struct Documents<'a>(Vec<Document<'a>>);

/// One section of a page. A field that is not known here may be shown, too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    breadcrumbs: &'a RawValue,
    #[serde(borrow)]
    title: &'a RawValue,
    #[serde(rename = "body")]
    _body: serde::de::IgnoredAny,
    #[serde(rename = "id")]
    _id: serde::de::IgnoredAny,
}

impl<'de: 'a, 'a> Deserialize<'de> for Documents<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentsVisitor)
    }
}

struct DocumentsVisitor;

impl<'de> serde::de::Visitor<'de> for DocumentsVisitor {
    type Value = Documents<'de>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("documents by their numbers")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut documents = Vec::new();
        // A map would lose one of two documents of the same number, and the browser might show that one.
        while let Some((_, document)) = map.next_entry::<serde::de::IgnoredAny, Document<'de>>()? {
            documents.push(document);
        }
        Ok(Documents(documents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const SEARCHER: &str = "const teaser = makeTeaser(escapeHTML(result.doc.body), searchterms);\n\
        return '<a>' + result.doc.breadcrumbs + '</a>';";

    fn index(name: &str, url: &str) -> String {
        let index = json!({
            "doc_urls": [url],
            "index": {
                "documentStore": {
                    "docInfo": {"0": {"body": 1, "breadcrumbs": 1, "title": 1}},
                    "docs": {"0": {"body": "a <b> 'c' \\ \n", "breadcrumbs": name, "id": "0", "title": name}},
                    "length": 1, "save": true,
                },
                "fields": ["title", "body", "breadcrumbs"],
                "index": {"title": {"root": {"<": {"df": 0, "tf": 0.1234567890123456}}}},
            },
            "results_options": {"limit_results": 30},
        });
        format!("{BEFORE}{}{AFTER}", quoted(&index.to_string()))
    }

    fn files(index: String) -> BTreeMap<String, String> {
        BTreeMap::from([
            ("searcher-1.js".to_owned(), SEARCHER.to_owned()),
            ("searchindex-1.js".to_owned(), index),
        ])
    }

    fn read(script: &str) -> Value {
        let string = script
            .strip_prefix(BEFORE)
            .and_then(|rest| rest.strip_suffix(ESCAPED))
            .unwrap();
        serde_json::from_str(&unquoted(string).unwrap()).unwrap()
    }

    #[test]
    fn names_are_escaped_and_what_is_searched_stays() {
        let name = "A & B \"<img src=x onerror='x()'>\" \\u003C &lt;";
        let before = index(name, "a.html#x");
        let changed = finish_search(&files(before.clone())).unwrap();
        let after = read(&changed["searchindex-1.js"]);
        let shown =
            "A &amp; B &quot;&lt;img src=x onerror=&#39;x()&#39;&gt;&quot; \\u003C &amp;lt;";
        let document = &after["index"]["documentStore"]["docs"]["0"];
        assert_eq!(document["breadcrumbs"], shown);
        assert_eq!(document["title"], shown);
        // The browser reads the same as it did, but for these two.
        let expected = before.replace(AFTER, ESCAPED);
        let mut expected = read(&expected);
        for field in ["breadcrumbs", "title"] {
            expected["index"]["documentStore"]["docs"]["0"][field] = json!(shown);
        }
        assert_eq!(after, expected);
    }

    #[test]
    fn a_fragment_stays_inside_its_attribute_and_is_split_off_as_before() {
        let changed = finish_search(&files(index("A", "a.html#x\"><img&"))).unwrap();
        let after = read(&changed["searchindex-1.js"]);
        assert_eq!(after["doc_urls"][0], "a.html#x&quot;&gt;&lt;img&amp;");
    }

    #[test]
    fn escaping_twice_changes_nothing() {
        let mut files = files(index("A & B", "a.html"));
        let changed = finish_search(&files).unwrap();
        files.extend(changed);
        assert_eq!(finish_search(&files), Ok(BTreeMap::new()));
    }

    #[test]
    fn a_name_cannot_say_that_the_index_is_escaped() {
        let changed = finish_search(&files(index(ESCAPED, "a.html")));
        assert_eq!(changed.unwrap().len(), 1);
    }

    #[test]
    fn a_book_without_search_has_nothing_to_escape() {
        assert_eq!(finish_search(&BTreeMap::new()), Ok(BTreeMap::new()));
    }

    #[test]
    fn a_search_of_another_form_is_refused() {
        let known = index("A", "a.html");
        for unknown in [
            String::new(),
            "Object.assign(window.search, {});".to_owned(),
            known.replace("breadcrumbs", "trail"),
            known.replace("\"title\":", "\"snippet\":\"x\",\"title\":"),
            known.replace("documentStore", "documents"),
            known.replace("doc_urls", "urls"),
            known.replace("{\"doc_urls\"", "\\x7b\"doc_urls\""),
            known.replace(AFTER, "'));alert(1);"),
            known.replace(AFTER, "')); x('"),
        ] {
            let files = files(unknown.clone());
            assert!(finish_search(&files).is_err(), "{unknown}");
        }
        let mut another = files(known.clone());
        another.insert("searchindex.json".to_owned(), "{}".to_owned());
        assert_eq!(
            finish_search(&another).unwrap_err().file,
            "searchindex.json"
        );
        let mut other_script = files(known);
        other_script.insert("searcher-1.js".to_owned(), "show(result.doc)".to_owned());
        assert_eq!(
            finish_search(&other_script).unwrap_err().file,
            "searcher-1.js"
        );
        let no_index = BTreeMap::from([("searcher.js".to_owned(), SEARCHER.to_owned())]);
        assert_eq!(finish_search(&no_index).unwrap_err().file, "searcher.js");
    }
}
