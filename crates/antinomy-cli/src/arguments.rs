//! The command line: its grammar, and its help texts.
//!
//! The grammar is declared here; the texts are messages, and are inserted before parsing, so that `--help` is in the
//! language of the user.

use crate::error::CommandError;
use antinomy_kit::locale;
use antinomy_kit::report::{self, DEFAULT_FORMAT, Drawing, FORMATS, ReportFormat};
use antinomy_model::values::{Category, Choice};
use antinomy_syntax::Argument;
use antinomy_words::{LANGUAGES, Words};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "antinomy",
    // Not the name that the program was started by.
    bin_name = "antinomy",
    version,
    // Their texts must be messages, too: see `with_texts`.
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of all commands.
#[derive(Debug, Args)]
pub(crate) struct Common {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    #[arg(long, global = true, value_name = LANGUAGES.join("|"))]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_parser = format_names())]
    pub(crate) format: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

/// The values of `--format`: formats of answers, then formats of reports, each once. As `--format` is a global option,
/// all commands take all values; [`Common::answer_format`] refuses those of reports.
fn format_names() -> PossibleValuesParser {
    let answers = AnswerFormat::ALL.map(AnswerFormat::name);
    let reports = FORMATS.iter().map(|format| format.name());
    let reports = reports.filter(|name| !answers.contains(name));
    PossibleValuesParser::new(answers.into_iter().chain(reports))
}

/// The formats of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerFormat {
    Table,
    Json,
}

impl AnswerFormat {
    const ALL: [Self; 2] = [Self::Table, Self::Json];

    /// Its value of `--format`.
    fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
        }
    }
}

impl Common {
    /// The format of an answer: a table by default.
    ///
    /// # Errors
    /// If the format is one of reports only.
    pub(crate) fn answer_format(&self, words: &Words) -> Result<AnswerFormat, CommandError> {
        let Some(name) = &self.format else {
            return Ok(AnswerFormat::Table);
        };
        let mut formats = AnswerFormat::ALL.into_iter();
        formats.find(|format| format.name() == name).ok_or_else(|| {
            let name = ("name", Argument::from(name.as_str()));
            CommandError::Usage(words.say("format-of-check", &[name]))
        })
    }

    /// The format of a report. `table` is one of answers, and means the default here.
    pub(crate) fn report_format(&self) -> &'static dyn ReportFormat {
        let format = self.format.as_deref().and_then(report::format);
        format.unwrap_or(DEFAULT_FORMAT)
    }

    /// Whether to colour text on a stream: as `--color` says, or else as [`usual_drawing`] does.
    pub(crate) fn drawing(&self, stream: &impl IsTerminal) -> Drawing {
        match self.color {
            Colour::Always => Drawing::Coloured,
            Colour::Never => Drawing::Plain,
            Colour::Auto => usual_drawing(stream),
        }
    }
}

/// Whether to colour text on a stream if nothing is said: for a terminal, unless `NO_COLOR` is set.
pub(crate) fn usual_drawing(stream: &impl IsTerminal) -> Drawing {
    if stream.is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Drawing::Coloured
    } else {
        Drawing::Plain
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArguments),
    Finish {
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    Theme {
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    Mdbook(MdbookArguments),
    Check(CheckArguments),
    Explain {
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
    List {
        #[arg(value_name = "KIND")]
        kind: String,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    Cite(CiteArguments),
    Cites {
        #[arg(value_name = "ID")]
        id: String,
    },
    CitedBy {
        #[arg(value_name = "ID")]
        id: String,
    },
    Neighbours {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, default_value_t = 1, value_name = "N")]
        depth: usize,
    },
    Path {
        #[arg(value_name = "FROM")]
        from: String,
        #[arg(value_name = "TO")]
        to: String,
    },
    Contradictions {
        #[arg(long, value_name = "LEVEL,LEVEL", value_delimiter = ',')]
        between: Vec<String>,
        #[arg(long, value_name = "FIELD")]
        field: Option<String>,
        #[arg(long, value_name = "CATEGORY", value_parser = PossibleValuesParser::new(Category::WORDS))]
        category: Option<String>,
    },
    Matrix,
    Schema(SchemaArguments),
    Export(ExportArguments),
    Import(ImportArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CiteArguments {
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[arg(long, value_name = "STYLE")]
    pub(crate) style: Option<String>,
    #[arg(long, value_name = "P", conflicts_with = "locator")]
    pub(crate) page: Option<String>,
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) locator: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "warnings", value_parser = ["warnings"])]
    pub(crate) deny: Option<String>,
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(crate) write_baseline: Option<PathBuf>,
    #[arg(long)]
    pub(crate) fix: bool,
    #[arg(long, requires = "fix")]
    pub(crate) allow_dirty: bool,
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) open: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    #[arg(value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) with_ids: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "biblatex")]
    pub(crate) to: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    #[arg(long, value_name = "CLASS")]
    pub(crate) class: Option<String>,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MdbookArguments {
    /// Names of passes; mdBook appends `supports RENDERER` to ask.
    #[arg(value_name = "PASS")]
    pub(crate) words: Vec<String>,
}

