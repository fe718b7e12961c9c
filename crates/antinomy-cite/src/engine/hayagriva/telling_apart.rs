//! How works with equal citations are told apart: the style says it, and where hayagriva would panic or take too long
//! about it, a little less is asked of it.

use super::{prepared::PreparedItems, request};
use hayagriva::citationberg::{DisambiguationRule, IndependentStyle, json};
use hayagriva::types::Person;
use hayagriva::{BibliographyDriver, CitationItem, ElemChild, ElemChildren, ElemMeta};
use std::borrow::Cow;

/// Works with more names are told apart by year suffixes alone: hayagriva compares all names of all works of a group,
/// for one name, for two, and so on.
const MAX_NAMES: usize = 30;

/// The style for a group of works. `citations_only` is the same style without a bibliography.
///
/// hayagriva 0.10.1 adds given names one position after the other, to each work that is told apart by its names up to that
/// position. If the names of a work are the beginning of another's ("Adler, Bach" beside "Adler, Bach, Cramer"), that is
/// the first position behind its own names, and it panics (`csl/mod.rs`, `disambiguate_names`). So for such works no given
/// names are added; more names and year suffixes are.
pub(super) fn style_for<'s>(
    style: &'s IndependentStyle,
    citations_only: &IndependentStyle,
    prepared: &PreparedItems,
    tag: &str,
) -> Cow<'s, IndependentStyle> {
    let asked = &style.citation;
    let adds_given_names = asked.disambiguate_add_givenname;
    if prepared.items.len() < 2 || !(adds_given_names || asked.disambiguate_add_names) {
        return Cow::Borrowed(style);
    }
    let names: Vec<Vec<Person>> = prepared
        .items
        .iter()
        .map(|item| cited_names(item, citations_only, tag))
        .collect();
    let has_many = names.iter().any(|names| names.len() > MAX_NAMES);
    let is_by_cite = asked.givenname_disambiguation_rule == DisambiguationRule::ByCite;
    let would_panic = adds_given_names && is_by_cite && has_beginning_of_another(&names);
    if !has_many && !would_panic {
        return Cow::Borrowed(style);
    }
    let mut less = style.clone();
    less.citation.disambiguate_add_givenname = false;
    less.citation.disambiguate_add_names &= !has_many;
    Cow::Owned(less)
}

fn has_beginning_of_another(works: &[Vec<Person>]) -> bool {
    let is_beginning =
        |names: &[Person], other: &[Person]| names.len() < other.len() && other.starts_with(names);
    works
        .iter()
        .any(|names| works.iter().any(|other| is_beginning(names, other)))
}

/// All names of the variables that the citation of a work shows names of.
fn cited_names(item: &json::Item, style: &IndependentStyle, tag: &str) -> Vec<Person> {
    let mut driver = BibliographyDriver::new();
    let cited = vec![CitationItem::with_entry(item)];
    driver.citation(request::citation(cited, style, tag));
    let rendered = driver.finish(request::bibliography(style, tag));
    let mut names = Vec::new();
    for citation in &rendered.citations {
        collect_names(&citation.citation, &mut names);
    }
    names
}

fn collect_names(children: &ElemChildren, names: &mut Vec<Person>) {
    for child in &children.0 {
        if let ElemChild::Elem(elem) = child {
            if let Some(ElemMeta::Names(found)) = &elem.meta {
                names.extend(found.iter().flat_map(|(people, _)| people).cloned());
            }
            collect_names(&elem.children, names);
        }
    }
}
