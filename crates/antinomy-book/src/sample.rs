//! Small handbooks for tests.

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

/// One record of each kind, each with all its keys, tied together.
pub(crate) const RECORDS: &str = "fields:\n\
    - {id: general, label: Allgemein}\n\
    - {id: housing, label: {de: Wohnen, en: Housing}, broader: general, note: Hinweis, competence: [{id: build, task: Bauen, concepts: [mix, nothing], holder: [bund, nobody], source: study, locator: {section: '2'}}]}\n\
    actors:\n\
    - {id: bund, label: Bund, kind: government, levels: federal, members: [amt], time: 1949/..}\n\
    - {id: amt, label: Amt, levels: [federal, municipal], part-of: bund}\n\
    - {id: city, label: Stadt, levels: municipal}\n\
    concepts:\n\
    - {id: mix, label: {de: Mischung, en: Mixing}, alt-labels: [soziale Mischung], related: [other], scheme: X}\n\
    - {id: other, label: Anderes, broader: mix, antonym: mix}\n\
    propositions:\n\
    - {id: mixed, text: Gemischt., field: housing, concepts: mix, implies: good}\n\
    - {id: good, text: Gut., excludes: bad}\n\
    - {id: bad, text: Schlecht.}\n\
    sources:\n\
    - {id: volume, class: literature, type: book, title: Band, editor: 'Gans, P.', issued: 2014}\n\
    - {id: study, class: literature, type: chapter, title: A Study, language: en, author: 'Gestring, N.', issued: 2014, in: volume, pages: 1-9, url: 'https://example.org', accessed: 2012-12-16}\n\
    - {id: plan, class: policy, title: Plan, issuer: bund, issued: 2007, coverage: full, sections: [{id: a, owner: city, pages: '3'}, {id: b, owner: unknown}]}\n\
    - {id: corpus, class: policy, title: Alle, members: [plan, nothing], superseded-by: plan}\n\
    statements:\n\
    - {id: s1, kind: goal, text: {de: Mischen., en: Mix.}, source: plan, section: a, locator: {page: '3'}, to: bund, field: housing, concepts: mix, defines: other, positions: {mixed: 2, bad: {stance: 1, read-by: study}}, share: most, force: expects, time: 2007/2011, quote: gemischt, cites: [{source: study, as: supports, locator: {page: 4-5}}], note: Anm.}\n\
    - {id: s2, kind: practice, text: Nicht mischen., voice: unknown, source: study, cited-via: {source: plan}, field: housing, frames: mix, positions: {good: -1, mixed: 0}, basis: implicit}\n\
    - {id: s3, text: Leer.}\n\
    relations:\n\
    - {id: r1, from: s1, to: s2, type: counteracts, because: Darum., source: study, cited-via: plan}\n\
    - {id: r2, from: mix, to: bund, type: counteracts}\n\
    - {id: r3, from: no-means, to: study, type: counteracts}\n\
    contradictions:\n\
    - {id: no-means, title: {de: Ohne Mittel, en: No means}, category: contradiction, conflict: other, field: housing, sides: [[s1], [s2]], between: [federal, municipal], evidence: [s3], strength: -2, asserted-by: {source: study, locator: {section: '4.2'}}, label-in-source: blatant, because: Weil., cites: [volume]}\n\
    - {id: gap, title: Fehlt, category: gap, field: [housing, general], sides: [[s1]]}\n\
    examinations:\n\
    - {id: e1, field: housing, levels: [federal], result: none, because: Geprüft., by: study}\n";
