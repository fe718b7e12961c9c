//! Strongly connected components, by Tarjan's algorithm.

/// The components of a graph given as the targets of each node. Nodes in a component are sorted, components by their
/// first node.
pub(super) fn components(targets: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        targets,
        visits: vec![None; targets.len()],
        stack: Vec::new(),
        next: 0,
        components: Vec::new(),
    };
    for node in 0..targets.len() {
        if search.visits[node].is_none() {
            search.visit(node);
        }
    }
    search.components.sort();
    search.components
}

struct Search<'a> {
    targets: &'a [Vec<usize>],
    /// When a node was first reached.
    visits: Vec<Option<usize>>,
    stack: Vec<usize>,
    next: usize,
    components: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Visits a node and returns the earliest visit on the stack that it reaches. Recursive, because a crate has no more
    /// than some hundred files.
    fn visit(&mut self, node: usize) -> usize {
        let index = self.next;
        self.next += 1;
        self.visits[node] = Some(index);
        self.stack.push(node);
        let mut lowest = index;
        // A copy of the reference, so that `self` is free for the recursion.
        let targets = self.targets;
        for &target in &targets[node] {
            match self.visits[target] {
                None => lowest = lowest.min(self.visit(target)),
                Some(visit) if self.stack.contains(&target) => lowest = lowest.min(visit),
                // Its component is complete.
                Some(_) => {}
            }
        }
        if lowest == index {
            self.close(node);
        }
        lowest
    }

    /// Everything on the stack from the node upwards is one component.
    fn close(&mut self, node: usize) {
        let start = self.stack.iter().rposition(|&other| other == node);
        let mut component = self.stack.split_off(start.unwrap_or(0));
        component.sort_unstable();
        self.components.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_that_reach_each_other_are_one_component() {
        let targets = [vec![1], vec![2, 3], vec![0], vec![4], vec![3], vec![5, 0]];
        let expected = [vec![0, 1, 2], vec![3, 4], vec![5]];
        assert_eq!(components(&targets), expected);
    }

    #[test]
    fn a_node_reached_twice_is_no_circle() {
        let targets = [vec![1, 2], vec![3], vec![3], vec![]];
        assert_eq!(components(&targets).len(), 4);
    }
}
