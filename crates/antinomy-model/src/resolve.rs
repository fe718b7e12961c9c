//! Resolves the references, sections and links of files, and reports those that lead to nothing.

use crate::base::KnowledgeBase;
use crate::codes;
use crate::kind::Kind;
use crate::links::{Followed, dead_link};
use crate::mentions::{Mention, Mentioned};
use crate::reading::file::FileReading;
use crate::record::{Record, RecordId};
use crate::values::{Language, Ref};
use antinomy_syntax::{Argument, Diagnostic, FileId, Spanned, fold, nearest};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Number of wrong ids for which a suggestion is searched. Each search compares all ids, so that without a limit hostile
/// content would take quadratic time.
const MAX_SUGGESTIONS: usize = 200;

/// How many names of one record or one file a wrong one is compared with: any number of them may be wrong.
pub(crate) const MAX_COMPARED: usize = 500;

/// What a wrong id was probably meant to be.
#[derive(Clone, Debug)]
enum Meant {
    /// The id of a record, misspelt.
    Id(String),
    /// What readers call one record of a possible kind, or several.
    Names(Vec<RecordId>),
    /// What readers call a record of another kind.
    NameOfOtherKind(RecordId),
}

/// Suggestions that were searched already.
#[derive(Default)]
struct Suggestions {
    /// By wrong id and possible kinds.
    found: HashMap<(String, &'static [Kind]), Option<Meant>>,
    /// The records by what readers call them, once a wrong id asked for it.
    names: Option<HashMap<String, Vec<RecordId>>>,
}

/// The ids of the sections of sources that were looked into.
type SectionIds<'b> = HashMap<RecordId, HashSet<&'b str>>;

/// Where the references and links of a file lead.
struct Resolved {
    targets: Vec<Option<RecordId>>,
    links: Vec<Option<RecordId>>,
    diagnostics: Vec<Diagnostic>,
}

impl FileReading {
    /// Shows each reference of the file to `see`, with the kinds that it may lead to.
    pub(crate) fn each_reference<'a>(&'a self, see: &mut dyn FnMut(&'static [Kind], &'a Ref)) {
        for record in &self.records {
            record.each_deep(&mut |key, value| {
                value.reference_lists(&mut |list| {
                    list.iter().for_each(|it| see(key.shape.kinds(), it));
                });
                value.readers().for_each(|it| see(&[Kind::Source], it));
            });
        }
        for (kinds, reference) in &self.orphans {
            see(kinds, reference);
        }
        for (kinds, reference) in self.parameter_references() {
            see(kinds, reference);
        }
        for mention in self.mentions() {
            match &mention.what {
                Mentioned::Citation(citation) => see(&[Kind::Source], &citation.source),
                Mentioned::Record(reference) => see(&Kind::ALL, reference),
                Mentioned::Link(_) => {}
            }
        }
    }

    /// All mentions of the file.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &Mention> {
        let translated = self.translation.iter();
        let records = self.records.iter().flat_map(|record| &record.mentions);
        records.chain(translated.flat_map(|it| it.all_mentions()))
    }
}

impl KnowledgeBase {
    pub(crate) fn resolve_all(&mut self) {
        // In the order of paths, so that the same wrong ids get suggestions where there are too many.
        let files: Vec<FileId> = self.files.iter().map(|(id, _)| id).collect();
        self.resolve_files(&files);
    }

    /// Whether there are so many wrong references that some may have no suggestion.
    pub(crate) fn has_many_suggestions(&self) -> bool {
        let found = self
            .contents
            .iter()
            .flatten()
            .flat_map(|it| &it.diagnostics);
        let wrong = found.filter(|it| it.code == &codes::UNKNOWN_REFERENCE);
        wrong.take(MAX_SUGGESTIONS).count() == MAX_SUGGESTIONS
    }

    /// Resolves the references and links of some files anew.
    pub(crate) fn resolve_files(&mut self, files: &[FileId]) {
        let broken = self.broken_ids();
        let mut suggestions = Suggestions::default();
        for file in files {
            let Some(content) = self.content(*file) else {
                continue;
            };
            let resolved = self.resolve_file(&content.reading, &broken, &mut suggestions);
            if let Some(Some(content)) = self.contents.get_mut(file.0 as usize) {
                content.targets = resolved.targets;
                content.links = resolved.links;
                // Those depend on the ids of all files, which resolving does not change.
                content.diagnostics.retain(is_of_assembly);
                content.diagnostics.extend(resolved.diagnostics);
            }
        }
        // Sections are those of resolved sources.
        let mut sections = SectionIds::new();
        let wrong = files
            .iter()
            .flat_map(|file| self.wrong_sections(*file, &broken, &mut sections));
        let wrong: Vec<Diagnostic> = wrong.collect();
        for found in wrong {
            self.report(found);
        }
    }

