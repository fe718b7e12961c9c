//! The mistakes that people make in YAML, told from what stands around the place where the scanner gave up.
//!
//! The scanner says what it expected; nobody who writes policy down knows what that means. So the lines are looked at
//! once more, for what a person does: a forgotten space, a dash of a word processor, a colon within a text.

use crate::yaml::MAX_DEPTH;
use crate::{Code, Diagnostic, FileId, Span, codes};
use granit_parser::ErrorKind;
use std::ops::Range;

/// How far back the beginning of a mistake is looked for.
const MAX_LINES_BACK: usize = 40;
/// Longer lines and texts are not looked at: nobody wrote them by hand.
const MAX_LOOK: usize = 16 << 10;

/// What is wrong, and behind which line reading can go on.
pub(crate) struct Mistake {
    pub(crate) found: Diagnostic,
    /// Some place in that line.
    pub(crate) resume: usize,
}

/// Marks that look like the dash before an item of a list and are none.
const WRONG_DASHES: [char; 8] = ['–', '—', '−', '‐', '‑', '•', '·', '*'];
/// Quotation marks that are letters to YAML.
const TYPOGRAPHIC: [char; 9] = ['„', '“', '”', '‚', '‘', '’', '»', '«', '‟'];

/// Spaces that look like a space and are none.
pub(crate) fn is_strange_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// The dash that somebody may have meant at the beginning of a line: its length, and what is wrong with it.
pub(crate) fn broken_bullet(text: &str) -> Option<(usize, &'static Code)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let next = characters.next()?;
    if first == '-' && (next.is_alphabetic() || matches!(next, '{' | '"')) {
        return Some((1, &codes::DASH_WITHOUT_SPACE));
    }
    (WRONG_DASHES.contains(&first) && next == ' ').then_some((first.len_utf8(), &codes::WRONG_DASH))
}

/// A text in quotation marks, so that it is read as exactly these letters.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// One line, and what people see in it.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// Its first byte.
    start: usize,
    /// The first byte that is no space of any kind.
    inner: usize,
    /// Behind its last letter; spaces and line ends are left out.
    end: usize,
}

impl<'t> Line<'t> {
    /// The line around `offset`, as far as it lies within `bounds`.
    fn at(text: &'t str, offset: usize, bounds: &Range<usize>) -> Self {
        let start = text[bounds.start..offset]
            .rfind('\n')
            .map_or(bounds.start, |newline| bounds.start + newline + 1);
        let whole = &text[start..bounds.end];
        let whole = &whole[..whole.find('\n').unwrap_or(whole.len())];
        let is_space = |c: char| c.is_whitespace() || is_strange_space(c);
        let inner = start + (whole.len() - whole.trim_start_matches(is_space).len());
        let end = inner.max(start + whole.trim_end().len());
        Self {
            text,
            start,
            inner,
            end,
        }
    }

    /// The last line above this one that says something.
    fn above(&self, bounds: &Range<usize>) -> Option<Self> {
        let mut line = *self;
        for _ in 0..MAX_LINES_BACK {
            if line.start <= bounds.start {
                return None;
            }
            line = Self::at(self.text, line.start - 1, bounds);
            if line.is_long() {
                return None;
            }
            if line.inner < line.end && !line.inside().starts_with('#') {
                return Some(line);
            }
        }
        None
    }

    /// What stands in it, without the spaces around it.
    fn inside(&self) -> &'t str {
        &self.text[self.inner..self.end]
    }

    fn is_long(&self) -> bool {
        self.end - self.start > MAX_LOOK
    }

    fn indent(&self) -> usize {
        self.inner - self.start
    }

    /// Where its text begins behind the dashes of list items.
    fn content(&self) -> usize {
        let mut at = self.inner;
        while let Some(rest) = self.text[at..self.end].strip_prefix("- ") {
            at = self.end - rest.trim_start().len();
        }
        at
    }

    /// Where a quotation mark would open a text: at the value of its key, or where its text begins.
    fn quotable(&self) -> usize {
        self.value().map_or(self.content(), |value| value.start)
    }

    /// Whether it holds an odd number of quotation marks: one of them lacks the other.
    fn has_lone_quote(&self) -> bool {
        self.inside().matches('"').count() % 2 == 1
            || open_quote(self.text, self.quotable(), self.end).is_some()
    }

    fn is_item(&self) -> bool {
        let inside = self.inside();
        inside == "-" || inside.starts_with("- ")
    }

    /// The place of the colon behind the key that it begins with.
    fn colon(&self) -> Option<usize> {
        let content = self.content();
        let rest = &self.text[content..self.end];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')))?;
        let key = rest[..end].trim_end();
        let is_word = !key.is_empty() && !key.contains(' ');
        (is_word && rest[end..].starts_with(':')).then_some(content + end)
    }

    /// The value behind a key and a proper colon, without a comment; empty if there is none.
    fn value(&self) -> Option<Range<usize>> {
        let colon = self.colon()?;
        let after = &self.text[colon + 1..self.end];
        if !after.is_empty() && !after.starts_with([' ', '\t']) {
            return None;
        }
        let start = self.end - after.trim_start().len();
        let value = &self.text[start..self.end];
        let length = value.find(" #").unwrap_or(value.len());
        Some(start..start + value[..length].trim_end().len())
    }
}

