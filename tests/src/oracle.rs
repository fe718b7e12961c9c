//! Citations beside pandoc's: forms in prose and whole lists, rendered by `pandoc --citeproc` and by us in one style and
//! compared word by word. `tests/citations/README.md` says what stands where.

mod pandoc;

use crate::places;
use crate::programs::LeftOut;
use antinomy_cite::{Bibliography, HOUSE, Item, Piece, Style, Wanted};
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::markdown::MarkdownPage;
use antinomy_syntax::references::{self, CitationGroup, Reference};
use libtest_mimic::{Failed, Trial};
use pandoc::Pandoc;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The languages that the style has terms for, and the languages of the content that go with them.
const TAGS: &[(&str, &str)] = &[("de-DE", "de"), ("en-US", "en")];

/// The level of the headings that forms have.
const FORM: u8 = 2;

/// The alphabet of all lists.
const ALPHABET: &str = "de";

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (tag, language) in TAGS {
        for (name, root) in [("handbook", "."), ("citations", "tests/citations")] {
            let name = format!("citations/{tag}: the list of {name} is pandoc's");
            trials.push(left_out.trial(name, &["pandoc"], move || list(root, tag, language)));
        }
        let name = format!("citations/{tag}: the forms are pandoc's");
        trials.push(left_out.trial(name, &["pandoc"], move || forms(tag, language)));
    }
    trials.push(Trial::test(
        "citations: every difference has its place",
        expected_exist,
    ));
    trials
}

/// A difference that stays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    /// The heading of a form, or the id of a work in a list.
    of: String,
    /// In which language; in both, if none is named.
    #[serde(default)]
    tag: Option<String>,
    pandoc: String,
    ours: String,
    reason: String,
}

fn folder() -> PathBuf {
    places::tests().join("citations")
}

fn differences() -> Result<Vec<Difference>, String> {
    let text = read("differences.yaml")?;
    serde_yaml::from_str(&text).map_err(|error| error.to_string())
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(folder().join(file)).map_err(|error| format!("{file}: {error}"))
}

/// One thing as pandoc has it, and as we do.
struct Pair {
    of: String,
    pandoc: String,
    ours: String,
}

