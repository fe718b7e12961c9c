//! What a browser would take for HTML, in a text that is none.
//! <https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state>

use std::ops::Range;

/// The names of elements, in alphabetic order.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "meta",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "plaintext",
    "pre",
    "progress",
    "q",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

/// Elements that run, load or replace something, or take what is typed.
const ACTIVE: &[&str] = &[
    "applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object",
    "script", "style",
];

/// Attributes of elements whose value is loaded or called.
const LOADING: &[&[u8]] = &[
    b"action",
    b"background",
    b"data",
    b"formaction",
    b"ping",
    b"poster",
    b"src",
    b"srcdoc",
    b"srcset",
];

/// A tag, a comment or a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HtmlTag {
    /// Its bytes, from `<` to `>`; to the end of the text if it is not closed.
    pub(crate) range: Range<usize>,
    /// Whether a browser that took it for HTML would run or load something.
    pub(crate) is_active: bool,
}

/// The tags in a text, in ascending order. Words in angle brackets that name no element are none. Linear in the text.
pub(crate) fn tags(text: &str) -> Vec<HtmlTag> {
    let mut found: Vec<HtmlTag> = Vec::new();
    let (active, loading) = (places(text, begins_active), places(text, begins_loading));
    // Searched for once and not from each bracket, or a text of nothing but brackets would take quadratic time.
    let mut close = 0;
    for (at, _) in text.match_indices('<') {
        if found.last().is_some_and(|tag| at < tag.range.end) {
            continue;
        }
        if close <= at {
            close = text[at..].find('>').map_or(text.len(), |next| at + next);
        }
        let end = (close + 1).min(text.len());
        let rest = &text[at + 1..];
        if rest.starts_with(['!', '?']) {
            found.extend(declaration(rest).map(|length| HtmlTag {
                range: at..at + 1 + length,
                is_active: false,
            }));
        } else if let Some(name) = element(rest) {
            let holds = |places: &[usize]| {
                let first = places.partition_point(|place| *place < at);
                places.get(first).is_some_and(|place| *place < close)
            };
            let is_known = ELEMENTS.binary_search(&name.as_str()).is_ok();
            // What is no element loads nothing, but handles events.
            let does = holds(&active) || (is_known && holds(&loading));
            let is_active = does || ACTIVE.contains(&name.as_str());
            let next = rest.find('<').map_or(text.len(), |next| at + 1 + next);
            let is_tag = if close < text.len() {
                // A `<` in between is rather one of a sum than one of an attribute.
                does || (is_known && close < next)
            } else {
                // A later text of the page would close it.
                does || (is_active && text[at..next].contains('='))
            };
            if is_tag {
                found.push(HtmlTag {
                    range: at..end,
                    is_active,
                });
            }
        }
    }
    found
}

/// The name behind `<` or `</` in lower case, if something that may be one ends as the name of a tag does.
fn element(rest: &str) -> Option<String> {
    let named = rest.strip_prefix('/').unwrap_or(rest);
    let end = named.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')?;
    let is_name = named.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let is_ended = named[end..]
        .starts_with(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>'));
    (is_name && is_ended).then(|| named[..end].to_ascii_lowercase())
}

/// The length of a comment, a declaration, a CDATA section or a processing instruction behind its `<`.
fn declaration(rest: &str) -> Option<usize> {
    let behind = &rest[1..];
    let begins = behind.starts_with("--")
        || behind.starts_with('[')
        || behind.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if !begins {
        return None;
    }
    let close = if behind.starts_with("--") { "-->" } else { ">" };
    Some(rest.find(close).map_or(rest.len(), |at| at + close.len()))
}

/// The places in a text at which something begins.
fn places(text: &str, begins: impl Fn(&[u8], usize) -> bool) -> Vec<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(|at| begins(bytes, *at)).collect()
}

/// Whether a handler of an event, the address of a script, or one in a style begins here.
fn begins_active(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'o' | b'O' => attribute(bytes, at)
            .is_some_and(|name| name.len() > 2 && name[..2].eq_ignore_ascii_case(b"on")),
        b'j' | b'J' => is_scheme(&bytes[at..], b"javascript:"),
        b'v' | b'V' => is_scheme(&bytes[at..], b"vbscript:"),
        b'd' | b'D' => is_scheme(&bytes[at..], b"data:text"),
        b'u' | b'U' => is_scheme(&bytes[at..], b"url("),
        _ => false,
    }
}