    /// Ids in parts of files that could not be parsed.
    pub(crate) fn broken_ids(&self) -> BTreeSet<String> {
        let readings = self.contents.iter().flatten().map(|it| &it.reading);
        readings
            .flat_map(|it| it.broken_ids.iter().cloned())
            .collect()
    }

    fn resolve_file(
        &self,
        reading: &FileReading,
        broken: &BTreeSet<String>,
        suggestions: &mut Suggestions,
    ) -> Resolved {
        let mut resolved = Resolved {
            targets: vec![None; reading.references as usize],
            links: vec![None; reading.links as usize],
            diagnostics: Vec::new(),
        };
        reading.each_reference(&mut |kinds, reference| {
            let target = self.find(&reference.id);
            // Dangling references keep their slot: numbers are those of the reading.
            if let Some(slot) = reference
                .number()
                .and_then(|number| resolved.targets.get_mut(number))
            {
                *slot = target;
            }
            // The record is in a part that could not be parsed: one mistake, not two.
            if target.is_none() && broken.contains(&reference.id) {
                return;
            }
            let meant = || self.meant(reference, kinds, suggestions);
            let wrong = self.wrong_target(reference, target, kinds, meant);
            resolved.diagnostics.extend(wrong);
        });
        for mention in reading.mentions() {
            if let Mentioned::Link(link) = &mention.what {
                let from = self.files.file(mention.span.file).path();
                match self.follow(from, &link.address) {
                    Followed::Record(target) => resolved.links[link.number as usize] = Some(target),
                    Followed::Elsewhere(_) => {}
                    Followed::Dead(dead) => {
                        let found = dead_link(&link.address, &dead, Some(mention.span));
                        resolved.diagnostics.push(found);
                    }
                }
            }
        }
        resolved
    }

    fn meant(
        &self,
        reference: &Ref,
        kinds: &'static [Kind],
        suggestions: &mut Suggestions,
    ) -> Option<Meant> {
        let wrong = (reference.id.clone(), kinds);
        // A misspelt id is often used many times.
        if let Some(known) = suggestions.found.get(&wrong) {
            return known.clone();
        }
        if suggestions.found.len() >= MAX_SUGGESTIONS {
            return None;
        }
        let names = suggestions.names.get_or_insert_with(|| self.by_name());
        let meant = names
            .get(&fold(reference.id.trim()))
            .and_then(|called| self.called(called, kinds))
            .or_else(|| {
                let nearest = self.nearest_id(&reference.id, kinds)?;
                Some(Meant::Id(nearest.to_owned()))
            });
        suggestions.found.insert(wrong, meant.clone());
        meant
    }

    /// The records by what readers call them, in any language.
    fn by_name(&self) -> HashMap<String, Vec<RecordId>> {
        let mut names: HashMap<String, Vec<RecordId>> = HashMap::new();
        for (id, record) in self.records() {
            for name in record.called() {
                let called = names.entry(fold(name.trim())).or_default();
                if called.last() != Some(&id) {
                    called.push(id);
                }
            }
        }
        names
    }

    /// Who is meant by a name that these records have.
    fn called(&self, called: &[RecordId], kinds: &[Kind]) -> Option<Meant> {
        let of_kind = |id: &&RecordId| kinds.contains(&self.record(**id).kind());
        let fitting: Vec<RecordId> = called.iter().filter(of_kind).copied().collect();
        if fitting.is_empty() {
            return called.first().copied().map(Meant::NameOfOtherKind);
        }
        Some(Meant::Names(fitting))
    }

