//! A knowledge base that is kept up to date file by file is the same as one that is read afresh.

use crate::{KnowledgeBase, RecordId, Ref};
use antinomy_syntax::{Diagnostic, Files, SourceFile, Span};
use std::collections::BTreeMap;
use std::fmt::Write;

const MANIFEST: &str = "title: T\nlanguages: [de, en]\nlevels: [{id: federal, label: F, letter: F, shape: circle}]\n\
    actor-kinds: [{id: government, label: G}]\n";

type Texts = BTreeMap<String, String>;

fn fresh(texts: &Texts) -> KnowledgeBase {
    let files = texts
        .iter()
        .map(|(path, text)| SourceFile::new(path, text.as_str()));
    KnowledgeBase::read(Files::new(files.collect()), "content/").0
}

/// A place by its path: the numbers of files depend on their history.
fn place(base: &KnowledgeBase, span: Span) -> String {
    let path = base.files.get(span.file).map_or("?", SourceFile::path);
    format!("{path}:{}-{}", span.start, span.end)
}

fn diagnostic(base: &KnowledgeBase, found: &Diagnostic) -> String {
    let mut text = format!("{} {:?}", found.code.name(), found.arguments);
    let related = found.related.iter().map(|it| it.span);
    for span in found.span.into_iter().chain(related) {
        let _ = write!(text, " {}", place(base, span));
    }
    text
}

/// All that can be asked of a knowledge base, as text.
fn told(base: &KnowledgeBase) -> String {
    let mut all = String::new();
    let name = |id: Option<RecordId>| id.map_or("nothing", |id| base.record(id).id.as_str());
    for (id, record) in base.records() {
        let at = place(base, record.whole);
        let _ = writeln!(
            all,
            "{} {:?} {at} {:?}",
            record.id,
            record.kind(),
            name(Some(id))
        );
        let mut see = |reference: &Ref| {
            let _ = writeln!(
                all,
                "  {} -> {}",
                reference.id,
                name(base.target(reference))
            );
        };
        record.each_reference_list(&mut |_, list| list.iter().for_each(&mut see));
        for mention in &record.mentions {
            let _ = writeln!(all, "  mentions {}", name(base.mentioned(mention)));
        }
        let prose = record.prose.versions();
        for (language, text) in prose {
            let _ = writeln!(all, "  {language:?}: {}", text.value);
        }
    }
    for query in base.queries() {
        let at = place(base, query.body);
        let _ = writeln!(
            all,
            "{} {at} {:?}",
            query.name,
            base.query_in(query.file).is_some()
        );
        for reference in query
            .parameters
            .iter()
            .filter_map(|it| it.reference.as_ref())
        {
            let _ = writeln!(
                all,
                "  {} -> {}",
                reference.id,
                name(base.target(reference))
            );
        }
    }
    for found in base.diagnostics() {
        let _ = writeln!(all, "{}", diagnostic(base, &found));
    }
    all
}

/// Applies edits one by one; after each the knowledge base must equal one that is read afresh. `None` removes a file.
fn follow(start: &[(&str, &str)], edits: &[(&str, Option<&str>)]) {
    let mut texts: Texts = start
        .iter()
        .chain([("antinomy.yaml", MANIFEST)].iter())
        .map(|(path, text)| (format!("content/{path}"), (*text).to_owned()))
        .collect();
    let mut base = fresh(&texts);
    for (path, text) in edits {
        let path = format!("content/{path}");
        match text {
            Some(text) => {
                base.set(&path, text);
                texts.insert(path, (*text).to_owned());
            }
            None => {
                base.remove(&path);
                texts.remove(&path);
            }
        }
        assert_eq!(told(&base), told(&fresh(&texts)));
    }
}

const SOURCES: &str = "sources:\n- {id: plan, class: policy, type: report, title: Plan, sections: [{id: one}]}\n\
    - {id: book, class: policy, type: book, title: Book}\n";
const STATEMENTS: &str = "statements:\n- {id: a, kind: goal, text: A, source: plan, section: one}\n\
    - {id: b, kind: goal, text: 'B [@book], [[a]]', source: book}\n";

#[test]
fn a_changed_text_is_exchanged_in_place() {
    follow(
        &[("sources.yaml", SOURCES), ("statements.yaml", STATEMENTS)],
        &[
            (
                "statements.yaml",
                Some(&STATEMENTS.replace("text: A", "text: Another")),
            ),
            (
                "sources.yaml",
                Some(&SOURCES.replace("Plan", "A longer title")),
            ),
        ],
    );
}

