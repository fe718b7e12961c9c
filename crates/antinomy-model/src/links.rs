//! Links in Markdown's syntax: where they lead, by the paths of files.

use crate::base::KnowledgeBase;
use crate::codes;
use crate::mentions::at;
use crate::reading::role::{FileRole, originals};
use crate::record::RecordId;
use crate::resolve::MAX_COMPARED;
use antinomy_syntax::{Argument, Diagnostic, FileId, Span, nearest};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To a record.
    Record(RecordId),
    /// To nothing that this knowledge base holds: the web, a chapter, a place on the same page. Other paths than those of
    /// content files are given as the path that they lead to, seen from where the files' paths begin.
    Elsewhere(Option<String>),
    /// To nothing.
    Dead(Dead),
}

/// Why a link leads to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dead {
    /// There is no such file; perhaps this one was meant, from the root of all files.
    NoFile(Option<String>),
    /// The file holds no record of this id; perhaps it was this.
    NoRecord(Option<String>),
    /// The file holds several records, and the link does not say which.
    Several,
}

impl Dead {
    /// A word for the reason.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::NoFile(_) => "no-file",
            Self::NoRecord(_) => "no-record",
            Self::Several => "several",
        }
    }
}

/// What is said of a link that leads to nothing.
#[must_use]
pub fn dead_link(address: &str, dead: &Dead, span: Option<Span>) -> Diagnostic {
    let found = at(&codes::DEAD_LINK, span).with("address", address).with(
        "reason",
        Argument::Word(format!("dead-link-{}", dead.reason())),
    );
    match dead {
        Dead::NoFile(nearest) | Dead::NoRecord(nearest) => found.maybe_suggest(nearest.as_deref()),
        Dead::Several => found,
    }
}

impl KnowledgeBase {
    /// Where a link in the file at `from` leads. Paths are relative to the root of [`files`](Self::files).
    #[must_use]
    pub fn follow(&self, from: &str, address: &str) -> Followed {
        let Some((path, anchor)) = path_of(from, address) else {
            return Followed::Elsewhere(None);
        };
        let Some(inner) = path.strip_prefix(self.folder()) else {
            // Outside of the content it may be a chapter, which the model does not know.
            return Followed::Elsewhere(Some(path));
        };
        let Some((file, _)) = self.files.by_path(&path) else {
            return self.missing(from, path.clone(), &anchor);
        };
        let file = match FileRole::of(inner, self.vocabulary()) {
            // A translation holds no record of its own: the link means the original.
            FileRole::Translation(_, original) => self.original_of(&original).unwrap_or(file),
            FileRole::Manifest | FileRole::Query(_) | FileRole::Other => {
                return Followed::Elsewhere(Some(path));
            }
            FileRole::Records | FileRole::Page => file,
        };
        let here = self.in_file(file);
        let named = (!anchor.is_empty()).then(|| self.find(&anchor)).flatten();
        match (here, named) {
            (here, Some(named)) if here.contains(&named) => Followed::Record(named),
            // In Markdown an anchor that is no id is a heading of the prose.
            ([one], None) if anchor.is_empty() || path.ends_with(".md") => Followed::Record(*one),
            (here, _) if !anchor.is_empty() && !here.is_empty() => {
                let ids = here
                    .iter()
                    .take(MAX_COMPARED)
                    .map(|id| self.record(*id).id.as_str());
                let meant = nearest(&anchor, ids);
                let meant =
                    meant.map(|id| address.replace(&format!("#{anchor}"), &format!("#{id}")));
                Followed::Dead(Dead::NoRecord(meant))
            }
            // A page without front matter, or whose own error is reported already.
            ([], _) if path.ends_with(".md") => Followed::Elsewhere(Some(path)),
            ([], _) => Followed::Dead(Dead::NoRecord(None)),
            _ => Followed::Dead(Dead::Several),
        }
    }

    /// What becomes of a link to a file that is not there.
    fn missing(&self, from: &str, path: String, anchor: &str) -> Followed {
        let is_content = path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".yml");
        // Where the manifest lies at the root, a path outside of any folder of records may be a chapter of the book.
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !is_content || (self.folder().is_empty() && !self.holds_records(folder)) {
            return Followed::Elsewhere(Some(path));
        }
        // The record may have moved: its id says more than a similar path.
        if let Some(named) = self.find(anchor) {
            let meant = self.files.file(self.record(named).span.file).path();
            return Followed::Dead(Dead::NoFile(Some(back(from, meant, anchor))));
        }
        let paths: Vec<&str> = self.files.iter().map(|(_, file)| file.path()).collect();
        let nearest = nearest_path(&path, &paths).map(|meant| back(from, meant, anchor));
        Followed::Dead(Dead::NoFile(nearest))
    }

    /// The file of the record that a translation belongs to; `original` is its path as Markdown.
    pub(crate) fn original_of(&self, original: &str) -> Option<FileId> {
        originals(original)
            .iter()
            .find_map(|path| self.files.by_path(&format!("{}{path}", self.folder())))
            .map(|(file, _)| file)
    }

    /// Whether a file of a folder holds records.
    fn holds_records(&self, folder: &str) -> bool {
        let mut files = self.files.iter();
        files.any(|(id, file)| {
            let own = file
                .path()
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            own == folder && !self.in_file(id).is_empty()
        })
    }
}

/// The path that a relative address leads to, and its fragment (after `#`); `None` for any other address.
fn path_of(from: &str, address: &str) -> Option<(String, String)> {
    // Before decoding, or an encoded `#` in a file name would begin a fragment.
    let (address, anchor) = address.split_once('#').unwrap_or((address, ""));
    // RFC 3986: a colon before the first slash ends a scheme, as in `mailto:`.
    let has_scheme = address
        .split(['/', '?'])
        .next()
        .is_some_and(|first| first.contains(':'));
    if address.is_empty() || has_scheme || address.starts_with(['/', '\\', '?']) {
        return None;
    }
    let path = decoded(address.split('?').next().unwrap_or_default());
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                // Above the root of the files nothing can be checked.
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some((folders.join("/"), decoded(anchor)))
}

/// An address without percent-encoding; one that decodes to no UTF-8 stays as it is.
fn decoded(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// The file that was probably meant: the same name in another folder, else a similar one.
fn nearest_path<'a>(path: &str, paths: &[&'a str]) -> Option<&'a str> {
    let wanted = path.rsplit('/').next().unwrap_or(path);
    let named = |name: &str| {
        let mut paths = paths.iter().copied();
        paths.find(|known| known.rsplit('/').next() == Some(name))
    };
    named(wanted).or_else(|| {
        let names = paths.iter().filter_map(|known| known.rsplit('/').next());
        named(nearest(wanted, names)?)
    })
}

/// The address of a file, from another one.
fn back(from: &str, to: &str, anchor: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let common = from[..folders]
        .iter()
        .zip(&to)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folders - common);
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("#{anchor}")
    };
    format!("{up}{}{anchor}", to[common..].join("/"))
}
