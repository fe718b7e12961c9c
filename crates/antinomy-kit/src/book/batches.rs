//! Renders large books in linear time.
//!
//! mdBook's renderer copies its data about all pages for each page, which is quadratic. Here the same renderer, unchanged,
//! gets a large book in batches, and every file has the bytes that it would have had without them. First it renders a
//! shell: all chapters are drafts, which are entries of the table of contents without pages, and their links are filled in
//! afterwards. Then it renders the pages a batch at a time into a temporary folder, with an empty page before and behind
//! each batch for the links to the previous and next page, and they are copied from there. Search, print and a theme with
//! its own page template need the whole book at once; such a book is rendered without batches.

#[cfg(test)]
mod stock;

use crate::paths::is_inside;
use crate::temporary::Workshop;
use anyhow::{Context, anyhow};
use mdbook_driver::book::{Book, BookItem, Chapter};
use mdbook_driver::config::{Config, HtmlConfig};
use mdbook_html::{HtmlHandlebars, theme::Theme};
use mdbook_renderer::{RenderContext, Renderer, errors::Result};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

/// The number of chapters up to which batches are no faster.
const ONE_PIECE: usize = 300;

/// Chapters a batch. A batch costs as much as a few pages, and each of its pages a little for every other one.
const BATCH: usize = 64;

/// Delimiters of the index of a page in the name of the draft that replaces it. Private-use code points, because mdBook
/// prints names unchanged.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

/// The script with the table of contents of a batch. It is not copied, so anything short will do.
const NO_CONTENTS: &str = "//";

/// Renders a book of any size as mdBook's HTML renderer does.
pub(super) fn render(context: &RenderContext) -> Result<()> {
    match BatchedBook::of(context)? {
        Some(batched) => batched.render(),
        None => HtmlHandlebars::new().render(context),
    }
}

/// A chapter, and the path of its HTML file.
struct RenderedChapter<'a> {
    chapter: &'a Chapter,
    file: String,
}

/// A book that is rendered in batches.
struct BatchedBook<'a> {
    context: &'a RenderContext,
    html: HtmlConfig,
    pages: Vec<RenderedChapter<'a>>,
}

impl<'a> BatchedBook<'a> {
    /// The batches of a book; `None` if it is small, or needs to be rendered at once.
    fn of(context: &'a RenderContext) -> Result<Option<Self>> {
        let html = context.config.html_config().unwrap_or_default();
        if html.search.clone().unwrap_or_default().enable || html.print.enable {
            return Ok(None);
        }
        if context.book.chapters().count() <= ONE_PIECE || has_marks(&context.book) {
            return Ok(None);
        }
        if shows_other_pages(&html.theme_dir(&context.root))? {
            return Ok(None);
        }
        let pages = pages(&context.book);
        Ok(pages.map(|pages| Self {
            context,
            html,
            pages,
        }))
    }

    fn render(&self) -> Result<()> {
        let (of_shell, of_batches) = self.redirects();
        self.render_shell(of_shell)?;
        let contents = self.fill_contents()?;
        let folder = BatchFolder::open(self)?;
        for (number, redirects) in of_batches.into_iter().enumerate() {
            let start = number * BATCH;
            let own = start..self.pages.len().min(start + BATCH);
            folder.render(self, own.clone(), redirects)?;
            self.take(&folder, own, contents.as_deref())?;
        }
        Ok(())
    }

    /// The redirects from paths without a page, and those from fragments of pages, by batch. mdBook goes through all of its
    /// redirects for each page.
    fn redirects(&self) -> (Redirects, Vec<Redirects>) {
        let mut places = HashMap::new();
        for (index, page) in self.pages.iter().enumerate() {
            // A redirect may be written for a folder that pages are in.
            for path in plain(&page.file).ancestors() {
                places.entry(path.to_owned()).or_insert(index / BATCH);
            }
        }
        // mdBook copies the first page there.
        places.entry(PathBuf::from("index.html")).or_insert(0);
        let mut of_shell = Redirects::new();
        let mut of_batches = vec![Redirects::new(); self.pages.len().div_ceil(BATCH)];
        // A hash map; where two redirects write one file the order shows.
        let sorted: BTreeMap<_, _> = self.html.redirect.iter().collect();
        for (from, to) in sorted {
            let file = from
                .rsplit_once('#')
                .map_or(from.as_str(), |(file, _)| file);
            let place = places
                .get(&plain(file))
                .map_or(&mut of_shell, |batch| &mut of_batches[*batch]);
            place.insert(from.clone(), to.clone());
        }
        (of_shell, of_batches)
    }

