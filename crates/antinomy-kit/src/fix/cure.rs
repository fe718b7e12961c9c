//! A file with some of its cures done, and whether it still says what it said and is better for it.

use super::state::State;
use antinomy_model::SavedQuery;
use antinomy_syntax::yaml::{self, Node, Value};
use antinomy_syntax::{
    Diagnostic, Edit, FileId, Severity, SourceFile, Span, split_comment_head, split_front_matter,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A file with its new text.
pub(super) struct Cure<'d> {
    pub(super) file: FileId,
    pub(super) text: String,
    /// In the order of their places; none overlaps another.
    pub(super) edits: Vec<&'d Edit>,
}

impl<'d> Cure<'d> {
    /// The file with these edits; `None` if it then says something else than before, apart from them.
    pub(super) fn of(file: FileId, old: &SourceFile, edits: &[&'d Edit]) -> Option<Self> {
        let text = spliced(old.text(), edits);
        says_the_same(file, old, &text, edits).then(|| Self {
            file,
            text,
            edits: edits.to_vec(),
        })
    }
}

impl Cure<'_> {
    /// Whether a diagnostic proposes one of the edits.
    fn cures(&self, found: &Diagnostic) -> bool {
        let edit = found.edit.as_ref();
        edit.is_some_and(|edit| {
            let at = self.edits.binary_search_by_key(&edit.span, |own| own.span);
            at.is_ok_and(|at| self.edits[at] == edit)
        })
    }

    /// Whether each edit took a problem away and made no error.
    pub(super) fn is_better(&self, before: &State<'_>, after: &State<'_>) -> bool {
        let file = self.file;
        let gone = before.prints(before.of_file(file).filter(|found| self.cures(found)));
        let is = after.prints(after.of_file(file));
        if before.unread(file, |_| true) > 0 {
            let cured = before.unread(file, |found| self.cures(found));
            return after.unread(file, |_| true) + cured <= before.unread(file, |_| true)
                && (cured > 0 || gone.is_disjoint(&is))
                && !self.is_misread(after);
        }
        let was = before.prints(before.of_file(file));
        let cured = self.cured_places();
        let edited = self.edited_records(before);
        let errors = after
            .of_file(file)
            .filter(|found| found.code.severity == Severity::Error);
        let made = errors.filter(|found| {
            let at = found.span;
            let record = at.and_then(|at| after.places.record_at(at));
            let record = record.map(|id| after.base.record(id).id.as_str());
            // It may have been there already, unseen: beside a value that is read only now, in its record; or for want of
            // what could not be read. At the cured place itself the cure made it.
            let is_beside = record.is_some_and(|record| edited.contains(record));
            let is_cured = at.is_some_and(|at| is_at_one_of(&cured, at));
            let was_hidden = (is_beside && !is_cured) || before.hides(found, record);
            !was_hidden
        });
        after.prints(made).is_subset(&was) && gone.is_disjoint(&is)
    }

    /// The ids of the records that the edits are in.
    fn edited_records<'s>(&self, before: &State<'s>) -> BTreeSet<&'s str> {
        let edits = self.edits.iter();
        edits
            .filter_map(|edit| before.places.record_at(edit.span))
            .map(|id| before.base.record(id).id.as_str())
            .collect()
    }

    /// Whether a cured value is none: it has a shape that its key does not take (`positions: a: 2` lost its braces, and is no
    /// text), or is itself called wrong.
    fn is_misread(&self, after: &State<'_>) -> bool {
        let cured = self.cured_places();
        let mut errors = after
            .of_file(self.file)
            .filter(|found| found.code.severity == Severity::Error);
        errors.any(|found| {
            let is_misshapen = found.code == &antinomy_model::codes::WRONG_SHAPE;
            found.span.is_some_and(|at| {
                cured.binary_search(&at).is_ok() || (is_misshapen && is_at_one_of(&cured, at))
            })
        })
    }

    /// Where the edits stand in the new text, in order.
    fn cured_places(&self) -> Vec<Span> {
        let (mut added, mut removed) = (0, 0);
        let mut cured: Vec<Span> = Vec::new();
        for edit in &self.edits {
            let old = edit.span.range();
            // Edits come in the order of their places: those before it have moved it.
            let start = old.start + added - removed;
            cured.push(Span::new(self.file, start..start + edit.text.len()));
            added += edit.text.len();
            removed += old.len();
        }
        cured
    }
}

