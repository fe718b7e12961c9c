//! What a query may be at most, told before it is parsed or evaluated.
//!
//! Neither parser nor optimizer can be stopped, and both take more than proportional time for some texts: nested calls that the
//! grammar tries twice, many patterns that are joined. Both recurse, and so does evaluation. Figures are of a debug build on the
//! stack that queries have; a release build takes ten times as much.

use crate::algebra::{Part, Parts, expressions, parts, pattern};
use crate::tokens::{Bracket, Token, TokenKind, begins_values};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern};

/// What there is too much of, and where that begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What it is.
    pub exceeded: Exceeded,
    /// The byte of the text, if the place can be told.
    pub offset: Option<usize>,
}

/// What there is too much of. Each says how much there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exceeded {
    /// Bytes of the text.
    Length(usize),
    /// Brackets in brackets.
    Depth(usize),
    /// Calls in each other that the grammar tries twice: `SUBSTR`, `REGEX`, `REPLACE`, `GROUP_CONCAT` and what is negated by `!`.
    Doubling(usize),
    /// Brackets and operators.
    Links(usize),
    /// Patterns of triples.
    Patterns(usize),
    /// Patterns that are joined with each other.
    Joined(usize),
    /// Bytes of what `REPLACE` puts in.
    Replacement(usize),
    /// What `REPLACE` puts in is no plain text.
    ReplacementComputed,
    /// `REPLACE` in a call that makes texts longer, or such a call in `REPLACE`.
    Growing,
    /// Texts that are joined by `CONCAT`, those of a `CONCAT` inside it included.
    Concatenated(usize),
}

const LONGEST: usize = 32 << 10;
const DEEPEST: usize = 32;
/// Each level doubles the time of the parser.
const MOST_DOUBLED: usize = 6;
/// A chain of operands is a tree as deep as the chain is long.
const MOST_LINKS: usize = 512;
const MOST_PATTERNS: usize = 256;
/// The optimizer takes time by the fourth power of these.
const MOST_JOINED: usize = 64;
/// One call cannot be stopped: at every character of a text of a megabyte it may put this in.
const LONGEST_REPLACEMENT: usize = 256;
/// One call cannot be stopped, and each text may have a megabyte.
const MOST_CONCATENATED: usize = 64;

/// Functions whose shorter form the grammar tries after the longer one failed.
const TRIED_TWICE: &[&str] = &["SUBSTR", "REGEX", "REPLACE", "GROUP_CONCAT"];
/// Operators that make chains, or nest without brackets.
const CHAINING: &[&str] = &["||", "&&", "|", "/", "+", "-", "*", "!", "^"];

/// Whether a text is short enough to be looked at.
pub(crate) fn of_length(text: &str) -> Result<(), Limit> {
    if text.len() <= LONGEST {
        return Ok(());
    }
    Err(Limit {
        exceeded: Exceeded::Length(LONGEST),
        offset: None,
    })
}

