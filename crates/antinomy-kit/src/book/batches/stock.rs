//! A large book is rendered in batches, and nobody can tell: every file has the bytes that mdBook alone gives it.

use super::render;
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_renderer::RenderContext;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const BOOK: &str = r#"
[book]
title = "Buch & <Titel>"
language = "de"
[build]
create-missing = false
use-default-preprocessors = false
[output.html]
"#;

const WITHOUT_INDEX: &str = r#"
[output.html.search]
enable = false
[output.html.print]
enable = false
"#;

/// More than a batch of them on each side of more than two edges.
const PAGES: usize = 330;

struct Project(TempDir);

impl Project {
    /// A large book with these lines among those about HTML, and with a theme if any `files` are of one.
    fn new(html: &str, files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        let toml = format!("{BOOK}{html}{WITHOUT_INDEX}");
        project.write("book/de/book.toml", &toml);
        project.write_chapters();
        for (path, text) in files {
            project.write(&format!("book/{path}"), text);
        }
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Chapters of all kinds, and far below them many of one kind.
    fn write_chapters(&self) {
        let mut summary = String::from(
            "# Inhalt\n\n[Vorwort](vorwort.md)\n\n# Teil \\<1\\> & \"2\" {{3}}\n\n\
             - [Mehr \\<b\\> & \"x\" {{title}} 'y'](mehr.md)\n    - [Tief](tief/a.md)\n        \
             - [Tiefer](tief/sehr/b&c.md)\n    - [Entwurf {{x}}]()\n        - [Danach](tief/danach.md)\n\n---\n\n",
        );
        for path in [
            "vorwort",
            "mehr",
            "tief/a",
            "tief/sehr/b&c",
            "tief/danach",
            "nachwort",
        ] {
            let text = format!("# {path}\n\n[a](a.md) <b>x</b> {{{{path}}}}\n\n## Teil\n\nText.\n");
            self.write(&format!("book/de/src/{path}.md"), &text);
        }
        for number in 0..PAGES {
            let indent = if number % 10 == 0 { "" } else { "    " };
            summary += &format!("{indent}- [Seite {number}](seiten/{number}.md)\n");
            self.write(
                &format!("book/de/src/seiten/{number}.md"),
                &format!("# Seite {number}\n\n[weiter]({}.md#x)\n", number + 1),
            );
        }
        summary += "\n---\n\n[Nachwort](nachwort.md)\n";
        self.write("book/de/src/SUMMARY.md", &summary);
    }

    /// The book as mdBook reads it, to be written to a folder.
    fn read(&self, out: &Path) -> MDBook {
        let root = self.0.path().join("book/de").canonicalize().unwrap();
        let mut config = Config::from_disk(root.join("book.toml")).unwrap();
        config.build.build_dir = out.to_owned();
        MDBook::load_with_config(root, config).unwrap()
    }

    fn ours(&self) -> Result<Tree, String> {
        let out = self.0.path().join("ours");
        let MDBook {
            root, book, config, ..
        } = self.read(&out);
        let rendered = render(&RenderContext::new(root, book, config, &out));
        rendered.map_err(|error| format!("{error:#}"))?;
        Ok(tree(&out))
    }

    fn stock(&self) -> Result<Tree, String> {
        let out = self.0.path().join("stock");
        let built = self.read(&out).build();
        built.map_err(|error| format!("{error:#}"))?;
        Ok(tree(&out))
    }

    /// Builds both ways, compares, and gives the files back.
    fn compare(&self) -> Tree {
        let (ours, stock) = (self.ours().unwrap(), self.stock().unwrap());
        let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&stock));
        for (name, bytes) in &ours {
            let shown = |bytes| String::from_utf8_lossy(bytes).into_owned();
            assert!(bytes == &stock[name], "{name} differs:\n{}", shown(bytes));
        }
        ours
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

/// All files below a folder.
fn tree(folder: &Path) -> Tree {
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap();
            (name.display().to_string(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_book_with_chapters_of_all_kinds() {
    let tree = Project::new("", &[]).compare();
    assert!(tree.contains_key("index.html") && tree.contains_key("404.html"));
    assert!(tree.contains_key("seiten/329.html") && tree.contains_key("tief/sehr/b&c.html"));
}

#[test]
fn a_book_with_a_theme_and_everything_else() {
    let html = r#"
theme = "../theme"
no-section-label = true
additional-css = ["more.css"]
additional-js = ["more.js"]
edit-url-template = "https://example.org/edit/{path}"
git-repository-url = "https://example.org"
site-url = "/buch/"
cname = "example.org"
[output.html.fold]
enable = true
level = 1
[output.html.redirect]
"/alt.html" = "vorwort.html"
"/alt.html#x" = "vorwort.html#y"
"/seiten/200.html#alt" = "201.html"
"/vorwort.html#alt" = "mehr.html"
"seiten/70.html" = "71.html"
"/seiten" = "seiten/1.html"
"#;
    let head = "<link rel=\"stylesheet\" href=\"{{ resource \"fonts/eigen.css\" }}\">\n<!-- {{path}} {{chapter_title}} {{section}} -->\n";
    let files = [
        ("theme/head.hbs", head),
        ("theme/header.hbs", "<p>{{title}}</p>\n"),
        ("theme/fonts/fonts.css", ""),
        ("theme/fonts/eigen.css", "body { margin: 0 }\n"),
        ("theme/favicon.svg", "<svg/>\n"),
        (
            "de/more.css",
            "p { background: url({{ resource \"favicon.svg\" }}) }\n",
        ),
        ("de/more.js", "import '{{ resource \"toc.js\" }}';\n"),
        ("de/src/404.md", "# Nicht da\n\nSo nicht.\n"),
        ("de/src/bild.svg", "<svg/>\n"),
        ("de/src/seiten/100.html", "in the place of a page\n"),
    ];
    let tree = Project::new(html, &files).compare();
    assert!(tree.contains_key("CNAME") && tree.contains_key("alt.html"));
    assert!(tree.keys().any(|name| name.starts_with("fonts/eigen-")));
}

#[test]
fn a_theme_that_names_mdbooks_own_fonts() {
    let head = "<link rel=\"preload\" href=\"{{ resource \"fonts/open-sans-v17-all-charsets-300.woff2\" }}\">\n";
    Project::new("", &[("de/theme/head.hbs", head)]).compare();
}

#[test]
fn a_theme_that_shows_other_pages() {
    let header = "<nav>{{#each chapters}}{{name}}{{/each}}</nav>\n";
    let tree = Project::new("", &[("de/theme/header.hbs", header)]).compare();
    assert!(String::from_utf8_lossy(&tree["mehr.html"]).contains("Seite 300"));
}

#[test]
fn a_book_without_hashes_and_error_page() {
    Project::new("hash-files = false\ninput-404 = \"\"\n", &[]).compare();
}

#[test]
fn a_redirect_from_a_page_is_the_same_mistake() {
    let html = "[output.html.redirect]\n\"/seiten/200.html\" = \"201.html\"\n";
    let project = Project::new(html, &[]);
    let (ours, stock) = (project.ours().unwrap_err(), project.stock().unwrap_err());
    assert!(stock.contains(&ours), "{ours}\n{stock}");
}
