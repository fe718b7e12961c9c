//! What the pages of the suite ask about pairs of statements gives what facts say of them, for all pairs of many statements.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use antinomy_graph::Graph;
use antinomy_graph::facts::{Overlap, Reach};
use antinomy_model::kinds::Statement;
use antinomy_model::{Kind, KnowledgeBase, Language};
use antinomy_query::{Answer, Query, Rdf, Run, Stop};
use antinomy_syntax::{Files, SourceFile};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

const OVERLAP: &str = include_str!("../../../tests/suite/asking/graph/overlap.md");
const REACH: &str = include_str!("../../../tests/suite/asking/graph/reach.md");

const MANIFEST: &str = "
title: Sample
languages: [en]
levels: [{id: town, label: Town, letter: T, shape: circle}]
actor-kinds: [{id: government, label: Government}, {id: scholar, label: Scholar, commenting: true}]
";

/// Sources of all sorts: with sections, known and unknown owners, editions, corpora within each other, no date.
const BASE: &str = "
actors:
  - {id: town, label: Town, kind: government}
  - {id: city, label: City, kind: government}
  - {id: meier, label: Meier, kind: scholar}
sources:
  - {id: old, title: Old, class: policy, issuer: town, issued: 2003, superseded-by: new}
  - {id: new, title: New, class: policy, issuer: town, issued: 2007-05}
  - {id: twin, title: Twin, class: policy, issuer: town, issued: 2007-02, superseded-by: new}
  - {id: itself, title: Itself, class: policy, issued: 2001, superseded-by: itself}
  - {id: lost, title: Lost, class: policy, issued: 2001, superseded-by: nowhen}
  - {id: nowhen, title: Nowhen, class: policy, issuer: [town, city]}
  - {id: plans, title: Plans, class: policy, members: [old, new, twin, parts]}
  - {id: more, title: More, class: policy, members: [plans, lost, study]}
  - {id: study, title: Study, class: literature, author: 'Meier, A.', issued: 2010}
  - {id: report, title: Report, class: literature, issuer: meier, sections: [{id: a, owner: town}, {id: b}]}
  - id: parts
    title: Parts
    class: policy
    issued: 2005~
    sections: [{id: a, owner: town}, {id: b, owner: town}, {id: c, owner: unknown}, {id: d}]
";

const TIMES: &[&str] = &[
    "1980/1985",
    "1980~/",
    "1980/..",
    "/1990",
    "../1990",
    "../",
    "/..",
    "/",
    "../..",
    "2007-03",
    "2007-05-02",
    "2006-12-31/",
];
const SOURCES: &[&str] = &[
    "old", "new", "twin", "itself", "lost", "nowhen", "plans", "more", "study", "report", "parts",
    "nowhere",
];

/// Numbers that look random and are the same each time.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) as usize % limit
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn statements() -> String {
    let mut random = Random(7);
    let mut text = "statements:\n".to_owned();
    for number in 0..90 {
        let _ = write!(
            text,
            "  - {{id: s{number}, text: S, source: {}",
            random.of(SOURCES)
        );
        if random.below(2) == 0 {
            let _ = write!(text, ", section: {}", random.of(&["a", "b", "c", "d"]));
        }
        if random.below(2) == 0 {
            let _ = write!(
                text,
                ", voice: {}",
                random.of(&["town", "city", "meier", "unknown"])
            );
        }
        if random.below(2) == 0 {
            let _ = write!(text, ", time: {}", random.of(TIMES));
        }
        if random.below(4) == 0 {
            text += ", cited-via: study";
        }
        text += "}\n";
    }
    text
}

fn graph() -> Arc<Graph> {
    let files = Files::new(vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/base.yaml", BASE),
        SourceFile::new("content/statements.yaml", statements()),
    ]);
    Arc::new(Graph::new(Arc::new(
        KnowledgeBase::read(files, "content/").0,
    )))
}

/// The query of a page.
fn query_of(page: &str) -> &str {
    let (_, rest) = page.split_once("```sparql").unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once("```").unwrap().0
}

/// A word for each pair, by the ids of both.
type Answers = BTreeMap<(String, String), String>;

/// What a query says of each pair.
fn asked(graph: &Arc<Graph>, page: &str) -> Answers {
    let rdf = Rdf::new(graph);
    let run = Run {
        language: Language::default(),
        stop: &Stop::new(),
    };
    let query = Query::parse(query_of(page), &rdf).unwrap();
    let Answer::Rows(rows) = query.run(&rdf, &run).unwrap() else {
        panic!("no rows");
    };
    let mut answers = BTreeMap::new();
    for row in rows.rows {
        let [a, b, word] = row.try_into().unwrap();
        let id = |it: Option<antinomy_query::Value>| {
            let iri = it.unwrap();
            iri.text().rsplit([':', '/']).next().unwrap().to_owned()
        };
        let before = answers.insert((id(a), id(b)), word.unwrap().text().to_owned());
        assert_eq!(before, None);
    }
    answers
}

/// The same by facts.
fn expected(graph: &Graph, say: impl Fn(&Statement, &Statement) -> &'static str) -> Answers {
    let statements: Vec<_> = graph.base().of_kind(Kind::Statement).collect();
    let mut answers = BTreeMap::new();
    for (_, a) in &statements {
        for (_, b) in statements.iter().filter(|(_, b)| a.id < b.id) {
            let word = say(a.statement().unwrap(), b.statement().unwrap());
            answers.insert((a.id.to_string(), b.id.to_string()), word.to_owned());
        }
    }
    answers
}

fn overlap_word(overlap: Overlap) -> &'static str {
    match overlap {
        Overlap::Certain => "certain",
        Overlap::Open => "open",
        Overlap::Excluded => "excluded",
    }
}

fn words(answers: &Answers) -> Vec<&str> {
    let mut words: Vec<&str> = answers.values().map(String::as_str).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The pairs on which the answers differ.
type Different = Vec<((String, String), String, Option<String>)>;

fn different(expected: Answers, mut asked: Answers) -> Different {
    assert_eq!(expected.len(), asked.len());
    let pairs = expected.into_iter();
    let pairs = pairs.map(|(pair, word)| {
        let other = asked.remove(&pair);
        (pair, word, other)
    });
    pairs
        .filter(|(_, word, other)| other.as_ref() != Some(word))
        .collect()
}

#[test]
fn the_query_for_overlap_says_what_facts_say() {
    let graph = graph();
    let facts = graph.facts();
    let expected = expected(&graph, |a, b| overlap_word(facts.overlap(a, b)));
    assert_eq!(words(&expected), ["certain", "excluded", "open"]);
    assert_eq!(different(expected, asked(&graph, OVERLAP)), []);
}

#[test]
fn the_query_for_reach_says_what_facts_say() {
    let graph = graph();
    let facts = graph.facts();
    let expected = expected(&graph, |a, b| facts.reach(a, b).word());
    let all = [
        Reach::Apart,
        Reach::SameCorpus,
        Reach::SameDocument,
        Reach::SameSectionOwner,
        Reach::SameVoice,
    ];
    assert_eq!(words(&expected), all.map(Reach::word));
    assert_eq!(different(expected, asked(&graph, REACH)), []);
}
