//! From the knowledge base to the graph: a walk over the properties of all records.
//!
//! A key whose RDF term is that of a predicate makes plain edges. What the property table cannot express has a function:
//! resolved voices, sections and positions as nodes, citations with their places, relations of a type from the manifest.

use crate::draft::{Draft, DraftNode};
use crate::facts::Facts;
use crate::{Node, Predicate};
use antinomy_model::kinds::{Contradiction, Field, Relation, Source, Statement, Verdict};
use antinomy_model::property::{Key, Value, Walk};
use antinomy_model::values::{Category, Citation, Locator, LocatorKey, Position};
use antinomy_model::{Body, Kind, KnowledgeBase, Record, RecordId, Ref};
use std::collections::{BTreeMap, BTreeSet};

/// Limit of `contradicts` edges that one contradiction may make. Their number is the product of the lengths of its sides,
/// and sides that long say nothing about single statements; `side` edges are made in any case.
const MOST_PAIRS: usize = 10_000;

pub(crate) struct Builder<'a> {
    facts: &'a Facts,
    base: &'a KnowledgeBase,
    draft: Draft<'a>,
    /// The predicate of each key that was met, by its name and its explicit term, which together give its RDF term.
    predicates: BTreeMap<(&'static str, Option<&'static str>), Option<Predicate>>,
    /// The first section of each source that has any.
    sections: BTreeMap<RecordId, DraftNode>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(facts: &'a Facts) -> Self {
        Self {
            facts,
            base: facts.base(),
            draft: Draft::new(facts.base()),
            predicates: BTreeMap::new(),
            sections: BTreeMap::new(),
        }
    }

    /// The draft of the graph, with all nodes and edges.
    pub(crate) fn draft(mut self) -> Draft<'a> {
        // Statements refer to sections, so these are numbered first.
        for (id, record) in self.base.of_kind(Kind::Source) {
            if let Some(source) = record.source() {
                self.draft.stated_in(record.whole.file);
                self.sections(id, &record.id, source);
            }
        }
        for (id, record) in self.base.records() {
            self.draft.stated_in(record.whole.file);
            self.keys(id, record);
            match &record.body {
                Body::Field(field) => self.competences(id, field),
                Body::Statement(statement) => self.statement(id, statement),
                Body::Relation(relation) => self.typed_edge(relation),
                Body::Contradiction(contradiction) => self.contradicts(contradiction),
                Body::Verdict(verdict) => self.verdict(id, verdict),
                _ => {}
            }
            self.mentions(id, record);
        }
        self.draft
    }

    fn sections(&mut self, id: RecordId, name: &str, source: &'a Source) {
        for (index, section) in (0u32..).zip(&source.sections) {
            let key = format!("{name}/section/{}", section.id.value);
            let node = self.draft.node(Node::Section { source: id, index }, key);
            // Sections of a source are numbered consecutively: the first node and an index find each of them.
            self.sections.entry(id).or_insert(node);
            self.draft.edge(node, Predicate::In, id.0);
            (section as &dyn Walk).each(&mut |key, value| self.plain_edges(node, key, value));
        }
    }

    /// The edges of a record's keys.
    fn keys(&mut self, id: RecordId, record: &'a Record) {
        record.body.keys().each(&mut |key, value| match value {
            // Most keys of a record are absent: do not look up their predicate.
            Value::Absent => {}
            Value::Place(place) => {
                let source = self.base.target_of(&place.source, Kind::Source);
                if let Some((source, predicate)) = source.zip(self.predicate(key)) {
                    self.citation(id, predicate, source, 0);
                }
            }
            Value::Citations(cites) => self.works_cited(id, cites),
            Value::Positions(positions) => self.positions(id, positions),
            _ => self.plain_edges(id.0, key, value),
        });
    }

    /// The edges of one key. A record also cites the source that it is in.
    fn plain_edges(&mut self, from: DraftNode, key: &'static Key, value: Value<'a>) {
        let Some(predicate) = self.predicate(key) else {
            return;
        };
        // Collected first: the walk borrows `self`, which making edges needs mutably.
        let mut targets = Vec::new();
        value.reference_lists(&mut |list| {
            targets.extend(
                list.iter()
                    .filter_map(|it| self.target(it, key.shape.kinds())),
            );
        });
        for target in targets {
            // The voice is what facts resolve it to, not always what is written.
            if predicate != Predicate::Voice {
                self.draft.edge(from, predicate, target.0);
            }
            // Sections have neither key, and competences come without theirs: `from` is the node of a record here.
            if matches!(predicate, Predicate::Source | Predicate::In) {
                self.draft.cite(RecordId(from), predicate, target, 0, None);
            }
        }
    }

    fn predicate(&mut self, key: &'static Key) -> Option<Predicate> {
        // Cached: the search allocates a term and compares strings, and few keys serve all records.
        let of_term = || Predicate::of_term(&key.rdf_term());
        let entry = self.predicates.entry((key.name, key.term));
        *entry.or_insert_with(of_term)
    }

    /// The record that a reference leads to, if it is of a kind that its key allows.
    fn target(&self, reference: &Ref, kinds: &[Kind]) -> Option<RecordId> {
        let target = self.base.target(reference)?;
        // The model reports a wrong kind. An edge to it would break what queries assume of the predicate's range.
        kinds
            .contains(&self.base.record(target).kind())
            .then_some(target)
    }

    /// A competence is a node: its holders belong to its task, not to every task of the field. Several tasks of a field are
    /// often cited from one page, which is one citation.
    fn competences(&mut self, id: RecordId, field: &'a Field) {
        let mut places = BTreeSet::new();
        for (index, competence) in (0u32..).zip(&field.competence) {
            let key = format!("{}/competence/{}", self.id(id), competence.id.value);
            let node = self.draft.node(Node::Competence { field: id, index }, key);
            self.draft.edge(id.0, Predicate::Competence, node);
            // Paths and neighbourhoods walk records only, so plain edges of the field parallel those of the node. They do not say
            // which task of the field they belong to; the node does.
            for end in [node, id.0] {
                (competence as &dyn Walk).each(&mut |key, value| {
                    // Below, because a citation is the field's and not the node's.
                    if key.name != "source" {
                        self.plain_edges(end, key, value);
                    }
                });
            }
            let source = competence.source.as_ref();
            let source = source.and_then(|it| self.base.target_of(it, Kind::Source));
            let Some(source) = source else {
                continue;
            };
            self.draft.edge(node, Predicate::Source, source.0);
            if places.insert((source, words(&competence.locator))) {
                self.draft.edge(id.0, Predicate::Source, source.0);
                // The index is that of the first task cited from this page; its locator is read by it.
                self.draft.cite(id, Predicate::Source, source, index, None);
            }
        }
    }

    fn statement(&mut self, id: RecordId, statement: &Statement) {
        // A voice may refer to a record of another kind: that is reported, and makes no edge.
        if let Some(voice) = self.facts.voice_of(statement).actor
            && self.base.record(voice).kind() == Kind::Actor
        {
            self.draft.edge(id.0, Predicate::Voice, voice.0);
        }
        if let Some(section) = self.section_of(statement) {
            self.draft.edge(id.0, Predicate::Section, section);
        }
    }

    fn section_of(&self, statement: &Statement) -> Option<DraftNode> {
        let (id, _) = self.facts.source_of(statement)?;
        let place = self.facts.section_place(statement)?;
        Some(self.sections.get(&id)? + place as u32)
    }

    fn positions(&mut self, id: RecordId, positions: &[Position]) {
        let mut taken = BTreeSet::new();
        for position in positions {
            let target = self
                .base
                .target_of(&position.proposition, Kind::Proposition);
            // An id and its alias are one proposition; what was written first counts.
            let Some(proposition) = target.filter(|it| taken.insert(*it)) else {
                continue;
            };
            let reader = position.read_by.as_ref();
            let read_by = reader.and_then(|it| self.base.target_of(it, Kind::Source));
            let node = Node::Position {
                statement: id,
                proposition,
                stance: position.stance,
                read_by,
            };
            let key = format!("{}/position/{}", self.id(id), self.id(proposition));
            let node = self.draft.node(node, key);
            self.draft.edge(id.0, Predicate::Position, node);
            self.draft.edge(node, Predicate::Statement, id.0);
            self.draft.edge(node, Predicate::Proposition, proposition.0);
            // Paths and neighbourhoods walk records only, so a plain edge parallels the position node.
            self.draft
                .edge(id.0, Predicate::TakesPosition, proposition.0);
            if let Some(reader) = read_by {
                self.draft.edge(node, Predicate::ReadBy, reader.0);
            }
        }
    }

    /// The edge of the relation's own type, beside the node that carries its attributes.
    fn typed_edge(&mut self, relation: &Relation) {
        let end = |end: &Option<Ref>| self.base.target(end.as_ref()?);
        // 16 bits keep a predicate small; only a hostile manifest has more types, and those make no edges.
        let r#type = relation.r#type.and_then(|index| u16::try_from(index).ok());
        if let (Some(from), Some(to), Some(index)) =
            (end(&relation.from), end(&relation.to), r#type)
        {
            self.draft.edge(from.0, Predicate::Relation(index), to.0);
        }
    }

    /// Every statement of a side against every statement of the sides after it, unless that were more edges than
    /// [`MOST_PAIRS`].
    fn contradicts(&mut self, contradiction: &Contradiction) {
        // Ambivalence, gap, convergence and shift do not set single statements against each other.
        if contradiction.category != Some(Category::Contradiction) {
            return;
        }
        let sides = contradiction.sides.iter();
        // Sets: a statement that is named twice, or by an alias, is one end.
        let sides: Vec<BTreeSet<RecordId>> = sides
            .map(|side| {
                let statements = side.iter();
                statements
                    .filter_map(|it| self.base.target_of(it, Kind::Statement))
                    .collect()
            })
            .collect();
        // Counted before any edge is made; saturating, because hostile sides could overflow the product.
        let mut pairs = 0_usize;
        let mut before = 0_usize;
        for side in &sides {
            pairs = pairs.saturating_add(before.saturating_mul(side.len()));
            before += side.len();
        }
        if pairs > MOST_PAIRS {
            return;
        }
        // Empty sides are left out first: there may be many, and each would be paired with all after it.
        let sides: Vec<_> = sides.iter().filter(|side| !side.is_empty()).collect();
        for (at, side) in sides.iter().enumerate() {
            for one in *side {
                for other in sides[at + 1..].iter().copied().flatten() {
                    self.draft.edge(one.0, Predicate::Contradicts, other.0);
                }
            }
        }
    }

    /// A verdict on an authored contradiction; other findings are no records.
    fn verdict(&mut self, id: RecordId, verdict: &Verdict) {
        if let Some(record) = self.base.contradiction_of(verdict) {
            self.draft.edge(id.0, Predicate::Finding, record.0);
        }
    }

    fn works_cited(&mut self, id: RecordId, cites: &[Citation]) {
        // Dangling citations are counted: the index is that of the list from which the locator is read.
        for (index, citation) in (0u32..).zip(cites) {
            if let Some(source) = self.base.target_of(&citation.source, Kind::Source) {
                self.citation(id, Predicate::Cites, source, index);
            }
        }
    }

    /// What the prose of a record cites and links to. Works cited there are numbered on from those under `cites`.
    fn mentions(&mut self, id: RecordId, record: &Record) {
        let first = u32::try_from(record.cites().len()).unwrap_or(u32::MAX);
        for (index, citation) in (first..).zip(record.cited_in_prose()) {
            if let Some(source) = self.base.target_of(&citation.source, Kind::Source) {
                self.draft.stated_in(citation.source.span.file);
                self.citation(id, Predicate::Cites, source, index);
            }
        }
        let linked = record.mentions.iter();
        for mention in linked.filter(|mention| mention.citation().is_none()) {
            // A link from a page to itself carries no information.
            if let Some(target) = self.base.mentioned(mention).filter(|it| *it != id) {
                self.draft.stated_in(mention.span.file);
                self.draft.edge(id.0, Predicate::Mentions, target.0);
            }
        }
    }

    /// A citation as a node, with the plain edge beside it.
    fn citation(&mut self, citing: RecordId, predicate: Predicate, source: RecordId, index: u32) {
        let number = index + 1;
        let manner = predicate.name(&self.base.manifest);
        // With the number, since a record may cite a source several times and ids have to differ.
        let key = format!("{}/{manner}/{number}-{}", self.id(citing), self.id(source));
        let node = Node::Citation {
            citing,
            source,
            predicate,
            number,
        };
        let node = self.draft.node(node, key);
        self.draft.edge(node, Predicate::Citing, citing.0);
        self.draft.edge(node, Predicate::Cited, source.0);
        self.draft.edge(citing.0, predicate, source.0);
        self.draft
            .cite(citing, predicate, source, index, Some(node));
    }

    fn id(&self, record: RecordId) -> &'a str {
        &self.base.record(record).id
    }
}

