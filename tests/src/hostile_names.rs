//! Names that mean harm, where scripts show them: in the results of the search, in the table of contents, and in what a page
//! says of itself to machines. They stand there as what they are, text.

mod records;

use crate::html::{self, Item, Page, Tag};
use crate::programs::{LeftOut, run};
use crate::tree::{self, Tree};
use antinomy_model::slug::Reserved;
use antinomy_syntax::Argument;
use antinomy_words::Words;
use libtest_mimic::{Failed, Trial};
use records::{HostileBase, HostileName};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

const LANGUAGES: [&str; 2] = ["de", "en"];

/// A handbook of hostile names.
struct Site {
    base: HostileBase,
    folder: TempDir,
    tree: Tree,
}

/// What the script of the test saw.
#[derive(Debug, Deserialize)]
struct Said {
    /// The links of the table of contents.
    sidebar: Vec<String>,
    /// A search a name.
    results: Vec<Results>,
}

#[derive(Debug, Deserialize)]
struct Results {
    /// The text of each result.
    shown: Vec<String>,
    /// Elements that no result is made of.
    strange: Vec<String>,
}

static SITE: LazyLock<Result<Site, String>> = LazyLock::new(Site::build);
/// The start of each book as a browser has it after all searches.
static SEARCHED: LazyLock<Result<Vec<String>, String>> = LazyLock::new(|| {
    let site = SITE.as_ref()?;
    LANGUAGES
        .iter()
        .map(|tag| in_browser(site.folder.path(), &format!("{tag}/start.html")))
        .collect()
});

