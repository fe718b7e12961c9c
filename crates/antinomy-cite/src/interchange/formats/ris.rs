//! RIS, the format of library catalogues and databases.
//!
//! Tags are used as Zotero, EndNote and Citavi read them. What RIS has no tag for goes into two of them: codes and ids into
//! keywords (`KW  - antinomy:class=policy`), which reference managers keep, and texts into the first field for own use
//! (`U1  - antinomy:subtitle=...`). A date that is more than a day, a month or a year is written behind the third slash of
//! `DA`, which RIS leaves for remarks.
//!
//! The reader is ours: the crate `biblib` (0.10) splits names at spaces, so that "Bertelsmann Stiftung" becomes a person,
//! and keeps neither positions nor repeated tags.
//!
//! Not preserved: what [`biblatex`](super::biblatex) does not preserve either; the authors of a volume that is not exported
//! with its parts. A body with a comma in its name is read back as a person, and a lower-case first word of a family name
//! as a particle.

mod read;
mod values;
mod write;

use crate::interchange::exchange_format::ExchangeFormat;

pub(super) static FORMAT: ExchangeFormat = ExchangeFormat {
    name: "ris",
    title: "RIS",
    aliases: &[],
    extensions: &["ris"],
    media_type: "application/x-research-info-systems",
    read: read::read,
    write: write::write,
};
