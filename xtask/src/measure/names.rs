//! Names of types that are defined more than once: `grep "struct Place"` should have one answer.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Ident;
use syn::visit::{self, Visit};

use super::codebase::{Codebase, RustFile};

/// A name and the places where a type of that name is defined.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TypeName {
    pub(super) name: String,
    /// As `path:line`.
    pub(super) places: Vec<String>,
}

/// All types, by name.
pub(super) fn type_names(code: &Codebase) -> Vec<TypeName> {
    let files = code.packages.iter().flat_map(|package| &package.files);
    group(files)
}

/// The names of more than one type.
pub(super) fn repeated_names(code: &Codebase) -> Vec<TypeName> {
    let mut names = type_names(code);
    names.retain(|name| name.places.len() > 1);
    names
}

fn group<'a>(files: impl Iterator<Item = &'a RustFile>) -> Vec<TypeName> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let mut visitor = TypeVisitor::default();
        visitor.visit_file(&file.syntax);
        for ident in visitor.found {
            let place = format!("{}:{}", file.path, ident.span().start().line);
            names.entry(ident.to_string()).or_default().push(place);
        }
    }
    let names = names.into_iter();
    names
        .map(|(name, places)| TypeName { name, places })
        .collect()
}

#[derive(Default)]
struct TypeVisitor {
    found: Vec<Ident>,
}

impl<'ast> Visit<'ast> for TypeVisitor {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.found.push(item.ident.clone());
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.found.push(item.ident.clone());
        visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.found.push(item.ident.clone());
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.found.push(item.ident.clone());
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        // A definition declares what its body spells out, a call what its arguments name.
        if item.ident.is_some() {
            self.found
                .extend(types_of_definition(item.mac.tokens.clone()));
        } else {
            self.found.extend(types_of_call(item.mac.tokens.clone()));
        }
    }
}

/// Types with a fixed name in the body of `macro_rules!`, such as `enum Predicate`; `enum $name` is none.
fn types_of_definition(tokens: TokenStream) -> Vec<Ident> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let inner = tokens.iter().flat_map(|token| match token {
        TokenTree::Group(group) => types_of_definition(group.stream()),
        _ => Vec::new(),
    });
    let inner: Vec<Ident> = inner.collect();
    let declared = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(keyword), TokenTree::Ident(name)] => {
            // `enum $name` has a punctuation mark here.
            (keyword == "enum" || keyword == "struct").then(|| name.clone())
        }
        _ => None,
    });
    declared.chain(inner).collect()
}

/// Types that a call of a macro of ours declares: `Name { .. }`, with whatever words before it.
fn types_of_call(tokens: TokenStream) -> Vec<Ident> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let declared = tokens.iter().enumerate().filter_map(|(at, token)| {
        let TokenTree::Group(group) = token else {
            return None;
        };
        let before = tokens[..at].iter().rev().find_map(|token| match token {
            TokenTree::Ident(name) => Some(Some(name.clone())),
            // `Statement "statement" "statements" { .. }`
            TokenTree::Literal(_) => None,
            _ => Some(None),
        });
        // Functions and modules begin with a small letter.
        let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
        let before = before.flatten().filter(is_type);
        before.filter(|_| group.delimiter() == Delimiter::Brace)
    });
    declared.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&str]) -> Vec<(String, usize)> {
        let files: Vec<RustFile> = texts
            .iter()
            .map(|text| RustFile::parse("crates/a/src/lib.rs", (*text).to_owned()).unwrap())
            .collect();
        let names = group(files.iter()).into_iter();
        names.map(|name| (name.name, name.places.len())).collect()
    }

    #[test]
    fn types_of_all_sorts_count_in_all_files() {
        let found = names(&[
            "struct A; enum B {} mod m { trait A {} }",
            "type A = u8; fn f() { struct C; }",
        ]);
        assert_eq!(found, [("A".into(), 3), ("B".into(), 1), ("C".into(), 1)]);
    }

    #[test]
    fn associated_types_are_none() {
        assert!(names(&["impl Iterator for a::A { type Item = u8; }"]).is_empty());
    }

    #[test]
    fn macros_declare_types() {
        let found = names(&[
            "macro_rules! m { ($name:ident) => { enum $name {} struct Fixed; } }",
            "closed_list! { /// Doc.\n Share { None = \"none\" } }",
            "record! { Statement \"statement\" \"statements\" { text: Text } }",
        ]);
        let found: Vec<String> = found.into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, ["Fixed", "Share", "Statement"]);
    }
}
