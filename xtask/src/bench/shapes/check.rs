//! Shapes that trouble `check` and what asks for contradictions: many of one thing in one record or one file.

use std::io::Write;

use anyhow::Result;

use super::Shape;
use super::ground::Ground;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "aliases",
        of: "aliases of one record",
        command: &["check"],
        size: 100_000,
        done: 0,
        bound: None,
        write: aliases,
    },
    Shape {
        name: "unknown-references",
        of: "records that name one of 48 letters that is not there, and nearly is",
        command: &["check"],
        size: 4_000,
        done: 1,
        bound: None,
        write: unknown_references,
    },
    Shape {
        name: "cures",
        of: "dates that can be mended, and one that makes a double in another file",
        command: &["check", "--fix", "--allow-dirty"],
        size: 800,
        done: 1,
        bound: None,
        write: cures,
    },
    Shape {
        name: "sides-contradictions",
        of: "sides of one contradiction",
        command: &["contradictions"],
        size: 8_000,
        done: 0,
        bound: None,
        write: sides,
    },
    Shape {
        name: "sides-show",
        of: "sides of one contradiction",
        command: &["show", "k"],
        size: 8_000,
        done: 0,
        bound: None,
        write: sides,
    },
    Shape {
        name: "sides-list",
        of: "sides of one contradiction",
        command: &["list", "contradiction"],
        size: 8_000,
        done: 0,
        bound: None,
        write: sides,
    },
    Shape {
        name: "sides-export",
        of: "sides of one contradiction",
        command: &["list", "contradiction", "--format", "json"],
        size: 8_000,
        done: 0,
        bound: None,
        write: sides,
    },
    Shape {
        name: "sides-voices",
        of: "sides of one contradiction, each with a voice of its own",
        command: &["contradictions"],
        size: 8_000,
        done: 0,
        bound: None,
        write: sides_voices,
    },
    Shape {
        name: "bad-cures",
        of: "dates that can be mended, half of which make a double in another file",
        command: &["check", "--fix", "--allow-dirty"],
        size: 400,
        done: 1,
        bound: None,
        write: bad_cures,
    },
    Shape {
        name: "wrong-sections",
        of: "sections of a source, and as many statements that name one which is not there",
        command: &["check"],
        size: 6_000,
        done: 1,
        bound: None,
        write: wrong_sections,
    },
    Shape {
        name: "dead-links",
        of: "links to records that are not in their file, and as many that are",
        command: &["check"],
        size: 4_000,
        done: 1,
        bound: None,
        write: dead_links,
    },
    Shape {
        name: "nested-summary",
        of: "chapters, each below the one before",
        command: &["check"],
        size: 1_000,
        done: 0,
        bound: None,
        write: nested_summary,
    },
    Shape {
        name: "defaults",
        of: "records of a file, and as many references under its defaults",
        command: &["check"],
        size: 8_000,
        done: 0,
        bound: Some("defaults-too-large"),
        write: defaults,
    },
    Shape {
        name: "one-author-and-year",
        of: "works of one author and one year",
        command: &["cite", "s0"],
        size: 3_000,
        done: 0,
        bound: None,
        write: one_author_and_year,
    },
    Shape {
        name: "commas",
        of: "commas in a text between braces that lacks its quotation marks",
        command: &["check"],
        size: 200_000,
        done: 1,
        bound: None,
        write: commas,
    },
    Shape {
        name: "referred",
        of: "issuers of a source, as many of its statements, and a mistake elsewhere",
        command: &["check"],
        size: 8_000,
        done: 1,
        bound: None,
        write: referred,
    },
    Shape {
        name: "stray-records",
        of: "other lists between a list and 900 records at the left margin",
        command: &["check"],
        size: 60_000,
        done: 1,
        bound: None,
        write: stray_records,
    },
    Shape {
        name: "cures-and-errors",
        of: "dates that can be mended, and as many errors that cannot",
        command: &["check", "--fix", "--allow-dirty"],
        size: 4_000,
        done: 1,
        bound: None,
        write: cures_and_errors,
    },
    Shape {
        name: "note",
        of: "MB of a note of one record",
        command: &["check"],
        size: 8,
        done: 0,
        bound: Some("page-too-long"),
        write: note,
    },
];

