//! A URL with a scheme other than `http` and `https`: the handbook will not link it, since it could run code.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
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

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn can_be_allowed(&self, _code: &Code) -> bool {
        false
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(source) = record.source() else {
            return;
        };
        let urls = [&source.url, &source.archive_url].into_iter().flatten();
        let refused = urls.filter(|url| !is_web(&url.value));
        out.extend(refused.map(|url| Diagnostic::new(&CODE, url.span)));
    }
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}
