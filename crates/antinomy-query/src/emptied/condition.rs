//! The condition that leaves nothing, in the words of the query.

use super::steps::{Step, without_modifiers};
use crate::algebra::expressions;
use crate::answer::Value;
use crate::namespaces::{Prefixes, XSD};
use crate::query;
use crate::tokens::{Bracket, Spelling, Token, TokenKind, after_prologue, tokens};
use oxrdf::Term;
use oxrdf::vocab::rdf;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};
use std::ops::Range;

/// The first condition of a query that leaves no match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptying {
    /// The condition as it is written, on one line; empty if it cannot be found in the text.
    pub text: String,
    /// Its bytes in the text.
    pub place: Option<Range<usize>>,
    /// How many matches are left before it, counted to one more than [`MOST_COUNTED`](super::MOST_COUNTED); `None` if it is the
    /// first condition.
    pub before: Option<usize>,
    /// What stands there instead.
    pub seen: Vec<Seen>,
    /// Why the values that were looked at cannot be what is asked for.
    pub mismatch: Option<Mismatch>,
}

/// Values that do occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The variable or the predicate, as one would write it.
    pub of: String,
    /// What the values are of it.
    pub kind: SeenKind,
    /// Some of them, as one would write them.
    pub values: Vec<String>,
    /// Whether there are no others.
    pub are_all: bool,
}

/// What values are of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenKind {
    /// What a variable has before the filter. None: it has no value.
    Variable,
    /// What an aggregate gives, which has no name of its own.
    Aggregate,
    /// What the predicate leads to from what matches so far.
    Predicate,
    /// Nothing that matches so far has the predicate.
    Missing,
    /// The classes of what has the predicate.
    Holders,
}

/// Why values cannot be equal to what they are compared with: they are of another kind. It is said of the examples, since not all
/// values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A text is compared with numbers.
    TextWithNumbers,
    /// A number is compared with texts.
    NumberWithTexts,
    /// A text is compared with resources.
    TextWithResources,
    /// A number is compared with resources.
    NumberWithResources,
    /// A text without a language is compared with texts that have one.
    PlainWithTagged,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    Resource,
    Text,
    Tagged,
    Number,
    Other,
}

impl ValueKind {
    fn of(term: &Term) -> Self {
        let Term::Literal(literal) = term else {
            return Self::Resource;
        };
        if literal.language().is_some() {
            return Self::Tagged;
        }
        match literal.datatype().as_str().strip_prefix(XSD) {
            Some("string") => Self::Text,
            Some("integer" | "decimal" | "double" | "float") => Self::Number,
            _ => Self::Other,
        }
    }
}

impl Mismatch {
    /// What is wrong with comparing values that occur with constants of a query: something if all of each are of one kind.
    pub(super) fn of(found: &[Value], constants: impl Iterator<Item = Term>) -> Option<Self> {
        let found = same(found.iter().map(|it| ValueKind::of(&it.0)))?;
        let constants = same(constants.map(|it| ValueKind::of(&it)))?;
        match (constants, found) {
            (ValueKind::Text, ValueKind::Number) => Some(Self::TextWithNumbers),
            (ValueKind::Number, ValueKind::Text) => Some(Self::NumberWithTexts),
            (ValueKind::Text, ValueKind::Resource) => Some(Self::TextWithResources),
            (ValueKind::Number, ValueKind::Resource) => Some(Self::NumberWithResources),
            (ValueKind::Text, ValueKind::Tagged) => Some(Self::PlainWithTagged),
            _ => None,
        }
    }
}

impl Mismatch {
    /// What is wrong with searching values for a text.
    pub(super) fn of_search(found: &[Value]) -> Option<Self> {
        let found = same(found.iter().map(|it| ValueKind::of(&it.0)))?;
        (found == ValueKind::Resource).then_some(Self::TextWithResources)
    }
}

fn same(mut kinds: impl Iterator<Item = ValueKind>) -> Option<ValueKind> {
    let first = kinds.next()?;
    kinds.all(|it| it == first).then_some(first)
}

/// The constants that a variable itself is compared with. What stands in a function is another value.
pub(super) fn compared(expression: &Expression, variable: &Variable) -> Vec<Term> {
    let is_it = |it: &Expression| matches!(it, Expression::Variable(other) if other == variable);
    let mut found = Vec::new();
    for part in expressions(expression) {
        let constants: Vec<&Expression> = match part {
            Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b) => match (is_it(a), is_it(b)) {
                (true, false) => vec![b],
                (false, true) => vec![a],
                _ => continue,
            },
            Expression::In(a, list) if is_it(a) => list.iter().collect(),
            _ => continue,
        };
        found.extend(constants.into_iter().filter_map(|it| match it {
            Expression::Literal(literal) => Some(Term::from(literal.clone())),
            _ => None,
        }));
    }
    found
}

