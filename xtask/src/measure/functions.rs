//! The functions of a file and how long they are.

use syn::visit::{self, Visit};

use super::codebase::RustFile;

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FunctionLines {
    pub(super) name: String,
    /// The line of `fn`, counted from 1.
    pub(super) line: usize,
    /// From `fn` to the closing brace.
    pub(super) length: usize,
}

impl FunctionLines {
    /// Measures a function by its signature and body.
    pub(super) fn of(signature: &syn::Signature, block: &syn::Block) -> FunctionLines {
        // Attributes and documentation above `fn` are not part of what has to be followed.
        let line = signature.fn_token.span.start().line;
        let end = block.brace_token.span.close().end().line;
        FunctionLines {
            name: signature.ident.to_string(),
            line,
            length: end + 1 - line,
        }
    }
}

/// All functions of a file, those inside others included.
pub(super) fn functions(file: &RustFile) -> Vec<FunctionLines> {
    let mut found = Functions::default();
    found.visit_file(&file.syntax);
    found.functions
}

#[derive(Default)]
struct Functions {
    functions: Vec<FunctionLines>,
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.functions
            .push(FunctionLines::of(&item.sig, &item.block));
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.functions
            .push(FunctionLines::of(&item.sig, &item.block));
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let function = item.default.as_ref();
        self.functions
            .extend(function.map(|block| FunctionLines::of(&item.sig, block)));
        visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_count_from_fn_to_the_closing_brace() {
        let text = "/// Doc.\n#[inline]\npub fn a() {\n    b();\n}\ntrait T {\n    fn c();\n    fn d() {}\n}\n\
                    impl A {\n    fn e() {\n        fn f() {}\n    }\n}\n";
        let file = RustFile::parse("crates/a/src/lib.rs", text.to_owned()).unwrap();
        let found: Vec<_> = functions(&file)
            .into_iter()
            .map(|function| (function.name, function.line, function.length))
            .collect();
        let expected = [("a", 3, 3), ("d", 8, 1), ("e", 11, 3), ("f", 12, 1)];
        assert_eq!(
            found,
            expected.map(|(name, line, length)| (name.to_owned(), line, length))
        );
    }
}
