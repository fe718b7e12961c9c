//! The outline of a style: its elements as one flat list, read without recursion.
//!
//! Styles are content, and everything behind this recurses: the XML reader, the engine, the elements that it makes. What
//! is too deep, too many or too long is found here, before any of them sees the text. Names are local names, as the
//! reader of styles takes them.

use crate::style_fault::{StyleError, StyleFault};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside of each other. Styles of the CSL repository have up to 20.
const MAX_DEPTH: usize = 100;

/// Elements of a style. Those of the CSL repository have up to 5,000.
const MAX_ELEMENTS: usize = 50_000;

/// Macros of a style: the engine looks for each one that is called among all. Styles of the repository have up to 150.
const MAX_MACROS: usize = 1_000;

/// Bytes of one text that the style sets: some stand once for each person of a work. The longest of the repository has 40.
const MAX_TEXT: usize = 200;

/// Attributes that hold such texts.
const TEXTS: &[&[u8]] = &[
    b"after-collapse-delimiter",
    b"cite-group-delimiter",
    b"delimiter",
    b"initialize-with",
    b"name-delimiter",
    b"names-delimiter",
    b"prefix",
    b"sort-separator",
    b"subsequent-author-substitute",
    b"suffix",
    b"value",
    b"year-suffix-delimiter",
];

/// What an element is to the one who weighs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// All its children are set, with something between them.
    Group,
    /// One of its branches is set.
    Choose,
    /// A branch with a condition.
    Branch,
    /// The definition of a macro.
    Macro,
    /// What a work is set or sorted by.
    Root,
    /// A term or one of its forms.
    Term,
    /// A date: the engine looks through all layouts for each.
    Date,
    /// Anything else: all its children are set.
    Other,
}

/// Attributes of an element; those of the repository have up to 20.
const MAX_ATTRIBUTES: usize = 64;

/// An element with what it says itself.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// The byte offset of its tag.
    pub(super) at: usize,
    pub(super) role: Role,
    /// The macro that it calls or, for the definition of a macro, its name.
    pub(super) name: Option<String>,
    /// What its condition asks for.
    pub(super) words: u64,
    /// Bytes that it may add to the text of a work.
    pub(super) letters: u64,
    /// The index behind the last element inside of it.
    pub(super) end: usize,
}

/// All elements, each before those inside of it.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) elements: Vec<Element>,
    /// Bytes of the longest term that the style defines.
    pub(super) longest_term: u64,
}

impl Outline {
    /// Reads the text of a style.
    ///
    /// # Errors
    /// If it is no XML, has a document type, or exceeds one of the bounds.
    pub(super) fn of(text: &str) -> Result<Self, StyleFault> {
        let mut reader = Reader::from_str(text);
        let mut outline = Self::default();
        let mut open = Vec::new();
        let mut macros = 0;
        loop {
            let at = offset(&reader);
            let event = reader
                .read_event()
                .map_err(|error| unreadable(&error, offset_of_error(&reader)))?;
            match event {
                Event::Start(tag) => {
                    let index = outline.push(&tag, at, &mut macros)?;
                    open.push(index);
                    if open.len() > MAX_DEPTH {
                        return Err(StyleError::TooDeep(MAX_DEPTH).at(at));
                    }
                }
                Event::Empty(tag) => {
                    outline.push(&tag, at, &mut macros)?;
                }
                Event::End(_) => {
                    let count = outline.elements.len();
                    if let Some(closed) = open.pop() {
                        outline.elements[closed].end = count;
                    }
                }
                Event::Text(text) => outline.add_text(open.last(), text.trim_ascii().len())?,
                Event::CData(text) => outline.add_text(open.last(), text.len())?,
                Event::GeneralRef(name) => outline.add_text(open.last(), name.len())?,
                // Without one there are no entities of its own, which could stand for each other.
                Event::DocType(_) => return Err(StyleError::DocumentType.at(at)),
                Event::Eof => return Ok(outline),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn push(
        &mut self,
        tag: &BytesStart<'_>,
        at: usize,
        macros: &mut usize,
    ) -> Result<usize, StyleFault> {
        let index = self.elements.len();
        if index == MAX_ELEMENTS {
            return Err(StyleError::TooManyElements(MAX_ELEMENTS).at(at));
        }
        let element = element(tag, at, index + 1)?;
        *macros += usize::from(element.role == Role::Macro);
        if *macros > MAX_MACROS {
            return Err(StyleError::TooManyMacros(MAX_MACROS).at(at));
        }
        self.elements.push(element);
        Ok(index)
    }

    /// Adds text to the innermost open element. That of terms is set; all other describes the style.
    fn add_text(&mut self, open: Option<&usize>, bytes: usize) -> Result<(), StyleFault> {
        let Some(element) = open.and_then(|index| self.elements.get_mut(*index)) else {
            return Ok(());
        };
        if element.role != Role::Term {
            return Ok(());
        }
        element.letters += bytes as u64;
        self.longest_term = self.longest_term.max(element.letters);
        if element.letters > MAX_TEXT as u64 {
            return Err(StyleError::LongText(MAX_TEXT).at(element.at));
        }
        Ok(())
    }

    /// The indices of the elements directly inside of one.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.elements[index].end;
        let first = (index + 1 < end).then_some(index + 1);
        std::iter::successors(first, move |child| {
            let next = self.elements[*child].end;
            (next < end).then_some(next)
        })
    }
}

fn element(tag: &BytesStart<'_>, at: usize, end: usize) -> Result<Element, StyleFault> {
    let role = match tag.local_name().as_ref() {
        b"group" => Role::Group,
        b"choose" => Role::Choose,
        b"if" | b"else-if" => Role::Branch,
        b"macro" => Role::Macro,
        b"layout" | b"sort" => Role::Root,
        b"date" => Role::Date,
        b"term" | b"single" | b"multiple" => Role::Term,
        _ => Role::Other,
    };
    let naming: &[u8] = if role == Role::Macro {
        b"name"
    } else {
        b"macro"
    };
    let mut element = Element {
        at,
        role,
        name: None,
        words: 0,
        letters: 0,
        end,
    };
    // quick-xml compares the names of all attributes of an element, here and in the engine (RUSTSEC-2026-0194), and keeps all
    // namespaces (RUSTSEC-2026-0195).
    if tag.attributes().with_checks(false).count() > MAX_ATTRIBUTES {
        return Err(StyleError::TooManyAttributes(MAX_ATTRIBUTES).at(at));
    }
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| unreadable(&error, at))?;
        let value = attribute
            .unescape_value()
            .map_err(|error| unreadable(&error, at))?;
        let key = attribute.key.local_name();
        if role == Role::Branch {
            element.words += value.split_ascii_whitespace().count() as u64;
        }
        if TEXTS.contains(&key.as_ref()) {
            element.letters += value.len() as u64;
            if value.len() > MAX_TEXT {
                return Err(StyleError::LongText(MAX_TEXT).at(at));
            }
        }
        if key.as_ref() == naming {
            element.name = Some(value.into_owned());
        }
    }
    Ok(element)
}

fn unreadable(error: &dyn std::fmt::Display, at: usize) -> StyleFault {
    StyleError::Unreadable(error.to_string()).at(at)
}

fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or_default()
}

fn offset_of_error(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.error_position()).unwrap_or_default()
}