/// Whether a variable itself is searched for text, which only texts have.
pub(super) fn is_searched(expression: &Expression, variable: &Variable) -> bool {
    expressions(expression).any(|part| match part {
        Expression::FunctionCall(
            Function::Contains | Function::StrStarts | Function::StrEnds | Function::Regex,
            arguments,
        ) => matches!(arguments.first(), Some(Expression::Variable(it)) if it == variable),
        _ => false,
    })
}

/// A longer condition is cut: its place is told as well.
const MOST_LETTERS: usize = 80;
/// Longer texts are cut.
const MOST_OF_TEXT: usize = 40;

/// The text of the query.
pub(super) struct Written<'a> {
    text: &'a str,
    prefixes: &'a Prefixes,
    tokens: Vec<Token<'a>>,
    spelling: Spelling<'a>,
}

impl<'a> Written<'a> {
    pub(super) fn new(text: &'a str, prefixes: &'a Prefixes) -> Self {
        let tokens = tokens(text);
        Self {
            text,
            prefixes,
            spelling: Spelling::of(&tokens, prefixes),
            tokens,
        }
    }

    /// An IRI as one would write it.
    pub(super) fn iri(&self, iri: &str) -> String {
        self.prefixes.written(iri)
    }

    /// Whether the text names a variable: those of aggregates are the parser's.
    pub(super) fn names(&self, variable: &Variable) -> bool {
        self.tokens
            .iter()
            .any(|it| it.is_variable(variable.as_str()))
    }

    /// A value as one would write it.
    pub(super) fn value(&self, value: &Value) -> String {
        match &value.0 {
            Term::NamedNode(node) => self.iri(node.as_str()),
            Term::BlankNode(node) => node.to_string(),
            Term::Literal(literal) => match ValueKind::of(&value.0) {
                ValueKind::Number => literal.value().to_owned(),
                ValueKind::Tagged => {
                    let tag = literal.language().unwrap_or_default();
                    format!("{}@{tag}", quoted(literal.value()))
                }
                ValueKind::Text => quoted(literal.value()),
                _ if literal.datatype().as_str() == format!("{XSD}boolean") => {
                    literal.value().to_owned()
                }
                _ => {
                    let datatype = self.iri(literal.datatype().as_str());
                    format!("{}^^{datatype}", quoted(literal.value()))
                }
            },
        }
    }

    /// The condition on one line.
    pub(super) fn text(&self, step: &Step<'_>, place: Option<Range<usize>>) -> String {
        if let Step::Triple(triple) = step {
            return self.triple(triple);
        }
        let source = place.map_or("", |it| &self.text[it]);
        let line = source.split_whitespace().collect::<Vec<_>>().join(" ");
        cut(&line, MOST_LETTERS)
    }

    fn triple(&self, triple: &TriplePattern) -> String {
        let predicate = match &triple.predicate {
            NamedNodePattern::NamedNode(node) if node.as_ref() == rdf::TYPE => "a".to_owned(),
            NamedNodePattern::NamedNode(node) => self.iri(node.as_str()),
            NamedNodePattern::Variable(variable) => variable.to_string(),
        };
        format!(
            "{} {predicate} {}",
            self.term(&triple.subject),
            self.term(&triple.object)
        )
    }

    fn term(&self, term: &TermPattern) -> String {
        match term {
            TermPattern::NamedNode(node) => self.iri(node.as_str()),
            // Those that the parser makes have names that nobody wrote.
            TermPattern::BlankNode(_) => "[]".to_owned(),
            TermPattern::Literal(literal) => self.value(&Value(literal.clone().into())),
            TermPattern::Variable(variable) => variable.to_string(),
        }
    }

