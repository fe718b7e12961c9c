//! How tables stand on a terminal of some width.
//!
//! A word is never broken: an id that is cut in two cannot be copied, and found by no search. Columns are narrowed as far as
//! their longest words, and texts wrap between words. Where even that does not fit, or where a text would become a thin
//! column of single words, the rows stand one below the other, each value behind its heading, as `psql` does with `\x auto`.
//! Then a word that is longer than a line is all that the terminal still breaks. Without a known width nothing wraps.

use antinomy_kit::report::Drawing;

/// The space between two columns.
const GAP: usize = 2;

/// A column that wraps is at least as wide: what is thinner is no text to read.
const LEAST: usize = 24;

/// For whom a table is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// The columns of the terminal, if they are known.
    pub(crate) width: Option<usize>,
    /// Whether headings are set off.
    pub(crate) drawing: Drawing,
}

/// Something above a table.
#[derive(Clone, Debug)]
pub(crate) enum Lead {
    /// A line.
    Line(String),
    /// The heading of the properties that follow.
    Heading(String),
    /// What a property is called, and its values, one a line.
    Property(String, Vec<String>),
}

/// Rows below their headings.
pub(crate) fn table(layout: Layout, headings: &[String], rows: &[Vec<String>]) -> String {
    parts(layout, headings, rows).collect()
}

/// The same part by part, for whoever may have to stop: the headings, if they stand above, and each row.
pub(crate) fn parts<'t>(
    layout: Layout,
    headings: &'t [String],
    rows: &'t [Vec<String>],
) -> Box<dyn Iterator<Item = String> + 't> {
    match column_widths(layout.width, headings, rows) {
        Some(widths) => Box::new(columns(layout, widths, headings, rows)),
        None => Box::new(stacked(layout, headings, rows)),
    }
}

/// What stands above a table. The values of properties that follow each other begin in one column.
pub(crate) fn lead(layout: Layout, lead: &[Lead]) -> String {
    let mut text = String::new();
    for (at, one) in lead.iter().enumerate() {
        match one {
            Lead::Line(line) => text += &lines(layout.width, "", line),
            Lead::Heading(heading) => {
                text += &bold(layout.drawing, heading);
                text.push('\n');
            }
            Lead::Property(name, values) => {
                let label = block(lead, at);
                for (at, value) in values.iter().enumerate() {
                    let name = if at == 0 { name } else { "" };
                    let name = format!("  {}", padded(name, label + GAP));
                    text += &lines(layout.width, &name, value);
                }
            }
        }
    }
    text
}

/// The longest name among the properties around a place.
fn block(lead: &[Lead], at: usize) -> usize {
    let name = |one: &Lead| match one {
        Lead::Property(name, _) => Some(columns_of(name)),
        _ => None,
    };
    let before = lead[..at].iter().rev().map_while(name);
    let after = lead[at..].iter().map_while(name);
    before.chain(after).max().unwrap_or_default()
}

/// How wide each column is; `None` if they do not fit.
fn column_widths(
    width: Option<usize>,
    headings: &[String],
    rows: &[Vec<String>],
) -> Option<Vec<usize>> {
    let widest = |measure: fn(&str) -> usize| -> Vec<usize> {
        let column = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let cells = cells.chain([&headings[at]]);
            cells.map(|cell| measure(cell)).max().unwrap_or_default()
        };
        (0..headings.len()).map(column).collect()
    };
    let whole = widest(columns_of);
    let Some(width) = width else {
        return Some(whole);
    };
    let least = widest(longest_word);
    let least: Vec<usize> = whole
        .iter()
        .zip(least)
        .map(|(whole, word)| word.max(LEAST.min(*whole)))
        .collect();
    let gaps = GAP * headings.len().saturating_sub(1);
    let spare = width.checked_sub(least.iter().sum::<usize>() + gaps)?;
    Some(widened(least, &whole, spare))
}

/// Columns, with what is spare given to those that need the least to be whole.
fn widened(mut widths: Vec<usize>, whole: &[usize], mut spare: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|at| whole[*at] - widths[*at]);
    for (done, at) in order.iter().enumerate() {
        let share = spare / (order.len() - done);
        // The widest comes last, and may take all that others left.
        let more = share.min(whole[*at] - widths[*at]);
        widths[*at] += more;
        spare -= more;
    }
    widths
}

/// The headings, and each row with its cells side by side.
fn columns<'t>(
    layout: Layout,
    widths: Vec<usize>,
    headings: &'t [String],
    rows: &'t [Vec<String>],
) -> impl Iterator<Item = String> + 't {
    let widths = filled(&widths, headings, rows);
    let heading = bold(layout.drawing, side_by_side(headings, &widths).trim_end());
    let rows = rows.iter().map(move |row| side_by_side(row, &widths));
    std::iter::once(heading + "\n").chain(rows)
}

/// How much of its width each column takes once its texts are wrapped.
fn filled(widths: &[usize], headings: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let mut filled: Vec<usize> = headings.iter().map(|it| columns_of(it)).collect();
    for row in rows {
        for ((filled, cell), width) in filled.iter_mut().zip(row).zip(widths) {
            let lines = wrapped(cell, *width);
            let widest = lines.iter().map(|line| columns_of(line)).max();
            *filled = widest.unwrap_or_default().max(*filled);
        }
    }
    filled
}

