//! Names and dates of RIS, in both directions.

use antinomy_model::values::{Bound, Date, Interval, Name};

/// `Family, Given, Suffix`; a body has no comma.
pub(super) fn name_to_ris(name: &Name) -> String {
    match name {
        Name::Body(body) => body.clone(),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => {
            let prefix = prefix.as_ref().map(|prefix| format!("{prefix} "));
            let suffix = suffix.as_ref().map(|suffix| format!(", {suffix}"));
            format!(
                "{}{family}, {}{}",
                prefix.unwrap_or_default(),
                given.as_deref().unwrap_or_default(),
                suffix.unwrap_or_default()
            )
        }
    }
}

/// A name with a comma is a person, one without a body.
pub(super) fn name_from_ris(text: &str) -> Name {
    let mut parts = text.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else {
        return Name::Body(text.to_owned());
    };
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    // RIS has no field for particles. They are in lower case and come before the family name.
    let words: Vec<&str> = family.split(' ').collect();
    let particles = words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|word| word.starts_with(char::is_lowercase))
        .count();
    let part = |text: String| Some(text).filter(|text| !text.is_empty());
    Name::Person {
        family: words[particles..].join(" "),
        given: part(given.to_owned()),
        prefix: part(words[..particles].join(" ")),
        suffix: part(rest.join(", ")),
    }
}

/// `2012/12/16/`, with the whole date in EDTF behind the last slash if it says more than that.
pub(super) fn date_to_ris(date: Interval) -> String {
    let Bound::At(from) = date.from else {
        return format!("///{date}");
    };
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    let plain = Date { mark: None, ..from };
    let rest = if date.from == date.until && from == plain {
        String::new()
    } else {
        date.to_string()
    };
    format!(
        "{:04}/{}/{}/{rest}",
        from.year,
        part(from.month),
        part(from.day)
    )
}

/// A date in EDTF: what is behind the last slash if it is a date, else the parts between the slashes.
pub(super) fn date_from_ris(text: &str) -> String {
    let parts: Vec<&str> = text.splitn(4, '/').map(str::trim).collect();
    match parts.as_slice() {
        [_, _, _, rest] if Interval::parse(rest).is_ok() && !rest.is_empty() => (*rest).to_owned(),
        [year, month, day, ..] => {
            let parts = [year, month, day]
                .into_iter()
                .map_while(|part| Some(part).filter(|part| !part.is_empty()));
            let parts: Vec<String> = parts.map(|part| format!("{part:0>2}")).collect();
            parts.join("-")
        }
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were() {
        let names = [
            "von Dippel, A.",
            "King, Martin Luther, Jr.",
            "Bertelsmann Stiftung",
            "Dangschat, ",
        ];
        for text in names {
            assert_eq!(name_to_ris(&name_from_ris(text)), text);
        }
    }

    #[test]
    fn dates_come_back_as_they_were() {
        for text in [
            "2007",
            "2007-07",
            "2007-07-12",
            "2007~",
            "2007/2011",
            "2007/..",
            "../2009",
            "2007-07?/2008-01",
        ] {
            let date = Interval::parse(text).unwrap();
            assert_eq!(date_from_ris(&date_to_ris(date)), text);
        }
    }
}
