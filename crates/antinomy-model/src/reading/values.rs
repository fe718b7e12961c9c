//! How values are read from YAML: one file a family, each the [`Property`](super::property::Property) of its types.

mod choice;
mod levels;
mod locator;
mod mappings;
mod name;
mod plain;
mod position;
mod reference;
mod text;
mod time;
