//! IRIs of resources, in both directions.

use super::Names;
use crate::column::GraphName;
use crate::namespaces::escaped;
use crate::term::{Resource, Scheme};
use antinomy_model::RecordId;
use antinomy_model::values::LevelId;
use percent_encoding::percent_decode_str;

impl Names<'_> {
    /// The IRI of a resource.
    pub(crate) fn iri(&self, resource: Resource) -> String {
        let manifest = self.manifest();
        let id = |node| self.graph.id(node);
        let local = match resource {
            Resource::Name(name) => return self.vocabulary.name(name).to_owned(),
            Resource::Node(node) => id(node).to_owned(),
            Resource::Effective {
                statement,
                proposition,
                affirms,
            } => {
                let way = if affirms { AFFIRMS } else { DENIES };
                format!("{}{way}{}", id(statement), id(proposition))
            }
            Resource::Level(level) => {
                let levels = manifest.levels.get(usize::from(level));
                format!("level/{}", levels.map_or("", |it| &it.id))
            }
            Resource::ActorKind(kind) => {
                let kinds = manifest.actor_kinds.get(kind as usize);
                format!("actor-kind/{}", kinds.map_or("", |it| &it.id))
            }
            Resource::ConflictKind(kind) => {
                let kinds = manifest.conflict_kinds.get(kind as usize);
                format!("conflict/{}", kinds.map_or("", |it| &it.id))
            }
            Resource::Scheme(scheme) => format!("scheme/{}", scheme.name()),
            Resource::File(file) => {
                let file = self.base().files.get(file);
                format!("file/{}", file.map_or("", |it| it.path()))
            }
        };
        format!("{}{}", self.prefixes.base(), escaped(&local))
    }

    /// The resource with this IRI.
    pub(crate) fn resource(&self, iri: &str) -> Option<Resource> {
        if let Some(name) = self.vocabulary.find(iri) {
            return Some(Resource::Name(name));
        }
        let local = iri.strip_prefix(self.prefixes.base())?;
        let local = percent_decode_str(local).decode_utf8().ok()?;
        let found = self.local(&local)?;
        // Another spelling, by an alias or by needless escapes, is another IRI.
        (self.iri(found) == iri).then_some(found)
    }

    fn local(&self, name: &str) -> Option<Resource> {
        let manifest = self.manifest();
        if let Some(node) = self.graph.find(name) {
            return Some(Resource::Node(node));
        }
        let (folder, rest) = name.split_once('/')?;
        let place = |found: Option<usize>| found.and_then(|it| u32::try_from(it).ok());
        match folder {
            "level" => {
                let level = place(manifest.levels.iter().position(|it| it.id == rest))?;
                Some(Resource::Level(u16::try_from(level).ok()?))
            }
            "actor-kind" => {
                let kinds = manifest.actor_kinds.iter();
                place({ kinds }.position(|it| it.id == rest)).map(Resource::ActorKind)
            }
            "conflict" => {
                let kinds = manifest.conflict_kinds.iter();
                place({ kinds }.position(|it| it.id == rest)).map(Resource::ConflictKind)
            }
            "scheme" => Scheme::named(rest).map(Resource::Scheme),
            "file" => self
                .base()
                .files
                .by_path(rest)
                .map(|(id, _)| Resource::File(id)),
            _ => self.effective(name),
        }
    }

    fn effective(&self, name: &str) -> Option<Resource> {
        let ways = [(AFFIRMS, true), (DENIES, false)];
        ways.into_iter().find_map(|(way, affirms)| {
            let (statement, proposition) = name.split_once(way)?;
            let statement = self.graph.find(statement)?;
            let proposition = self.graph.find(proposition)?;
            let facts = self.facts();
            let record = self.graph.record_of(statement)?;
            let taken = if affirms {
                facts.affirms(record)
            } else {
                facts.denies(record)
            };
            let wanted = self.graph.record_of(proposition)?;
            taken.binary_search(&wanted).ok()?;
            Some(Resource::Effective {
                statement,
                proposition,
                affirms,
            })
        })
    }

    /// The named graph with this resource as its name.
    pub(crate) fn graph_name(&self, resource: Resource) -> Option<GraphName> {
        match resource {
            Resource::File(file) => Some(GraphName::File(file)),
            Resource::Name(name) if name == self.derived_graph => Some(GraphName::Derived),
            _ => None,
        }
    }
}

const AFFIRMS: &str = "/affirms/";
const DENIES: &str = "/denies/";

impl Scheme {
    const ALL: [Self; 2] = [Self::Concepts, Self::Fields];

    fn name(self) -> &'static str {
        match self {
            Self::Concepts => "concepts",
            Self::Fields => "fields",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// What an IRI stands for, to whoever shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A record, or a node that belongs to one.
    Record(RecordId),
    /// A level.
    Level(LevelId),
    /// A kind of actor, by its place in the manifest.
    ActorKind(usize),
    /// A kind of conflict, likewise.
    ConflictKind(usize),
    /// A type of relation, likewise.
    RelationType(usize),
    /// Anything else, by its short name.
    Other(String),
}

impl Names<'_> {
    /// What an IRI stands for.
    #[must_use]
    pub fn named_by(&self, iri: &str) -> Named {
        if let Some(record) = self.record(iri) {
            return Named::Record(record);
        }
        let other = || Named::Other(self.prefixes.shorten(iri));
        match self.resource(iri) {
            Some(Resource::Level(level)) => {
                u8::try_from(level).map_or_else(|_| other(), |it| Named::Level(LevelId(it)))
            }
            Some(Resource::ActorKind(kind)) => Named::ActorKind(kind as usize),
            Some(Resource::ConflictKind(kind)) => Named::ConflictKind(kind as usize),
            Some(Resource::Name(name)) => {
                let relation = self.vocabulary.relation_of(name);
                relation.map_or_else(other, Named::RelationType)
            }
            _ => other(),
        }
    }
}
