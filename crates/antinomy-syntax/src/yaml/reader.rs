//! Runs the parser over a text, piece by piece, and feeds its events to the tree.

use super::builder::{IsList, TreeBuilder};
use super::collection::OpenCollection;
use super::limits::{MAX_DEPTH, MAX_EVENTS, MAX_MISTAKES, MAX_PIECES};
use super::line::{SourceLine, line_start};
use super::mistakes::{Mistake, PlainScalar, ScanError, explain, second_document};
use super::recovery::SyncPoints;
use super::tree::{Node, Value};
use crate::markdown::Excess;
use crate::{Code, Diagnostic, FileId, Span, codes};
use granit_parser::{Event, Options, Parser, ScalarStyle, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Reads one text. A piece of it is what is parsed in one go, up to the next syntax error.
pub(super) struct PieceReader<'t> {
    file: FileId,
    text: &'t str,
    tree: TreeBuilder<'t>,
    /// With more diagnostics than these the rest is left unread.
    max_reported: usize,
    /// Events of the parser in all pieces.
    events: usize,
    /// Documents in the current piece.
    documents: usize,
    /// Values that cannot be read, in the entry that is being read once more: the parser gets spaces in their place.
    masked: Vec<Range<usize>>,
}

/// A mistake that ends a piece, found when the parser had reached `at`.
struct Interruption {
    mistake: Mistake,
    at: usize,
}

/// Where a piece broke off.
struct ResumePoint {
    /// Parsing goes on behind the line of this offset.
    resume: usize,
    /// The text was scanned up to here.
    scanned: usize,
    /// The entry to read once more, without the value that is wrong.
    again: Option<Range<usize>>,
}

fn options() -> Options {
    let mut options = Options::default();
    // The first alias would end the piece with an error; as an event it is refused like an anchor.
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options
}

/// Mistakes that lie in the value of one key: the keys beside it can be read.
static OF_ONE_VALUE: &[&Code] = &[
    &codes::COLON_IN_TEXT,
    &codes::RESERVED_CHARACTER,
    &codes::UNCLOSED_QUOTE,
    &codes::TEXT_AFTER_QUOTE,
    &codes::BACKSLASH,
    &codes::UNBALANCED_BRACKET,
    &codes::MISSING_COMMA,
    &codes::EXTRA_COMMA,
    &codes::BROKEN_YAML,
];

/// The value of the key in the line of `at`, with the lines below that belong to it by their indentation; `None` if the line has
/// no key of its own with something behind it.
fn wrong_value(text: &str, at: usize, entry: &Range<usize>) -> Option<Range<usize>> {
    let line = SourceLine::at(text, at, entry);
    let value = line.value().filter(|value| !value.is_empty())?;
    let column = line.content() - line.start;
    let mut end = line.end;
    let mut next = line;
    while let Some(below) = next.below(entry) {
        next = below;
        if next.is_blank() {
            continue;
        }
        if next.indent() <= column {
            break;
        }
        end = next.end;
    }
    Some(value.start..end)
}

