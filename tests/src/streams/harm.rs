//! What harms in an output.

use libtest_mimic::Failed;

/// Whether what a command printed commands neither a log nor a terminal.
pub(super) fn is_harmless(line: &str, printed: &[u8]) -> Result<(), Failed> {
    let text = std::str::from_utf8(printed).map_err(|_| format!("{line}: no text"))?;
    let ours = ["::error ", "::warning ", "::notice "];
    for printed in text.split(['\n', '\r']) {
        let is_annotation =
            line.contains("github") && ours.iter().any(|it| printed.starts_with(it));
        let is_command = printed.trim_start().starts_with("::") && !is_annotation;
        let opens = ["##[", "##vso[", "##teamcity["];
        if is_command || opens.iter().any(|open| printed.contains(open)) {
            return Err(format!("{line}: a command for the log: {printed:?}").into());
        }
    }
    commands_no_terminal(line, text)
}

/// Whether a terminal that shows a text obeys nothing but colours.
pub(super) fn commands_no_terminal(line: &str, text: &str) -> Result<(), Failed> {
    let is_harm = |(at, letter): (usize, char)| match letter {
        '\n' | '\t' => false,
        // A pseudo-terminal adds them to line feeds.
        '\r' => !text[at + 1..].starts_with(['\n', '\r']),
        '\u{1b}' => text[at..].starts_with("\u{1b}[35;7m") || !sets_colour(&text[at + 1..]),
        _ => {
            letter.is_control()
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        }
    };
    match text.char_indices().find(|found| is_harm(*found)) {
        None => Ok(()),
        Some((at, letter)) => {
            let around: String = text[at..].chars().take(40).collect();
            Err(format!("{line}: {letter:?} at {at}: {around:?}").into())
        }
    }
}

fn sets_colour(rest: &str) -> bool {
    let digits = |letter: char| letter.is_ascii_digit() || letter == ';';
    rest.strip_prefix('[')
        .is_some_and(|rest| rest.trim_start_matches(digits).starts_with('m'))
}
