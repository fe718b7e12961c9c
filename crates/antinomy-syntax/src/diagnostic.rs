//! Diagnostics: what is wrong, where, which other places are involved, what to do.
//!
//! A diagnostic holds no messages. Its code names a message in the Fluent files of `antinomy-words`, with the arguments of
//! the diagnostic as variables; attributes of that message (`hint`, `label`, and named variants) hold the other texts.

use crate::Span;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Deref;
use std::sync::Arc;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something must be changed before the handbook can be published.
    Error,
    /// Something is probably not what its author wants.
    Warning,
}

impl Severity {
    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The stable identity of one kind of diagnostic. Numbers and names are never reused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    number: Cow<'static, str>,
    name: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    page: Cow<'static, str>,
}

impl Code {
    /// A code that the program declares; see [`codes!`](crate::codes!).
    #[must_use]
    pub const fn declared(
        number: &'static str,
        name: &'static str,
        severity: Severity,
        page: &'static str,
    ) -> Self {
        Self {
            number: Cow::Borrowed(number),
            name: Cow::Borrowed(name),
            severity,
            page: Cow::Borrowed(page),
        }
    }

    /// A code made at run time: of a rule of the content, or of a plugin.
    #[must_use]
    pub fn made(number: String, name: String, severity: Severity, page: String) -> Self {
        Self {
            number: Cow::Owned(number),
            name: Cow::Owned(name),
            severity,
            page: Cow::Owned(page),
        }
    }

    /// Short number for references, such as `M004`.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Speaking name, such as `unknown-reference`; also the Fluent message's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The page that explains it in every language, with an example that shows it and one that does not.
    #[must_use]
    pub fn page(&self) -> &str {
        &self.page
    }
}

/// A shared [`Code`]: declared in the program, or made at run time.
#[derive(Clone, Debug)]
pub enum CodeHandle {
    /// Declared in the program.
    Declared(&'static Code),
    /// Made at run time.
    Made(Arc<Code>),
}

impl Deref for CodeHandle {
    type Target = Code;

    fn deref(&self) -> &Code {
        match self {
            Self::Declared(code) => code,
            Self::Made(code) => code,
        }
    }
}

impl From<&'static Code> for CodeHandle {
    fn from(code: &'static Code) -> Self {
        Self::Declared(code)
    }
}

impl From<Arc<Code>> for CodeHandle {
    fn from(code: Arc<Code>) -> Self {
        Self::Made(code)
    }
}

impl PartialEq for CodeHandle {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.name == other.name
    }
}

impl Eq for CodeHandle {}

impl CodeHandle {
    /// The code, if the program declares it.
    #[must_use]
    pub fn declared(&self) -> Option<&'static Code> {
        match self {
            Self::Declared(code) => Some(code),
            Self::Made(_) => None,
        }
    }

    /// Whether it is one of these codes.
    #[must_use]
    pub fn is_one_of(&self, codes: &[&Code]) -> bool {
        codes.iter().any(|code| self == code)
    }
}

impl PartialEq<&Code> for CodeHandle {
    fn eq(&self, other: &&Code) -> bool {
        self.number == other.number && self.name == other.name
    }
}

/// Declares codes, each with a page of its own: the Markdown file in `FOLDER` that has the code's name. Lists them as `ALL`.
#[macro_export]
macro_rules! codes {
    ($folder:literal; $($name:ident = $number:literal, $text:literal, $severity:ident;)*) => {
        $(
            #[doc = concat!("`", $text, "`")]
            pub static $name: $crate::Code = $crate::Code::declared(
                $number,
                $text,
                $crate::Severity::$severity,
                include_str!(concat!($folder, $text, ".md")),
            );
        )*
        /// Every code that is declared here.
        pub static ALL: &[&$crate::Code] = &[$(&$name),*];
    };
}

/// A value that fills a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Text, shown as it is. It may come from content, which is untrusted: output formats escape it.
    Text(String),
    /// A number, so that messages can choose singular and plural.
    Number(u64),
    /// The name of another Fluent message, which is resolved first (that of a kind of record, say).
    Word(String),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// A further place that is involved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// The message attribute that describes it.
    pub label: &'static str,
}

