//! What is measured is measured several times, and its peer with it each time: a machine that slows down for a minute
//! slows down both.

use std::time::Duration;

use anyhow::Result;

use super::cost::Cost;

/// One run of a task, and one of what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Round {
    pub(super) task: Cost,
    pub(super) peer: Option<Cost>,
}

/// Runs a task and its peer in turn.
pub(super) fn rounds(
    runs: usize,
    mut task: impl FnMut() -> Result<Cost>,
    mut peer: impl FnMut() -> Result<Option<Cost>>,
) -> Result<Vec<Round>> {
    let mut rounds = Vec::with_capacity(runs);
    // In turn and not one after the other: what disturbs the one then disturbs the other as well.
    for _ in 0..runs {
        rounds.push(Round {
            task: task()?,
            peer: peer()?,
        });
    }
    Ok(rounds)
}

/// The medians over some rounds, each figure by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Medians {
    pub(super) task: Cost,
    /// `None` if there is no peer.
    pub(super) peer: Option<PeerMedians>,
}

/// The peer, and the task beside the peer of the same round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PeerMedians {
    pub(super) cost: Cost,
    pub(super) cpu_ratio: f64,
    pub(super) wall_ratio: f64,
    /// CPU seconds of the task less those of the peer; below zero by chance alone.
    pub(super) cpu_more: f64,
}

impl Medians {
    /// The medians of at least one round.
    pub(super) fn of(rounds: &[Round]) -> Medians {
        let tasks: Vec<Cost> = rounds.iter().map(|round| round.task).collect();
        let pairs: Vec<(Cost, Cost)> = rounds
            .iter()
            .filter_map(|round| Some((round.task, round.peer?)))
            .collect();
        Medians {
            task: median_cost(&tasks),
            peer: (!pairs.is_empty()).then(|| PeerMedians::of(&pairs)),
        }
    }
}

impl PeerMedians {
    fn of(pairs: &[(Cost, Cost)]) -> PeerMedians {
        let peers: Vec<Cost> = pairs.iter().map(|(_, peer)| *peer).collect();
        let of = |figure: fn(Cost, Cost) -> f64| {
            median(pairs.iter().map(|&(task, peer)| figure(task, peer)))
        };
        PeerMedians {
            cost: median_cost(&peers),
            cpu_ratio: of(|task, peer| ratio(task.cpu, peer.cpu)),
            wall_ratio: of(|task, peer| ratio(task.wall, peer.wall)),
            cpu_more: of(|task, peer| task.cpu.as_secs_f64() - peer.cpu.as_secs_f64()),
        }
    }
}

fn ratio(task: Duration, peer: Duration) -> f64 {
    task.as_secs_f64() / peer.as_secs_f64().max(f64::EPSILON)
}

fn median_cost(costs: &[Cost]) -> Cost {
    let seconds = |of: fn(&Cost) -> Duration| {
        let seconds = costs.iter().map(|cost| of(cost).as_secs_f64());
        Duration::from_secs_f64(median(seconds))
    };
    Cost {
        cpu: seconds(|cost| cost.cpu),
        wall: seconds(|cost| cost.wall),
        peak: median(costs.iter().map(|cost| cost.peak as f64)) as u64,
    }
}

/// The middle of some values, or the mean of the two in the middle; 0 of none.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        count if count % 2 == 1 => values[middle],
        // Two middle values.
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(milliseconds: u64) -> Cost {
        Cost {
            cpu: Duration::from_millis(milliseconds),
            wall: Duration::from_millis(2 * milliseconds),
            peak: milliseconds,
        }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median([3.0, 1.0, 9.0].into_iter()), 3.0);
        assert_eq!(median([3.0, 1.0, 9.0, 4.0].into_iter()), 3.5);
        assert_eq!(median(std::iter::empty()), 0.0);
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let round = |task, peer| Round {
            task: cost(task),
            peer: Some(cost(peer)),
        };
        // The machine was twice as slow in the second round.
        let medians = Medians::of(&[round(100, 50), round(220, 110), round(90, 45)]);
        assert_eq!(medians.task, cost(100));
        let peer = medians.peer.unwrap();
        assert_eq!(peer.cost, cost(50));
        assert!((peer.cpu_ratio - 2.0).abs() < 1e-9);
        assert!((peer.cpu_more - 0.05).abs() < 1e-9);
    }

    #[test]
    fn without_a_peer_there_is_no_ratio() {
        let rounds = rounds(3, || Ok(cost(10)), || Ok(None)).unwrap();
        assert_eq!(rounds.len(), 3);
        assert_eq!(Medians::of(&rounds).peer, None);
    }
}
