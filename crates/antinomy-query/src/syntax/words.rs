//! Words that are neither keywords nor functions, and prefixes that nothing declares.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::functions;
use crate::tokens::{Bracket, Inside, Token, TokenKind, after_prologue};
use antinomy_syntax::nearest;

const KEYWORDS: &[&str] = &[
    "SELECT",
    "ASK",
    "CONSTRUCT",
    "DESCRIBE",
    "WHERE",
    "FROM",
    "NAMED",
    "DISTINCT",
    "REDUCED",
    "AS",
    "GROUP",
    "BY",
    "HAVING",
    "ORDER",
    "ASC",
    "DESC",
    "LIMIT",
    "OFFSET",
    "VALUES",
    "UNDEF",
    "OPTIONAL",
    "UNION",
    "MINUS",
    "FILTER",
    "BIND",
    "GRAPH",
    "SERVICE",
    "SILENT",
    "EXISTS",
    "NOT",
    "IN",
    "LATERAL",
    "PREFIX",
    "BASE",
    "SEPARATOR",
];

const FUNCTIONS: &[&str] = &[
    "STR",
    "LANG",
    "LANGMATCHES",
    "DATATYPE",
    "BOUND",
    "IRI",
    "URI",
    "BNODE",
    "RAND",
    "ABS",
    "CEIL",
    "FLOOR",
    "ROUND",
    "CONCAT",
    "SUBSTR",
    "STRLEN",
    "REPLACE",
    "UCASE",
    "LCASE",
    "ENCODE_FOR_URI",
    "CONTAINS",
    "STRSTARTS",
    "STRENDS",
    "STRBEFORE",
    "STRAFTER",
    "YEAR",
    "MONTH",
    "DAY",
    "HOURS",
    "MINUTES",
    "SECONDS",
    "TIMEZONE",
    "TZ",
    "NOW",
    "UUID",
    "STRUUID",
    "MD5",
    "SHA1",
    "SHA256",
    "SHA384",
    "SHA512",
    "COALESCE",
    "IF",
    "STRLANG",
    "STRDT",
    "sameTerm",
    "isIRI",
    "isURI",
    "isBLANK",
    "isLITERAL",
    "isNUMERIC",
    "REGEX",
    "ADJUST",
];

/// Functions over groups.
pub(super) const AGGREGATES: &[&str] = &[
    "COUNT",
    "SUM",
    "MIN",
    "MAX",
    "AVG",
    "SAMPLE",
    "GROUP_CONCAT",
];

/// Words of other query languages that have another name here.
const OPERATORS: &[(&str, &str)] = &[
    ("AND", "&&"),
    ("OR", "||"),
    ("LENGTH", "STRLEN"),
    ("LEN", "STRLEN"),
    ("LOWER", "LCASE"),
    ("UPPER", "UCASE"),
    ("SUBSTRING", "SUBSTR"),
];

/// Words of other query languages that have no counterpart, and what is written instead.
const FOREIGN: &[(&str, &str)] = &[
    ("LIKE", "CONTAINS(LCASE(STR(?x)), \"…\")"),
    ("ILIKE", "CONTAINS(LCASE(STR(?x)), \"…\")"),
    ("IS", "OPTIONAL { ?s an:voice ?x } FILTER(!BOUND(?x))"),
    ("NULL", "OPTIONAL { ?s an:voice ?x } FILTER(!BOUND(?x))"),
    ("ISNULL", "!BOUND(?x)"),
    ("BETWEEN", "?x >= 1 && ?x <= 9"),
    ("TOP", "LIMIT 10"),
    ("LEFT", "OPTIONAL { ?s an:voice ?x }"),
    ("JOIN", "{ ?a an:cites ?b . ?b an:issuer ?c }"),
    ("MATCH", "SELECT ?a WHERE { ?a an:cites ?b }"),
    ("RETURN", "SELECT ?a WHERE { ?a an:cites ?b }"),
];

/// What there is one of in this exact spelling.
const EXACT: &[&str] = &["a", "true", "false"];

/// Whether a word is the name of a function, or of an aggregate.
pub(super) fn is_function(token: &Token<'_>) -> bool {
    functions().any(|it| token.is_word(it))
}

/// The names of all functions.
fn functions() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().chain(AGGREGATES).copied()
}

