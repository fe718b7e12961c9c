//! Triples that are not complete, or not kept apart.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{Bracket, Inside, Token, TokenKind};

/// What comes next in a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Subject,
    Predicate,
    /// Behind a semicolon there may also be nothing.
    PredicateOrEnd,
    Object,
    End,
}

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let groups = (0..tokens.len()).filter(|at| is_group(tokens, *at));
    { groups }.find_map(|at| Group { asked, at: at + 1 }.check())
}

/// Whether a bracket opens a group with triples.
fn is_group(tokens: &[Token<'_>], at: usize) -> bool {
    let is_curly = tokens[at].kind == TokenKind::Open(Bracket::Curly);
    is_curly
        && tokens
            .get(at + 1)
            .is_some_and(|it| it.inside == Inside::Triples)
        && !crate::tokens::begins_values(&tokens[..at])
}

/// A walk over one group. Groups and expressions inside it are skipped: they have their own turn.
struct Group<'a, 'g> {
    asked: &'a Text<'a, 'g>,
    at: usize,
}

impl Group<'_, '_> {
    fn check(mut self) -> Option<SyntaxProblem> {
        let mut next = Next::Subject;
        while let Some(token) = self.asked.tokens.get(self.at) {
            if matches!(token.kind, TokenKind::Close(_)) {
                return missing(next, token);
            }
            next = match self.step(next, token) {
                Ok(next) => next,
                Err(problem) => return problem,
            };
        }
        None
    }

    fn step(&mut self, next: Next, token: &Token<'_>) -> Result<Next, Option<SyntaxProblem>> {
        let is_keyword =
            token.kind == TokenKind::Word && !["a", "true", "false"].contains(&token.text);
        if is_keyword || token.kind == TokenKind::Open(Bracket::Curly) {
            missing(next, token).map_or(Ok(()), |it| Err(Some(it)))?;
            self.skip_clause();
            return Ok(Next::Subject);
        }
        match next {
            Next::Subject if token.is_sign(".") => {
                // One may stand behind a triple, or behind a group or a clause.
                let before = &self.asked.tokens[self.at - 1];
                if before.is_sign(".") || before.kind == TokenKind::Open(Bracket::Curly) {
                    let wrong = Wrong::NeedlessPoint;
                    return Err(Some(SyntaxProblem::at(token.range(), wrong)));
                }
                self.at += 1;
                Ok(Next::Subject)
            }
            Next::Subject => {
                let is_list = matches!(token.kind, TokenKind::Open(_));
                self.term().ok_or(None)?;
                // `[ an:voice ?v ] .` is complete.
                Ok(if is_list {
                    Next::PredicateOrEnd
                } else {
                    Next::Predicate
                })
            }
            Next::Predicate | Next::PredicateOrEnd => self.predicate(next, token),
            Next::Object => {
                if let Some(problem) = missing(next, token) {
                    return Err(Some(problem));
                }
                self.term().ok_or(None)?;
                Ok(Next::End)
            }
            Next::End => self.behind(token),
        }
    }

    fn predicate(&mut self, next: Next, token: &Token<'_>) -> Result<Next, Option<SyntaxProblem>> {
        match token.text {
            "." if next == Next::PredicateOrEnd => {
                self.at += 1;
                Ok(Next::Subject)
            }
            ";" if next == Next::PredicateOrEnd => {
                self.at += 1;
                Ok(next)
            }
            _ if missing(next, token).is_some() => Err(missing(next, token)),
            _ if matches!(
                token.kind,
                TokenKind::Text | TokenKind::Number | TokenKind::Blank
            ) =>
            {
                Err(Some(SyntaxProblem::at(
                    token.range(),
                    Wrong::PredicateExpected,
                )))
            }
            _ => {
                self.path().ok_or(None)?;
                Ok(Next::Object)
            }
        }
    }

    fn behind(&mut self, token: &Token<'_>) -> Result<Next, Option<SyntaxProblem>> {
        let next = match token.text {
            "." => Next::Subject,
            ";" => Next::PredicateOrEnd,
            "," => Next::Object,
            _ => {
                let before = self.asked.tokens[self.at - 1].end();
                let is_term = matches!(
                    token.kind,
                    TokenKind::Variable | TokenKind::Name | TokenKind::Iri | TokenKind::Blank
                ) || token.kind == TokenKind::Open(Bracket::Square);
                return Err(is_term
                    .then(|| SyntaxProblem::at(before..token.start.max(before), Wrong::Point)));
            }
        };
        self.at += 1;
        Ok(next)
    }

    fn peek(&self) -> Option<&Token<'_>> {
        self.asked.tokens.get(self.at)
    }

    /// Skips a term.
    fn term(&mut self) -> Option<()> {
        let token = self.peek()?;
        match token.kind {
            TokenKind::Open(_) => self.at = self.asked.closing(self.at)? + 1,
            TokenKind::Text => {
                self.at += 1;
                match self.peek() {
                    Some(it) if it.kind == TokenKind::Tag => self.at += 1,
                    Some(it) if it.is_sign("^^") => self.at += 2,
                    _ => {}
                }
            }
            TokenKind::Sign if matches!(token.text, "-" | "+") => self.at += 2,
            TokenKind::Variable
            | TokenKind::Name
            | TokenKind::Iri
            | TokenKind::Number
            | TokenKind::Blank => self.at += 1,
            TokenKind::Word if matches!(token.text, "true" | "false") => self.at += 1,
            _ => return None,
        }
        Some(())
    }

    /// Skips a predicate or a path.
    fn path(&mut self) -> Option<()> {
        loop {
            while self
                .peek()
                .is_some_and(|it| it.is_sign("^") || it.is_sign("!"))
            {
                self.at += 1;
            }
            let token = self.peek()?;
            match token.kind {
                TokenKind::Open(Bracket::Round) => self.at = self.asked.closing(self.at)? + 1,
                TokenKind::Variable | TokenKind::Name | TokenKind::Iri => self.at += 1,
                TokenKind::Word if token.text == "a" => self.at += 1,
                _ => return None,
            }
            if self
                .peek()
                .is_some_and(|it| ["*", "+", "?"].iter().any(|sign| it.is_sign(sign)))
            {
                self.at += 1;
            }
            if !self
                .peek()
                .is_some_and(|it| it.is_sign("/") || it.is_sign("|"))
            {
                return Some(());
            }
            self.at += 1;
        }
    }

    /// Skips a keyword with what belongs to it: names, brackets.
    fn skip_clause(&mut self) {
        let is_graph = self
            .peek()
            .is_some_and(|it| it.is_word("GRAPH") || it.is_word("SERVICE"));
        let is_values = self.peek().is_some_and(|it| it.is_word("VALUES"));
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Word => self.at += 1,
                TokenKind::Open(bracket) => {
                    let end = self.asked.closing(self.at);
                    self.at = end.unwrap_or(self.asked.tokens.len() - 1) + 1;
                    // The variables of `VALUES` stand in brackets of their own.
                    if !(is_values && bracket == Bracket::Round) {
                        return;
                    }
                }
                TokenKind::Variable if is_graph || is_values => self.at += 1,
                // `FILTER an:f(`
                TokenKind::Name | TokenKind::Iri => self.at += 1,
                _ => return,
            }
        }
    }
}

/// What a triple misses that ends before a token.
fn missing(next: Next, token: &Token<'_>) -> Option<SyntaxProblem> {
    let ends =
        matches!(token.text, "." | ";" | "," | "}" | "]" | "{") || token.kind == TokenKind::Word;
    let is_part = token.kind == TokenKind::Word && ["a", "true", "false"].contains(&token.text);
    let wrong = match next {
        Next::Predicate if ends && !is_part => Wrong::NoPredicate,
        Next::Object if ends && !is_part => Wrong::NoObject,
        _ => return None,
    };
    Some(SyntaxProblem::at(token.range(), wrong))
}
