//! Shapes that trouble `build` and the preprocessor: much of one thing in one text, pages that grow with their number.

use anyhow::Result;

use super::Shape;
use super::check::{ASSERTED, DOCUMENT, statement};
use super::ground::{Ground, INPUT};

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "levels",
        of: "contradictions, one for each pair of levels (40 levels have 780)",
        command: &["build"],
        size: 780,
        done: 0,
        bound: None,
        write: levels,
    },
    Shape {
        name: "bad-links",
        of: "links in one line that nobody may follow",
        command: &["build"],
        size: 8_000,
        done: 1,
        bound: None,
        write: |ground, size| text(ground, size, "[a](javascript:x) "),
    },
    Shape {
        name: "bad-images",
        of: "images in one line that nobody may load",
        command: &["build"],
        size: 8_000,
        done: 1,
        bound: None,
        write: |ground, size| text(ground, size, "![a](javascript:x) "),
    },
    Shape {
        name: "unknown-citations",
        of: "citations in one line of works that are not there",
        command: &["build"],
        size: 8_000,
        done: 1,
        bound: None,
        write: |ground, size| text(ground, size, "[@nobody] "),
    },
    Shape {
        name: "citations",
        of: "citations in one text",
        command: &["build"],
        size: 4_000,
        done: 0,
        bound: None,
        write: citations,
    },
    Shape {
        name: "contradictions-of-one-field",
        of: "contradictions in one field, with sources of their own",
        command: &["build"],
        size: 500,
        done: 0,
        bound: None,
        write: contradictions_of_one_field,
    },
    Shape {
        name: "implies-chain",
        of: "propositions, each with a statement, that each imply the next",
        command: &["build"],
        size: 500,
        done: 0,
        bound: None,
        write: implies_chain,
    },
    Shape {
        name: "equal-headings",
        of: "equal headings in one chapter",
        command: &["build"],
        size: 16_000,
        done: 0,
        bound: Some("page-too-full"),
        write: |ground, size| chapter(ground, size, "## Words\n\n"),
    },
    Shape {
        name: "heading-attributes",
        of: "headings with attributes in one chapter",
        command: &["build"],
        size: 16_000,
        done: 0,
        bound: Some("page-too-full"),
        write: |ground, size| chapter(ground, size, "## Words {#words .a .b}\n\n"),
    },
    Shape {
        name: "footnote-marks",
        of: "marks of one footnote",
        command: &["build"],
        size: 500_000,
        done: 0,
        bound: Some("page-too-full"),
        write: footnote_marks,
    },
    Shape {
        name: "stars",
        of: "stars in prose that open an emphasis and close none",
        command: &["build"],
        size: 1_000_000,
        done: 0,
        bound: Some("page-too-"),
        write: |ground, size| text(ground, size, "*a "),
    },
    Shape {
        name: "preprocessor",
        of: "MB of a chapter with citations",
        command: &["mdbook", "cite"],
        size: 20,
        done: 0,
        bound: Some("page-too-long"),
        write: preprocessor,
    },
];

/// The prose of a concept: one piece over and over, in one line.
fn text(ground: &Ground, size: u64, piece: &str) -> Result<()> {
    ground.file("content/concepts/t.md", |out| {
        write!(out, "---\nid: t\nlabel: T\n---\n\n")?;
        for _ in 0..size {
            out.write_all(piece.as_bytes())?;
        }
        Ok(writeln!(out)?)
    })
}

/// A chapter written by hand: one piece over and over.
fn chapter(ground: &Ground, size: u64, piece: &str) -> Result<()> {
    ground.file("book/en/src/start.md", |out| {
        write!(out, "# Start\n\n")?;
        for _ in 0..size {
            out.write_all(piece.as_bytes())?;
        }
        Ok(())
    })
}