#[test]
fn records_come_and_go_with_what_refers_to_them() {
    let other = "sources:\n- {id: aa-first, class: policy, type: report, title: First}\n";
    follow(
        &[("sources.yaml", SOURCES), ("statements.yaml", STATEMENTS)],
        &[
            ("more.yaml", Some(other)),
            ("sources.yaml", Some(other)),
            ("more.yaml", None),
            ("sources.yaml", Some(SOURCES)),
            ("statements.yaml", None),
            ("statements.yaml", Some(STATEMENTS)),
        ],
    );
}

#[test]
fn a_section_that_goes_is_missed_where_it_is_named() {
    follow(
        &[("sources.yaml", SOURCES), ("statements.yaml", STATEMENTS)],
        &[("sources.yaml", Some(&SOURCES.replace("id: one", "id: two")))],
    );
}

#[test]
fn a_second_place_moves_with_its_file() {
    let wrong = STATEMENTS.replace("source: plan", "source: b");
    follow(
        &[("sources.yaml", SOURCES), ("a.yaml", &wrong)],
        &[
            ("a.yaml", Some(&format!("# moved\n{wrong}"))),
            ("sources.yaml", Some(&format!("# moved\n{SOURCES}"))),
        ],
    );
}

#[test]
fn of_two_records_with_one_id_the_first_path_is_kept() {
    let twin = "sources: [{id: plan, class: law, type: bill, title: Twin}]";
    follow(
        &[("sources.yaml", SOURCES), ("statements.yaml", STATEMENTS)],
        &[
            ("zz.yaml", Some(twin)),
            ("zz.yaml", Some(&format!("# moved\n{twin}"))),
            ("sources.yaml", Some(&format!("# moved\n{SOURCES}"))),
            ("aa.yaml", Some(twin)),
            ("zz.yaml", None),
            ("aa.yaml", None),
        ],
    );
}

#[test]
fn translations_follow_their_originals() {
    let german = "---\nid: ghetto\nlabel: Ghetto\n---\nText [@book].\n";
    let english = "---\ntitle: Ghetto\n---\nText [@plan].\n";
    follow(
        &[("sources.yaml", SOURCES), ("concepts/g.md", german)],
        &[
            ("concepts/g.en.md", Some(english)),
            ("concepts/g.md", Some(&german.replace("Text", "Mehr Text"))),
            ("concepts/g.en.md", Some("no front matter [@book]")),
            ("concepts/g.md", None),
            ("concepts/g.md", Some(german)),
            ("concepts/g.en.md", None),
        ],
    );
}

#[test]
fn links_follow_files() {
    let linking =
        "---\nid: linking\nlabel: L\n---\n[there](ghetto.md) and [it](../sources.yaml#plan)\n";
    let ghetto = "---\nid: ghetto\nlabel: Ghetto\n---\n";
    follow(
        &[("sources.yaml", SOURCES), ("concepts/l.md", linking)],
        &[
            ("concepts/ghetto.md", Some(ghetto)),
            ("concepts/ghetto.md", None),
            ("concepts/README.md", Some("read me")),
            (
                "concepts/l.md",
                Some(&linking.replace("ghetto.md", "README.md")),
            ),
            ("concepts/README.md", None),
            ("concepts/README.md", Some("read me again")),
            ("sources.yaml", None),
            ("sources.yaml", Some(SOURCES)),
        ],
    );
}

#[test]
fn what_cannot_be_parsed_keeps_its_ids() {
    let broken = SOURCES.replace("id: book, ", "id: book, : [");
    follow(
        &[("sources.yaml", SOURCES), ("statements.yaml", STATEMENTS)],
        &[
            ("sources.yaml", Some(&broken)),
            ("sources.yaml", Some(SOURCES)),
        ],
    );
}

#[test]
fn another_manifest_reads_all_files_again() {
    let levels = "sources: [{id: plan, class: policy, type: report, title: P, levels: state}]";
    let with_state = MANIFEST.replace(
        "levels: [",
        "levels: [{id: state, label: S, letter: S, shape: star}, ",
    );
    follow(
        &[("sources.yaml", levels), ("statements.yaml", STATEMENTS)],
        &[
            ("antinomy.yaml", Some(&with_state)),
            ("antinomy.yaml", Some(MANIFEST)),
        ],
    );
}

