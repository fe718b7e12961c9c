//! A source under whose `superseded-by` an older one is named.

use super::cited_places::source_at;
use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::{KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L049", "superseded-by-older", Warning;
}

pub(super) struct SupersededByOlder;

impl Lint for SupersededByOlder {
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
    let reference = source.superseded_by.as_ref()?;
    let (record, successor) = source_at(base, Some(reference))?;
    let (own, other) = (source.issued.as_ref()?, successor.issued.as_ref()?);
    other.value.until.certain()?;
    other.value.ends_before(own.value.from.certain()?).then(|| {
        Diagnostic::new(&CODE, reference.span)
            .with("id", record.id.as_str())
            .with("own", own.value.to_string())
            .with("other", other.value.to_string())
            .related(own.span, "issued")
            .related(other.span, "older")
    })
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_of_source;

    #[test]
    fn a_source_of_the_same_year_may_replace_another() {
        let names =
            |issued: &str| names_of_source(&format!("issued: {issued}, superseded-by: city-plan"));
        assert!(names("2012").is_empty());
        assert!(names("2012-06").is_empty());
        assert!(names("2013?").is_empty());
        assert_eq!(names("2013"), ["superseded-by-older"]);
    }
}
