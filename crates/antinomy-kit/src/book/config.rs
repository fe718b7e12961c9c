//! Reads and checks book.toml.
//!
//! A stock mdBook runs every program that a book.toml names, its own preprocessors publish any file that a chapter
//! includes, and several keys read or write arbitrary paths. A handbook may be built from an untrusted pull request, so a
//! book that uses any of this is refused before anything else of it is read.

use crate::Problem;
use crate::input::{MAX_BYTES, check_file, read_text};
use crate::paths::is_inside;
use antinomy_book::passes::{self, Pass};
use mdbook_driver::config::Config;
use mdbook_summary::{SummaryItem, parse_summary};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One of our `[preprocessor.…]` tables. Unknown keys are errors.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct PassTable {
    pub(super) command: Option<String>,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    /// The renderers that the pass runs for, if not for all.
    renderers: Option<Vec<String>>,
    #[serde(rename = "optional")]
    _optional: bool,
    /// Where to look for the knowledge base, relative to the book.
    pub(super) knowledge_base: Option<PathBuf>,
}

/// The name of the renderer that makes handbooks, as tables of book.toml name it.
pub(super) const RENDERER: &str = "html";

/// Tables of which only the names matter.
type Tables = BTreeMap<String, serde_json::Value>;

/// Reads and checks the book.toml of the book in `root`. Both folders are canonical paths; `home` is that of the knowledge
/// base.
///
/// # Errors
/// If it cannot be read, or names a foreign program or a path outside of the book.
pub(super) fn read(root: &Path, home: &Path) -> Result<Config, Problem> {
    // Links are checked before the first file is read: book.toml itself may be one.
    check_links(root, |link| leads_out(link, root))?;
    let text = read_text(&root.join("book.toml"), MAX_BYTES)?;
    let config = parse(&text, root)?;
    check(&config, root)?;
    check_places(&config, root, home)?;
    let sources = root.join(&config.book.src);
    check_summary(&sources)?;
    check_links(&sources, |_| true)?;
    let theme = theme_folder(&config, root);
    check_links(&theme, |_| true)?;
    check_files(&sources)?;
    check_files(&theme)?;
    Ok(config)
}

/// The keys of book.toml of which mdBook does not tell whether they are written.
#[derive(Debug, Default, Deserialize)]
struct Written {
    #[serde(default)]
    build: WrittenBuild,
}

/// Those of `[build]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct WrittenBuild {
    use_default_preprocessors: Option<bool>,
    create_missing: Option<bool>,
}

/// Parses a book.toml. In one without tables of ours, which is for `antinomy build` alone, what is not written means what such
/// a build does: mdBook runs no preprocessor and writes no chapters. With tables it is for a stock mdBook as well, which
/// would do both.
fn parse(text: &str, root: &Path) -> Result<Config, Problem> {
    let mut config: Config = text
        .parse()
        .map_err(|error: mdbook_driver::errors::Error| broken(root, &error))?;
    if !our_tables(&config).is_empty() {
        return Ok(config);
    }
    let written: Written = toml::from_str(text).map_err(|error| broken(root, &error.into()))?;
    let build = &mut config.build;
    build.use_default_preprocessors = written.build.use_default_preprocessors.unwrap_or(false);
    build.create_missing = written.build.create_missing.unwrap_or(false);
    Ok(config)
}

/// The theme folder of a book, which need not exist.
pub(super) fn theme_folder(config: &Config, root: &Path) -> PathBuf {
    config.html_config().unwrap_or_default().theme_dir(root)
}

fn broken(root: &Path, error: &mdbook_driver::errors::Error) -> Problem {
    about(root, "book-broken").with("reason", format!("{error:#}"))
}

/// A problem with the book.toml of `root`.
fn about(root: &Path, key: &'static str) -> Problem {
    Problem::new(key).with("path", root.join("book.toml").display().to_string())
}

fn refused(root: &Path, what: &str, write: &str) -> Problem {
    about(root, "book-line")
        .with("found", what)
        .with("write", write)
}

