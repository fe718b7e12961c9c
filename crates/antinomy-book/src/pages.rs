//! The tree of chapters that the passes work on. It mirrors mdBook's, so that a conversion there and back loses nothing.
//! The types are our own because mdBook's may change with any release; only `antinomy-kit` depends on them.

use crate::content::PageContent;

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TocItem {
    /// A chapter.
    Page(BookPage),
    /// A line between chapters.
    Separator,
    /// A heading over the chapters that follow.
    Part(String),
}

/// A chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookPage {
    /// Its name in the table of contents.
    pub name: String,
    /// Its path, relative to the book's sources and with `/` between the parts. A draft has none.
    pub path: Option<String>,
    /// The file it was written in, relative to the book's sources: what the edit link opens.
    pub source_path: Option<String>,
    /// Its section number. mdBook nests by these, not by `children`.
    pub number: Option<Vec<u32>>,
    /// The names of the chapters above it.
    pub parents: Vec<String>,
    /// Its Markdown.
    pub content: PageContent,
    /// Nested entries.
    pub children: Vec<TocItem>,
}

impl BookPage {
    /// The relative path from this page to the root of the book: `../` for each folder above it.
    #[must_use]
    pub fn to_root(&self) -> String {
        to_root(self.path.as_deref().unwrap_or_default())
    }

    /// The address of its HTML page, relative to the root of the book.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let path = self.path.as_deref()?;
        Some(format!("{}.html", path.strip_suffix(".md").unwrap_or(path)))
    }
}

/// The relative path from a page at `path` to the root of the book.
pub(crate) fn to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Calls `visit` with every page, in the order of the table of contents.
pub(crate) fn each(items: &[TocItem], visit: &mut dyn FnMut(&BookPage)) {
    for item in items {
        if let TocItem::Page(page) = item {
            visit(page);
            each(&page.children, visit);
        }
    }
}

/// Calls `change` with every page, in the order of the table of contents.
pub(crate) fn each_mut(items: &mut [TocItem], change: &mut dyn FnMut(&mut BookPage)) {
    for item in items {
        if let TocItem::Page(page) = item {
            change(page);
            each_mut(&mut page.children, change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_two_folders_deep_climbs_twice() {
        let page = BookPage {
            path: Some("a/b/c.md".to_owned()),
            ..BookPage::default()
        };
        assert_eq!(page.to_root(), "../../");
        assert_eq!(page.address().unwrap(), "a/b/c.html");
    }
}
