//! Calls of the engine that may panic: a mistake in it, met by some style with some work, is no reason to end.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// Whether the engine runs on this thread.
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is one of the engine, which is caught and becomes a failure at some works. A program may
/// then print nothing about it (`std::panic::set_hook`).
#[must_use]
pub fn is_panic_caught() -> bool {
    IS_RUNNING.get()
}

/// What a call of the engine returns; `None` if it panicked.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    IS_RUNNING.set(true);
    // Nothing that the engine changes outlives the call.
    let result = catch_unwind(AssertUnwindSafe(call));
    IS_RUNNING.set(false);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_result() {
        assert_eq!(guarded(|| 1), Some(1));
        let panics = || -> u8 {
            assert!(!is_panic_caught(), "a mistake");
            1
        };
        assert_eq!(guarded(panics), None);
        assert!(!is_panic_caught());
    }
}
