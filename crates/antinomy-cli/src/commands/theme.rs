//! `antinomy theme DIR`: the theme of handbooks as files, for a stock mdBook.

use crate::answer::envelope;
use crate::arguments::Common;
use crate::error::CommandError;
use crate::forms::AnswerFormat;
use crate::{project, terminal};
use antinomy_kit::book::{WrittenTheme, write_theme};
use antinomy_kit::{find, refuse_among_sources};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use serde_json::json;
use std::path::Path;

pub(super) fn run(common: &Common, folder: &Path, words: &Words) -> Result<(), CommandError> {
    project::refuse_language(common)?;
    // It needs no knowledge base. If there is one, a pull request may have brought links in it.
    let start = common.root.as_deref().unwrap_or(Path::new("."));
    let place = find(start).ok();
    if let Some((root, content)) = &place {
        refuse_among_sources(std::slice::from_ref(content), root, folder)?;
    }
    let root = place.as_ref().map(|(root, _)| root.as_path());
    let done = write_theme(root, folder)?;
    answer(&done, folder, common, words)
}

fn answer(
    done: &WrittenTheme,
    folder: &Path,
    common: &Common,
    words: &Words,
) -> Result<(), CommandError> {
    if common.answer_format() == AnswerFormat::Json {
        // A path need not be text, and JSON has nothing else.
        let members = [
            ("folder", json!(folder.display().to_string())),
            ("written", json!(done.written)),
            ("kept", json!(done.kept)),
        ];
        let members = members.map(|(key, value)| (key.to_owned(), value));
        return terminal::json(&envelope("theme", members.into_iter().collect()));
    }
    for path in &done.written {
        terminal::line(&terminal::shown_path(&folder.join(path)))?;
    }
    let arguments = [
        ("files", Argument::from(done.written.len())),
        ("path", Argument::from(terminal::shown_path(folder))),
    ];
    terminal::say(&words.say("theme-written", &arguments));
    Ok(())
}