/// Cells in as many lines as the longest of them takes.
fn side_by_side(cells: &[String], widths: &[usize]) -> String {
    let cells = cells.iter().zip(widths);
    let cells = cells.map(|(cell, width)| (wrapped(cell, *width), *width));
    let cells: Vec<(Vec<String>, usize)> = cells.collect();
    let height = cells.iter().map(|(lines, _)| lines.len()).max();
    let mut text = String::new();
    for at in 0..height.unwrap_or_default() {
        let start = text.len();
        for (lines, width) in &cells {
            text += &padded(lines.get(at).map_or("", |line| line), width + GAP);
        }
        // Spaces at the ends of lines are noise in pipes and diffs.
        text.truncate(start + text[start..].trim_end().len());
        text.push('\n');
    }
    text
}

/// Each row as lines of heading and value, with an empty line between rows. What is empty is left out, and what has no heading
/// stands behind what is before it.
fn stacked<'t>(
    layout: Layout,
    headings: &'t [String],
    rows: &'t [Vec<String>],
) -> impl Iterator<Item = String> + 't {
    let widest = headings.iter().map(|heading| columns_of(heading)).max();
    let widest = widest.unwrap_or_default();
    let row = move |(at, row): (usize, &Vec<String>)| -> String {
        let mut all: Vec<(&String, String)> = Vec::new();
        for (heading, cell) in headings.iter().zip(row) {
            match all.last_mut() {
                Some((_, before)) if heading.is_empty() => {
                    before.push(' ');
                    before.push_str(cell);
                }
                _ => all.push((heading, cell.clone())),
            }
        }
        let all = all.into_iter().filter(|(_, cell)| !cell.is_empty());
        let lines = all.map(|(heading, cell)| {
            let heading = bold(layout.drawing, &padded(heading, widest));
            lines(
                layout.width,
                &format!("{heading}{}", " ".repeat(GAP)),
                &cell,
            )
        });
        let between = if at == 0 { "" } else { "\n" };
        lines.fold(between.to_owned(), |text, line| text + &line)
    };
    rows.iter().enumerate().map(row)
}

/// A text behind what begins its first line; later lines begin below the text.
fn lines(width: Option<usize>, start: &str, text: &str) -> String {
    let indent = columns_of(&plain(start));
    let width = width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(LEAST));
    let mut out = String::new();
    for (at, line) in wrapped(text, width).iter().enumerate() {
        let before = match at {
            0 => start.to_owned(),
            _ => " ".repeat(indent),
        };
        out += format!("{before}{line}").trim_end();
        out.push('\n');
    }
    out
}

/// A text in lines that are at most so wide, but for words that are wider. Spaces at which nothing wraps stay as they are.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    if columns_of(text) <= width {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if columns_of(line) + 1 + columns_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(columns_of).max().unwrap_or_default()
}

/// How many columns a text takes.
fn columns_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn padded(text: &str, width: usize) -> String {
    format!(
        "{text}{}",
        " ".repeat(width.saturating_sub(columns_of(text)))
    )
}

const BOLD: &str = "\u{1b}[1m";
const END: &str = "\u{1b}[0m";

fn bold(drawing: Drawing, text: &str) -> String {
    match drawing {
        Drawing::Coloured => format!("{BOLD}{text}{END}"),
        Drawing::Plain => text.to_owned(),
    }
}

/// The same text without its weight.
fn plain(text: &str) -> String {
    text.replace(BOLD, "").replace(END, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_table(width: Option<usize>, rows: &[&[&str]]) -> String {
        let layout = Layout {
            width,
            drawing: Drawing::Plain,
        };
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(row).collect();
        let headings = ["ID", "NAME"].map(str::to_owned);
        table(layout, &headings, &rows)
    }

    const ROW: &[&str] = &[
        "municipalities-without-means",
        "The municipalities shall do what nobody gives them the means for",
    ];

    #[test]
    fn nothing_wraps_where_the_width_is_not_known() {
        assert_eq!(plain_table(None, &[ROW]).lines().count(), 2);
    }

    #[test]
    fn a_text_wraps_between_words_and_an_id_stays_whole() {
        let text = plain_table(Some(60), &[ROW]);
        assert!(text.contains("municipalities-without-means  The"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 60), "{text}");
        assert_eq!(text.lines().count(), 4, "{text}");
    }

    #[test]
    fn a_column_is_as_wide_as_its_widest_line() {
        let text = plain_table(Some(62), &[ROW, &["b", "Be"]]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "ID                            NAME", "{text}");
        assert_eq!(
            lines.last(),
            Some(&"b                             Be"),
            "{text}"
        );
    }

    #[test]
    fn rows_are_stacked_where_a_text_would_be_a_thin_column() {
        assert_eq!(
            plain_table(Some(40), &[ROW, &["b", ""]]),
            "ID    municipalities-without-means\n\
             NAME  The municipalities shall do what\n      nobody gives them the means for\n\
             \n\
             ID    b\n"
        );
    }

    #[test]
    fn a_word_wider_than_a_line_is_not_broken() {
        for width in 0..30 {
            let text = plain_table(Some(width), &[ROW]);
            assert!(text.contains(ROW[0]), "{width}: {text}");
        }
    }

    #[test]
    fn headings_are_set_off_where_there_are_colours() {
        let layout = Layout {
            width: None,
            drawing: Drawing::Coloured,
        };
        let text = table(layout, &["ID".to_owned()], &[vec!["a".to_owned()]]);
        assert_eq!(text, "\u{1b}[1mID\u{1b}[0m\na\n");
    }
}
