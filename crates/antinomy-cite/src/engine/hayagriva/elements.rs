//! Questions about the rendering elements of a style.

use hayagriva::citationberg::taxonomy::{NumberVariable, Variable};
use hayagriva::citationberg::{LayoutRenderingElement, NamesChild, TextTarget};

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
