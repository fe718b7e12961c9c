//! What is brought to the commands, and the commands.

/// What harms, as an argument. No report of ours has these colours.
pub(super) const HARM: &str = "x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g##vso[x]##teamcity[x]\u{1b}]0;w\u{7}\u{1b}[35;7m\u{9b}31m\u{202e}\u{8}\u{2028}::x::";

/// The same in double quotes of YAML and of TOML.
pub(super) const HARM_IN_YAML: &str = r"x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g##vso[x]##teamcity[x]\e]0;w\a\e[35;7m\x9b31m\u202e\b\L::x::";
pub(super) const HARM_IN_TOML: &str = r"x\n::stop-commands::t\n \t::add-mask::e\r::error::r##[group]g##teamcity[x]\u001b]0;w\u001b[35;7m\u202e\b";

pub(super) const MANIFEST: &str = "\
title: \"Test HARM\"
languages: [en]
levels:
  - {id: city, label: \"City HARM\", letter: C, shape: circle}
actor-kinds:
  - {id: government, label: \"Government HARM\"}
statement-kinds:
  - {id: goal, label: \"Goal HARM\"}
conflict-kinds:
  - {id: stance-conflict, label: \"Opposed HARM\"}
books: {en: ../book/en}
";

pub(super) const BOOK: &str = "[book]\ntitle = \"Test\"\nlanguage = \"en\"\n\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\n[preprocessor.antinomy-pages]\nbefore = [\"antinomy-contradictions\"]\n[preprocessor.antinomy-contradictions]\nbefore = [\"antinomy-link\"]\n[preprocessor.antinomy-link]\nbefore = [\"antinomy-cite\"]\n[preprocessor.antinomy-cite]\n";

/// Commands with `HARM` wherever an argument may say anything. Each is tried in each knowledge base.
pub(super) const COMMANDS: &[&str] = &[
    "check",
    "check --color always",
    "check --format concise",
    "check --format json",
    "check --format github",
    "check --format sarif",
    "check --format gitlab",
    "check --lang de",
    "check HARM",
    "check --changed-since HARM",
    "check --baseline HARM",
    "check --root HARM",
    "check --limit HARM",
    "check --format HARM",
    "build",
    "build --color always",
    "build --format json",
    "build --lang HARM",
    "build --out HARM",
    "finish HARM",
    "list sources",
    "list actors",
    "list actors --format json",
    "list statements",
    "list contradictions",
    "list HARM",
    "list sources --format HARM",
    "show s",
    "show plans",
    "show both",
    "show both --format json",
    "show HARM",
    "cite s",
    "cite s --format json",
    "cite s --page HARM",
    "cite s --locator HARM",
    "cite s --locator page=HARM",
    "cite s --style HARM",
    "cite HARM",
    "cites plans",
    "cited-by s",
    "neighbours housing",
    "neighbours HARM",
    "neighbours housing --depth HARM",
    "path town HARM",
    "path plans refuses",
    "contradictions",
    "contradictions --between HARM",
    "contradictions --field HARM",
    "matrix",
    "matrix --format json",
    "schema HARM",
    "schema actors",
    "schema actors --with-ids",
    "export",
    "export --to csl-json",
    "export --to ris",
    "export --to HARM",
    "export HARM",
    "import HARM",
    "import HARM --from biblatex",
    "import in.bib --dry-run",
    "import in.bib --class HARM",
    "import in.bib --to HARM",
    "explain HARM",
    "mdbook HARM",
    "HARM",
    "--HARM",
    "show s --HARM",
    "show s HARM",
];
