//! Bounds on what saved queries may take that a program asks one after the other: each its own time, and all of them one together.

use crate::report::{Drawing, visible_line};
use crate::streams::tell;
use crate::watch::{Bounds, Watch};
use antinomy_model::SavedQuery;
use antinomy_query::{Reason, Stop, Watched, Watcher};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a program does whose query cannot be left, because it does not return from a single call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LastResort {
    /// It waits: an editor's server has more to lose than an answer.
    #[default]
    Wait,
    /// It ends, and says because of which query.
    EndProcess {
        /// The language that it says so in.
        language: &'static str,
    },
}

/// Watches the saved queries of one check or one build. Clones share the time.
#[derive(Clone, Debug)]
pub(crate) struct SavedQueryWatcher {
    /// The seconds that all of them have together.
    together: u16,
    spent: Arc<Mutex<Duration>>,
    last_resort: LastResort,
}

/// Seconds for all queries of a check. A second or two is usual for a hundred of them.
const CHECK: u16 = 60;
/// Seconds for all queries of the books that are built, whose answers their pages show.
const BUILD: u16 = 120;

impl SavedQueryWatcher {
    pub(crate) fn of_check(last_resort: LastResort) -> Self {
        Self::new(CHECK, last_resort)
    }

    pub(crate) fn of_build(last_resort: LastResort) -> Self {
        Self::new(BUILD, last_resort)
    }

    pub(crate) fn new(together: u16, last_resort: LastResort) -> Self {
        Self {
            together,
            spent: Arc::default(),
            last_resort,
        }
    }
}

impl Watcher for SavedQueryWatcher {
    fn begin(&self, query: &SavedQuery) -> Box<dyn Watched> {
        let late = Reason::Together(self.together);
        let spent = *self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let left = Duration::from_secs(self.together.into()).saturating_sub(spent);
        if left.is_zero() {
            let stop = Stop::new();
            stop.now(late);
            return Box::new(stop);
        }
        let own = Bounds::seconds(query.timeout.into());
        let (time, late) = match own.time <= left {
            true => (own.time, Reason::Time),
            false => (left, late),
        };
        let (name, last_resort) = (query.name.clone(), self.last_resort);
        let watch = Watch::until(Bounds { time, ..own }, late, move |_| match last_resort {
            LastResort::Wait => {}
            LastResort::EndProcess { language } => end(&name, language),
        });
        Box::new(TimedQuery {
            watch,
            begun: Instant::now(),
            spent: Arc::clone(&self.spent),
        })
    }
}

/// A query whose time counts.
struct TimedQuery {
    watch: Watch,
    begun: Instant,
    spent: Arc<Mutex<Duration>>,
}

impl Watched for TimedQuery {
    fn stop(&self) -> &Stop {
        self.watch.stop()
    }
}

impl Drop for TimedQuery {
    fn drop(&mut self) {
        *self.spent.lock().unwrap_or_else(PoisonError::into_inner) += self.begun.elapsed();
    }
}

/// Ends the program as one ends whose content has errors.
fn end(query: &str, language: &str) {
    let words = Words::new(language);
    let name = ("name", Argument::from(visible_line(query)));
    let sentence = words.say("query-endless", &[name]);
    let severity = words.word("severity-error");
    tell(&format!("{severity}: {sentence}\n"), Drawing::Plain);
    process::exit(1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::KnowledgeBase;
    use antinomy_syntax::{Files, SourceFile};
    use std::thread::sleep;

    fn asked(together: u16, spent: Duration) -> (SavedQueryWatcher, SavedQuery) {
        let text = "# title: T\n# description: D\n# timeout: 600\nSELECT ?s { ?s a an:Statement }";
        let file = SourceFile::new("content/queries/all.rq".to_owned(), text.to_owned());
        let (base, _) = KnowledgeBase::read(Files::new(vec![file]), "content/");
        let watcher = SavedQueryWatcher::new(together, LastResort::Wait);
        *watcher.spent.lock().unwrap() = spent;
        (watcher, base.query("all").unwrap().clone())
    }

    #[test]
    fn queries_have_no_more_time_than_all_of_them_have_together() {
        let (watcher, query) = asked(2, Duration::from_millis(1900));
        let watched = watcher.begin(&query);
        assert_eq!(watched.stop().reason(), None);
        sleep(Duration::from_millis(300));
        assert_eq!(watched.stop().reason(), Some(Reason::Together(2)));
    }

    #[test]
    fn the_time_of_one_query_is_taken_from_those_after_it() {
        let (watcher, query) = asked(1, Duration::from_millis(950));
        let watched = watcher.begin(&query);
        sleep(Duration::from_millis(60));
        drop(watched);
        let next = watcher.clone().begin(&query);
        assert_eq!(next.stop().reason(), Some(Reason::Together(1)));
    }

    /// Set where the test below runs itself as a program.
    const ENDLESS: &str = "ANTINOMY_TEST_ENDLESS";

    #[test]
    fn a_query_that_cannot_be_left_ends_the_program_and_is_named() {
        let (mut watcher, query) = asked(1, Duration::from_millis(990));
        if std::env::var_os(ENDLESS).is_some() {
            watcher.last_resort = LastResort::EndProcess { language: "en" };
            let _watched = watcher.begin(&query);
            sleep(Duration::from_secs(60));
            return;
        }
        let name =
            "saved_query_watcher::tests::a_query_that_cannot_be_left_ends_the_program_and_is_named";
        let program = std::env::current_exe().unwrap();
        let ended = process::Command::new(program)
            .args([name, "--exact", "--nocapture"])
            .env(ENDLESS, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(
            said.contains("error: The saved query “all” cannot be stopped"),
            "{said}"
        );
    }
}
