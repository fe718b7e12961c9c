//! Small knowledge bases by chance: the same seed gives the same files.

use antinomy_syntax::SourceFile;
use oxrdf::{Literal, NamedNode, Term};
use std::fmt::Write;

const MANIFEST: &str = "
title: {en: Sample, de: Beispiel}
languages: [en, de]
base-iri: https://example.org/id/
levels:
  - {id: federal, label: Federation, letter: B, shape: triangle}
  - {id: municipal, label: {en: Municipality, de: Kommune}, letter: K, shape: circle}
actor-kinds:
  - {id: government, label: Government}
  - {id: scholar, label: Scholar, commenting: true}
conflict-kinds:
  - {id: words-and-deeds, label: Words and deeds}
relation-types:
  - {id: supports, label: supports, maps-to: 'cito:supports'}
  - {id: backs, label: backs, maps-to: 'cito:supports'}
  - {id: rivals, label: rivals, symmetric: true, maps-to: 'https://schema.org/about'}
  - {id: voice, label: has the name of another property}
";

/// Numbers by chance.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below this one.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        // Xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    pub(super) fn one_of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// A few names of one kind, as a list of YAML.
    fn names(&mut self, letter: char, most: usize) -> String {
        let count = self.below(most + 1);
        let names: Vec<String> = (0..count).map(|_| self.name(letter)).collect();
        format!("[{}]", names.join(", "))
    }

    /// The name of one record of a kind; now and then of none.
    fn name(&mut self, letter: char) -> String {
        let last = SIZE + usize::from(self.below(9) == 0);
        format!("{letter}{}", self.below(last))
    }

    /// One of these, or nothing.
    fn maybe(&mut self, parts: &[&str]) -> String {
        match self.below(2) {
            0 => String::new(),
            _ => (*self.one_of(parts)).to_owned(),
        }
    }
}

/// How many records of each kind there are.
const SIZE: usize = 4;
const TEXTS: &[&str] = &[
    "{en: One, de: Eins}",
    "{all: One}",
    "One",
    "\"Two \\\"2\\\"\"",
    "\"goal\"",
];

/// The files of a knowledge base.
pub(super) fn files(seed: u64) -> Vec<SourceFile> {
    let mut draw = Draw::new(seed + 1000);
    let mut lists = [String::new(), String::new(), String::new()];
    for (kind, record) in KINDS {
        let mut records: [Vec<String>; 3] = Default::default();
        for number in 0..SIZE {
            records[draw.below(3)].push(record(number, &mut draw));
        }
        for (list, records) in lists.iter_mut().zip(records) {
            if !records.is_empty() {
                let _ = writeln!(list, "{kind}:\n  - {}", records.join("\n  - "));
            }
        }
    }
    let names = ["all", "a b", "ü"].into_iter().zip(lists);
    let records = names.map(|(name, text)| SourceFile::new(format!("content/{name}.yaml"), text));
    [SourceFile::new("content/antinomy.yaml", MANIFEST)]
        .into_iter()
        .chain(records)
        .collect()
}

type Record = fn(usize, &mut Draw) -> String;

const KINDS: &[(&str, Record)] = &[
    ("sources", source),
    ("actors", actor),
    ("concepts", concept),
    ("fields", field),
    ("propositions", proposition),
    ("statements", statement),
    ("relations", relation),
    ("contradictions", contradiction),
];

fn source(number: usize, draw: &mut Draw) -> String {
    let (text, issuer, members) = (draw.one_of(TEXTS), draw.names('a', 2), draw.names('l', 2));
    let more = draw.maybe(&[
        ", language: de",
        ", language: fr",
        ", issued: 2007",
        ", issued: 1990/2000",
        ", url: 'https://x.org/'",
    ]);
    let owner = match draw.below(3) {
        0 => "unknown".to_owned(),
        _ => draw.name('a'),
    };
    format!(
        "{{id: l{number}, title: {text}, class: policy, type: report, issuer: {issuer}, members: {members}{more}, \
         aliases: [old-l{number}], sections: [{{id: x, title: X, owner: {owner}, levels: municipal}}]}}"
    )
}

fn actor(number: usize, draw: &mut Draw) -> String {
    let (text, whole, kind) = (
        draw.one_of(TEXTS),
        draw.name('a'),
        draw.one_of(&["government", "scholar"]),
    );
    let levels = draw.maybe(&[
        ", levels: federal",
        ", levels: [federal, municipal]",
        ", levels: unknown",
        ", levels: none",
    ]);
    format!("{{id: a{number}, label: {text}, kind: {kind}, part-of: {whole}{levels}}}")
}

fn concept(number: usize, draw: &mut Draw) -> String {
    let (text, broader) = (draw.one_of(TEXTS), draw.names('c', 2));
    let (related, antonym) = (draw.names('c', 2), draw.names('c', 2));
    format!(
        "{{id: c{number}, label: {text}, alt-labels: [One, Other], broader: {broader}, related: {related}, antonym: {antonym}}}"
    )
}

