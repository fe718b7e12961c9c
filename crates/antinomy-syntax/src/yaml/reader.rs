//! Runs the parser over a text, piece by piece, and feeds its events to the tree.

use super::builder::{IsList, TreeBuilder};
use super::collection::OpenCollection;
use super::limits::{MAX_DEPTH, MAX_EVENTS, MAX_MISTAKES, MAX_PIECES};
use super::line::line_start;
use super::mistakes::{Mistake, PlainScalar, ScanError, explain, second_document};
use super::recovery::SyncPoints;
use super::tree::{Node, Value};
use crate::markdown::Excess;
use crate::{Diagnostic, FileId, Span, codes};
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
}

fn options() -> Options {
    let mut options = Options::default();
    // The first alias would end the piece with an error; as an event it is refused like an anchor.
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options
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
        for _ in 0..MAX_PIECES {
            let Some(piece) = next.filter(|_| !self.is_full()) else {
                break;
            };
            let Some(broken) = self.read_piece(&piece) else {
                next = Some(piece.end..end).filter(|rest| !rest.is_empty());
                continue;
            };
            budget = budget.saturating_sub(broken.scanned.saturating_sub(piece.start));
            if budget == 0 {
                break;
            }
            next = points.next_piece(broken.resume.max(piece.start));
        }
        self.tree.finish()
    }

    /// Reads one piece. Returns where it broke off, if it did.
    fn read_piece(&mut self, piece: &Range<usize>) -> Option<ResumePoint> {
        let mut parser = Parser::new_from_str_with_options(&self.text[piece.clone()], options());
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
                self.tree.break_off(mistake, at, first);
                return Some(ResumePoint {
                    resume,
                    scanned: at,
                });
            }
        }
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
        let value = if is_empty {
            Value::Empty
        } else {
            Value::Text(value.into_owned())
        };
        self.tree.place(Node { span, value });
        None
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
