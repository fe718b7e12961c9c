//! The figures as a table: one row a crate, and what is counted over all crates below it.

use super::circles::circles;
use super::codebase::{Codebase, RustFile};
use super::functions::functions;
use super::kinds::kind_walks;
use super::lines::LineCounts;
use super::long_files::{MOST_LINES, long_files};
use super::lookups::lookups;
use super::names::{repeated_names, type_names};

const HEADINGS: [&str; 7] = [
    "crate",
    "files",
    "code",
    "file lines",
    "fn lines",
    "// per 1000",
    "doc/code",
];

/// The table, and what its columns mean.
pub(super) fn render(code: &Codebase) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    for package in code.crates() {
        rows.push(row(
            package.name(),
            &package.files.iter().collect::<Vec<_>>(),
        ));
    }
    rows.push(row("all", &code.crate_files().collect::<Vec<_>>()));
    format!(
        "{}\nfile lines and fn lines: median/p90/max, of code in a file and from `fn` to its brace. Without tests.\n\n{}",
        align(&rows),
        totals(code)
    )
}

fn row(name: &str, files: &[&RustFile]) -> [String; 7] {
    let counts: Vec<LineCounts> = files.iter().map(|file| LineCounts::of(file)).collect();
    let sum: LineCounts = counts.iter().copied().sum();
    let lengths = files.iter().flat_map(|file| functions(file));
    let share = |part: usize| part as f64 / sum.code.max(1) as f64;
    [
        name.to_owned(),
        files.len().to_string(),
        sum.code.to_string(),
        spread(counts.iter().map(|counts| counts.code).collect()),
        spread(lengths.map(|function| function.length).collect()),
        format!("{:.1}", 1_000.0 * share(sum.comment)),
        format!("{:.2}", share(sum.doc)),
    ]
}

/// Median, nine in ten, and largest.
fn spread(mut values: Vec<usize>) -> String {
    values.sort_unstable();
    let at = |percent: usize| {
        // The nearest rank below: a figure that is there, and not one between two.
        let last = values.len().saturating_sub(1);
        values.get(last * percent / 100).copied().unwrap_or(0)
    };
    format!("{}/{}/{}", at(50), at(90), at(100))
}

fn totals(code: &Codebase) -> String {
    let circles = circles(code);
    let largest = circles.first().map_or(0, |circle| circle.files.len());
    let kinds = kind_walks(code);
    let kind_lines: usize = kinds.iter().map(|function| function.length).sum();
    let lines = [
        format!(
            "{} import circles, the largest of {largest} files",
            circles.len()
        ),
        format!(
            "{} functions of {kind_lines} lines name three or more kinds of records, {} of them in patterns",
            kinds.len(),
            kinds.iter().filter(|walk| walk.is_match()).count()
        ),
        format!(
            "{} look-ups of a record by its id outside the model",
            lookups(code).len()
        ),
        format!(
            "{} files of more than {MOST_LINES} lines of code",
            long_files(code).len()
        ),
        format!(
            "{} of {} names of types are defined more than once",
            repeated_names(code).len(),
            type_names(code).len()
        ),
    ];
    lines.map(|line| line + "\n").concat()
        + "\n--list circles|kinds|lookups|files|names|comments says where\n"
}

/// Columns of equal width: words to the left, numbers to the right.
fn align(rows: &[[String; 7]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let line = |row: &[String; 7]| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column);
            match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            }
        });
        cells.collect::<Vec<_>>().join("  ") + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::codebase::PackageSources;

    #[test]
    fn a_spread_is_median_ninth_decile_and_largest() {
        assert_eq!(spread((1..=101).collect()), "51/91/101");
        assert_eq!(spread(vec![]), "0/0/0");
    }

    #[test]
    fn a_row_sums_up_the_files_of_a_crate() {
        let package = PackageSources::of_texts(&[
            ("lib.rs", "//! Doc.\nmod a;\n// Why.\nfn f() {\n}\n"),
            ("a.rs", "fn g() {}\n"),
        ]);
        let files: Vec<&RustFile> = package.files.iter().collect();
        let expected = ["a", "2", "4", "1/1/3", "1/1/2", "250.0", "0.25"];
        assert_eq!(row("a", &files), expected);
    }

    #[test]
    fn all_figures_are_said() {
        let package = PackageSources::of_texts(&[("lib.rs", "struct A;")]);
        let code = Codebase {
            packages: vec![package],
        };
        let text = render(&code);
        assert!(text.contains("0 import circles"), "{text}");
        assert!(text.contains("0 of 1 names"), "{text}");
    }
}