fn check(config: &Config, root: &Path) -> Result<(), Problem> {
    if config.build.use_default_preprocessors {
        return Err(refused(
            root,
            "[build]",
            "use-default-preprocessors = false",
        ));
    }
    // mdBook would write files into the sources.
    if config.build.create_missing {
        return Err(refused(root, "[build]", "create-missing = false"));
    }
    let outputs: Tables = config.outputs().map_err(|error| broken(root, &error))?;
    // Any other renderer is a program.
    if let Some(other) = outputs.keys().find(|name| *name != "html") {
        return Err(about(root, "book-foreign").with("table", format!("[output.{other}]")));
    }
    if outputs
        .get("html")
        .is_some_and(|table| table.get("command").is_some())
    {
        return Err(about(root, "book-foreign").with("table", "[output.html] command"));
    }
    let preprocessors: Tables = config
        .preprocessors()
        .map_err(|error| broken(root, &error))?;
    for name in preprocessors.keys() {
        if passes::place(name).is_none() {
            return Err(about(root, "book-foreign").with("table", format!("[preprocessor.{name}]")));
        }
        check_command(root, name, &keys(config, root, name)?)?;
    }
    check_order(config, root)?;
    passes_for(config, root, RENDERER)?;
    check_paths(config, root)
}

/// The keys of one of our tables; an empty table if it is not there.
pub(super) fn keys(config: &Config, root: &Path, name: &str) -> Result<PassTable, Problem> {
    let keys = config
        .get(&format!("preprocessor.{name}"))
        .map_err(|error| broken(root, &error))?;
    Ok(keys.unwrap_or_default())
}

/// The names of our tables in a book.toml, in the order of the passes.
pub(super) fn our_tables(config: &Config) -> Vec<&'static str> {
    let names = passes::ALL.iter().map(|pass| pass.name());
    names
        .filter(|name| config.contains_key(&format!("preprocessor.{name}")))
        .collect()
}

/// The passes for a renderer: all of them, whether book.toml has no table of ours or one each.
///
/// # Errors
/// If there are tables, and none for one of the passes, or one that leaves out the renderer: the handbook would lack what that
/// pass does.
pub(super) fn passes_for(
    config: &Config,
    root: &Path,
    renderer: &str,
) -> Result<Vec<&'static dyn Pass>, Problem> {
    let tables = our_tables(config);
    if tables.is_empty() {
        return Ok(passes::ALL.to_vec());
    }
    for pass in passes::ALL.iter().map(|pass| pass.name()) {
        let is_named = |names: &Vec<String>| names.iter().any(|name| name == renderer);
        let renderers = keys(config, root, pass)?.renderers;
        if !tables.contains(&pass) {
            return Err(about(root, "book-without-pass").with("pass", pass));
        }
        if !renderers.as_ref().is_none_or(is_named) {
            return Err(about(root, "book-pass-not-for")
                .with("pass", pass)
                .with("renderer", renderer));
        }
    }
    Ok(passes::ALL.to_vec())
}

/// Refuses commands of other programs. We run none, but a stock mdBook would.
fn check_command(root: &Path, name: &str, keys: &PassTable) -> Result<(), Problem> {
    let Some(command) = &keys.command else {
        return Ok(());
    };
    let ours = match command.split_whitespace().collect::<Vec<_>>()[..] {
        ["antinomy", "mdbook", pass] => {
            passes::by_name(pass).is_some_and(|pass| pass.name() == name)
        }
        // Looked up in PATH; a path to a file of the book would be code of the author.
        [program] => program.strip_prefix("mdbook-") == Some(name),
        _ => false,
    };
    if ours {
        return Ok(());
    }
    let table = format!("[preprocessor.{name}] command = \"{command}\"");
    Err(refused(
        root,
        &table,
        &format!("command = \"antinomy mdbook {name}\""),
    ))
}

