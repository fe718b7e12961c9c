//! The hand-written chapters as they are on disk.

use crate::markdown::MarkdownReading;
use antinomy_syntax::{FileId, Files, SourceFile, split_front_matter};
use mdbook_markdown::MarkdownOptions;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The files of the hand-written chapters. Diagnostics of passes have their places in them.
#[derive(Debug, Default)]
pub struct ChapterFiles {
    files: Files,
    folder: String,
    readings: BTreeMap<FileId, OnceLock<Arc<MarkdownReading>>>,
}

/// A chapter on disk, without its front matter.
pub(crate) struct ChapterProse<'a> {
    pub(crate) file: FileId,
    /// With the path that diagnostics name it by.
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    /// The byte offset of the text in the file.
    pub(crate) start: usize,
}

impl ChapterFiles {
    /// The files, whose paths begin with `folder` (`book/de/src/`): that is what paths of pages are relative to.
    #[must_use]
    pub fn new(files: Files, folder: impl Into<String>) -> Self {
        let readings = files.iter().map(|(id, _)| (id, OnceLock::new())).collect();
        Self {
            files,
            folder: folder.into(),
            readings,
        }
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The files, for reports after the handbook is done.
    #[must_use]
    pub fn into_files(self) -> Files {
        self.files
    }

    /// What the paths of the files begin with.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The chapter at a path relative to the folder.
    pub(crate) fn get(&self, source_path: &str) -> Option<(FileId, &SourceFile)> {
        self.files.by_path(&format!("{}{source_path}", self.folder))
    }

    /// All chapters, by paths relative to the folder.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, FileId, &SourceFile)> {
        self.files.iter().filter_map(|(id, file)| {
            let path = file.path().strip_prefix(self.folder.as_str())?;
            Some((path, id, file))
        })
    }

    /// The text of a chapter behind its front matter.
    pub(crate) fn prose(&self, id: FileId) -> ChapterProse<'_> {
        let file = self.files.file(id);
        let prose = split_front_matter(file.text()).prose;
        ChapterProse {
            file: id,
            path: file.path(),
            start: prose.start,
            text: &file.text()[prose],
        }
    }

    /// What is in that text; parsed when first asked for.
    pub(crate) fn reading(&self, id: FileId, options: &MarkdownOptions) -> Arc<MarkdownReading> {
        let read = || Arc::new(MarkdownReading::of(self.prose(id).text, options));
        match self.readings.get(&id) {
            Some(known) => Arc::clone(known.get_or_init(read)),
            None => read(),
        }
    }
}
