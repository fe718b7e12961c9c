//! Small handbooks for the tests of this folder.

use crate::Handbook;
use antinomy_graph::Graph;
use antinomy_model::{KnowledgeBase, Language};
use antinomy_syntax::{Files, SourceFile};
use std::sync::Arc;

const MANIFEST: &str = "title: {de: Titel, en: Title}\nlanguages: [de, en]\nlevels:\n\
    - {id: federal, label: {de: Bund, en: Federation}, letter: B, shape: triangle}\n\
    - {id: state, label: Land, letter: L, shape: square}\n\
    - {id: municipal, label: Kommune, letter: K, shape: circle}\n\
    actor-kinds: [{id: government, label: Regierung}]\n\
    relation-types: [{id: counteracts, label: wirkt entgegen}]\n\
    statement-kinds: [{id: goal, label: Ziel}]\n\
    conflict-kinds: [{id: other, label: Anderes}]\n";

/// A handbook in German, with three levels, over one file of records.
pub(crate) fn of_levels(records: &str) -> Handbook {
    of_files(&[("content/records.yaml", records)])
}

/// The same over several files.
pub(crate) fn of_files(files: &[(&str, &str)]) -> Handbook {
    let manifest = SourceFile::new("content/antinomy.yaml", MANIFEST);
    let files = files
        .iter()
        .map(|(path, text)| SourceFile::new(*path, *text));
    let files = files.chain([manifest]).collect();
    let (base, _) = KnowledgeBase::read(Files::new(files), "content/");
    Handbook::new(Arc::new(Graph::new(Arc::new(base))), Language(0))
}