fn aliases(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/c.yaml", |out| {
        write!(out, "concepts:\n  - {{id: c, label: C, aliases: [a0")?;
        for number in 1..size {
            write!(out, ", a{number}")?;
        }
        Ok(writeln!(out, "]}}")?)
    })
}

fn unknown_references(ground: &Ground, size: u64) -> Result<()> {
    let stem = "abcdefgh".repeat(6);
    let wrong = format!("{}i", &stem[..stem.len() - 1]);
    ground.file("content/c.yaml", |out| {
        writeln!(out, "concepts:")?;
        for number in 0..size {
            writeln!(
                out,
                "  - {{id: {stem}-{number}, label: C{number}, related: [{wrong}-{number}]}}"
            )?;
        }
        Ok(())
    })
}

fn cures(ground: &Ground, size: u64) -> Result<()> {
    let book = "class: literature, type: book";
    ground.file("content/a.yaml", |out| {
        writeln!(out, "sources:")?;
        for number in 0..size {
            writeln!(
                out,
                "  - {{id: s{number}, {book}, title: T{number}, author: ['A{number}, B'], issued: 01.02.2003}}"
            )?;
        }
        Ok(writeln!(
            out,
            "  - {{id: same1, {book}, title: Same, author: ['Roe, B'], issued: 01.02.2003}}"
        )?)
    })?;
    ground.text(
        "content/z.yaml",
        &format!("sources:\n  - {{id: same2, {book}, title: Same, author: ['Roe, B'], issued: 2003-02-01}}\n"),
    )
}

/// The source, issuer and field that statements stand in.
pub(super) const DOCUMENT: &str = "\
actors:
  - {id: town, label: Town, kind: government, levels: city}
sources:
  - {id: s, class: policy, type: report, title: T, issued: 2001, issuer: town}
fields:
  - {id: f, label: F}
";

/// A contradiction between statements, a side each.
pub(super) const ASSERTED: &str = "category: contradiction, field: [f], asserted-by: {source: s, locator: {page: 3}}, because: x, finder: not-expected";

/// The row of the statement `stNUMBER` of a source; `more` are further keys of it, with a comma before each.
pub(super) fn statement(number: u64, source: &str, more: &str) -> String {
    format!(
        "  - {{id: st{number}, kind: goal, source: {source}, locator: {{page: 3}}, text: x{number}{more}}}"
    )
}

fn sides(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/r.yaml", |out| {
        writeln!(out, "{DOCUMENT}statements:")?;
        for number in 0..size {
            writeln!(out, "{}", statement(number, "s", ""))?;
        }
        write!(
            out,
            "contradictions:\n  - {{id: k, title: T, {ASSERTED}, sides: [[st0]"
        )?;
        for number in 1..size {
            write!(out, ", [st{number}]")?;
        }
        Ok(writeln!(out, "]}}")?)
    })
}

fn sides_voices(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/voices.yaml", |out| {
        writeln!(out, "actors:")?;
        for number in 0..size {
            writeln!(
                out,
                "  - {{id: a{number}, label: A{number}, kind: government, levels: city}}"
            )?;
        }
        writeln!(out, "statements:")?;
        for number in 0..size {
            writeln!(
                out,
                "{}",
                statement(number, "s", &format!(", voice: a{number}"))
            )?;
        }
        Ok(())
    })?;
    let sides: Vec<String> = (0..size).map(|number| format!("[st{number}]")).collect();
    let sides = sides.join(", ");
    ground.text(
        "content/r.yaml",
        &format!(
            "{DOCUMENT}contradictions:\n  - {{id: k, title: T, {ASSERTED}, sides: [{sides}]}}\n"
        ),
    )
}

fn bad_cures(ground: &Ground, size: u64) -> Result<()> {
    let book = |out: &mut dyn Write, id: &str, number: u64, date: &str| {
        writeln!(
            out,
            "  - {{id: {id}{number}, class: literature, type: book, title: T{number}, author: ['A{number}, B'], issued: {date}}}"
        )
    };
    ground.file("content/a.yaml", |out| {
        writeln!(out, "sources:")?;
        Ok((0..size).try_for_each(|number| book(out, "s", number, "01.02.2003"))?)
    })?;
    ground.file("content/z.yaml", |out| {
        writeln!(out, "sources:")?;
        Ok((0..size / 2).try_for_each(|number| book(out, "t", number, "2003-02-01"))?)
    })
}

