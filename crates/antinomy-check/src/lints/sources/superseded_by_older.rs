//! A source that is said to be replaced by one that was there before it.

use super::{certain, source_at, sources};
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_model::kinds::Source;
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        out.extend(sources(base).filter_map(|(_, source)| report(base, source)));
    }
}

fn report(base: &KnowledgeBase, source: &Source) -> Option<Diagnostic> {
    let reference = source.superseded_by.as_ref()?;
    let (record, successor) = source_at(base, Some(reference))?;
    let (own, other) = (source.issued.as_ref()?, successor.issued.as_ref()?);
    certain(other.value.until)?;
    other.value.ends_before(certain(own.value.from)?).then(|| {
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
