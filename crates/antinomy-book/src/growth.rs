//! Tests that pages do not grow with what other pages carry.

use crate::Handbook;
use crate::plan::{self, PageSpec};
use crate::sample::of_levels;
use antinomy_model::Language;
use std::fmt::Write;
use std::sync::Arc;

const HEAD: &str = "fields:\n- {id: f, label: {de: Wohnen, en: Housing}}\n- {id: g, label: Schule}\n\
    actors:\n- {id: bund, label: Bund, levels: federal}\n\
    sources:\n- {id: s, title: Quelle}\n";

/// The text of a page.
fn page(cx: &Handbook, path: &str) -> String {
    let mut todo: Vec<PageSpec> = plan::groups(cx)
        .into_iter()
        .flat_map(|group| group.pages)
        .collect();
    while let Some(page) = todo.pop() {
        if page.path == path {
            return page.render(cx).unwrap().into_markdown();
        }
        todo.extend(page.into_children());
    }
    panic!("no {path}")
}

/// The same handbook in English.
fn english(cx: &Handbook) -> Handbook {
    Handbook::new(Arc::clone(cx.graph()), Language(1))
}

/// How many items of lists a page has.
fn items(page: &str) -> usize {
    page.matches("<li").count()
}

fn written(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, number| {
        let _ = writeln!(all, "- {{{}}}", line(number));
        all
    })
}

/// Contradictions of one field, each between statements of its own.
fn of_one_field(count: usize) -> Handbook {
    let statements = written(2 * count, |it| {
        format!("id: t{it}, text: T, source: s, voice: bund")
    });
    let contradictions = written(count, |it| {
        let (a, b) = (2 * it, 2 * it + 1);
        format!("id: k{it}, title: K{it}, field: f, sides: [[t{a}], [t{b}]]")
    });
    of_levels(&format!(
        "{HEAD}statements:\n{statements}contradictions:\n{contradictions}"
    ))
}

#[test]
fn up_to_thirty_other_contradictions_of_a_field_are_shown_whole() {
    let cx = of_one_field(31);
    let page = page(&cx, "contradictions/k0.md");
    assert_eq!(page.matches("an-finding-title").count(), 30);
    assert!(!page.contains("an-more"), "{page}");
}

#[test]
fn of_more_contradictions_of_a_field_the_first_are_shown_with_a_link_to_all() {
    let cx = of_one_field(58);
    let german = page(&cx, "contradictions/k0.md");
    assert_eq!(german.matches("an-finding-title").count(), 20);
    let link = "<a href=\"../fields/f.html#contradictions--f\">";
    let said = format!("und 37 weitere: alle Befunde des Handlungsfelds {link}Wohnen</a></p>");
    assert!(german.contains(&said), "{german}");
    let english = page(&english(&cx), "contradictions/k0.md");
    let said = format!("and 37 more: all findings of the policy field {link}Housing</a></p>");
    assert!(english.contains(&said), "{english}");
    // The page of the field has them all.
    assert_eq!(
        page(&cx, "fields/f.md").matches("an-finding-title").count(),
        58
    );
}

#[test]
fn twice_as_many_contradictions_make_no_page_of_one_longer() {
    let length = |count| page(&of_one_field(count), "contradictions/k7.md").len();
    assert!(length(120).abs_diff(length(60)) < 100);
}

#[test]
fn the_rest_of_several_fields_is_linked_without_a_number() {
    let contradictions = written(40, |it| {
        format!(
            "id: k{it}, title: K{it}, field: [f, g], strength: -{}",
            1 + it % 2
        )
    });
    let cx = of_levels(&format!("{HEAD}contradictions:\n{contradictions}"));
    let page = page(&cx, "contradictions/k0.md");
    let said = "und weitere: alle Befunde der Handlungsfelder <a href=\"../fields/f.html#contradictions--f\">Wohnen</a>, \
        <a href=\"../fields/g.html#contradictions--g\">Schule</a>";
    assert!(page.contains(said), "{page}");
    // The strongest first, then by id.
    assert!(page.find("k1.html") < page.find("k11.html"));
    assert_eq!(
        page.matches("strength-2").count() + page.matches("−2").count(),
        20,
        "{page}"
    );
}