/// Refuses tables without `before` or `after` between neighbours: mdBook then orders preprocessors by name, which is the
/// wrong order for ours.
pub(super) fn check_order(config: &Config, root: &Path) -> Result<(), Problem> {
    for pair in our_tables(config).windows(2) {
        let [first, second] = pair else { continue };
        let says = |name: &str| keys(config, root, name);
        let is_said = says(first)?.before.iter().any(|name| name == second)
            || says(second)?.after.iter().any(|name| name == first);
        if !is_said {
            let table = format!("[preprocessor.{first}]");
            return Err(refused(root, &table, &format!("before = [\"{second}\"]")));
        }
    }
    Ok(())
}

/// The paths that a book.toml reads, with their keys.
fn named(config: &Config) -> Vec<(&'static str, PathBuf)> {
    let html = config.html_config().unwrap_or_default();
    let css = html.additional_css.into_iter();
    let js = html.additional_js.into_iter();
    let mut paths = vec![("[book] src", config.book.src.clone())];
    paths.extend(css.map(|path| ("[output.html] additional-css", path)));
    paths.extend(js.map(|path| ("[output.html] additional-js", path)));
    let missing = html.input_404.map(PathBuf::from);
    paths.extend(missing.map(|path| (INPUT_404, path)));
    paths
}

/// The only key whose path is relative to the sources and not to the book.
const INPUT_404: &str = "[output.html] input-404";
const THEME: &str = "[output.html] theme";

/// Checks the paths of a book.toml after symbolic links are resolved.
fn check_places(config: &Config, root: &Path, home: &Path) -> Result<(), Problem> {
    let sources = root.join(&config.book.src);
    let theme = theme_folder(config, root);
    // The theme may be next to the books, which share it, so its bound is the knowledge base.
    let places = named(config).into_iter().map(|(key, path)| {
        let start = if key == INPUT_404 { &sources } else { root };
        (key, start.join(path), root)
    });
    for (key, path, bounds) in places.chain([(THEME, theme, home)]) {
        match path.canonicalize() {
            Ok(real) if real.starts_with(bounds) && real.is_dir() => {}
            Ok(real) if real.starts_with(bounds) => check_file(&real)?,
            // mdBook reports missing files if it needs them.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Ok(real) => return Err(outside_of(root, key, &real)),
            Err(error) => return Err(Problem::unreadable(&path, &error)),
        }
    }
    Ok(())
}

fn outside_of(root: &Path, key: &str, target: &Path) -> Problem {
    about(root, "book-outside")
        .with("key", key)
        .with("target", target.display().to_string())
}

/// Checks the paths of keys that read or write files, before symbolic links are resolved: they must be below the book.
fn check_paths(config: &Config, root: &Path) -> Result<(), Problem> {
    let html = config.html_config().unwrap_or_default();
    let mut paths = named(config);
    // mdBook writes a file for each.
    let mut redirects: Vec<_> = html.redirect.into_keys().collect();
    redirects.sort();
    // Redirects begin with a slash, which means the root of the book.
    let at_root = |path: String| PathBuf::from(path.trim_start_matches('/'));
    paths.extend(
        redirects
            .into_iter()
            .map(|path| ("[output.html.redirect]", at_root(path))),
    );
    // A relative theme may climb out of the book, up to the knowledge base; that is checked above.
    if let Some(theme) = html.theme.filter(|theme| theme.is_absolute()) {
        paths.push((THEME, theme));
    }
    match paths.into_iter().find(|(_, path)| !is_inside(path)) {
        None => Ok(()),
        Some((key, path)) => Err(outside_of(root, key, &path)),
    }
}

