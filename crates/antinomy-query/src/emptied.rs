//! Why a query finds nothing: the first of its conditions that leaves no match, and what stands there instead.
//!
//! A pattern that matches nothing is no error in SPARQL: a number compared with texts, a predicate that things of this class do
//! not have, or a word that is not in use all give an empty answer. So the conditions are run again, each time one more of them,
//! until nothing is left. Joins, filters and `MINUS` never add matches, so that the first prefix without one names the condition.

mod condition;
mod steps;

pub use condition::{Emptying, Mismatch, Seen, SeenKind};

use crate::algebra;
use crate::answer::{Answer, Value};
use crate::query::{Failure, Query, Run, on_large_stack};
use crate::rdf::Rdf;
use crate::stop::stoppable;
use condition::Written;
use oxrdf::vocab::rdf;
use spargebra::algebra::{Expression, GraphPattern, QueryDataset};
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern, Variable};
use steps::Step;

/// Matches are counted up to here; beyond, it makes no difference to a reader how many there are.
pub const MOST_COUNTED: usize = 1000;
/// Values that are shown of a variable or a predicate.
const EXAMPLES: usize = 3;
/// Variables of a filter whose values are shown.
const VARIABLES: usize = 3;

impl Query {
    /// Whether the answer to it says that there is nothing: no row, no triple, or a count of nothing. A truth is an answer.
    #[must_use]
    pub fn found_nothing(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Truth(_) => false,
            Answer::Triples(triples) => triples.is_empty(),
            Answer::Rows(rows) => match rows.rows.as_slice() {
                [] => true,
                [row] => steps::counts_all(algebra::pattern(&self.algebra)) && is_nothing(row),
                _ => false,
            },
        }
    }

    /// The condition after which nothing is left; `None` if all of them together leave something.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn emptied(
        &self,
        text: &str,
        rdf: &Rdf<'_>,
        run: &Run<'_>,
    ) -> Result<Option<Emptying>, Failure> {
        let search = || {
            let steps = steps::of(algebra::pattern(&self.algebra));
            let search = Search {
                rdf,
                run,
                dataset: self.algebra.dataset(),
                steps: &steps,
                written: Written::new(text, rdf.prefixes()),
            };
            search.first()
        };
        on_large_stack(|| stoppable(run.stop, search)).map_err(Failure::Stopped)?
    }
}

/// Whether all aggregates are of nothing.
fn is_nothing(row: &[Option<Value>]) -> bool {
    row.iter().flatten().all(|value| value.text() == "0")
}

struct Search<'a, 'g> {
    rdf: &'a Rdf<'g>,
    run: &'a Run<'a>,
    /// What `FROM` names: other graphs have other triples.
    dataset: Option<&'a QueryDataset>,
    steps: &'a [Step<'a>],
    written: Written<'a>,
}

impl Search<'_, '_> {
    fn first(&self) -> Result<Option<Emptying>, Failure> {
        for at in 0..self.steps.len() {
            // What only adds values to a match leaves as many as there were.
            if self.steps[at].may_empty() && self.matches(at + 1, 1)? == 0 {
                return self.emptying(at).map(Some);
            }
        }
        Ok(None)
    }

    /// How many matches the first conditions have, counted no further than asked for.
    fn matches(&self, steps: usize, most: usize) -> Result<usize, Failure> {
        let pattern = steps::pattern(&self.steps[..steps]);
        Ok(self.rows(pattern, &[], most)?.len())
    }

    fn rows(
        &self,
        pattern: GraphPattern,
        variables: &[Variable],
        most: usize,
    ) -> Result<Vec<Vec<Option<Value>>>, Failure> {
        let projected = GraphPattern::Project {
            inner: Box::new(pattern),
            variables: variables.to_vec(),
        };
        // Different values, where values are asked for; else each match counts.
        let inner = if variables.is_empty() {
            projected
        } else {
            GraphPattern::Distinct {
                inner: Box::new(projected),
            }
        };
        let algebra = spargebra::Query::Select {
            dataset: self.dataset.cloned(),
            pattern: GraphPattern::Slice {
                inner: Box::new(inner),
                start: 0,
                length: Some(most),
            },
            base_iri: None,
        };
        match (Query { algebra }).evaluate(self.rdf, self.run)? {
            Answer::Rows(rows) => Ok(rows.rows),
            Answer::Truth(_) | Answer::Triples(_) => Ok(Vec::new()),
        }
    }

