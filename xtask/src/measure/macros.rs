//! The arguments of a macro call as expressions and patterns: syn leaves them a stream of tokens.

use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Pat, Token};

/// The expressions and patterns in a macro call.
#[derive(Default)]
pub(super) struct MacroContents {
    pub(super) expressions: Vec<Expr>,
    pub(super) patterns: Vec<Pat>,
}

impl MacroContents {
    /// Parses the arguments of a call. Macros with a grammar of their own have no contents.
    pub(super) fn of(call: &Macro) -> MacroContents {
        let tokens = call.tokens.clone();
        // The one common macro with a pattern in it.
        if call.path.is_ident("matches") {
            return matches_arguments.parse2(tokens).unwrap_or_default();
        }
        let expressions = Punctuated::<Expr, Token![,]>::parse_terminated
            .parse2(tokens.clone())
            .map(|list| list.into_iter().collect())
            // `vec![0; n]` has a semicolon where others have commas.
            .or_else(|_| repeated.parse2(tokens));
        MacroContents {
            expressions: expressions.unwrap_or_default(),
            patterns: Vec::new(),
        }
    }
}

/// `expression, pattern if condition`.
fn matches_arguments(input: ParseStream<'_>) -> syn::Result<MacroContents> {
    let mut contents = MacroContents::default();
    contents.expressions.push(input.parse()?);
    input.parse::<Token![,]>()?;
    contents
        .patterns
        .push(Pat::parse_multi_with_leading_vert(input)?);
    if input.peek(Token![if]) {
        input.parse::<Token![if]>()?;
        contents.expressions.push(input.parse()?);
    }
    input.parse::<Option<Token![,]>>()?;
    Ok(contents)
}

/// `expression; length`, as in `vec!`.
fn repeated(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    let list = Punctuated::<Expr, Token![;]>::parse_separated_nonempty(input)?;
    Ok(list.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_counts(call: &str, expressions: usize, patterns: usize) {
        let call: Macro = syn::parse_str(call).unwrap();
        let contents = MacroContents::of(&call);
        let counts = (contents.expressions.len(), contents.patterns.len());
        assert_eq!(counts, (expressions, patterns));
    }

    #[test]
    fn arguments_are_expressions() {
        assert_counts("format!(\"{a} {}\", b.c(), d = e)", 3, 0);
        assert_counts("vec![0; n]", 2, 0);
    }

    #[test]
    fn matches_has_a_pattern() {
        assert_counts("matches!(a.b(), C::D(_) | C::E)", 1, 1);
        assert_counts("matches!(a, Some(b) if b > 1,)", 2, 1);
    }

    #[test]
    fn a_grammar_of_its_own_has_no_contents() {
        assert_counts("codes! { A = 1 error; }", 0, 0);
    }
}
