//! The modules of a package and what their names mean.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Item, UseTree, Visibility};

use crate::measure::codebase::RustFile;

/// A path from the root of the package, without `crate`.
pub(super) type ModulePath = Vec<String>;

/// All modules of a package, by path. Inline modules are modules as well.
pub(super) struct ModuleTree {
    modules: BTreeMap<ModulePath, ModuleNames>,
    /// Files of `macro_rules!`: their scope is textual, so that their names are not found through paths.
    macros: BTreeMap<String, usize>,
}

/// One module.
#[derive(Default)]
struct ModuleNames {
    /// The index of its file.
    file: usize,
    names: BTreeMap<String, Binding>,
    /// The modules of `use path::*`.
    globs: Vec<ModulePath>,
}

/// What a name in a module means.
#[derive(Clone)]
enum Binding {
    /// An item that the module itself defines.
    Defined,
    /// Another name for this path.
    Imported(ModulePath),
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Definition {
    /// Something that the file with this index defines.
    Item(usize),
    /// A module and nothing in it; the index is that of its file.
    Module(usize),
}

/// One leaf of a `use` item.
pub(super) struct Import {
    /// The name it gets here; `None` for a glob.
    pub(super) name: Option<String>,
    /// As written, with `crate`, `self` and `super`.
    pub(super) segments: Vec<String>,
    pub(super) reach: ImportReach,
}

/// Who sees an imported name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ImportReach {
    /// This module and those inside of it.
    Private,
    /// Others too: a re-export.
    ReExported,
}

/// Longer chains of re-exports are taken for circular.
const LONGEST_CHAIN: usize = 16;

impl ModuleTree {
    /// Collects the modules and names of all files.
    pub(super) fn new(files: &[RustFile]) -> ModuleTree {
        let mut tree = ModuleTree {
            modules: BTreeMap::new(),
            macros: BTreeMap::new(),
        };
        // Whether the first word of a path is a module can be said only when all modules are known.
        let mut imports = Vec::new();
        for (index, file) in files.iter().enumerate() {
            tree.add_module(&file.module, index, &file.syntax.items, &mut imports);
        }
        for (module, import) in imports {
            tree.bind(&module, import);
        }
        tree
    }

    fn add_module(
        &mut self,
        path: &[String],
        file: usize,
        items: &[Item],
        imports: &mut Vec<(ModulePath, Import)>,
    ) {
        let mut module = ModuleNames {
            file,
            ..ModuleNames::default()
        };
        for item in items {
            if let Some(name) = item_name(item) {
                module.names.insert(name, Binding::Defined);
            }
            if let Item::Macro(item) = item
                && let Some(name) = &item.ident
            {
                self.macros.insert(name.to_string(), file);
            }
            if let Item::Mod(inner) = item
                && let Some((_, items)) = &inner.content
            {
                let inner = [path, &[inner.ident.to_string()]].concat();
                self.add_module(&inner, file, items, imports);
            }
        }
        let mut uses = UseVisitor::default();
        items.iter().for_each(|item| uses.visit_item(item));
        imports.extend(uses.found.into_iter().map(|import| (path.to_vec(), import)));
        self.modules.insert(path.to_vec(), module);
    }

    fn bind(&mut self, path: &[String], import: Import) {
        let Some(target) = self.absolute(path, &import.segments) else {
            return;
        };
        let Some(module) = self.modules.get_mut(path) else {
            return;
        };
        match import.name {
            None => module.globs.push(target),
            // `pub(crate) use name;` behind `macro_rules! name` gives a path to what is defined here.
            Some(name) if [path, std::slice::from_ref(&name)].concat() == target => {}
            Some(name) => {
                let binding = Binding::Imported(target);
                // An item of the module wins: types, functions and macros may share a name, and it is the nearer one.
                module.names.entry(name).or_insert(binding);
            }
        }
    }

    /// A path as written in a module, from the root of the package; `None` if it leads out of the package.
    pub(super) fn absolute(&self, module: &[String], segments: &[String]) -> Option<ModulePath> {
        let (first, rest) = segments.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                // Each further `super` is one level more; only the first words of a path may be one.
                let (_, parent) = module.split_last()?;
                match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(parent, rest),
                    _ => Some([parent, rest].concat()),
                }
            }
            name => {
                let inner = [module, std::slice::from_ref(first)].concat();
                let names = &self.modules.get(module)?.names;
                // Else it is a crate from outside, or of the prelude.
                let is_here = names.contains_key(name) || self.modules.contains_key(&inner);
                is_here.then(|| [module, segments].concat())
            }
        }
    }

    /// The file that defines what a path from the root of the package names.
    pub(super) fn definition(&self, path: &[String]) -> Option<Definition> {
        self.follow(path, LONGEST_CHAIN)
    }

    fn follow(&self, path: &[String], steps: usize) -> Option<Definition> {
        let steps = steps.checked_sub(1)?;
        let mut depth = self.module_depth(path);
        // `lints` may be a module and a function, which a path to its end prefers: a module alone does nothing.
        if let Some((name, parent)) = path.split_last()
            && depth == path.len()
            && self.holds(parent, name)
        {
            depth -= 1;
        }
        let module = self.modules.get(&path[..depth])?;
        let Some((name, rest)) = path[depth..].split_first() else {
            return Some(Definition::Module(module.file));
        };
        match module.names.get(name) {
            Some(Binding::Defined) => Some(Definition::Item(module.file)),
            Some(Binding::Imported(target)) => self.follow(&[&target[..], rest].concat(), steps),
            None => {
                let mut globs = module.globs.iter();
                let found = globs.find(|glob| self.holds(glob, name));
                match found {
                    Some(glob) => self.follow(&[&glob[..], &path[depth..]].concat(), steps),
                    // Most likely a macro call in the module declares it.
                    None => Some(Definition::Item(module.file)),
                }
            }
        }
    }

    /// How many of the first segments are modules.
    fn module_depth(&self, path: &[String]) -> usize {
        let mut depths = (0..=path.len()).rev();
        depths
            .find(|&depth| self.modules.contains_key(&path[..depth]))
            .unwrap_or(0)
    }

    fn holds(&self, module: &[String], name: &str) -> bool {
        let module = self.modules.get(module);
        module.is_some_and(|module| module.names.contains_key(name))
    }

    /// Whether a name was brought into a module by `use`.
    pub(super) fn is_imported(&self, module: &[String], name: &str) -> bool {
        let binding = self.modules.get(module).and_then(|it| it.names.get(name));
        matches!(binding, Some(Binding::Imported(_)))
    }

    /// The file of a macro of the package.
    pub(super) fn macro_file(&self, name: &str) -> Option<usize> {
        self.macros.get(name).copied()
    }
}

