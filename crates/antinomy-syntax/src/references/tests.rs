//! What is a reference and what is not, and how citations are read.

use super::*;

fn keys(text: &str) -> Vec<String> {
    let citations = references(text)
        .into_iter()
        .filter_map(|found| match found {
            Reference::Citation(citation) => Some(citation),
            _ => None,
        });
    citations
        .flat_map(|citation| citation.cites)
        .map(|cite| cite.key)
        .collect()
}

#[test]
fn what_is_code_a_link_html_or_an_address_holds_no_citation() {
    for text in [
        "`[@a]` and ``@a``",
        "```\n[@a]\n```",
        "    [@a]",
        "[see @a](x.md)",
        "![@a](x.png)",
        "<a title=\"@a\">x</a>",
        "<div>\n[@a]\n</div>",
        "<!-- @a -->",
        "max@a.example and <max@a.example>",
        "\\@a and [\\@a]",
        "https://a.example/@a",
        "[@a]: x.md",
    ] {
        assert_eq!(keys(text), [""; 0], "{text}");
    }
}

#[test]
fn citations_are_found_wherever_text_stands() {
    for text in [
        "[@a]",
        "# Head [@a]",
        "- item\n  [@a]",
        "> quote [@a]",
        "| a |\n|---|\n| [@a] |",
        "*[@a]*",
        "[^1]\n\n[^1]: note [@a]",
        "(@a)",
    ] {
        assert_eq!(keys(text), ["a"], "{text}");
    }
}

#[test]
fn a_citation_may_go_over_lines() {
    let text = "> vgl. [siehe @a,\n> S. 3; @b]";
    assert_eq!(keys(text), ["a", "b"]);
}

#[test]
fn a_link_knows_its_parts_and_whether_it_stands_alone() {
    let text = "[Ein *Wort*](../a.yaml#b \"card\")\n\nund [x](y.md).";
    let [Reference::Link(first), Reference::Link(second)] = &references(text)[..] else {
        panic!("{:?}", references(text))
    };
    assert_eq!(
        (&text[first.text.clone()], first.alone),
        ("Ein *Wort*", true)
    );
    assert_eq!(
        (first.address.as_str(), first.title.as_str()),
        ("../a.yaml#b", "card")
    );
    assert_eq!(
        (&text[second.range.clone()], second.alone),
        ("[x](y.md)", false)
    );
}

