//! `antinomy matrix`: fields against pairs of levels. Option: `id`, where a page holds two of them.

use crate::directive::{Directive, DirectiveCall, OptionKey};
use crate::views::parts::matrix;
use crate::{Handbook, MarkedText};
use antinomy_syntax::Diagnostic;

pub(super) struct MatrixDirective;

impl Directive for MatrixDirective {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn options(&self) -> &'static [OptionKey] {
        &[OptionKey {
            name: "id",
            required: false,
        }]
    }

    fn render(
        &self,
        cx: &Handbook,
        call: &DirectiveCall<'_>,
    ) -> Result<MarkedText, Box<Diagnostic>> {
        let (id, _) = call.option("id").unwrap_or((matrix::ID, None));
        matrix::render(cx, call.page, id).map_err(|error| Box::new(call.failed(&error)))
    }
}
