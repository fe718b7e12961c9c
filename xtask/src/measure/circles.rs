//! Import circles: files that cannot be read, moved or tested without each other.
//!
//! An edge leads from a file to the file that *defines* what it names. A `mod` line is no edge, and neither is a
//! re-export: `use crate::Kind` is an import of the file with `enum Kind` and not of `lib.rs`.

mod components;
mod imports;
mod modules;

use std::collections::{BTreeMap, BTreeSet};

use super::codebase::{Codebase, PackageSources};
use components::components;
use imports::imports;
use modules::ModuleTree;

/// Files that import each other, directly or through others.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Circle {
    /// The folder of the package.
    pub(crate) package: String,
    /// Paths of files, sorted.
    pub(crate) files: Vec<String>,
    /// Edges between them.
    pub(crate) edges: Vec<CircleEdge>,
}

/// What one file of a circle takes from another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CircleEdge {
    pub(crate) from: String,
    pub(crate) to: String,
    /// The names that are taken, sorted.
    pub(crate) names: BTreeSet<String>,
}

/// All circles of two or more files in `crates/`, the largest first.
pub(crate) fn circles(code: &Codebase) -> Vec<Circle> {
    let mut circles: Vec<Circle> = code.crates().flat_map(circles_in).collect();
    // The largest circle first: it is the one to untie.
    circles.sort_by(|a, b| {
        let by_size = b.files.len().cmp(&a.files.len());
        by_size.then_with(|| a.files.cmp(&b.files))
    });
    circles
}

fn circles_in(package: &PackageSources) -> Vec<Circle> {
    let tree = ModuleTree::new(&package.files);
    // Packages cannot depend on each other in a circle, so each is a graph of its own.
    let edges: Vec<BTreeMap<usize, BTreeSet<String>>> = (0..package.files.len())
        .map(|file| imports(&tree, &package.files[file], file))
        .collect();
    let targets: Vec<Vec<usize>> = edges
        .iter()
        .map(|edges| edges.keys().copied().collect())
        .collect();
    let components = components(&targets).into_iter();
    components
        // A file alone is a component, too.
        .filter(|files| files.len() > 1)
        .map(|files| circle(package, &files, &edges))
        .collect()
}

fn circle(
    package: &PackageSources,
    files: &[usize],
    edges: &[BTreeMap<usize, BTreeSet<String>>],
) -> Circle {
    let path = |file: usize| package.files[file].path.clone();
    let edge = |from: usize| {
        let inner = edges[from].iter().filter(|(to, _)| files.contains(to));
        inner.map(move |(&to, names)| CircleEdge {
            from: path(from),
            to: path(to),
            names: names.clone(),
        })
    };
    Circle {
        package: package.folder.clone(),
        files: files.iter().map(|&file| path(file)).collect(),
        edges: files.iter().copied().flat_map(edge).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_circles(texts: &[(&str, &str)], expected: &[&[&str]]) {
        let found = circles_in(&PackageSources::of_texts(texts));
        let files = found.into_iter().map(|circle| {
            let files = circle.files.into_iter();
            let short = files.map(|file| file.replace("crates/a/src/", ""));
            short.collect::<Vec<_>>()
        });
        assert_eq!(files.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn two_files_that_import_each_other_are_a_circle() {
        let lib = ("lib.rs", "mod a; mod b; mod c;");
        let a = ("a.rs", "use crate::b::B; pub struct A;");
        let b = ("b.rs", "use super::a::A; use super::c::C; pub struct B;");
        let c = ("c.rs", "pub struct C;");
        assert_circles(&[lib, a, b, c], &[&["a.rs", "b.rs"]]);
    }

    #[test]
    fn paths_without_an_import_count() {
        let lib = ("lib.rs", "mod a; mod b;");
        let a = ("a.rs", "pub fn f() { crate::b::g() }");
        let b = ("b.rs", "use crate::a; pub fn g() { assert!(a::f() == ()) }");
        assert_circles(&[lib, a, b], &[&["a.rs", "b.rs"]]);
    }

    #[test]
    fn a_re_export_is_an_import_of_the_file_that_defines() {
        let lib = ("lib.rs", "mod a; pub use a::{A, B};");
        let above = ("a.rs", "mod b; mod c; pub use b::B; pub use c::C as A;");
        let b = ("a/b.rs", "use crate::A; pub struct B(A);");
        let c = ("a/c.rs", "pub struct C;");
        assert_circles(&[lib, above, b, c], &[]);
    }

    #[test]
    fn a_parent_that_defines_what_its_child_imports_and_uses_the_child_is_a_circle() {
        let lib = ("lib.rs", "mod a;");
        let child = ("a/b.rs", "use super::A; pub fn f(a: A) {}");
        let uses = ("a.rs", "mod b; pub struct A; fn g() { b::f(A) }");
        assert_circles(&[lib, uses, child], &[&["a.rs", "a/b.rs"]]);
        let re_exports = ("a.rs", "mod b; pub use b::f; pub struct A;");
        assert_circles(&[lib, re_exports, child], &[]);
        let does_both = ("a.rs", "mod b; pub use b::f; pub struct A; fn g() { f(A) }");
        assert_circles(&[lib, does_both, child], &[&["a.rs", "a/b.rs"]]);
    }

    #[test]
    fn macros_are_imported_by_name() {
        let lib = ("lib.rs", "#[macro_use] mod a; mod b;");
        let a = ("a.rs", "macro_rules! m { () => { $crate::b::B } }");
        let b = ("b.rs", "pub struct B; fn f() { m!() }");
        assert_circles(&[lib, a, b], &[&["a.rs", "b.rs"]]);
    }

    #[test]
    fn tests_may_import_whatever_they_like() {
        let lib = ("lib.rs", "mod a; mod b;");
        let a = (
            "a.rs",
            "pub struct A; #[cfg(test)] mod tests { use crate::b::B; }",
        );
        let b = ("b.rs", "use crate::a::A; pub struct B(A);");
        assert_circles(&[lib, a, b], &[]);
    }

    #[test]
    fn an_edge_says_what_is_taken() {
        let lib = ("lib.rs", "mod a; mod b;");
        let a = ("a.rs", "use crate::b::{B, g}; pub struct A;");
        let b = ("b.rs", "pub fn g(a: crate::a::A) {} pub struct B;");
        let found = circles_in(&PackageSources::of_texts(&[lib, a, b]));
        let names: Vec<Vec<&String>> = found[0]
            .edges
            .iter()
            .map(|edge| edge.names.iter().collect())
            .collect();
        assert_eq!(names, [vec!["B", "g"], vec!["A"]]);
    }
}