fn field(number: usize, draw: &mut Draw) -> String {
    let (text, broader, holder) = (draw.one_of(TEXTS), draw.name('f'), draw.names('a', 2));
    format!(
        "{{id: f{number}, label: {text}, broader: {broader}, competence: [{{id: x, task: T, holder: {holder}, locator: {{page: 7}}}}]}}"
    )
}

fn proposition(number: usize, draw: &mut Draw) -> String {
    let (text, implies, excludes) = (draw.one_of(TEXTS), draw.names('p', 2), draw.names('p', 2));
    format!("{{id: p{number}, text: {text}, implies: {implies}, excludes: {excludes}}}")
}

fn statement(number: usize, draw: &mut Draw) -> String {
    let (text, source, to) = (draw.one_of(TEXTS), draw.name('l'), draw.names('a', 2));
    let voice = match draw.below(3) {
        0 => "unknown".to_owned(),
        _ => draw.name('a'),
    };
    let positions: Vec<String> = (0..SIZE).filter_map(|it| position(it, draw)).collect();
    let cites = cites(draw);
    let (concepts, frames, field) = (draw.names('c', 2), draw.names('c', 2), draw.names('f', 2));
    let more = draw.maybe(&[
        ", section: x",
        ", locator: {page: 24}",
        ", time: 2001/..",
        ", time: ../2010",
        ", share: few",
        ", levels: unknown",
        ", quote: One",
    ]);
    format!(
        "{{id: s{number}, text: {text}, kind: goal, source: {source}, voice: {voice}, to: {to}, positions: {{{}}}, cites: {cites}, \
         concepts: {concepts}, frames: {frames}, field: {field}{more}}}",
        positions.join(", ")
    )
}

fn position(proposition: usize, draw: &mut Draw) -> Option<String> {
    let stance = ["-2", "-1", "0", "1", "2"].get(draw.below(9))?;
    let reader = draw.maybe(&[", read-by: l1", ", read-by: l2"]);
    Some(format!("p{proposition}: {{stance: {stance}{reader}}}"))
}

fn cites(draw: &mut Draw) -> String {
    let mut cites = Vec::new();
    for _ in 0..draw.below(3) {
        let source = draw.name('l');
        let more = draw.maybe(&[", locator: {page: 24}", ", as: cites-as-evidence"]);
        cites.push(format!("{{source: {source}{more}}}"));
    }
    format!("[{}]", cites.join(", "))
}

fn relation(number: usize, draw: &mut Draw) -> String {
    let (from, to) = (draw.name('s'), draw.name('s'));
    let kind = draw.one_of(&["supports", "backs", "rivals", "voice"]);
    let (because, cites) = (draw.one_of(TEXTS), cites(draw));
    format!(
        "{{id: r{number}, from: {from}, type: {kind}, to: {to}, because: {because}, cites: {cites}, strength: 2}}"
    )
}

fn contradiction(number: usize, draw: &mut Draw) -> String {
    let (text, one, other) = (draw.one_of(TEXTS), draw.names('s', 2), draw.names('s', 2));
    let (field, evidence) = (draw.names('f', 2), draw.names('s', 1));
    let category = draw.one_of(&["contradiction", "ambivalence"]);
    format!(
        "{{id: k{number}, title: {text}, category: {category}, conflict: words-and-deeds, field: {field}, sides: [{one}, {other}], \
         evidence: {evidence}, asserted-by: handbook, because: B}}"
    )
}

/// Terms that look like those of a graph and are others, or none of it.
pub(super) fn strange() -> Vec<Term> {
    let iri = |iri: &str| NamedNode::new_unchecked(iri).into();
    let typed = |value: &str, datatype: &str| {
        let datatype = NamedNode::new_unchecked(format!("{}{datatype}", crate::namespaces::XSD));
        Literal::new_typed_literal(value, datatype).into()
    };
    vec![
        iri("https://example.org/id/old-l1"),
        iri("https://example.org/id/%73%31"),
        iri("https://example.org/id/s1/affirms/s1"),
        iri("https://example.org/id/level/nowhere"),
        iri("https://antinomy.example/ns#derived"),
        iri("https://antinomy.example/ns#Statement"),
        iri("https://antinomy.example/ns#nothing"),
        iri("elsewhere:1"),
        typed("02", "integer"),
        typed("2", "integer"),
        typed("2", "decimal"),
        typed("2", "string"),
        typed("1", "boolean"),
        typed("true", "boolean"),
        Literal::new_simple_literal("One").into(),
        Literal::new_language_tagged_literal_unchecked("One", "en").into(),
        Literal::new_language_tagged_literal_unchecked("One", "it").into(),
        oxrdf::BlankNode::new_unchecked("b").into(),
    ]
}
