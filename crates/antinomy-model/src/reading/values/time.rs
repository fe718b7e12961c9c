//! Dates and intervals.

use crate::codes;
use crate::property::{Key, Shape, Value};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::{DateProblem, Interval};
use antinomy_syntax::yaml::Node;
use antinomy_syntax::{Diagnostic, Spanned};

impl Property for Option<Spanned<Interval>> {
    const SHAPE: Shape = Shape::Time;

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        match Interval::parse(&text.value) {
            Ok(value) => Some(Spanned {
                value,
                span: text.span,
            }),
            Err(problem) => {
                reader.report(no_date(&text, problem));
                None
            }
        }
    }

    fn value(&self) -> Value<'_> {
        self.as_ref()
            .map_or(Value::Absent, |time| Value::Time(time.value))
    }
}

fn no_date(text: &Spanned<String>, problem: DateProblem) -> Diagnostic {
    let found = Diagnostic::new(&codes::BAD_DATE, text.span).with("value", text.value.as_str());
    match problem {
        // `2007-8` may be August, or two years.
        DateProblem::OtherForm(iso) if text.value.trim().len() < "2007-8-1".len() => {
            found.maybe_suggest(Some(&iso))
        }
        DateProblem::OtherForm(iso) => found.fix(text.span, &iso),
        // A guess is suggested, never applied as a fix.
        DateProblem::Meant(iso) => found.maybe_suggest(Some(&iso)),
        DateProblem::Undated => found.hint("undated"),
        DateProblem::NoSuchDay => found.hint("no-such-day"),
        DateProblem::Reversed => found.hint("reversed"),
        DateProblem::NoDate => found,
    }
}