/// Compares all pairs. What differs must be expected, and what is expected must differ.
fn compare(pairs: &[Pair], tag: &str) -> Result<(), Failed> {
    let differences = differences()?;
    let mut wrong = Vec::new();
    for pair in pairs {
        let (pandoc, ours) = (same_spaces(&pair.pandoc), same_spaces(&pair.ours));
        let expected = differences
            .iter()
            .find(|one| one.of == pair.of && one.tag.as_deref().is_none_or(|only| only == tag));
        let is_as_expected = match expected {
            Some(one) => (one.pandoc.trim(), one.ours.trim()) == (&pandoc, &ours) && pandoc != ours,
            None => pandoc == ours,
        };
        if !is_as_expected {
            let note = match expected {
                Some(_) if pandoc == ours => "; differences.yaml says that they differ",
                Some(_) => "; differences.yaml has it in other words",
                None => "",
            };
            wrong.push(format!(
                "{} ({tag}){note}\n  pandoc: {pandoc}\n  ours:   {ours}",
                pair.of
            ));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

/// pandoc puts a space that does not break behind some abbreviations, and where a quotation in Markdown begins a new
/// line there may be one or two. Both are the same to whoever compares words.
fn same_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The works of a knowledge base, as CSL-JSON.
fn items(root: &str, language: &str) -> Result<Vec<Item>, Failed> {
    let base = base(root)?;
    let language = base.manifest.language(language).ok_or("no such language")?;
    let sources = base.of_kind(Kind::Source);
    Ok(sources
        .filter_map(|(id, _)| Item::of(&base, id, language))
        .collect())
}

fn base(root: &str) -> Result<std::sync::Arc<KnowledgeBase>, Failed> {
    let loaded = antinomy_kit::Workspace::open(&places::workspace().join(root))?;
    Ok(loaded.base)
}

fn house() -> Result<Style, Failed> {
    Style::named(HOUSE).map_err(|error| format!("{error:?}").into())
}

/// The whole list: every work, and the order of all.
fn list(root: &str, tag: &'static str, language: &str) -> Result<(), Failed> {
    let items = items(root, language)?;
    let theirs = Pandoc::new(tag, &items)?.list()?;
    let ours = Bibliography::new(&house()?, items, tag, ALPHABET);
    let ids: Vec<&str> = ours.ids().collect();
    let mut pairs: Vec<Pair> = theirs
        .iter()
        .map(|(id, entry)| Pair {
            of: id.clone(),
            pandoc: entry.clone(),
            ours: ours.entry(id).map(ToString::to_string).unwrap_or_default(),
        })
        .collect();
    let order: Vec<&str> = theirs.iter().map(|(id, _)| id.as_str()).collect();
    pairs.push(Pair {
        of: format!("order of the list of {root}"),
        pandoc: moved(&order, &ids),
        ours: moved(&ids, &order),
    });
    compare(&pairs, tag)
}

/// The works that stand elsewhere in another order, in this one.
fn moved(order: &[&str], other: &[&str]) -> String {
    let differs =
        |(place, id): (usize, &&str)| (other.get(place) != Some(id)).then(|| (*id).to_owned());
    order
        .iter()
        .enumerate()
        .filter_map(differs)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Every form of `forms.md`.
fn forms(tag: &'static str, language: &str) -> Result<(), Failed> {
    let items = items("tests/citations", language)?;
    let pandoc = Pandoc::new(tag, &items)?;
    let list = Bibliography::new(&house()?, items, tag, ALPHABET);
    let text = read("forms.md")?;
    let forms: Vec<(&str, &str)> = all(&text)
        .into_iter()
        .filter(|(name, _)| is_for(name, language))
        .collect();
    let cited: Vec<(&str, String)> = forms
        .iter()
        .map(|(name, form)| (*name, cite(&list, form)))
        .collect();
    let ours = pandoc.plain(&cited)?;
    let theirs = pandoc.cited(&forms)?;
    let pairs: Vec<Pair> = cited
        .iter()
        .zip(theirs)
        .zip(ours)
        .map(|(((name, _), pandoc), ours)| Pair {
            of: (*name).to_owned(),
            pandoc,
            ours,
        })
        .collect();
    if pairs.len() < 60 {
        return Err(format!("only {} forms were compared", pairs.len()).into());
    }
    compare(&pairs, tag)
}

/// Whether a form stands for this language: for all of them, or by the word behind its name.
fn is_for(name: &str, language: &str) -> bool {
    let only = TAGS
        .iter()
        .find(|(_, known)| name.ends_with(&format!("({known})")));
    only.is_none_or(|(_, known)| *known == language)
}

/// The forms of a page: each heading with what is below it.
fn all(text: &str) -> Vec<(&str, &str)> {
    let page = MarkdownPage::read(text);
    let forms = page
        .sections(FORM)
        .filter(|form| form.heading.level == FORM);
    forms
        .map(|form| (form.heading.text, text[form.body].trim()))
        .collect()
}

/// A form with our words in the place of its citations, still as Markdown: pandoc then writes both alike.
fn cite(list: &Bibliography, form: &str) -> String {
    let mut text = form.to_owned();
    for reference in references::references(form).into_iter().rev() {
        if let Reference::Citation(citation) = reference {
            text.replace_range(citation.range.clone(), &said(list, &citation));
        }
    }
    text
}

fn said(list: &Bibliography, citation: &CitationGroup) -> String {
    let wanted: Vec<Wanted<'_>> = citation
        .cites
        .iter()
        .map(|cite| Wanted {
            id: &cite.key,
            place: cite.locator.as_ref().map(Into::into),
            prefix: &cite.prefix,
            suffix: &cite.suffix,
            suppress_author: cite.suppress_author,
        })
        .collect();
    let pieces = list.citation(&wanted, citation.narrative);
    let said = pieces.into_iter().map(|piece| match piece {
        Piece::Written(markdown) => markdown,
        Piece::Text(text) => escaped(&text),
        Piece::Work(_, rich) => escaped(&rich.to_string()),
    });
    said.collect()
}

/// A text whose marks mean nothing to Markdown.
fn escaped(text: &str) -> String {
    let escape = |letter: char| {
        letter
            .is_ascii_punctuation()
            .then_some('\\')
            .into_iter()
            .chain([letter])
    };
    text.chars().flat_map(escape).collect()
}

/// A difference must name a form or a work that there is, give a reason, and stand once.
fn expected_exist() -> Result<(), Failed> {
    let text = read("forms.md")?;
    let mut known: BTreeSet<String> = all(&text)
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    for root in [".", "tests/citations"] {
        known.insert(format!("order of the list of {root}"));
        known.extend(items(root, "de")?.iter().map(|item| item.id().to_owned()));
    }
    let mut seen = BTreeSet::new();
    for one in differences()? {
        let is_new = seen.insert((one.of.clone(), one.tag.clone()));
        if !is_new || !known.contains(&one.of) || one.reason.trim().len() < 20 {
            return Err(format!("differences.yaml: {one:?}").into());
        }
    }
    Ok(())
}