/// Whether an attribute begins here whose value is loaded.
fn begins_loading(bytes: &[u8], at: usize) -> bool {
    let name = attribute(bytes, at);
    name.is_some_and(|name| LOADING.iter().any(|it| name.eq_ignore_ascii_case(it)))
}

/// The name of the attribute with a value that begins here, behind what separates attributes.
fn attribute(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let before = *bytes.get(at.checked_sub(1)?)?;
    let separates = matches!(
        before,
        b'/' | b'"' | b'\'' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c'
    );
    if !separates {
        return None;
    }
    let rest = &bytes[at..];
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let (name, behind) = rest.split_at(letters.count());
    // Else each space of many would be searched for what follows them all.
    if name.is_empty() {
        return None;
    }
    let mut behind = behind.iter().skip_while(|byte| byte.is_ascii_whitespace());
    (behind.next() == Some(&b'=')).then_some(name)
}

/// Whether a scheme begins here. Browsers drop line breaks and tabs within it.
fn is_scheme(bytes: &[u8], scheme: &[u8]) -> bool {
    let mut kept = bytes
        .iter()
        .filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'));
    scheme.iter().all(|letter| {
        kept.next()
            .is_some_and(|byte| byte.eq_ignore_ascii_case(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, bool)> {
        tags(text)
            .into_iter()
            .map(|tag| (&text[tag.range], tag.is_active))
            .collect()
    }

    #[test]
    fn the_names_are_in_order() {
        assert!(ELEMENTS.is_sorted() && ACTIVE.is_sorted());
        assert!(ACTIVE.iter().all(|name| ELEMENTS.contains(name)));
    }

    #[test]
    fn tags_are_found_whatever_separates_their_attributes() {
        for tag in [
            "<b>",
            "</b>",
            "<br/>",
            "<A HREF='x'>",
            "<a\tx>",
            "<a\nx>",
            "<img/alt=x>",
            "<plaintext>",
            "<b style='color: red'>",
            "<!-- x -->",
            "<!doctype html>",
            "<![CDATA[x]]>",
            "<?xml x?>",
        ] {
            assert_eq!(read(&format!("a {tag} b")), [(tag, false)]);
        }
    }

    #[test]
    fn what_would_run_is_told_apart() {
        for tag in [
            "<svg/onload=alert(1)>",
            "<img src=x onerror = \"x\">",
            "<x onclick=y>",
            "<script>",
            "<script/x>",
            "<iframe src=//x>",
            "<a href=\"java\tscript:x\">",
            "<img src='x'onerror=y>",
            "<img/src=x>",
            "<IMG SRCSET = 'x 2x'>",
            "<video poster=x>",
            "<audio src=x>",
            "<source src=x>",
            "<track src=x>",
            "<input type=image src=x>",
            "<applet>",
            "<x style='background: url(y)'>",
            "<b style='background: URL(x)'>",
            "<body background=x>",
        ] {
            assert_eq!(read(&format!("a {tag} b")), [(tag, true)]);
        }
        assert_eq!(
            read("a <img src=x onerror=y"),
            [("<img src=x onerror=y", true)]
        );
        assert_eq!(read("a <iframe src=//x "), [("<iframe src=//x ", true)]);
    }

    #[test]
    fn a_word_that_is_no_attribute_is_not_active() {
        for tag in ["<b title='the data'>", "<b on>", "<img datasrc=x>"] {
            assert_eq!(read(tag), [(tag, false)]);
        }
    }

    #[test]
    fn a_bracket_in_an_attribute_hides_no_handler() {
        let tag = "<x title='<' onload=y>";
        assert_eq!(read(tag), [(tag, true)]);
    }

    #[test]
    fn what_only_looks_alike_is_none() {
        for text in [
            "Werte < 5 und > 3",
            "x <b und c",
            "<https://example.org>",
            "<unbekannt>",
            "a < b > c",
            "a<b, c>d",
            "<>",
            "<",
            "<b",
            "</",
            "<!",
            "<?",
            "<5>",
            "<person one>",
            "a <-- b",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
