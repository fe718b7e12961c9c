//! What one file takes from the others of its package.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::modules::{Definition, ImportReach, ModuleTree, leaves_of};
use crate::measure::codebase::RustFile;

/// The files that a file imports, by index, each with the names that are taken from it.
pub(super) fn imports(
    tree: &ModuleTree,
    file: &RustFile,
    index: usize,
) -> BTreeMap<usize, BTreeSet<String>> {
    let mut visitor = ImportVisitor {
        tree,
        module: file.module.clone(),
        found: BTreeMap::new(),
    };
    visitor.visit_file(&file.syntax);
    // Paths inside of a file lead to itself.
    visitor.found.remove(&index);
    visitor.found
}

struct ImportVisitor<'a> {
    tree: &'a ModuleTree,
    /// The innermost module.
    module: Vec<String>,
    found: BTreeMap<usize, BTreeSet<String>>,
}

impl ImportVisitor<'_> {
    fn take(&mut self, file: usize, name: &str) {
        self.found.entry(file).or_default().insert(name.to_owned());
    }

    /// A path in code. A single word counts if it was imported or names a macro; else it may be any variable.
    fn path(&mut self, segments: &[String]) {
        let [first, rest @ ..] = segments else {
            return;
        };
        let is_variable = rest.is_empty() && !self.tree.is_imported(&self.module, first);
        if is_variable {
            return;
        }
        let absolute = self.tree.absolute(&self.module, segments);
        let Some(Definition::Item(file)) = absolute.and_then(|path| self.tree.definition(&path))
        else {
            return;
        };
        self.take(file, item_of(segments));
    }

    /// Paths in the tokens of a macro call: words with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut segments: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) => {
                    // `a::b` goes on, `a b` and `a: b` begin anew.
                    if colons != 2 {
                        self.path(&std::mem::take(&mut segments));
                    }
                    segments.push(ident.to_string());
                }
                other => {
                    self.path(&std::mem::take(&mut segments));
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
            colons = 0;
        }
        self.path(&segments);
    }
}

/// The name to show for a path: its first word with a capital, or its last.
fn item_of(segments: &[String]) -> &str {
    let is_type = |segment: &&String| segment.starts_with(char::is_uppercase);
    let shown = segments.iter().find(is_type).or(segments.last());
    shown.map_or("", String::as_str)
}

impl<'ast> Visit<'ast> for ImportVisitor<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for leaf in leaves_of(item) {
            // What is re-exported counts where it is used.
            if leaf.reach == ImportReach::ReExported {
                continue;
            }
            let path = self.tree.absolute(&self.module, &leaf.segments);
            let definition = path.and_then(|path| self.tree.definition(&path));
            match (definition, &leaf.name) {
                (Some(Definition::Item(file)), _) => self.take(file, item_of(&leaf.segments)),
                (Some(Definition::Module(file)), None) => self.take(file, "*"),
                _ => {}
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // `::name` is a crate from outside.
        if path.leading_colon.is_none() {
            let segments = path.segments.iter();
            let segments: Vec<String> = segments.map(|segment| segment.ident.to_string()).collect();
            self.path(&segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last();
        let name = name.map(|segment| segment.ident.to_string());
        if let Some(name) = name
            && let Some(file) = self.tree.macro_file(&name)
        {
            self.take(file, &format!("{name}!"));
        }
        // A macro may also be called by a path. What it is called with was never parsed, so its words are read instead.
        visit::visit_path(self, &call.path);
        self.tokens(call.tokens.clone());
    }

    // Visibilities such as `pub(in crate::a)` name a module and nothing in it.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
