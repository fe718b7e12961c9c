//! `antinomy card`: one contradiction, its sides beside each other. Option: `id`.

use crate::directive::{Directive, DirectiveCall, OptionKey, at};
use crate::views::parts::card;
use crate::{Handbook, MarkedText};
use antinomy_model::{Kind, codes};
use antinomy_syntax::{Argument, Diagnostic};

pub(super) struct CardDirective;

impl Directive for CardDirective {
    fn name(&self) -> &'static str {
        "card"
    }

    fn options(&self) -> &'static [OptionKey] {
        &[OptionKey {
            name: "id",
            required: true,
        }]
    }

    fn render(
        &self,
        cx: &Handbook,
        call: &DirectiveCall<'_>,
    ) -> Result<MarkedText, Box<Diagnostic>> {
        let (id, place) = call.option("id").unwrap_or_default();
        let wanted = Argument::Word(format!("kind-{}", Kind::Contradiction.name()));
        let Some(record) = cx.base().find(id) else {
            let found = at(place, &codes::UNKNOWN_REFERENCE)
                .with("id", id)
                .with("wanted", wanted)
                .maybe_suggest(cx.base().nearest_id(id, &[Kind::Contradiction]));
            return Err(Box::new(found));
        };
        let kind = cx.base().record(record).kind();
        if kind != Kind::Contradiction {
            let found = Argument::Word(format!("kind-{}", kind.name()));
            let wrong = at(place, &codes::WRONG_KIND).with("id", id);
            return Err(Box::new(wrong.with("wanted", wanted).with("found", found)));
        }
        card::render(cx, call.page, record).map_err(|error| Box::new(call.failed(&error)))
    }
}
