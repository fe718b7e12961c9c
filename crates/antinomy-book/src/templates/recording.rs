//! Fills a template into segments: what a template prints, with what its helpers hand over beside the text.
//!
//! | helper | prints | and hands over |
//! |---|---|---|
//! | `{{prose text}}` | the HTML of a `Prose` | what its links ask for |
//! | `{{cited id}}` | the name of the work's entry | that the page cites the work |
//! | `{{markdown text}}` | nothing | Markdown of an author, which passes look into |
//! | `{{view}}` | nothing | the view of this page that a pass renders |
//!
//! They are local helpers of one rendering and not of the registry, which several renderings may share at once.

use super::{escaped, parameter};
use crate::content::{PlacedView, Segment};
use crate::marks::{MarkedText, work_name};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    RenderErrorReason, Renderable,
};
use serde_json::Value;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The segments of a page so far. Shared by the output of a rendering and its helpers: handlebars wants helpers that
/// could be sent to other threads.
#[derive(Clone, Default)]
struct Recording(Arc<Mutex<Vec<Segment>>>);

/// Fills a template.
pub(super) fn record(
    registry: &Handlebars<'_>,
    template: &str,
    context: &Context,
    placed: Option<PlacedView>,
) -> Result<Vec<Segment>, RenderError> {
    let missing = || RenderErrorReason::TemplateNotFound(template.to_owned());
    let parsed = registry.get_template(template).ok_or_else(missing)?;
    let mut recording = Recording::default();
    let mut rendering = RenderContext::new(parsed.name.as_ref());
    let helpers: [(&str, Box<dyn HelperDef + Send + Sync>); 4] = [
        ("prose", Box::new(ProseHelper(recording.clone()))),
        ("cited", Box::new(CitedHelper(recording.clone()))),
        ("markdown", Box::new(MarkdownHelper(recording.clone()))),
        ("view", Box::new(ViewHelper(recording.clone(), placed))),
    ];
    for (name, helper) in helpers {
        rendering.register_local_helper(name, helper);
    }
    // As `Handlebars::render` does, which takes neither local helpers nor another output.
    parsed.render(registry, context, &mut rendering, &mut recording)?;
    let segments = std::mem::take(&mut *recording.lock());
    Ok(segments)
}

impl Recording {
    fn lock(&self) -> MutexGuard<'_, Vec<Segment>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds to the last segment that was printed, or begins one.
    fn print(&self, add: impl FnOnce(&mut MarkedText)) {
        let mut segments = self.lock();
        if !matches!(segments.last(), Some(Segment::Done(_))) {
            segments.push(Segment::Done(MarkedText::default()));
        }
        if let Some(Segment::Done(last)) = segments.last_mut() {
            add(last);
        }
    }
}

impl Output for Recording {
    fn write(&mut self, text: &str) -> io::Result<()> {
        self.print(|last| last.text.push_str(text));
        Ok(())
    }
}

/// `{{prose text}}`.
struct ProseHelper(Recording);

impl HelperDef for ProseHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        let prose = helper.param(0).map(|prose| prose.value());
        let Some(html) = prose.and_then(|prose| prose.get("html")?.as_str()) else {
            return Err(RenderErrorReason::ParamNotFoundForIndex("prose", 0).into());
        };
        // Prose without links has no marks at all.
        let ids = |kind: &str| {
            let ids = prose.and_then(|prose| prose.get("marks")?.get(kind)?.as_array());
            ids.into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
        };
        self.0.print(|last| {
            last.text.push_str(html);
            last.marks.works.extend(ids("works"));
            last.marks.records.extend(ids("records"));
        });
        Ok(())
    }
}

/// `{{cited id}}`.
struct CitedHelper(Recording);

impl HelperDef for CitedHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        let id = parameter(helper, "cited")?;
        self.0.print(|last| {
            last.text.push_str(&escaped(&work_name(&id)));
            last.marks.works.insert(id);
        });
        Ok(())
    }
}

/// `{{markdown text}}`.
struct MarkdownHelper(Recording);

impl HelperDef for MarkdownHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        let text = parameter(helper, "markdown")?;
        self.0.lock().push(Segment::Markdown(text.into()));
        Ok(())
    }
}

/// `{{view}}`.
struct ViewHelper(Recording, Option<PlacedView>);

impl HelperDef for ViewHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        _: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        let Some(view) = &self.1 else {
            return Err(RenderErrorReason::Other("this page has no view".to_owned()).into());
        };
        self.0.lock().push(Segment::View(view.clone()));
        Ok(())
    }
}