/// Whether a place begins in or before one of several, which are in order, and reaches into it.
fn is_at_one_of(cured: &[Span], at: Span) -> bool {
    // Their ends are in order as well.
    let next = cured.partition_point(|it| it.end <= at.start);
    cured.get(next).is_some_and(|it| it.start < at.end)
}

fn spliced(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out + &text[at..]
}

/// The YAML of a file: a text of the same offsets, and where in it the YAML stands.
fn yaml_of<'t>(path: &str, text: &'t str) -> (Cow<'t, str>, Range<usize>) {
    if path.ends_with(SavedQuery::ENDING) {
        let yaml = split_comment_head(text).yaml.unwrap_or_default();
        let all = 0..yaml.len();
        return (Cow::Owned(yaml), all);
    }
    let front_matter = path
        .ends_with(".md")
        .then(|| split_front_matter(text).yaml.unwrap_or(0..0));
    (Cow::Borrowed(text), front_matter.unwrap_or(0..text.len()))
}

/// Whether the new text has the same keys and values as the old one, apart from those that were replaced. A text that
/// could not be read as a whole has nothing to compare with; then only what was read of it must still be there.
fn says_the_same(file: FileId, old: &SourceFile, new: &str, edits: &[&Edit]) -> bool {
    let tree = |text: &str| {
        let (text, range) = yaml_of(old.path(), text);
        let mut found = Vec::new();
        let root = yaml::read(file, &text, range, &mut found);
        (root, found.is_empty())
    };
    let ((before, was_whole), (after, is_whole)) = (tree(old.text()), tree(new));
    match (before, after) {
        _ if !was_whole => true,
        (None, None) => is_whole,
        (Some(before), Some(after)) => is_whole && same(&before, &after, edits),
        _ => false,
    }
}

fn same(before: &Node, after: &Node, edits: &[&Edit]) -> bool {
    let was_edited = |span: Span| touches(edits, span);
    match (&before.value, &after.value) {
        (Value::List(before), Value::List(after)) if before.len() == after.len() => before
            .iter()
            .zip(after)
            .all(|(before, after)| same(before, after, edits)),
        // Items that a cure takes out or puts in: the others stand there as before.
        (Value::List(before), Value::List(after)) => {
            let mut after = after.iter();
            before
                .iter()
                .filter(|item| !was_edited(item.span))
                .all(|item| after.any(|after| same(item, after, edits)))
        }
        // The same of keys: an entry that was taken for several, or for keys of the mapping around it.
        (Value::Map(before), Value::Map(after)) if before.entries.len() != after.entries.len() => {
            let mut after = after.entries.iter();
            before
                .entries
                .iter()
                .filter(|(key, _)| !was_edited(key.span))
                .all(|before| {
                    after.any(|after| {
                        before.0.value == after.0.value && same(&before.1, &after.1, edits)
                    })
                })
        }
        (Value::Map(before), Value::Map(after)) => {
            let mut entries = before.entries.iter().zip(&after.entries);
            entries.all(|(before, after)| {
                let is_key = before.0.value == after.0.value || was_edited(before.0.span);
                is_key && same(&before.1, &after.1, edits)
            })
        }
        (Value::Text(_) | Value::Empty, Value::Text(_) | Value::Empty) => {
            before.value == after.value || was_edited(before.span)
        }
        _ => was_edited(before.span),
    }
}

/// Whether one of the edits, which are in the order of their places, is at a place or next to it.
fn touches(edits: &[&Edit], span: Span) -> bool {
    let next = edits.partition_point(|edit| edit.span.end < span.start);
    edits
        .get(next)
        .is_some_and(|edit| edit.span.start <= span.end)
}
