//! The Markdown of a page, in segments.
//!
//! Within one process a generated page carries what passes would otherwise have to find in it: which stretches an author
//! wrote, where a view is wanted and of what, and which previews its links ask for. On its way to another program the
//! page becomes plain Markdown, with a fence for each view that is not rendered yet; from there it comes back as one
//! stretch that passes look into.

use crate::markdown::MarkdownText;
use crate::marks::{MarkedText, PreviewMarks};
use antinomy_model::RecordId;
use mdbook_markdown::MarkdownOptions;

/// The Markdown of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageContent {
    pub(crate) segments: Vec<Segment>,
}

/// A stretch of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Written by an author, or by another program: passes look into it.
    Markdown(MarkdownText),
    /// Written by a template or a pass. There is nothing in it that a pass would have to find.
    Done(MarkedText),
    /// A view that is not rendered yet.
    View(PlacedView),
}

/// A view on a generated page. Authors ask for the same with a fence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacedView {
    pub(crate) kind: ViewKind,
    /// The fence that asks for it, for programs that know pages as text.
    pub(crate) fence: String,
}

/// Which view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViewKind {
    /// The card of a contradiction.
    Card(RecordId),
    /// The matrix of all findings.
    Matrix,
    /// The answer to a saved query, by its place among them.
    Query(usize),
}

impl From<String> for PageContent {
    fn from(text: String) -> Self {
        Self {
            segments: vec![Segment::Markdown(text.into())],
        }
    }
}

impl PageContent {
    /// The page as text, with fences for what is not rendered yet.
    #[must_use]
    pub fn into_markdown(self) -> String {
        let mut segments = self.segments;
        // The usual case of hand-written chapters: no copy.
        if let [Segment::Markdown(_)] = segments[..]
            && let Some(Segment::Markdown(text)) = segments.pop()
        {
            return text.into_string();
        }
        segments.iter().map(Segment::as_str).collect()
    }

    /// What an author or another program wrote, if that is all there is.
    pub(crate) fn as_markdown_mut(&mut self) -> Option<&mut MarkdownText> {
        match &mut self.segments[..] {
            [Segment::Markdown(text)] => Some(text),
            _ => None,
        }
    }

    /// What passes look into and change.
    pub(crate) fn markdown_mut(&mut self) -> impl Iterator<Item = &mut MarkdownText> {
        self.segments
            .iter_mut()
            .filter_map(|segment| match segment {
                Segment::Markdown(text) => Some(text),
                _ => None,
            })
    }

    /// The previews that the links of the page ask for.
    pub(crate) fn marks(&self, options: &MarkdownOptions) -> PreviewMarks {
        let mut marks = PreviewMarks::default();
        for segment in &self.segments {
            match segment {
                Segment::Markdown(text) => marks.extend(text.marks(options)),
                Segment::Done(text) => marks.extend(&text.marks),
                // Its links are known when it is rendered, by the pass before those that ask.
                Segment::View(_) => {}
            }
        }
        marks
    }

    /// Adds text at the end.
    pub(crate) fn push(&mut self, text: MarkedText) {
        self.segments.push(Segment::Done(text));
    }

    /// Inserts text whose links ask for nothing before the last occurrence of `pattern`, else at the end.
    pub(crate) fn insert_before_last(&mut self, pattern: &str, text: &str) {
        for segment in self.segments.iter_mut().rev() {
            let Some(at) = segment.as_str().rfind(pattern) else {
                continue;
            };
            match segment {
                Segment::Markdown(markdown) => markdown.insert(at, text),
                Segment::Done(done) => done.text.insert_str(at, text),
                Segment::View(_) => continue,
            }
            return;
        }
        self.push(MarkedText::plain(text));
    }
}

impl Segment {
    fn as_str(&self) -> &str {
        match self {
            Self::Markdown(text) => text.as_str(),
            Self::Done(text) => &text.text,
            Self::View(view) => &view.fence,
        }
    }
}

impl PlacedView {
    /// The card of a contradiction.
    pub(crate) fn card(id: RecordId, name: &str) -> Self {
        Self {
            kind: ViewKind::Card(id),
            fence: format!("```antinomy card\nid: {name}\n```"),
        }
    }

    /// The answer to a saved query.
    pub(crate) fn query(at: usize, name: &str) -> Self {
        Self {
            kind: ViewKind::Query(at),
            fence: format!("```antinomy query {name}\n```"),
        }
    }

    /// The matrix.
    pub(crate) fn matrix() -> Self {
        Self {
            kind: ViewKind::Matrix,
            fence: "```antinomy matrix\n```".to_owned(),
        }
    }
}
