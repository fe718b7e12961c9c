//! The reader as a whole: trees, recovery, limits, and texts at random.

use super::limits::{MAX_MISTAKES, MAX_PIECES};
use super::*;

/// Random texts that are tried; thousands take a moment, millions were tried once.
const ROUNDS: usize = 5_000;

fn read_all(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let root = read(FileId(0), text, 0..text.len(), &mut diagnostics);
    (root, diagnostics)
}

fn map(node: &Node) -> &Map {
    match &node.value {
        Value::Map(map) => map,
        other => panic!("no mapping: {other:?}"),
    }
}

fn names(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|found| found.code.name()).collect()
}

#[test]
fn scalars_keep_their_letters_and_places() {
    let text = "no: 1.10\ndate: 2024-01-02";
    let (root, diagnostics) = read_all(text);
    let root = root.unwrap();
    assert!(diagnostics.is_empty());
    let (key, value) = &map(&root).entries[0];
    assert_eq!(key.value, "no");
    assert_eq!(value.value, Value::Text("1.10".into()));
    assert_eq!(&text[value.span.range()], "1.10");
}

#[test]
fn a_text_that_is_more_than_a_page_can_take_is_left_out_wherever_it_stands() {
    let long = "x ".repeat(1_200_000);
    let full = "*a ".repeat(300_000);
    for (text, code) in [(&long, "page-too-long"), (&full, "page-too-full")] {
        for value in [
            format!("\"{text}\""),
            format!("{{de: '{text}'}}"),
            format!("['{text}']"),
            format!("|\n  {text}"),
        ] {
            let whole = format!("id: a\nnote: {value}\nlabel: b\n");
            let (root, diagnostics) = read_all(&whole);
            assert_eq!(names(&diagnostics), [code], "{}", &value[..9]);
            let root = root.unwrap();
            let keys = map(&root).entries.iter();
            let keys: Vec<&str> = keys.map(|(key, _)| key.value.as_str()).collect();
            assert!(keys.starts_with(&["id"]) && keys.ends_with(&["label"]));
        }
    }
}

#[test]
fn a_block_scalar_ends_with_its_last_letter() {
    for style in ["|", ">", "|+", ">-"] {
        let text = format!("a: {style}\n  one\n  two\n\nb: c\n");
        let (root, _) = read_all(&text);
        let span = map(&root.unwrap()).entries[0].1.span;
        assert!(text[span.range()].ends_with("two"), "{style}");
    }
}

#[test]
fn both_places_of_a_duplicate_key_are_named() {
    let (root, diagnostics) = read_all("id: a\ntitle: x\nid: b\n");
    assert_eq!(names(&diagnostics), ["duplicate-key"]);
    assert_eq!(diagnostics[0].related[0].span.start, 0);
    assert_eq!(map(&root.unwrap()).entries.len(), 2);
}

#[test]
fn reading_goes_on_after_a_syntax_error() {
    let (root, diagnostics) = read_all("title: a: b: c\nyear: @x\nid: x\nid: y\n");
    assert_eq!(
        names(&diagnostics),
        ["colon-in-text", "reserved-character", "duplicate-key"]
    );
    assert!(map(&root.unwrap()).get("id").is_some());
}

#[test]
fn the_records_after_a_broken_one_are_read() {
    let text = "actors:\n  - id: a\n    label: A: B: C\n  - id: b\n  - id: c\nother: x\n";
    let (root, diagnostics) = read_all(text);
    assert_eq!(names(&diagnostics), ["colon-in-text"]);
    let root = root.unwrap();
    let Value::List(items) = &map(&root).get("actors").unwrap().value else {
        panic!("no list")
    };
    assert_eq!(items.len(), 3);
    assert!(map(&root).get("other").is_some());
}

#[test]
fn tabs_are_called_tabs() {
    let (_, diagnostics) = read_all("title:\n\tde: x\n");
    assert_eq!(names(&diagnostics), ["tab-indent"]);
}

