//! How a query that takes too much is left.
//!
//! The engine asks its cancellation token only when it reads the graph, and takes some errors for an answer (`EXISTS` counts a
//! failed pattern as found). So evaluation is unwound from where terms are copied, and an answer that was complete in spite of a
//! stop is thrown away. Who sets the stop, and when, is none of this crate's business: it knows no clock.

use antinomy_model::SavedQuery;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Why a query was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It took too long.
    Time,
    /// It took too much memory.
    Memory,
    /// The saved queries that were asked before it took most of the seconds that all of them have together.
    Together(u16),
}

/// A flag that stops a query from another thread.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicU32>);

const RUNNING: u32 = 0;
const TIME: u32 = 1;
const MEMORY: u32 = 2;
/// And more: the seconds stand in the bits above.
const TOGETHER: u32 = 3;

impl Stop {
    /// A flag that is not set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops the query. The first reason counts.
    pub fn now(&self, reason: Reason) {
        let code = match reason {
            Reason::Time => TIME,
            Reason::Memory => MEMORY,
            Reason::Together(seconds) => TOGETHER | u32::from(seconds) << 16,
        };
        let _ = self
            .0
            .compare_exchange(RUNNING, code, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// Why it was set, if it was.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        match self.0.load(Ordering::Relaxed) {
            TIME => Some(Reason::Time),
            MEMORY => Some(Reason::Memory),
            RUNNING => None,
            together => Some(Reason::Together((together >> 16) as u16)),
        }
    }
}

/// Sets the stop of a saved query whose time is over. Below `antinomy-kit` there is no clock, so that what runs queries there is given one.
pub trait Watcher: Send + Sync {
    /// Begins to watch a query, which says itself for how many seconds it may run.
    fn begin(&self, query: &SavedQuery) -> Box<dyn Watched>;
}

/// A query that is watched until this is dropped.
pub trait Watched {
    /// What stops it.
    fn stop(&self) -> &Stop;
}

/// Stops nothing, for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watcher for Unwatched {
    fn begin(&self, _query: &SavedQuery) -> Box<dyn Watched> {
        Box::new(Stop::new())
    }
}

impl Watched for Stop {
    fn stop(&self) -> &Stop {
        self
    }
}

/// What unwinds: nobody else's panic is taken for it.
struct Stopped;

/// Copies of terms between two looks at the flag: rare enough to cost nothing, often enough to stop within a millisecond where a
/// copy is all that happens.
const TICKS: u32 = 1024;

thread_local! {
    static CURRENT: RefCell<Option<Stop>> = const { RefCell::new(None) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Called wherever evaluation makes progress.
pub(crate) fn tick() {
    let count = COUNT.get().wrapping_add(1);
    COUNT.set(count);
    if count.is_multiple_of(TICKS) {
        look();
    }
}

/// Stops the query that runs on this thread.
pub(crate) fn now(reason: Reason) {
    CURRENT.with_borrow(|stop| stop.as_ref().map(|it| it.now(reason)));
    look();
}

/// Called wherever an expression gets or gives a value: a single one may take milliseconds.
pub(crate) fn look() {
    let is_set = CURRENT.with_borrow(|stop| stop.as_ref().is_some_and(|it| it.reason().is_some()));
    // A term may be copied while another panic unwinds; a second one would abort the program.
    if is_set && !std::thread::panicking() {
        // Without the panic hook: nothing went wrong that anybody should read of.
        panic::resume_unwind(Box::new(Stopped));
    }
}

/// Does something that the flag can stop.
///
/// # Errors
/// Says why it was stopped.
pub(crate) fn stoppable<T>(stop: &Stop, work: impl FnOnce() -> T) -> Result<T, Reason> {
    if let Some(reason) = stop.reason() {
        return Err(reason);
    }
    let outer = CURRENT.replace(Some(stop.clone()));
    // Sound: what is shared with the caller is the graph, which does not change, and columns, which are made whole or not at all.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CURRENT.set(outer);
    match done {
        Ok(value) => stop.reason().map_or(Ok(value), Err),
        Err(panic) if panic.is::<Stopped>() => Err(stop.reason().unwrap_or(Reason::Time)),
        Err(panic) => panic::resume_unwind(panic),
    }
}
