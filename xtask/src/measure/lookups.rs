//! Look-ups of a record by its string id outside the model. A reference is resolved once, when the knowledge base is
//! assembled; a look-up by string hashes the id again and has to handle an unknown one again.

use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, Member};

use super::codebase::{Codebase, RustFile};
use super::macros::MacroContents;

/// The crate that may look records up as it likes.
const MODEL: &str = "antinomy-model";
/// Names of variables, fields and methods that hold a knowledge base.
const BASES: &[&str] = &["base", "knowledge_base"];

/// A call that looks a record up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lookup {
    pub(crate) path: String,
    pub(crate) line: usize,
    /// Such as `base.find(&.id)`.
    pub(crate) call: String,
}

/// All look-ups in `crates/` but those of the model.
pub(crate) fn lookups(code: &Codebase) -> Vec<Lookup> {
    let crates = code.crates().filter(|package| package.name() != MODEL);
    crates
        .flat_map(|package| &package.files)
        .flat_map(lookups_in)
        .collect()
}

fn lookups_in(file: &RustFile) -> Vec<Lookup> {
    let mut visitor = LookupVisitor {
        file,
        found: Vec::new(),
    };
    visitor.visit_file(&file.syntax);
    visitor.found
}

struct LookupVisitor<'a> {
    file: &'a RustFile,
    found: Vec<Lookup>,
}

impl<'ast> Visit<'ast> for LookupVisitor<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if let Some(shown) = lookup(call) {
            self.found.push(Lookup {
                path: self.file.path.clone(),
                line: call.method.span().start().line,
                call: shown,
            });
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let contents = MacroContents::of(call);
        let mut inner = LookupVisitor {
            file: self.file,
            found: Vec::new(),
        };
        contents
            .expressions
            .iter()
            .for_each(|it| inner.visit_expr(it));
        self.found.append(&mut inner.found);
    }
}

/// The call in short, if it looks up a record: anything that is asked of a knowledge base by `find` or `get`,
/// and `find(&x.id)` or `get(&x.id)` on anything.
fn lookup(call: &ExprMethodCall) -> Option<String> {
    let argument = call.args.first().filter(|_| call.args.len() == 1)?;
    let method = call.method.to_string();
    let is_asked = ["find", "get"].contains(&method.as_str());
    // `find` of an iterator takes a closure.
    if !is_asked || matches!(argument, Expr::Closure(_)) {
        return None;
    }
    let receiver = last_name(&call.receiver).unwrap_or_default();
    let is_base = BASES.contains(&receiver.as_str());
    let is_id = is_field_id(argument);
    let is_lookup = is_base || is_id;
    is_lookup.then(|| format!("{receiver}.{method}({})", if is_id { "&.id" } else { ".." }))
}

/// The name of what a method is called on: `base` for `base`, `self.base`, `cx.base()` and `graph.base()?`.
fn last_name(receiver: &Expr) -> Option<String> {
    match receiver {
        Expr::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Expr::Field(field) => match &field.member {
            Member::Named(name) => Some(name.to_string()),
            Member::Unnamed(_) => None,
        },
        // An accessor is called like its field.
        Expr::MethodCall(call) => Some(call.method.to_string()),
        Expr::Reference(inner) => last_name(&inner.expr),
        Expr::Try(inner) => last_name(&inner.expr),
        Expr::Paren(inner) => last_name(&inner.expr),
        _ => None,
    }
}

/// Whether this is `&x.id`.
fn is_field_id(argument: &Expr) -> bool {
    let Expr::Reference(reference) = argument else {
        return false;
    };
    matches!(&*reference.expr, Expr::Field(field) if matches!(&field.member, Member::Named(name) if name == "id"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(body: &str) -> Vec<String> {
        let text = format!("fn f() {{ {body} }}");
        let file = RustFile::parse("crates/a/src/lib.rs", text).unwrap();
        let found = lookups_in(&file);
        found.into_iter().map(|found| found.call).collect()
    }

    #[test]
    fn a_knowledge_base_is_asked_by_whatever_holds_it() {
        assert_eq!(calls("base.find(id);"), ["base.find(..)"]);
        assert_eq!(calls("self.base.get(\"a\");"), ["base.get(..)"]);
        assert_eq!(calls("cx.base()\n.find(it)?;"), ["base.find(..)"]);
        // By the number that the reference got when it was resolved.
        assert!(calls("base.resolve(reference);").is_empty());
    }

    #[test]
    fn an_id_is_looked_up_wherever() {
        assert_eq!(calls("graph.find(&a.b.id);"), ["graph.find(&.id)"]);
        assert_eq!(
            calls("let x = known.get(&record.id)?;"),
            ["known.get(&.id)"]
        );
    }

    #[test]
    fn calls_inside_macros_and_closures_count() {
        assert_eq!(calls("format!(\"{:?}\", base.find(x));").len(), 1);
        assert_eq!(calls("list.filter_map(|it| base.find(&it.id));").len(), 1);
    }

    #[test]
    fn iterators_maps_and_texts_are_asked_for_other_things() {
        assert!(calls("list.find(|it| it.id == x); map.get(&id); text.find('a');").is_empty());
    }
}
