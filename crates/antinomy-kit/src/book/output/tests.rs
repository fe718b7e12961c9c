use super::*;
use std::fs;

/// The link by which a page of a handbook is told from another one.
const STYLES: &str = "<link rel=\"stylesheet\" href=\"fonts/antinomy.css\">";

/// A knowledge base with a book, in a folder of its own.
fn base() -> (tempfile::TempDir, Workspace) {
    let place = tempfile::tempdir().unwrap();
    let workspace = base_at(place.path(), "T");
    (place, workspace)
}

fn base_at(root: &Path, title: &str) -> Workspace {
    fs::create_dir_all(root.join("content")).unwrap();
    fs::create_dir_all(root.join("book/en/src")).unwrap();
    let manifest = format!("title: {title}\nlanguages: [en]\nbooks: {{en: ../book/en}}\n");
    fs::write(root.join("content/antinomy.yaml"), manifest).unwrap();
    Workspace::open(root).unwrap()
}

/// A build of one page.
fn staged(workspace: &Workspace, out: &Path) -> Result<StagedOutput, Problem> {
    let fresh = StagedOutput::beside(workspace, out)?;
    let page = format!("<html><head>{STYLES}<title>T</title></head><body></body></html>");
    fs::create_dir_all(fresh.folder().join("en/contradictions")).unwrap();
    for name in ["index.html", "contradictions/index.html"] {
        fs::write(fresh.folder().join("en").join(name), &page).unwrap();
    }
    crate::book::finish::finish_ours(workspace, &fresh.folder(), out)?;
    Ok(fresh)
}

fn made(workspace: &Workspace, out: &Path) -> Result<PathBuf, Problem> {
    staged(workspace, out)?.replace(workspace)
}

fn key(workspace: &Workspace, out: &Path) -> &'static str {
    made(workspace, out).unwrap_err().key()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const BUILT: [&str; 4] = [MARKER, "en", "index.html", "ns"];

#[test]
fn a_folder_that_is_not_there_is_made_with_those_above_it() {
    let (place, workspace) = base();
    made(&workspace, &place.path().join("a/b")).unwrap();
    assert_eq!(names(&place.path().join("a/b")), BUILT);
}

#[test]
fn an_older_handbook_is_replaced_and_nothing_is_left_beside_it() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    fs::write(out.join("en/index.html"), "old").unwrap();
    made(&workspace, &out).unwrap();
    assert_ne!(
        fs::read_to_string(out.join("en/index.html")).unwrap(),
        "old"
    );
    assert_eq!(names(&out), BUILT);
    assert_eq!(names(place.path()), ["book", "content", "public"]);
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("letter.txt"), "mine").unwrap();
    assert_eq!(key(&workspace, &out), "output-in-use");
    assert_eq!(names(&out), ["letter.txt"]);
}

