//! The same record twice in one list.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{KnowledgeBase, Record, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic, Span};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L068", "repeated-reference", Warning;
}

pub(super) struct RepeatedReference;

impl Lint for RepeatedReference {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        record.each_reference_list(&mut |key, list| {
            if list.len() > 1 {
                check_list(facts.base(), key.name, list, out);
            }
        });
    }
}

fn check_list(base: &KnowledgeBase, key: &str, list: &[Ref], out: &mut Vec<Diagnostic>) {
    // By target, so that an id and an alias of one record count as the same.
    let mut first: BTreeMap<RecordId, Span> = BTreeMap::new();
    for reference in list {
        let Some(id) = base.target(reference) else {
            continue;
        };
        let there = *first.entry(id).or_insert(reference.span);
        if there == reference.span {
            continue;
        }
        let found = Diagnostic::new(&CODE, reference.span)
            .with("id", reference.id.as_str())
            .with("key", key)
            .related(there, "first");
        out.push(match item(base, reference.span) {
            Some(item) => found.fix(item, ""),
            None => found,
        });
    }
}

/// What to delete to remove an item: in a flow sequence the item with the comma before it, in a block sequence its line. `None`
/// where the line holds more than the item, such as a comment.
fn item(base: &KnowledgeBase, span: Span) -> Option<Span> {
    let text = base.files.file(span.file).text();
    let range = span.range();
    let before = text[..range.start].trim_end();
    if before.ends_with(',') {
        return Some(Span::new(span.file, before.len() - 1..range.end));
    }
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at + 1);
    let is_alone =
        text[line_start..range.start].trim() == "-" && text[range.end..line_end].trim().is_empty();
    is_alone.then(|| Span::new(span.file, line_start..line_end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_example;

    /// What is left of a list of concepts once what was found is mended.
    fn mended(list: &str) -> String {
        let text = format!(
            "statements:\n  - id: a\n    kind: goal\n    source: city-plan\n    locator: {{page: \"1\"}}\n    text: {{de: A., en: A.}}\n    concepts:{list}"
        );
        let (_, found) = check_example([("content/a.yaml", text.clone())]);
        let found = found.iter().find(|found| found.code == &CODE).unwrap();
        let mut mended = text;
        if let Some(edit) = &found.edit {
            mended.replace_range(edit.span.range(), &edit.text);
        }
        mended.split_once("concepts:").unwrap().1.to_owned()
    }

    #[test]
    fn the_second_mention_goes_with_its_comma_or_its_line() {
        assert_eq!(mended(" [road, road]\n"), " [road]\n");
        assert_eq!(
            mended("\n      - road\n      - cycle-path\n      - road\n"),
            "\n      - road\n      - cycle-path\n"
        );
    }

    #[test]
    fn a_mention_with_a_comment_behind_it_stays() {
        let list = "\n      - road\n      - road # really\n";
        assert_eq!(mended(list), list);
    }
}