/// A locator without the places at which it was written.
// Spans would make two locators with the same text differ.
fn words(locator: &Locator) -> Vec<(LocatorKey, &str)> {
    let places = locator.0.iter();
    places
        .map(|(key, text)| (*key, text.value.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;
    use crate::sample::{MANIFEST, graph, of_files};
    use antinomy_syntax::SourceFile;
    use std::sync::Arc;

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
  - {id: housing, label: Housing, competence: [{id: build, task: Build, holder: city}, {id: plan, task: Plan, holder: town}]}
",
        );
        let holders = around(&graph, "housing");
        let holders = holders.iter().filter(|edge| edge.contains("holder"));
        assert_eq!(holders.count(), 1);
    }

    #[test]
    fn a_competence_is_a_node_with_its_own_holders_and_concepts() {
        let graph = graph(
            "
actors: [{id: city, label: City}, {id: state, label: State}]
concepts: [{id: school, label: School}]
sources: [{id: act, title: Act}]
fields:
  - id: education
    label: Education
    competence:
      - {id: build, task: Build, holder: city, concepts: school}
      - {id: teach, task: Teach, holder: state, source: act}
",
        );
        assert_eq!(
            around(&graph, "education/competence/build"),
            [
                "education/competence/build concept school",
                "education/competence/build holder city",
                "education competence education/competence/build",
            ]
        );
        assert_eq!(
            around(&graph, "education/competence/teach"),
            [
                "education/competence/teach source act",
                "education/competence/teach holder state",
                "education competence education/competence/teach",
            ]
        );
        let plain = around(&graph, "education");
        for edge in [
            "concept school",
            "holder city",
            "holder state",
            "source act",
        ] {
            assert!(plain.contains(&format!("education {edge}")), "{plain:?}");
        }
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
