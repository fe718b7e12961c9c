//! The command line: its grammar, and its help texts.
//!
//! The grammar is declared here; the texts are messages, and are inserted before parsing, so that `--help` is in the
//! language of the user.

use crate::completion;
use crate::error::CommandError;
use crate::forms::{AnswerFormat, Forms, QueryFormat, format_names};
use antinomy_kit::locale;
use antinomy_kit::report::{self, DEFAULT_FORMAT, Drawing, FORMATS, ReportFormat};
use antinomy_model::values::{Category, Choice};
use antinomy_syntax::Argument;
use antinomy_words::Words;
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
    #[arg(long, global = true, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(format_names()))]
    pub(crate) format: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

impl Common {
    /// The format of an answer to a query, if one was asked for.
    pub(crate) fn query_format(&self) -> Option<QueryFormat> {
        QueryFormat::from_name(self.format.as_deref()?)
    }

    /// The format of an answer: a table by default. Formats of reports are refused before, by [`Self::refuse_format`].
    pub(crate) fn answer_format(&self) -> AnswerFormat {
        let given = self.format.as_deref().and_then(AnswerFormat::from_name);
        given.unwrap_or(AnswerFormat::Table)
    }

    /// Refuses a format that a command does not have: it would be ignored, and its reader find something else.
    ///
    /// # Errors
    /// If the format of the arguments is none of those.
    pub(crate) fn refuse_format(&self, command: &Command) -> Result<(), CommandError> {
        match &self.format {
            Some(name) => command.forms().refuse(name),
            None => Ok(()),
        }
    }

    /// The format of a report. `table` is one of answers, and means the default here.
    pub(crate) fn report_format(&self) -> &'static dyn ReportFormat {
        let format = self.format.as_deref().and_then(report::format);
        format.unwrap_or(DEFAULT_FORMAT)
    }

    /// Whether to colour text on a stream.
    pub(crate) fn drawing(&self, stream: &impl IsTerminal) -> Drawing {
        self.color.drawing(stream)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// Whether to colour text on a stream. `--color` decides, else `NO_COLOR`, else `CLICOLOR_FORCE`, else whether the stream
    /// is a terminal.
    pub(crate) fn drawing(self, stream: &impl IsTerminal) -> Drawing {
        // <https://no-color.org> and <https://bixense.com/clicolors>: an empty variable says nothing.
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced =
            || is_set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE") != Some("0".into());
        let is_coloured = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => !is_set("NO_COLOR") && (is_forced() || stream.is_terminal()),
        };
        if is_coloured {
            Drawing::Coloured
        } else {
            Drawing::Plain
        }
    }
}

/// What the arguments say about how to answer, found before they are parsed: why they do not parse is an answer, too.
pub(crate) struct Manner {
    /// The value of `--lang`.
    pub(crate) lang: Option<String>,
    /// Whether JSON is asked for.
    pub(crate) is_json: bool,
    /// The value of `--color`.
    pub(crate) colour: Colour,
}

impl Manner {
    /// That of the arguments of the process.
    pub(crate) fn of_process() -> Self {
        // Names of files need not be texts; no value of these options is such a name.
        let texts = std::env::args_os().map(|argument| argument.into_string().unwrap_or_default());
        Self::of(&texts.skip(1).collect::<Vec<_>>())
    }

    fn of(arguments: &[String]) -> Self {
        Self {
            lang: value_of("--lang", arguments).map(str::to_owned),
            is_json: value_of("--format", arguments) == Some("json"),
            colour: value_of("--color", arguments)
                .and_then(|name| Colour::from_str(name, false).ok())
                .unwrap_or(Colour::Auto),
        }
    }

    /// The language tag of the user: `--lang`, else the locale, else English.
    pub(crate) fn language(&self) -> String {
        let given = self.lang.clone().or_else(locale);
        given.unwrap_or_else(|| "en".to_owned())
    }
}

/// The value of an option among arguments; behind `--` there are none.
pub(crate) fn value_of<'a>(option: &str, arguments: &'a [String]) -> Option<&'a str> {
    let mut rest = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        if argument == option {
            return rest.next().map(String::as_str);
        }
        let value = argument.strip_prefix(option);
        if let Some(value) = value.and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
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
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
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
    Query(QueryArguments),
    Schema(SchemaArguments),
    Completions {
        #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(completion::shells()))]
        shell: String,
    },
    Export(ExportArguments),
    Import(ImportArguments),
}

impl Command {
    fn forms(&self) -> Forms {
        match self {
            // A baseline takes the place of the report.
            Self::Check(asked) if asked.write_baseline.is_some() => Forms::None,
            Self::Check(_) => Forms::Report,
            Self::Build(_)
            | Self::Theme { .. }
            | Self::Explain { code: Some(_) }
            | Self::Show { .. } => Forms::Answer,
            Self::Explain { code: None }
            | Self::List { .. }
            | Self::Cite(_)
            | Self::Cites { .. }
            | Self::CitedBy { .. }
            | Self::Neighbours { .. }
            | Self::Path { .. }
            | Self::Contradictions { .. }
            | Self::Matrix => Forms::Rows,
            Self::Query(asked) if asked.list => Forms::Rows,
            Self::Query(_) => Forms::Query,
            Self::Finish { .. }
            | Self::Mdbook(_)
            | Self::Schema(_)
            | Self::Completions { .. }
            | Self::Export(_)
            | Self::Import(_) => Forms::None,
        }
    }
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
pub(crate) struct QueryArguments {
    /// A query, the name of a saved one, a file that ends in `.rq`, or `-` for standard input.
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, short = 'p', value_name = "NAME=VALUE")]
    pub(crate) param: Vec<String>,
    #[arg(long, conflicts_with_all = ["query", "param", "plan", "show_sparql"])]
    pub(crate) list: bool,
    #[arg(long)]
    pub(crate) plan: bool,
    #[arg(long, conflicts_with = "plan")]
    pub(crate) show_sparql: bool,
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: Option<u64>,
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

/// Parses the arguments of the process, with help texts from `words`.
///
/// # Errors
/// If they do not parse; also for `--help` and `--version`, whose texts are errors to clap.
pub(crate) fn parse(words: &Words) -> Result<CommandLine, clap::Error> {
    CommandLine::from_arg_matches(&grammar(words).try_get_matches()?)
}

/// The grammar, with help texts from `words`.
pub(crate) fn grammar(words: &Words) -> clap::Command {
    with_texts(CommandLine::command(), words)
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
    use antinomy_words::LANGUAGES;

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

    fn manner(line: &str) -> Manner {
        Manner::of(&line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn how_to_answer_is_known_before_the_arguments_parse() {
        let manner_of = manner("lst --lang=de --format json --color always");
        assert_eq!(manner_of.lang.as_deref(), Some("de"));
        assert!(manner_of.is_json);
        assert_eq!(manner_of.colour, Colour::Always);
        let none = manner("list -- --lang de --format=json");
        assert!(none.lang.is_none() && !none.is_json);
    }

    #[test]
    fn every_format_is_a_value_of_the_option() {
        for name in ["table", "json", "csv", "ids", "sarif"] {
            let parsed = CommandLine::try_parse_from(["antinomy", "check", "--format", name]);
            assert_eq!(parsed.unwrap().common.format.as_deref(), Some(name));
        }
        let unknown = CommandLine::try_parse_from(["antinomy", "check", "--format", "yaml"]);
        let message = unknown.unwrap_err().to_string();
        for format in FORMATS {
            assert!(message.contains(format.name()), "{message}");
        }
    }
}
