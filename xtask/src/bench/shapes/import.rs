//! Shapes that trouble `import`: bibliographies that are long, or whose entries hang on each other.

use anyhow::Result;

use super::Shape;
use super::ground::Ground;

/// `--dry-run` writes nothing and reads everything.
const BIB: &[&str] = &["import", "l.bib", "--dry-run"];

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "crossref-chain",
        of: "entries, each with a crossref to the next",
        command: BIB,
        size: 8_000,
        done: 0,
        bound: None,
        write: |ground, size| crossrefs(ground, size, None),
    },
    Shape {
        name: "crossref-circle",
        of: "entries with a crossref to the next, and the last to the first",
        command: BIB,
        size: 8_000,
        done: 0,
        bound: None,
        write: |ground, size| crossrefs(ground, size, Some(0)),
    },
    Shape {
        name: "xdata",
        of: "pieces of xdata that one entry takes over",
        command: BIB,
        size: 8_000,
        done: 0,
        bound: None,
        write: xdata,
    },
    Shape {
        name: "unknown-fields",
        of: "fields of one entry that nobody knows",
        command: BIB,
        size: 120_000,
        done: 0,
        bound: None,
        write: unknown_fields,
    },
    Shape {
        name: "equal-fields",
        of: "fields of one entry that it has already",
        command: BIB,
        size: 120_000,
        done: 0,
        bound: None,
        write: |ground, size| {
            one_entry(ground, "l.bib", BIB_ENTRY, size, |_| {
                ",\n  note = {x}".to_owned()
            })
        },
    },
    Shape {
        name: "bib-fields",
        of: "MB of fields of one entry of a .bib",
        command: BIB,
        size: 8,
        done: 0,
        bound: None,
        write: |ground, size| {
            one_entry(ground, "l.bib", BIB_ENTRY, size * 40_000, |number| {
                format!(",\n  own{number:08} = {{words}}")
            })
        },
    },
    Shape {
        name: "ris-fields",
        of: "MB of fields of one entry of .ris",
        command: &["import", "l.ris", "--dry-run"],
        size: 8,
        done: 0,
        bound: Some("too long for a page"),
        write: |ground, size| {
            one_entry(ground, "l.ris", RIS_ENTRY, size * 50_000, |number| {
                format!("N1  - Note {number:08}\n")
            })
        },
    },
    Shape {
        name: "csl-json-fields",
        of: "MB of fields of one item of CSL JSON",
        command: &["import", "l.json", "--dry-run"],
        size: 8,
        done: 0,
        bound: None,
        write: |ground, size| {
            one_entry(ground, "l.json", JSON_ENTRY, size * 40_000, |number| {
                format!(",\n\"own{number:08}\": \"words\"")
            })
        },
    },
    Shape {
        name: "bib",
        of: "MB of a lean .bib",
        command: BIB,
        size: 50,
        done: 0,
        bound: Some("Reading ends here"),
        write: |ground, size| {
            library(
                ground,
                "l.bib",
                "",
                size,
                "",
                |number| {
                    format!(
                        "@book{{e{number},\n  author = {{Roe, A{number}}},\n  title = {{Title {number}}},\n  date = {{2001}}\n}}\n"
                    )
                },
                "",
            )
        },
    },
    Shape {
        name: "bib-abstracts",
        of: "MB of a .bib with abstracts",
        command: BIB,
        size: 50,
        done: 0,
        bound: Some("Reading ends here"),
        write: |ground, size| {
            let words = "Words about something that is known. ".repeat(12);
            library(
                ground,
                "l.bib",
                "",
                size,
                "",
                |number| {
                    format!(
                        "@book{{e{number},\n  author = {{Roe, A{number}}},\n  title = {{Title {number}}},\n  date = {{2001}},\n  abstract = {{{words}}}\n}}\n"
                    )
                },
                "",
            )
        },
    },
    Shape {
        name: "ris",
        of: "MB of .ris",
        command: &["import", "l.ris", "--dry-run"],
        size: 50,
        done: 0,
        bound: Some("Reading ends here"),
        write: |ground, size| {
            library(
                ground,
                "l.ris",
                "",
                size,
                "",
                |number| {
                    format!(
                        "TY  - BOOK\nAU  - Roe, A{number}\nTI  - Title {number}\nPY  - 2001\nER  - \n\n"
                    )
                },
                "",
            )
        },
    },
    Shape {
        name: "csl-json",
        of: "MB of CSL JSON",
        command: &["import", "l.json", "--dry-run"],
        size: 50,
        done: 0,
        bound: Some("Reading ends here"),
        write: |ground, size| {
            library(
                ground,
                "l.json",
                "[",
                size,
                ",\n",
                |number| {
                    format!(
                        "{{\"id\": \"e{number}\", \"type\": \"book\", \"title\": \"Title {number}\", \"author\": [{{\"family\": \"Roe\", \"given\": \"A{number}\"}}], \
                     \"issued\": {{\"date-parts\": [[2001]]}}}}"
                    )
                },
                "]\n",
            )
        },
    },
];

