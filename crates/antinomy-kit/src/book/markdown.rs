//! A book after our passes as the sources of a plain mdBook. The benchmark compares our build with a stock mdBook on these.

use super::open::open;
use super::passes::BuildFailure;
use crate::saved_query_watcher::SavedQueryWatcher;
use crate::{Problem, Workspace};
use antinomy_graph::Graph;
use mdbook_driver::book::{BookItem, Chapter};
use mdbook_driver::config::Config;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// The name of mdBook's renderer that writes Markdown, as tables of book.toml name it.
const RENDERER: &str = "markdown";

/// Writes the book of a language, after the passes, into `folder`, which must be new or empty.
///
/// # Errors
/// If the book cannot be built or the folder cannot be written.
pub fn write_markdown(workspace: &Workspace, tag: &str, folder: &Path) -> Result<(), BuildFailure> {
    super::output::check_free(folder)?;
    let graph = Arc::new(Graph::of(Arc::clone(workspace.facts())));
    let watcher = SavedQueryWatcher::of_build(workspace.last_resort);
    let (book, _) = open(workspace, &graph, &watcher, tag, RENDERER, folder)?;
    write(&folder.join("book.toml"), &book_toml(&book.config))?;
    copy_theme(&book.theme.folder(), &folder.join("theme"))?;
    let sources = folder.join("src");
    let mut summary = SummaryText::default();
    for item in &book.chapters {
        summary.add(item, 0, &sources)?;
    }
    write(&sources.join("SUMMARY.md"), &summary.text())?;
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}

fn copy_theme(from: &Path, to: &Path) -> Result<(), Problem> {
    for entry in walkdir::WalkDir::new(from)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let target = to.join(entry.path().strip_prefix(from).unwrap_or(entry.path()));
        let failed = |error: std::io::Error| Problem::unreadable(&target, &error);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).map_err(failed)?;
        } else {
            std::fs::copy(entry.path(), &target).map_err(failed)?;
        }
    }
    Ok(())
}

/// The three parts of a SUMMARY.md: numbered chapters are between prefix and suffix chapters.
#[derive(Default)]
struct SummaryText {
    before: String,
    numbered: String,
    after: String,
}

impl SummaryText {
    fn add(&mut self, item: &BookItem, depth: usize, sources: &Path) -> Result<(), Problem> {
        match item {
            BookItem::Chapter(chapter) => self.add_chapter(chapter, depth, sources)?,
            BookItem::Separator => self.numbered.push_str("\n---\n\n"),
            BookItem::PartTitle(title) => {
                let _ = write!(self.numbered, "\n# {}\n\n", literal(title));
            }
        }
        Ok(())
    }

    fn add_chapter(
        &mut self,
        chapter: &Chapter,
        depth: usize,
        sources: &Path,
    ) -> Result<(), Problem> {
        let path = chapter
            .path
            .as_ref()
            .map(|path| path.display().to_string())
            .unwrap_or_default();
        if !path.is_empty() {
            write(&sources.join(&path), &chapter.content)?;
        }
        // A draft is a link without a destination.
        let link = format!("[{}]({path})", literal(&chapter.name));
        if chapter.number.is_some() || depth > 0 {
            let _ = writeln!(self.numbered, "{}- {link}", "    ".repeat(depth));
        } else if self.numbered.is_empty() {
            let _ = writeln!(self.before, "{link}\n");
        } else {
            let _ = writeln!(self.after, "{link}\n");
        }
        chapter
            .sub_items
            .iter()
            .try_for_each(|item| self.add(item, depth + 1, sources))
    }

    fn text(&self) -> String {
        format!(
            "# Summary\n\n{}\n{}\n{}",
            self.before, self.numbered, self.after
        )
    }
}

/// A name as literal Markdown.
fn literal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(if character.is_control() {
            ' '
        } else {
            character
        });
    }
    out
}

/// The book.toml without preprocessors, and with a theme next to it.
fn book_toml(config: &Config) -> String {
    let text = |text: &Option<String>| Value::from(text.clone().unwrap_or_default()).to_string();
    let (about, mut html) = (&config.book, BTreeMap::new());
    if let Ok(Some(table)) = config.get::<BTreeMap<String, Value>>("output.html") {
        html = table;
    }
    html.insert("theme".to_owned(), Value::from("theme"));
    let mut out = String::new();
    let _ = write!(
        out,
        "[book]\ntitle = {}\nlanguage = {}\n\n",
        text(&about.title),
        text(&about.language)
    );
    out.push_str(
        "[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\n[output.html]\n",
    );
    for (key, value) in &html {
        let _ = writeln!(out, "{} = {}", Value::from(key.as_str()), toml(value));
    }
    out
}

/// A value in TOML's inline syntax, which is that of JSON for strings, numbers and arrays.
fn toml(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let entries: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", Value::from(key.as_str()), toml(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(toml).collect::<Vec<_>>().join(", ")
        ),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_inline() {
        let value = serde_json::json!({"enable": false, "level": 0, "names": ["a\"b"]});
        assert_eq!(
            toml(&value),
            r#"{ "enable" = false, "level" = 0, "names" = ["a\"b"] }"#
        );
    }
}
