//! Whole books in a temporary folder: what gets built, and what is refused before anything is read or run.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "writes the books that it builds"
)]

use crate::MANIFEST;
use antinomy_kit::Workspace;
use antinomy_kit::book::{BuildFailure, build, finish, write_markdown};
use std::fs;
use std::path::Path;

const BOOK: &str = r#"
[book]
title = "Buch"
language = "de"
"#;

struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.write("content/antinomy.yaml", MANIFEST);
        project.write(
            "content/actors.yaml",
            "actors:\n  - {id: bund, label: Bund, kind: government}\n",
        );
        project.write("book/de/book.toml", BOOK);
        project.write(
            "book/de/src/SUMMARY.md",
            "# Inhalt\n\n- [Anfang](anfang.md)\n",
        );
        project.write(
            "book/de/src/anfang.md",
            "---\ntitle: x\n---\n# Anfang\n\nText.\n",
        );
        project
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn build(&self) -> Result<(), BuildFailure> {
        let loaded = Workspace::open(self.0.path()).unwrap();
        build(&loaded, &[], &self.path("public")).map(|_| ())
    }

    /// The key of the problem that stops the build; nothing may have been written then.
    fn refusal(&self) -> &'static str {
        let key = match self.build() {
            Err(BuildFailure::Problem(problem)) => problem.key(),
            other => panic!("{other:?}"),
        };
        assert!(!self.path("public").exists());
        key
    }
}

#[test]
fn a_book_becomes_a_site() {
    let project = Project::new();
    project.build().unwrap();
    assert!(
        project
            .read("public/index.html")
            .contains("href=\"de/index.html\"")
    );
    let page = project.read("public/de/anfang.html");
    assert!(page.contains("<title>Anfang · Titel</title>"), "{page}");
    assert!(!page.contains("title: x"), "{page}");
    assert!(project.path("public/de/actors/bund.html").is_file());
}

#[test]
fn finishing_again_changes_no_page() {
    let project = Project::new();
    project.build().unwrap();
    let before = project.read("public/de/anfang.html");
    finish(
        &Workspace::open(project.0.path()).unwrap(),
        &project.path("public"),
    )
    .unwrap();
    assert_eq!(project.read("public/de/anfang.html"), before);
}

#[test]
fn an_include_stays_as_written() {
    let project = Project::new();
    project.write("secret.txt", "geheim");
    project.write(
        "book/de/src/anfang.md",
        "# A\n\n{{#include ../../../secret.txt}}\n",
    );
    project.build().unwrap();
    let page = project.read("public/de/anfang.html");
    assert!(
        page.contains("{{#include ../../../secret.txt}}") && !page.contains("geheim"),
        "{page}"
    );
}

#[test]
fn a_program_in_book_toml_is_not_run() {
    let project = Project::new();
    let trace = project.path("trace");
    let command = format!(
        "{BOOK}[preprocessor.antinomy-pages]\ncommand = \"touch {}\"\n[build]\ncreate-missing = false\n\
         use-default-preprocessors = false\n",
        trace.display()
    );
    project.write("book/de/book.toml", &command);
    assert_eq!(project.refusal(), "book-line");
    project.write(
        "book/de/book.toml",
        &format!(
            "{BOOK}[output.x]\ncommand = \"touch {}\"\n",
            trace.display()
        ),
    );
    assert_eq!(project.refusal(), "book-foreign");
    assert!(!trace.exists());
}

#[test]
fn a_chapter_outside_of_the_book_is_refused() {
    let project = Project::new();
    for place in ["../../../secret.md", "/etc/passwd"] {
        project.write(
            "book/de/src/SUMMARY.md",
            &format!("- [A](anfang.md)\n    - [B]({place})\n"),
        );
        assert_eq!(project.refusal(), "book-outside");
    }
}