/// As many levels as have so many pairs: counted by pairs, because the content grows with those.
fn levels(ground: &Ground, size: u64) -> Result<()> {
    let pairs = (0..).flat_map(|one| (0..one).map(move |other| (one, other)));
    let pairs: Vec<(u64, u64)> = pairs.take(size as usize).collect();
    let count = pairs.last().map_or(1, |(one, _)| one + 1);
    let rows = (0..count).map(|level| {
        format!("  - {{id: l{level}, label: L{level}, letter: L{level}, shape: circle}}\n")
    });
    ground.manifest(&format!("levels:\n{}", rows.collect::<String>()), "")?;
    ground.without_search()?;
    ground.file("content/r.yaml", |out| {
        writeln!(out, "actors:")?;
        for level in 0..count {
            writeln!(out, "  - {{id: a{level}, label: A{level}, kind: government, levels: l{level}}}")?;
        }
        writeln!(out, "sources:")?;
        for level in 0..count {
            writeln!(
                out,
                "  - {{id: s{level}, class: policy, type: report, title: T{level}, issued: 2001, issuer: a{level}}}"
            )?;
        }
        writeln!(out, "fields:\n  - {{id: f, label: F}}\nstatements:")?;
        for level in 0..count {
            writeln!(out, "{}", statement(level, &format!("s{level}"), ""))?;
        }
        writeln!(out, "contradictions:")?;
        for (one, other) in pairs {
            writeln!(
                out,
                "  - {{id: k{one}-{other}, title: T, category: contradiction, field: [f], asserted-by: {{source: s0, locator: {{page: 3}}}}, \
                 because: x, finder: not-expected, sides: [[st{one}], [st{other}]]}}"
            )?;
        }
        Ok(())
    })
}

fn citations(ground: &Ground, size: u64) -> Result<()> {
    ground.text(
        "content/s.yaml",
        "sources:\n  - {id: s, class: literature, type: book, title: T, author: 'Roe, A.', issued: 2001}\n",
    )?;
    text(ground, size, "Words [@s, p. 3] and more. ")
}

fn contradictions_of_one_field(ground: &Ground, size: u64) -> Result<()> {
    ground.without_search()?;
    ground.file("content/r.yaml", |out| {
        writeln!(
            out,
            "actors:\n  - {{id: town, label: Town, kind: government, levels: city}}\n  - {{id: land, label: Land, kind: government, levels: state}}\n\
             fields:\n  - {{id: f, label: F}}\nsources:\n  - {{id: s, class: policy, type: report, title: T, issued: 2001, issuer: town}}"
        )?;
        let voices = ["town", "land"];
        for number in 0..2 * size {
            let voice = voices[number as usize % 2];
            writeln!(out, "  - {{id: s{number}, class: policy, type: report, title: T{number}, issued: 2001, issuer: {voice}}}")?;
        }
        writeln!(out, "statements:")?;
        for number in 0..2 * size {
            writeln!(out, "{}", statement(number, &format!("s{number}"), ""))?;
        }
        writeln!(out, "contradictions:")?;
        for number in 0..size {
            let (one, other) = (2 * number, 2 * number + 1);
            writeln!(out, "  - {{id: k{number}, title: T{number}, {ASSERTED}, sides: [[st{one}], [st{other}]]}}")?;
        }
        Ok(())
    })
}

fn implies_chain(ground: &Ground, size: u64) -> Result<()> {
    ground.without_search()?;
    ground.file("content/r.yaml", |out| {
        writeln!(out, "{DOCUMENT}propositions:")?;
        for number in 0..size {
            let next = number + 1;
            let implies = if next < size {
                format!(", implies: [p{next}]")
            } else {
                String::new()
            };
            writeln!(
                out,
                "  - {{id: p{number}, text: 'P{number}.', field: [f]{implies}}}"
            )?;
        }
        writeln!(out, "statements:")?;
        for number in 0..size {
            let position = format!(", field: [f], positions: {{p{number}: 1}}");
            writeln!(out, "{}", statement(number, "s", &position))?;
        }
        Ok(())
    })
}

