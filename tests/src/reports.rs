//! The formats of `antinomy check`: each is what its readers expect, and each says where and what to do.

use crate::{case, page, places};
use antinomy_check::check_example;
use antinomy_kit::report::{Drawing, FORMATS, Report, format};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::Diagnostic;
use antinomy_words::{Explanation, LANGUAGES, Words};
use jsonschema::Validator;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use std::collections::BTreeSet;

/// The page whose first case holds the eight faults.
const EIGHT_FAULTS: &str = "check/eight-faults";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("reports: sarif is valid for every code", || {
            valid("sarif", "tests/schemas/sarif-2.1.0.json")
        }),
        Trial::test("reports: json is valid for every code", || {
            valid("json", "schema/answer.json")
        }),
        Trial::test(
            "fixes: each sure cure of an example is done, and once",
            cures,
        ),
        Trial::test("reports: gitlab has what its readers need", gitlab),
        Trial::test(
            "reports: every format says of each of the eight faults where it is and what to do, in every language",
            eight_faults,
        ),
    ]
}

fn written(
    name: &str,
    base: &KnowledgeBase,
    diagnostics: &[Diagnostic],
    words: &Words,
) -> Result<String, Failed> {
    let format = format(name).ok_or("no such format")?;
    Ok(format.write(&Report {
        files: &base.files,
        base,
        diagnostics,
        problems: &[],
        words,
        drawing: Drawing::Plain,
        most: 0,
        prefix: "",
    }))
}

/// Calls `look` with the report about each bad example in each language.
fn each_example(format: &str, look: impl Fn(&Value) -> Result<(), String>) -> Result<(), Failed> {
    for code in antinomy_book::codes::all() {
        let page = Explanation::of(code).ok_or("a page cannot be read")?;
        let (base, found) = check_example(page.bad.iter().map(|file| (file.path, file.text())));
        for language in LANGUAGES {
            let report = written(format, &base, &found, &Words::new(language))?;
            let report = serde_json::from_str(&report)?;
            look(&report).map_err(|wrong| format!("{}: {wrong}", code.name()))?;
        }
    }
    Ok(())
}

fn valid(format: &str, schema: &str) -> Result<(), Failed> {
    let schema = std::fs::read_to_string(places::workspace().join(schema))?;
    // A bracket that closes nothing stands for itself in ECMA 262; other dialects want it marked.
    let schema = schema.replace("{2}]?$", r"{2}\\]?$");
    let validator: Validator = jsonschema::draft7::new(&serde_json::from_str(&schema)?)?;
    each_example(format, |report| {
        let wrong: Vec<String> = validator
            .iter_errors(report)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(wrong.join("\n"))
        }
    })
}

/// The keys that <https://docs.gitlab.com/ci/testing/code_quality/> asks for.
fn gitlab() -> Result<(), Failed> {
    each_example("gitlab", |report| {
        let items = report.as_array().ok_or("no list")?;
        let mut prints: Vec<&str> = Vec::new();
        for item in items {
            let text = |key: &str| item[key].as_str().filter(|text| !text.is_empty());
            let severity = text("severity").ok_or("no severity")?;
            let is_known = ["info", "minor", "major", "critical", "blocker"].contains(&severity);
            let path = item["location"]["path"].as_str().ok_or("no path")?;
            let line = item["location"]["lines"]["begin"].as_u64();
            let is_whole = text("description").is_some()
                && text("check_name").is_some()
                && is_known
                && !path.starts_with(['/', '.'])
                && line.is_some_and(|line| line > 0);
            if !is_whole {
                return Err(format!("a key is missing or wrong: {item}"));
            }
            prints.push(text("fingerprint").ok_or("no fingerprint")?);
        }
        let count = prints.len();
        prints.sort_unstable();
        prints.dedup();
        if prints.len() == count {
            Ok(())
        } else {
            Err("a fingerprint stands twice".to_owned())
        }
    })
}