fn wrong_sections(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/r.yaml", |out| {
        write!(
            out,
            "sources:\n  - {{id: s, class: policy, type: report, title: T, issued: 2001, sections: ["
        )?;
        (0..size).try_for_each(|number| write!(out, "{{id: section-{number}}}, "))?;
        writeln!(out, "]}}\nstatements:")?;
        for number in 0..size {
            let section = format!(", section: sectoin-{number}");
            writeln!(out, "{}", statement(number, "s", &section))?;
        }
        Ok(())
    })
}

fn dead_links(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/c.yaml", |out| {
        writeln!(out, "concepts:")?;
        Ok((0..size).try_for_each(|number| {
            writeln!(out, "  - {{id: record-{number}, label: R{number}}}")
        })?)
    })?;
    ground.file("content/concepts/t.md", |out| {
        write!(out, "---\nid: t\nlabel: T\n---\n\n")?;
        Ok((0..size).try_for_each(|number| writeln!(out, "[a](../c.yaml#recrod-{number})"))?)
    })
}

fn defaults(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/c.yaml", |out| {
        write!(out, "defaults:\n  related: [")?;
        (0..size).try_for_each(|number| write!(out, "c{number}, "))?;
        writeln!(out, "]\nconcepts:")?;
        Ok((0..size)
            .try_for_each(|number| writeln!(out, "  - {{id: c{number}, label: C{number}}}"))?)
    })
}

fn one_author_and_year(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/s.yaml", |out| {
        writeln!(out, "sources:")?;
        Ok((0..size).try_for_each(|number| {
            writeln!(
                out,
                "  - {{id: s{number}, class: literature, type: book, title: T{number}, author: ['Roe, A.'], issued: 2001}}"
            )
        })?)
    })
}

fn commas(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/c.yaml", |out| {
        write!(out, "concepts:\n  - {{id: c, label: {{en: a")?;
        (0..size).try_for_each(|number| write!(out, ", b{number}"))?;
        Ok(writeln!(out, "}}}}")?)
    })
}

fn referred(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/r.yaml", |out| {
        writeln!(
            out,
            "concepts:\n  - {{id: c, label: C, related: [nowhere]}}\nactors:"
        )?;
        for number in 0..size {
            writeln!(
                out,
                "  - {{id: a{number}, label: A{number}, kind: government, levels: city}}"
            )?;
        }
        write!(
            out,
            "sources:\n  - {{id: s, class: policy, type: report, title: T, issued: 2001, issuer: ["
        )?;
        (0..size).try_for_each(|number| write!(out, "a{number}, "))?;
        writeln!(out, "]}}\nstatements:")?;
        Ok((0..size).try_for_each(|number| writeln!(out, "{}", statement(number, "s", "")))?)
    })
}

fn stray_records(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/c.yaml", |out| {
        writeln!(out, "concepts:\n  - id: c\n    label: C")?;
        (0..size).try_for_each(|number| writeln!(out, "own{number}: [x]"))?;
        Ok((0..900).try_for_each(|number| writeln!(out, "id: c{number}\nlabel: C{number}"))?)
    })
}

fn cures_and_errors(ground: &Ground, size: u64) -> Result<()> {
    ground.file("content/a.yaml", |out| {
        writeln!(out, "actors:")?;
        for number in 0..size {
            writeln!(
                out,
                "  - {{id: a{number}, label: A{number}, kind: nothing-known, levels: city}}"
            )?;
        }
        writeln!(out, "sources:")?;
        Ok((0..size).try_for_each(|number| {
            writeln!(
                out,
                "  - {{id: s{number}, class: literature, type: book, title: T{number}, author: ['A{number}, B'], issued: 01.02.2003}}"
            )
        })?)
    })
}

fn note(ground: &Ground, megabytes: u64) -> Result<()> {
    const WORDS: &str = "Words about something that is known, and more of them. ";
    ground.file("content/a.yaml", |out| {
        write!(
            out,
            "actors:\n  - {{id: town, label: Town, kind: government, levels: city, note: '"
        )?;
        for _ in 0..megabytes * 1_000_000 / WORDS.len() as u64 {
            out.write_all(WORDS.as_bytes())?;
        }
        Ok(writeln!(out, "'}}")?)
    })
}

