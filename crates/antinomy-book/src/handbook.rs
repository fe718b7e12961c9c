//! What passes read: the knowledge base, what follows from it, and the book that they work on.

use crate::Templates;
use crate::answers::DefaultAnswers;
use crate::chapter_mentions::{ChapterMentions, mentions_in_chapters};
use crate::field_contradictions::FieldContradictions;
use crate::field_tree::{FieldPlace, fields};
use crate::markdown::MarkdownReading;
use crate::positions::EffectivePositions;
use crate::term_labels::TermLabels;
use antinomy_check::Findings;
use antinomy_cite::{Bibliography, CslItem, HOUSE, Style};
use antinomy_graph::{Facts, Graph};
use antinomy_model::{Kind, KnowledgeBase, Language};
use antinomy_query::{Unwatched, Watcher};
use antinomy_syntax::markdown::Excess;
use antinomy_syntax::{FileId, Files, SourceFile, split_front_matter};
use antinomy_words::Words;
use mdbook_markdown::MarkdownOptions;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// One handbook in one language. Passes read it; they change chapters only.
///
/// Everything derived is computed on first use and kept: a program that runs one pass needs little of it, and one that runs
/// all passes must not compute it four times.
pub struct Handbook {
    facts: Arc<Facts>,
    /// The language of this book.
    pub language: Language,
    /// The words of this language.
    pub words: Arc<Words>,
    /// The files that spans of diagnostics point into: those of the knowledge base, and the hand-written chapters as they
    /// are on disk.
    pub files: Files,
    /// Which of them are chapters, with the readings of their Markdown.
    chapters: BTreeMap<FileId, OnceLock<Arc<MarkdownReading>>>,
    /// The prefix of the paths of chapters (`book/de/src/`): paths of pages are relative to this folder.
    pub chapter_folder: String,
    /// The relative path from the book's sources to the folder that paths of the knowledge base are relative to
    /// (`../../../`).
    pub to_content: String,
    /// The options with which the renderer parses Markdown.
    pub markdown: MarkdownOptions,
    templates: OnceLock<Templates>,
    graph: OnceLock<Arc<Graph>>,
    findings: OnceLock<Findings>,
    field_contradictions: OnceLock<FieldContradictions>,
    positions: OnceLock<EffectivePositions>,
    fields: OnceLock<Vec<FieldPlace>>,
    chapter_mentions: OnceLock<ChapterMentions>,
    style: OnceLock<Style>,
    bibliography: OnceLock<Bibliography>,
    watcher: Arc<dyn Watcher>,
    answers: OnceLock<DefaultAnswers>,
    term_labels: OnceLock<TermLabels>,
}

impl Handbook {
    /// A handbook without hand-written chapters.
    #[must_use]
    pub fn new(graph: Arc<Graph>, language: Language) -> Self {
        Self {
            graph: OnceLock::from(Arc::clone(&graph)),
            ..Self::of_facts(Arc::clone(graph.shared_facts()), language)
        }
    }

    /// The same without a graph, which is built when it is first asked for: not every pass needs it.
    #[must_use]
    pub fn of_facts(facts: Arc<Facts>, language: Language) -> Self {
        let base = facts.base();
        // A clone of file handles: the texts are shared.
        let files = base.files.clone();
        let words = Arc::new(Words::new(base.manifest.tag(language)));
        Self {
            files,
            chapters: BTreeMap::new(),
            facts,
            templates: OnceLock::new(),
            graph: OnceLock::new(),
            findings: OnceLock::new(),
            language,
            words,
            chapter_folder: String::new(),
            to_content: String::new(),
            markdown: MarkdownOptions::default(),
            field_contradictions: OnceLock::new(),
            positions: OnceLock::new(),
            fields: OnceLock::new(),
            chapter_mentions: OnceLock::new(),
            style: OnceLock::new(),
            bibliography: OnceLock::new(),
            watcher: Arc::new(Unwatched),
            answers: OnceLock::new(),
            term_labels: OnceLock::new(),
        }
    }

    /// The same handbook, whose queries are stopped when their time is over.
    #[must_use]
    pub fn watched_by(self, watcher: impl Watcher + 'static) -> Self {
        Self {
            watcher: Arc::new(watcher),
            ..self
        }
    }

    pub(crate) fn watcher(&self) -> &dyn Watcher {
        &*self.watcher
    }

    pub(crate) fn default_answers(&self, make: impl FnOnce() -> DefaultAnswers) -> &DefaultAnswers {
        self.answers.get_or_init(make)
    }

    pub(crate) fn term_labels(&self) -> &TermLabels {
        let make = || TermLabels::of(&self.base().manifest, &self.words);
        self.term_labels.get_or_init(make)
    }

    /// The knowledge base.
    #[must_use]
    pub fn base(&self) -> &KnowledgeBase {
        self.facts.base()
    }

    /// The facts that follow from its records.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The templates, with the same words.
    #[must_use]
    pub fn templates(&self) -> &Templates {
        self.templates
            .get_or_init(|| Templates::new(Arc::clone(&self.words)))
    }

    /// The citation graph.
    #[must_use]
    pub fn graph(&self) -> &Arc<Graph> {
        self.graph
            .get_or_init(|| Arc::new(Graph::of(Arc::clone(&self.facts))))
    }