#[test]
fn the_text_of_a_link_is_what_the_parser_takes_for_it() {
    for (text, label) in [
        ("[`a]b` c](x.md)", "`a]b` c"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("[*a* ![b](c.png)](x.md)", "*a* ![b](c.png)"),
        ("[a][b]\n\n[b]: x.md", "a"),
        ("[](x.md)", ""),
    ] {
        let Some(Reference::Link(link)) = references(text).into_iter().next() else {
            panic!("{text}")
        };
        assert_eq!(&text[link.text], label, "{text}");
    }
}

#[test]
fn ids_in_double_brackets_are_links() {
    let text = "Siehe [[ethnic-mixing]] und [[a|das *hier*]], nicht `[[b]]` und [[]].";
    let ids: Vec<(String, Option<String>)> = references(text)
        .into_iter()
        .filter_map(|found| match found {
            Reference::Id(link) => Some((link.id, link.text)),
            _ => None,
        })
        .collect();
    assert_eq!(
        ids,
        [
            ("ethnic-mixing".to_owned(), None),
            ("a".to_owned(), Some("das *hier*".to_owned()))
        ]
    );
}

/// Each work as `prefix|manner|-key|label value|suffix`, with `N ` before a citation that names its first work.
fn read(text: &str) -> Vec<String> {
    let citations = references(text)
        .into_iter()
        .filter_map(|found| match found {
            Reference::Citation(citation) => Some(citation),
            _ => None,
        });
    let told = citations.map(|citation| {
        let cites = citation.cites.iter().map(|cite| {
            let places = cite.locator.iter().flat_map(|locator| &locator.parts);
            let place: Vec<String> = places
                .map(|part| format!("{:?} {}", part.label, part.value))
                .collect();
            format!(
                "{}|{}|{}{}|{}|{}",
                cite.prefix,
                cite.manner.as_ref().map_or("", |manner| &manner.term),
                if cite.suppress_author { "-" } else { "" },
                cite.key,
                place.join(" "),
                cite.suffix
            )
        });
        let mark = if citation.narrative { "N " } else { "" };
        format!("{mark}{}", cites.collect::<Vec<_>>().join(" ; "))
    });
    told.collect()
}

#[test]
fn the_forms_of_the_manual_are_read() {
    for (text, told) in [
        ("[@a]", "||a||"),
        ("[@a, S. 12]", "||a|Page 12|"),
        ("[@a S. 12]", "||a|Page 12|"),
        ("[@a, 12]", "||a|Page 12|"),
        (
            "[vgl. @a, S. 3 f.; @b, Kap. 2]",
            "vgl.||a|Page 3 f.| ; ||b|Chapter 2|",
        ),
        ("@a", "N ||a||"),
        ("@a [S. 12]", "N ||a|Page 12|"),
        ("@a [siehe auch @b]", "N ||a|| ; siehe auch||b||"),
        ("@a [S. 3; vgl. @b]", "N ||a|Page 3| ; vgl.||b||"),
        ("@a [passim]", "N ||a||, passim"),
        ("@a [: passim]", "N ||a||: passim"),
        ("@a [(dort)]", "N ||a|| (dort)"),
        ("\\[@a\\]", "N ||a||"),
        ("[@a{}, 99 Jahre]", "||a||, 99 Jahre"),
        ("[-@a]", "||-a||"),
        ("-@a", "||-a||"),
        ("[@disputes:a, S. 2]", "|disputes|a|Page 2|"),
        ("[@{a}, S. 2]", "||a|Page 2|"),
        ("[@a, und öfter]", "||a||, und öfter"),
        ("[@a, S. 2, und öfter]", "||a|Page 2|, und öfter"),
        ("[siehe *etwa* @a]", "siehe *etwa*||a||"),
        ("[@a_b.c-d.]", "||a_b.c-d||."),
        ("[@a]; [@b]", "||a||"),
    ] {
        assert_eq!(read(text)[0], told, "{text}");
    }
}

#[test]
fn the_semicolon_of_an_entity_parts_nothing() {
    assert_eq!(read("[vgl. @a, und&nbsp;mehr; @b]").len(), 1);
}

#[test]
fn marks_of_quotes_at_the_beginnings_of_lines_are_left_out_and_nothing_else() {
    assert_eq!(read("> [siehe\n> auch @a]"), ["siehe auch||a||"]);
    assert_eq!(read("[siehe\n     >auch @a]"), ["siehe >auch||a||"]);
}

#[test]
fn a_part_without_a_work_makes_no_list() {
    assert_eq!(read("[siehe @a; und mehr]"), ["N ||a||"]);
    assert_eq!(read("[nichts]"), [""; 0]);
}

#[test]
fn places_stand_where_they_are_written() {
    let text = "> [*vgl.* @disputes:gestring-2014,\n> Abschnitt 4.2]";
    let Some(Reference::Citation(citation)) = references(text).pop() else {
        panic!()
    };
    let cite = &citation.cites[0];
    assert_eq!(&text[cite.key_range.clone()], "gestring-2014");
    let manner = cite.manner.as_ref().unwrap();
    assert_eq!(&text[manner.range.clone()], "disputes");
    let part = &cite.locator.as_ref().unwrap().parts[0];
    assert_eq!(
        (part.label, &text[part.range.clone()]),
        (Label::Section, "4.2")
    );
    assert!(
        text[citation.range.clone()].starts_with("[*vgl.*") && citation.range.end == text.len()
    );
}

#[test]
fn brackets_without_end_cost_no_more_than_their_length() {
    for piece in ["[", "[@a", "@a [", "[@a; ", "[[", "@", "[@a [@b ", "*[@a"] {
        let text = piece.repeat(100_000 / piece.len());
        assert!(references(&text).len() < 100_000);
    }
}