/// Refuses chapters outside of the sources: the files would be published, and their pages written outside of the output.
fn check_summary(sources: &Path) -> Result<(), Problem> {
    let file = sources.join("SUMMARY.md");
    let text = read_text(&file, MAX_BYTES)?;
    let summary = parse_summary(&text).map_err(|error| {
        Problem::new("book-broken")
            .with("path", file.display().to_string())
            .with("reason", format!("{error:#}"))
    })?;
    let items = [
        summary.prefix_chapters,
        summary.numbered_chapters,
        summary.suffix_chapters,
    ]
    .concat();
    match outside(&items) {
        None => Ok(()),
        Some(path) => Err(Problem::new("book-outside")
            .with("path", file.display().to_string())
            .with("key", "SUMMARY.md")
            .with("target", path.display().to_string())),
    }
}

fn outside(items: &[SummaryItem]) -> Option<&PathBuf> {
    items.iter().find_map(|item| match item {
        SummaryItem::Link(link) => {
            let own = link.location.as_ref().filter(|path| !is_inside(path));
            own.or_else(|| outside(&link.nested_items))
        }
        _ => None,
    })
}

/// Whether a symbolic link leads out of a folder, or cannot be resolved.
fn leads_out(link: &Path, folder: &Path) -> bool {
    link.canonicalize()
        .map_or(true, |real| !real.starts_with(folder))
}

/// Refuses symbolic links: mdBook copies files, and would publish their targets.
fn check_links(folder: &Path, is_bad: impl Fn(&Path) -> bool) -> Result<(), Problem> {
    let link = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .find(|entry| entry.path_is_symlink() && is_bad(entry.path()));
    match link {
        None => Ok(()),
        Some(entry) => {
            Err(Problem::new("book-link").with("path", entry.path().display().to_string()))
        }
    }
}

/// Refuses what is no file, and chapters that are too large: mdBook reads and copies whatever it finds, waits for a pipe, and
/// never comes to the end of a device.
fn check_files(folder: &Path) -> Result<(), Problem> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries
        .flatten()
        .filter(|entry| !entry.file_type().is_dir())
    {
        check_file(entry.path())?;
        let is_chapter = entry.path().extension().is_some_and(|end| end == "md");
        let size = entry.metadata().map_or(0, |found| found.len());
        if is_chapter && size > MAX_BYTES as u64 {
            return Err(Problem::too_large(entry.path(), MAX_BYTES));
        }
    }
    Ok(())
}