/// What the scanner stumbled over.
pub(crate) struct Stumble<'t, 'e> {
    pub(crate) file: FileId,
    pub(crate) text: &'t str,
    /// The piece that was being read.
    pub(crate) bounds: Range<usize>,
    /// Where the scanner gave up.
    pub(crate) at: usize,
    pub(crate) kind: &'e ErrorKind,
}

impl Stumble<'_, '_> {
    /// Turns the scanner's complaint into one of the mistakes that people make.
    pub(crate) fn explain(&self) -> Mistake {
        let line = Line::at(self.text, self.at, &self.bounds);
        let broken = || self.found(&codes::BROKEN_YAML, self.at..self.at);
        if line.is_long() {
            return self.of_limits(&line).unwrap_or_else(broken);
        }
        self.of_limits(&line)
            .or_else(|| self.of_open_quotes(&line))
            .or_else(|| self.of_spaces(&line))
            .or_else(|| self.of_quotes(&line))
            .or_else(|| self.of_dashes(&line))
            .or_else(|| self.of_brackets(&line))
            .or_else(|| self.of_block_texts(&line))
            .or_else(|| self.of_values(&line))
            .or_else(|| self.of_indentation(&line))
            .unwrap_or_else(broken)
    }

    fn found(&self, code: &'static Code, range: Range<usize>) -> Mistake {
        let resume = range.start;
        Mistake {
            found: Diagnostic::new(code, self.span(range)),
            resume,
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn of_limits(&self, line: &Line<'_>) -> Option<Mistake> {
        match self.kind {
            ErrorKind::RecursionLimitExceeded => {
                let mut mistake = self.found(&codes::TOO_DEEP, self.at..self.at);
                mistake.found = mistake.found.with("limit", MAX_DEPTH);
                Some(mistake)
            }
            ErrorKind::BomInsideDocument => {
                let place = self.text[self.at..].find('\u{feff}')? + self.at;
                let mut mistake = self.found(&codes::CONTROL_CHARACTER, place..place + 3);
                mistake.found = mistake.found.with("character", "U+FEFF");
                Some(mistake)
            }
            // A line that begins with % is a directive to YAML, and then it wants a document.
            ErrorKind::ExpectedDocumentStart | ErrorKind::MissingDocumentEndBeforeDirective => {
                let is_directive =
                    |line: &Line<'_>| line.indent() == 0 && line.inside().starts_with('%');
                let line = [Some(*line), line.above(&self.bounds)]
                    .into_iter()
                    .flatten()
                    .find(is_directive)?;
                Some(self.reserved(line.inner..line.end, None))
            }
            _ => None,
        }
    }

    /// Tabs in the indentation, and what only looks like a space.
    fn of_spaces(&self, line: &Line<'_>) -> Option<Mistake> {
        // The scanner often notices a tab only after the line before it has ended, a wrong space one line later.
        let below = (line.end < self.bounds.end)
            .then(|| self.text[line.end..self.bounds.end].find('\n'))
            .flatten()
            .map(|length| Line::at(self.text, line.end + length + 1, &self.bounds));
        for near in [Some(*line), below].into_iter().flatten() {
            if let Some(tab) = self.text[near.start..near.inner].find('\t') {
                let tab = near.start + tab;
                return Some(self.found(&codes::TAB_INDENT, tab..tab + 1));
            }
        }
        if matches!(
            self.kind,
            ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabNotAllowed
                | ErrorKind::TabAtBlockScalarStart
        ) {
            return Some(self.found(&codes::TAB_INDENT, self.at..self.at));
        }
        [Some(*line), line.above(&self.bounds)]
            .into_iter()
            .flatten()
            .find_map(|near| self.strange_space(&near))
    }

    fn strange_space(&self, line: &Line<'_>) -> Option<Mistake> {
        let indentation = line.start..line.inner;
        if self.text[indentation.clone()].contains(is_strange_space) {
            return Some(strange_space(self.file, self.text, indentation));
        }
        let after = line.colon()? + 1;
        let rest = &self.text[after..line.end];
        let length = rest.len() - rest.trim_start_matches(is_strange_space).len();
        (length > 0).then(|| strange_space(self.file, self.text, after..after + length))
    }

    fn of_quotes(&self, line: &Line<'_>) -> Option<Mistake> {
        match self.kind {
            ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let quote = self.text[self.at..].find(['"', '\'']);
                let start = self.at + quote.filter(|length| *length == 0)?;
                Some(self.found(&codes::UNCLOSED_QUOTE, start..start + 1))
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
                if !open_brackets(self.text, self.lines_back(line), self.at).is_empty() =>
            {
                None
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => self
                .unclosed_above(line)
                .or_else(|| self.behind_quote(line)),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.backslash(line)),
            _ => self.comma_behind_quote(line),
        }
    }

    /// A quotation mark that was not closed in its line, so that keys and items below it became part of the text. The
    /// next mark that comes along closes it, and there the scanner gives up, lines below what is wrong.
    fn of_open_quotes(&self, line: &Line<'_>) -> Option<Mistake> {
        let mut at = *line;
        let mut leftmost = None;
        for _ in 0..=MAX_LINES_BACK {
            if line.start - at.start > MAX_LOOK {
                return None;
            }
            if let Some(start) = open_quote(self.text, at.quotable(), at.end) {
                let close = closing(&self.text[..self.bounds.end], start);
                let ends_here = close >= line.start;
                // A text of several lines stands further right than its key; what stands below the key is the next one.
                let swallows = leftmost.is_some_and(|indent| indent <= at.content() - at.start);
                if ends_here && (swallows || close < at.end) {
                    return Some(self.found(&codes::UNCLOSED_QUOTE, start..start + 1));
                }
            }
            if at.colon().is_some() || at.is_item() {
                let indent = at.indent();
                leftmost = Some(leftmost.map_or(indent, |known: usize| known.min(indent)));
            }
            at = at.above(&self.bounds)?;
        }
        None
    }

    /// A quotation mark that was opened in a line above and closed by the next one that came along.
    fn unclosed_above(&self, line: &Line<'_>) -> Option<Mistake> {
        let mut above = *line;
        let mut is_open = None;
        for _ in 0..MAX_LINES_BACK {
            let Some(next) = above.above(&self.bounds) else {
                break;
            };
            above = next;
            let start = above.value().map_or(above.content(), |value| value.start);
            let rest = &self.text[start..above.end];
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            if rest.matches(quote).count() == 1 {
                is_open = Some(start);
            }
            break;
        }
        let start = is_open?;
        // What ends in this line may be a text of several lines that is all right.
        let is_key = line
            .value()
            .is_some_and(|value| self.text[value].starts_with(['"', '\'']));
        is_key.then(|| self.found(&codes::UNCLOSED_QUOTE, start..start + 1))
    }

    /// Text that goes on behind the quotation mark that closed it.
    fn behind_quote(&self, line: &Line<'_>) -> Option<Mistake> {
        let value = match line.value() {
            Some(value) => value,
            None if line.is_item() => line.content()..line.end,
            None => return Some(self.found(&codes::TEXT_AFTER_QUOTE, self.at..self.at)),
        };
        let text = &self.text[value.clone()];
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        if let Some(mistake) = self.comma_behind_quote(line) {
            return Some(mistake);
        }
        let behind = self.at.clamp(value.start, value.end)..value.end;
        let mut mistake = self.found(&codes::TEXT_AFTER_QUOTE, behind);
        let inner = text
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        // An odd number of marks, or a backslash: who knows which of them was meant.
        let cure = match inner {
            _ if text.contains('\\') => None,
            Some(inner) if inner.matches(quote).count() % 2 == 0 || quote == '\'' => {
                Some(quoted(inner))
            }
            Some(_) => None,
            None => (text.matches(quote).count() % 2 == 0).then(|| quoted(text)),
        };
        if let Some(cure) = cure {
            mistake.found = mistake.found.fix(self.span(value), &cure);
        }
        Some(mistake)
    }

    /// The comma or semicolon that other notations put at the end of a line.
    fn comma_behind_quote(&self, line: &Line<'_>) -> Option<Mistake> {
        let value = line.value()?;
        let text = &self.text[value.clone()];
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let body = text.strip_suffix([',', ';'])?;
        let is_whole = body.len() > 1 && body.ends_with(quote) && body.matches(quote).count() == 2;
        is_whole.then(|| {
            let mut mistake = self.found(
                &codes::TEXT_AFTER_QUOTE,
                value.start + body.len()..value.end,
            );
            mistake.found = mistake.found.fix(self.span(value), body);
            mistake
        })
    }

    fn backslash(&self, line: &Line<'_>) -> Mistake {
        let value = line.value().filter(|value| value.contains(&self.at));
        let start = value.as_ref().map_or(self.at, |value| value.start);
        let place = self.text[start..line.end.max(start)]
            .find('\\')
            .map_or(self.at, |length| start + length);
        let mut mistake = self.found(&codes::BACKSLASH, place..(place + 1).min(self.text.len()));
        let inner = value.and_then(|value| {
            let inner = self.text[value.clone()]
                .strip_prefix('"')?
                .strip_suffix('"')?;
            (!inner.contains(['"'])).then_some((value, inner))
        });
        if let Some((value, inner)) = inner {
            mistake.found = mistake.found.fix(self.span(value), &quoted(inner));
        }
        mistake
    }

    /// Dashes and colons that lack their space or are no dashes.
    fn of_dashes(&self, line: &Line<'_>) -> Option<Mistake> {
        if !open_brackets(self.text, self.lines_back(line), self.at).is_empty() {
            return None;
        }
        [Some(*line), line.above(&self.bounds)]
            .into_iter()
            .flatten()
            .find_map(|near| self.dash(&near).or_else(|| self.colon(&near)))
    }

    fn dash(&self, line: &Line<'_>) -> Option<Mistake> {
        let (length, code) = broken_bullet(line.inside())?;
        Some(broken_dash(self.file, self.text, line.inner, length, code))
    }

    fn colon(&self, line: &Line<'_>) -> Option<Mistake> {
        let colon = line.colon()?;
        let next = self.text[colon + 1..line.end].chars().next()?;
        if next.is_whitespace() || matches!(next, ':' | '/') {
            return None;
        }
        Some(self.tight_colon(line.content(), colon))
    }

    fn tight_colon(&self, start: usize, colon: usize) -> Mistake {
        let mut mistake = self.found(&codes::COLON_WITHOUT_SPACE, start..colon + 1);
        let key = &self.text[start..colon];
        mistake.found = mistake.found.with("key", key.trim_end());
        mistake.found = mistake.found.fix(self.span(colon..colon + 1), ": ");
        mistake
    }

    /// The first line from which brackets may be open.
    fn lines_back(&self, line: &Line<'_>) -> usize {
        let mut first = *line;
        for _ in 0..MAX_LINES_BACK {
            let Some(above) = first.above(&self.bounds) else {
                break;
            };
            if line.start - above.start > MAX_LOOK {
                break;
            }
            first = above;
        }
        first.start
    }

    fn of_brackets(&self, line: &Line<'_>) -> Option<Mistake> {
        let open = open_brackets(self.text, self.lines_back(line), self.at);
        let here = self.text[self.at..].chars().next();
        let Some(last) = open.last().copied() else {
            let closes = matches!(here, Some(']' | '}'))
                && matches!(
                    self.kind,
                    ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::ExpectedNodeContent
                );
            let is_value = line.value().is_some_and(|value| value.start == self.at);
            if let ErrorKind::MismatchedFlowCollectionEnd { .. } = self.kind {
                return Some(self.mismatch(line));
            }
            let is_open = matches!(here, Some('[' | '{'))
                && !open_brackets(self.text, line.start, line.end).is_empty();
            if is_open && matches!(self.kind, ErrorKind::UnclosedFlowCollection { .. }) {
                return Some(self.unclosed(self.at));
            }
            return (closes && !is_value).then(|| {
                let mut mistake = self.found(&codes::UNBALANCED_BRACKET, self.at..self.at + 1);
                mistake.found = mistake.found.hint("extra");
                mistake
            });
        };
        let first = Line::at(self.text, open[0], &self.bounds);
        let is_closed = open_brackets(self.text, first.start, first.end).is_empty();
        let is_back = line.start > first.start
            && (line.is_item() || line.colon().is_some())
            && line.indent() <= first.indent();
        match self.kind {
            ErrorKind::MismatchedFlowCollectionEnd { .. } => Some(self.mismatch(line)),
            _ if is_back => Some(self.unclosed(last)),
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEof
                if !is_closed =>
            {
                Some(self.unclosed(last))
            }
            ErrorKind::UnexpectedCharacter { .. } => {
                let end = self.item_end(self.at);
                Some(self.reserved(self.at..end, Some(end)))
            }
            ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
                if here != Some(':') =>
            {
                self.behind_closed()
            }
            _ if here == Some(',') => self.extra_comma(),
            _ if here == Some(':') => self.colon_between_brackets(last),
            _ => None,
        }
    }

    /// Between brackets something goes on behind a closed quotation mark or bracket: a comma is missing, or a text
    /// has quotation marks within.
    fn behind_closed(&self) -> Option<Mistake> {
        let before = self.text[..self.at].trim_end();
        let last = before.chars().next_back()?;
        let next = self.text[self.at..].chars().next()?;
        if next == '"' || next == '\'' || matches!(last, ']' | '}') || self.is_next_key() {
            let is_sure = self.is_next_key() || matches!(last, ']' | '}');
            let end = self.item_end(self.at);
            let mut mistake = self.found(&codes::MISSING_COMMA, self.at..end);
            if is_sure {
                let gap = self.span(before.len()..self.at);
                mistake.found = mistake.found.fix(gap, ", ");
            }
            return Some(mistake);
        }
        Some(self.found(&codes::TEXT_AFTER_QUOTE, self.at..self.item_end(self.at)))
    }

    /// A comma with nothing before it.
    fn extra_comma(&self) -> Option<Mistake> {
        let before = self.text[..self.at].trim_end();
        before.ends_with([',', '[', '{']).then(|| {
            let mut mistake = self.found(&codes::EXTRA_COMMA, self.at..self.at + 1);
            let rest = &self.text[self.at + 1..];
            let end = self.at + 1 + (rest.len() - rest.trim_start_matches(' ').len());
            mistake.found = mistake.found.fix(self.span(self.at..end), "");
            mistake
        })
    }

    /// Whether a key begins where the scanner gave up.
    fn is_next_key(&self) -> bool {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
        end.is_some_and(|end| end > 0 && rest[end..].starts_with(':'))
    }

    /// A bracket that is never closed; where it is clear where it ought to be, the cure is sure.
    fn unclosed(&self, bracket: usize) -> Mistake {
        let line = Line::at(self.text, bracket, &self.bounds);
        let mut mistake = self.found(&codes::UNBALANCED_BRACKET, bracket..bracket + 1);
        let open = open_brackets(self.text, line.start, line.end);
        let rest = &self.text[line.end..self.bounds.end];
        let next = rest.find('\n').map(|length| {
            let from = line.end + length + 1;
            Line::at(self.text, from, &self.bounds)
        });
        let is_over = next.is_none_or(|next| {
            next.inner >= next.end
                || (next.indent() <= line.indent() && (next.colon().is_some() || next.is_item()))
        });
        let ends_open = self.text[..line.end].ends_with([',', ':', '[', '{']);
        let has_comment = self.text[line.start..line.end].contains(" #");
        let is_sure = is_over && !ends_open && !has_comment && !line.has_lone_quote();
        if let ([only], true) = (open.as_slice(), is_sure) {
            let written = &self.text[*only..line.end];
            let close = if written.starts_with('[') { "]" } else { "}" };
            mistake.found = mistake
                .found
                .fix(self.span(*only..line.end), &format!("{written}{close}"));
        }
        mistake
    }

    /// A bracket that is closed by one of the other kind.
    fn mismatch(&self, line: &Line<'_>) -> Mistake {
        let wrong = self.text[line.start..line.end]
            .char_indices()
            .filter(|(_, c)| matches!(c, ']' | '}'))
            .map(|(at, c)| (line.start + at, c))
            .find(|(at, close)| {
                let open = open_brackets(self.text, line.start, *at);
                open.last()
                    .is_some_and(|open| self.text[*open..].starts_with('[') != (*close == ']'))
            });
        let (at, close) = wrong.unwrap_or((self.at, ']'));
        let mut mistake = self.found(
            &codes::UNBALANCED_BRACKET,
            at..(at + 1).min(self.text.len()),
        );
        let other = if close == ']' { "}" } else { "]" };
        mistake.found = match wrong {
            Some((at, _)) if at + 1 == line.end && !line.has_lone_quote() => {
                mistake.found.fix(self.span(at..at + 1), other)
            }
            _ => mistake.found.hint("mismatch"),
        };
        mistake
    }

    /// A colon in a text between braces. A word before it may just as well be a key whose comma was forgotten.
    fn colon_between_brackets(&self, bracket: usize) -> Option<Mistake> {
        let before = &self.text[bracket + 1..self.at];
        let start = before.rfind(": ").map(|at| bracket + 1 + at + 2)?;
        let start = start + (self.text[start..].len() - self.text[start..].trim_start().len());
        if start >= self.at || self.text[start..self.at].contains(',') {
            return None;
        }
        let end = self.item_end(self.at);
        let mut mistake = self.found(&codes::COLON_IN_TEXT, start..end);
        let is_key_like = self.text[start..self.at]
            .rsplit_once(' ')
            .is_some_and(|(_, word)| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        let line = Line::at(self.text, self.at, &self.bounds);
        let is_sure = !is_key_like && self.ends_an_item(end) && !line.has_lone_quote();
        mistake.found = if is_sure && !self.text[start..].starts_with(TYPOGRAPHIC) {
            let cure = quoted(&self.text[start..end]);
            mistake.found.fix(self.span(start..end), &cure)
        } else if is_key_like {
            mistake.found.hint("comma")
        } else {
            mistake.found
        };
        Some(mistake)
    }

    /// Where the item of a list or mapping between brackets ends that holds `at`.
    fn item_end(&self, at: usize) -> usize {
        let rest = &self.text[at..self.bounds.end];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let length = line.find([',', ']', '}']).unwrap_or(line.len());
        at + line[..length].trim_end().len()
    }

    /// Whether what follows can only be the next item, or the end of all.
    fn ends_an_item(&self, end: usize) -> bool {
        let rest = self.text[end..self.bounds.end].trim_start();
        match rest.strip_prefix(',') {
            Some(rest) => {
                let rest = rest.trim_start();
                let word = rest
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
                    .unwrap_or(rest.len());
                word > 0 && rest[word..].starts_with(": ")
            }
            None => rest.starts_with([']', '}']),
        }
    }

    /// A text below `|` or `>` that is not indented, or less than its first line.
    fn of_block_texts(&self, line: &Line<'_>) -> Option<Mistake> {
        if line.colon().is_some() || line.is_item() || line.inner >= line.end {
            return None;
        }
        let mut above = *line;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            if let Some(value) = above.value() {
                let is_block = self.text[value].starts_with(['|', '>']);
                return is_block.then(|| {
                    let mut mistake = self.found(&codes::TEXT_NOT_INDENTED, line.inner..line.end);
                    let key = self.span(above.content()..above.end);
                    mistake.found = mistake.found.related(key, "key");
                    mistake
                });
            }
        }
        None
    }

    /// What is wrong with the value of a key, or with an item.
    fn of_values(&self, line: &Line<'_>) -> Option<Mistake> {
        let value = line
            .value()
            .or_else(|| line.is_item().then(|| line.content()..line.end));
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return self.more_than_a_word(line);
        };
        let text = &self.text[value.clone()];
        let first = text.chars().next()?;
        let is_here = self.at >= value.start && self.at <= line.end;
        if !is_here {
            return None;
        }
        let begins_wrong = match first {
            '@' | '`' | '%' | ',' | '*' | '&' | '!' | '|' | '>' | ']' | '}' | '#' => true,
            // A list or mapping that is over, and goes on as text.
            '[' | '{' => {
                !text.ends_with([']', '}'])
                    && open_brackets(self.text, line.start, self.at).is_empty()
            }
            '?' | '-' => text[1..].starts_with(' '),
            _ => false,
        };
        if begins_wrong {
            return Some(self.reserved(value.clone(), Some(value.end)));
        }
        let is_colon = matches!(
            self.kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::InvalidMappingValueWhitespace
        );
        if is_colon && (text.contains(": ") || text.ends_with(':')) {
            let mut mistake = self.found(&codes::COLON_IN_TEXT, value.clone());
            mistake.found = if first == '"' || first == '\'' {
                mistake.found
            } else if text.starts_with(TYPOGRAPHIC) {
                mistake.found.hint("typographic")
            } else {
                let cure = quoted(text);
                mistake.found.fix(self.span(value), &cure)
            };
            return Some(mistake);
        }
        None
    }

    /// A line with a colon that goes on with the text of the line above.
    fn more_than_a_word(&self, line: &Line<'_>) -> Option<Mistake> {
        if line.colon().is_some() || line.is_item() {
            return None;
        }
        let above = line.above(&self.bounds)?;
        let goes_on = line.indent() > above.indent();
        let is_colon = matches!(self.kind, ErrorKind::MappingValueNotAllowed);
        (goes_on && is_colon && above.value().is_some_and(|value| !value.is_empty())).then(|| {
            let mut mistake = self.found(&codes::COLON_IN_TEXT, line.inner..line.end);
            mistake.found = mistake.found.hint("lines");
            mistake
        })
    }

    /// A value that begins with a character of YAML's own. `end` is where it ends, if that is sure.
    fn reserved(&self, value: Range<usize>, end: Option<usize>) -> Mistake {
        let character = self.text[value.start..].chars().next().unwrap_or(' ');
        let place = value.start..value.start + character.len_utf8();
        let mut mistake = self.found(&codes::RESERVED_CHARACTER, place);
        mistake.found = mistake.found.with("character", character.to_string());
        let is_closed = end.is_some() && !self.text[value.clone()].contains(": ");
        if is_closed {
            let cure = quoted(&self.text[value.clone()]);
            mistake.found = mistake.found.fix(self.span(value), &cure);
        }
        mistake
    }

    /// Keys and items that stand too far left or right, and lines that are neither.
    fn of_indentation(&self, line: &Line<'_>) -> Option<Mistake> {
        let is_between_brackets =
            || !open_brackets(self.text, self.lines_back(line), self.at).is_empty();
        if line.inner >= line.end || is_between_brackets() {
            return None;
        }
        if line.colon().is_some() || line.is_item() {
            if let Some(item) = self.item_beside(line) {
                let mut mistake = self.found(&codes::MISSING_DASH, line.inner..line.end);
                mistake.found = mistake.found.related(item, "item");
                return Some(mistake);
            }
            let above = line.above(&self.bounds)?;
            let place = line.inner..line.colon().map_or(line.inner + 1, |colon| colon);
            let mut mistake = self.found(&codes::WRONG_INDENT, place);
            let span = self.span(above.inner..above.end);
            mistake.found = mistake.found.related(span, "above");
            return Some(mistake);
        }
        let has_colon = line.inside().contains(": ") || line.inside().ends_with(':');
        (!has_colon).then(|| self.found(&codes::MISSING_COLON, line.inner..line.end))
    }

    /// The item of the list above whose dash stands exactly where this key begins.
    fn item_beside(&self, line: &Line<'_>) -> Option<Span> {
        if line.is_item() {
            return None;
        }
        let mut above = *line;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            if above.is_item() && above.indent() == line.indent() {
                return Some(self.span(above.inner..above.end));
            }
            if above.indent() < line.indent() {
                return None;
            }
        }
        None
    }
}