pub(super) fn prefixes(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let mut names = after_prologue(asked.tokens).iter();
    names.find_map(|token| {
        let (prefix, local) = token
            .text
            .split_once(':')
            .filter(|_| token.kind == TokenKind::Name)?;
        if asked.spelling.namespace(prefix).is_some() {
            return None;
        }
        let wrong = Wrong::Prefix(prefix.to_owned());
        if matches!(prefix, "http" | "https") {
            let address = address(asked, token);
            let problem =
                SyntaxProblem::at(token.start..token.start + address.len(), Wrong::NoAngles);
            return Some(problem.meant(Some(format!("<{address}>"))));
        }
        let near = nearest(prefix, asked.spelling.prefixes());
        let meant = near.map(|near| format!("{near}:{local}"));
        Some(SyntaxProblem::at(token.range(), wrong).meant(meant))
    })
}

/// An address without its brackets.
fn address<'t>(asked: &Text<'t, '_>, token: &Token<'_>) -> &'t str {
    let rest = &asked.text[token.start..];
    rest.split([' ', '\n', '\t', '\r', ';', ',', '}', ')', '>', '"'])
        .next()
        .unwrap_or_default()
}

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = after_prologue(asked.tokens);
    let mut words = tokens
        .iter()
        .enumerate()
        .filter(|(_, it)| it.kind == TokenKind::Word);
    words.find_map(|(at, token)| {
        let is_known = EXACT.contains(&token.text)
            || KEYWORDS.iter().any(|it| token.is_word(it))
            || is_function(token);
        (!is_known).then(|| unknown(asked, tokens, at))
    })
}

fn unknown(asked: &Text<'_, '_>, tokens: &[Token<'_>], at: usize) -> SyntaxProblem {
    let token = &tokens[at];
    let word = token.text;
    let problem = |wrong| SyntaxProblem::at(token.range(), wrong);
    if at > 0 && tokens[at - 1].is_word("FROM") {
        return problem(Wrong::Table(word.to_owned()));
    }
    let is_pattern = token.inside == Inside::Triples;
    if is_pattern && token.is_word("AND") {
        // A predicate that follows belongs to the subject before.
        let next = tokens.get(at + 1);
        let is_subject = next.is_some_and(|it| it.kind == TokenKind::Variable);
        let meant = if is_subject { "." } else { ";" };
        return problem(Wrong::Operator(word.to_owned())).meant(Some(meant.to_owned()));
    }
    if is_pattern && token.is_word("OR") {
        let word = word.to_owned();
        let instead = "{ … } UNION { … }";
        return problem(Wrong::Foreign { word, instead });
    }
    if let Some((_, meant)) = OPERATORS.iter().find(|(it, _)| token.is_word(it)) {
        return problem(Wrong::Operator(word.to_owned())).meant(Some((*meant).to_owned()));
    }
    if let Some((_, instead)) = FOREIGN.iter().find(|(it, _)| token.is_word(it)) {
        let word = word.to_owned();
        return problem(Wrong::Foreign { word, instead });
    }
    let is_called = tokens
        .get(at + 1)
        .is_some_and(|it| it.kind == TokenKind::Open(Bracket::Round));
    if is_called && token.inside != Inside::Triples {
        return problem(Wrong::Function(word.to_owned())).meant(function(word));
    }
    if let Some(exact) = EXACT.iter().find(|it| token.is_word(it)) {
        return problem(Wrong::Keyword(word.to_owned())).meant(Some((*exact).to_owned()));
    }
    if let Some(called) = name(asked, word).filter(|_| is_pattern) {
        return problem(Wrong::Word(word.to_owned())).meant(Some(called));
    }
    let variable = format!("?{word}");
    let is_variable = tokens.iter().any(|it| it.text == variable);
    if let Some(near) = nearest(word, KEYWORDS.iter().copied()).filter(|_| !is_variable) {
        return problem(Wrong::Keyword(word.to_owned())).meant(Some(near.to_owned()));
    }
    let name = || name(asked, word);
    // Variables of other languages have no mark.
    let meant = if is_variable || token.inside == Inside::Clauses {
        Some(variable)
    } else {
        name()
    };
    problem(Wrong::Word(word.to_owned())).meant(meant)
}

fn function(word: &str) -> Option<String> {
    if functions::NAMES.contains(&word) {
        return Some(format!("an:{word}"));
    }
    let near = nearest(word, functions());
    near.map(str::to_owned)
}

/// What is called so: a property, a class, a record, a level.
fn name(asked: &Text<'_, '_>, word: &str) -> Option<String> {
    let rdf = asked.rdf;
    let prefixes = [
        "an",
        "skos",
        "id",
        "level",
        "actor-kind",
        "conflict",
        "dcterms",
        "cito",
        "rdfs",
    ];
    let mut names = prefixes.iter().map(|prefix| format!("{prefix}:{word}"));
    names.find(|name| {
        let iri = rdf.prefixes().expand(name);
        iri.is_some_and(|it| rdf.resource(&it).is_some())
    })
}
