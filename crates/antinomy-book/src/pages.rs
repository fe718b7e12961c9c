//! The tree of chapters that the passes work on. It mirrors mdBook's, so that nothing is lost on the way through, but
//! it is our own: mdBook's types may change with any of its releases, and only `antinomy-kit` has to notice.

use crate::content::PageContent;

/// What stands in the table of contents.
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
    /// Where it will stand, relative to the book's sources and with `/` between the parts. A chapter that is only
    /// announced has none.
    pub path: Option<String>,
    /// The file it was written in, relative to the book's sources: what the edit link opens.
    pub source_path: Option<String>,
    /// Its section number. mdBook nests by these, not by `children`.
    pub number: Option<Vec<u32>>,
    /// The names of the chapters above it.
    pub parents: Vec<String>,
    /// Its Markdown.
    pub content: PageContent,
    /// What stands below it.
    pub children: Vec<TocItem>,
}

impl BookPage {
    /// What leads from this page to the root of the book: `../` for each folder it stands in.
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

/// What leads from a page at `path` to the root of the book.
pub(crate) fn to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Calls `visit` with every page, from the first to the last.
pub(crate) fn each(items: &[TocItem], visit: &mut dyn FnMut(&BookPage)) {
    for item in items {
        if let TocItem::Page(page) = item {
            visit(page);
            each(&page.children, visit);
        }
    }
}

/// Calls `change` with every page, from the first to the last.
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