impl<'t> PieceReader<'t> {
    pub(super) fn new(
        file: FileId,
        text: &'t str,
        is_list: IsList,
        diagnostics: &'t mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            file,
            text,
            max_reported: diagnostics.len() + MAX_MISTAKES,
            events: 0,
            documents: 0,
            masked: Vec::new(),
            tree: TreeBuilder::new(file, text, is_list, diagnostics),
        }
    }

    /// Reads `range`, going on after each syntax error at the next synchronization point. Returns the tree as far as it
    /// could be read, `None` if there is none.
    pub(super) fn read(mut self, range: Range<usize>) -> Option<Node> {
        let end = range.end;
        let mut points = SyncPoints::new(&self.text[..end], range.start);
        // An error may be found at the end of the text (an unclosed quote) while parsing resumes right behind its cause.
        // The budget keeps the sum over all pieces linear.
        let mut budget = 4 * range.len() + (1 << 20);
        let mut next = Some(range);
        let mut broken_off = 0;
        while let Some(piece) = next.filter(|_| !self.is_full()) {
            let Some(broken) = self.read_piece(&piece, &mut points) else {
                self.masked.clear();
                next = points.piece_from(piece.end);
                continue;
            };
            budget = budget.saturating_sub(broken.scanned.saturating_sub(piece.start));
            next = broken.again.or_else(|| {
                broken_off += 1;
                self.masked.clear();
                points.next_piece(broken.resume.max(piece.start))
            });
            if budget == 0 || broken_off == MAX_PIECES {
                break;
            }
        }
        self.tree.finish()
    }

    /// Reads one piece. Returns where it broke off, if it did.
    fn read_piece(
        &mut self,
        piece: &Range<usize>,
        points: &mut SyncPoints<'_>,
    ) -> Option<ResumePoint> {
        let text = self.without_masked(piece);
        let mut parser = Parser::new_from_str_with_options(&text, options());
        let first = self.tree.reported();
        self.documents = 0;
        loop {
            self.count_event(piece.end);
            if self.is_full() {
                self.tree.abandon(piece.end);
                return None;
            }
            let stop = match parser.next_event()? {
                Ok((event, span)) => self.read_event(event, span, piece),
                Err(error) => Some(self.explained(&error, piece)),
            };
            if let Some(Interruption { mistake, at }) = stop {
                let resume = mistake.resume;
                let again = self.mask(&mistake, points, first);
                if again.is_some() {
                    self.tree.push(mistake.diagnostic);
                } else {
                    self.tree.break_off(mistake, at, first);
                }
                return Some(ResumePoint {
                    resume,
                    scanned: at,
                    again,
                });
            }
        }
    }

    /// A piece of the text with spaces in place of what is masked, so that all places stay.
    fn without_masked(&self, piece: &Range<usize>) -> Cow<'t, str> {
        let text = &self.text[piece.clone()];
        if self.masked.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = text.to_owned();
        for value in &self.masked {
            let blank: String = self.text[value.clone()]
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
                .collect();
            masked.replace_range(value.start - piece.start..value.end - piece.start, &blank);
        }
        Cow::Owned(masked)
    }

    /// Masks the value that is wrong, so that the keys beside it can be read. Returns the entry to read once more; `None` if the
    /// mistake is not one of a single value, or no entry of a sequence is around it.
    fn mask(
        &mut self,
        mistake: &Mistake,
        points: &mut SyncPoints<'_>,
        first: usize,
    ) -> Option<Range<usize>> {
        if !mistake.diagnostic.code.is_one_of(OF_ONE_VALUE) {
            return None;
        }
        let entry = points.entry_around(mistake.resume)?;
        let value = wrong_value(self.text, mistake.resume, &entry)?;
        // What was masked already is not the cause.
        let is_new = self.masked.iter().all(|known| known.end <= value.start);
        if !is_new || !self.tree.rewind(entry.start, first) {
            return None;
        }
        self.masked.push(value);
        Some(entry)
    }

    /// Whether so much was reported that the rest is left unread.
    fn is_full(&self) -> bool {
        self.tree.reported() > self.max_reported
    }

    fn count_event(&mut self, end: usize) {
        if self.events > MAX_EVENTS && !self.is_full() {
            let span = Span::new(self.file, end..end);
            self.tree.report(&codes::TOO_MANY_VALUES, span);
            self.max_reported = 0;
        }
        self.events += 1;
    }

    fn explained(&self, error: &granit_parser::ScanError, piece: &Range<usize>) -> Interruption {
        let offset = error.marker().byte_offset().unwrap_or(0);
        let at = self
            .text
            .floor_char_boundary(piece.start + offset)
            .min(piece.end);
        let mistake = explain(&ScanError {
            file: self.file,
            text: self.text,
            bounds: piece.clone(),
            at,
            kind: error.kind(),
        });
        Interruption { mistake, at }
    }

    fn read_event(
        &mut self,
        event: Event<'_>,
        span: granit_parser::Span,
        piece: &Range<usize>,
    ) -> Option<Interruption> {
        let bytes = span.byte_range().unwrap_or(0..0);
        let (start, end) = (piece.start + bytes.start, piece.start + bytes.end);
        let span = Span::new(self.file, start..end);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                return (self.documents > 1).then(|| Interruption {
                    mistake: second_document(self.file, self.text, piece, start),
                    at: start,
                });
            }
            Event::Scalar(value, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                let span = match style {
                    ScalarStyle::Literal | ScalarStyle::Folded => self.without_end(span),
                    _ => span,
                };
                // What readers get to see of a record is Markdown on a page, as the text below its front matter.
                if let Some(excess) = Excess::of(&value) {
                    self.tree.push(excess.of_value(span));
                    self.tree.skip();
                    return None;
                }
                return match style {
                    ScalarStyle::Plain => self.read_plain(value, span, piece.end),
                    _ => {
                        let value = Value::Text(value.into_owned());
                        self.tree.place(Node { span, value });
                        None
                    }
                };
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.tree.report(&codes::ANCHOR, span);
                self.tree.skip();
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                self.tree.open(OpenCollection::sequence(start));
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                self.tree.open(OpenCollection::mapping(start));
            }
            Event::SequenceEnd | Event::MappingEnd => self.tree.close(end),
            _ => {}
        }
        None
    }

    /// Places a plain scalar, unless what it looks like shows a mistake.
    fn read_plain(
        &mut self,
        value: Cow<'_, str>,
        span: Span,
        until: usize,
    ) -> Option<Interruption> {
        let Range { start, end } = span.range();
        let scalar = PlainScalar {
            file: self.file,
            text: self.text,
            value: &value,
            start,
        };
        if let Some(mistake) = scalar.mistake(self.tree.context()) {
            return Some(Interruption { mistake, at: end });
        }
        let is_empty = value.is_empty() || value == "~";
        // An empty scalar has no text of its own: its comment begins behind the colon of its key.
        let key = self.tree.key().filter(|_| is_empty);
        let end = key.map_or(end, |key| key.span.end as usize + 1);
        if let Some(found) = scalar.cut_off(end, until) {
            self.tree.push(found);
            if is_empty {
                self.tree.skip();
                return None;
            }
        }
        if is_empty && self.is_masked_behind(end) {
            self.tree.skip();
            return None;
        }
        let value = if is_empty {
            Value::Empty
        } else {
            Value::Text(value.into_owned())
        };
        self.tree.place(Node { span, value });
        None
    }

    /// Whether the value behind a key, whose colon ends at `end`, is masked.
    fn is_masked_behind(&self, end: usize) -> bool {
        self.masked.iter().any(|value| {
            self.text
                .get(end..value.start)
                .is_some_and(|between| between.trim().is_empty())
        })
    }

    /// The span of a block scalar up to its last letter. The parser lets it end where the next token begins, which would mark
    /// the line after it.
    fn without_end(&self, span: Span) -> Span {
        let text = &self.text[span.range()];
        let start = span.range().start;
        Span::new(self.file, start..start + text.trim_end().len())
    }

    /// Reports the node properties, anchor and tag. They come before their node, and are marked from there on.
    fn refuse_properties(&mut self, anchor: usize, tag: Option<&Tag>, span: Span) {
        if anchor != 0 {
            let span = self.extended_to('&', span);
            self.tree.report(&codes::ANCHOR, span);
        }
        if tag.is_some() {
            let span = self.extended_to('!', span);
            self.tree.report(&codes::TAG, span);
        }
    }

    /// `span`, extended to the nearest `indicator` before it in its line.
    fn extended_to(&self, indicator: char, span: Span) -> Span {
        let Range { start, end } = span.range();
        let line = line_start(self.text, start);
        let at = self.text[line..start].rfind(indicator);
        Span::new(self.file, at.map_or(start, |at| line + at)..end)
    }
}
