//! Functions that name several kinds of records, most of them in a `match`. Each is a walk that one more kind has to be
//! added to by hand, so a list of kinds or a comparison counts like a pattern.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};

use super::codebase::{Codebase, RustFile};
use super::functions::FunctionLines;
use super::macros::MacroContents;

/// The enums whose variants are kinds of records.
const ENUMS: &[&str] = &["Body", "Kind"];
/// Fewer kinds than this in one function are no walk.
const FEWEST: usize = 3;

/// A function that names several kinds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct KindWalk {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) name: String,
    /// How many lines it has.
    pub(crate) length: usize,
    pub(crate) kinds: BTreeSet<String>,
    /// How many of the kinds are named in patterns.
    matched: usize,
}

impl KindWalk {
    /// Whether it would count by its patterns alone.
    pub(crate) fn is_match(&self) -> bool {
        self.matched >= FEWEST
    }
}

/// All functions in `crates/` that name three or more kinds.
pub(crate) fn kind_walks(code: &Codebase) -> Vec<KindWalk> {
    code.crate_files().flat_map(kind_walks_in).collect()
}

fn kind_walks_in(file: &RustFile) -> Vec<KindWalk> {
    let mut visitor = KindVisitor::new(file);
    visitor.visit_file(&file.syntax);
    visitor.found
}

#[derive(Default)]
struct NamedKinds {
    anywhere: BTreeSet<String>,
    in_patterns: BTreeSet<String>,
}

struct KindVisitor<'a> {
    file: &'a RustFile,
    /// The type of the innermost `impl`: what `Self` means.
    own: Option<String>,
    /// The kinds named in the innermost function.
    named: NamedKinds,
    found: Vec<KindWalk>,
}

impl<'a> KindVisitor<'a> {
    fn new(file: &'a RustFile) -> KindVisitor<'a> {
        KindVisitor {
            file,
            own: None,
            named: NamedKinds::default(),
            found: Vec::new(),
        }
    }

    /// Visits a function with a set of kinds of its own, and keeps it if the set is large.
    fn function(&mut self, lines: FunctionLines, visit: impl FnOnce(&mut Self)) {
        // A function inside a function has kinds of its own.
        let outer = std::mem::take(&mut self.named);
        visit(self);
        let named = std::mem::replace(&mut self.named, outer);
        if named.anywhere.len() >= FEWEST {
            self.found.push(KindWalk {
                path: self.file.path.clone(),
                line: lines.line,
                name: lines.name,
                length: lines.length,
                kinds: named.anywhere,
                matched: named.in_patterns.len(),
            });
        }
    }

    /// The kind that a path names.
    fn kind(&self, path: &syn::Path) -> Option<String> {
        let mut segments = path.segments.iter().rev();
        let (variant, of) = (segments.next()?, segments.next()?);
        let of = of.ident.to_string();
        let of = match (of.as_str(), &self.own) {
            // `impl Kind` matches on itself.
            ("Self", Some(own)) => own.as_str(),
            (of, _) => of,
        };
        let variant = variant.ident.to_string();
        // `Kind::ALL` and `Kind::table` are no kinds.
        let is_variant =
            variant.starts_with(char::is_uppercase) && variant.contains(char::is_lowercase);
        (ENUMS.contains(&of) && is_variant).then_some(variant)
    }
}

impl<'ast> Visit<'ast> for KindVisitor<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let lines = FunctionLines::of(&item.sig, &item.block);
        self.function(lines, |visitor| visit::visit_item_fn(visitor, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let lines = FunctionLines::of(&item.sig, &item.block);
        self.function(lines, |visitor| visit::visit_impl_item_fn(visitor, item));
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            let lines = FunctionLines::of(&item.sig, block);
            self.function(lines, |visitor| visit::visit_trait_item_fn(visitor, item));
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let own = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last(),
            _ => None,
        };
        let own = own.map(|segment| segment.ident.to_string());
        let outer = std::mem::replace(&mut self.own, own);
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let kind = self.kind(path);
        self.named.anywhere.extend(kind);
        visit::visit_path(self, path);
    }

    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        let path = match pattern {
            syn::Pat::Path(pattern) => Some(&pattern.path),
            syn::Pat::Struct(pattern) => Some(&pattern.path),
            syn::Pat::TupleStruct(pattern) => Some(&pattern.path),
            _ => None,
        };
        let kind = path.and_then(|path| self.kind(path));
        self.named.in_patterns.extend(kind);
        visit::visit_pat(self, pattern);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let contents = MacroContents::of(call);
        // The contents were parsed just now and do not live as long as the file.
        let mut inner = KindVisitor {
            own: self.own.clone(),
            ..KindVisitor::new(self.file)
        };
        contents.patterns.iter().for_each(|it| inner.visit_pat(it));
        contents
            .expressions
            .iter()
            .for_each(|it| inner.visit_expr(it));
        self.named.anywhere.extend(inner.named.anywhere);
        self.named.in_patterns.extend(inner.named.in_patterns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<KindWalk> {
        let file = RustFile::parse("crates/a/src/lib.rs", text.to_owned()).unwrap();
        kind_walks_in(&file)
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn a_match_on_three_kinds_counts_and_one_on_two_does_not() {
        let text = "
            fn three(a: &Body) { match a { Body::Actor(_) | Body::Field { .. } => 1, m::Body::Rule => 2, _ => 3 }; }
            fn two(a: &Body) { match a { Body::Actor(_) | Body::Field(_) => 1, _ => 2 }; }
        ";
        assert_eq!(names(text), ["three"]);
    }

    #[test]
    fn all_patterns_of_a_function_count_together() {
        let found = found(
            "fn f(a: &Record) {
                if let Body::Actor(_) = a.body { return; }
                let Body::Field(_) = a.body else { return };
                assert!(matches!(a.kind(), Kind::Rule | Kind::Source if true));
            }",
        );
        assert_eq!(found[0].name, "f");
        assert_eq!((found[0].kinds.len(), found[0].matched), (4, 4));
    }

    #[test]
    fn lists_and_comparisons_count_but_are_no_match() {
        let found = found("fn f(k: Kind) { g(&[Kind::Actor, Kind::Field]); k == Kind::Rule; }");
        assert_eq!(found.len(), 1);
        assert!(!found[0].is_match());
        assert!(names("fn f() { g(Kind::ALL, Kind::table(x), Kind::Rule); }").is_empty());
    }

    #[test]
    fn self_means_the_type_of_the_impl() {
        let body = "{ fn f(self) { match self { Self::Actor => 1, Self::Field => 2, Self::Rule => 3 }; } }";
        assert_eq!(names(&format!("impl Kind {body}")), ["f"]);
        assert!(names(&format!("impl Other {body}")).is_empty());
    }

    #[test]
    fn definitions_of_macros_do_not_count() {
        let text = "macro_rules! m { () => { fn f(k: Kind) { match k { Kind::Actor | Kind::Field | Kind::Rule => {} } } } }";
        assert!(names(text).is_empty());
    }
}