    /// Renders everything but the pages.
    fn render_shell(&self, redirects: Redirects) -> Result<()> {
        let items = stand_ins(&self.context.book.items, &mut 0);
        let mut config = self.context.config.clone();
        config.set("output.html.redirect", redirects)?;
        HtmlHandlebars::new().render(&RenderContext::new(
            &self.context.root,
            Book::new_with_items(items),
            config,
            &self.context.destination,
        ))
    }

    /// Fills in the links of the table of contents. Returns the new name of its script, if names contain a hash of the
    /// content.
    fn fill_contents(&self) -> Result<Option<String>> {
        let folder = &self.context.destination;
        let frame = folder.join("toc.html");
        let text = fs::read_to_string(&frame)?;
        fs::write(&frame, self.with_links(&text, " target=\"_parent\"")?)?;
        // With hashed names the old script may be named by every page of the shell.
        let Some((old, text)) = find_script(folder)? else {
            return Ok(None);
        };
        let text = self.with_links(&text, "")?;
        if !self.html.hash_files {
            fs::write(folder.join(old), text)?;
            return Ok(None);
        }
        let new = script_name(&text);
        fs::remove_file(folder.join(&old))?;
        fs::write(folder.join(&new), text)?;
        rename_inside(folder, &old, &new)?;
        Ok(Some(new))
    }

    /// A table of contents with links to the pages in place of the drafts.
    fn with_links(&self, text: &str, attribute: &str) -> Result<String> {
        let [open, close] = MARKS;
        let mut pieces = text.split(open);
        let mut done = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (file, name, rest) = piece
                .split_once(close)
                .and_then(|(number, rest)| {
                    let page = self.pages.get(number.parse::<usize>().ok()?)?;
                    let (name, rest) = rest.split_once("</span>")?;
                    Some((&page.file, name, rest))
                })
                .ok_or_else(unexpected)?;
            // A draft is `<span>NUMBER NAME</span>`, a chapter the same in a link.
            let start = done.rfind("<span>").ok_or_else(unexpected)?;
            let number = done.split_off(start).split_off("<span>".len());
            done += &format!("<a href=\"{file}\"{attribute}>{number}{name}</a>{rest}");
        }
        Ok(done)
    }

    /// Copies the pages of a batch to the output.
    fn take(&self, from: &BatchFolder, own: Range<usize>, contents: Option<&str>) -> Result<()> {
        let first = (own.start == 0).then_some("index.html");
        let files = self.pages[own].iter().map(|page| page.file.as_str());
        let old = format!("{}\"></script>", script_name(NO_CONTENTS));
        for file in first.into_iter().chain(files) {
            if self.is_overwritten(file) {
                continue;
            }
            let mut text = fs::read_to_string(from.output().join(file))?;
            if let Some(new) = contents {
                // The pages were rendered with the short script, whose hash is in its name.
                text = text.replacen(&old, &format!("{new}\"></script>"), 1);
            }
            write(&self.context.destination.join(file), &text)?;
        }
        Ok(())
    }

    /// Whether mdBook overwrites a page with another file: the 404 page, or a file among the sources.
    fn is_overwritten(&self, file: &str) -> bool {
        let has_error_page = self.html.input_404.as_deref() != Some("");
        (has_error_page && plain(file) == plain(&self.html.get_404_output_file()))
            || self.context.source_dir().join(file).is_file()
    }
}

type Redirects = HashMap<String, String>;

/// The pages of a book; `None` if two of them have the same file, or one a path that is no safe link.
fn pages(book: &Book) -> Option<Vec<RenderedChapter<'_>>> {
    let mut files = HashSet::new();
    book.chapters()
        .map(|chapter| {
            let path = chapter.path.as_ref().filter(|path| is_inside(path))?;
            path.file_name()?;
            let file = path.with_extension("html").to_str()?.replace('\\', "/");
            (!file.contains("{{") && files.insert(plain(&file)))
                .then_some(RenderedChapter { chapter, file })
        })
        .collect()
}

/// Whether a title contains the delimiters.
fn has_marks(book: &Book) -> bool {
    book.iter().any(|item| match item {
        BookItem::Chapter(chapter) => chapter.name.contains(MARKS),
        BookItem::PartTitle(title) => title.contains(MARKS),
        BookItem::Separator => false,
    })
}

