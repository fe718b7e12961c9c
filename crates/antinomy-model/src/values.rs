//! The values that records are made of.

mod choice;
mod levels;
mod locator;
mod name;
mod position;
mod reference;
mod text;
mod time;

pub use choice::{
    Attitude, BadgeShape, Basis, Category, Choice, CitationType, Coverage, ExaminationResult,
    Finder, Force, Grade, LocatorKey, MustReturn, ParameterKind, Share, SourceClass, SourceType,
    StatementKind, VerdictKind,
};
pub use levels::{LevelId, LevelRelation, LevelSet};
pub use locator::{Asserter, Citation, Locator, Place};
pub use name::Name;
pub use position::Position;
pub use reference::{Given, Ref};
pub use text::{ALL_LANGUAGES, Language, TRANSLATED_FROM, Text};
pub use time::{Bound, Date, DateProblem, Interval};