#[test]
fn a_file_that_no_build_wrote_keeps_a_handbook_from_being_replaced() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    for file in [
        "CNAME",
        ".git/HEAD",
        "en/letter.txt",
        "en/.hidden",
        "fr/index.html",
    ] {
        made(&workspace, &out).unwrap();
        fs::create_dir_all(out.join(file).parent().unwrap()).unwrap();
        fs::write(out.join(file), "mine").unwrap();
        let problem = made(&workspace, &out).unwrap_err();
        assert_eq!(problem.key(), "output-foreign", "{file}");
        assert!(problem.to_string().contains(file), "{problem}");
        assert_eq!(fs::read_to_string(out.join(file)).unwrap(), "mine");
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn a_file_beside_the_books_is_nobodys_even_if_a_marker_names_it() {
    let (place, workspace) = base();
    let out = place.path().join("docs");
    made(&workspace, &out).unwrap();
    let marker = fs::read_to_string(out.join(MARKER)).unwrap();
    fs::write(out.join(MARKER), marker + "guide.md\n").unwrap();
    fs::write(out.join("guide.md"), "mine").unwrap();
    assert_eq!(key(&workspace, &out), "output-foreign");
}

/// Adds a file to an output folder, and to its marker.
fn add(out: &Path, file: &str) {
    fs::create_dir_all(out.join(file).parent().unwrap()).unwrap();
    fs::write(out.join(file), "mine").unwrap();
    let marker = fs::read_to_string(out.join(MARKER)).unwrap();
    fs::write(out.join(MARKER), format!("{marker}{file}\n")).unwrap();
}

#[test]
fn a_marker_that_somebody_wrote_gives_no_repository_and_no_other_folder() {
    let (place, workspace) = base();
    let out = place.path().join("docs");
    for file in ["letters/a.txt", ".git/HEAD", "en/.git/HEAD", "en/a/.GIT/x"] {
        made(&workspace, &out).unwrap();
        add(&out, file);
        assert_eq!(key(&workspace, &out), "output-foreign", "{file}");
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn what_came_after_a_build_belongs_to_no_book_even_if_it_is_finished_again() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    for file in ["en/letter.txt", "en/.git/HEAD"] {
        made(&workspace, &out).unwrap();
        fs::create_dir_all(out.join(file).parent().unwrap()).unwrap();
        fs::write(out.join(file), "mine").unwrap();
        crate::book::finish(&workspace, &out).unwrap();
        let problem = made(&workspace, &out).unwrap_err();
        assert_eq!(problem.key(), "output-foreign");
        assert!(problem.to_string().contains(file), "{problem}");
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn a_book_that_mdbook_wrote_anew_is_finished_with_what_is_new_in_it() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let page = format!(
        "<html><head><!-- Book generated using mdBook -->{STYLES}<title>T</title></head><body></body></html>"
    );
    for name in ["index.html", "new.html"] {
        fs::write(out.join("en").join(name), &page).unwrap();
    }
    fs::write(out.join("en/new.png"), "").unwrap();
    crate::book::finish(&workspace, &out).unwrap();
    made(&workspace, &out).unwrap();
}

#[test]
fn the_draft_of_a_killed_step_keeps_no_handbook_from_being_replaced() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let draft = crate::temporary::left_draft(&out.join("en"));
    made(&workspace, &out).unwrap();
    crate::temporary::left_draft(&out.join("en"));
    crate::book::finish(&workspace, &out).unwrap();
    assert!(!draft.exists());
}

#[cfg(unix)]
#[test]
fn no_link_in_a_finished_folder_is_read_or_written_through() {
    let (place, workspace) = base();
    let (out, other) = (place.path().join("public"), place.path().join("mine.txt"));
    for file in ["index.html", "en/searchindex.js"] {
        made(&workspace, &out).unwrap();
        fs::write(&other, "mine").unwrap();
        let _ = fs::remove_file(out.join(file));
        std::os::unix::fs::symlink(&other, out.join(file)).unwrap();
        let refused = crate::book::finish(&workspace, &out).unwrap_err();
        assert_eq!(refused.key(), "write-through-link", "{file}");
        assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn an_older_or_empty_marker_is_no_permission() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    for text in ["", "antinomy handbook 1\n", "antinomy handbook 2\n"] {
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join(MARKER), text).unwrap();
        assert_eq!(key(&workspace, &out), "output-unnamed", "{text}");
        assert_eq!(names(&out), [MARKER]);
    }
}

#[test]
fn the_handbook_of_another_knowledge_base_is_left_alone() {
    let (place, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let out = place.path().join("public");
    made(&base_at(other.path(), "Other"), &out).unwrap();
    let workspace = base_at(place.path(), "T");
    let problem = made(&workspace, &out).unwrap_err();
    assert_eq!(problem.key(), "output-of-other");
    assert!(problem.to_string().contains("Other"), "{problem}");
}

#[test]
fn a_knowledge_base_that_was_moved_replaces_its_handbook() {
    let (place, _) = base();
    let (other, workspace) = base();
    let out = place.path().join("public");
    made(&base_at(place.path(), "T"), &out).unwrap();
    let moved = other.path().join("public");
    fs::rename(&out, &moved).unwrap();
    made(&workspace, &moved).unwrap();
}

#[test]
fn the_sources_are_no_output_whatever_marker_lies_there() {
    let (place, workspace) = base();
    let root = place.path();
    for folder in ["", "content", "book", "book/en", "content/.."] {
        fs::write(root.join(folder).join(MARKER), "").unwrap();
        assert_eq!(
            key(&workspace, &root.join(folder)),
            "output-holds-sources",
            "{folder}"
        );
    }
}

#[test]
fn what_the_next_build_would_read_is_no_output() {
    let (place, workspace) = base();
    for folder in [
        "content/out",
        "book/en/src",
        "book/en/src/out",
        "book/en/out",
        ".git/out",
    ] {
        assert_eq!(
            key(&workspace, &place.path().join(folder)),
            "output-in-sources",
            "{folder}"
        );
        assert!(!place.path().join(folder).join("index.html").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_no_output_and_leads_to_none() {
    use std::os::unix::fs::symlink;
    let (place, workspace) = base();
    let other = tempfile::tempdir().unwrap();
    symlink(other.path(), place.path().join("docs")).unwrap();
    for out in ["docs", "docs/public"] {
        assert_eq!(
            key(&workspace, &place.path().join(out)),
            "write-through-link"
        );
    }
    assert!(names(other.path()).is_empty());
}

/// Counts calls, and fails where a test wants it.
struct Failing {
    exchange: bool,
    renames: Vec<bool>,
    done: Vec<(PathBuf, PathBuf)>,
}

impl Moves for Failing {
    fn exchange(&mut self, a: &Path, b: &Path) -> io::Result<()> {
        if self.exchange {
            return System.exchange(a, b);
        }
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let works = self.renames.get(self.done.len()).copied().unwrap_or(true);
        self.done.push((from.to_owned(), to.to_owned()));
        if works {
            return System.rename(from, to);
        }
        Err(io::ErrorKind::Other.into())
    }
}

fn failing(exchange: bool, renames: &[bool]) -> Failing {
    Failing {
        exchange,
        renames: renames.to_vec(),
        done: Vec::new(),
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_older_handbook_is_exchanged_in_one_step() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let mut system = failing(true, &[]);
    staged(&workspace, &out)
        .unwrap()
        .replace_by(&mut system)
        .unwrap();
    assert_eq!(
        system.done,
        [],
        "a rename leaves a moment without a handbook"
    );
    assert_eq!(names(place.path()), ["book", "content", "public"]);
}

#[test]
fn where_folders_cannot_be_exchanged_two_renames_do() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let mut system = failing(false, &[]);
    staged(&workspace, &out)
        .unwrap()
        .replace_by(&mut system)
        .unwrap();
    assert_eq!(system.done.len(), 2);
    assert_eq!(names(&out), BUILT);
    assert_eq!(names(place.path()), ["book", "content", "public"]);
}

#[test]
fn the_old_handbook_goes_back_if_the_new_one_cannot_come() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let fresh = staged(&workspace, &out).unwrap();
    let failed = fresh.replace_by(&mut failing(false, &[true, false]));
    assert_eq!(failed.unwrap_err().key(), "unreadable");
    assert_eq!(names(&out), BUILT);
    assert_eq!(names(place.path()), ["book", "content", "public"]);
}

#[test]
fn the_old_handbook_is_kept_if_it_cannot_go_back_and_the_problem_says_where() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    let fresh = staged(&workspace, &out).unwrap();
    let mut system = failing(false, &[true, false, false]);
    let problem = fresh.replace_by(&mut system).unwrap_err();
    let kept = &system.done[0].1;
    assert_eq!(problem.key(), "output-kept");
    assert!(problem.to_string().contains(&kept.display().to_string()));
    crate::temporary::clear(place.path());
    assert_eq!(names(kept), BUILT);
}

#[test]
fn a_file_is_no_folder() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    fs::write(&out, "mine").unwrap();
    assert_eq!(key(&workspace, &out), "output-no-folder");
}

#[test]
fn a_build_that_is_given_up_leaves_the_old_handbook() {
    let (place, workspace) = base();
    let out = place.path().join("public");
    made(&workspace, &out).unwrap();
    drop(staged(&workspace, &out).unwrap());
    assert_eq!(names(&out), BUILT);
    assert_eq!(names(place.path()), ["book", "content", "public"]);
}