#[test]
#[cfg(unix)]
fn a_symbolic_link_among_the_chapters_is_refused() {
    let project = Project::new();
    project.write("secret.txt", "geheim");
    std::os::unix::fs::symlink(
        project.path("secret.txt"),
        project.path("book/de/src/x.txt"),
    )
    .unwrap();
    assert_eq!(project.refusal(), "book-link");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_of_the_book_is_refused_wherever_it_is() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    project.write("secret/x.css", "geheim");
    symlink(project.path("secret/x.css"), project.path("book/de/x.css")).unwrap();
    let css = |path| format!("{BOOK}[output.html]\nadditional-css = [\"{path}\"]\n");
    project.write("book/de/book.toml", &css("x.css"));
    assert_eq!(project.refusal(), "book-link");
    fs::remove_file(project.path("book/de/x.css")).unwrap();
    symlink(project.path("secret"), project.path("book/de/l")).unwrap();
    project.write("book/de/book.toml", &css("l/x.css"));
    assert_eq!(project.refusal(), "book-link");
    fs::remove_file(project.path("book/de/l")).unwrap();
    // One that stays inside is as good as what it points to.
    project.write("book/de/styles/x.css", "/* style */");
    symlink("styles", project.path("book/de/l")).unwrap();
    project.build().unwrap();
}

#[test]
#[cfg(unix)]
fn a_book_or_a_theme_outside_of_the_knowledge_base_is_refused() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("head.hbs"), "geheim").unwrap();
    let project = Project::new();
    symlink(elsewhere.path(), project.path("book/theme")).unwrap();
    let theme = format!("{BOOK}[output.html]\ntheme = \"../theme\"\n");
    project.write("book/de/book.toml", &theme);
    assert_eq!(project.refusal(), "book-outside");
    let up = "../".repeat(30);
    let theme = format!("{BOOK}[output.html]\ntheme = \"{up}usr\"\n");
    project.write("book/de/book.toml", &theme);
    assert_eq!(project.refusal(), "book-outside");
    project.write("book/de/book.toml", BOOK);
    fs::rename(project.path("book"), elsewhere.path().join("book")).unwrap();
    symlink(elsewhere.path().join("book"), project.path("book")).unwrap();
    assert_eq!(project.refusal(), "book-folder-outside");
}

/// A folder as a stock mdBook leaves it, with the pages of somebody else where `changes` says so.
fn finished(changes: &[(&str, &str)]) -> (Project, Result<usize, &'static str>) {
    let project = Project::new();
    let page = "<!DOCTYPE HTML><html lang=\"de\"><head>\n<!-- Book generated using mdBook -->\n\
        <link rel=\"stylesheet\" href=\"fonts/antinomy.css\">\n<title>A</title></head><body></body></html>";
    project.write("www/de/index.html", page);
    project.write("www/de/contradictions/index.html", page);
    project.write("www/de/a/b.html", page);
    project.write("www/de/toc.html", "<html></html>");
    for (path, text) in changes {
        project.write(path, text);
    }
    let loaded = Workspace::open(project.0.path()).unwrap();
    let done = finish(&loaded, &project.path("www")).map_err(|problem| problem.key());
    (project, done)
}

#[test]
fn what_mdbook_made_is_finished_and_can_be_finished_again() {
    let (project, done) = finished(&[]);
    assert_eq!(done, Ok(7));
    assert!(project.path("www/ns/antinomy.ttl").is_file());
    assert!(project.path("www/.antinomy-handbook").is_file());
    let loaded = Workspace::open(project.0.path()).unwrap();
    assert_eq!(finish(&loaded, &project.path("www")).unwrap(), 1);
}

#[test]
fn a_vocabulary_of_somebody_else_is_not_replaced_by_ours() {
    for path in ["www/ns/index.html", "www/ns/antinomy.ttl"] {
        let (project, done) = finished(&[(path, "mine")]);
        assert_eq!(done, Err("page-not-ours"));
        assert_eq!(fs::read_to_string(project.path(path)).unwrap(), "mine");
    }
}

