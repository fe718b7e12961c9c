//! The values of `--format`, and which of them a command has.

use crate::error::{CommandError, Refusal};
use antinomy_kit::report::FORMATS;
use antinomy_syntax::Argument;

/// The formats of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerFormat {
    /// Columns for people.
    Table,
    /// One envelope for programs.
    Json,
    /// The items of the envelope without it, one a line.
    Jsonl,
    /// Comma-separated values as in RFC 4180.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Only what the rows are about, one id a line.
    Ids,
}

impl AnswerFormat {
    const ALL: [Self; 6] = [
        Self::Table,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Tsv,
        Self::Ids,
    ];

    /// Its value of `--format`.
    fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Ids => "ids",
        }
    }

    /// The format of this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it consists of rows, so that only lists come in it.
    fn is_of_rows(self) -> bool {
        !matches!(self, Self::Table | Self::Json)
    }

    /// Whether texts are in the language of whoever asks. Else they are in all, or there are none.
    pub(crate) fn is_in_one_language(self) -> bool {
        matches!(self, Self::Table | Self::Csv | Self::Tsv)
    }
}

/// The formats of answers to queries. All but the table and the ids are standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueryFormat {
    Table,
    Json,
    Csv,
    Tsv,
    Xml,
    Turtle,
    Ids,
}

impl QueryFormat {
    pub(crate) const ALL: [Self; 7] = [
        Self::Table,
        Self::Json,
        Self::Csv,
        Self::Tsv,
        Self::Xml,
        Self::Turtle,
        Self::Ids,
    ];

    /// Its value of `--format`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xml => "xml",
            Self::Turtle => "turtle",
            Self::Ids => "ids",
        }
    }

    /// The format of this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// The values of `--format`: formats of answers, then those of queries, then formats of reports, each once. As `--format` is a global option, all
/// commands parse all values; [`Forms::refuse`] refuses those that a command does not have.
pub(crate) fn format_names() -> impl Iterator<Item = &'static str> {
    let answers = AnswerFormat::ALL.map(AnswerFormat::name);
    let others = QueryFormat::ALL.map(QueryFormat::name).into_iter();
    let others = others.chain(FORMATS.iter().map(|format| format.name()));
    let others = others.filter(move |name| !answers.contains(name));
    answers.into_iter().chain(others)
}

/// Which values of `--format` a command has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forms {
    /// Those of reports; a table is the report for people.
    Report,
    /// All of answers: it is a list.
    Rows,
    /// A table or JSON.
    Answer,
    /// A table, or a standard format of SPARQL results.
    Query,
    /// It has no answer of its own: it writes files, or what another program reads.
    None,
}

impl Forms {
    /// Refuses the format of this name if it is none of these.
    ///
    /// # Errors
    /// If it is none.
    pub(crate) fn refuse(self, name: &str) -> Result<(), CommandError> {
        let answer = AnswerFormat::from_name(name);
        let is_of_rows = answer.is_some_and(AnswerFormat::is_of_rows);
        let is_of_report = FORMATS.iter().any(|format| format.name() == name);
        let has = match self {
            Self::Report => is_of_report || answer == Some(AnswerFormat::Table),
            Self::Rows => answer.is_some(),
            Self::Answer => answer.is_some() && !is_of_rows,
            Self::Query => QueryFormat::from_name(name).is_some(),
            Self::None => false,
        };
        if has {
            return Ok(());
        }
        let key = match self {
            Self::None => "no-format",
            Self::Query => "no-format-of-query",
            _ if is_of_rows => "format-of-lists",
            _ if is_of_report => "format-of-check",
            _ => "format-of-query",
        };
        Err(Refusal::with(key, vec![("name", Argument::from(name))]).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_lists_is_for_lists() {
        for name in ["csv", "tsv", "jsonl", "ids"] {
            assert!(Forms::Rows.refuse(name).is_ok(), "{name}");
            for forms in [Forms::Report, Forms::Answer, Forms::None] {
                assert!(forms.refuse(name).is_err(), "{forms:?} {name}");
            }
        }
    }

    #[test]
    fn a_form_of_queries_is_for_queries() {
        for name in ["xml", "turtle"] {
            assert!(Forms::Query.refuse(name).is_ok(), "{name}");
            for forms in [Forms::Report, Forms::Rows, Forms::Answer, Forms::None] {
                assert!(forms.refuse(name).is_err(), "{forms:?} {name}");
            }
        }
    }

    #[test]
    fn every_format_of_reports_is_one_of_check_alone() {
        for format in FORMATS.iter().filter(|format| format.name() != "json") {
            assert!(Forms::Report.refuse(format.name()).is_ok());
            for forms in [Forms::Rows, Forms::Answer, Forms::Query] {
                assert!(forms.refuse(format.name()).is_err(), "{forms:?}");
            }
        }
    }
}
