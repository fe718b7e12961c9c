//! Small knowledge bases for the tests of this crate.

use crate::{Facts, Graph};
use antinomy_model::{KnowledgeBase, RecordId};
use antinomy_syntax::{Files, SourceFile};
use std::sync::Arc;

pub(crate) const MANIFEST: &str = "
title: Sample
languages: [en]
levels:
  - {id: federal, label: Federation, letter: B, shape: triangle}
  - {id: municipal, label: Municipality, letter: K, shape: circle}
actor-kinds:
  - {id: government, label: Government}
  - {id: scholar, label: Scholar, commenting: true}
relation-types:
  - {id: supports, label: supports, maps-to: 'cito:supports'}
  - {id: subordinate-to, label: is subordinate to}
";

pub(crate) fn base(records: &str) -> KnowledgeBase {
    of_files(vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/all.yaml", records),
    ])
}

pub(crate) fn of_files(files: Vec<SourceFile>) -> KnowledgeBase {
    KnowledgeBase::read(Files::new(files), "content/").0
}

pub(crate) fn graph(records: &str) -> Graph {
    Graph::new(Arc::new(base(records)))
}

pub(crate) fn facts(records: &str) -> Facts {
    Facts::new(Arc::new(base(records)))
}

pub(crate) fn record_named(base: &KnowledgeBase, id: &str) -> RecordId {
    base.find(id).unwrap()
}

pub(crate) fn names<'b>(base: &'b KnowledgeBase, records: &[RecordId]) -> Vec<&'b str> {
    let records = records.iter();
    records.map(|&id| base.record(id).id.as_str()).collect()
}

impl Graph {
    pub(crate) fn record_named(&self, id: &str) -> RecordId {
        record_named(self.base(), id)
    }

    /// `from predicate to`.
    pub(crate) fn sentence(&self, edge: crate::Edge) -> String {
        let predicate = edge.predicate.name(&self.base().manifest);
        format!("{} {predicate} {}", self.id(edge.from), self.id(edge.to))
    }
}
