//! Two files whose names differ only in case or in how their accents are written: Windows and macOS take them for one.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_syntax::{Code, Diagnostic, FileId, SourceFile, Span};
use icu_normalizer::ComposingNormalizerBorrowed;
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L072", "similar-file-names", Warning;
}

pub(super) struct SimilarFileNames;

impl Lint for SimilarFileNames {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let mut first: BTreeMap<String, (FileId, &SourceFile)> = BTreeMap::new();
        for (id, file) in facts.base().files.iter() {
            let (other, known) = *first.entry(folded(file.path())).or_insert((id, file));
            if other != id {
                out.push(
                    Diagnostic::new(&CODE, first_line(id, file))
                        .with("path", file.path())
                        .with("other", known.path())
                        .related(first_line(other, known), "other"),
                );
            }
        }
    }
}

/// A path as a file system sees it that tells neither case nor forms of accents apart.
fn folded(path: &str) -> String {
    let lower = path.to_lowercase();
    // Nothing to normalize, as in most paths.
    if lower.is_ascii() {
        return lower;
    }
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(&lower)
        .into_owned()
}

/// The first line of a file, for what is wrong with its name.
pub(super) fn first_line(id: FileId, file: &SourceFile) -> Span {
    Span::new(id, 0..file.text().lines().next().map_or(0, str::len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_forms_of_accents_make_no_difference() {
        assert_eq!(
            folded("content/Stra\u{df}e-\u{c4}.yaml"),
            folded("content/stra\u{df}e-a\u{308}.yaml")
        );
        assert_ne!(folded("content/a.yaml"), folded("content/\u{e4}.yaml"));
    }
}
