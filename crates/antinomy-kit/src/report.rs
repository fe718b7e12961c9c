//! Diagnostics as people and programs read them, one file a format.

mod concise;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod place;
mod sarif;
mod terminal;
mod visible;

pub use fingerprint::fingerprints;
pub use github::step_summary;
pub use terminal::render;
pub use visible::{visible, visible_path};

use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Argument, Code, Diagnostic, Files};
use antinomy_words::Words;

/// Whether a report is drawn with colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Letters only.
    Plain,
    /// With colours.
    Coloured,
}

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The files that spans point into.
    pub files: &'a Files,
    /// The records that diagnostics stand in.
    pub base: &'a KnowledgeBase,
    /// What was found, in the order of files and places.
    pub diagnostics: &'a [Diagnostic],
    /// The language to speak.
    pub words: &'a Words,
    /// Colours, for formats that know them.
    pub drawing: Drawing,
    /// How many diagnostics people are shown at most; programs get all of them. Zero is no limit.
    pub most: usize,
    /// What leads from the root of the repository to that of the knowledge base: empty, or ending in `/`.
    pub prefix: &'a str,
}

/// A form of report.
pub trait Format: Sync {
    /// What `--format` calls it.
    fn name(&self) -> &'static str;

    /// The report in this form.
    fn write(&self, report: &Report<'_>) -> String;
}

/// All formats, in the order in which they are documented.
pub static FORMATS: &[&dyn Format] = &[
    &terminal::Terminal,
    &concise::Concise,
    &json::Json,
    &github::GitHub,
    &sarif::Sarif,
    &gitlab::GitLab,
];

/// The format with this name.
#[must_use]
pub fn format(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

impl<'a> Report<'a> {
    /// The diagnostics that people are shown.
    fn shown(&self) -> &'a [Diagnostic] {
        match self.most {
            0 => self.diagnostics,
            most => &self.diagnostics[..most.min(self.diagnostics.len())],
        }
    }

    /// "And so many more", behind a report that shows only some; nothing if it shows all.
    fn rest(&self, shown: usize) -> String {
        let rest = self.diagnostics.len() - shown;
        if rest == 0 {
            return String::new();
        }
        let text = self
            .words
            .say("check-rest", &[("count", Argument::from(rest))]);
        format!("{text}\n")
    }

    /// What is wrong and what to do, in one text of several sentences.
    fn message(&self, found: &Diagnostic) -> String {
        let message = self.words.diagnostic(found);
        let mut text = message.title;
        if let Some(hint) = message.hint {
            text.push_str(if text.ends_with(['.', '?', '!']) {
                " "
            } else {
                ". "
            });
            text.push_str(&hint);
        }
        text
    }
}

/// The address of the page that explains a code, if the manifest says where the handbook stands.
fn url(base: &KnowledgeBase, words: &Words, code: &Code) -> Option<String> {
    let root = base.manifest.url.as_deref()?.trim_end_matches('/');
    Some(format!(
        "{root}/{}/codes/{}.html",
        words.language(),
        code.name
    ))
}