/// A replacement of bytes that would resolve the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What to replace.
    pub span: Span,
    /// What to put there.
    pub text: String,
    /// Whether there is no other plausible correction, so that it may be applied without review.
    pub is_safe: bool,
}

/// One result of a reader or a lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: CodeHandle,
    /// The primary span; `None` for a diagnostic about a whole file or about no file.
    pub span: Option<Span>,
    /// The id of the record that it is about, where that is known.
    pub record: Option<String>,
    /// The variables of the message.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Further places, the most helpful first.
    pub related: Vec<Related>,
    /// Which attribute of the message says what to do; `hint` unless told otherwise.
    pub hint: &'static str,
    /// The correction, if there is exactly one candidate.
    pub edit: Option<Edit>,
}

impl Diagnostic {
    /// A diagnostic at `span`.
    #[must_use]
    pub fn new(code: impl Into<CodeHandle>, span: Span) -> Self {
        Self {
            span: Some(span),
            ..Self::without_place(code)
        }
    }

    /// A diagnostic without a span.
    #[must_use]
    pub fn without_place(code: impl Into<CodeHandle>) -> Self {
        Self {
            code: code.into(),
            span: None,
            record: None,
            arguments: Vec::new(),
            related: Vec::new(),
            hint: "hint",
            edit: None,
        }
    }

    /// Sets the variable `name` of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds a further place, described by the attribute `label` of the message.
    #[must_use]
    pub fn related(mut self, span: Span, label: &'static str) -> Self {
        self.related.push(Related { span, label });
        self
    }

    /// Chooses the attribute that says what to do.
    #[must_use]
    pub fn hint(mut self, attribute: &'static str) -> Self {
        self.hint = attribute;
        self
    }

    /// Proposes `suggestion` as a replacement of the primary span, to be reviewed. The hint becomes `suggest`, with the
    /// argument `suggestion`.
    #[must_use]
    pub fn suggest(mut self, suggestion: &str) -> Self {
        if let Some(span) = self.span {
            self.edit = Some(Edit {
                span,
                text: suggestion.to_owned(),
                is_safe: false,
            });
        }
        self.with("suggestion", suggestion).hint("suggest")
    }

    /// Proposes `text` as a replacement of `span` that `antinomy check --fix` applies. The hint becomes `fix`, with the
    /// argument `suggestion`.
    #[must_use]
    pub fn fix(mut self, span: Span, text: &str) -> Self {
        self.edit = Some(Edit {
            span,
            text: text.to_owned(),
            is_safe: true,
        });
        self.with("suggestion", text).hint("fix")
    }

    /// Leaves the proposed edit to be reviewed.
    #[must_use]
    pub fn unsure(mut self) -> Self {
        if let Some(edit) = &mut self.edit {
            edit.is_safe = false;
        }
        self
    }

    /// [`suggest`](Self::suggest) if there is something to suggest.
    #[must_use]
    pub fn maybe_suggest(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(text) => self.suggest(text),
            None => self,
        }
    }

    /// Whether another diagnostic says the same of the same place, whichever record each was met in.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.span == other.span
            && self.code == other.code
            && self.arguments == other.arguments
            && self.related == other.related
            && self.hint == other.hint
            && self.edit == other.edit
    }

    /// Compares by what people read first: place, then code. Only for diagnostics of one file; see
    /// [`Files::sort`](crate::Files::sort) for those of several.
    #[must_use]
    pub fn by_place(&self, other: &Self) -> Ordering {
        let key = |found: &Self| (found.span.map(|span| span.file), found.start());
        key(self).cmp(&key(other)).then_with(|| self.by_code(other))
    }

    /// Compares by code, then by the end of the place.
    pub(crate) fn by_code(&self, other: &Self) -> Ordering {
        let numbers = self.code.number().cmp(other.code.number());
        numbers.then_with(|| self.end().cmp(&other.end()))
    }

    fn start(&self) -> u32 {
        self.span.map_or(0, |span| span.start)
    }

    fn end(&self) -> u32 {
        self.span.map_or(0, |span| span.end)
    }
}
