//! A source that was seen before it was published.

use super::{certain, sources};
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, source) in sources(base) {
            let (Some(accessed), Some(issued)) = (&source.accessed, &source.issued) else {
                continue;
            };
            let Some(first) = certain(issued.value.from) else {
                continue;
            };
            if certain(accessed.value.until).is_some() && accessed.value.ends_before(first) {
                let found = Diagnostic::new(&CODE, accessed.span)
                    .with("accessed", accessed.value.to_string())
                    .with("issued", issued.value.to_string())
                    .related(issued.span, "issued");
                out.push(found);
            }
        }
    }
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