/// Whether a text can be given to the parser.
pub(crate) fn of_tokens(tokens: &[Token<'_>]) -> Result<(), Limit> {
    let mut nesting = Nesting::default();
    for (at, token) in tokens.iter().enumerate() {
        if let Some(exceeded) = nesting.exceeded_by(token, &tokens[..at]) {
            return Err(Limit {
                exceeded,
                offset: Some(token.start),
            });
        }
    }
    Ok(())
}

/// How deep the tokens so far are nested.
#[derive(Default)]
struct Nesting {
    /// Of each bracket that is open, the calls around it that are parsed twice, itself included, and whether it holds the rows of
    /// `VALUES`, which are neither nested nor chained.
    open: Vec<(usize, bool)>,
    links: usize,
    /// Exclamation marks before what comes next.
    negations: usize,
}

impl Nesting {
    fn exceeded_by(&mut self, token: &Token<'_>, before: &[Token<'_>]) -> Option<Exceeded> {
        match token.kind {
            TokenKind::Open(bracket) => self.open(bracket, before),
            TokenKind::Close(_) => {
                self.open.pop();
                self.negations = 0;
                None
            }
            TokenKind::Sign if CHAINING.contains(&token.text) => {
                self.negations = if token.text == "!" {
                    self.negations + 1
                } else {
                    0
                };
                self.link()
            }
            // `! EXISTS {`, `!an:f(`
            TokenKind::Word | TokenKind::Name | TokenKind::Iri => None,
            _ => {
                self.negations = 0;
                None
            }
        }
    }

    fn open(&mut self, bracket: Bracket, before: &[Token<'_>]) -> Option<Exceeded> {
        let (outer, in_values) = self.open.last().copied().unwrap_or_default();
        let is_tried_twice = before
            .last()
            .is_some_and(|it| it.ends_with_word(TRIED_TWICE));
        let doubled = outer + self.negations + usize::from(is_tried_twice);
        let is_values = bracket == Bracket::Curly && begins_values(before);
        self.negations = 0;
        self.open.push((doubled, is_values));
        if self.open.len() > DEEPEST {
            return Some(Exceeded::Depth(DEEPEST));
        }
        if doubled > MOST_DOUBLED {
            return Some(Exceeded::Doubling(MOST_DOUBLED));
        }
        if in_values { None } else { self.link() }
    }

    fn link(&mut self) -> Option<Exceeded> {
        self.links += 1;
        (self.links > MOST_LINKS).then_some(Exceeded::Links(MOST_LINKS))
    }
}

/// Whether a query can be given to the optimizer, and its expressions to the engine.
pub(crate) fn of_algebra(query: &Query, tokens: &[Token<'_>]) -> Result<(), Limit> {
    let place = |word: &str| {
        let found = tokens.iter().find(|it| it.ends_with_word(&[word]));
        found.map(|it| it.start)
    };
    let mut patterns = of_group(pattern(query)).map_err(Limit::somewhere)?;
    for part in parts(query) {
        match part {
            Part::Expression(Expression::Exists(inner)) => {
                patterns += of_group(inner).map_err(Limit::somewhere)?;
            }
            Part::Expression(Expression::FunctionCall(Function::Replace, list)) => {
                of_replace(list).map_err(|it| it.at(place("REPLACE")))?;
            }
            Part::Expression(call @ Expression::FunctionCall(Function::Concat, _)) => {
                of_concat(call).map_err(|it| it.at(place("CONCAT")))?;
            }
            Part::Made(_) => patterns += 1,
            _ => {}
        }
    }
    if patterns > MOST_PATTERNS {
        return Err(Exceeded::Patterns(MOST_PATTERNS).at(None));
    }
    Ok(())
}

impl Limit {
    fn somewhere(exceeded: Exceeded) -> Self {
        exceeded.at(None)
    }
}

impl Exceeded {
    fn at(self, offset: Option<usize>) -> Limit {
        Limit {
            exceeded: self,
            offset,
        }
    }
}

/// The patterns of triples in a group and those that it is made of. Too many of them must not be joined with each other.
fn of_group(group: &GraphPattern) -> Result<usize, Exceeded> {
    let mut patterns = 0;
    let mut groups = vec![group];
    while let Some(group) = groups.pop() {
        let mut joined = 0;
        // What is optional or taken off is moved among the joins as well.
        let mut left = vec![group];
        while let Some(pattern) = left.pop() {
            match pattern {
                GraphPattern::Bgp { patterns: triples } => {
                    joined += triples.len();
                    patterns += triples.len();
                }
                GraphPattern::Path { .. } => {
                    joined += 1;
                    patterns += 1;
                }
                GraphPattern::Values { .. } => joined += 1,
                GraphPattern::Join { left: a, right: b }
                | GraphPattern::Lateral { left: a, right: b }
                | GraphPattern::Minus { left: a, right: b }
                | GraphPattern::LeftJoin {
                    left: a, right: b, ..
                } => left.extend([&**a, &**b]),
                GraphPattern::Filter { inner, .. }
                | GraphPattern::Extend { inner, .. }
                | GraphPattern::Graph { inner, .. }
                | GraphPattern::Service { inner, .. } => left.push(inner),
                GraphPattern::Union { left: a, right: b } => {
                    joined += 1;
                    groups.extend([&**a, &**b]);
                }
                GraphPattern::Project { inner, .. }
                | GraphPattern::Distinct { inner }
                | GraphPattern::Reduced { inner }
                | GraphPattern::Slice { inner, .. }
                | GraphPattern::OrderBy { inner, .. }
                | GraphPattern::Group { inner, .. } => {
                    joined += 1;
                    groups.push(inner);
                }
            }
        }
        if joined > MOST_JOINED {
            return Err(Exceeded::Joined(MOST_JOINED));
        }
    }
    Ok(patterns)
}

/// Whether a call of `REPLACE` makes a text only so much longer.
fn of_replace(list: &[Expression]) -> Result<(), Exceeded> {
    match list.get(2) {
        Some(Expression::Literal(literal)) if literal.value().len() <= LONGEST_REPLACEMENT => {}
        Some(Expression::Literal(_)) => return Err(Exceeded::Replacement(LONGEST_REPLACEMENT)),
        _ => return Err(Exceeded::ReplacementComputed),
    }
    let grows = |it: &Expression| is_call(it, &Function::Replace) || is_call(it, &Function::Concat);
    if list.iter().flat_map(expressions).any(grows) {
        return Err(Exceeded::Growing);
    }
    Ok(())
}

/// Whether a call of `CONCAT` makes a text only so much longer.
fn of_concat(call: &Expression) -> Result<(), Exceeded> {
    if Parts::within(call).any(|it| is_call(it, &Function::Replace)) {
        return Err(Exceeded::Growing);
    }
    let is_concat = |it: &&Expression| is_call(it, &Function::Concat);
    let calls = Parts::within(call).filter(is_concat).chain([call]);
    let joined: usize = calls.map(operands).sum();
    if joined > MOST_CONCATENATED {
        return Err(Exceeded::Concatenated(MOST_CONCATENATED));
    }
    Ok(())
}

fn is_call(expression: &Expression, function: &Function) -> bool {
    matches!(expression, Expression::FunctionCall(called, _) if called == function)
}

fn operands(call: &Expression) -> usize {
    match call {
        Expression::FunctionCall(_, list) => list.len(),
        _ => 0,
    }
}
