//! A year of issue that lies in the Middle Ages or in the future. There is no clock here: the future begins some years
//! after the edition of the knowledge base.

use super::sources;
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_model::values::{Interval, SourceClass, SourceType};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let edition = base.manifest.edition_date.as_deref();
        let edition = edition.and_then(|date| Interval::parse(date).ok()?.until.year());
        for (_, source) in sources(base) {
            let Some(issued) = &source.issued else {
                continue;
            };
            let is_old = source.class == Some(SourceClass::Law)
                || matches!(
                    source.r#type,
                    Some(SourceType::Classic | SourceType::Manuscript)
                );
            let years = || {
                [issued.value.from, issued.value.until]
                    .into_iter()
                    .filter_map(|it| it.year())
            };
            let found =
                Diagnostic::new(&CODE, issued.span).with("issued", issued.value.to_string());
            if years().any(|year| year < FIRST) && !is_old {
                out.push(found.hint("past"));
            } else if let Some(edition) = edition
                && years().any(|year| year > edition + AHEAD)
            {
                out.push(found.with("edition", edition.to_string()));
            }
        }
    }
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
            let mut names = found.iter().map(|found| found.code.name);
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