/// The first bad example of each code is put on disk, cured, and found in order.
fn cures() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for code in antinomy_book::codes::all() {
        let page = Explanation::of(code).ok_or("a page cannot be read")?;
        let files = page.bad.iter().map(|file| (file.path, file.text()));
        let (base, found) = check_example(files);
        let is_sure = |found: &&Diagnostic| {
            found.code == code && found.edit.as_ref().is_some_and(|edit| edit.is_safe)
        };
        if !found.iter().any(|found| is_sure(&found)) {
            continue;
        }
        let folder = tempfile::tempdir()?;
        for (_, file) in base.files.iter() {
            let path = folder.path().join(file.path());
            std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
            std::fs::write(path, file.text())?;
        }
        for round in ["first", "second"] {
            let mut loaded = antinomy_kit::Workspace::open(folder.path())
                .map_err(|problem| problem.to_string())?;
            let mut found = loaded.check();
            let before = found.iter().filter(is_sure).count();
            let fixed = antinomy_kit::fix(&mut loaded, &mut found, true, &BTreeSet::new())
                .map_err(|problem| problem.to_string())?;
            let is_right = match round {
                "first" => before > 0 && fixed.places >= before && fixed.left.is_empty(),
                _ => before == 0 && fixed.places == 0,
            };
            if !is_right {
                wrong.push(format!(
                    "{}, {round} round: {before} found, {fixed:?}",
                    code.name()
                ));
                break;
            }
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

fn eight_faults() -> Result<(), Failed> {
    let mut pages = page::all()?.iter();
    let page = pages.find(|page| page.name == EIGHT_FAULTS);
    let page = page.ok_or("the page is gone")?;
    let folder = tempfile::tempdir()?;
    let case = page.cases.first().ok_or("the page has no case")?;
    case::write_files(folder.path(), &case.files)?;
    let loaded =
        antinomy_kit::Workspace::open(folder.path()).map_err(|problem| problem.to_string())?;
    let found = loaded.check();
    if found.len() != 8 {
        return Err(format!("{} instead of eight", found.len()).into());
    }
    for language in LANGUAGES {
        let words = Words::new(language);
        for format in FORMATS {
            let report = written(format.name(), &loaded.base, &found, &words)?;
            // JSON escapes quotation marks only, and commands percent signs and line ends; hints hold none of those.
            let report = report.replace("\\\"", "\"");
            for diagnostic in &found {
                let missing = missing(&report, format.name(), &loaded.base, diagnostic, &words);
                if let Some(missing) = missing {
                    let (format, code) = (format.name(), diagnostic.code.name());
                    return Err(
                        format!("{format} in {language} lacks {missing:?} of {code}").into(),
                    );
                }
            }
        }
    }
    Ok(())
}

/// What a report should say of a diagnostic and does not: its place or its hint.
fn missing(
    report: &str,
    format: &str,
    base: &KnowledgeBase,
    found: &Diagnostic,
    words: &Words,
) -> Option<String> {
    let span = found.span?;
    let (path, at) = (base.files.file(span.file).path(), base.files.position(span));
    let (line, column) = (at.line, at.column);
    let place = match format {
        "terminal" | "concise" => vec![format!("{path}:{line}:{column}")],
        "github" => vec![format!("file={path},line={line},col={column}")],
        "sarif" => vec![
            format!("\"uri\": \"{path}\""),
            format!("\"startLine\": {line}"),
            format!("\"startColumn\": {column}"),
        ],
        _ => vec![
            format!("\"path\": \"{path}\""),
            format!("\"line\": {line},"),
            format!("\"column\": {column}"),
        ],
    };
    let hint = words
        .diagnostic(found)
        .hint
        .unwrap_or_else(|| "a hint".to_owned());
    place
        .into_iter()
        .chain([hint])
        .find(|wanted| !report.contains(wanted))
}