fn nested_summary(ground: &Ground, size: u64) -> Result<()> {
    for step in 0..size {
        ground.text(&format!("book/en/src/step-{step}.md"), "# Step\n")?;
    }
    ground.file("book/en/src/SUMMARY.md", |out| {
        for step in 0..size {
            let indent = "  ".repeat(step as usize);
            writeln!(out, "{indent}- [Step {step}](step-{step}.md)")?;
        }
        Ok(())
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

    fn codes(workspace: &Workspace) -> Vec<String> {
        let found = workspace.check();
        found
            .iter()
            .map(|found| found.code.name().to_owned())
            .collect()
    }

    #[test]
    fn aliases_are_those_of_one_concept_and_nothing_is_wrong() {
        let workspace = opened(aliases, 5);
        let id = workspace.base.find("a4").unwrap();
        assert_eq!(workspace.base.record(id).id, "c");
        assert_eq!(codes(&workspace), [""; 0]);
    }

    #[test]
    fn each_unknown_reference_is_one_letter_away() {
        let workspace = opened(unknown_references, 3);
        assert_eq!(codes(&workspace), ["unknown-reference"; 3]);
    }

    #[test]
    fn each_date_can_be_mended() {
        let workspace = opened(cures, 3);
        let found = workspace.check();
        let safe = found
            .iter()
            .filter_map(|found| found.edit.as_ref())
            .filter(|edit| edit.is_safe);
        assert_eq!(safe.count(), 4);
    }

    #[test]
    fn each_side_has_a_voice_of_its_own() {
        let workspace = opened(sides_voices, 4);
        let (_, record) = workspace.base.of_kind(Kind::Contradiction).next().unwrap();
        assert_eq!(record.contradiction().unwrap().sides.len(), 4);
        assert_eq!(workspace.base.of_kind(Kind::Actor).count(), 5);
    }

    #[test]
    fn half_of_the_bad_cures_have_a_double() {
        let workspace = opened(bad_cures, 4);
        assert_eq!(workspace.base.of_kind(Kind::Source).count(), 6);
        let found = codes(&workspace);
        assert_eq!(found.iter().filter(|code| *code == "bad-date").count(), 4);
    }

    #[test]
    fn each_wrong_section_and_each_dead_link_is_one_mistake() {
        let count =
            |codes: Vec<String>, wanted| codes.iter().filter(|code| *code == wanted).count();
        assert_eq!(
            count(codes(&opened(wrong_sections, 3)), "unknown-section"),
            3
        );
        assert_eq!(count(codes(&opened(dead_links, 3)), "dead-link"), 3);
    }

    #[test]
    fn each_record_has_the_defaults_and_each_work_the_same_author() {
        let workspace = opened(defaults, 3);
        assert_eq!(workspace.base.of_kind(Kind::Concept).count(), 3);
        assert!(!codes(&workspace).contains(&"unknown-reference".to_owned()));
        let workspace = opened(one_author_and_year, 3);
        assert_eq!(workspace.base.of_kind(Kind::Source).count(), 3);
    }

    #[test]
    fn one_contradiction_has_all_statements_as_sides() {
        let workspace = opened(sides, 4);
        let (_, record) = workspace.base.of_kind(Kind::Contradiction).next().unwrap();
        assert_eq!(record.contradiction().unwrap().sides.len(), 4);
    }

    #[test]
    fn each_shape_of_many_mistakes_has_those_it_names() {
        let count = |write, size, wanted: &str| {
            let found = codes(&opened(write, size));
            found.iter().filter(|code| *code == wanted).count()
        };
        assert_eq!(count(commas, 5, "comma-in-text"), 1);
        assert_eq!(count(referred, 3, "unknown-reference"), 1);
        assert_eq!(count(referred, 3, "statement-without-voice"), 3);
        assert_eq!(count(stray_records, 3, "missing-dash"), 900);
        assert_eq!(count(cures_and_errors, 3, "unknown-choice"), 3);
        assert_eq!(count(cures_and_errors, 3, "bad-date"), 3);
    }
}
