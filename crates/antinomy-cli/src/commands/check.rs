//! `antinomy check`: everything that is wrong, in one run.

use crate::Failure;
use crate::arguments::{Colour, Common, Format};
use crate::{project, terminal};
use antinomy_kit::Loaded;
use antinomy_kit::report::{self, Drawing};
use antinomy_syntax::{Argument, Diagnostic, Severity};
use antinomy_words::Words;
use serde_json::{Value, json};
use std::io::IsTerminal;

pub(super) fn run(common: &Common, deny_warnings: bool, words: &Words) -> Result<(), Failure> {
    let loaded = project::load(common)?;
    let found = project::diagnostics(&loaded);
    match common.format {
        Format::Json => {
            let items: Vec<Value> = found
                .iter()
                .map(|found| item(&loaded, found, words))
                .collect();
            let envelope = json!({"schema": "antinomy/1", "kind": "diagnostics", "items": items});
            terminal::line(&serde_json::to_string_pretty(&envelope).unwrap_or_default())?;
        }
        Format::Table => terminal::write(&report::render(
            &loaded.base.files,
            &found,
            words,
            drawing(common, &std::io::stdout()),
        ))?,
    }
    let count = |severity| {
        found
            .iter()
            .filter(|found| found.code.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let arguments = [
        ("errors", Argument::from(errors)),
        ("warnings", Argument::from(warnings)),
        ("records", Argument::from(loaded.base.records().count())),
        ("files", Argument::from(loaded.base.files.iter().count())),
    ];
    let summary = if found.is_empty() {
        "check-clean"
    } else {
        "check-summary"
    };
    anstream::eprintln!("{}", words.say(summary, &arguments));
    if errors > 0 || (deny_warnings && warnings > 0) {
        Err(Failure::Content)
    } else {
        Ok(())
    }
}

/// Whether to draw with colours: as told, else if somebody looks at the stream who did not say no.
pub(super) fn drawing(common: &Common, stream: &impl IsTerminal) -> Drawing {
    let wanted = match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    if wanted {
        Drawing::Coloured
    } else {
        Drawing::Plain
    }
}

fn item(loaded: &Loaded, found: &Diagnostic, words: &Words) -> Value {
    let letter = words.letter(found);
    let files = &loaded.base.files;
    let place = |span: antinomy_syntax::Span| {
        let (from, until) = (
            files.position(span),
            files.file(span.file).position(span.end as usize),
        );
        json!({
            "path": files.file(span.file).path(),
            "line": from.line, "column": from.column, "end_line": until.line, "end_column": until.column,
            "bytes": [span.start, span.end],
        })
    };
    let related: Vec<Value> = found
        .related
        .iter()
        .zip(&letter.related)
        .map(|(related, label)| json!({"place": place(related.span), "label": label}))
        .collect();
    json!({
        "code": found.code.name,
        "number": found.code.number,
        "severity": match found.code.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "message": letter.title,
        "place": found.span.map(place),
        "label": letter.label,
        "related": related,
        "hint": letter.hint,
    })
}