/// A chain of propositions, each with a statement that affirms it and so all that follow.
fn chain(count: usize) -> Handbook {
    let propositions = written(count, |it| match it + 1 {
        next if next < count => format!("id: p{it}, text: P{it}, implies: p{next}"),
        _ => format!("id: p{it}, text: P{it}"),
    });
    let statements = written(count, |it| {
        format!("id: t{it}, text: T{it}, source: s, voice: bund, positions: {{p{it}: 1}}")
    });
    of_levels(&format!(
        "{HEAD}propositions:\n{propositions}statements:\n{statements}"
    ))
}

#[test]
fn of_positions_that_follow_from_others_the_first_are_shown_behind_the_coded_ones() {
    let cx = chain(80);
    let page = page(&cx, "propositions/p79.md");
    assert_eq!(items(&page), 1 + 20);
    assert!(
        page.contains("<span class=\"an-count\">80</span>"),
        "{page}"
    );
    let said = "und 59 weitere, für die das aus anderen Positionen folgt und die nicht aufgeführt sind</p>";
    assert!(page.contains(said), "{page}");
}

#[test]
fn an_actor_shows_all_coded_positions_and_the_first_that_follow() {
    let cx = chain(80);
    let coded = page(&cx, "actors/bund.md");
    assert_eq!(coded.matches("<li class=\"an-stance ").count(), 80);
    // A single statement, from which all others follow.
    let one = chain_with_one_statement(80);
    let followed = page(&one, "actors/bund.md");
    assert_eq!(followed.matches("<li class=\"an-stance ").count(), 1 + 20);
    let said = "und 59 weitere, die daraus folgen und nicht aufgeführt sind</p>";
    assert!(followed.contains(said), "{followed}");
}

fn chain_with_one_statement(count: usize) -> Handbook {
    let propositions = written(count, |it| match it + 1 {
        next if next < count => format!("id: p{it}, text: P{it}, implies: p{next}"),
        _ => format!("id: p{it}, text: P{it}"),
    });
    let statement = "statements:\n- {id: t, text: T, source: s, voice: bund, positions: {p0: 1}}\n";
    of_levels(&format!("{HEAD}propositions:\n{propositions}{statement}"))
}

/// A statement with relations, and in contradictions, with as many others.
fn hub(count: usize) -> Handbook {
    let concepts = written(count, |it| format!("id: c{it}, label: C{it}"));
    let all: Vec<String> = (0..count).map(|it| format!("c{it}")).collect();
    let others = written(count, |it| format!("id: t{it}, text: T, source: s"));
    let relations = written(count, |it| {
        format!("id: r{it}, from: hub, to: t{it}, type: counteracts")
    });
    let contradictions = written(count, |it| {
        format!("id: k{it}, title: K{it}, sides: [[hub], [t{it}]]")
    });
    of_levels(&format!(
        "{HEAD}concepts:\n{concepts}statements:\n- {{id: hub, text: T, source: s, concepts: [{}]}}\n{others}\
         relations:\n{relations}contradictions:\n{contradictions}",
        all.join(", ")
    ))
}

#[test]
fn relations_of_a_statement_on_many_cards_are_on_the_page_of_its_source() {
    let cx = hub(50);
    let contradiction = page(&cx, "contradictions/k0.md");
    assert_eq!(contradiction.matches("an-relation").count(), 20);
    let said = "und weitere: alle Beziehungen auf der Seite von <a href=\"../sources/s.html#relations--s\">";
    assert!(contradiction.contains(said), "{contradiction}");
    assert_eq!(page(&cx, "sources/s.md").matches("an-relation").count(), 50);
}

#[test]
fn a_concept_shows_the_first_hundred_contradictions() {
    let cx = hub(160);
    let page = page(&cx, "concepts/c0.md");
    assert_eq!(page.matches("an-finding-title").count(), 100);
    let said = "und 60 weitere, die hier nicht aufgeführt sind. Sie stehen in der Liste <a href=\"../contradictions/index.html\">Widersprüche und andere Befunde</a>";
    assert!(page.contains(said), "{page}");
}
