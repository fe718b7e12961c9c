//! A knowledge base whose names mean harm: fifty of them, each with a word of its own by which it is found.

use serde_json::{Value, json};

/// What a name holds besides its word. `HARM` is what would run.
const PAYLOADS: &[&str] = &[
    "<img src=x onerror=HARM>",
    "<svg/onload=HARM>",
    "\"><img src=x onerror=HARM>",
    "</a></li><img src=x onerror='HARM'>",
    "&lt;img src=x onerror=HARM&gt;",
    "&amp;lt;img src=x onerror=HARM&amp;gt; &#60;img src=x onerror=HARM&#62;",
    "\\u003cimg src=x onerror=HARM\\u003e \\x3cimg src=x onerror=HARM\\x3e",
    "')); HARM; // `${HARM}` ' \" \\",
    "<iframe srcdoc=\"<script>parent.HARM</script>\"></iframe>",
    "<a href=javascript:HARM>here</a> & </script><script>HARM</script>",
    "{{#include x}} {{title}} *loud* _low_ [[trap]] @trap `code` $1 ~~gone~~",
];

const HARM: &str = "document.documentElement.setAttribute(`data-harmed`,`1`)";

/// A name that is searched for.
#[derive(Clone, Debug)]
pub(super) struct HostileName {
    /// The word that only this name has.
    pub(super) word: String,
    /// All of it.
    pub(super) text: String,
    /// The kind of place it stands in.
    pub(super) slot: &'static str,
}

/// Names and files in which they stand.
#[derive(Debug)]
pub(super) struct HostileBase {
    pub(super) names: Vec<HostileName>,
    /// `content/records.yaml`, as JSON, which is YAML.
    pub(super) records: String,
    /// `content/antinomy.yaml`.
    pub(super) manifest: String,
    /// Markdown files in `content/concepts`, by their names.
    pub(super) pages: Vec<(String, String)>,
}

/// Makes names, counting.
#[derive(Default)]
struct Names(Vec<HostileName>);

impl Names {
    fn make(&mut self, slot: &'static str, payload: &str) -> String {
        let word = format!("zebra{:02}", self.0.len());
        let text = format!("{word} {}", payload.replace("HARM", HARM));
        let name = HostileName {
            word,
            text: text.clone(),
            slot,
        };
        self.0.push(name);
        text
    }

    /// The same in both languages.
    fn label(&mut self, slot: &'static str, payload: &str) -> Value {
        let text = self.make(slot, payload);
        json!({"de": text, "en": text})
    }

    /// A record a payload, from the payload's number and its name.
    fn records(
        &mut self,
        slot: &'static str,
        range: std::ops::Range<usize>,
        record: impl Fn(usize, Value) -> Value,
    ) -> Vec<Value> {
        range
            .map(|at| {
                let label = self.label(slot, PAYLOADS[at]);
                record(at, label)
            })
            .collect()
    }
}

impl HostileBase {
    pub(super) fn new() -> Self {
        let mut names = Names::default();
        let mut records = json!({
            "concepts": names.records("concept", 0..11, |at, label| json!({"id": format!("concept-{at}"), "label": label})),
            "fields": names.records("field", 0..8, |at, label| json!({"id": format!("field-{at}"), "label": label})),
            "actors": names.records("actor", 0..8, |at, label| {
                json!({"id": format!("actor-{at}"), "label": label, "kind": format!("kind-{at}"), "levels": "city"})
            }),
            "propositions": names.records("proposition", 0..6, |at, text| {
                json!({"id": format!("claim-{at}"), "text": text, "field": "field-0"})
            }),
        });
        let mut sources: Vec<Value> = (0..11)
            .map(|at| {
                let title = names.make("source", PAYLOADS[at]);
                json!({"id": format!("source-{at}"), "class": "literature", "type": "book", "issued": 2001,
                    "author": [format!("Roe{at} {}", PAYLOADS[at].replace("HARM", HARM).replace(',', ""))], "title": title})
            })
            .collect();
        // Sides of the contradictions need a voice.
        sources.push(json!({"id": "plan", "class": "policy", "type": "report", "issued": 2001, "issuer": "actor-0", "title": "Plan"}));
        records["sources"] = Value::Array(sources);
        records["statements"] = ["for", "against"]
            .map(|id| json!({"id": id, "kind": "goal", "source": "plan", "levels": "city", "text": {"de": id, "en": id}}))
            .into();
        records["contradictions"] = Value::Array(names.records("contradiction", 0..4, |at, title| {
            json!({"id": format!("clash-{at}"), "title": title, "category": "contradiction", "field": "field-0",
                "sides": [["for"], ["against"]], "asserted-by": {"source": "plan"}, "because": {"de": "So.", "en": "So."}})
        }));
        records["concepts"]
            .as_array_mut()
            .into_iter()
            .for_each(|concepts| {
                concepts.push(json!({"id": "broken", "label": {"de": "zebra\nbroken", "en": "zebra\u{2028}broken"}}));
            });
        let pages = vec![("headings.md".to_owned(), headings(&mut names))];
        let kinds = (0..8).map(|at| {
            let label = PAYLOADS[at].replace("HARM", HARM);
            json!({"id": format!("kind-{at}"), "label": {"de": label, "en": label}})
        });
        let manifest = json!({
            "title": {"de": "Test <b>", "en": "Test & <b>"}, "languages": ["de", "en"],
            "levels": [{"id": "city", "label": {"de": "Stadt", "en": "City"}, "letter": "C", "shape": "circle"}],
            "actor-kinds": kinds.collect::<Vec<_>>(),
            "conflict-kinds": [{"id": "stance-conflict", "label": {"de": "Gegensatz", "en": "Opposed"}}],
            "books": {"de": "../book/de", "en": "../book/en"},
        });
        Self {
            names: names.0,
            records: records.to_string(),
            manifest: manifest.to_string(),
            pages,
        }
    }

    /// The names in one kind of place.
    pub(super) fn of<'a>(&'a self, slot: &'a str) -> impl Iterator<Item = &'a HostileName> {
        self.names.iter().filter(move |name| name.slot == slot)
    }
}

/// Prose with headings: as code, escaped, with an id of its own.
fn headings(names: &mut Names) -> String {
    let mut page =
        "---\nid: headings\nlabel: {de: Headings, en: Headings}\n---\n\nWords.\n".to_owned();
    for payload in [PAYLOADS[0], PAYLOADS[1], PAYLOADS[8]] {
        let text = names.make("heading", payload);
        let (word, code) = text.split_once(' ').unwrap_or_default();
        page.push_str(&format!("\n## {word} `` {code} ``\n\nWords.\n"));
    }
    for payload in [PAYLOADS[0], PAYLOADS[2]] {
        let text = names.make("heading", payload);
        let escaped = text.replace('<', "\\<").replace('`', "\\`");
        page.push_str(&format!("\n## {escaped}\n\nWords.\n"));
    }
    let word = names.make("heading-id", "own id");
    page.push_str(&format!(
        "\n## {word} {{#x\"onmouseover=\"{HARM}\"><img/src=x/onerror={HARM}>}}\n\nWords.\n"
    ));
    page
}
