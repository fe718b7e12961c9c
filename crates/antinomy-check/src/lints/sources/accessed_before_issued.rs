//! A source with an access date before its date of publication.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L041", "accessed-before-issued", Warning;
}

pub(super) struct AccessedBeforeIssued;

impl Lint for AccessedBeforeIssued {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        out.extend(record.source().and_then(report));
    }
}

fn report(source: &Source) -> Option<Diagnostic> {
    let (accessed, issued) = (source.accessed.as_ref()?, source.issued.as_ref()?);
    let first = issued.value.from.certain()?;
    accessed.value.until.certain()?;
    accessed.value.ends_before(first).then(|| {
        Diagnostic::new(&CODE, accessed.span)
            .with("accessed", accessed.value.to_string())
            .with("issued", issued.value.to_string())
            .related(issued.span, "issued")
    })
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_of_source;

    #[test]
    fn a_day_of_the_year_of_issue_is_not_before_it() {
        let names = |dates| names_of_source(&format!("{dates}, url: 'https://a.example'"));
        assert_eq!(names("issued: 2012, accessed: 2012-01-01").len(), 0);
        assert_eq!(names("issued: 2012-05, accessed: 2012").len(), 0);
        assert_eq!(names("issued: 2012~, accessed: 2011").len(), 0);
        assert_eq!(names("issued: 2012/.., accessed: 2015").len(), 0);
        assert_eq!(
            names("issued: 2012-05, accessed: 2012-04-30"),
            ["accessed-before-issued"]
        );
    }
}
