//! An address that the handbook will not link, because following it could do more than open a page.

use crate::lints::Lint;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L008", "url-not-allowed", Error;
}

pub(super) struct UrlNotAllowed;

impl Lint for UrlNotAllowed {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Source) {
            let Some(source) = record.source() else {
                continue;
            };
            for url in [&source.url, &source.archive_url].into_iter().flatten() {
                let lower = url.value.to_ascii_lowercase();
                if !lower.starts_with("http://") && !lower.starts_with("https://") {
                    out.push(Diagnostic::new(&CODE, url.span));
                }
            }
        }
    }
}