    /// The findings, in the order of their ids.
    #[must_use]
    pub fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| Findings::of(&self.facts))
    }

    /// The same handbook in another style than the house's.
    #[must_use]
    pub fn in_style(self, style: Style) -> Self {
        Self {
            style: OnceLock::from(style),
            // It may have been built in the old style.
            bibliography: OnceLock::new(),
            ..self
        }
    }

    /// The bibliography, if any page asked for it.
    #[must_use]
    pub fn listed(&self) -> Option<&Bibliography> {
        self.bibliography.get()
    }

    /// All sources, as this handbook cites and lists them. Letters and order are the same in all its languages.
    #[must_use]
    pub fn bibliography(&self) -> &Bibliography {
        self.bibliography.get_or_init(|| {
            let style = self
                .style
                .get_or_init(|| Style::named(HOUSE).expect("the house style is built in"));
            let first = Language(0);
            let items = |language| -> Vec<CslItem> {
                let sources = self.base().of_kind(Kind::Source);
                sources
                    .filter_map(|(id, _)| CslItem::of(self.base(), id, language))
                    .collect()
            };
            // Order and year suffixes are those of the first language, or a citation would name another work in each.
            let originals = if self.language == first {
                Vec::new()
            } else {
                items(first)
            };
            let alphabet = self.base().manifest.tag(first);
            let items = items(self.language);
            Bibliography::translated(style, items, originals, self.tag(), alphabet)
        })
    }

    /// The contradictions of each field.
    pub(crate) fn field_contradictions(&self) -> &FieldContradictions {
        self.field_contradictions
            .get_or_init(|| FieldContradictions::new(self.graph(), self.findings()))
    }

    /// The effective positions of all statements.
    pub(crate) fn positions(&self) -> &EffectivePositions {
        self.positions
            .get_or_init(|| EffectivePositions::new(self.facts()))
    }

    /// The fields in depth-first order.
    pub(crate) fn fields(&self) -> &[FieldPlace] {
        self.fields.get_or_init(|| fields(self.base()))
    }

    /// The records that the hand-written chapters mention, and where.
    pub(crate) fn chapter_mentions(&self) -> &ChapterMentions {
        self.chapter_mentions
            .get_or_init(|| mentions_in_chapters(self))
    }

    /// The tag of the book's language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.base().manifest.tag(self.language)
    }

    /// The file of a hand-written chapter, by its path in the book's sources.
    #[must_use]
    pub fn chapter(&self, source_path: &str) -> Option<(FileId, &SourceFile)> {
        let path = format!("{}{source_path}", self.chapter_folder);
        let found = self.files.by_path(&path);
        found.filter(|(id, _)| self.chapters.contains_key(id))
    }

    /// The paths of the hand-written chapters, as diagnostics name them.
    pub fn chapter_paths(&self) -> impl Iterator<Item = &str> {
        self.chapters.keys().map(|id| self.files.file(*id).path())
    }

    /// The hand-written chapters on disk, in the order of their paths.
    pub(crate) fn chapters(&self) -> impl Iterator<Item = ChapterProse<'_>> {
        let files = self.files.iter();
        let ids = files.filter_map(|(id, _)| self.chapters.contains_key(&id).then_some(id));
        ids.map(|id| self.chapter_prose(id))
    }

    /// The text of a hand-written chapter behind its front matter.
    pub(crate) fn chapter_prose(&self, id: FileId) -> ChapterProse<'_> {
        let file = self.files.file(id);
        let prose = split_front_matter(file.text()).prose;
        ChapterProse {
            file: id,
            path: file.path(),
            source_path: file
                .path()
                .strip_prefix(self.chapter_folder.as_str())
                .unwrap_or(file.path()),
            start: prose.start,
            text: &file.text()[prose],
        }
    }

    /// What is in that text; parsed when first asked for. Nothing in one that every pass refuses.
    pub(crate) fn chapter_reading(&self, id: FileId) -> Arc<MarkdownReading> {
        let read = || {
            let text = self.chapter_prose(id).text;
            Arc::new(if Excess::of(text).is_some() {
                MarkdownReading::default()
            } else {
                MarkdownReading::of(text, &self.markdown)
            })
        };
        match self.chapters.get(&id) {
            Some(known) => Arc::clone(known.get_or_init(read)),
            None => read(),
        }
    }

    /// Adds a hand-written chapter, or replaces the one with its path.
    pub fn add_chapter(&mut self, chapter: SourceFile) {
        let id = self.files.set(chapter);
        // A new lock, because a reading of the old text would be wrong.
        self.chapters.insert(id, OnceLock::new());
    }
}

/// A hand-written chapter on disk, without its front matter.
#[derive(Clone, Copy)]
pub(crate) struct ChapterProse<'a> {
    pub(crate) file: FileId,
    /// The path that diagnostics name it by.
    pub(crate) path: &'a str,
    /// Its path in the book's sources.
    pub(crate) source_path: &'a str,
    pub(crate) text: &'a str,
    /// The byte offset of the text in the file.
    pub(crate) start: usize,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const MANIFEST: &str = "title: {de: Titel, en: Title}\nlanguages: [de, en]\n\
        levels: [{id: federal, label: {de: Bund, en: Federal}, letter: B, shape: triangle}]\n\
        conflict-kinds: [{id: other, label: Anderes}]\nbooks: {de: ../book/de}\n";

    /// A handbook in German over one file of records.
    pub(crate) fn handbook(records: &str) -> Handbook {
        let files = vec![
            SourceFile::new("content/antinomy.yaml", MANIFEST),
            SourceFile::new("content/records.yaml", records),
        ];
        let (base, _) = KnowledgeBase::read(Files::new(files), "content/");
        let mut handbook = Handbook::new(Arc::new(Graph::new(Arc::new(base))), Language(0));
        handbook.chapter_folder = "book/de/src/".to_owned();
        handbook.to_content = "../../../".to_owned();
        handbook
    }

    /// The same with one chapter on disk.
    pub(crate) fn handbook_with_chapter(records: &str, path: &str, text: &str) -> Handbook {
        let mut handbook = handbook(records);
        handbook.add_chapter(SourceFile::new(format!("book/de/src/{path}"), text));
        handbook
    }
}