#[test]
fn a_tab_before_a_key_of_a_record_is_called_a_tab() {
    let (_, diagnostics) = read_all("actors:\n  - id: a\n\tlabel: A\n");
    assert_eq!(names(&diagnostics)[0], "tab-indent");
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused() {
    let (_, diagnostics) = read_all("a: &x 1\nb: *x\nc: !!str d\n<<: {e: f}\n");
    assert_eq!(
        names(&diagnostics),
        ["anchor", "anchor", "tag", "merge-key"]
    );
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    for text in [
        "[".repeat(10_000),
        "- ".repeat(200_000),
        "{a: ".repeat(5_000),
    ] {
        let (_, diagnostics) = read_all(&text);
        assert!(
            names(&diagnostics).contains(&"too-deep"),
            "{:?}",
            names(&diagnostics)
        );
    }
}

#[test]
fn an_empty_value_is_not_an_empty_text() {
    let (root, _) = read_all("title:\nnote: \"\"\n");
    let root = root.unwrap();
    assert_eq!(map(&root).get("title").unwrap().value, Value::Empty);
    assert_eq!(
        map(&root).get("note").unwrap().value,
        Value::Text(String::new())
    );
}

#[test]
fn a_lost_key_keeps_its_list() {
    let text = "actors:\n  – id: a\n    label: A\n  - id: b\n";
    let (root, diagnostics) = read_all(text);
    assert_eq!(names(&diagnostics), ["wrong-dash"]);
    let root = root.unwrap();
    let Value::List(items) = &map(&root).get("actors").unwrap().value else {
        panic!("no list")
    };
    assert_eq!(items.len(), 1);
}

#[test]
fn ids_are_found_in_what_cannot_be_read() {
    let text = "- id: a\n  - {id: \"b\", x\nid:c\n\u{a0}– 'id': d # x\ngrid: e\nidea: f\n";
    assert_eq!(ids(text).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
}

/// The span of a block scalar ends at the beginning of the next line, where no colon is.
#[test]
fn a_block_scalar_as_a_key_may_be_followed_by_any_character() {
    let (root, _) = read_all("? |\n  a\n“b: c\n");
    assert_eq!(map(&root.unwrap()).entries[0].0.value, "a\n");
}

#[test]
fn hopeless_files_are_left_alone() {
    let (_, diagnostics) = read_all(&"- id: [\n".repeat(10_000));
    assert_eq!(diagnostics.len(), MAX_PIECES);
    let (_, diagnostics) = read_all(&": : :\n".repeat(10_000));
    assert_eq!(diagnostics.len(), MAX_MISTAKES + 1);
}

/// Safe edits say what stood there: the text that is quoted is the text that was written.
#[test]
fn a_sure_cure_keeps_the_letters() {
    for written in [
        "City: a place",
        "City:",
        "@city",
        "`a`",
        "%a b",
        "> 10 \\ 5",
        "*a* b c",
        "[sic] city",
        "| a",
    ] {
        let text = format!("id: x\nlabel: {written}\nkind: y\n");
        let (_, diagnostics) = read_all(&text);
        let edit = diagnostics[0].edit.as_ref().expect(written);
        let mut cured = text.clone();
        cured.replace_range(edit.span.range(), &edit.text);
        let (root, diagnostics) = read_all(&cured);
        assert!(edit.is_safe && diagnostics.is_empty(), "{cured}");
        let label = map(root.as_ref().unwrap()).get("label").unwrap().clone();
        assert_eq!(label.value, Value::Text(written.to_owned()));
    }
}

/// Where a text ends may be what is wrong, and then a cure could tear it apart.
#[test]
fn a_line_with_quotation_marks_has_no_sure_cure() {
    for written in [
        "\"River\" town",
        "\"Soziale Stadt\" und \"Integration\"",
        "'a' or 'b'",
        "\"it\\'s a city\"",
        "{de: \"Die \"Stadt: Land\" Sache\", en: U}",
        "{de: @a \"x, y\", en: U}",
        "{federal, state]",
    ] {
        let (_, diagnostics) = read_all(&format!("id: x\nlabel: {written}\nkind: y\n"));
        let edits = diagnostics.iter().filter_map(|found| found.edit.as_ref());
        assert!(!diagnostics.is_empty(), "{written}");
        assert_eq!(edits.filter(|edit| edit.is_safe).count(), 0, "{written}");
    }
}

fn assert_places(text: &str, node: &Node) {
    assert!(text.get(node.span.range()).is_some(), "{text:?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| assert_places(text, item)),
        Value::Map(map) => {
            for (key, node) in &map.entries {
                assert!(text.get(key.span.range()).is_some(), "{text:?}");
                assert_places(text, node);
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_in_a_text_places_lie_in_it() {
    const PIECES: &[&str] = &[
        "- ",
        "-",
        "– ",
        "* ",
        "id",
        ": ",
        ":",
        "\n",
        "\r\n",
        "  ",
        " ",
        "\t",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #x",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "@",
        "%",
        "`",
        "?",
        "---",
        "...",
        "\\",
        "ä",
        "„",
        "“",
        "🏙",
        "\u{a0}",
        "\u{feff}",
        "~",
        "<<",
        "label",
        "actors:\n",
        "  - id: a\n",
        "    label: b\n",
        "x y",
        "\u{85}",
        "\u{2028}",
    ];
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for _ in 0..ROUNDS {
        let length = next(24);
        let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        let (root, diagnostics) = read_all(&text);
        if let Some(root) = root {
            assert_places(&text, &root);
        }
        for found in diagnostics {
            let related = found.related.iter().map(|related| related.span);
            let edit = found.edit.iter().map(|edit| edit.span);
            for span in found.span.into_iter().chain(related).chain(edit) {
                assert!(
                    text.get(span.range()).is_some(),
                    "{text:?} {}",
                    found.code.name()
                );
            }
        }
    }
}