    fn emptying(&self, at: usize) -> Result<Emptying, Failure> {
        let step = &self.steps[at];
        let is_first = !self.steps[..at].iter().any(Step::may_empty);
        let before = if is_first {
            None
        } else {
            Some(self.matches(at, MOST_COUNTED + 1)?)
        };
        let (seen, mismatch) = match step {
            Step::Triple(triple) => self.instead_of_object(at, triple)?,
            Step::Filter(expression) => self.in_filter(at, expression)?,
            _ => (Vec::new(), None),
        };
        let place = self.written.place(&self.steps[..at], step);
        Ok(Emptying {
            text: self.written.text(step, place.clone()),
            place,
            before,
            seen,
            mismatch,
        })
    }

    /// What the predicate leads to, where it does not lead to what is asked for; if to nothing at all, what does have it.
    fn instead_of_object(
        &self,
        at: usize,
        triple: &TriplePattern,
    ) -> Result<(Vec<Seen>, Option<Mismatch>), Failure> {
        let NamedNodePattern::NamedNode(predicate) = &triple.predicate else {
            return Ok((Vec::new(), None));
        };
        let object = steps::unused(self.steps);
        let any = TriplePattern {
            object: TermPattern::Variable(object.clone()),
            ..(*triple).clone()
        };
        let mut steps = self.steps[..at].to_vec();
        steps.push(Step::Triple(&any));
        let found = self.values(&steps, &object)?;
        if found.is_empty() {
            let mut seen = vec![Seen {
                of: self.written.iri(predicate.as_str()),
                kind: SeenKind::Missing,
                values: Vec::new(),
                are_all: true,
            }];
            seen.extend(self.holders(predicate)?);
            return Ok((seen, None));
        }
        let mismatch = match &triple.object {
            TermPattern::Literal(literal) => {
                Mismatch::of(&found, std::iter::once(literal.clone().into()))
            }
            _ => None,
        };
        let of = self.written.iri(predicate.as_str());
        let seen = self.seen(of, SeenKind::Predicate, &found);
        Ok((vec![seen], mismatch))
    }

    /// The classes of what has a predicate.
    fn holders(&self, predicate: &NamedNode) -> Result<Option<Seen>, Failure> {
        let [subject, object, class] = ["subject", "object", "class"].map(Variable::new_unchecked);
        let kind = rdf::TYPE.into_owned();
        let triples = [(predicate, object), (&kind, class.clone())].map(|(predicate, object)| {
            TriplePattern {
                subject: subject.clone().into(),
                predicate: predicate.clone().into(),
                object: object.into(),
            }
        });
        let steps: Vec<Step<'_>> = triples.iter().map(Step::Triple).collect();
        let found = self.values(&steps, &class)?;
        let of = self.written.iri(predicate.as_str());
        Ok((!found.is_empty()).then(|| self.seen(of, SeenKind::Holders, &found)))
    }

    /// What values the variables of a filter have.
    fn in_filter(
        &self,
        at: usize,
        expression: &Expression,
    ) -> Result<(Vec<Seen>, Option<Mismatch>), Failure> {
        let mut seen = Vec::new();
        let mut mismatch = None;
        for variable in algebra::variables(expression).into_iter().take(VARIABLES) {
            let found = self.values(&self.steps[..at], variable)?;
            let constants = condition::compared(expression, variable).into_iter();
            mismatch = mismatch.or_else(|| Mismatch::of(&found, constants));
            if condition::is_searched(expression, variable) {
                mismatch = mismatch.or_else(|| Mismatch::of_search(&found));
            }
            let kind = if self.written.names(variable) {
                SeenKind::Variable
            } else {
                SeenKind::Aggregate
            };
            seen.push(self.seen(variable.to_string(), kind, &found));
        }
        Ok((seen, mismatch))
    }

    /// Some values of a variable, one more than is shown.
    fn values(&self, steps: &[Step<'_>], variable: &Variable) -> Result<Vec<Value>, Failure> {
        let pattern = steps::pattern(steps);
        let rows = self.rows(pattern, std::slice::from_ref(variable), EXAMPLES + 1)?;
        Ok(rows.into_iter().flatten().flatten().collect())
    }

    fn seen(&self, of: String, kind: SeenKind, found: &[Value]) -> Seen {
        let shown = found.iter().take(EXAMPLES);
        Seen {
            of,
            kind,
            values: shown.map(|it| self.written.value(it)).collect(),
            are_all: found.len() <= EXAMPLES,
        }
    }
}
