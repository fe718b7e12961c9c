//! Whether a shape holds its bars, and the table that says so.

use super::Shape;
use super::limits::{Ended, MOST_CPU};

/// The largest exponent e in CPU ~ N^e. A little above 1: sorting, and the noise of a machine that others use as well.
const MOST_GROWTH: f64 = 1.2;

/// The most memory, in bytes.
const MOST_PEAK: u64 = 500_000_000;

/// CPU seconds below which an exponent says nothing: the start of the program is a good part of them.
const NOISE: f64 = 0.3;

/// Our exit codes: others are crashes, whatever they say.
const CODES: std::ops::RangeInclusive<i32> = 0..=3;

/// A shape at two sizes.
pub(super) struct Measured {
    pub(super) shape: &'static Shape,
    /// At half the size.
    pub(super) half: Ended,
    /// At the size of the shape.
    pub(super) whole: Ended,
}

/// What a shape comes to.
#[derive(Clone, Debug, PartialEq)]
enum Verdict {
    Holds,
    /// The content was refused, with this sentence.
    Bound(String),
    Over(Vec<String>),
}

impl Measured {
    /// Whether no bar was missed.
    pub(super) fn holds(&self) -> bool {
        !matches!(self.verdict(), Verdict::Over(_))
    }

    /// The exponent between the two sizes, where both ended in the same way and the larger took long enough for it to mean
    /// anything. A refusal may not grow faster than the work.
    fn growth(&self) -> Option<f64> {
        let seconds = |run: &Ended| run.cost.cpu.as_secs_f64();
        let is_stopped = self.half.is_stopped() || self.whole.is_stopped();
        let is_alike = self.half.is_refused == self.whole.is_refused;
        if seconds(&self.whole) < NOISE || is_stopped || !is_alike {
            return None;
        }
        let size = self.shape.size as f64 / (self.shape.size / 2) as f64;
        Some((seconds(&self.whole) / seconds(&self.half).max(1e-3)).ln() / size.ln())
    }

    fn verdict(&self) -> Verdict {
        let mut missed = Vec::new();
        for run in [&self.half, &self.whole] {
            missed.extend(self.unexpected(run));
        }
        if let Some(bound) = self.shape.bound
            && !self.whole.is_refused
        {
            missed.push(format!("not refused with {bound}"));
        }
        missed.extend(
            self.growth()
                .filter(|growth| *growth > MOST_GROWTH)
                .map(|_| "growth".to_owned()),
        );
        let peak = self.half.cost.peak.max(self.whole.cost.peak);
        missed.extend((peak > MOST_PEAK).then(|| "memory".to_owned()));
        if !missed.is_empty() {
            return Verdict::Over(missed);
        }
        if self.whole.is_refused {
            return Verdict::Bound(self.whole.said.clone());
        }
        Verdict::Holds
    }

    /// How a run ended that neither did all its work nor was refused for the bound of the shape.
    fn unexpected(&self, run: &Ended) -> Option<String> {
        match run.code {
            Some(code) if code == self.shape.done => None,
            Some(code) if CODES.contains(&code) && run.is_refused => None,
            Some(code) => Some(format!("ended with {code}: {}", run.said)),
            // The system counts a little more than what it reports.
            None if run.cost.cpu >= MOST_CPU.mul_f64(0.95) => {
                Some(format!("stopped after {} s", MOST_CPU.as_secs()))
            }
            None => Some("ended by a signal".to_owned()),
        }
    }
}

const HEADINGS: [&str; 9] = [
    "shape", "command", "N", "CPU N/2", "CPU N", "e", "peak MB", "bar", "",
];

/// The table, and what its columns mean.
pub(super) fn render(rows: &[Measured], runs: usize) -> String {
    let mut cells = vec![HEADINGS.map(str::to_owned)];
    cells.extend(rows.iter().map(line));
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; 9] = std::array::from_fn(width);
    let mut text = String::new();
    for row in &cells {
        let columns: Vec<String> = row
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(number, (cell, width))| {
                // Numbers stand to the right.
                if (2..=6).contains(&number) {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:<width$}")
                }
            })
            .collect();
        text.push_str(columns.join("  ").trim_end());
        text.push('\n');
    }
    format!(
        "{text}\nCPU is user and system time together in seconds, the least of {runs} runs. e: the exponent in CPU ~ N^e between half of N\n\
         and N, where the run at N takes {NOISE} s or more; at most {MOST_GROWTH}. Memory: at most {} MB. bound: the command refused the\n\
         content as the row expects, with the sentence beside it. A run is stopped after {} s of CPU time, and gets no more than 4 GB.\n",
        MOST_PEAK / 1_000_000,
        MOST_CPU.as_secs()
    )
}