/// Refuses a book whose `language` is not that of the manifest: mdBook writes it into every page.
pub(super) fn check_language(config: &Config, root: &Path, tag: &str) -> Result<(), Problem> {
    match config.book.language.as_deref() {
        Some(language) if language == tag => Ok(()),
        _ => Err(refused(root, "[book]", &format!("language = \"{tag}\""))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "[book]\nlanguage = \"de\"\n";
    const FINE: &str = "[book]\nlanguage = \"de\"\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n";
    /// Our tables, so that each may be added to.
    const TABLES: [&str; 4] = [
        "[preprocessor.antinomy-contradictions]\nafter = [\"antinomy-pages\"]\n",
        "[preprocessor.antinomy-link]\nafter = [\"antinomy-contradictions\"]\n",
        "[preprocessor.antinomy-cite]\nafter = [\"antinomy-link\"]\n",
        "[preprocessor.antinomy-pages]\n",
    ];

    /// The key of the problem that a book.toml has, and its words.
    fn refusal(text: &str) -> Option<(&'static str, String)> {
        let root = Path::new("book");
        let checked = parse(text, root).and_then(|config| check(&config, root));
        checked
            .err()
            .map(|problem| (problem.key(), problem.to_string()))
    }

    fn with(more: &str) -> Option<&'static str> {
        refusal(&format!("{FINE}{more}")).map(|(key, _)| key)
    }

    /// With all of our tables, and with more lines in the last one.
    fn with_tables(more: &str) -> Option<&'static str> {
        with(&format!("{}{more}", TABLES.concat()))
    }

    #[test]
    fn a_book_needs_no_more_than_a_language() {
        assert_eq!(refusal(BOOK), None);
        let config = parse(BOOK, Path::new("book")).unwrap();
        assert!(!config.build.use_default_preprocessors && !config.build.create_missing);
        assert_eq!(with("[output.html]\ntheme = \"../theme\"\n"), None);
    }

    #[test]
    fn our_own_tables_are_fine() {
        for keys in [
            "",
            "knowledge-base = \"../../content\"\n",
            "command = \"antinomy mdbook antinomy-pages\"\n",
            "command = \"antinomy mdbook pages\"\n",
            "renderers = [\"html\"]\n",
        ] {
            assert_eq!(with_tables(keys), None, "{keys}");
        }
    }

    #[test]
    fn a_pass_that_is_left_out_is_named() {
        for left in 0..TABLES.len() {
            let tables = TABLES.iter().enumerate();
            let rest = tables.filter(|(at, _)| *at != left).map(|(_, it)| *it);
            // The two neighbours of the one that is left out.
            let rest = rest.collect::<String>().replace(
                "after = [\"antinomy-contradictions\"]",
                "after = [\"antinomy-contradictions\", \"antinomy-pages\"]",
            );
            let rest = rest.replace(
                "after = [\"antinomy-link\"]",
                "after = [\"antinomy-link\", \"antinomy-contradictions\"]",
            );
            assert_eq!(with(&rest), Some("book-without-pass"), "{rest}");
        }
        assert_eq!(
            with_tables("renderers = [\"markdown\"]\n"),
            Some("book-pass-not-for")
        );
    }

    #[test]
    fn programs_that_are_not_ours_are_refused() {
        assert_eq!(with("[preprocessor.cmdrun]\n"), Some("book-foreign"));
        assert_eq!(with("[output.pdf]\n"), Some("book-foreign"));
        for command in [
            "curl example.org",
            "./antinomy mdbook pages",
            "antinomy mdbook cite",
        ] {
            let line = format!("command = \"{command}\"\n");
            assert_eq!(with_tables(&line), Some("book-line"), "{command}");
        }
    }

    #[test]
    fn the_preprocessors_of_mdbook_must_be_off() {
        for toml in [
            format!("{BOOK}[build]\nuse-default-preprocessors = true\n"),
            // A stock mdBook would run them.
            format!("{BOOK}[build]\ncreate-missing = false\n{}", TABLES.concat()),
        ] {
            let (key, words) = refusal(&toml).unwrap();
            assert_eq!(key, "book-line");
            assert!(
                words.contains("use-default-preprocessors = false"),
                "{words}"
            );
        }
        for toml in [
            format!("{BOOK}[build]\ncreate-missing = true\n"),
            format!(
                "{BOOK}[build]\nuse-default-preprocessors = false\n{}",
                TABLES.concat()
            ),
        ] {
            assert!(refusal(&toml).unwrap().1.contains("create-missing"));
        }
    }

    #[test]
    fn an_unknown_key_in_our_table_is_refused() {
        assert_eq!(with_tables("knowlege-base = \"x\"\n"), Some("book-broken"));
    }

    #[test]
    fn passes_without_an_order_are_refused_with_the_line_to_write() {
        let tables = "[preprocessor.antinomy-pages]\n[preprocessor.antinomy-cite]\n";
        let (_, words) = refusal(&format!("{FINE}{tables}")).unwrap();
        assert!(words.contains("before = [\"antinomy-cite\"]"), "{words}");
    }

    #[test]
    fn files_outside_of_the_book_are_refused() {
        assert_eq!(
            with("[output.html]\nadditional-css = [\"../../x.css\"]\n"),
            Some("book-outside")
        );
        assert_eq!(
            with("[output.html]\ninput-404 = \"/etc/passwd\"\n"),
            Some("book-outside")
        );
        assert_eq!(
            with("[output.html]\ntheme = \"/etc\"\n"),
            Some("book-outside")
        );
        assert_eq!(
            with("[output.html.redirect]\n\"/../../x.html\" = \"y.html\"\n"),
            Some("book-outside")
        );
        assert_eq!(
            refusal(&FINE.replace("[build]", "src = \"..\"\n[build]"))
                .unwrap()
                .0,
            "book-outside"
        );
    }
}