/// Whether a theme has templates that may use data of other pages. mdBook's own do not.
fn shows_other_pages(theme: &Path) -> Result<bool> {
    let pages = ["index.hbs", "toc.js.hbs", "toc.html.hbs"];
    if pages.iter().any(|name| theme.join(name).exists()) {
        return Ok(true);
    }
    let words = ["chapters", "#toc", "{toc", "toc.js", "#each", "lookup"];
    let text = partials(theme)?;
    Ok(words.iter().any(|word| text.contains(word)))
}

/// The templates of a theme that are included in every page, without white space.
fn partials(theme: &Path) -> Result<String> {
    let mut text = String::new();
    for name in ["head.hbs", "header.hbs"] {
        let file = theme.join(name);
        if file.is_file() {
            text += &fs::read_to_string(file)?;
        }
    }
    // Handlebars allows white space in tags.
    text.retain(|letter| !letter.is_whitespace());
    Ok(text)
}

/// A path reduced to its normal components, for comparison.
fn plain(path: &str) -> PathBuf {
    let parts = Path::new(path).components();
    parts
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect()
}

/// The same chapters as drafts, which carry the indices of their pages in their names.
fn stand_ins(items: &[BookItem], next: &mut usize) -> Vec<BookItem> {
    items
        .iter()
        .map(|item| match item {
            BookItem::Chapter(chapter) => BookItem::Chapter(stand_in(chapter, next)),
            other => other.clone(),
        })
        .collect()
}

fn stand_in(chapter: &Chapter, next: &mut usize) -> Chapter {
    let [open, close] = MARKS;
    let mut name = chapter.name.clone();
    if !chapter.is_draft_chapter() {
        name = format!("{open}{next}{close}{name}");
        *next += 1;
    }
    Chapter {
        name,
        number: chapter.number.clone(),
        sub_items: stand_ins(&chapter.sub_items, next),
        ..Chapter::default()
    }
}

/// The script with the table of contents: its name and content; `None` if a file of the book has overwritten it.
fn find_script(folder: &Path) -> Result<Option<(String, String)>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !(name.starts_with("toc") && name.ends_with(".js")) {
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
        if text.contains(MARKS) {
            return Ok(Some((name, text)));
        }
    }
    Ok(None)
}

/// The name that mdBook gives to a script with the table of contents: it contains a hash of the content.
fn script_name(text: &str) -> String {
    let hash: String = Sha256::digest(text.as_bytes())
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("toc-{hash}.js")
}

/// Replaces the old name of a file by the new one in all texts.
fn rename_inside(folder: &Path, old: &str, new: &str) -> Result<()> {
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        let extension = entry.path().extension().and_then(|name| name.to_str());
        if !entry.file_type().is_file() || !matches!(extension, Some("html" | "js" | "css")) {
            continue;
        }
        match String::from_utf8(fs::read(entry.path())?) {
            // Other files of the theme, fonts and images, are no UTF-8.
            Ok(text) if text.contains(old) => fs::write(entry.path(), text.replace(old, new))?,
            _ => {}
        }
    }
    Ok(())
}

fn unexpected() -> anyhow::Error {
    anyhow!("the table of contents is not as expected")
}

/// The temporary folder in which batches are rendered. Deleted when dropped.
struct BatchFolder {
    folder: Workshop,
    /// The book's configuration, with this folder's theme and without a 404 page.
    config: Config,
}

impl BatchFolder {
    fn open(batched: &BatchedBook<'_>) -> Result<Self> {
        let folder = Workshop::in_folder(&std::env::temp_dir())?;
        let mut config = batched.context.config.clone();
        config.set("output.html.theme", folder.path().join("theme"))?;
        // The shell has the 404 page already, and a batch must not overwrite it.
        config.set("output.html.input-404", "")?;
        let batches = Self { folder, config };
        fs::create_dir_all(batches.root().join(&batches.config.book.src))?;
        batches.bring_theme(&batched.html.theme_dir(&batched.context.root))?;
        for file in batched
            .html
            .additional_css
            .iter()
            .chain(&batched.html.additional_js)
        {
            copy(&batched.context.root.join(file), &batches.root().join(file))?;
        }
        Ok(batches)
    }

