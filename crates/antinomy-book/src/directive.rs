//! A directive and a call of it: what the fences of chapters ask for.

use crate::anchors::ViewIds;
use crate::{BookPage, Handbook, MarkedText, TemplateError, codes};
use antinomy_syntax::yaml::{Node, Value};
use antinomy_syntax::{Code, Diagnostic, Span, nearest};

/// One kind of view.
pub trait Directive: Sync {
    /// The word behind `antinomy`.
    fn name(&self) -> &'static str;

    /// Whether a further word may stand behind its own, which says what is to be shown.
    fn takes_argument(&self) -> bool {
        false
    }

    /// The options that it takes.
    fn options(&self) -> &'static [OptionKey];

    /// Whether it takes options that are not listed, and judges them itself.
    fn takes_other_options(&self) -> bool {
        false
    }

    /// The HTML that replaces the fence. It holds no blank line: that would end the HTML block.
    ///
    /// # Errors
    /// If an option names a record that does not exist or is of another kind, or the template cannot be filled.
    fn render(
        &self,
        cx: &Handbook,
        call: &DirectiveCall<'_>,
    ) -> Result<MarkedText, Box<Diagnostic>>;
}

/// An option of a directive. Every option holds one word or one line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionKey {
    /// As it is written.
    pub name: &'static str,
    /// Whether the directive can do without it.
    pub required: bool,
}

/// An option that is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherOption<'a> {
    /// As it is written.
    pub name: &'a str,
    /// What stands behind it.
    pub value: &'a str,
    /// Where the name stands.
    pub name_at: Option<Span>,
    /// Where the value stands.
    pub value_at: Option<Span>,
}

/// A call of a directive: the options of one fence.
pub struct DirectiveCall<'a> {
    /// The page that the fence is on.
    pub page: &'a BookPage,
    /// The first line of the fence; `None` in text that is in no file.
    pub opening: Option<Span>,
    /// What stands behind the word of the directive.
    pub argument: &'a str,
    /// Options that the directive judges itself.
    pub others: Vec<OtherOption<'a>>,
    /// The ids that views of the page have already.
    pub(crate) ids: &'a ViewIds,
    options: Vec<(&'static str, &'a str, Option<Span>)>,
}

impl<'a> DirectiveCall<'a> {
    /// Reads the options of a directive from `root`, the YAML between the fences. `None` after a mistake, which is added to
    /// `diagnostics`.
    pub(crate) fn read(
        directive: &dyn Directive,
        argument: &'a str,
        page: &'a BookPage,
        ids: &'a ViewIds,
        opening: Option<Span>,
        root: Option<&'a Node>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let before = diagnostics.len();
        // Without a span for the opening the text is in no file, and no span of `root` may leave.
        let place = |span: Span| opening.map(|_| span);
        let mut options = Vec::new();
        let mut others = Vec::new();
        match root.map(|root| (&root.value, root.span)) {
            None | Some((Value::Empty, _)) => {}
            Some((Value::Map(map), _)) => {
                for (key, node) in &map.entries {
                    let known = directive
                        .options()
                        .iter()
                        .find(|option| option.name == key.value);
                    match (known, &node.value) {
                        (Some(option), Value::Text(text)) => {
                            options.push((option.name, text.as_str(), place(node.span)))
                        }
                        (None, Value::Text(text)) if directive.takes_other_options() => {
                            others.push(OtherOption {
                                name: key.value.as_str(),
                                value: text.as_str(),
                                name_at: place(key.span),
                                value_at: place(node.span),
                            });
                        }
                        (None, _) if !directive.takes_other_options() => {
                            diagnostics.push(unknown(directive, &key.value, place(key.span)))
                        }
                        _ => diagnostics.push(not_readable(place(node.span), directive)),
                    }
                }
            }
            Some((_, span)) => diagnostics.push(not_readable(place(span), directive)),
        }
        for option in directive.options().iter().filter(|option| option.required) {
            let is_there = options.iter().any(|(name, ..)| *name == option.name);
            // After another mistake the option may be there under a misspelled name.
            if !is_there && diagnostics.len() == before {
                let found = at(opening, &codes::MISSING_OPTION);
                diagnostics.push(
                    found
                        .with("option", option.name)
                        .with("directive", directive.name()),
                );
            }
        }
        (diagnostics.len() == before).then_some(Self {
            page,
            opening,
            argument,
            others,
            ids,
            options,
        })
    }

    /// The value of an option, and its span.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<(&'a str, Option<Span>)> {
        let found = self.options.iter().find(|(known, ..)| *known == name)?;
        Some((found.1, found.2))
    }

    /// The diagnostic for a template that could not be filled: a mistake of ours, not of the author's.
    #[must_use]
    pub fn failed(&self, error: &TemplateError) -> Diagnostic {
        template_failed(self.opening, error)
    }
}

/// The diagnostic for a template that could not be filled.
pub(crate) fn template_failed(place: Option<Span>, error: &TemplateError) -> Diagnostic {
    at(place, &codes::TEMPLATE_FAILED)
        .with("template", error.template.as_str())
        .with("reason", error.reason.as_str())
}

/// A diagnostic with a span, if there is one.
pub(crate) fn at(place: Option<Span>, code: &'static Code) -> Diagnostic {
    match place {
        Some(span) => Diagnostic::new(code, span),
        None => Diagnostic::without_place(code),
    }
}

fn unknown(directive: &dyn Directive, option: &str, place: Option<Span>) -> Diagnostic {
    let known: Vec<&str> = directive
        .options()
        .iter()
        .map(|option| option.name)
        .collect();
    unknown_option(directive.name(), option, place, &known)
}

/// The diagnostic for an option that a directive does not take.
pub(crate) fn unknown_option(
    directive: &str,
    option: &str,
    place: Option<Span>,
    known: &[&str],
) -> Diagnostic {
    at(place, &codes::UNKNOWN_OPTION)
        .with("option", option)
        .with("directive", directive)
        .with("known", known.join(", "))
        .maybe_suggest(nearest(option, known.iter().copied()))
}

fn not_readable(place: Option<Span>, directive: &dyn Directive) -> Diagnostic {
    let known: Vec<&str> = directive
        .options()
        .iter()
        .map(|option| option.name)
        .collect();
    at(place, &codes::OPTIONS_NOT_READABLE)
        .with("directive", directive.name())
        .with("known", known.join(", "))
}
