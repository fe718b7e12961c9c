//! What a query finds, in the W3C's form: the one answer in JSON that is no envelope.

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static VALIDATOR: LazyLock<Option<Validator>> =
    LazyLock::new(|| jsonschema::draft7::new(&schema()).ok());

/// The SPARQL 1.1 Query Results JSON Format, as far as the engine has it: it links nothing.
fn schema() -> Value {
    let text = json!({"type": "string"});
    let term = |kind: &str, more: &[&str]| {
        let own = [("type", json!({"const": kind})), ("value", text.clone())];
        let more = more.iter().map(|name| (*name, text.clone()));
        let properties: Map<String, Value> = own
            .into_iter()
            .chain(more)
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let required: Vec<&String> = properties.keys().collect();
        json!({"required": required, "additionalProperties": false, "properties": properties})
    };
    let terms = [
        term("uri", &[]),
        term("bnode", &[]),
        term("literal", &[]),
        term("literal", &["xml:lang"]),
        term("literal", &["datatype"]),
    ];
    let rows = json!({
        "type": "array",
        "items": {"type": "object", "additionalProperties": {"type": "object", "anyOf": terms}},
    });
    json!({
        "type": "object",
        "oneOf": [
            {
                "required": ["head", "results"],
                "additionalProperties": false,
                "properties": {
                    "head": {
                        "required": ["vars"],
                        "additionalProperties": false,
                        "properties": {"vars": {"type": "array", "items": text, "uniqueItems": true}},
                    },
                    "results": {
                        "required": ["bindings"],
                        "additionalProperties": false,
                        "properties": {"bindings": rows},
                    },
                },
            },
            {
                "required": ["head", "boolean"],
                "additionalProperties": false,
                "properties": {
                    "head": {"type": "object", "additionalProperties": false},
                    "boolean": {"type": "boolean"},
                },
            },
        ],
    })
}

/// Whether a text is one document of that format.
pub(crate) fn are_results(text: &str) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"))?;
    let validator = VALIDATOR.as_ref().ok_or("the schema cannot be read")?;
    let wrong = validator.iter_errors(&value);
    let wrong: Vec<String> = wrong
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("no results of a query: {}", wrong.join("; ")))
    }
}
