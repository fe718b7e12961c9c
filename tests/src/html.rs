//! Pages as a browser finds them: tags and text in their order, links, and what can be linked to.

use lol_html::{EndTagHandler, RewriteStrSettings, doc_text, element, rewrite_str};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Something on a page, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A tag begins.
    Open(Tag),
    /// The tag with this name ends; void tags never do.
    Close(String),
    /// Text between tags, with its entities read.
    Text(String),
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name in small letters.
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Whether a word stands among its classes.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class")
            .is_some_and(|classes| classes.split_whitespace().any(|word| word == class))
    }
}

/// One page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Everything on it.
    pub(crate) items: Vec<Item>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(html: &str) -> Result<Self, String> {
        let items = Rc::new(RefCell::new(Vec::new()));
        let text = Rc::new(RefCell::new(String::new()));
        let (opened, closed, texts, whole) = (
            Rc::clone(&items),
            Rc::clone(&items),
            Rc::clone(&items),
            Rc::clone(&text),
        );
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", move |element| {
                let (closed, name) = (Rc::clone(&closed), element.tag_name());
                let attributes = element
                    .attributes()
                    .iter()
                    .map(|found| (found.name(), unescaped(&found.value())))
                    .collect();
                opened.borrow_mut().push(Item::Open(Tag {
                    name: name.clone(),
                    attributes,
                }));
                if let Some(handlers) = element.end_tag_handlers() {
                    let closing: EndTagHandler<'static> = Box::new(move |_| {
                        closed.borrow_mut().push(Item::Close(name));
                        Ok(())
                    });
                    handlers.push(closing);
                }
                Ok(())
            }))
            .append_document_content_handler(doc_text!(move |chunk| {
                whole.borrow_mut().push_str(chunk.as_str());
                if chunk.last_in_text_node() {
                    let text = std::mem::take(&mut *whole.borrow_mut());
                    texts.borrow_mut().push(Item::Text(unescaped(&text)));
                }
                Ok(())
            }));
        rewrite_str(html, settings).map_err(|error| error.to_string())?;
        let items = items.take();
        Ok(Self { items })
    }

    /// All tags.
    pub(crate) fn tags(&self) -> impl Iterator<Item = &Tag> {
        tags(&self.items)
    }

    /// All tags with this name.
    pub(crate) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Tag> {
        self.tags().filter(move |tag| tag.name == name)
    }

    /// Everything that a link can end in.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        self.tags().filter_map(|tag| tag.get("id")).collect()
    }

    /// The text of the page that people read, piece by piece, as far as it is in the page's own language.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        let mut at = 0;
        while let Some(item) = self.items.get(at) {
            at += 1;
            match item {
                Item::Open(tag) if is_apart(tag) => at += inside(&self.items, at - 1).len(),
                Item::Text(text) if !text.trim().is_empty() => texts.push(text.trim()),
                _ => {}
            }
        }
        texts
    }

    /// What stands inside the first tag that `wanted` finds.
    pub(crate) fn inside(&self, wanted: impl Fn(&Tag) -> bool) -> &[Item] {
        let is_it = |item: &Item| matches!(item, Item::Open(tag) if wanted(tag));
        match self.items.iter().position(is_it) {
            Some(at) => inside(&self.items, at),
            None => &[],
        }
    }
}

/// The tags among `items`.
pub(crate) fn tags(items: &[Item]) -> impl Iterator<Item = &Tag> {
    items.iter().filter_map(|item| match item {
        Item::Open(tag) => Some(tag),
        _ => None,
    })
}

/// What stands inside the tag at `at`.
pub(crate) fn inside(items: &[Item], at: usize) -> &[Item] {
    let Item::Open(outer) = &items[at] else {
        return &[];
    };
    let mut depth = 0;
    for (offset, item) in items[at..].iter().enumerate() {
        match item {
            Item::Open(tag) if tag.name == outer.name => depth += 1,
            Item::Close(name) if *name == outer.name => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &items[at + 1..at + offset];
        }
    }
    &items[at + 1..]
}

/// The text of `items` in one line.
pub(crate) fn text(items: &[Item]) -> String {
    let texts = items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What nobody reads, what is written as it is typed, and what says itself that it is in another language.
fn is_apart(tag: &Tag) -> bool {
    matches!(
        tag.name.as_str(),
        "script" | "style" | "template" | "code" | "pre"
    ) || (tag.name != "html" && tag.get("lang").is_some())
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#92;", "\\"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text.to_owned(), |text, (entity, letter)| {
            text.replace(entity, letter)
        })
}

/// Where a link on `page` leads: the path of a file and an anchor in it. `None` if it leaves the site.
pub(crate) fn target(page: &str, href: &str) -> Option<(String, Option<String>)> {
    let scheme = href
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|first| first.contains(':'));
    if scheme || href.starts_with("//") {
        return None;
    }
    let (path, anchor) = match href.split_once('#') {
        Some((path, anchor)) => (
            path,
            Some(decoded(anchor)).filter(|anchor| !anchor.is_empty()),
        ),
        None => (href, None),
    };
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

/// `%20` and the like as the letters that they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
