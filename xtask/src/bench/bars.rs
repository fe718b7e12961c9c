//! What a task may cost at most. A bar is set at one size, and is a ratio wherever there is something to compare with:
//! it then says the same on any machine.

use super::rounds::Medians;

/// The size that bars are set for.
const SIZE: u64 = 10_000;

/// The most that a task may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bar {
    /// CPU by that of the peer, and wall by wall.
    CpuAndWall(f64, f64),
    /// CPU by that of the peer.
    Cpu(f64),
    /// CPU seconds beyond those of the peer.
    CpuMore(f64),
    /// CPU seconds beyond those of the peer, and peak memory in MB.
    CpuMoreAndMemory(f64, u64),
    /// CPU seconds.
    CpuSeconds(f64),
}

impl Bar {
    /// The bar, if it is set for this size.
    pub(super) fn at(self, size: u64) -> Option<Bar> {
        (size == SIZE).then_some(self)
    }

    /// The figures of a task beside the bar, each with `ok` or `over`.
    pub(super) fn verdict(self, medians: &Medians) -> String {
        let peer = medians.peer;
        let cpu_ratio = peer.map(|peer| peer.cpu_ratio);
        match self {
            Bar::Cpu(most) => part("CPU", cpu_ratio, most, ""),
            Bar::CpuAndWall(cpu, wall) => {
                let wall_ratio = peer.map(|peer| peer.wall_ratio);
                let cpu = part("CPU", cpu_ratio, cpu, "");
                format!("{cpu}, {}", part("wall", wall_ratio, wall, ""))
            }
            Bar::CpuMore(most) => part("more CPU", peer.map(|peer| peer.cpu_more), most, " s"),
            Bar::CpuMoreAndMemory(cpu, megabytes) => {
                let cpu = part("more CPU", peer.map(|peer| peer.cpu_more), cpu, " s");
                let peak = medians.task.peak as f64 / 1e6;
                let peak = part("peak", Some(peak), megabytes as f64, " MB");
                format!("{cpu}, {peak}")
            }
            Bar::CpuSeconds(most) => part("CPU", Some(medians.task.cpu.as_secs_f64()), most, " s"),
        }
    }
}

fn part(name: &str, value: Option<f64>, most: f64, unit: &str) -> String {
    let Some(value) = value else {
        return format!("{name} not measured");
    };
    let verdict = if value <= most { "ok" } else { "over" };
    format!("{name} {value:.2}{unit} of {most}{unit}: {verdict}")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::bench::cost::Cost;
    use crate::bench::rounds::Round;

    fn medians() -> Medians {
        let cost = |cpu, wall| Cost {
            cpu: Duration::from_millis(cpu),
            wall: Duration::from_millis(wall),
            peak: 0,
        };
        Medians::of(&[Round {
            task: cost(180, 110),
            peer: Some(cost(100, 100)),
        }])
    }

    #[test]
    fn a_bar_holds_at_its_size_alone() {
        assert_eq!(Bar::Cpu(1.5).at(1_000), None);
        assert_eq!(Bar::Cpu(1.5).at(10_000), Some(Bar::Cpu(1.5)));
    }

    #[test]
    fn each_figure_is_judged_by_itself() {
        let verdict = Bar::CpuAndWall(1.7, 1.2).verdict(&medians());
        assert_eq!(verdict, "CPU 1.80 of 1.7: over, wall 1.10 of 1.2: ok");
        assert_eq!(
            Bar::CpuMore(0.05).verdict(&medians()),
            "more CPU 0.08 s of 0.05 s: over"
        );
        assert_eq!(
            Bar::CpuSeconds(0.5).verdict(&medians()),
            "CPU 0.18 s of 0.5 s: ok"
        );
    }

    #[test]
    fn a_peer_that_does_not_run_is_said() {
        let medians = Medians {
            peer: None,
            ..medians()
        };
        assert_eq!(Bar::Cpu(1.5).verdict(&medians), "CPU not measured");
    }
}