#[test]
fn a_vocabulary_of_somebody_else_is_not_told_by_the_terms_that_it_names() {
    let kept = "@prefix an: <https://antinomy.example/ns#> .\n# kept by hand for years\n";
    let (project, done) = finished(&[("www/ns/antinomy.ttl", kept)]);
    assert_eq!(done, Err("page-not-ours"));
    assert_eq!(project.read("www/ns/antinomy.ttl"), kept);

    // Nor is it where a handbook was finished before.
    let (project, done) = finished(&[]);
    assert_eq!(done, Ok(7));
    project.write("www/ns/antinomy.ttl", kept);
    let loaded = Workspace::open(project.0.path()).unwrap();
    let again = finish(&loaded, &project.path("www")).map_err(|problem| problem.key());
    assert_eq!(again, Err("page-not-ours"));
    assert_eq!(project.read("www/ns/antinomy.ttl"), kept);
}

#[test]
fn pages_of_others_are_not_finished_and_nothing_is_written() {
    let foreign = "<html><head><title>Mine</title></head><body>mine</body></html>";
    for path in ["www/index.html", "www/de/index.html", "www/de/a/c.html"] {
        let (project, done) = finished(&[(path, foreign)]);
        assert_eq!(done, Err("page-not-ours"), "{path}");
        assert_eq!(project.read(path), foreign);
        assert!(!project.path("www/.antinomy-handbook").exists());
        assert!(!project.read("www/de/a/b.html").contains("Titel"));
    }
}

#[test]
fn a_book_without_generated_pages_or_styles_is_not_finished() {
    let page = "<html><head><!-- Book generated using mdBook --></head><body>mine</body></html>";
    let (project, done) = finished(&[("www/de/index.html", page)]);
    assert_eq!(done, Err("book-without-theme"));
    assert_eq!(project.read("www/de/index.html"), page);
    assert!(!project.path("www/.antinomy-handbook").exists());
}

#[test]
fn a_head_of_the_books_own_keeps_the_styles_or_is_refused() {
    let project = Project::new();
    project.write("book/de/theme/head.hbs", "<meta name=\"mine\">\n");
    assert_eq!(project.refusal(), "book-without-theme");
    let head = "<meta name=\"mine\">\n<link rel=\"stylesheet\" href=\"{{ resource \"fonts/antinomy.css\" }}\">\n";
    project.write("book/de/theme/head.hbs", head);
    project.build().unwrap();
    assert!(
        project
            .read("public/de/anfang.html")
            .contains("<meta name=\"mine\">")
    );
}

#[test]
fn a_mistake_in_a_chapter_leaves_the_old_handbook() {
    let project = Project::new();
    project.build().unwrap();
    project.write(
        "book/de/src/anfang.md",
        "# Neu\n\n```antinomy card\nid: nobody\n```\n",
    );
    let Err(BuildFailure::Chapters(chapters)) = project.build() else {
        panic!("it was built")
    };
    let found = &chapters.diagnostics[0];
    let place = chapters.files.position(found.span.unwrap());
    assert_eq!(
        (found.code.name(), place.line, place.column),
        ("unknown-reference", 4, 5)
    );
    assert!(project.read("public/de/anfang.html").contains("Text."));
}

#[test]
fn a_book_in_another_language_is_refused() {
    let project = Project::new();
    project.write("book/de/book.toml", &BOOK.replace("\"de\"", "\"en\""));
    assert_eq!(project.refusal(), "book-line");
}

#[test]
fn the_plain_book_holds_what_the_passes_made() {
    let project = Project::new();
    write_markdown(
        &Workspace::open(project.0.path()).unwrap(),
        "de",
        &project.path("plain"),
    )
    .unwrap();
    let summary = project.read("plain/src/SUMMARY.md");
    assert!(
        summary.contains("    - [Bund](actors/bund.md)"),
        "{summary}"
    );
    assert_eq!(project.read("plain/src/anfang.md"), "# Anfang\n\nText.\n");
    assert!(!project.read("plain/book.toml").contains("[preprocessor"));
    assert!(Path::new(&project.path("plain/src/actors/bund.md")).is_file());
}
