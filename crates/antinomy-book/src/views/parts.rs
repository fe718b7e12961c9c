//! What several pages show.

pub(crate) mod addresses;
pub(crate) mod backlinks;
pub(crate) mod badges;
pub(crate) mod card;
pub(crate) mod citations;
pub(crate) mod cited;
pub(crate) mod competences;
pub(crate) mod dates;
pub(crate) mod excerpt;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod locators;
pub(crate) mod matrix;
pub(crate) mod previews;
pub(crate) mod prose;
pub(crate) mod query;
pub(crate) mod references;
pub(crate) mod relations;
pub(crate) mod stances;
pub(crate) mod statement;
pub(crate) mod values;
