//! Escapes what could act on a terminal, or on the log of a CI service: content, names of files and arguments are untrusted.
//!
//! Two layers hold the same rule. Who composes a message spells out what it quotes, so that a name is one line; and
//! whatever goes to a stream passes [`for_people`] or [`for_programs`] on its way (`streams.rs`), so that a message that
//! forgets to does no harm.

/// Whether a text contains ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Text only.
    Plain,
    /// With ANSI escape sequences.
    Coloured,
}

/// Text with control characters (but for line feeds), separators of lines and bidi controls as `\u{HEX}`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character != '\n' && acts_on_terminal(character) {
            spell(character, &mut out);
        } else {
            out.push(character);
        }
    }
    out
}

/// The same in one line, with line feeds as `\u{a}`: for names, values, arguments and paths, which may contain line feeds.
#[must_use]
pub fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "\\u{a}")
}

/// Text as it may go to a terminal or into a log: with `\u{HEX}` for whatever acts on a terminal and for the first sign of
/// whatever a CI service takes for a command. Line feeds and tabs stay, and colours where `drawing` says that there are any.
/// Lines that begin with one of `commands` are ours and stay commands.
///
/// Rules of commands: [`is_command`] and [`opens_log_command`].
pub(crate) fn for_people(text: &str, drawing: Drawing, commands: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_ours = commands.iter().any(|command| line.starts_with(command));
        push_line(line, drawing, is_ours, &mut out);
    }
    out
}

fn push_line(line: &str, drawing: Drawing, is_ours: bool, out: &mut String) {
    let mut rest = line;
    // The runner of GitHub trims a line before it looks for a command.
    let mut is_blank = !is_ours;
    while let Some(character) = rest.chars().next() {
        if let Some(colour) = colour(rest).filter(|_| drawing == Drawing::Coloured) {
            out.push_str(colour);
            rest = &rest[colour.len()..];
            continue;
        }
        let is_command = (is_blank && is_command(rest)) || opens_log_command(rest);
        let acts = acts_on_terminal(character) && !matches!(character, '\n' | '\t');
        if is_command || acts {
            spell(character, out);
        } else {
            out.push(character);
        }
        is_blank &= is_space(character);
        rest = &rest[character.len_utf8()..];
    }
}