    /// The root of each batch. Its sources are empty: mdBook copies all other files from there to the output.
    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// The book's theme, without a table of contents.
    fn bring_theme(&self, from: &Path) -> Result<()> {
        let theme = self.folder.path().join("theme");
        if from.is_dir() {
            copy_folder(from, &theme)?;
        }
        write(&theme.join("toc.js.hbs"), NO_CONTENTS)?;
        write(&theme.join("toc.html.hbs"), "")?;
        // mdBook writes its own fonts with each batch, unless the theme has this file.
        let fonts = Path::new("fonts").join("fonts.css");
        if !theme.join(&fonts).exists() && !partials(from)?.contains("fonts/") {
            let defaults = tempfile::tempdir()?;
            Theme::copy_theme(&HtmlConfig::default(), defaults.path())?;
            copy(
                &defaults.path().join("theme").join(&fonts),
                &theme.join(&fonts),
            )?;
        }
        Ok(())
    }

    /// Renders a range of pages, and one on either side for the names in the links to previous and next.
    fn render(
        &self,
        batched: &BatchedBook<'_>,
        own: Range<usize>,
        redirects: Redirects,
    ) -> Result<()> {
        let shown = own.start.saturating_sub(1)..batched.pages.len().min(own.end + 1);
        let items = shown.clone().map(|index| {
            let chapter = batched.pages[index].chapter;
            BookItem::Chapter(alone(chapter, own.contains(&index)))
        });
        let mut config = self.config.clone();
        config.set("output.html.redirect", redirects)?;
        let book = Book::new_with_items(items.collect());
        let mut context = RenderContext::new(self.root(), book, config, self.output());
        // Titles that a preprocessor changed; all of them would be copied for each page.
        let known = &batched.context.chapter_titles;
        let paths = batched.pages[shown]
            .iter()
            .filter_map(|page| page.chapter.path.as_ref());
        let titles = paths.filter_map(|path| known.get_key_value(path));
        context
            .chapter_titles
            .extend(titles.map(|(path, title)| (path.clone(), title.clone())));
        HtmlHandlebars::new().render(&context)
    }
}

/// A chapter without nested ones, and with or without its text.
fn alone(chapter: &Chapter, is_own: bool) -> Chapter {
    Chapter {
        name: chapter.name.clone(),
        content: if is_own {
            chapter.content.clone()
        } else {
            String::new()
        },
        number: chapter.number.clone(),
        path: chapter.path.clone(),
        source_path: chapter.source_path.clone(),
        ..Chapter::default()
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        if entry.file_type().is_file() {
            copy(entry.path(), &to.join(entry.path().strip_prefix(from)?))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    make_parent(to)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn write(to: &Path, text: &str) -> Result<()> {
    make_parent(to)?;
    fs::write(to, text).with_context(|| format!("cannot write {}", to.display()))
}

fn make_parent(file: &Path) -> Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FITTING: &str =
        "[output.html.search]\nenable = false\n[output.html.print]\nenable = false\n";

    /// Whether a book of so many pages and drafts is taken to book.
    fn is_taken_apart(pages: usize, toml: &str, change: impl FnOnce(&mut Vec<BookItem>)) -> bool {
        let chapter = |number| Chapter::new("A", String::new(), format!("{number}.md"), Vec::new());
        let mut items: Vec<_> = (0..pages).map(|number| chapter(number).into()).collect();
        items.push(Chapter::new_draft("D", Vec::new()).into());
        change(&mut items);
        let (root, book) = (tempfile::tempdir().unwrap(), Book::new_with_items(items));
        let output = root.path().join("output");
        let context = RenderContext::new(root.path(), book, toml.parse().unwrap(), output);
        BatchedBook::of(&context).unwrap().is_some()
    }

    #[test]
    fn a_large_book_without_search_and_print_is_taken_apart() {
        assert!(is_taken_apart(ONE_PIECE + 1, FITTING, |_| ()));
        assert!(!is_taken_apart(ONE_PIECE, FITTING, |_| ()));
    }

    #[test]
    fn search_and_print_need_the_whole_book() {
        for needed in ["search", "print"] {
            let toml =
                FITTING.replace(&format!("{needed}]\nenable = false"), &format!("{needed}]"));
            assert!(!is_taken_apart(ONE_PIECE + 1, &toml, |_| ()), "{toml}");
        }
        assert!(!is_taken_apart(ONE_PIECE + 1, "", |_| ()));
    }

    #[test]
    fn pages_that_become_one_file_stay_together() {
        let again = Chapter::new("A", String::new(), "7.txt", Vec::new());
        assert!(!is_taken_apart(ONE_PIECE + 1, FITTING, |items| items.push(again.into())));
    }

    #[test]
    fn marks_of_others_are_not_taken_for_ours() {
        let part = BookItem::PartTitle(MARKS.iter().collect());
        assert!(!is_taken_apart(ONE_PIECE + 1, FITTING, |items| items.push(part)));
    }
}
