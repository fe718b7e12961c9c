//! The seam between the passes and the views: what the generated chapters, the card and the matrix hold.
//!
//! The passes know where such text goes; the functions here say what it is.

use crate::{Handbook, Page, TemplateError};
use antinomy_model::{Kind, Record, RecordId};

/// Generated chapters under one title in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The title, in the language of the book.
    pub title: String,
    /// The chapters.
    pub pages: Vec<Generated>,
}

/// A generated chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Its name in the table of contents, in the language of the book.
    pub name: String,
    /// Where it will stand: `KIND/ID.md`, or `KIND/index.md` for a list.
    pub path: String,
    /// The file of the record, with the path that the knowledge base knows it by.
    pub source: Option<String>,
    /// Its Markdown.
    pub content: String,
    /// Chapters below it.
    pub children: Vec<Generated>,
}

/// All generated chapters, in the order of the table of contents.
#[must_use]
pub fn groups(cx: &Handbook) -> Vec<Group> {
    let kinds = [
        Kind::Contradiction,
        Kind::Field,
        Kind::Proposition,
        Kind::Concept,
        Kind::Actor,
        Kind::Source,
    ];
    kinds
        .into_iter()
        .filter_map(|kind| group(cx, kind))
        .collect()
}

/// The card of a contradiction, as it stands on `page`.
///
/// # Errors
/// If the template cannot be filled.
pub fn card(cx: &Handbook, page: &Page, id: RecordId) -> Result<String, TemplateError> {
    let record = cx.base().record(id);
    let href = format!("{}contradictions/{}.html", page.to_root(), record.id);
    let name = cx.templates.escape(&name(cx, record));
    Ok(format!(
        "<article class=\"an-card\">\n<p><a href=\"{href}\">{name}</a></p>\n</article>"
    ))
}

/// The matrix, as it stands on `page`; `id` is unique on the page.
///
/// # Errors
/// If the template cannot be filled.
pub fn matrix(cx: &Handbook, _page: &Page, id: &str) -> Result<String, TemplateError> {
    let id = cx.templates.escape(id);
    Ok(format!("<div class=\"an-matrix\" id=\"{id}\"></div>"))
}

fn group(cx: &Handbook, kind: Kind) -> Option<Group> {
    let children: Vec<Generated> = cx
        .base()
        .of_kind(kind)
        .map(|(_, record)| generated(cx, record))
        .collect();
    if children.is_empty() {
        return None;
    }
    let title = cx.words.word(kind.plural());
    let heading = cx.templates.markdown(&title);
    let list = Generated {
        name: title.clone(),
        path: format!("{}/index.md", kind.plural()),
        source: None,
        content: format!("# {heading} {{#{}}}\n", kind.plural()),
        children,
    };
    Some(Group {
        title,
        pages: vec![list],
    })
}

fn generated(cx: &Handbook, record: &Record) -> Generated {
    let name = name(cx, record);
    let mut content = format!("# {} {{#{}}}\n", cx.templates.markdown(&name), record.id);
    if record.kind() == Kind::Contradiction {
        content.push_str(&format!("\n```antinomy card\nid: {}\n```\n", record.id));
    }
    Generated {
        name,
        path: format!("{}/{}.md", record.kind().plural(), record.id),
        source: Some(cx.base().files.file(record.span.file).path().to_owned()),
        content,
        children: Vec::new(),
    }
}

fn name(cx: &Handbook, record: &Record) -> String {
    let name = record.name().map_or("", |name| name.best(cx.language).1);
    if name.is_empty() {
        record.id.clone()
    } else {
        name.to_owned()
    }
}
