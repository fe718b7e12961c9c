//! Saved queries: a question to the graph in a file of its own (`queries/NAME.rq`), with what people have to know of it in the
//! comments at its top.
//!
//! Only the head is read here. What the query asks, this crate does not understand.

use crate::Kind;
use crate::property::TextRole;
use crate::record::RecordId;
use crate::values::{Choice, LevelId, MustReturn, ParameterKind, Ref, Text};
use antinomy_syntax::{FileId, Span, Spanned};
use std::sync::Arc;

/// A saved query.
#[derive(Clone, Debug)]
pub struct SavedQuery {
    /// The name of its file without the ending: its id among queries.
    pub name: String,
    /// What it finds, in a few words.
    pub title: Text,
    /// What it finds and what for.
    pub description: Text,
    /// What may be given when it is asked, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// What it has to return, if that is settled.
    pub must_return: Option<MustReturn>,
    /// How many seconds it may take.
    pub timeout: u16,
    /// The whole text of its file, head and query. The head is a comment to whoever runs it.
    pub text: Arc<str>,
    /// Its file.
    pub file: FileId,
    /// The first line of the file, for what is wrong with it as a whole.
    pub span: Span,
    /// The query itself, behind the head.
    pub body: Span,
}

/// A value that whoever asks may give: it stands in place of `$name` in the query.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name, without the mark.
    pub name: Spanned<String>,
    /// What may be given.
    pub kind: ParameterKind,
    /// What holds if nothing is given.
    pub default: Spanned<String>,
    /// The default as a reference, if it is one to a record.
    pub(crate) reference: Option<Ref>,
    /// What people call it.
    pub label: Text,
}

/// What stands in place of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// A record.
    Record(RecordId),
    /// A level.
    Level(LevelId),
    /// A kind of actor: its place in the manifest.
    ActorKind(usize),
    /// A number as XSD writes it: an integer, or a decimal with a point.
    Number(String),
    /// A literal without language.
    Literal(String),
}

impl ParameterKind {
    /// The kind of the records whose ids may be given, if it is such.
    #[must_use]
    pub fn record_kind(self) -> Option<Kind> {
        kinds_of(self).first().copied()
    }

    /// The name of the message that says what may be given.
    #[must_use]
    pub fn message(self) -> String {
        match self.record_kind() {
            Some(kind) => format!("kind-{}", kind.name()),
            None => format!("parameter-{}", self.word()),
        }
    }

    /// The value of a literal of this kind; `None` for one that is none, and for kinds whose values are ids.
    pub(crate) fn literal(self, text: &str) -> Option<ParameterValue> {
        let is_word = || !text.is_empty() && !text.contains(char::is_whitespace);
        match self {
            Self::Number => is_decimal(text).then(|| ParameterValue::Number(text.to_owned())),
            Self::Word => is_word().then(|| ParameterValue::Literal(text.to_owned())),
            Self::Text => Some(ParameterValue::Literal(text.to_owned())),
            _ => None,
        }
    }
}

/// Whether a text is a number that XSD calls an integer or a decimal.
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    match number.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(number),
    }
}

impl Parameter {
    /// Its default as a reference, with the kinds that it may lead to.
    pub(crate) fn reference(&self) -> Option<(&'static [Kind], &Ref)> {
        Some((kinds_of(self.kind), self.reference.as_ref()?))
    }
}

impl SavedQuery {
    /// What the names of its files end in.
    pub const ENDING: &str = ".rq";
    /// The most seconds that a query may ask for.
    pub const MAX_TIMEOUT: u16 = 600;
    /// The seconds of one that asks for none.
    pub const TIMEOUT: u16 = 30;

    /// Its texts for readers, with what each is for.
    pub fn texts(&self) -> impl Iterator<Item = (TextRole, &Text)> {
        let labels = self
            .parameters
            .iter()
            .map(|it| (TextRole::Label, &it.label));
        let own = [&self.title, &self.description].map(|text| (TextRole::Sentence, text));
        own.into_iter().chain(labels)
    }

    /// The parameter of this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|it| it.name.value == name)
    }

    /// Whether its file holds nothing but comments, which is reported where it is read.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        is_comment(&self.text[self.body.range()])
    }

    /// Whether it is to be run like a lint: what it returns is wrong.
    #[must_use]
    pub fn must_return_nothing(&self) -> bool {
        self.must_return == Some(MustReturn::Nothing)
    }
}

/// Whether a text consists of blanks and comments.
pub(crate) fn is_comment(text: &str) -> bool {
    let mut lines = text.split(['\n', '\r']).map(str::trim_start);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

/// The kind of records that a kind of parameter means, as a list.
fn kinds_of(kind: ParameterKind) -> &'static [Kind] {
    let all: &'static [Kind] = &Kind::ALL;
    let own = all.iter().find(|it| it.name() == kind.word());
    own.map_or(&[], std::slice::from_ref)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_query_of_comments_asks_nothing() {
        assert!(is_comment(" \n  # x\n"));
        assert!(!is_comment("# x\nASK"));
    }

    #[test]
    fn ids_of_every_kind_of_record_may_be_given() {
        let kinds = ParameterKind::WORDS.iter();
        let kinds = kinds.filter_map(|word| ParameterKind::from_word(word)?.record_kind());
        assert_eq!(
            kinds.collect::<BTreeSet<_>>(),
            Kind::ALL.into_iter().collect()
        );
    }

    #[test]
    fn numbers_are_written_as_xsd_writes_them() {
        for text in ["0", "-9999", "+3", "2.50"] {
            assert!(ParameterKind::Number.literal(text).is_some(), "{text}");
        }
        for text in ["", "-", "1.", ".5", "1,5", "1e3", "١"] {
            assert_eq!(ParameterKind::Number.literal(text), None, "{text}");
        }
    }
}