type Behaviour = (&'static str, fn(&Site) -> Result<(), String>);

const IN_BROWSER: &[Behaviour] = &[
    ("no script of a name runs in a search", |site| {
        each_searched(site, |page, _| match page.get("data-harmed") {
            None => Ok(()),
            Some(_) => Err("a script ran".to_owned()),
        })
    }),
    ("no name makes an element of a result", |site| {
        each_searched(site, |_, said| {
            let strange = said.results.iter().flat_map(|results| &results.strange);
            none(strange.cloned().collect())
        })
    }),
    ("every name is found, and shown as it is", |site| {
        each_searched(site, |_, said| {
            let searches = site.base.names.iter().zip(&said.results);
            let lost = searches.filter(|(name, results)| !is_shown(name, &results.shown));
            none(
                lost.map(|(name, found)| format!("{name:?}: {found:?}"))
                    .collect(),
            )
        })
    }),
    (
        "the table of contents has every name, on one line",
        |site| {
            each_searched(site, |_, said| {
                let names =
                    ["concept", "field", "actor", "contradiction"].map(|slot| site.base.of(slot));
                let texts = names.into_iter().flatten().map(|name| name.text.as_str());
                let lost = texts
                    .chain(["zebra broken"])
                    .filter(|text| !said.sidebar.iter().any(|link| link.ends_with(text)));
                none(lost.map(str::to_owned).collect())
            })
        },
    ),
    (
        "no id of the content is taken for a global of a script",
        |site| {
            let page = site.in_browser_with_every_word_as_an_id()?;
            let root = root(&page)?;
            if let Some(error) = root.get("data-error") {
                return Err(format!("a script stopped: {error}"));
            }
            let said = said(&root)?;
            let found = said.results.iter().filter(|it| !it.shown.is_empty());
            let found = found.count();
            (found == site.base.names.len())
                .then_some(())
                .ok_or(format!(
                    "{found} of {} names are found",
                    site.base.names.len()
                ))
        },
    ),
];

const ON_DISK: &[Behaviour] = &[
    ("there are fifty of them", |site| {
        (site.base.names.len() >= 50)
            .then_some(())
            .ok_or(format!("{}", site.base.names.len()))
    }),
    (
        "what a page says of itself and of its source is exactly that",
        metadata,
    ),
    ("ids that scripts look up are no ids of records", looked_up),
    ("finishing again changes nothing", |site| {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let out = folder.path().join("public");
        tree::write(&site.tree, &out)?;
        run(
            "antinomy",
            site.folder.path(),
            &["finish", &out.display().to_string()],
        )?;
        tree::same(&site.tree, &tree::read(&out)?)
    }),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trial = |(name, behaviour): &Behaviour, needed: &[&str]| {
        let behaviour = *behaviour;
        left_out.trial(format!("hostile names: {name}"), needed, move || {
            let site = SITE.as_ref().map_err(Failed::from)?;
            behaviour(site).map_err(Failed::from)
        })
    };
    let mut trials = Vec::new();
    trials.extend(ON_DISK.iter().map(|it| trial(it, &["antinomy"])));
    trials.extend(
        IN_BROWSER
            .iter()
            .map(|it| trial(it, &["antinomy", "chromium"])),
    );
    let is_script: Behaviour = ("the table of contents is a script", scripts);
    trials.push(trial(&is_script, &["antinomy", "node"]));
    let same: Behaviour = (
        "a stock mdbook and antinomy finish give the same bytes",
        stock,
    );
    trials.push(trial(
        &same,
        &["antinomy", "mdbook-antinomy-pages", "mdbook"],
    ));
    trials
}

impl Site {
    fn build() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let base = HostileBase::new();
        let words: Vec<&str> = base.names.iter().map(|name| name.word.as_str()).collect();
        let words = serde_json::to_string(&words).map_err(|error| error.to_string())?;
        let script = include_str!("hostile_names/search.js").replacen("WORDS", &words, 1);
        let mut files = Tree::new();
        let mut put = |path: String, text: &str| {
            files.insert(path, text.as_bytes().to_vec());
        };
        put("content/antinomy.yaml".to_owned(), &base.manifest);
        put("content/records.yaml".to_owned(), &base.records);
        for (name, text) in &base.pages {
            put(format!("content/concepts/{name}"), text);
        }
        for tag in LANGUAGES {
            let book = include_str!("hostile_titles/book.toml")
                .replace("language = \"en\"", &format!("language = \"{tag}\""));
            put(
                format!("book/{tag}/book.toml"),
                &format!("{book}additional-js = [\"search.js\"]\n"),
            );
            put(format!("book/{tag}/search.js"), &script);
            put(
                format!("book/{tag}/src/SUMMARY.md"),
                "- [Start](start.md)\n",
            );
            put(format!("book/{tag}/src/start.md"), "# Start\n\nWords.\n");
        }
        tree::write(&files, folder.path())?;
        run("antinomy", folder.path(), &["build"])?;
        let tree = tree::read(&folder.path().join("public"))?;
        Ok(Self { base, folder, tree })
    }

    fn text(&self, path: &str) -> Result<String, String> {
        let bytes = self.tree.get(path).ok_or(format!("there is no {path}"))?;
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Scripts at the root of a book, by their names.
    fn scripts<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = (&'a str, String)> {
        self.tree.iter().filter_map(move |(path, bytes)| {
            let name = path.strip_prefix(tag)?.strip_prefix('/')?;
            (name.ends_with(".js") && !name.contains('/'))
                .then(|| (name, String::from_utf8_lossy(bytes).into_owned()))
        })
    }

    /// A page on which every word of every script is an id.
    fn in_browser_with_every_word_as_an_id(&self) -> Result<String, String> {
        let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || "_$".contains(letter);
        let scripts: Vec<(&str, String)> = self.scripts("en").collect();
        let words: BTreeSet<&str> = scripts
            .iter()
            .filter(|(name, _)| !name.starts_with("searchindex"))
            .flat_map(|(_, text)| text.split(|letter| !is_of_word(letter)))
            .filter(|word| !word.is_empty())
            .collect();
        let ids: String = words
            .iter()
            .map(|word| format!("<i id=\"{word}\"></i>"))
            .collect();
        let listener = "<head><script>addEventListener('error', (e) => \
            document.documentElement.setAttribute('data-error', e.message))</script>";
        let page = self
            .text("en/start.html")?
            .replacen("<main>", &format!("<main>{ids}"), 1)
            .replacen("<head>", listener, 1);
        let mut tree = self.tree.clone();
        tree.insert("en/ids.html".to_owned(), page.into_bytes());
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        tree::write(&tree, &folder.path().join("public"))?;
        in_browser(folder.path(), "en/ids.html")
    }
}

/// A page of `public` as a browser has it when the script of the test is done.
fn in_browser(folder: &Path, page: &str) -> Result<String, String> {
    let address = format!("file://{}/public/{page}", folder.display());
    let profile = format!("--user-data-dir={}/profile", folder.display());
    let flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--virtual-time-budget=20000",
        &profile,
        "--dump-dom",
        &address,
    ];
    let shown = run("chromium", folder, &flags)?;
    if shown.contains("data-said") {
        Ok(shown)
    } else {
        Err(format!("the script of the test did not run on {page}"))
    }
}

/// Looks at the start of each book after all searches.
fn each_searched(_: &Site, look: impl Fn(&Tag, &Said) -> Result<(), String>) -> Result<(), String> {
    for (tag, page) in LANGUAGES.iter().zip(SEARCHED.as_ref()?) {
        let root = root(page)?;
        look(&root, &said(&root)?).map_err(|wrong| format!("{tag}: {wrong}"))?;
    }
    Ok(())
}