fn line(row: &Measured) -> [String; 9] {
    let seconds = |run: &Ended| format!("{:.2}", run.cost.cpu.as_secs_f64());
    let (word, why) = match row.verdict() {
        Verdict::Holds => ("ok", String::new()),
        Verdict::Bound(said) => ("bound", said.chars().take(70).collect()),
        Verdict::Over(missed) => ("over", missed.join(", ").chars().take(90).collect()),
    };
    [
        row.shape.name.to_owned(),
        row.shape.command[0].to_owned(),
        row.shape.size.to_string(),
        seconds(&row.half),
        seconds(&row.whole),
        row.growth()
            .map_or_else(|| "-".to_owned(), |growth| format!("{growth:.2}")),
        format!(
            "{:.0}",
            row.half.cost.peak.max(row.whole.cost.peak) as f64 / 1e6
        ),
        word.to_owned(),
        why,
    ]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::bench::cost::Cost;

    const SHAPE: Shape = Shape {
        name: "test",
        of: "things",
        command: &["check"],
        size: 1_000,
        done: 0,
        bound: None,
        write: |_, _| Ok(()),
    };

    const BOUND: Shape = Shape {
        bound: Some("too-much"),
        ..SHAPE
    };

    fn run(milliseconds: u64, megabytes: u64, code: Option<i32>) -> Ended {
        let time = Duration::from_millis(milliseconds);
        Ended {
            cost: Cost {
                cpu: time,
                wall: time,
                peak: megabytes * 1_000_000,
            },
            code,
            said: if code == Some(0) {
                String::new()
            } else {
                "error: no such file".to_owned()
            },
            is_refused: false,
        }
    }

    fn refused(milliseconds: u64) -> Ended {
        Ended {
            said: "error[too-much]: Too much".to_owned(),
            is_refused: true,
            ..run(milliseconds, 50, Some(1))
        }
    }

    fn measured(half: Ended, whole: Ended) -> Measured {
        Measured {
            shape: const { &SHAPE },
            half,
            whole,
        }
    }

    fn over(row: &Measured) -> Vec<String> {
        match row.verdict() {
            Verdict::Over(missed) => missed,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn twice_the_time_for_twice_the_size_is_linear() {
        let row = measured(run(1_000, 50, Some(0)), run(2_000, 100, Some(0)));
        assert!((row.growth().unwrap() - 1.0).abs() < 1e-9);
        assert_eq!(row.verdict(), Verdict::Holds);
    }

    #[test]
    fn four_times_the_time_is_over() {
        let row = measured(run(1_000, 50, Some(0)), run(4_000, 100, Some(0)));
        assert!((row.growth().unwrap() - 2.0).abs() < 1e-9);
        assert_eq!(over(&row), ["growth"]);
    }

    #[test]
    fn below_the_noise_no_growth_is_told() {
        let row = measured(run(10, 50, Some(0)), run(250, 50, Some(0)));
        assert_eq!(row.growth(), None);
        assert!(row.holds());
    }

    #[test]
    fn memory_has_a_bar_of_its_own() {
        assert_eq!(
            over(&measured(run(10, 50, Some(0)), run(20, 501, Some(0)))),
            ["memory"]
        );
    }

    fn bound(half: Ended, whole: Ended) -> Measured {
        Measured {
            shape: const { &BOUND },
            half,
            whole,
        }
    }

    #[test]
    fn content_that_is_refused_as_expected_is_bound() {
        let row = bound(run(1_000, 50, Some(0)), refused(900));
        assert_eq!(
            row.verdict(),
            Verdict::Bound("error[too-much]: Too much".to_owned())
        );
    }

    #[test]
    fn another_error_is_no_bound() {
        let good = || run(10, 50, Some(0));
        let other = || run(10, 50, Some(3));
        assert_eq!(
            over(&measured(good(), other())),
            ["ended with 3: error: no such file"]
        );
        assert_eq!(
            over(&bound(good(), other())),
            [
                "ended with 3: error: no such file",
                "not refused with too-much"
            ]
        );
    }

    #[test]
    fn content_that_should_be_refused_and_is_not_is_over() {
        let row = bound(run(10, 50, Some(0)), run(20, 50, Some(0)));
        assert_eq!(over(&row), ["not refused with too-much"]);
    }

    #[test]
    fn a_refusal_may_not_grow_either() {
        assert_eq!(over(&bound(refused(1_000), refused(4_000))), ["growth"]);
    }

    #[test]
    fn crashes_and_limits_are_over() {
        let good = || run(10, 50, Some(0));
        assert_eq!(
            over(&measured(good(), run(10, 50, Some(101)))),
            ["ended with 101: error: no such file"]
        );
        assert_eq!(
            over(&measured(good(), run(60_100, 50, None))),
            ["stopped after 60 s"]
        );
        assert_eq!(
            over(&measured(good(), run(10, 50, None))),
            ["ended by a signal"]
        );
    }

    #[test]
    fn the_table_has_a_line_for_each_shape() {
        let row = measured(run(1_000, 50, Some(0)), run(4_000, 100, Some(0)));
        let table = render(&[row], 3);
        let lines: Vec<&str> = table.lines().take(2).collect();
        assert_eq!(
            lines,
            [
                "shape  command     N  CPU N/2  CPU N     e  peak MB  bar",
                "test   check    1000     1.00   4.00  2.00      100  over  growth",
            ]
        );
    }
}
