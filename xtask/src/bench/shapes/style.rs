//! Shapes of a citation style that content brings along: few bytes that become much work.

use std::io::Write;

use anyhow::Result;

use super::Shape;
use super::ground::Ground;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "macros-build",
        of: "macros that each call the next one twice",
        command: &["build"],
        size: 22,
        done: 0,
        bound: Some("takes too much work"),
        write: macros,
    },
    Shape {
        name: "macros-cite",
        of: "macros that each call the next one twice",
        command: &["cite", "s"],
        size: 40,
        done: 0,
        bound: Some("takes too much work"),
        write: macros,
    },
    Shape {
        name: "groups-build",
        of: "groups, each within the one before",
        command: &["build"],
        size: 10_000,
        done: 0,
        bound: Some("nested too deeply"),
        write: groups,
    },
    Shape {
        name: "groups-check",
        of: "groups, each within the one before",
        command: &["check"],
        size: 10_000,
        done: 0,
        bound: Some("nested too deeply"),
        write: groups,
    },
];

const HEAD: &str = "\
<?xml version=\"1.0\" encoding=\"utf-8\"?>
<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
";

fn macros(ground: &Ground, size: u64) -> Result<()> {
    styled(ground, |out| {
        for number in 0..size {
            let next = number + 1;
            writeln!(
                out,
                "<macro name=\"m{number}\"><text macro=\"m{next}\"/><text macro=\"m{next}\"/></macro>"
            )?;
        }
        writeln!(
            out,
            "<macro name=\"m{size}\"><text variable=\"title\"/></macro>"
        )?;
        Ok(writeln!(
            out,
            "<citation><layout><text macro=\"m0\"/></layout></citation>"
        )?)
    })
}

fn groups(ground: &Ground, size: u64) -> Result<()> {
    styled(ground, |out| {
        write!(out, "<citation><layout>")?;
        (0..size).try_for_each(|_| write!(out, "<group>"))?;
        write!(out, "<text variable=\"title\"/>")?;
        (0..size).try_for_each(|_| write!(out, "</group>"))?;
        Ok(writeln!(out, "</layout></citation>")?)
    })
}

/// A knowledge base with a work and a style of its own.
fn styled(ground: &Ground, body: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    ground.manifest("", "csl: own.csl\n")?;
    ground.text(
        "content/sources.yaml",
        "sources:\n  - {id: s, class: literature, type: book, author: ['Roe, A.'], issued: 2001, title: T}\n",
    )?;
    ground.file("content/own.csl", |out| {
        write!(out, "{HEAD}")?;
        body(out)?;
        writeln!(
            out,
            "<bibliography><layout><text variable=\"title\"/></layout></bibliography>"
        )?;
        Ok(writeln!(out, "</style>")?)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn style(write: fn(&Ground, u64) -> Result<()>, size: u64) -> String {
        let dir = tempfile::tempdir().unwrap();
        write(&Ground::new(dir.path()).unwrap(), size).unwrap();
        let manifest = fs::read_to_string(dir.path().join("content/antinomy.yaml")).unwrap();
        assert!(manifest.contains("csl: own.csl"));
        fs::read_to_string(dir.path().join("content/own.csl")).unwrap()
    }

    #[test]
    fn each_macro_calls_the_next_one_twice() {
        let text = style(macros, 3);
        assert_eq!(text.matches("<macro name").count(), 4);
        assert_eq!(text.matches("macro=\"m2\"").count(), 2);
    }

    #[test]
    fn groups_are_closed() {
        let text = style(groups, 5);
        assert_eq!(
            (
                text.matches("<group>").count(),
                text.matches("</group>").count()
            ),
            (5, 5)
        );
    }
}
