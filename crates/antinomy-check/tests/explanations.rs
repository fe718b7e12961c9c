//! Each code has a page that explains it. Its bad example shows the diagnostic and no other, its good example shows
//! none, and what the page says of the code is true.

use antinomy_check::{check_example, codes};
use antinomy_syntax::Code;
use antinomy_words::{Example, Explanation, LANGUAGES, Words};
use libtest_mimic::{Arguments, Failed, Trial};

/// Codes whose problem cannot be written into a page, with the reason.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    ("unreadable-file", "a file that cannot be read"),
    ("file-left-out", "a link, or a file of another name"),
    ("too-many-values", "a file of a million values"),
    (
        "defaults-too-large",
        "a list of thousands of ids at thousands of records",
    ),
    ("page-too-long", "a text of megabytes"),
    ("page-too-full", "thousands of headings"),
    ("too-large", "a file of many megabytes"),
    ("not-utf8", "bytes that are no text"),
    ("no-manifest", "examples always have a manifest"),
    ("translation-behind", "a text in two states"),
    ("query-unanswered", "a query that runs for long"),
];

/// Examples are short: they need not use every record that they hold.
const ASIDE: &[&str] = &[
    "orphaned-concept",
    "unused-actor",
    "unused-field",
    "unused-proposition",
    "unused-source",
];

fn main() {
    let reading = [
        antinomy_syntax::codes::ALL,
        antinomy_model::codes::ALL,
        antinomy_query::codes::ALL,
    ];
    let codes = reading.into_iter().flatten().copied().chain(codes());
    let trials = codes
        .map(|code| Trial::test(code.name(), move || check(code)))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(code: &'static Code) -> Result<(), Failed> {
    let page = Explanation::of(code).ok_or("the page cannot be read")?;
    if (page.number, page.name, page.severity) != (code.number(), code.name(), code.severity) {
        return Err("the head of the page does not say what the code is".into());
    }
    for language in LANGUAGES {
        let words = Words::new(language);
        let is_there = page.languages().any(|it| it == *language);
        if !is_there || page.title(&words).is_empty() || page.prose(&words).is_empty() {
            return Err(format!("the page says nothing in {language}").into());
        }
    }
    let is_excused = WITHOUT_EXAMPLE.iter().any(|(name, _)| *name == code.name());
    if is_excused != page.bad.is_empty() || is_excused != page.good.is_empty() {
        return Err("the page lacks an example, or needs no excuse".into());
    }
    let bad = names(code, &page.bad);
    if !is_excused && (bad.is_empty() || bad.iter().any(|name| *name != code.name())) {
        return Err(format!("the bad example shows {bad:?}").into());
    }
    let good = names(code, &page.good);
    if !good.is_empty() {
        return Err(format!("the good example shows {good:?}").into());
    }
    Ok(())
}

/// Names of what is wrong with an example of `code`.
fn names(code: &Code, example: &[Example]) -> Vec<&'static str> {
    let files = example.iter().map(|file| (file.path, file.text()));
    let (_, found) = check_example(files);
    let names = found.iter().filter_map(|found| found.code.declared());
    names
        .map(Code::name)
        .filter(|name| *name == code.name() || !ASIDE.contains(name))
        .collect()
}