/// The `html` element of a page.
fn root(page: &str) -> Result<Tag, String> {
    let page = Page::read(page)?;
    let root = page.named("html").next().ok_or("there is no page")?;
    Ok(root.clone())
}

fn said(root: &Tag) -> Result<Said, String> {
    let said = root.get("data-said").ok_or("nothing was said")?;
    serde_json::from_str(said).map_err(|error| format!("{error}: {said}"))
}

/// Whether one of the results has the name. In a heading Markdown has its say.
fn is_shown(name: &HostileName, shown: &[String]) -> bool {
    let wanted = match name.slot {
        "heading" | "heading-id" => &name.word,
        _ => &name.text,
    };
    shown.iter().any(|text| text.contains(wanted.as_str()))
}

/// What a page about a source calls itself.
fn page_title(tag: &str, source: &str) -> String {
    let source = ("work", Argument::Text(source.to_owned()));
    Words::new(tag).say("page-about-work", &[source])
}

fn metadata(site: &Site) -> Result<(), String> {
    for tag in LANGUAGES {
        for (at, name) in site.base.of("source").enumerate() {
            let path = format!("{tag}/sources/source-{at}.html");
            let page = Page::read(&site.text(&path)?)?;
            let title = page
                .named("meta")
                .find(|tag| tag.get("name") == Some("citation_title"))
                .and_then(|tag| tag.get("content"));
            let expected = page_title(tag, &name.text);
            if title != Some(&expected) {
                return Err(format!("{path}: citation_title is {title:?}"));
            }
            let data = json_ld(&page).ok_or(format!("{path}: no JSON-LD"))?;
            let data: serde_json::Value =
                serde_json::from_str(&data).map_err(|error| format!("{path}: {error}"))?;
            // The page is about the work, and is not the work.
            let keys: Vec<&str> = data["about"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, _)| key.as_str())
                .collect();
            if data["name"] != name.text.as_str()
                || data["about"]["name"] != name.text.as_str()
                || keys != ["@type", "name", "author", "datePublished"]
            {
                return Err(format!("{path}: {data}"));
            }
        }
    }
    Ok(())
}

/// The JSON-LD in the head of a page.
fn json_ld(page: &Page) -> Option<String> {
    let at = page.items.iter().position(
        |item| matches!(item, Item::Open(tag) if tag.get("type") == Some("application/ld+json")),
    )?;
    Some(html::text(html::inside(&page.items, at)))
}

/// Every id by which a script of mdBook looks for an element is reserved.
fn looked_up(site: &Site) -> Result<(), String> {
    let own = site.text("en/start.html")?;
    let scripts = site.scripts("en").filter(|(name, _)| {
        !["searchindex", "search-"]
            .iter()
            .any(|own| name.starts_with(own))
    });
    let texts: Vec<String> = scripts.map(|(_, text)| text).chain([own]).collect();
    let ids: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.split("getElementById(").skip(1))
        .filter_map(|rest| rest.strip_prefix(['"', '\''])?.split(['"', '\'']).next())
        .collect();
    if ids.len() < 10 {
        return Err(format!("only {ids:?} are looked up"));
    }
    let free = ids
        .into_iter()
        .filter(|id| Reserved::of(id) != Some(Reserved::Element));
    none(free.map(str::to_owned).collect())
}

/// Every script of a book can be read, that with the table of contents among them.
fn scripts(site: &Site) -> Result<(), String> {
    for tag in LANGUAGES {
        let names: Vec<&str> = site.scripts(tag).map(|(name, _)| name).collect();
        let wanted = |name: &&&str| name.starts_with("toc") || name.starts_with("searchindex");
        for name in names.iter().filter(wanted) {
            let path = site.folder.path().join("public").join(tag).join(name);
            run(
                "node",
                site.folder.path(),
                &["--check", &path.display().to_string()],
            )?;
        }
    }
    Ok(())
}

fn stock(site: &Site) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let out = folder.path().join("public");
    for tag in LANGUAGES {
        let (book, target) = (format!("book/{tag}"), out.join(tag).display().to_string());
        let theme = format!("{book}/theme");
        run("antinomy", site.folder.path(), &["theme", &theme])?;
        run(
            "mdbook",
            site.folder.path(),
            &["build", &book, "--dest-dir", &target],
        )?;
    }
    run(
        "antinomy",
        site.folder.path(),
        &["finish", &out.display().to_string()],
    )?;
    tree::same(&site.tree, &tree::read(&out)?)
}

/// `Ok` if a list of what is wrong is empty.
fn none(wrong: Vec<String>) -> Result<(), String> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}
