//! From the knowledge base to the graph: every reference of every kind becomes an edge here.
//!
//! Nodes get provisional numbers first, records before everything else, and their final ones when all ids are known.

use crate::citations::{Citations, Entry};
use crate::graph::index;
use crate::positions::Positions;
use crate::{Graph, Node, NodeId, Predicate};
use antinomy_model::kinds::{
    Actor, Concept, Contradiction, Examination, Field, GENERAL, Proposition, Relation, Source,
    Statement, Verdict,
};
use antinomy_model::values::{Category, Citation, Locator, LocatorKey, Place};
use antinomy_model::{Body, Kind, KnowledgeBase, Record, RecordId, Ref};
use petgraph::graph::DiGraph;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A provisional node number.
type Draft = u32;

/// How many pairs of statements one contradiction may set against each other one by one. They grow with the square of
/// what somebody writes, and sides that long say nothing about single statements; their `side` edges always stand.
const MOST_PAIRS: usize = 10_000;

pub(crate) struct Builder<'a> {
    base: &'a KnowledgeBase,
    nodes: Vec<Node>,
    /// Stable ids of the nodes after the records.
    ids: Vec<Box<str>>,
    records: u32,
    edges: Vec<(Predicate, Draft, Draft)>,
    /// Node numbers in them are provisional as well.
    citations: Vec<Entry>,
    taken: Vec<(RecordId, RecordId, i8)>,
    /// The first section of each source that has any.
    sections: BTreeMap<RecordId, Draft>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(base: &'a KnowledgeBase) -> Self {
        let nodes: Vec<Node> = base.records().map(|(id, _)| Node::Record(id)).collect();
        let mut builder = Self {
            base,
            records: count(nodes.len()),
            nodes,
            ids: Vec::new(),
            edges: Vec::new(),
            citations: Vec::new(),
            taken: Vec::new(),
            sections: BTreeMap::new(),
        };
        for (id, record) in base.of_kind(Kind::Source) {
            if let Some(source) = record.source() {
                builder.sections(id, &record.id, source);
            }
        }
        for (id, record) in base.records() {
            match &record.body {
                Body::Source(it) => builder.source(id, it),
                Body::Actor(it) => builder.actor(id, it),
                Body::Concept(it) => builder.concept(id, it),
                Body::Field(it) => builder.field(id, it),
                Body::Proposition(it) => builder.proposition(id, it),
                Body::Statement(it) => builder.statement(id, it),
                Body::Relation(it) => builder.relation(id, it),
                Body::Contradiction(it) => builder.contradiction(id, it),
                Body::Examination(it) => builder.examination(id, it),
                Body::Verdict(it) => builder.verdict(id, it),
                Body::Rule(_) => {}
            }
            builder.mentions(id, record);
        }
        builder
    }

    fn sections(&mut self, id: RecordId, name: &str, source: &Source) {
        for (index, section) in (0u32..).zip(&source.sections) {
            let key = format!("{name}/section/{}", section.id.value);
            let node = self.node(Node::Section { source: id, index }, key);
            self.sections.entry(id).or_insert(node);
            self.edge(node, Predicate::In, id.0);
            let owner = section.owner.known();
            self.link(node, Predicate::Owner, owner, Kind::Actor);
        }
    }

    fn source(&mut self, id: RecordId, source: &Source) {
        if let Some(volume) = self.target(source.r#in.as_ref(), Kind::Source) {
            self.edge(id.0, Predicate::In, volume.0);
            self.cite(id, Predicate::In, volume, 0, None);
        }
        self.link(id.0, Predicate::Issuer, &source.issuer, Kind::Actor);
        self.link(id.0, Predicate::Member, &source.members, Kind::Source);
        let successor = &source.superseded_by;
        self.link(id.0, Predicate::SupersededBy, successor, Kind::Source);
    }

    fn actor(&mut self, id: RecordId, actor: &Actor) {
        self.link(id.0, Predicate::PartOf, &actor.part_of, Kind::Actor);
        self.link(id.0, Predicate::Member, &actor.members, Kind::Actor);
    }

    fn concept(&mut self, id: RecordId, concept: &Concept) {
        self.link(id.0, Predicate::Broader, &concept.broader, Kind::Concept);
        self.link(id.0, Predicate::Related, &concept.related, Kind::Concept);
        self.link(id.0, Predicate::Antonym, &concept.antonym, Kind::Concept);
    }

    fn field(&mut self, id: RecordId, field: &Field) {
        self.link(id.0, Predicate::Broader, &field.broader, Kind::Field);
        // Several tasks of a field often stand on one page: that is one citation.
        let mut places = BTreeSet::new();
        for (index, competence) in (0u32..).zip(&field.competence) {
            self.link(id.0, Predicate::Holder, &competence.holder, Kind::Actor);
            let source = self.target(competence.source.as_ref(), Kind::Source);
            if places.insert((source, words(&competence.locator))) {
                self.stands_in(id, competence.source.as_ref(), index);
            }
        }
    }

    fn proposition(&mut self, id: RecordId, proposition: &Proposition) {
        let concepts = &proposition.concepts;
        self.link(id.0, Predicate::InField, &proposition.field, Kind::Field);
        self.link(id.0, Predicate::Concept, concepts, Kind::Concept);
        let (excludes, implies) = (&proposition.excludes, &proposition.implies);
        self.link(id.0, Predicate::Excludes, excludes, Kind::Proposition);
        self.link(id.0, Predicate::Implies, implies, Kind::Proposition);
    }

    fn statement(&mut self, id: RecordId, statement: &Statement) {
        if let Some(voice) = self.base.voice_of(statement).actor
            && self.base.record(voice).kind() == Kind::Actor
        {
            self.edge(id.0, Predicate::Voice, voice.0);
        }
        self.stands_in(id, statement.source.as_ref(), 0);
        if let Some(section) = self.section_of(statement) {
            self.edge(id.0, Predicate::Section, section);
        }
        self.cited_via(id, statement.cited_via.as_ref());
        self.works_cited(id, &statement.cites);
        self.link(id.0, Predicate::To, &statement.to, Kind::Actor);
        self.link(id.0, Predicate::InField, &statement.field, Kind::Field);
        self.link(id.0, Predicate::Concept, &statement.concepts, Kind::Concept);
        self.link(id.0, Predicate::Frame, &statement.frames, Kind::Concept);
        self.positions(id, statement);
    }

    fn section_of(&self, statement: &Statement) -> Option<Draft> {
        let wanted = &statement.section.as_ref()?.value;
        let (id, source) = self.base.source_of(statement)?;
        let mut sections = (0u32..).zip(&source.sections);
        let (index, _) = sections.find(|(_, section)| section.id.value == *wanted)?;
        Some(self.sections.get(&id)? + index)
    }

    fn positions(&mut self, id: RecordId, statement: &Statement) {
        let first = self.taken.len();
        for position in &statement.positions {
            let Some(proposition) = self.target(&position.proposition, Kind::Proposition) else {
                continue;
            };
            // An id and its alias are one proposition; what was written first stands.
            if self.taken[first..].iter().any(|it| it.1 == proposition) {
                continue;
            }
            self.taken.push((id, proposition, position.stance));
            let read_by = self.target(position.read_by.as_ref(), Kind::Source);
            let key = format!("{}/position/{}", self.id(id), self.id(proposition));
            let node = Node::Position {
                statement: id,
                proposition,
                stance: position.stance,
                read_by,
            };
            let node = self.node(node, key);
            self.edge(id.0, Predicate::Position, node);
            self.edge(node, Predicate::Statement, id.0);
            self.edge(node, Predicate::Proposition, proposition.0);
            self.edge(id.0, Predicate::TakesPosition, proposition.0);
            if let Some(reader) = read_by {
                self.edge(node, Predicate::ReadBy, reader.0);
            }
        }
    }

    fn relation(&mut self, id: RecordId, relation: &Relation) {
        let end = |end: &Option<Ref>| self.base.find(&end.as_ref()?.id);
        let (from, to) = (end(&relation.from), end(&relation.to));
        if let Some(from) = from {
            self.edge(id.0, Predicate::RelationFrom, from.0);
        }
        if let Some(to) = to {
            self.edge(id.0, Predicate::RelationTo, to.0);
        }
        let r#type = relation.r#type.and_then(|index| u16::try_from(index).ok());
        if let (Some(from), Some(to), Some(index)) = (from, to, r#type) {
            self.edge(from.0, Predicate::Relation(index), to.0);
        }
        self.stands_in(id, relation.source.as_ref(), 0);
        self.cited_via(id, relation.cited_via.as_ref());
        self.works_cited(id, &relation.cites);
    }

    fn contradiction(&mut self, id: RecordId, contradiction: &Contradiction) {
        let evidence = &contradiction.evidence;
        self.link(id.0, Predicate::InField, &contradiction.field, Kind::Field);
        self.link(id.0, Predicate::Evidence, evidence, Kind::Statement);
        for side in &contradiction.sides {
            self.link(id.0, Predicate::Side, side, Kind::Statement);
        }
        if contradiction.category == Some(Category::Contradiction) {
            self.contradicts(&contradiction.sides);
        }
        if let Some(place) = &contradiction.asserted_by
            && let Some(source) = self.target(&place.source, Kind::Source)
        {
            self.citation(id, Predicate::AssertedBy, source, 0);
        }
        self.works_cited(id, &contradiction.cites);
    }

    /// Every statement of a side against every statement of the sides after it, unless that were more edges than
    /// [`MOST_PAIRS`].
    fn contradicts(&mut self, sides: &[Vec<Ref>]) {
        let sides: Vec<BTreeSet<RecordId>> = sides
            .iter()
            .map(|side| {
                let statements = side.iter().map(|it| self.target(it, Kind::Statement));
                statements.flatten().collect()
            })
            .collect();
        let mut pairs = 0_usize;
        let mut before = 0_usize;
        for side in &sides {
            pairs = pairs.saturating_add(before.saturating_mul(side.len()));
            before += side.len();
        }
        if pairs > MOST_PAIRS {
            return;
        }
        // Empty sides cost nothing, however many there are.
        let sides: Vec<_> = sides.iter().filter(|side| !side.is_empty()).collect();
        for (at, side) in sides.iter().enumerate() {
            for one in *side {
                for other in sides[at + 1..].iter().copied().flatten() {
                    self.edge(one.0, Predicate::Contradicts, other.0);
                }
            }
        }
    }

    fn examination(&mut self, id: RecordId, examination: &Examination) {
        self.link(id.0, Predicate::InField, &examination.field, Kind::Field);
        self.link(id.0, Predicate::By, &examination.by, Kind::Actor);
        self.link(id.0, Predicate::By, &examination.by, Kind::Source);
        self.stands_in(id, examination.source.as_ref(), 0);
    }

    fn verdict(&mut self, id: RecordId, verdict: &Verdict) {
        let finding = verdict.finding.as_ref();
        let record = finding.and_then(|finding| self.base.find(&finding.value));
        if let Some(record) = record
            && self.base.record(record).kind() == Kind::Contradiction
        {
            self.edge(id.0, Predicate::Finding, record.0);
        }
    }

    fn stands_in(&mut self, id: RecordId, source: Option<&Ref>, index: u32) {
        if let Some(source) = self.target(source, Kind::Source) {
            self.edge(id.0, Predicate::Source, source.0);
            self.cite(id, Predicate::Source, source, index, None);
        }
    }

    fn cited_via(&mut self, id: RecordId, place: Option<&Place>) {
        if let Some(source) = self.target(place.map(|it| &it.source), Kind::Source) {
            self.citation(id, Predicate::CitedVia, source, 0);
        }
    }

    fn works_cited(&mut self, id: RecordId, cites: &[Citation]) {
        for (index, citation) in (0u32..).zip(cites) {
            if let Some(source) = self.target(&citation.source, Kind::Source) {
                self.citation(id, Predicate::Cites, source, index);
            }
        }
    }

    /// What the prose of a record cites and links to. Works cited there are numbered on from those under `cites`.
    fn mentions(&mut self, id: RecordId, record: &Record) {
        let first = count(record.cites().len());
        for (index, citation) in (first..).zip(record.cited_in_prose()) {
            if let Some(source) = self.target(&citation.source, Kind::Source) {
                self.citation(id, Predicate::Cites, source, index);
            }
        }
        let linked = record
            .mentions
            .iter()
            .filter(|mention| mention.citation.is_none());
        for target in linked
            .filter_map(|mention| mention.target)
            .filter(|target| *target != id)
        {
            self.edge(id.0, Predicate::Mentions, target.0);
        }
    }

    /// A citation as a node, with the plain edge beside it.
    fn citation(&mut self, citing: RecordId, predicate: Predicate, source: RecordId, index: u32) {
        let number = index + 1;
        let manner = predicate.name(&self.base.manifest);
        let key = format!("{}/{manner}/{number}-{}", self.id(citing), self.id(source));
        let node = Node::Citation {
            citing,
            source,
            predicate,
            number,
        };
        let node = self.node(node, key);
        self.edge(node, Predicate::Citing, citing.0);
        self.edge(node, Predicate::Cited, source.0);
        self.edge(citing.0, predicate, source.0);
        self.cite(citing, predicate, source, index, Some(node));
    }

    fn cite(
        &mut self,
        citing: RecordId,
        predicate: Predicate,
        source: RecordId,
        index: u32,
        node: Option<Draft>,
    ) {
        self.citations.push(Entry {
            citing,
            predicate,
            source,
            index,
            node: node.map(NodeId),
        });
    }

    fn id(&self, record: RecordId) -> &'a str {
        &self.base.record(record).id
    }

    fn node(&mut self, node: Node, id: String) -> Draft {
        self.nodes.push(node);
        self.ids.push(id.into_boxed_str());
        count(self.nodes.len() - 1)
    }

    fn edge(&mut self, from: Draft, predicate: Predicate, to: Draft) {
        self.edges.push((predicate, from, to));
    }

    fn link<'r>(
        &mut self,
        from: Draft,
        predicate: Predicate,
        references: impl IntoIterator<Item = &'r Ref>,
        kind: Kind,
    ) {
        for reference in references {
            if let Some(to) = self.target(reference, kind) {
                self.edge(from, predicate, to.0);
            }
        }
    }

    /// The record that a reference leads to, if it is of the kind that belongs there.
    fn target<'r>(&self, reference: impl Into<Option<&'r Ref>>, kind: Kind) -> Option<RecordId> {
        let id = self.base.find(&reference.into()?.id)?;
        (self.base.record(id).kind() == kind).then_some(id)
    }

    pub(crate) fn finish(self, base: Arc<KnowledgeBase>) -> Graph {
        let order = self.order();
        let mut rank = vec![0; order.len()];
        for (number, draft) in (0u32..).zip(&order) {
            rank[*draft as usize] = number;
        }
        let place = |draft: Draft| NodeId(rank[draft as usize]);
        let mut edges: Vec<(Predicate, NodeId, NodeId)> = self
            .edges
            .iter()
            .map(|&(predicate, from, to)| (predicate, place(from), place(to)))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let mut graph = DiGraph::with_capacity(order.len(), edges.len());
        for &draft in &order {
            graph.add_node(self.nodes[draft as usize]);
        }
        for &(predicate, from, to) in edges.iter().rev() {
            graph.add_edge(index(from), index(to), predicate);
        }
        let citations = self.citations.into_iter().map(|entry| Entry {
            node: entry.node.map(|NodeId(draft)| place(draft)),
            ..entry
        });
        let mut names = self.ids.into_iter().map(Some).collect::<Vec<_>>();
        let records = self.records;
        let mut id_of = |draft: Draft| names.get_mut(draft.checked_sub(records)? as usize)?.take();
        Graph {
            graph,
            ids: order.iter().map(|&draft| id_of(draft)).collect(),
            of_record: (0..records).map(place).collect(),
            citations: Citations::new(citations.collect()),
            positions: Positions::new(&base, &self.taken),
            fields: fields(&base),
            root: root(&base),
            base,
        }
    }

    /// The provisional numbers in the order of the stable ids; a record first where a hostile id looks like another's.
    fn order(&self) -> Vec<Draft> {
        let mut order: Vec<(&str, Draft)> = self
            .base
            .records()
            .map(|(id, record)| (record.id.as_str(), id.0))
            .chain(self.ids.iter().map(AsRef::as_ref).zip(self.records..))
            .collect();
        // Ids come nearly sorted, record by record, and only the stable sort makes use of that.
        order.sort_by_key(|(id, _)| *id);
        order.into_iter().map(|(_, draft)| draft).collect()
    }
}

