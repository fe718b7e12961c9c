//! What a style costs: how many steps the engine takes for one work, and how much text of its own the style adds.
//!
//! Macros are calls and not copies, so a style of a few lines can stand for millions of elements. They are weighed once
//! each.

use super::outline::{Outline, Role};
use crate::style_fault::{StyleError, StyleFault};
use std::collections::{BTreeMap, HashMap};

/// Elements inside of each other with macros in the places of their calls; the engine recurses on them.
/// Styles of the repository have up to 71.
const MAX_HEIGHT: usize = 150;

/// Steps for one work, half a second on a slow machine. Chicago's notes have 1,250,000 where all others stay below 200,000.
const MAX_STEPS: usize = 2_000_000;

/// Bytes of the style in the text of one work. Styles of the repository have up to 50,000, for all that a work may have.
const MAX_LETTERS: usize = 500_000;

/// Macros or terms that the engine looks through in the time of a step.
const LOOKUPS: u64 = 16;

/// What an element costs with all that it stands for.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Steps to see whether there is anything to set.
    look: u64,
    /// Steps to set it: each element looks at all inside of it before it sets them.
    set: u64,
    /// Dates, for each of which the engine looks at all layouts.
    dates: u64,
    letters: u64,
    height: usize,
}

impl Weight {
    /// Both, one after the other.
    fn and(self, other: Self) -> Self {
        Self {
            look: self.look.saturating_add(other.look),
            set: self.set.saturating_add(other.set),
            dates: self.dates.saturating_add(other.dates),
            letters: self.letters.saturating_add(other.letters),
            height: self.height.max(other.height),
        }
    }

    /// The greater of both in each regard.
    fn or(self, other: Self) -> Self {
        Self {
            look: self.look.max(other.look),
            set: self.set.max(other.set),
            dates: self.dates.max(other.dates),
            letters: self.letters.max(other.letters),
            height: self.height.max(other.height),
        }
    }
}

/// Weighs a style.
///
/// # Errors
/// If a macro calls itself or one that is none, or the style exceeds one of the bounds.
pub(super) fn weigh(outline: &Outline) -> Result<(), StyleFault> {
    let mut scales = Scales::new(outline);
    scales.total()
}

struct Scales<'o> {
    outline: &'o Outline,
    /// The definition of each macro, of several the first, and the steps to find it.
    macros: BTreeMap<&'o str, (usize, u64)>,
    /// The steps to find a term.
    term: u64,
    /// Macros that were weighed; `None` while they are.
    weighed: HashMap<usize, Option<Weight>>,
}

impl<'o> Scales<'o> {
    fn new(outline: &'o Outline) -> Self {
        let mut macros = BTreeMap::new();
        let (mut count, mut terms) = (0, 0);
        for (index, element) in outline.elements.iter().enumerate() {
            match (element.role, &element.name) {
                (Role::Macro, Some(name)) => {
                    count += 1;
                    let found = (index, count / LOOKUPS);
                    macros.entry(name.as_str()).or_insert(found);
                }
                (Role::Term, _) => terms += 1,
                _ => {}
            }
        }
        Self {
            outline,
            macros,
            term: terms / LOOKUPS,
            weighed: HashMap::new(),
        }
    }

    fn total(&mut self) -> Result<(), StyleFault> {
        let mut all = Weight::default();
        let mut last = 0;
        for (index, element) in self.outline.elements.iter().enumerate() {
            match element.role {
                Role::Macro => {
                    self.definition(index, 0)?;
                }
                Role::Root => {
                    all = all.and(self.element(index, 0)?);
                    last = element.at;
                }
                _ => {}
            }
        }
        // The engine looks through all layouts at each date.
        all.set = all.set.saturating_add(all.dates.saturating_mul(all.look));
        within(all, last)
    }

    /// The weight of a macro.
    fn definition(&mut self, index: usize, depth: usize) -> Result<Weight, StyleFault> {
        let element = &self.outline.elements[index];
        match self.weighed.get(&index) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                let name = element.name.clone().unwrap_or_default();
                return Err(StyleError::Circular(name).at(element.at));
            }
            None => {}
        }
        self.weighed.insert(index, None);
        let weight = self.element(index, depth)?;
        within(weight, element.at)?;
        self.weighed.insert(index, Some(weight));
        Ok(weight)
    }

    /// The weight of an element, `depth` elements and calls below the one that is weighed first.
    fn element(&mut self, index: usize, depth: usize) -> Result<Weight, StyleFault> {
        let element = &self.outline.elements[index];
        if depth > MAX_HEIGHT {
            return Err(StyleError::TooDeep(MAX_HEIGHT).at(element.at));
        }
        let mut inner = self.inside(index, depth)?;
        let mut own = 1 + element.words;
        let called = (element.role != Role::Macro)
            .then_some(element.name.as_deref())
            .flatten();
        if let Some(name) = called {
            // The engine would set nothing there, and the work would be cited by nothing.
            let Some((definition, steps)) = self.macros.get(name).copied() else {
                return Err(StyleError::UnknownMacro(name.to_owned()).at(element.at));
            };
            own += steps;
            inner = inner.and(self.definition(definition, depth + 1)?);
        }
        let mut letters = inner.letters.saturating_add(element.letters);
        if element.end == index + 1 {
            own += self.term;
            letters = letters.saturating_add(self.outline.longest_term);
        }
        let looks = match element.role {
            // The group asks for itself, and for each child whether it has to be delimited.
            Role::Group => 2,
            Role::Choose => 1,
            _ => u64::from(called.is_some()),
        };
        let looking = inner.look.saturating_mul(looks);
        let height = inner.height + 1;
        if height > MAX_HEIGHT {
            return Err(StyleError::TooDeep(MAX_HEIGHT).at(element.at));
        }
        Ok(Weight {
            look: inner.look.saturating_add(own),
            set: inner.set.saturating_add(own).saturating_add(looking),
            dates: inner
                .dates
                .saturating_add(u64::from(element.role == Role::Date)),
            letters,
            height,
        })
    }

    /// The weight of what is directly inside of an element.
    fn inside(&mut self, index: usize, depth: usize) -> Result<Weight, StyleFault> {
        let outline = self.outline;
        let chooses = outline.elements[index].role == Role::Choose;
        let mut inner = Weight::default();
        for child in outline.children(index) {
            let weight = self.element(child, depth + 1)?;
            inner = if chooses {
                // All conditions may be asked, and one branch is set.
                let asked = outline.elements[child].words;
                Weight {
                    look: inner.look.saturating_add(asked),
                    set: inner.set.saturating_add(asked),
                    ..inner
                }
                .or(weight)
            } else {
                inner.and(weight)
            };
        }
        Ok(inner)
    }
}

fn within(weight: Weight, at: usize) -> Result<(), StyleFault> {
    let is_within = |value: u64, limit: usize| usize::try_from(value).is_ok_and(|it| it <= limit);
    if !is_within(weight.set, MAX_STEPS) {
        return Err(StyleError::TooMuchWork(MAX_STEPS).at(at));
    }
    if !is_within(weight.letters, MAX_LETTERS) {
        return Err(StyleError::TooMuchText(MAX_LETTERS).at(at));
    }
    Ok(())
}
