//! The files that pages are generated from.

use crate::views::context::PageContext;
use crate::views::shapes::FileView;
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::Span;

impl<'a> PageContext<'a> {
    /// The file of a record.
    pub(crate) fn file(self, id: RecordId) -> FileView {
        // mdBook's own edit link at the top of the page leads to the file; `source_path` of the page says which.
        FileView {
            path: self.path(id).to_owned(),
            href: None,
        }
    }

    /// The file of a place.
    pub(crate) fn file_of(self, span: Span) -> FileView {
        FileView {
            path: self.base().files.file(span.file).path().to_owned(),
            href: None,
        }
    }

    /// The folder, or the one file, that holds all records of a kind.
    pub(crate) fn folder(self, kind: Kind) -> FileView {
        let paths = self.base().of_kind(kind).map(|(id, _)| self.path(id));
        let common = paths
            .map(str::to_owned)
            .reduce(|a, b| common_folder(&a, &b));
        FileView {
            path: common.unwrap_or_else(|| kind.plural().to_owned()),
            href: None,
        }
    }

    fn path(self, id: RecordId) -> &'a str {
        let base = self.base();
        base.files.file(base.record(id).span.file).path()
    }
}

/// The common ancestor folder of two paths; of equal paths the path itself.
fn common_folder(a: &str, b: &str) -> String {
    if a == b {
        return a.to_owned();
    }
    let shared = a
        .split('/')
        .zip(b.split('/'))
        .take_while(|(a, b)| a == b)
        .map(|(part, _)| part);
    shared.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_have_a_folder_in_common() {
        assert_eq!(
            common_folder("content/sources/a.yaml", "content/sources/b.yaml"),
            "content/sources"
        );
        assert_eq!(
            common_folder("content/a.yaml", "content/a.yaml"),
            "content/a.yaml"
        );
        assert_eq!(
            common_folder("content/sources", "content/sources/b.yaml"),
            "content/sources"
        );
    }
}