    /// Where a condition is written; `None` where that cannot be told for sure.
    pub(super) fn place(&self, before: &[Step<'_>], step: &Step<'_>) -> Option<Range<usize>> {
        match step {
            Step::Triple(triple) => {
                let same = before.iter().filter(|it| is_alike(it, triple)).count();
                self.place_of_triple(triple, same)
            }
            // A filter on groups.
            Step::Filter(_) if before.iter().any(|it| matches!(it, Step::Group(..))) => {
                self.place_of_having()
            }
            Step::Filter(expression) => self.place_of_filter(expression),
            Step::Minus(right) => self.clauses("MINUS").find(|place| {
                let parsed = self.parsed(place);
                matches!(parsed, Some(GraphPattern::Minus { right: it, .. }) if *it == **right)
            }),
            _ => None,
        }
    }

    /// Its predicate with what it leads to; of several such places the one behind so many others.
    fn place_of_triple(&self, triple: &TriplePattern, others: usize) -> Option<Range<usize>> {
        let tokens = after_prologue(&self.tokens);
        let is_predicate = |token: &Token<'_>| match &triple.predicate {
            NamedNodePattern::NamedNode(node) => self.spelling.spells(token, node.as_str()),
            NamedNodePattern::Variable(variable) => token.is_variable(variable.as_str()),
        };
        let is_object = |token: &Token<'_>| match &triple.object {
            TermPattern::NamedNode(node) => self.spelling.spells(token, node.as_str()),
            TermPattern::Variable(variable) => token.is_variable(variable.as_str()),
            TermPattern::Literal(literal) => token.text.contains(literal.value()),
            TermPattern::BlankNode(_) => token.text == "[",
        };
        let mut pairs = tokens
            .windows(2)
            .filter(|pair| is_predicate(&pair[0]) && is_object(&pair[1]));
        if let Some([predicate, object]) = pairs.nth(others) {
            return Some(predicate.start..object.end());
        }
        // In a list of objects it does not stand beside its predicate.
        let mut predicates = tokens.iter().filter(|it| is_predicate(it));
        let only = predicates.next().filter(|_| predicates.next().is_none());
        only.map(Token::range)
    }

    fn place_of_filter(&self, expression: &Expression) -> Option<Range<usize>> {
        self.clauses("FILTER")
            .find(|place| match self.parsed(place) {
                Some(GraphPattern::Filter { expr, .. }) => {
                    operands(&expr).any(|it| it == expression)
                }
                _ => false,
            })
    }

    /// The only `HAVING`. It cannot be compared with what it is parsed as: the parser gives an aggregate another name each time.
    fn place_of_having(&self) -> Option<Range<usize>> {
        let mut places = self.clauses("HAVING");
        places.next().filter(|_| places.next().is_none())
    }

    /// The pattern that a clause by itself is parsed as.
    fn parsed(&self, place: &Range<usize>) -> Option<GraphPattern> {
        let start = after_prologue(&self.tokens).first()?.start;
        let text = format!(
            "{}ASK {{ {} }}",
            &self.text[..start],
            &self.text[place.clone()]
        );
        match query::parser(self.prefixes).parse_query(&text).ok()? {
            spargebra::Query::Ask { pattern, .. } => Some(without_modifiers(&pattern).clone()),
            _ => None,
        }
    }

    /// The places of all clauses that begin with a word and end with brackets.
    fn clauses(&self, word: &'static str) -> impl Iterator<Item = Range<usize>> {
        let starts = (0..self.tokens.len()).filter(move |at| {
            // The parser sees no bounds of words.
            self.tokens[*at].ends_with_word(&[word])
        });
        starts.filter_map(|start| {
            let tokens = self.up_to_closed(start)?;
            let end = self.tokens[tokens.end - 1].end();
            Some(self.tokens[start].end() - word.len()..end)
        })
    }

    /// The tokens from a word to the end of the brackets behind it.
    fn up_to_closed(&self, start: usize) -> Option<Range<usize>> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(start) {
            match token.kind {
                TokenKind::Open(Bracket::Round | Bracket::Curly) => depth += 1,
                TokenKind::Close(Bracket::Round | Bracket::Curly) => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(start..at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// Whether a triple is written with the same predicate and object as another.
fn is_alike(step: &Step<'_>, triple: &TriplePattern) -> bool {
    matches!(step, Step::Triple(it) if it.predicate == triple.predicate && it.object == triple.object)
}

/// The operands of `&&`, or the expression itself.
fn operands(expression: &Expression) -> impl Iterator<Item = &Expression> {
    let mut left = vec![expression];
    std::iter::from_fn(move || {
        loop {
            match left.pop()? {
                Expression::And(a, b) => left.extend([&**b, a]),
                other => return Some(other),
            }
        }
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", cut(text, MOST_OF_TEXT))
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
