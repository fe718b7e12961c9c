//! Signals that end the process: what it works with is cleared before.

/// Watches from now on; once a process.
#[cfg(unix)]
pub(super) fn watch() {
    use signal_hook::iterator::Signals;
    use std::sync::Once;
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let Ok(mut signals) = Signals::new(wanted()) else {
            return;
        };
        std::thread::spawn(move || {
            for signal in signals.forever() {
                // Held until the process ends: whoever finds its folder gone waits here instead of complaining.
                let live = super::hold();
                live.iter().for_each(|path| remove(path));
                // The signal itself ends the process, so that whoever waits for it learns why.
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
    });
}

#[cfg(not(unix))]
pub(super) fn watch() {}

#[cfg(unix)]
fn remove(path: &std::path::Path) {
    use std::fs;
    // The process still writes there until it finds the folder gone.
    for _ in 0..100 {
        let done = match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path),
            Ok(_) => fs::remove_file(path),
            Err(_) => return,
        };
        if done.is_ok() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// The signals that end the process. On Linux, one that is ignored, as by nohup, stays so; elsewhere nothing tells which
/// those are without `unsafe`, and all are taken.
#[cfg(unix)]
fn wanted() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or_default();
    let all = [SIGHUP, SIGINT, SIGTERM].into_iter();
    all.filter(|signal| mask & (1 << (signal - 1)) == 0)
        .collect()
}
