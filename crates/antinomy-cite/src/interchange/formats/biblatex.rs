//! BibLaTeX in UTF-8, which biber and all reference managers read; classic BibTeX is read as well.
//!
//! Every entry is complete in itself: a chapter is an `@incollection` with title, editors and publisher of its volume, and
//! refers to the volume's own entry by `xref`, which inherits nothing. Values that BibLaTeX has no field for are keywords
//! (`antinomy:class=policy`), which reference managers keep as tags, and two fields in common use that LaTeX ignores
//! (`archiveurl`, `license`).
//!
//! Not preserved: the editors of a part beside those of its volume; a publisher, place or series of a part that is also
//! that of its volume (it is read back at the volume alone); an en dash between page numbers (it is read back as a hyphen).

mod broken;
mod latex;
mod read;
mod split;
mod write;

use crate::interchange::exchange_format::ExchangeFormat;

pub(super) static FORMAT: ExchangeFormat = ExchangeFormat {
    name: "biblatex",
    title: "BibLaTeX",
    aliases: &["bibtex", "bib"],
    extensions: &["bib", "bibtex", "biblatex"],
    media_type: "application/x-bibtex",
    read: read::read,
    write: write::write,
};
