//! A small knowledge base.

use antinomy_graph::Graph;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Files, SourceFile};
use std::sync::Arc;

const MANIFEST: &str = "
title: Sample
languages: [en]
base-iri: https://example.org/id/
levels:
  - {id: federal, label: Federation, letter: B, shape: triangle}
  - {id: municipal, label: Municipality, letter: K, shape: circle}
actor-kinds:
  - {id: government, label: Government}
conflict-kinds:
  - {id: task-without-funding, label: Task without funding}
";

const RECORDS: &str = "
sources: [{id: plan, title: Plan, class: policy, type: report, issuer: city, issued: 2007}]
actors: [{id: city, aliases: [old-town], label: City, kind: government, levels: municipal}]
propositions: [{id: p, text: P, implies: q}, {id: q, text: Q}]
statements:
  - {id: schools-first, text: S, kind: goal, source: plan, positions: {p: 2}}
  - {id: t, text: T, kind: norm, source: plan, positions: {q: -1}}
";

/// Its graph.
pub(crate) fn graph() -> Arc<Graph> {
    let files = Files::new(vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/all.yaml", RECORDS),
        SourceFile::new("content/empty.yaml", ""),
    ]);
    Arc::new(Graph::new(Arc::new(
        KnowledgeBase::read(files, "content/").0,
    )))
}
