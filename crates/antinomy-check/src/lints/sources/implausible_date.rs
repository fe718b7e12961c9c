//! A year of issue that lies in the Middle Ages or in the future. There is no clock here: the future begins some years
//! after the edition of the knowledge base.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Interval, SourceClass, SourceType};
use antinomy_model::{KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L048", "implausible-date", Warning;
}

/// Before this year nothing was printed.
const FIRST: i32 = 1400;
/// How many years after the edition a source may be announced for.
const AHEAD: i32 = 5;

pub(super) struct ImplausibleDate;

impl Lint for ImplausibleDate {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let source = record.source();
        out.extend(source.and_then(|source| report(facts.base(), source)));
    }
}

fn report(base: &KnowledgeBase, source: &Source) -> Option<Diagnostic> {
    let issued = source.issued.as_ref()?;
    let years = [issued.value.from, issued.value.until];
    let years = || years.iter().filter_map(|it| it.year());
    let found = || Diagnostic::new(&CODE, issued.span).with("issued", issued.value.to_string());
    if years().any(|year| year < FIRST) && !may_be_old(source) {
        return Some(found().hint("past"));
    }
    let last = years().max()?;
    // Most years lie before any edition, so that its date need not be parsed for them.
    let edition = base.manifest.edition_date.as_deref()?;
    let edition = Interval::parse(edition).ok()?.until.year()?;
    (last > edition + AHEAD).then(|| found().with("edition", edition.to_string()))
}

/// Laws, classics and manuscripts are older than print.
fn may_be_old(source: &Source) -> bool {
    let unprinted = [SourceType::Classic, SourceType::Manuscript];
    source.class == Some(SourceClass::Law)
        || source.r#type.is_some_and(|it| unprinted.contains(&it))
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::{book, names_in, names_of_source};

    #[test]
    fn the_future_is_unknown_without_an_edition() {
        assert!(names_of_source("issued: 2999").is_empty());
    }

    #[test]
    fn the_future_begins_some_years_after_the_edition() {
        let manifest = include_str!("../../examples/antinomy.yaml");
        let manifest = format!("{manifest}edition: {{name: first, date: 2020-05}}\n");
        for (issued, is_future) in [("2025", false), ("2026", true), ("2019/2030", true)] {
            let own = book(&format!("issued: {issued}"));
            let files = [
                ("content/antinomy.yaml", manifest.clone()),
                ("content/own.yaml", own),
            ];
            let (_, found) = crate::check_example(files);
            let mut names = found.iter().map(|found| found.code.name());
            assert_eq!(
                names.any(|name| name == "implausible-date"),
                is_future,
                "{issued}"
            );
        }
    }

    #[test]
    fn what_was_never_printed_may_be_old() {
        assert_eq!(names_of_source("issued: '0207'"), ["implausible-date"]);
        let classic = "sources:\n  - {id: own, class: literature, type: classic, title: T, issued: '-0350'}\n";
        assert!(names_in(classic).is_empty());
    }
}