fn crossrefs(ground: &Ground, size: u64, last: Option<u64>) -> Result<()> {
    ground.file("l.bib", |out| {
        for number in 0..size {
            let next = if number + 1 < size { Some(number + 1) } else { last };
            let crossref = next.map(|next| format!(", crossref = {{e{next}}}")).unwrap_or_default();
            writeln!(out, "@book{{e{number}, author = {{Roe, A}}, title = {{Title {number}}}, date = {{2001}}{crossref}}}")?;
        }
        Ok(())
    })
}

fn xdata(ground: &Ground, size: u64) -> Result<()> {
    ground.file("l.bib", |out| {
        write!(
            out,
            "@book{{e, author = {{Roe, A}}, title = {{Title}}, date = {{2001}}, xdata = {{x0"
        )?;
        for number in 1..size {
            write!(out, ",x{number}")?;
        }
        writeln!(out, "}}}}")?;
        for number in 0..size {
            writeln!(out, "@xdata{{x{number}, note = {{Note {number}}}}}")?;
        }
        Ok(())
    })
}

fn unknown_fields(ground: &Ground, size: u64) -> Result<()> {
    one_entry(ground, "l.bib", BIB_ENTRY, size, |number| {
        format!(",\n  own{number} = {{x}}")
    })
}

/// What stands before the fields of an entry, and behind them.
type Around = (&'static str, &'static str);

const BIB_ENTRY: Around = (
    "@book{e, author = {Roe, A}, title = {Title}, date = {2001}",
    "\n}\n",
);
const RIS_ENTRY: Around = (
    "TY  - BOOK\nAU  - Roe, A\nTI  - Title\nPY  - 2001\n",
    "ER  - \n",
);
const JSON_ENTRY: Around = (
    "[{\"id\": \"e\", \"type\": \"book\", \"title\": \"Title\", \"issued\": {\"date-parts\": [[2001]]}",
    "}]\n",
);

/// A bibliography of one entry with as many fields.
fn one_entry(
    ground: &Ground,
    path: &str,
    (before, after): Around,
    size: u64,
    field: impl Fn(u64) -> String,
) -> Result<()> {
    ground.file(path, |out| {
        out.write_all(before.as_bytes())?;
        (0..size).try_for_each(|number| out.write_all(field(number).as_bytes()))?;
        Ok(out.write_all(after.as_bytes())?)
    })
}

/// Entries up to a number of MB, with what stands between and around them.
fn library(
    ground: &Ground,
    path: &str,
    before: &str,
    megabytes: u64,
    between: &str,
    entry: impl Fn(u64) -> String,
    after: &str,
) -> Result<()> {
    ground.file(path, |out| {
        out.write_all(before.as_bytes())?;
        let (mut written, mut number) = (0, 0);
        while written < megabytes * 1_000_000 {
            let mut piece = if number == 0 {
                String::new()
            } else {
                between.to_owned()
            };
            piece += &entry(number);
            out.write_all(piece.as_bytes())?;
            written += piece.len() as u64;
            number += 1;
        }
        Ok(out.write_all(after.as_bytes())?)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn written(write: impl FnOnce(&Ground) -> Result<()>, path: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        write(&Ground::new(dir.path()).unwrap()).unwrap();
        fs::read_to_string(dir.path().join(path)).unwrap()
    }

    #[test]
    fn a_chain_ends_and_a_circle_does_not() {
        let chain = written(|ground| crossrefs(ground, 3, None), "l.bib");
        assert_eq!(chain.matches("crossref").count(), 2);
        let circle = written(|ground| crossrefs(ground, 3, Some(0)), "l.bib");
        assert_eq!(circle.matches("crossref").count(), 3);
        assert!(circle.ends_with("crossref = {e0}}\n"));
    }

    #[test]
    fn one_entry_takes_over_all_xdata() {
        let text = written(|ground| xdata(ground, 3), "l.bib");
        assert!(text.contains("xdata = {x0,x1,x2}}"));
        assert_eq!(text.matches("@xdata").count(), 3);
    }

    #[test]
    fn one_entry_has_all_unknown_fields() {
        let text = written(|ground| unknown_fields(ground, 3), "l.bib");
        assert_eq!(
            (text.matches('@').count(), text.matches("own").count()),
            (1, 3)
        );
    }

    #[test]
    fn a_library_is_as_long_as_it_should_be_and_whole() {
        let text = written(
            |ground| library(ground, "l", "[", 1, ", ", |number| number.to_string(), "]"),
            "l",
        );
        assert!((1_000_000..1_000_100).contains(&text.len()));
        assert!(text.starts_with("[0, 1, 2, ") && text.ends_with(']'));
    }
}
