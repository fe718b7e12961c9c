//! What differs between two texts, for whoever reads a failed test.

/// `Ok` if the texts are the same, else both, line by line: `-` was expected, `+` came.
pub(crate) fn same(expected: &str, actual: &str) -> Result<(), String> {
    if expected == actual {
        return Ok(());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let behind = old[before..]
        .iter()
        .rev()
        .zip(new[before..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut shown = String::from("- expected, + came:\n");
    let mut add = |mark: char, lines: &[&str]| {
        for line in lines {
            shown.push_str(&format!("{mark} {line}\n"));
        }
    };
    add(' ', &old[before.saturating_sub(3)..before]);
    add('-', &old[before..old.len() - behind]);
    add('+', &new[before..new.len() - behind]);
    add(
        ' ',
        &old[old.len() - behind..(old.len() - behind + 3).min(old.len())],
    );
    Err(shown)
}
