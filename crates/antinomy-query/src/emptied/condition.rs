//! The condition that leaves nothing, in the words of the query.

use super::steps::Step;
use crate::algebra::Parts;
use crate::answer::Value;
use crate::namespaces::{Prefixes, XSD};
use crate::tokens::{Bracket, Spelling, Token, TokenKind, after_prologue, tokens};
use oxrdf::Term;
use spargebra::algebra::Expression;
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};
use std::ops::Range;

/// The first condition of a query that leaves no match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptying {
    /// What it is.
    pub condition: Condition,
    /// The condition as it is written, on one line; empty if it cannot be found in the text.
    pub text: String,
    /// Its bytes in the text.
    pub place: Option<Range<usize>>,
    /// How many matches are left before it, counted to one more than [`MOST_COUNTED`](super::MOST_COUNTED); `None` if it is the
    /// first condition.
    pub before: Option<usize>,
    /// What stands there instead.
    pub seen: Vec<Seen>,
    /// Why that can never be what is asked for.
    pub mismatch: Option<Mismatch>,
}

/// A kind of condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A triple pattern.
    Pattern,
    /// A path, a union, values, a graph or a subquery.
    Part,
    /// `FILTER` or `HAVING`.
    Filter,
    /// `FILTER NOT EXISTS`.
    NotExists,
    /// `MINUS`.
    Minus,
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

/// Why values can never be equal to what they are compared with.
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

fn same(mut kinds: impl Iterator<Item = ValueKind>) -> Option<ValueKind> {
    let first = kinds.next()?;
    kinds.all(|it| it == first).then_some(first)
}

pub(super) fn of_filter(expression: &Expression) -> Condition {
    match expression {
        Expression::Not(inner) if matches!(**inner, Expression::Exists(_)) => Condition::NotExists,
        _ => Condition::Filter,
    }
}

/// The expression, and those that it is made of.
fn all(expression: &Expression) -> impl Iterator<Item = &Expression> {
    std::iter::once(expression).chain(Parts::within(expression))
}

/// The variables of an expression, each once.
pub(super) fn variables(expression: &Expression) -> Vec<&Variable> {
    let mut variables = Vec::new();
    for part in all(expression) {
        if let Expression::Variable(variable) | Expression::Bound(variable) = part
            && !variables.contains(&variable)
        {
            variables.push(variable);
        }
    }
    variables
}

/// The literals of an expression.
pub(super) fn literals(expression: &Expression) -> Vec<Term> {
    let literals = all(expression).filter_map(|part| match part {
        Expression::Literal(literal) => Some(literal.clone().into()),
        _ => None,
    });
    literals.collect()
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
        self.tokens.iter().any(|it| is_variable(it, variable))
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

    /// Where a condition is written.
    pub(super) fn place(&self, step: &Step<'_>) -> Option<Range<usize>> {
        match step {
            Step::Triple(triple) => self.place_of_triple(triple),
            Step::Filter(expression) => self.place_of_filter(expression),
            Step::Minus(_) => self.place_of_block("MINUS"),
            _ => None,
        }
    }

    /// Its predicate, where what it leads to follows; else the first place of either.
    fn place_of_triple(&self, triple: &TriplePattern) -> Option<Range<usize>> {
        let tokens = after_prologue(&self.tokens);
        let is_predicate = |token: &Token<'_>| match &triple.predicate {
            NamedNodePattern::NamedNode(node) => self.spelling.spells(token, node.as_str()),
            NamedNodePattern::Variable(variable) => is_variable(token, variable),
        };
        let is_object = |token: &Token<'_>| match &triple.object {
            TermPattern::NamedNode(node) => self.spelling.spells(token, node.as_str()),
            TermPattern::Variable(variable) => is_variable(token, variable),
            TermPattern::Literal(literal) => token.text.contains(literal.value()),
            TermPattern::BlankNode(_) => token.text == "[",
        };
        let mut pairs = tokens.windows(2);
        let pair = pairs.find(|pair| is_predicate(&pair[0]) && is_object(&pair[1]));
        if let Some([predicate, object]) = pair {
            return Some(predicate.start..object.end());
        }
        tokens.iter().find(|it| is_predicate(it)).map(Token::range)
    }

    /// The first filter that names all variables of the expression.
    fn place_of_filter(&self, expression: &Expression) -> Option<Range<usize>> {
        let mut variables: Vec<&Variable> = Vec::new();
        for part in all(expression) {
            match part {
                Expression::Variable(variable) | Expression::Bound(variable) => {
                    variables.push(variable);
                }
                Expression::Exists(pattern) => {
                    pattern.on_in_scope_variable(|it| variables.push(it))
                }
                _ => {}
            }
        }
        variables.retain(|it| self.names(it));
        let words = &["FILTER", "HAVING"];
        let starts = (0..self.tokens.len()).filter(|at| self.tokens[*at].ends_with_word(words));
        let ranges = starts.filter_map(|at| self.up_to_closed(at));
        let mut ranges = ranges.filter(|range| {
            let tokens = &self.tokens[range.clone()];
            let is_named = |variable: &&Variable| tokens.iter().any(|it| is_variable(it, variable));
            variables.iter().all(is_named)
        });
        ranges.next().map(|range| self.bytes(&range))
    }

    fn place_of_block(&self, word: &str) -> Option<Range<usize>> {
        let at = self.tokens.iter().position(|it| it.is_word(word))?;
        self.up_to_closed(at).map(|range| self.bytes(&range))
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

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end()
    }
}

fn is_variable(token: &Token<'_>, variable: &Variable) -> bool {
    token.kind == TokenKind::Variable && &token.text[1..] == variable.as_str()
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