#[test]
fn many_edits_in_any_order_lead_to_the_same() {
    // A linear congruential generator (Numerical Recipes), so that the edits are the same each time.
    let mut seed = 7_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let mut edits = Vec::new();
    for _ in 0..120 {
        let mut text = "statements:\n".to_owned();
        for _ in 0..random(4) {
            let (id, source, other) = (random(8), random(8), random(8));
            let _ = writeln!(
                text,
                "- {{id: s{id}, kind: goal, text: 'T [[s{other}]]', source: s{source}, aliases: [s{}]}}",
                random(40)
            );
        }
        let _ = writeln!(text, "sources:");
        for _ in 0..random(3) {
            let _ = writeln!(
                text,
                "- {{id: s{}, class: law, type: bill, title: T}}",
                random(8)
            );
        }
        let path = format!("f{}.yaml", random(5));
        edits.push((path, (random(6) > 0).then_some(text)));
    }
    let edits: Vec<(&str, Option<&str>)> = edits
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_deref()))
        .collect();
    follow(&[("sources.yaml", SOURCES)], &edits);
}

/// What a change of one file says that it touched, and the records that refer to that.
fn touched(start: &[(&str, &str)], path: &str, text: Option<&str>) -> (Vec<String>, Vec<String>) {
    let texts = start.iter().chain([("antinomy.yaml", MANIFEST)].iter());
    let texts: Texts = texts
        .map(|(path, text)| (format!("content/{path}"), (*text).to_owned()))
        .collect();
    let mut base = fresh(&texts);
    let path = format!("content/{path}");
    let change = match text {
        Some(text) => base.set(&path, text),
        None => base.remove(&path),
    };
    let referring = base.referring_to(&change.ids);
    let referring = referring.iter().map(|id| base.record(*id).id.clone());
    (change.ids.iter().cloned().collect(), referring.collect())
}

#[test]
fn a_translation_counts_as_an_edit_of_its_original() {
    let german = "---\nid: ghetto\nlabel: Ghetto\n---\nText.\n";
    let quarter = "---\nid: quarter\nlabel: Q\n---\nsee [[ghetto]]\n";
    let start = [("concepts/g.md", german), ("concepts/q.md", quarter)];
    let english = "---\ntitle: Ghetto\n---\nText.\n";
    let (ids, referring) = touched(&start, "concepts/g.en.md", Some(english));
    assert_eq!(ids, ["ghetto"]);
    assert_eq!(referring, ["quarter"]);
}

#[test]
fn mentions_of_what_went_still_refer_to_it() {
    let page = |text: &str| format!("---\nid: page\nlabel: P\n---\n{text}\n");
    for text in ["[@old]", "[[old]]", "[it](ghetto.md)"] {
        let page = page(text);
        let ghetto = "---\nid: ghetto\nlabel: G\naliases: [old]\n---\n";
        let start = [
            ("concepts/p.md", page.as_str()),
            ("concepts/ghetto.md", ghetto),
        ];
        let (ids, referring) = touched(&start, "concepts/ghetto.md", None);
        assert_eq!(ids, ["ghetto", "old"]);
        assert_eq!(referring, ["page"], "{text}");
    }
}

#[test]
fn what_only_a_translation_mentions_is_said_by_its_original() {
    let german = "---\nid: ghetto\nlabel: Ghetto\n---\nText.\n";
    let english = "---\ntitle: Ghetto\n---\nText [@book].\n";
    let start = [
        ("sources.yaml", SOURCES),
        ("concepts/g.md", german),
        ("concepts/g.en.md", english),
    ];
    let (_, referring) = touched(&start, "sources.yaml", None);
    assert_eq!(referring, ["ghetto"]);
}

#[test]
fn saved_queries_come_and_go_and_follow_what_they_refer_to() {
    let query = |default: &str| {
        format!(
            "# title: T\n# description: D\n# parameters:\n\
             #   source: {{kind: source, default: {default}}}\nASK {{ $source a an:Source }}\n"
        )
    };
    follow(
        &[
            ("sources.yaml", SOURCES),
            ("queries/a.rq", &query("plan")),
            ("queries/b.rq", &query("book")),
        ],
        &[
            // In place, and with another reference.
            ("queries/a.rq", Some(&query("book"))),
            ("queries/a.rq", Some(&query("plen"))),
            // A namesake that comes first in the order of paths, and goes.
            ("more/a.rq", Some(&query("plan"))),
            ("more/a.rq", Some(&query("book"))),
            ("queries/a.rq", Some(&query("plan"))),
            ("more/a.rq", None),
            // What it refers to goes.
            ("sources.yaml", Some("sources: []")),
            ("queries/b.rq", None),
            ("sources.yaml", Some(SOURCES)),
        ],
    );
}