/// JSON that means the same, with `\uHHHH` in its strings for whatever [`for_people`] spells out: a terminal that shows it
/// obeys nothing, and a program that reads it gets the text itself.
pub(crate) fn for_programs(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for (at, character) in json.char_indices() {
        let acts = acts_on_terminal(character) && !matches!(character, '\n' | '\t');
        // All of these characters have one UTF-16 code unit. No line begins with a command: those of JSON begin with a
        // quotation mark, a bracket or a number.
        if acts || (character == '#' && opens_log_command(&json[at..])) {
            out.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// Whether the log of a CI service would obey `text`, which goes there as it is: a line of it is a command, or it holds
/// control characters, of which the escape sequences of GitLab consist (and those that repaint what was logged before).
pub(crate) fn commands_log(text: &str) -> bool {
    holds_control(text) || holds_command(text)
}

/// Whether there are control characters that are no tab and no end of a line.
fn holds_control(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_line_end = letter == '\n' || (letter == '\r' && letters.peek() == Some(&'\n'));
        if letter.is_control() && !is_line_end && letter != '\t' {
            return true;
        }
    }
    false
}

/// Whether a line of `text` would be a command in the log of a CI service.
fn holds_command(text: &str) -> bool {
    text.split(['\n', '\r']).any(|line| {
        is_command(line.trim_start_matches(is_space))
            || line
                .match_indices('#')
                .any(|(at, _)| opens_log_command(&line[at..]))
    })
}

/// Whether a line that begins with `text` is a workflow command of GitHub: `::name::value`.
/// <https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs> (`TryParseV2`).
fn is_command(text: &str) -> bool {
    // `:::` stands before the second file of a message. Its third colon would be the beginning of the command's name, and
    // no name begins so.
    let marks_file = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\n']);
    text.starts_with("::") && !text.strip_prefix(":::").is_some_and(marks_file)
}

/// Whether a command of a log begins here: `##[name]value` anywhere in a line (GitHub, Azure; `TryParse` in the same file),
/// `##vso[…]` (Azure) or `##teamcity[…]`.
fn opens_log_command(text: &str) -> bool {
    text.strip_prefix("##").is_some_and(|rest| {
        rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
            .starts_with('[')
    })
}

/// The sequence at the beginning of `text` that sets a colour or a weight, if there is one.
fn colour(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("\u{1b}[")?;
    let end = inner.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
    inner[end..]
        .starts_with('m')
        .then(|| &text[..text.len() - inner.len() + end + 1])
}

/// White space, with two characters that some readers of logs trim as well.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

fn spell(character: char, out: &mut String) {
    out.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
}

fn acts_on_terminal(character: char) -> bool {
    // A bidi embedding, override, isolate or mark reorders the text around it.
    let is_bidi_control = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    let is_separator = matches!(character, '\u{2028}' | '\u{2029}');
    is_bidi_control || is_separator || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        for_people(text, Drawing::Plain, &[])
    }

    #[test]
    fn escape_sequences_and_bidi_controls_are_escaped() {
        assert_eq!(visible("a\u{202e}b\u{1b}[31m"), "a\\u{202e}b\\u{1b}[31m");
    }

    #[test]
    fn only_names_lose_their_line_feeds() {
        assert_eq!(visible("a\nb"), "a\nb");
        assert_eq!(visible_line("a\nb"), "a\\u{a}b");
    }

    #[test]
    fn no_line_is_a_command() {
        for (text, shown) in [
            ("::a::b", "\\u{3a}:a::b"),
            (":::a::b", "\\u{3a}::a::b"),
            ("a\n \t::b::\n", "a\n \t\\u{3a}:b::\n"),
            ("\r::a::", "\\u{d}\\u{3a}:a::"),
            ("\u{a0}\u{feff}::a::", "\u{a0}\u{feff}\\u{3a}:a::"),
            ("a ##[group]b", "a \\u{23}#[group]b"),
            ("###[a]", "#\\u{23}#[a]"),
            ("##vso[task.x]", "\\u{23}#vso[task.x]"),
            ("a ##teamcity[x]", "a \\u{23}#teamcity[x]"),
        ] {
            assert_eq!(plain(text), shown);
            assert!(holds_command(text) && !holds_command(shown), "{text:?}");
        }
        for text in [
            "a::b",
            " ::: a.yaml:1:2\n :::\n",
            ": :",
            "## [a]",
            "#[a]",
            "##a b[",
            "content/a.yaml:1:2",
        ] {
            assert_eq!(plain(text), text);
            assert!(!holds_command(text), "{text:?}");
        }
    }

    #[test]
    fn a_log_obeys_commands_and_control_characters() {
        for text in ["::a::", "##teamcity[x]", "a\u{1b}[0K", "a\rb", "a\u{9b}31m"] {
            assert!(commands_log(text), "{text:?}");
        }
        for text in ["a\tb\r\n", "שלום\u{200f}", "a::b\n"] {
            assert!(!commands_log(text), "{text:?}");
        }
    }

    #[test]
    fn our_own_commands_stay_commands() {
        let text = "::error file=a::b ##[c]\n::add-mask::d\n";
        assert_eq!(
            for_people(text, Drawing::Plain, &["::error "]),
            "::error file=a::b \\u{23}#[c]\n\\u{3a}:add-mask::d\n"
        );
    }

    #[test]
    fn colours_pass_where_there_are_any_and_nothing_else_does() {
        let text = "\u{1b}[1;31m::a\u{1b}[0m \u{1b}]0;b\u{7} \u{1b}[2J \u{9b}31m";
        assert_eq!(
            for_people(text, Drawing::Coloured, &[]),
            "\u{1b}[1;31m\\u{3a}:a\u{1b}[0m \\u{1b}]0;b\\u{7} \\u{1b}[2J \\u{9b}31m"
        );
        assert!(!plain(text).contains('\u{1b}'));
    }

    #[test]
    fn json_means_the_same() {
        let text = "a\u{7f}\u{9b}\u{202e}\\##[b]\u{2028}ä";
        let json = serde_json::to_string(text).unwrap();
        let safe = for_programs(&json);
        assert_eq!(safe, r#""a\u007f\u009b\u202e\\\u0023#[b]\u2028ä""#);
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }
}