/// Each field with the one above it, if it names one.
fn fields(base: &KnowledgeBase) -> BTreeMap<RecordId, Option<RecordId>> {
    let parent = |id: RecordId| match &base.record(id).body {
        Body::Field(field) => base
            .find(&field.broader.as_ref()?.id)
            .filter(|&parent| is_field(base, parent)),
        _ => None,
    };
    base.of_kind(Kind::Field)
        .map(|(id, _)| (id, parent(id)))
        .collect()
}

/// The field above all fields.
fn root(base: &KnowledgeBase) -> Option<RecordId> {
    base.find(GENERAL).filter(|&root| is_field(base, root))
}

fn is_field(base: &KnowledgeBase, id: RecordId) -> bool {
    base.record(id).kind() == Kind::Field
}

/// A locator without the places at which it was written.
fn words(locator: &Locator) -> Vec<(LocatorKey, &str)> {
    let places = locator.0.iter();
    places
        .map(|(key, text)| (*key, text.value.as_str()))
        .collect()
}

/// Numbers of nodes fit into 32 bits: files are refused long before.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MANIFEST, graph, of_files};
    use antinomy_syntax::SourceFile;

    /// All edges that begin or end at a node, as sentences.
    fn around(graph: &Graph, id: &str) -> Vec<String> {
        let node = graph.find(id).unwrap();
        let edges = graph.outgoing(node).chain(graph.incoming(node));
        edges.map(|edge| graph.sentence(edge)).collect()
    }

    #[test]
    fn a_statement_leads_to_everything_that_it_names() {
        let graph = graph(
            "
sources:
  - {id: plan, title: Plan, issuer: city, sections: [{id: housing, owner: city}]}
  - {id: book, title: Book}
actors: [{id: city, label: City}, {id: clubs, label: Clubs}]
fields: [{id: housing, label: Housing}]
concepts: [{id: mix, label: Mix}, {id: burden, label: Burden}]
statements:
  - {id: s, text: S, source: plan, section: housing, cited-via: {source: book}, to: clubs, field: housing,
     concepts: mix, frames: burden}
",
        );
        assert_eq!(
            around(&graph, "s"),
            [
                "s voice city",
                "s source plan",
                "s section plan/section/housing",
                "s cited-via book",
                "s to clubs",
                "s in-field housing",
                "s concept mix",
                "s frame burden",
                "s/cited-via/1-book citing s",
            ]
        );
    }

    #[test]
    fn a_voice_that_nobody_knows_makes_no_edge() {
        let graph = graph(
            "
sources: [{id: plan, title: Plan, issuer: city, sections: [{id: p-110, owner: unknown}]}]
actors: [{id: city, label: City}]
statements: [{id: s, text: S, source: plan, section: p-110}]
",
        );
        let s = graph.find("s").unwrap();
        assert_eq!(graph.outgoing_by(s, Predicate::Voice).count(), 0);
    }

    #[test]
    fn a_position_is_a_node_with_a_plain_edge_beside_it() {
        let graph = graph(
            "
sources: [{id: reader, title: Reader}]
propositions: [{id: p, text: P}]
statements: [{id: s, text: S, positions: {p: {stance: -1, read-by: reader}}}]
",
        );
        let position = graph.find("s/position/p").unwrap();
        assert_eq!(
            graph.node(position),
            &Node::Position {
                statement: graph.record_named("s"),
                proposition: graph.record_named("p"),
                stance: -1,
                read_by: Some(graph.record_named("reader")),
            }
        );
        assert_eq!(
            around(&graph, "s/position/p"),
            [
                "s/position/p statement s",
                "s/position/p proposition p",
                "s/position/p read-by reader",
                "s position s/position/p",
            ]
        );
        assert!(around(&graph, "s").contains(&"s takes-position p".to_owned()));
    }

    #[test]
    fn a_relation_is_a_node_and_a_plain_edge_of_its_type() {
        let graph = graph(
            "
concepts: [{id: a, label: A}, {id: b, label: B}]
relations: [{id: r, from: a, to: b, type: subordinate-to}]
",
        );
        assert_eq!(
            around(&graph, "r"),
            ["r relation-from a", "r relation-to b"]
        );
        assert!(around(&graph, "a").contains(&"a subordinate-to b".to_owned()));
    }

    #[test]
    fn the_sides_of_a_contradiction_contradict_each_other() {
        let graph = graph(
            "
statements: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]
contradictions: [{id: x, title: X, category: contradiction, sides: [[a, b], [c]]}]
",
        );
        assert_eq!(
            around(&graph, "c"),
            ["x side c", "a contradicts c", "b contradicts c"]
        );
    }

    /// A contradiction between two sides of so many statements each; each side names them `times` times.
    fn sides(statements: usize, times: usize) -> Graph {
        use std::fmt::Write as _;
        let mut text = "statements:\n".to_owned();
        for side in ["a", "b"] {
            for number in 0..statements {
                let _ = writeln!(text, "- {{id: {side}{number}, text: S}}");
            }
        }
        let side = |side: &str| {
            let ids = (0..statements * times).map(|it| format!("{side}{}", it % statements));
            ids.collect::<Vec<_>>().join(", ")
        };
        let (a, b) = (side("a"), side("b"));
        graph(&format!(
            "{text}contradictions:\n- {{id: x, title: X, category: contradiction, sides: [[{a}], [{b}]]}}\n"
        ))
    }

    fn count_of(graph: &Graph, predicate: Predicate) -> usize {
        let edges = graph.edges().filter(|edge| edge.predicate == predicate);
        edges.count()
    }

    #[test]
    fn sides_are_set_against_each_other_one_by_one_up_to_a_limit() {
        let most = sides(100, 1);
        assert_eq!(count_of(&most, Predicate::Contradicts), MOST_PAIRS);
        assert_eq!(count_of(&most, Predicate::Side), 200);
        let more = sides(101, 1);
        assert_eq!(count_of(&more, Predicate::Contradicts), 0);
        assert_eq!(count_of(&more, Predicate::Side), 202);
    }

    #[test]
    fn a_statement_that_a_side_names_often_counts_once() {
        let graph = sides(2, 4_000);
        assert_eq!(count_of(&graph, Predicate::Contradicts), 4);
        assert_eq!(count_of(&graph, Predicate::Side), 4);
    }

    #[test]
    fn an_ambivalence_is_no_contradiction() {
        let graph = graph(
            "
statements: [{id: a, text: A}, {id: b, text: B}]
contradictions: [{id: x, title: X, category: ambivalence, sides: [[a], [b]]}]
",
        );
        assert_eq!(around(&graph, "b"), ["x side b"]);
    }

    #[test]
    fn the_same_edge_stands_once() {
        let graph = graph(
            "
actors: [{id: city, label: City, aliases: [town]}]
fields:
  - {id: housing, label: Housing, competence: [{task: Build, holder: city}, {task: Plan, holder: town}]}
",
        );
        assert_eq!(around(&graph, "housing"), ["housing holder city"]);
    }

    #[test]
    fn what_leads_nowhere_or_to_a_wrong_kind_makes_no_edge() {
        let graph = graph(
            "
actors: [{id: city, label: City}]
statements: [{id: s, text: S, source: city, field: nowhere, positions: {city: 2}}]
",
        );
        assert_eq!(around(&graph, "s"), Vec::<String>::new());
    }

    #[test]
    fn the_order_of_files_changes_nothing() {
        let files = [
            ("content/antinomy.yaml", MANIFEST),
            (
                "content/b.yaml",
                "sources: [{id: plan, title: Plan}, {id: atlas, title: Atlas}]",
            ),
            (
                "content/a.yaml",
                "statements: [{id: s, text: S, source: plan, cites: [atlas, plan], positions: {p: 1}}]",
            ),
            ("content/c.yaml", "propositions: [{id: p, text: P}]"),
        ];
        let told = |files: &mut dyn Iterator<Item = &(&str, &str)>| {
            let files = files.map(|(path, text)| SourceFile::new(*path, *text));
            let graph = Graph::new(Arc::new(of_files(files.collect())));
            let nodes: Vec<_> = graph
                .nodes()
                .map(|(id, _)| graph.id(id).to_owned())
                .collect();
            let edges: Vec<_> = graph.edges().map(|edge| graph.sentence(edge)).collect();
            (nodes, edges)
        };
        let (nodes, edges) = told(&mut files.iter());
        assert_eq!(told(&mut files.iter().rev()), (nodes.clone(), edges));
        assert_eq!(
            nodes,
            [
                "atlas",
                "p",
                "plan",
                "s",
                "s/cites/1-atlas",
                "s/cites/2-plan",
                "s/position/p"
            ]
        );
    }
}
