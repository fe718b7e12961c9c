//! Why nothing was found, said to people below the empty table.

use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_kit::{Bounds, Watch};
use antinomy_query::{Emptying, MOST_COUNTED, Mismatch, Query, Rdf, Run, Seen, SeenKind};
use antinomy_syntax::Argument;
use std::time::Duration;

/// Looking for the reason may take this long, and never longer than the query itself.
const MOST_TIME: Duration = Duration::from_secs(5);

/// Says which condition leaves nothing. If that cannot be found in time, nothing is said.
pub(super) fn say(
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    query: &Query,
    text: &str,
    bounds: Bounds,
) {
    let bounds = Bounds {
        time: bounds.time.min(MOST_TIME),
        ..bounds
    };
    // The answer is out already: what cannot be left within one call ends the program as it would have ended.
    let watch = Watch::begin(bounds, |_| std::process::exit(0));
    let run = Run {
        language: project.language,
        stop: watch.stop(),
    };
    let Ok(Some(found)) = query.emptied(text, rdf, &run) else {
        return;
    };
    drop(watch);
    for line in lines(project, &found, text) {
        terminal::say(&visible_line(&line));
    }
}

fn lines(project: &OpenProject<'_>, found: &Emptying, text: &str) -> Vec<String> {
    let words = project.words;
    let mut first = String::new();
    let start = found.place.as_ref().map(|it| it.start);
    // The only line needs no number.
    if let Some(start) = start.filter(|_| text.trim().contains('\n')) {
        let line = 1 + text[..start].matches('\n').count();
        first += &words.say("query-emptied-line", &[("line", Argument::from(line))]);
        first.push(' ');
    }
    let before = match found.before {
        None => Argument::from("first"),
        Some(count) if count > MOST_COUNTED => Argument::from("many"),
        Some(count) => Argument::from(count),
    };
    let condition = if found.text.is_empty() {
        words.word("query-emptied-part")
    } else {
        found.text.clone()
    };
    let arguments = [
        ("before", before),
        ("condition", Argument::from(condition)),
        ("most", Argument::from(MOST_COUNTED)),
    ];
    first += &words.say("query-emptied", &arguments);
    let seen = found.seen.iter().map(|it| seen(project, it));
    let mismatch = found.mismatch.map(|it| words.word(key_of(it)));
    std::iter::once(first).chain(seen).chain(mismatch).collect()
}

fn seen(project: &OpenProject<'_>, seen: &Seen) -> String {
    let key = match seen.kind {
        SeenKind::Variable => "query-seen-variable",
        SeenKind::Aggregate => "query-seen-aggregate",
        SeenKind::Predicate => "query-seen-predicate",
        SeenKind::Missing => "query-seen-missing",
        SeenKind::Holders => "query-seen-holders",
    };
    let mut values = seen.values.join(", ");
    if !seen.are_all {
        values += ", …";
    }
    let arguments = [
        ("of", Argument::from(seen.of.as_str())),
        ("count", Argument::from(seen.values.len())),
        ("values", Argument::from(values)),
    ];
    project.words.say(key, &arguments)
}

fn key_of(mismatch: Mismatch) -> &'static str {
    match mismatch {
        Mismatch::TextWithNumbers => "query-mismatch-text-with-numbers",
        Mismatch::NumberWithTexts => "query-mismatch-number-with-texts",
        Mismatch::TextWithResources => "query-mismatch-text-with-resources",
        Mismatch::NumberWithResources => "query-mismatch-number-with-resources",
        Mismatch::PlainWithTagged => "query-mismatch-plain-with-tagged",
    }
}
