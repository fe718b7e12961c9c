//! The scalars of a file, whatever they are for: names of persons and labels of the manifest are no texts of a record with
//! a place of their own, and a key may hide something as well.

use antinomy_model::SavedQuery;
use antinomy_syntax::yaml::{self, Node, Value};
use antinomy_syntax::{FileId, SourceFile, Spanned, split_comment_head, split_front_matter};

/// What a scalar is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It names a value.
    Key,
    /// It may be shown in the handbook.
    Value,
}

/// The scalars of a file of content in the order of the file. A file is read again for this, so it should be
/// worth it. Of a page it is the front matter that is read, of a saved query the head.
pub(crate) fn scalars(id: FileId, file: &SourceFile) -> Vec<(Place, Spanned<String>)> {
    let head = file
        .path()
        .ends_with(SavedQuery::ENDING)
        .then(|| split_comment_head(file.text()));
    let text = match &head {
        Some(head) => head.yaml.as_deref().unwrap_or_default(),
        None => file.text(),
    };
    let range = if file.path().ends_with(".md") {
        split_front_matter(text).yaml.unwrap_or(0..0)
    } else {
        0..text.len()
    };
    let mut found = Vec::new();
    // What is wrong with it was reported when the knowledge base was read.
    if let Some(root) = yaml::read(id, text, range, &mut Vec::new()) {
        collect(root, &mut found);
    }
    found
}

fn collect(node: Node, found: &mut Vec<(Place, Spanned<String>)>) {
    match node.value {
        Value::Empty => {}
        Value::Text(value) => {
            let span = node.span;
            found.push((Place::Value, Spanned { value, span }));
        }
        Value::List(items) => items.into_iter().for_each(|item| collect(item, found)),
        Value::Map(map) => {
            for (key, value) in map.entries {
                found.push((Place::Key, key));
                collect(value, found);
            }
        }
    }
}
