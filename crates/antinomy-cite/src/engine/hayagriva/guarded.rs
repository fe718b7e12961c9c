//! Calls of the engine that may panic: a mistake in it, met by some style with some work, is no reason to end.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether the engine runs on this thread.
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// What a call of the engine returns; `None` if it panicked, about which nothing is printed.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_RUNNING.get() {
                report(panic);
            }
        }));
    });
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
        assert_eq!(guarded(|| -> u8 { panic!("a mistake") }), None);
    }
}