/// The language of the user: `--lang`, else the locale, else English. It is found before parsing, because help texts and
/// error messages of the parser depend on it.
pub(crate) fn language() -> String {
    // Names of files need not be texts; no language is such a name.
    let texts = std::env::args_os().map(|argument| argument.into_string().unwrap_or_default());
    let mut arguments = texts.skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return arguments.next().unwrap_or_default();
        }
        if let Some(tag) = argument.strip_prefix("--lang=") {
            return tag.to_owned();
        }
    }
    locale().unwrap_or_else(|| "en".to_owned())
}

/// Parses the arguments of the process, with help texts from `words`.
///
/// # Errors
/// If they do not parse; also for `--help` and `--version`, whose texts are errors to clap.
pub(crate) fn parse(words: &Words) -> Result<CommandLine, clap::Error> {
    let matches = with_texts(CommandLine::command(), words).try_get_matches()?;
    CommandLine::from_arg_matches(&matches)
}

/// The whole command with its texts.
fn with_texts(command: clap::Command, words: &Words) -> clap::Command {
    let version = flag("version", ArgAction::Version, words).short('V');
    with_own_texts(command, "command-antinomy", words)
        .arg(version)
        .mut_subcommands(|inner| {
            let key = format!("command-{}", inner.get_name());
            with_own_texts(inner, &key, words)
        })
}

/// A command with the texts of itself and its arguments: the messages that begin with `key`, or else those that all
/// commands share.
fn with_own_texts(command: clap::Command, key: &str, words: &Words) -> clap::Command {
    let command = command
        .about(words.word(key))
        // The default template has English headings.
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.word("help-usage")
        ))
        .subcommand_help_heading(words.word("help-commands"))
        .subcommand_value_name(words.word("help-command"))
        .mut_args(|argument| with_text(argument, key, words))
        .disable_help_flag(true)
        .arg(flag("help", ArgAction::Help, words).short('h'));
    let examples = format!("{key}-examples");
    if words.knows(&examples) {
        command.after_help(words.say(&examples, &[("formats", report_formats())]))
    } else {
        command
    }
}

/// An argument with its text and the heading of its kind.
fn with_text(argument: Arg, command: &str, words: &Words) -> Arg {
    let (name, heading) = match argument.get_long() {
        Some(long) => (format!("option-{long}"), "help-options"),
        None => (format!("argument-{}", argument.get_id()), "help-arguments"),
    };
    // The same name may have another meaning for one command.
    let own = format!("{command}-{name}");
    let text = words.word(if words.knows(&own) { &own } else { &name });
    argument.help(text).help_heading(words.word(heading))
}

/// `--help` or `--version`.
fn flag(name: &'static str, action: ArgAction, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .action(action)
        .help(words.word(&format!("option-{name}")))
        .help_heading(words.word("help-options"))
}

/// The names of the formats of reports, for the help of `check`.
fn report_formats() -> Argument {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
    Argument::Text(names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_has_a_text_in_both_languages() {
        for language in LANGUAGES {
            let mut command = with_texts(CommandLine::command(), &Words::new(language));
            command.build();
            let mut help = command.render_long_help().to_string();
            for inner in command.get_subcommands_mut() {
                help += &inner.render_long_help().to_string();
            }
            assert!(!help.contains('⟨'), "{language}: {help}");
        }
    }

    #[test]
    fn every_format_is_a_value_of_the_option() {
        for name in ["table", "json", "sarif"] {
            let parsed = CommandLine::try_parse_from(["antinomy", "check", "--format", name]);
            assert_eq!(parsed.unwrap().common.format.as_deref(), Some(name));
        }
        let unknown = CommandLine::try_parse_from(["antinomy", "check", "--format", "xml"]);
        let message = unknown.unwrap_err().to_string();
        for format in FORMATS {
            assert!(message.contains(format.name()), "{message}");
        }
    }
}
