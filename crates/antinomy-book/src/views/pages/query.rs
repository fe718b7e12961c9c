//! The pages of saved queries.

use crate::views::context::PageContext;
use crate::views::parts::query::body;
use crate::views::shapes::{FileView, LinkView, TextView};
use antinomy_model::SavedQuery;
use serde::Serialize;

/// The folder of these pages.
pub(crate) const FOLDER: &str = "queries";

/// The view of `queries-index.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct QueriesIndex {
    id: &'static str,
    total: usize,
    queries: Vec<QueryItem>,
}

#[derive(Debug, Serialize)]
struct QueryItem {
    link: LinkView,
    description: TextView,
}

/// The view of `query-page.hbs`.
#[derive(Debug, Serialize)]
pub(crate) struct QueryPage {
    name: String,
    title: TextView,
    description: TextView,
    must_return_nothing: bool,
    parameters: Vec<ParameterView>,
    text: String,
    file: FileView,
}

#[derive(Debug, Serialize)]
struct ParameterView {
    name: String,
    label: TextView,
    default: String,
    /// As a shell takes it: `NAME=VALUE`, quoted where necessary.
    argument: String,
}

impl PageContext<'_> {
    /// The list of all saved queries.
    pub(crate) fn queries_index(self) -> QueriesIndex {
        let item = |query: &SavedQuery| QueryItem {
            link: self
                .text(&query.title)
                .link(Some(format!("{}{FOLDER}/{}.html", self.root, query.name))),
            description: self.text(&query.description),
        };
        let queries: Vec<QueryItem> = self.base().queries().map(item).collect();
        QueriesIndex {
            id: FOLDER,
            total: queries.len(),
            queries,
        }
    }

    /// The page of a saved query.
    pub(crate) fn query_page(self, query: &SavedQuery) -> QueryPage {
        let parameters = query.parameters.iter().map(|parameter| ParameterView {
            name: parameter.name.value.clone(),
            label: self.text(&parameter.label),
            argument: argument(&parameter.name.value, &parameter.default.value),
            default: parameter.default.value.clone(),
        });
        QueryPage {
            name: query.name.clone(),
            title: self.text(&query.title),
            description: self.text(&query.description),
            must_return_nothing: query.must_return_nothing(),
            parameters: parameters.collect(),
            text: body(query).to_owned(),
            file: self.file_of(query.span),
        }
    }
}

/// A value for a parameter as one word of a command line. Ids need no quotation marks, texts do.
fn argument(name: &str, value: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.+:/".contains(letter);
    if value.chars().all(is_plain) {
        format!("{name}={value}")
    } else {
        format!("'{name}={}'", value.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_spaces_is_quoted_for_the_shell() {
        assert_eq!(argument("level", "federal"), "level=federal");
        assert_eq!(argument("part", "park and ride"), "'part=park and ride'");
        assert_eq!(argument("part", "it's"), r"'part=it'\''s'");
    }
}
