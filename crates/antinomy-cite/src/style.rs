//! Styles: ours, those of the CSL archive by name, or any other as text.

mod outline;
mod weight;

pub use crate::style_fault::{StyleError, StyleFault};

use crate::engine::Engine;
use crate::engine::hayagriva::Hayagriva;
use std::fmt;
use std::sync::Arc;

/// The name of the house style.
pub const HOUSE: &str = "arl";

static ARL: &str = include_str!("../styles/arl.csl");

/// How works are cited and listed.
#[derive(Clone)]
pub struct Style {
    pub(crate) engine: Arc<dyn Engine>,
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Style").finish_non_exhaustive()
    }
}

impl Style {
    /// A style by its name: the house style, or one of the archive (`apa`, `chicago-author-date`, …).
    ///
    /// # Errors
    /// If there is no independent style of this name.
    pub fn named(name: &str) -> Result<Self, StyleError> {
        if name == HOUSE {
            return Self::parse(ARL).map_err(|fault| fault.error);
        }
        let engine = Hayagriva::archived(name).ok_or_else(|| {
            let names = Self::names();
            let nearest = antinomy_syntax::nearest(name, names.iter().copied());
            StyleError::Unknown(nearest.map(str::to_owned))
        })?;
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// A style from the text of a `.csl` file.
    ///
    /// # Errors
    /// If the text is no independent CSL style, or one that is not sound ([`StyleError`]), with the place in the text.
    pub fn parse(text: &str) -> Result<Self, StyleFault> {
        weight::weigh(&outline::Outline::of(text)?)?;
        let engine = Hayagriva::parse(text).map_err(|error| error.at(0))?;
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// The names of all styles that need no file, sorted.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names = Hayagriva::names();
        names.push(HOUSE);
        names.sort_unstable();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::outline::Outline;
    use super::weight::weigh;
    use super::*;
    use crate::{Bibliography, CslItem};
    use hayagriva::archive::ArchivedStyle;

    #[test]
    fn styles_have_names() {
        assert!(Style::named(HOUSE).is_ok() && Style::named("apa").is_ok());
        assert!(Style::names().contains(&"apa") && Style::names().len() > 50);
    }

    #[test]
    fn an_unknown_name_comes_with_the_nearest() {
        let error = Style::named("aap").unwrap_err();
        assert_eq!(error, StyleError::Unknown(Some("apa".to_owned())));
    }

    /// A style of these macros, which cites by a layout.
    fn style(macros: &str, layout: &str) -> String {
        format!(
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\"><info><title>t</title>\
             <id>i</id><updated>2026-01-01T00:00:00+00:00</updated></info>{macros}<citation><layout>{layout}</layout>\
             </citation></style>"
        )
    }

    fn error(macros: &str, layout: &str) -> StyleError {
        Style::parse(&style(macros, layout)).unwrap_err().error
    }

    /// As many macros, each of which is `body` with the name of the next for `NEXT`.
    fn chain(count: usize, body: &str) -> String {
        let link = |at: usize| {
            let body = body.replace("NEXT", &format!("m{}", at + 1));
            format!("<macro name=\"m{at}\">{body}</macro>")
        };
        let last = format!("<macro name=\"m{count}\"><text variable=\"title\"/></macro>");
        (0..count).map(link).chain([last]).collect()
    }

    const FIRST: &str = "<text macro=\"m0\"/>";
    const NEXT: &str = "<text macro=\"NEXT\"/>";

    #[test]
    fn every_style_of_the_archive_is_within_the_bounds() {
        for archived in ArchivedStyle::all() {
            let text = archived.get().to_xml().unwrap();
            let outline = Outline::of(&text).and_then(|outline| weigh(&outline));
            assert_eq!(outline, Ok(()), "{:?}", archived.names());
        }
    }

    #[test]
    fn a_dependent_style_names_its_parent() {
        let text = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info><title>t</title><id>i</id>\
             <updated>2026-01-01T00:00:00+00:00</updated>\
             <link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/></info></style>";
        let error = Style::parse(text).unwrap_err().error;
        assert_eq!(error, StyleError::Dependent("apa".to_owned()));
    }

    #[test]
    fn a_style_with_circular_macros_is_refused_at_the_macro() {
        let calls = |inner: &str| {
            format!(
                "<macro name=\"a\"><group><text macro=\"b\"/></group></macro><macro name=\"b\"><choose>\
                 <if variable=\"title\">{inner}</if></choose></macro>"
            )
        };
        let text = style(&calls("<text macro=\"a\"/>"), "<text macro=\"a\"/>");
        let fault = Style::parse(&text).unwrap_err();
        assert_eq!(fault.error, StyleError::Circular("a".to_owned()));
        assert!(text[fault.at..].starts_with("<macro name=\"a\">"));
        let ends = calls("<text variable=\"title\"/>");
        assert!(Style::parse(&style(&ends, "<text macro=\"a\"/>")).is_ok());
        // By another way than `text`, spelled otherwise, or never called.
        for inner in [
            "<text macro=\"a\"/>",
            "<text macro=\"&#97;\"/>",
            "<names variable=\"author\"><substitute><text macro=\"a\"/></substitute></names>",
        ] {
            let text = format!("<macro name=\"a\">{inner}</macro>");
            let circular = StyleError::Circular("a".to_owned());
            assert_eq!(error(&text, "<text variable=\"title\"/>"), circular);
        }
    }

    #[test]
    fn a_call_of_a_macro_that_is_none_is_refused_at_the_call() {
        let text = style("", "<text macro=\"nope\"/>");
        let fault = Style::parse(&text).unwrap_err();
        assert_eq!(fault.error, StyleError::UnknownMacro("nope".to_owned()));
        assert!(text[fault.at..].starts_with("<text macro=\"nope\"/>"));
    }

    #[test]
    fn an_element_with_too_many_attributes_is_refused() {
        for name in ["a", "xmlns:a"] {
            let attributes = |count: usize| -> String {
                (0..count)
                    .map(|number| format!(" {name}{number}=\"x\""))
                    .collect()
            };
            let text = |count| format!("<text variable=\"title\"{}/>", attributes(count));
            assert!(Style::parse(&style("", &text(40))).is_ok());
            assert_eq!(error("", &text(64)), StyleError::TooManyAttributes(64));
        }
    }

    #[test]
    fn macros_that_multiply_are_refused() {
        let too_much = StyleError::TooMuchWork(2_000_000);
        let twice = NEXT.repeat(2);
        assert!(Style::parse(&style(&chain(10, &twice), FIRST)).is_ok());
        assert_eq!(error(&chain(60, &twice), FIRST), too_much);
        assert_eq!(
            error(&chain(40, &format!("<group>{twice}</group>")), FIRST),
            too_much
        );
        let substitute =
            format!("<names variable=\"author\"><substitute>{twice}</substitute></names>");
        assert_eq!(error(&chain(30, &substitute), FIRST), too_much);
        // In a sort key, or by calling one macro often.
        let key = "<key macro=\"m0\"/>";
        let sorted = style(&chain(11, &twice), FIRST).replace(
            "<layout>",
            &format!("<sort>{}</sort><layout>", key.repeat(200)),
        );
        assert_eq!(Style::parse(&sorted).unwrap_err().error, too_much);
        assert_eq!(error(&chain(11, &twice), &FIRST.repeat(200)), too_much);
        // Each date makes the engine look through all layouts.
        let date = "<date variable=\"issued\" form=\"text\"/>".repeat(3_000);
        assert_eq!(error("", &date), too_much);
    }

    #[test]
    fn one_branch_of_a_choice_counts_and_all_conditions() {
        let branch =
            format!("<choose><if variable=\"title\">{NEXT}</if><else>{NEXT}</else></choose>");
        assert!(Style::parse(&style(&chain(30, &branch), FIRST)).is_ok());
        let conditions = "<else-if variable=\"title author\"/>".repeat(200);
        let many = format!(
            "<choose><if type=\"book\"/>{conditions}</choose>{}",
            NEXT.repeat(2)
        );
        assert_eq!(
            error(&chain(12, &many), FIRST),
            StyleError::TooMuchWork(2_000_000)
        );
    }

    #[test]
    fn text_that_multiplies_is_refused() {
        let twice = format!("<group prefix=\"{}\">{NEXT}</group>{NEXT}", "x".repeat(150));
        assert_eq!(
            error(&chain(12, &twice), FIRST),
            StyleError::TooMuchText(500_000)
        );
    }

    #[test]
    fn texts_of_a_style_are_short() {
        let long = StyleError::LongText(200);
        let affix = format!("<text variable=\"title\" suffix=\"{}\"/>", "x".repeat(201));
        assert_eq!(error("", &affix), long);
        let name = format!(
            "<names variable=\"author\"><name delimiter=\"{}\"/></names>",
            "x".repeat(201)
        );
        assert_eq!(error("", &name), long);
        for text in [
            "x".repeat(201),
            "&amp;".repeat(100),
            "<![CDATA[x]]>".repeat(201),
        ] {
            let locale =
                format!("<locale><terms><term name=\"and\">{text}</term></terms></locale>");
            assert_eq!(error(&locale, FIRST), long, "{text}");
        }
    }

    #[test]
    fn nesting_is_bounded_with_the_macros_in_it() {
        let nested =
            |count: usize| format!("{}{}", "<group>".repeat(count), "</group>".repeat(count));
        assert_eq!(error("", &nested(10_000)), StyleError::TooDeep(100));
        assert_eq!(error(&chain(999, NEXT), FIRST), StyleError::TooDeep(150));
        let choices = format!(
            "{}{}",
            "<choose><if type=\"book\">".repeat(10_000),
            "</if></choose>".repeat(10_000)
        );
        assert_eq!(error("", &choices), StyleError::TooDeep(100));
    }

    #[test]
    fn a_style_as_deep_as_allowed_is_set_in_a_small_stack() {
        let text = style(&chain(45, &format!("<group>{NEXT}</group>")), FIRST);
        let set = move || {
            let works = vec![CslItem(
                [("id".into(), "a".into()), ("title".into(), "T".into())]
                    .into_iter()
                    .collect(),
            )];
            Bibliography::new(&Style::parse(&text).unwrap(), works, "en", "en").cite("a", None)
        };
        // The stack of a thread; that of the program is four times as large.
        let thread = std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(set)
            .unwrap();
        assert_eq!(thread.join().unwrap().unwrap().to_string(), "T");
    }

    #[test]
    fn numbers_of_elements_and_macros_are_bounded() {
        let elements = "<text variable=\"title\"/>".repeat(50_001);
        assert_eq!(error("", &elements), StyleError::TooManyElements(50_000));
        assert_eq!(
            error(&chain(1_001, ""), FIRST),
            StyleError::TooManyMacros(1_000)
        );
    }

    #[test]
    fn entities_of_its_own_are_refused() {
        let text = format!(
            "<!DOCTYPE style [<!ENTITY a \"aaaa\">]>{}",
            style("", FIRST)
        );
        assert_eq!(
            Style::parse(&text).unwrap_err().error,
            StyleError::DocumentType
        );
        assert!(matches!(
            error("", "<text value=\"&a;\"/>"),
            StyleError::Unreadable(_)
        ));
    }

    #[test]
    fn what_is_no_style_is_refused() {
        for text in [
            "",
            "<style/>",
            "<a>",
            "{}",
            "<style><macro></style>",
            "<a b='&#0;'/>",
        ] {
            let error = Style::parse(text).unwrap_err().error;
            assert!(matches!(error, StyleError::Unreadable(_)), "{text}");
        }
    }
}
