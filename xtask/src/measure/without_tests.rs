//! Takes `#[cfg(test)]` out of a token stream.
//!
//! Tokens and not items, because the attribute may precede an item, a method, a field or a statement alike, and a
//! syntax tree has a type of its own for each.

use std::ops::RangeInclusive;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens that are left, and what was taken out.
pub(super) struct WithoutTests {
    pub(super) tokens: TokenStream,
    /// Lines, counted from 1.
    pub(super) test_lines: Vec<RangeInclusive<usize>>,
    /// The names of modules in files of their own.
    pub(super) test_modules: Vec<String>,
}

/// Removes whatever has the attribute `#[cfg(test)]`, at any depth.
pub(super) fn without_tests(tokens: TokenStream) -> WithoutTests {
    let mut kept = WithoutTests {
        tokens: TokenStream::new(),
        test_lines: Vec::new(),
        test_modules: Vec::new(),
    };
    kept.tokens = kept.strip(tokens);
    kept
}

impl WithoutTests {
    fn strip(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut left = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if is_test_attribute(&tokens[at..]) {
                let length = item_length(&tokens[at..]);
                // Attributes and documentation may come before as well.
                let mut item = left.split_off(attributes_start(&left));
                item.extend_from_slice(&tokens[at..at + length]);
                self.take_out(&item);
                at += length;
                continue;
            }
            left.push(match token {
                TokenTree::Group(group) => self.strip_group(group).into(),
                other => other.clone(),
            });
            at += 1;
        }
        left.into_iter().collect()
    }

    fn strip_group(&mut self, group: &Group) -> Group {
        let mut stripped = Group::new(group.delimiter(), self.strip(group.stream()));
        // A new group has no place, and lines are counted by places.
        stripped.set_span(group.span());
        stripped
    }

    fn take_out(&mut self, item: &[TokenTree]) {
        if let (Some(first), Some(last)) = (item.first(), item.last()) {
            let lines = first.span().start().line..=last.span().end().line;
            self.test_lines.push(lines);
        }
        if let [
            ..,
            TokenTree::Ident(keyword),
            TokenTree::Ident(name),
            TokenTree::Punct(end),
        ] = item
            && keyword == "mod"
            && end.as_char() == ';'
        {
            self.test_modules.push(name.to_string());
        }
    }
}

/// Whether tokens begin with `#[cfg(test)]`.
fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(hash), TokenTree::Group(group), ..] = tokens else {
        return false;
    };
    let is_attribute = hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket;
    // `#[cfg(any(test, ..))]` stays: it is compiled without tests, too.
    is_attribute && group.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// Where the attributes at the end of some tokens begin.
fn attributes_start(tokens: &[TokenTree]) -> usize {
    let mut start = tokens.len();
    while let [.., TokenTree::Punct(hash), TokenTree::Group(group)] = &tokens[..start]
        && hash.as_char() == '#'
        && group.delimiter() == Delimiter::Bracket
    {
        start -= 2;
    }
    start
}

/// How many tokens an item has, its attributes included: up to a semicolon or a block in braces.
fn item_length(tokens: &[TokenTree]) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let Some(end) = tokens.iter().position(is_end) else {
        // Fields and variants end with a comma, which types have as well. None of ours is for tests only.
        return tokens.len();
    };
    // `use a::{b, c};` and `const A: B = B {};` go on behind the braces.
    let has_semicolon =
        matches!(tokens.get(end + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == ';');
    end + 1 + usize::from(has_semicolon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_left(source: &str, expected: &str) {
        let left = without_tests(source.parse().unwrap()).tokens;
        let expected: TokenStream = expected.parse().unwrap();
        assert_eq!(left.to_string(), expected.to_string());
    }

    #[test]
    fn items_methods_and_statements_are_taken_out() {
        assert_left(
            "fn a() {} #[cfg(test)] mod tests { fn b() {} } fn c() {}",
            "fn a() {} fn c() {}",
        );
        assert_left(
            "impl A { #[cfg(test)] #[inline] fn b(x: u8) -> u8 { x } fn c() {} }",
            "impl A { fn c() {} }",
        );
        assert_left(
            "fn a() { #[cfg(test)] let b = B { c: 1 }; d(); }",
            "fn a() { d(); }",
        );
    }

    #[test]
    fn a_semicolon_behind_braces_goes_as_well() {
        assert_left("#[cfg(test)] use a::{b, c}; fn d() {}", "fn d() {}");
    }

    #[test]
    fn attributes_and_documentation_before_go_as_well() {
        assert_left(
            "//! Of the file.\nfn a() {}\n/// Doc.\n#[inline]\n#[cfg(test)]\nfn b() {}",
            "//! Of the file.\nfn a() {}",
        );
    }

    #[test]
    fn other_attributes_stay() {
        let source = "#[cfg(unix)] fn a() {} #[test_only] fn b() {}";
        assert_left(source, source);
    }

    #[test]
    fn lines_and_modules_are_remembered() {
        let source = "mod a;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nfn b() {\n}\n";
        let kept = without_tests(source.parse().unwrap());
        assert_eq!(kept.test_lines, [2..=3, 4..=6]);
        assert_eq!(kept.test_modules, ["tests"]);
    }
}
