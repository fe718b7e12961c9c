//! A query: parsed, checked for what it may not do, and run.

use crate::answer::{Answer, Rows, Triple, Value};
use crate::dataset::View;
use crate::functions;
use crate::limits::{self, Limit};
use crate::namespaces::Prefixes;
use crate::rdf::Rdf;
use crate::refused::{self, Refused};
use crate::stop::{Reason, Stop, stoppable};
use crate::syntax::{self, SyntaxProblem};
use crate::tokens::tokens;
use antinomy_model::Language;
use oxrdf::Variable;
use spareval::{QueryEvaluator, QueryResults};
use spargebra::SparqlParser;

/// A query that can be run.
#[derive(Clone, Debug)]
pub struct Query {
    pub(crate) algebra: spargebra::Query,
}

/// What a query answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `SELECT`: rows.
    Rows,
    /// `ASK`: yes or no.
    Truth,
    /// `CONSTRUCT` and `DESCRIBE`: triples.
    Triples,
}

/// Why a text is no query that can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no SPARQL.
    Syntax(SyntaxProblem),
    /// It is more than the engine can take without danger.
    TooMuch(Limit),
    /// It asks for something that no query may do.
    Refused(Refused),
}

/// Why a query has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It was stopped.
    Stopped(Reason),
    /// What the engine says.
    Engine(String),
}

/// What a query is run with.
#[derive(Clone, Debug)]
pub struct Run<'r> {
    /// The language of labels.
    pub language: Language,
    /// Stops it.
    pub stop: &'r Stop,
}

/// Evaluation recurses as deep as a query is nested; a few hundred operands in a row are a tree as deep.
const STACK: usize = 64 << 20;

impl Query {
    /// Reads a query. Prefixes of the knowledge base need no declaration.
    ///
    /// # Errors
    /// If it is no SPARQL query, or one that is not run.
    pub fn parse(text: &str, rdf: &Rdf<'_>) -> Result<Self, Problem> {
        limits::of_length(text).map_err(Problem::TooMuch)?;
        let tokens = tokens(text);
        refused::update(&tokens).map_err(Problem::Refused)?;
        // Before the parser sees it: some nested calls take it exponential time, and deep nesting all of its stack.
        limits::of_tokens(&tokens).map_err(Problem::TooMuch)?;
        let algebra = on_large_stack(|| parser(rdf.prefixes()).parse_query(text))
            .map_err(|error| Problem::Syntax(syntax::problem(text, &tokens, rdf, &error)))?;
        refused::check(&algebra, &tokens, rdf).map_err(Problem::Refused)?;
        limits::of_algebra(&algebra, &tokens).map_err(Problem::TooMuch)?;
        Ok(Self { algebra })
    }

    /// What it answers with.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.algebra {
            spargebra::Query::Select { .. } => Form::Rows,
            spargebra::Query::Ask { .. } => Form::Truth,
            spargebra::Query::Construct { .. } | spargebra::Query::Describe { .. } => Form::Triples,
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// If it was stopped, or the engine cannot evaluate it.
    pub fn run(&self, rdf: &Rdf<'_>, run: &Run<'_>) -> Result<Answer, Failure> {
        let evaluate = || stoppable(run.stop, || self.evaluate(rdf, run));
        on_large_stack(evaluate).map_err(Failure::Stopped)?
    }

    /// How the engine means to evaluate it, as JSON.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn plan(&self, rdf: &Rdf<'_>, run: &Run<'_>) -> Result<String, Failure> {
        let explain = || {
            let evaluator = evaluator(rdf, run);
            let (_, plan) = evaluator.prepare(&self.algebra).explain(View(rdf));
            let mut json = Vec::new();
            plan.write_in_json(&mut json)
                .map_err(|error| Failure::Engine(error.to_string()))?;
            Ok(String::from_utf8_lossy(&json).into_owned())
        };
        on_large_stack(|| stoppable(run.stop, explain)).map_err(Failure::Stopped)?
    }

    /// Runs it on this thread, which must have a large stack and be stoppable.
    pub(crate) fn evaluate(&self, rdf: &Rdf<'_>, run: &Run<'_>) -> Result<Answer, Failure> {
        let engine = |error: spareval::QueryEvaluationError| Failure::Engine(error.to_string());
        let evaluator = evaluator(rdf, run);
        match evaluator
            .prepare(&self.algebra)
            .execute(View(rdf))
            .map_err(engine)?
        {
            QueryResults::Boolean(truth) => Ok(Answer::Truth(truth)),
            QueryResults::Solutions(solutions) => {
                let variables = solutions.variables().to_vec();
                let rows = solutions.map(|solution| {
                    let solution = solution.map_err(engine)?;
                    let value = |it: &Variable| solution.get(it).cloned().map(Value);
                    Ok(variables.iter().map(value).collect())
                });
                Ok(Answer::Rows(Rows {
                    rows: rows.collect::<Result<_, Failure>>()?,
                    columns: variables.into_iter().map(|it| it.into_string()).collect(),
                }))
            }
            QueryResults::Graph(triples) => {
                let triples: Result<Vec<Triple>, Failure> =
                    triples.map(|it| it.map(Triple).map_err(engine)).collect();
                let mut triples = triples?;
                // A graph is a set, and has no order of its own.
                triples.sort_by_cached_key(|it| it.0.to_string());
                triples.dedup();
                Ok(Answer::Triples(triples))
            }
        }
    }
}

/// A parser that knows these prefixes.
pub(crate) fn parser(prefixes: &Prefixes) -> SparqlParser {
    prefixes.declared(SparqlParser::new(), |parser, prefix, iri| {
        parser.with_prefix(prefix, iri)
    })
}

fn evaluator(rdf: &Rdf<'_>, run: &Run<'_>) -> QueryEvaluator {
    functions::add(QueryEvaluator::new(), rdf, run.language)
}

/// Does work that recurses with the depth of a query.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        match thread.spawn_scoped(scope, work) {
            Ok(thread) => match thread.join() {
                Ok(value) => value,
                Err(panic) => std::panic::resume_unwind(panic),
            },
            // There is no way to go on with a closure that was given away; systems without threads are not supported.
            Err(error) => panic!("no thread for a query: {error}"),
        }
    })
}