fn footnote_marks(ground: &Ground, size: u64) -> Result<()> {
    ground.file("book/en/src/start.md", |out| {
        write!(out, "# Start\n\n[^a]: A note.\n\n")?;
        for _ in 0..size {
            out.write_all(b"[^a]")?;
        }
        Ok(writeln!(out)?)
    })
}

/// What a stock mdBook writes to a preprocessor.
fn preprocessor(ground: &Ground, size: u64) -> Result<()> {
    ground.text(
        "content/s.yaml",
        "sources:\n  - {id: s, class: literature, type: book, title: T, author: 'Roe, A.', issued: 2001}\n",
    )?;
    let root = ground
        .root()
        .join("book/en")
        .display()
        .to_string()
        .replace('\\', "\\\\");
    ground.file(INPUT, |out| {
        write!(
            out,
            "[{{\"root\": \"{root}\", \"config\": {{\"book\": {{\"title\": \"Test\", \"language\": \"en\"}}, \
             \"preprocessor\": {{\"antinomy-cite\": {{}}}}, \"output\": {{\"html\": {{}}}}}}, \"renderer\": \"html\", \
             \"mdbook_version\": \"0.5.4\"}}, {{\"items\": [{{\"Chapter\": {{\"name\": \"Start\", \"content\": \"# Start\\n\\n"
        )?;
        const PIECE: &str = "Words about something, as is known [@s, p. 3], and more words, then an end.\\n\\n";
        for _ in 0..size * 1_000_000 / PIECE.len() as u64 {
            out.write_all(PIECE.as_bytes())?;
        }
        Ok(write!(
            out,
            "\", \"number\": [1], \"sub_items\": [], \"path\": \"start.md\", \"source_path\": \"start.md\", \"parent_names\": []}}}}]}}]"
        )?)
    })
}

#[cfg(test)]
mod tests {
    use antinomy_kit::Workspace;
    use antinomy_model::Kind;

    use super::*;

    fn opened(write: fn(&Ground, u64) -> Result<()>, size: u64) -> Workspace {
        let dir = tempfile::tempdir().unwrap();
        write(&Ground::new(dir.path()).unwrap(), size).unwrap();
        Workspace::open(dir.path()).unwrap()
    }

    fn count(workspace: &Workspace, kind: Kind) -> usize {
        workspace.base.of_kind(kind).count()
    }

    fn problems(workspace: &Workspace) -> Vec<String> {
        let found = workspace.check();
        found
            .iter()
            .map(|found| found.code.name().to_owned())
            .collect()
    }

    #[test]
    fn each_pair_of_levels_has_a_contradiction() {
        let workspace = opened(levels, 10);
        assert_eq!(count(&workspace, Kind::Contradiction), 10);
        assert_eq!(workspace.base.manifest.levels.len(), 5);
        assert_eq!(problems(&workspace), [""; 0]);
    }

    #[test]
    fn contradictions_of_one_field_have_two_sources_each() {
        let workspace = opened(contradictions_of_one_field, 3);
        assert_eq!(count(&workspace, Kind::Contradiction), 3);
        assert_eq!(count(&workspace, Kind::Source), 7);
        assert_eq!(problems(&workspace), [""; 0]);
    }

    #[test]
    fn a_chain_of_propositions_has_a_statement_for_each() {
        let workspace = opened(implies_chain, 4);
        assert_eq!(
            (
                count(&workspace, Kind::Proposition),
                count(&workspace, Kind::Statement)
            ),
            (4, 4)
        );
        assert_eq!(problems(&workspace), [""; 0]);
    }

    #[test]
    fn citations_name_a_work_that_is_there() {
        let workspace = opened(citations, 3);
        assert_eq!(count(&workspace, Kind::Source), 1);
        assert_eq!(problems(&workspace), [""; 0]);
    }
}
