//! What can be asked on the command line.
//!
//! The structure stands here; the help texts stand with all other words and are put in before parsing, so that
//! `--help` speaks the language of whoever asks.

use crate::Failure;
use antinomy_syntax::Argument;
use antinomy_words::Words;
use clap::{
    Arg, ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "antinomy",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Question,
}

#[derive(Debug, Args)]
pub(crate) struct Common {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    #[arg(long, global = true, value_name = "de|en")]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

/// The forms of answers to questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerFormat {
    Table,
    Json,
}

impl Common {
    /// The form of an answer; what only `check` can write is refused.
    pub(crate) fn answer_format(&self, words: &Words) -> Result<AnswerFormat, Failure> {
        match self.format {
            None | Some(Format::Table) => Ok(AnswerFormat::Table),
            Some(Format::Json) => Ok(AnswerFormat::Json),
            Some(other) => {
                let name = ("name", Argument::from(other.name()));
                Err(Failure::Question(words.say("format-of-check", &[name])))
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
    // This and what follows are forms of `check` alone.
    Terminal,
    Concise,
    #[value(name = "github")]
    GitHub,
    Sarif,
    #[value(name = "gitlab")]
    GitLab,
}

impl Format {
    /// The name on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Question {
    Build(BuildArguments),
    Finish {
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
    /// Passes; then, from mdBook, `supports RENDERER`.
    #[arg(value_name = "PASS")]
    pub(crate) words: Vec<String>,
}

/// The language of whoever asks: `--lang`, else the locale. It is looked up before parsing, because help texts and
/// messages about wrong arguments need it.
pub(crate) fn language() -> String {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return arguments.next().unwrap_or_default();
        }
        if let Some(tag) = argument.strip_prefix("--lang=") {
            return tag.to_owned();
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    locale.unwrap_or_else(|| "en".to_owned())
}

/// Parses the command line, with help texts from `words`.
pub(crate) fn parse(words: &Words) -> Result<Arguments, clap::Error> {
    let command = with_words(Arguments::command(), words, true);
    let matches = command.try_get_matches()?;
    Arguments::from_arg_matches(&matches)
}

/// The whole command with its texts, for tests that look for gaps.
fn with_words(command: Command, words: &Words, is_top: bool) -> Command {
    let key = if is_top {
        "command-antinomy".to_owned()
    } else {
        format!("command-{}", command.get_name())
    };
    let examples = format!("{key}-examples");
    let mut command = command
        .about(words.word(&key))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.word("help-usage")
        ))
        .subcommand_help_heading(words.word("help-commands"))
        .subcommand_value_name(words.word("help-command"))
        .mut_args(|argument| {
            let (name, heading) = match argument.get_long() {
                Some(long) => (format!("option-{long}"), "help-options"),
                None => (format!("argument-{}", argument.get_id()), "help-arguments"),
            };
            // The same name may mean something else to one command.
            let own = format!("{key}-{name}");
            let text = words.word(if words.knows(&own) { &own } else { &name });
            let heading = words.word(heading);
            argument.help(text).help_heading(heading)
        })
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(words.word("option-help"))
                .help_heading(words.word("help-options")),
        );
    if words.knows(&examples) {
        command = command.after_help(words.word(&examples));
    }
    if is_top {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.word("option-version"))
                .help_heading(words.word("help-options")),
        );
    }
    command.mut_subcommands(|inner| with_words(inner, words, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_has_a_text_in_both_languages() {
        for language in antinomy_words::LANGUAGES {
            let mut command = with_words(Arguments::command(), &Words::new(language), true);
            command.build();
            let mut help = command.render_long_help().to_string();
            for inner in command.get_subcommands_mut() {
                help += &inner.render_long_help().to_string();
            }
            assert!(!help.contains('⟨'), "{language}: {help}");
        }
    }
}
