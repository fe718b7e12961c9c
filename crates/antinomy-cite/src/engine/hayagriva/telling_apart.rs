//! How works with equal citations are told apart: the style says it, and where hayagriva would panic or take too long
//! about it, a little less is asked of it.

use super::{prepared::PreparedItems, request};
use crate::engine::TellingApart;
use hayagriva::citationberg::{DisambiguationRule, IndependentStyle, json};
use hayagriva::types::Person;
use hayagriva::{BibliographyDriver, CitationItem, ElemChild, ElemChildren, ElemMeta};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Works with more names are told apart by year suffixes alone: hayagriva compares all names of all works of a group,
/// for one name, for two, and so on.
const MAX_NAMES: usize = 30;

/// What the style may do to a group of works. `citations_only` is that style without a bibliography.
///
/// hayagriva 0.10.1 adds given names one position after the other, to each work that is told apart by its names up to that
/// position. If the names of a work are the beginning of another's ("Adler, Bach" beside "Adler, Bach, Cramer"), that is
/// the first position behind its own names, and it panics (`csl/mod.rs`, `disambiguate_names`). So for such works no given
/// names are added; more names and year suffixes are.
pub(super) fn of_works(
    citations_only: &IndependentStyle,
    works: &PreparedItems,
    tag: &str,
) -> TellingApart {
    let asked = &citations_only.citation;
    let whole = TellingApart {
        by_given_names: asked.disambiguate_add_givenname,
        by_more_names: asked.disambiguate_add_names,
    };
    if works.items.len() < 2 || !(whole.by_given_names || whole.by_more_names) {
        return whole;
    }
    let works = works.items.iter();
    let mut names: Vec<Vec<Person>> = works
        .map(|item| cited_names(item, citations_only, tag))
        .collect();
    let has_many = names.iter().any(|names| names.len() > MAX_NAMES);
    let is_by_cite = asked.givenname_disambiguation_rule == DisambiguationRule::ByCite;
    let adds = whole.by_given_names && is_by_cite;
    let would_panic = adds && has_beginning_of_another(&mut names);
    TellingApart {
        by_given_names: whole.by_given_names && !has_many && !would_panic,
        by_more_names: whole.by_more_names && !has_many,
    }
}

/// The style that tells works apart in this way.
pub(super) fn in_style(style: &IndependentStyle, how: TellingApart) -> Cow<'_, IndependentStyle> {
    let asked = &style.citation;
    if how.by_given_names == asked.disambiguate_add_givenname
        && how.by_more_names == asked.disambiguate_add_names
    {
        return Cow::Borrowed(style);
    }
    let mut less = style.clone();
    less.citation.disambiguate_add_givenname = how.by_given_names;
    less.citation.disambiguate_add_names = how.by_more_names;
    Cow::Owned(less)
}

/// Whether the names of one work are the beginning of another's. They are put in order.
fn has_beginning_of_another(works: &mut [Vec<Person>]) -> bool {
    works.sort_by(|one, other| order(one, other));
    // What a list begins stands directly behind it, but for lists that are equal to it.
    works.windows(2).any(|pair| match pair {
        [one, other] => one.len() < other.len() && other.starts_with(one),
        _ => false,
    })
}

/// Some order of lists of names, in which a beginning comes before what it begins.
fn order(one: &[Person], other: &[Person]) -> Ordering {
    // All fields: lists that are equal here have to be equal.
    fn fields(person: &Person) -> (&str, [Option<&str>; 4], bool) {
        let others = [
            &person.given_name,
            &person.prefix,
            &person.suffix,
            &person.alias,
        ];
        let others = others.map(Option::as_deref);
        (&person.name, others, person.comma_suffix)
    }
    one.iter().map(fields).cmp(other.iter().map(fields))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn works(names: &[&str]) -> Vec<Vec<Person>> {
        let person = |name: &str| Person::from_strings(vec![name]).unwrap();
        let work = |names: &&str| names.split_whitespace().map(person).collect();
        names.iter().map(work).collect()
    }

    #[test]
    fn a_beginning_is_found_wherever_it_stands() {
        for (names, is_beginning) in [
            (&["A B C", "A", "D", "A B"][..], true),
            (&["A B", "D", "A B", "A B C"], true),
            (&["A C", "A B", "", "B"], true),
            (&["A B", "A B", "A C", "B A"], false),
            (&["A", "A"], false),
        ] {
            let found = has_beginning_of_another(&mut works(names));
            assert_eq!(found, is_beginning, "{names:?}");
        }
    }
}
