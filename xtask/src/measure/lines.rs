//! Lines of code, of documentation and of comments in one file; tests count for nothing.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::codebase::RustFile;

/// How many lines of each sort a file, or a package, has. A line may be of more than one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LineCounts {
    /// Lines with at least one token that is neither comment nor documentation.
    pub(super) code: usize,
    /// Lines of `///` and `//!`.
    pub(super) doc: usize,
    /// Lines with a `//` that is no documentation, those behind code included.
    pub(super) comment: usize,
}

impl std::ops::Add for LineCounts {
    type Output = LineCounts;

    fn add(self, other: LineCounts) -> LineCounts {
        LineCounts {
            code: self.code + other.code,
            doc: self.doc + other.doc,
            comment: self.comment + other.comment,
        }
    }
}

impl std::iter::Sum for LineCounts {
    fn sum<I: Iterator<Item = LineCounts>>(counts: I) -> LineCounts {
        counts.fold(LineCounts::default(), |sum, counts| sum + counts)
    }
}

impl LineCounts {
    /// Counts the lines of a file.
    pub(super) fn of(file: &RustFile) -> LineCounts {
        let covered = Covered::of(file);
        LineCounts {
            code: covered.code.len(),
            doc: covered.doc.len(),
            comment: covered.comments(file).count(),
        }
    }
}

/// The line numbers of `//` comments, from 1, each with its text.
pub(super) fn comments(file: &RustFile) -> Vec<(usize, &str)> {
    Covered::of(file).comments(file).collect()
}

/// Which part of which line belongs to a token.
#[derive(Default)]
struct Covered {
    code: BTreeSet<usize>,
    doc: BTreeSet<usize>,
    /// The column behind the last token of a line, in code points.
    ends: BTreeMap<usize, usize>,
}

impl Covered {
    fn of(file: &RustFile) -> Covered {
        let lines: Vec<&str> = file.text.lines().collect();
        let mut covered = Covered::default();
        covered.stream(file.tokens.clone(), &lines);
        covered
    }

    fn stream(&mut self, tokens: TokenStream, lines: &[&str]) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match &token {
                // The lexer turns `/// text` into `#[doc = "text"]`, all of it with the span of the comment.
                TokenTree::Punct(_) if is_doc_comment(token.span(), lines) => {
                    self.doc(token.span());
                    // `!` and the bracket; an attribute that is written out begins elsewhere.
                    while tokens
                        .next_if(|next| next.span().start() == token.span().start())
                        .is_some()
                    {}
                }
                TokenTree::Group(group) => {
                    // A bracket is a token on its own line; a group without one comes from macros only.
                    if group.delimiter() != Delimiter::None {
                        self.code(group.span_open());
                        self.code(group.span_close());
                    }
                    self.stream(group.stream(), lines);
                }
                _ => self.code(token.span()),
            }
        }
    }

    fn doc(&mut self, span: Span) {
        self.doc.extend(span.start().line..=span.end().line);
        self.end(span);
    }

    fn code(&mut self, span: Span) {
        self.code.extend(span.start().line..=span.end().line);
        self.end(span);
    }

    fn end(&mut self, span: Span) {
        for line in span.start().line..span.end().line {
            // A string that goes on in the next line.
            self.ends.insert(line, usize::MAX);
        }
        let end = self.ends.entry(span.end().line).or_default();
        *end = (*end).max(span.end().column);
    }

    fn comments<'a>(&self, file: &'a RustFile) -> impl Iterator<Item = (usize, &'a str)> {
        let is_test = |number: usize| file.test_lines.iter().any(|test| test.contains(&number));
        let lines = file.text.lines().enumerate();
        lines.filter_map(move |(index, line)| {
            let number = index + 1;
            // Columns count code points, slices count bytes.
            let end = self.ends.get(&number).copied().unwrap_or(0);
            let offset = line.char_indices().nth(end).map(|(offset, _)| offset);
            let rest = offset.map_or("", |offset| &line[offset..]).trim_start();
            (rest.starts_with("//") && !is_test(number)).then_some((number, rest))
        })
    }
}

fn is_doc_comment(span: Span, lines: &[&str]) -> bool {
    let start = span.start();
    let rest = lines.get(start.line - 1).map(|line| {
        let mut rest = line.chars();
        rest.by_ref().take(start.column).for_each(drop);
        rest.as_str()
    });
    rest.is_some_and(|rest| {
        ["///", "//!", "/**", "/*!"]
            .iter()
            .any(|open| rest.starts_with(open))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> RustFile {
        RustFile::parse("crates/a/src/lib.rs", text.to_owned()).unwrap()
    }

    #[test]
    fn code_docs_and_comments_are_told_apart() {
        let counts = LineCounts::of(&file(
            "//! Doc.\n\n/// Doc of `//`.\nfn a() {\n    // Why.\n    b(); // Why not.\n}\n#[doc = \"code\"]\nfn c() {}\n",
        ));
        let expected = LineCounts {
            code: 5,
            doc: 2,
            comment: 2,
        };
        assert_eq!(counts, expected);
    }

    #[test]
    fn a_string_is_code_in_all_its_lines() {
        let text = "const A: &str = \"ä\n// no comment\n\nhttps://b\";\n";
        assert_eq!(LineCounts::of(&file(text)).code, 4);
        assert_eq!(comments(&file(text)), []);
    }

    #[test]
    fn tests_count_for_nothing() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    // Comment.\n    fn b() {}\n}\n";
        let expected = LineCounts {
            code: 1,
            ..LineCounts::default()
        };
        assert_eq!(LineCounts::of(&file(text)), expected);
    }

    #[test]
    fn a_comment_has_a_place_and_a_text() {
        assert_eq!(comments(&file("fn a() {}\n  // B.\n")), [(2, "// B.")]);
    }
}
