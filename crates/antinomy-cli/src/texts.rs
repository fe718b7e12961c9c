//! Texts in JSON: each a mapping from languages to versions, so that an answer is the same for everyone, whatever the language
//! of whoever asks.

use antinomy_model::{Language, Manifest, Text};
use antinomy_words::Words;
use serde_json::{Map, Value, json};

/// A text of the content, as it was written; null if it was not. `own` is the language of a source, for what stands in it.
pub(crate) fn written(text: &Text, manifest: &Manifest, own: Option<&str>) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    // What is the same in all languages is given in each.
    if text.version(Language::ALL).is_some() {
        let tags = (0u8..).map(Language).zip(&manifest.languages);
        let versions = tags.filter_map(|(it, tag)| Some((tag.clone(), json!(text.get(it)?))));
        return Value::Object(versions.collect());
    }
    let is_original = text.versions().count() == 1;
    let versions = text.versions().map(|(language, text)| {
        // A second version is a translation of ours, which is in the language that it is filed under.
        let own = own.filter(|_| is_original);
        let tag = own.unwrap_or(manifest.tag(language));
        (tag.to_owned(), json!(text.value))
    });
    Value::Object(versions.collect())
}

/// What `say` says in every interface language.
pub(crate) fn in_all(say: impl Fn(&Words) -> Value) -> Value {
    let versions = Words::all().iter();
    let versions = versions.map(|words| (words.language().to_owned(), say(words)));
    Value::Object(versions.collect::<Map<_, _>>())
}
