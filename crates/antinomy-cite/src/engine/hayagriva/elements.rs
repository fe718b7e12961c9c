//! Questions about the rendering elements of a style.

use hayagriva::citationberg::taxonomy::{NumberVariable, Variable};
use hayagriva::citationberg::{IndependentStyle, LayoutRenderingElement, NamesChild, TextTarget};
use std::collections::BTreeMap;

/// Visits elements and everything nested in them, depth first. Macro calls are not followed.
fn walk<'s>(
    elements: &'s [LayoutRenderingElement],
    visit: &mut dyn FnMut(&'s LayoutRenderingElement),
) {
    for element in elements {
        visit(element);
        match element {
            LayoutRenderingElement::Group(group) => walk(&group.children, visit),
            LayoutRenderingElement::Choose(choose) => {
                for branch in choose.branches() {
                    walk(&branch.children, visit);
                }
                if let Some(otherwise) = &choose.otherwise {
                    walk(&otherwise.children, visit);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        walk(&substitute.children, visit);
                    }
                }
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}

/// The names of the macros that elements call.
fn macro_calls(elements: &[LayoutRenderingElement]) -> Vec<&str> {
    let mut calls = Vec::new();
    walk(elements, &mut |element| {
        if let LayoutRenderingElement::Text(text) = element
            && let TextTarget::Macro { name } = &text.target
        {
            calls.push(name.as_str());
        }
    });
    calls
}

/// Whether elements render the number of a work in the list, as numeric styles do.
pub(super) fn render_citation_number(elements: &[LayoutRenderingElement]) -> bool {
    let mut is_rendered = false;
    walk(elements, &mut |element| {
        let variable = match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Variable { var, .. } => Some(*var),
                _ => None,
            },
            LayoutRenderingElement::Number(number) => Some(Variable::from(number.variable)),
            _ => None,
        };
        is_rendered |= variable == Some(CITATION_NUMBER);
    });
    is_rendered
}

/// The variable that holds the number of a work in the list.
pub(super) const CITATION_NUMBER: Variable = Variable::Number(NumberVariable::CitationNumber);

/// A macro that calls itself, directly or through others; the engine would recurse on it without end.
pub(super) fn circular_macro(style: &IndependentStyle) -> Option<String> {
    // Ordered, so that of several cycles the same one is reported each time.
    let mut left: BTreeMap<&str, Vec<&str>> = style
        .macros
        .iter()
        .map(|one| (one.name.as_str(), macro_calls(&one.children)))
        .collect();
    // Topological sort: repeatedly remove macros that call none of the remaining ones. What cannot be removed is part of
    // a cycle or calls one.
    loop {
        let leaves: Vec<&str> = left
            .iter()
            .filter(|(_, calls)| !calls.iter().any(|name| left.contains_key(name)))
            .map(|(name, _)| *name)
            .collect();
        if leaves.is_empty() {
            return left.keys().next().map(|name| (*name).to_owned());
        }
        left.retain(|name, _| !leaves.contains(name));
    }
}