    /// What is wrong with a reference to a record of one of these kinds, if anything is. `nearest` is asked for an id that
    /// was probably meant where there is no such record.
    pub fn wrong_reference<'a>(
        &'a self,
        reference: &Ref,
        kinds: &[Kind],
        nearest: impl FnOnce() -> Option<&'a str>,
    ) -> Option<Diagnostic> {
        let target = self.target(reference);
        self.wrong_target(reference, target, kinds, || {
            Some(Meant::Id(nearest()?.to_owned()))
        })
    }

    fn wrong_target(
        &self,
        reference: &Ref,
        target: Option<RecordId>,
        kinds: &[Kind],
        meant: impl FnOnce() -> Option<Meant>,
    ) -> Option<Diagnostic> {
        let target = target.map(|id| self.record(id));
        if target.is_some_and(|target| kinds.contains(&target.kind())) {
            return None;
        }
        let wanted = match kinds {
            [kind] => kind.name(),
            // Messages have no words for combinations of kinds.
            _ => "any",
        };
        let about = |code| {
            Diagnostic::new(code, reference.span)
                .with("id", reference.id.as_str())
                .with("wanted", Argument::Word(format!("kind-{wanted}")))
        };
        Some(match target {
            None => self.with_meant(about(&codes::UNKNOWN_REFERENCE), meant()),
            Some(target) => {
                let found = Argument::Word(format!("kind-{}", target.kind().name()));
                about(&codes::WRONG_KIND)
                    .with("found", found)
                    .related(target.span, "target")
            }
        })
    }

    /// A diagnostic about an unknown record, with what was probably meant.
    fn with_meant(&self, found: Diagnostic, meant: Option<Meant>) -> Diagnostic {
        let id = |record: RecordId| self.record(record).id.as_str();
        match meant {
            None => found,
            Some(Meant::Id(id)) => found.suggest(&id),
            Some(Meant::Names(records)) => match records.as_slice() {
                [only] => found.suggest(id(*only)).hint("named"),
                [one, other, ..] => found
                    .with("one", id(*one))
                    .with("other", id(*other))
                    .related(self.record(*one).span, "called")
                    .related(self.record(*other).span, "called")
                    .hint("namesakes"),
                [] => found,
            },
            Some(Meant::NameOfOtherKind(record)) => {
                let kind = self.record(record).kind().name();
                found
                    .with("other", id(record))
                    .with("found", Argument::Word(format!("kind-{kind}")))
                    .related(self.record(record).span, "called")
                    .hint("other-kind")
            }
        }
    }

    /// Statements of a file that name a section which their source does not have.
    fn wrong_sections<'b>(
        &'b self,
        file: FileId,
        broken: &BTreeSet<String>,
        sections: &mut SectionIds<'b>,
    ) -> Vec<Diagnostic> {
        let records = self.in_file(file).iter().map(|id| self.record(*id));
        records
            .filter_map(|record| self.wrong_section(record, broken, sections))
            .collect()
    }

    fn wrong_section<'b>(
        &'b self,
        record: &Record,
        broken: &BTreeSet<String>,
        sections: &mut SectionIds<'b>,
    ) -> Option<Diagnostic> {
        let statement = record.statement()?;
        let section = statement.section.as_ref()?;
        let source = self.target(statement.source.as_ref()?)?;
        let source_record = self.record(source);
        let of_source = &source_record.source()?.sections;
        let known = || of_source.iter().map(|section| section.id.value.as_str());
        let ids = sections.entry(source).or_insert_with(|| known().collect());
        // `broken` holds the ids of lost sections as well.
        if ids.contains(&*section.value) || broken.contains(&section.value) {
            return None;
        }
        // Its title was written where its id is wanted.
        let titled = || {
            let title = fold(section.value.trim());
            let mut compared = of_source.iter().take(MAX_COMPARED);
            let has_title =
                |(_, text): (Language, &Spanned<String>)| fold(text.value.trim()) == title;
            let meant = compared.find(|it| it.title.versions().any(has_title))?;
            Some(meant.id.value.as_str())
        };
        Some(
            Diagnostic::new(&codes::UNKNOWN_SECTION, section.span)
                .with("section", section.value.as_str())
                .with("source", source_record.id.as_str())
                .related(source_record.span, "source")
                .maybe_suggest(
                    titled().or_else(|| nearest(&section.value, known().take(MAX_COMPARED))),
                ),
        )
    }
}

/// Whether a diagnostic comes from putting files together rather than from resolving their references.
fn is_of_assembly(found: &Diagnostic) -> bool {
    let of_assembly = [&codes::DUPLICATE_ID, &codes::TRANSLATION_WITHOUT_ORIGINAL];
    found.code.is_one_of(&of_assembly)
}
