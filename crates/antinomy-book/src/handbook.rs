//! What a pass may know about the handbook that it works on.

use crate::Templates;
use crate::views::Known;
use antinomy_check::Findings;
use antinomy_cite::{Bibliography, CslItem, HOUSE, Style};
use antinomy_graph::Graph;
use antinomy_model::{Kind, KnowledgeBase, Language};
use antinomy_syntax::{FileId, Files, SourceFile};
use antinomy_words::Words;
use mdbook_markdown::MarkdownOptions;
use std::sync::{Arc, OnceLock};

/// One handbook in one language. Passes read it and change nothing but chapters.
pub struct Handbook {
    base: Arc<KnowledgeBase>,
    /// The language of this book.
    pub language: Language,
    /// The words of this language.
    pub words: Arc<Words>,
    /// The hand-written chapters as they stand on disk; diagnostics of passes point into them.
    pub chapters: Files,
    /// What the paths in `chapters` begin with (`book/de/src/`): the folder that the paths of pages are relative to.
    pub chapter_folder: String,
    /// What leads from the book's sources to the folder that the knowledge base's paths are relative to (`../../../`).
    pub to_content: String,
    /// How the renderer will read the Markdown.
    pub markdown: MarkdownOptions,
    templates: OnceLock<Templates>,
    graph: OnceLock<Arc<Graph>>,
    findings: OnceLock<Findings>,
    known: OnceLock<Known>,
    style: OnceLock<Style>,
    bibliography: OnceLock<Bibliography>,
}

impl Handbook {
    /// A handbook without hand-written chapters.
    #[must_use]
    pub fn new(graph: Arc<Graph>, language: Language) -> Self {
        Self {
            graph: OnceLock::from(Arc::clone(&graph)),
            ..Self::of_base(Arc::clone(graph.shared_base()), language)
        }
    }

    /// The same for who may not need the graph: it is built when it is first asked for.
    #[must_use]
    pub fn of_base(base: Arc<KnowledgeBase>, language: Language) -> Self {
        let words = Arc::new(Words::new(base.manifest.tag(language)));
        Self {
            base,
            templates: OnceLock::new(),
            graph: OnceLock::new(),
            findings: OnceLock::new(),
            language,
            words,
            chapters: Files::default(),
            chapter_folder: String::new(),
            to_content: String::new(),
            markdown: MarkdownOptions::default(),
            known: OnceLock::new(),
            style: OnceLock::new(),
            bibliography: OnceLock::new(),
        }
    }

    /// The knowledge base.
    #[must_use]
    pub fn base(&self) -> &KnowledgeBase {
        &self.base
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
            .get_or_init(|| Arc::new(Graph::new(Arc::clone(&self.base))))
    }

    /// The findings, in the order of their ids.
    #[must_use]
    pub fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| Findings::of(&self.base))
    }

    /// Cites in another style than the house's. Without effect once something was cited.
    #[must_use]
    pub fn in_style(self, style: Style) -> Self {
        let _ = self.style.set(style);
        self
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
                let sources = self.base.of_kind(Kind::Source);
                sources
                    .filter_map(|(id, _)| CslItem::of(&self.base, id, language))
                    .collect()
            };
            let originals = if self.language == first {
                Vec::new()
            } else {
                items(first)
            };
            let alphabet = self.base.manifest.tag(first);
            let items = items(self.language);
            Bibliography::translated(style, items, originals, self.tag(), alphabet)
        })
    }

    /// What many pages ask for, worked out when the first of them does.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(self))
    }

    /// The tag of the book's language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.base().manifest.tag(self.language)
    }

    /// The file of a hand-written chapter.
    #[must_use]
    pub fn chapter(&self, source_path: &str) -> Option<(FileId, &SourceFile)> {
        self.chapters
            .by_path(&format!("{}{source_path}", self.chapter_folder))
    }
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
        handbook.chapters = Files::new(vec![SourceFile::new(format!("book/de/src/{path}"), text)]);
        handbook
    }
}
