//! What citing costs: all works of a knowledge base set in the house style, and each cited once with a page. It runs in a
//! process of its own, as a hidden task of this program.

use std::path::Path;

use antinomy_cite::{Bibliography, HOUSE, Item, Place, Style};
use antinomy_model::values::LocatorKey;
use antinomy_model::{Kind, Language};
use anyhow::{Result, anyhow};

/// Reads a knowledge base, makes the list and all citations, and prints how long they are.
pub(crate) fn run(root: &Path) -> Result<()> {
    let loaded = antinomy_kit::Workspace::open(root)?;
    let sources = loaded.base.of_kind(Kind::Source);
    let items: Vec<Item> = sources
        .filter_map(|(id, _)| Item::of(&loaded.base, id, Language(0)))
        .collect();
    let style = Style::named(HOUSE).map_err(|error| anyhow!("{error:?}"))?;
    // The list is made once: letters depend on all works.
    let list = Bibliography::new(&style, items, "de", "de");
    let (mut works, mut letters) = (0_usize, 0_usize);
    for (number, id) in list.ids().enumerate() {
        // Pages repeat, as in a text.
        let place = Place::labelled(LocatorKey::Page, &format!("{}", number % 300 + 1));
        let cited = list
            .cite(id, place.as_ref())
            .unwrap_or_default()
            .to_string();
        let listed = list.entry(id).map(ToString::to_string).unwrap_or_default();
        works += 1;
        letters += cited.len() + listed.len();
    }
    println!("{works} works, {letters} bytes");
    Ok(())
}