/// The name that an item gives to its module, unless it is a module.
fn item_name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// Collects `use` items, those inside functions included, but not those of inline modules.
#[derive(Default)]
struct UseVisitor {
    found: Vec<Import>,
}

impl<'ast> Visit<'ast> for UseVisitor {
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.found.extend(leaves_of(item));
        visit::visit_item_use(self, item);
    }
}

/// The leaves of a `use` item.
pub(super) fn leaves_of(item: &syn::ItemUse) -> Vec<Import> {
    let reach = match item.vis {
        Visibility::Inherited => ImportReach::Private,
        _ => ImportReach::ReExported,
    };
    let mut leaves = Vec::new();
    // `use ::name` is a crate from outside.
    if item.leading_colon.is_none() {
        leaves_below(&item.tree, &[], reach, &mut leaves);
    }
    leaves
}

fn leaves_below(tree: &UseTree, before: &[String], reach: ImportReach, leaves: &mut Vec<Import>) {
    let mut leaf = |name: Option<String>, segments| {
        leaves.push(Import {
            name,
            segments,
            reach,
        });
    };
    let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
    match tree {
        UseTree::Path(path) => leaves_below(&path.tree, &with(&path.ident), reach, leaves),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves_below(tree, before, reach, leaves);
            }
        }
        // `{self}` is the path before it.
        UseTree::Name(name) if name.ident == "self" => {
            leaf(before.last().cloned(), before.to_vec());
        }
        UseTree::Name(name) => leaf(Some(name.ident.to_string()), with(&name.ident)),
        UseTree::Rename(rename) if rename.ident == "self" => {
            leaf(Some(rename.rename.to_string()), before.to_vec());
        }
        UseTree::Rename(rename) => leaf(Some(rename.rename.to_string()), with(&rename.ident)),
        UseTree::Glob(_) => leaf(None, before.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(texts: &[(&str, &str)]) -> ModuleTree {
        let files: Vec<RustFile> = texts
            .iter()
            .map(|(path, text)| {
                RustFile::parse(&format!("crates/a/src/{path}"), (*text).to_owned()).unwrap()
            })
            .collect();
        ModuleTree::new(&files)
    }

    fn path(text: &str) -> Vec<String> {
        text.split("::").map(str::to_owned).collect()
    }

    #[test]
    fn re_exports_are_followed_to_the_definition() {
        let tree = tree(&[
            (
                "lib.rs",
                "mod a; pub use a::{B as C, inner}; pub use a::b::*;",
            ),
            (
                "a.rs",
                "pub mod b; pub use self::b::B; pub mod inner { pub fn f() {} }",
            ),
            (
                "a/b.rs",
                "pub struct B; pub const G: u8 = 1; closed_list! { Made {} }",
            ),
        ]);
        assert_eq!(tree.definition(&path("C")), Some(Definition::Item(2)));
        assert_eq!(tree.definition(&path("C::new")), Some(Definition::Item(2)));
        assert_eq!(tree.definition(&path("G")), Some(Definition::Item(2)));
        assert_eq!(
            tree.definition(&path("a::b::Made")),
            Some(Definition::Item(2))
        );
        assert_eq!(
            tree.definition(&path("inner::f")),
            Some(Definition::Item(1))
        );
        assert_eq!(tree.definition(&path("a::b")), Some(Definition::Module(2)));
    }

    #[test]
    fn a_name_of_a_module_and_a_function_is_the_function_at_the_end_of_a_path() {
        let tree = tree(&[
            ("lib.rs", "mod a; mod b; pub use a::a;"),
            ("a.rs", "pub fn a() {} pub use crate::b::g;"),
            ("b.rs", "pub fn g() {}"),
        ]);
        assert_eq!(tree.definition(&path("a")), Some(Definition::Item(1)));
        assert_eq!(tree.definition(&path("a::g")), Some(Definition::Item(2)));
    }

    #[test]
    fn paths_start_where_they_are_written() {
        let tree = tree(&[
            ("lib.rs", "mod a;"),
            ("a.rs", "mod b; use std::fmt;"),
            ("a/b.rs", "use super::super::X;"),
        ]);
        let at = |module: &str, written: &str| tree.absolute(&path(module), &path(written));
        assert_eq!(at("a", "b::X"), Some(path("a::b::X")));
        assert_eq!(at("a::b", "super::super::X"), Some(path("X")));
        assert_eq!(at("a::b", "self::X"), Some(path("a::b::X")));
        assert_eq!(at("a", "std::fmt"), None);
    }

    #[test]
    fn a_re_export_of_itself_ends() {
        let tree = tree(&[
            ("lib.rs", "pub use crate::x::Y as Z; mod x;"),
            ("x.rs", "pub use crate::Z as Y;"),
        ]);
        assert_eq!(tree.definition(&path("Z")), None);
    }
}
