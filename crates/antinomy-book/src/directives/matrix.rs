//! `antinomy matrix`: fields against pairs of levels. Option: `id`, where a page holds two of them.

use super::{Asked, Directive, OptionKey};
use crate::{Handbook, generate};
use antinomy_syntax::Diagnostic;

pub(super) struct Matrix;

impl Directive for Matrix {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn options(&self) -> &'static [OptionKey] {
        &[OptionKey {
            name: "id",
            required: false,
        }]
    }

    fn render(&self, cx: &Handbook, asked: &Asked<'_>) -> Result<String, Box<Diagnostic>> {
        let (id, _) = asked.option("id").unwrap_or(("matrix", None));
        generate::matrix(cx, asked.page, id).map_err(|error| Box::new(asked.failed(&error)))
    }
}