/// A space that is none, in the indentation or behind a colon.
pub(crate) fn strange_space(file: FileId, text: &str, range: Range<usize>) -> Mistake {
    let spaces = " ".repeat(text[range.clone()].chars().count());
    let span = Span::new(file, range.clone());
    Mistake {
        found: Diagnostic::new(&codes::STRANGE_SPACE, span).fix(span, &spaces),
        resume: range.start,
    }
}

/// A dash that lacks its space or is none, at the beginning of a line. Only where the lines below stand as they would
/// under a proper dash, that dash cures everything.
pub(crate) fn broken_dash(
    file: FileId,
    text: &str,
    at: usize,
    length: usize,
    code: &'static Code,
) -> Mistake {
    let span = Span::new(file, at..at + length);
    let found = Diagnostic::new(code, span);
    let cure = if text[at + length..].starts_with(' ') {
        "-"
    } else {
        "- "
    };
    let bounds = 0..text.len();
    let line = Line::at(text, at, &(line_start(text, at)..bounds.end));
    let below = text[line.end..].find('\n').map(|newline| {
        let start = line.end + newline + 1;
        Line::at(text, start, &(start..bounds.end))
    });
    let is_sure = below
        .is_none_or(|below| below.indent() <= line.indent() || below.indent() == line.indent() + 2);
    Mistake {
        found: if is_sure {
            found.fix(span, cure)
        } else {
            found.hint("below")
        },
        resume: at,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The brackets that are open at `until`, if no text or bracket is open at `from`, the beginning of a line. Brackets
/// count where a value begins and between other brackets, not within texts.
fn open_brackets(text: &str, from: usize, until: usize) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut quote: Option<char> = None;
    let mut previous = '\n';
    let mut begins = true;
    let mut escaped = false;
    for (at, character) in text[from..until.max(from)].char_indices() {
        let at = from + at;
        if let Some(mark) = quote {
            if escaped {
                escaped = false;
            } else if character == '\\' && mark == '"' {
                escaped = true;
            } else if character == mark {
                quote = None;
            }
            previous = character;
            continue;
        }
        match character {
            '\n' => begins = true,
            ' ' | '\t' => {
                if matches!(previous, ':' | '-') && open.is_empty() {
                    begins = true;
                }
            }
            '"' | '\''
                if begins || (!open.is_empty() && matches!(previous, ' ' | '[' | '{' | ',')) =>
            {
                quote = Some(character);
                begins = false;
            }
            '[' | '{' if begins || !open.is_empty() => {
                open.push(at);
                begins = false;
            }
            ']' | '}' => {
                let closes = open
                    .last()
                    .is_some_and(|last| text[*last..].starts_with('[') == (character == ']'));
                if closes {
                    open.pop();
                }
            }
            '-' if begins => {}
            _ => begins = false,
        }
        previous = character;
    }
    open
}

/// The quotation mark that opens a text in `text[from..until]`, the rest of one line, and is not closed there. Marks
/// open a text only where a value begins; elsewhere they are letters.
fn open_quote(text: &str, from: usize, until: usize) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    let mut is_between_brackets = false;
    let mut previous = ' ';
    let mut begins = true;
    let mut characters = text[from..until.max(from)].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let at = from + at;
        if let Some((start, mark)) = open {
            let next = characters.peek().map(|(_, next)| *next);
            if mark == '"' && character == '\\'
                || mark == '\'' && next == Some('\'') && character == mark
            {
                characters.next();
            } else if character == mark {
                let is_next = is_between_brackets && next.is_some_and(char::is_alphanumeric);
                if is_next && leads_to_value(&text[start + 1..at]) {
                    return Some(start);
                }
                open = None;
            }
            previous = character;
            continue;
        }
        match character {
            '"' | '\'' if begins => {
                open = Some((at, character));
                begins = false;
            }
            '[' | '{' if begins || is_between_brackets => {
                is_between_brackets = true;
                begins = true;
            }
            ',' if is_between_brackets => begins = true,
            ' ' => begins |= is_between_brackets && previous == ':',
            '#' if previous == ' ' => return None,
            _ => begins = false,
        }
        previous = character;
    }
    open.map(|(start, _)| start)
}

/// The next quotation mark that closes the text which one opens at `start`, or the end of all.
fn closing(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mark = bytes[start];
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        let is_doubled = mark == b'\'' && *byte == mark && bytes.get(at + 1) == Some(&mark);
        if is_doubled || (mark == b'"' && *byte == b'\\') {
            at += 1;
        } else if *byte == mark {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// Whether the letters between two quotation marks end with what stands before the next value: a comma, or a comma
/// and a key.
fn leads_to_value(inside: &str) -> bool {
    let Some(before) = inside.strip_suffix(' ') else {
        return false;
    };
    let before = before.trim_end();
    let Some(before) = before.strip_suffix(':') else {
        return before.ends_with(',');
    };
    let is_word = |key: &str| {
        key.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    before
        .rsplit_once(',')
        .is_some_and(|(_, key)| !key.trim().is_empty() && is_word(key.trim()))
}
